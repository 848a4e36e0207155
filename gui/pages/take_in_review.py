"""The review that is open: taken up or gone on with, kept while it is worked on, accepted as a plan or as a correction."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from gui.page import Frame
from gui.review.edition_step import EditionStep
from gui.review.review_keeper import ReviewKeeper
from gui.review.review_page import ReviewPage
from model.errors import explain
from model.rows.changed import Changed
from model.rows.draft import DoubtCode
from model.rows.edition import Edition
from model.rows.review import OpenedReview, Review, ReviewLeft

if TYPE_CHECKING:
    from datetime import date

    from model.ledger import Ledger


class OpenReview(QObject):
    """At most one review; its page is made anew for each.

    Signals:
        opened, closed: a ReviewPage came, or goes.
        step_wanted: the review, or what it would change of the ledger, is to be shown.
        left: the review was put aside or given up.
        accepted: id of the plan that was taken in or corrected.
    """

    opened = Signal(object)
    closed = Signal(object)
    step_wanted = Signal(object)
    left = Signal()
    accepted = Signal(int)

    def __init__(self, frame: Frame, steps: QStackedWidget) -> None:
        super().__init__(steps)
        self._frame, self._steps = frame, steps
        self.page: ReviewPage | None = None
        self._keeper: ReviewKeeper | None = None

    @cached_property
    def edition(self) -> EditionStep:
        """What the review would change of the ledger; made when it is first asked for, which few reviews do."""
        step = EditionStep(self._frame.theme, self._steps)
        self._steps.addWidget(step)
        step.left.connect(self.show)
        step.taken.connect(self._correct)
        step.other.connect(lambda: self._take_in(is_other=True))
        step.given_up.connect(self._give_up)
        return step

    def take_up(self, review: Review) -> None:
        """Begin a review, or go on with the one that was left of the same document."""
        self._frame.operations.ask(self, _opened, review, self._frame.today(), on_done=self._open)

    def resume(self, left: ReviewLeft) -> None:
        """Go on with a review that was left."""
        self._frame.operations.ask(
            self, _resumed, left.name, self._frame.today(), on_done=self._open
        )

    def show(self) -> None:
        """Show the review that is open."""
        if self.page is not None:
            self.step_wanted.emit(self.page)

    def hurry(self) -> None:
        """Leave nothing unwritten."""
        if self._keeper is not None:
            self._keeper.hurry()

    def close(self) -> None:
        """Let the review's page go; what was written of it stays."""
        if self.page is not None:
            self.closed.emit(self.page)
            self.page.deleteLater()
            self.page = self._keeper = None

    def _open(self, opened: OpenedReview) -> None:
        self.close()
        page = ReviewPage(self._frame, opened.review, opened.facts, self._steps)
        keeper = ReviewKeeper(self._frame, lambda: page.state.review, page)
        page.changed.connect(keeper.note)
        page.later_wanted.connect(self._later)
        page.accept_wanted.connect(self._accept)
        self.page, self._keeper = page, keeper
        self.opened.emit(page)
        self.show()
        if opened.is_known:
            self._frame.messages.say(self.tr("Going on where you left the review"))
        if not self._frame.operations.ledger.is_read_only:
            keeper.keep()

    def _later(self) -> None:
        if self._keeper is not None:
            self._keeper.keep(self._leave)

    def _give_up(self) -> None:
        if self._keeper is not None:
            self._keeper.forget(self._leave)

    def _leave(self) -> None:
        self.close()
        self.left.emit()

    def _accept(self) -> None:
        """Look whether the plan is in the ledger before it is taken in."""
        if self.page is None:
            return
        state = self.page.state
        self.page.setEnabled(False)
        self._frame.operations.ask(
            self, _edition_of, state.review, state.year, on_done=self._on_edition, on_error=self._on_refused
        )

    def _on_edition(self, edition: Edition | None) -> None:
        if edition is None:
            self._take_in()
        elif self.page is not None:
            self.page.setEnabled(True)
            draft = self.page.state.review.draft
            self.edition.set_edition(edition, draft.measures, draft.notice.doc_no)
            self.step_wanted.emit(self.edition)

    def _take_in(self, *, is_other: bool = False) -> None:
        from model.actions.accept_plan import PlanSource, accept_plan

        if self.page is not None:
            review = self.page.state.review
            self._set_enabled(enabled=False)
            self._frame.operations.write(
                self, self.tr("Take in the plan"), accept_plan, review.draft, is_other=is_other,
                source=PlanSource(review.source_name, review.sha256), year=self.page.state.year, today=self._frame.today(),
                on_done=self._on_accepted, on_error=self._on_refused,
            )  # fmt: skip

    def _correct(self) -> None:
        from model.actions.accept_edition import accept_edition
        from model.actions.accept_plan import PlanSource

        if self.page is not None and self.edition.edition is not None:
            review = self.page.state.review
            self._set_enabled(enabled=False)
            self._frame.operations.write(
                self, self.tr("Take over a correction"), accept_edition, review.draft, self.edition.edition.plan_id,
                source=PlanSource(review.source_name, review.sha256), by_hand=self.edition.pairs,
                on_done=self._on_accepted, on_error=self._on_refused,
            )  # fmt: skip

    def _on_refused(self, error: Exception) -> None:
        self._set_enabled(enabled=True)
        shown = self._steps.currentWidget()
        if shown is not None and shown.isVisible():
            shown.setFocus()  # it was lost while nothing could be done
        self._frame.messages.show_error(error)

    def _on_accepted(self, changed: Changed) -> None:
        self._set_enabled(enabled=True)
        plan_id = int(changed.fact("plan"))

        def forgotten() -> None:
            self.close()
            self.accepted.emit(plan_id)

        if self._keeper is not None:
            self._keeper.forget(forgotten)

    def _set_enabled(self, *, enabled: bool) -> None:
        """Let nothing be done while the ledger is written, in the review or in what it would change."""
        for step in (self.page, self.__dict__.get("edition")):
            if step is not None:
                step.setEnabled(enabled)


def _opened(ledger: Ledger, review: Review, today: date) -> OpenedReview:
    from model.actions.open_review import open_review

    _read_sentences()
    return open_review(ledger, review, today=today)


def _resumed(ledger: Ledger, name: str, today: date) -> OpenedReview:
    from model.actions.open_review import resume_review

    _read_sentences()
    return resume_review(ledger, name, today=today)


def _read_sentences() -> None:
    """Have the catalogue read here, not on the window's thread when the first doubt is said."""
    explain(DoubtCode.UNIT_GARBLED, {})


def _edition_of(ledger: Ledger, review: Review, year: int) -> Edition | None:
    from model.queries.editions import edition_of

    return edition_of(ledger, review.draft, year=year, sha256=review.sha256)
