"""Reviews that were left half done: asked for, gone on with, given up after a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.page import Frame
from gui.pages.take_in_start import TakeInStart
from model.rows.review import ReviewLeft

if TYPE_CHECKING:
    from collections.abc import Callable

    from model.ledger import Ledger


class LeftReviews(QObject):
    """Keeps the start's list of them true."""

    def __init__(self, frame: Frame, start: TakeInStart) -> None:
        super().__init__(start)
        self._frame, self._start = frame, start
        start.discard_wanted.connect(self._ask_discard)

    def show(self) -> None:
        """Ask for them anew."""
        self._frame.operations.ask(self, _reviews_left, on_done=self._start.set_left)

    def offer(self, otherwise: Callable[[], None]) -> None:
        """Show them; when there is none do the other thing."""

        def found(left: tuple[ReviewLeft, ...]) -> None:
            self._start.set_left(left)
            if not left:
                otherwise()

        self._frame.operations.ask(self, _reviews_left, on_done=found)

    def _ask_discard(self, left: ReviewLeft) -> None:
        self._frame.messages.confirm(
            "review-discard", self.tr("Give up"), lambda: self._discard(left), title=left.title, measures=left.measures
        )

    def _discard(self, left: ReviewLeft) -> None:
        from model.actions.review import drop_review

        ledger = self._frame.operations.ledger
        self._frame.operations.work(
            self, lambda **_watch: drop_review(ledger, left.name), on_done=lambda _: self.show()
        )


def _reviews_left(ledger: Ledger) -> tuple[ReviewLeft, ...]:
    from model.queries.review import reviews_left

    return reviews_left(ledger)
