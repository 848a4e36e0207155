"""Keeps a review in the ledger's folder while it is worked on: a moment after each step, and the newest state last."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gui.page import Frame
from model.rows.review import Review

if TYPE_CHECKING:
    from model.ledger import Ledger

_REST_MS = 400


class _Order:
    """Of states that several threads are about to write, an older one never takes a newer one's place."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._writing = threading.Lock()
        self._newest = 0

    def work(self, ledger: Ledger, review: Review) -> Callable[..., None]:
        """What writes this state, unless a newer one was written by then."""
        number = next(self._numbers)

        def write(**_watch: object) -> None:
            from model.actions.review import keep_review

            with self._writing:
                if number > self._newest:
                    keep_review(ledger, review)
                    self._newest = number

        return write


class ReviewKeeper(QObject):
    """Writes the newest state of one review; says once when that fails."""

    def __init__(self, frame: Frame, review: Callable[[], Review], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frame, self._review = frame, review
        self._is_stale = self._was_said = self._is_over = False
        self._order, self._writing = _Order(), 0
        self._then: list[Callable[[], None]] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.keep)

    def note(self) -> None:
        """Remember that something changed; it is written when the work rests."""
        if not self._is_over:
            self._rest.start()

    def hurry(self) -> None:
        """Write now what was to be written in a moment, also while an older state is: nobody may be there afterwards to do so."""
        if (self._rest.isActive() or self._is_stale) and not self._is_over:
            self._rest.stop()
            self._write()

    def keep(self, then: Callable[[], None] | None = None) -> None:
        """Write now; `then` is called once it is written (or cannot be)."""
        self._rest.stop()
        if then is not None:
            self._then.append(then)
        if self._writing:
            self._is_stale = True
        elif not self._is_over:
            self._write()

    def forget(self, then: Callable[[], None]) -> None:
        """Write no more and drop what was written; then go on."""
        self._rest.stop()
        self._is_over = True
        self._then = [then]
        if not self._writing:
            self._drop()

    def _write(self) -> None:
        self._is_stale = False
        self._writing += 1
        work = self._order.work(self._frame.operations.ledger, self._review())
        self._frame.operations.work(self, work, on_done=lambda _: self._ended(), on_error=self._failed)

    def _drop(self) -> None:
        from model.actions.review import drop_review

        name, ledger = self._review().name, self._frame.operations.ledger
        self._frame.operations.work(
            self, lambda **_watch: drop_review(ledger, name), on_done=lambda _: self._go_on(), on_error=self._not_dropped
        )

    def _ended(self) -> None:
        self._writing -= 1
        if self._writing:
            return
        if self._is_over:
            self._drop()
        elif self._is_stale:
            self._write()
        else:
            self._go_on()

    def _failed(self, error: Exception) -> None:
        self._say(error)
        self._ended()

    def _not_dropped(self, error: Exception) -> None:
        self._say(error)
        self._go_on()

    def _say(self, error: Exception) -> None:
        if not self._was_said:
            self._was_said = True
            self._frame.messages.show_error(error)

    def _go_on(self) -> None:
        waiting, self._then = self._then, []
        for then in waiting:
            then()
