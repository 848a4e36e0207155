"""Taking a plan in, from the dropped file to the accepted plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from gui.page import Frame, Page
from gui.pages.take_in_reading import Documents, Reading
from gui.pages.take_in_start import TakeInStart
from gui.review.open_wordings import OpenWordings
from gui.review.review_keeper import ReviewKeeper
from gui.review.review_page import ReviewPage
from gui.tasks import Job
from model.errors import Cancelled
from model.rows.changed import Changed
from model.rows.checklist import ChecklistFilter
from model.rows.overview import PlanRow
from model.rows.review import OpenWording, Review, ReviewLeft

if TYPE_CHECKING:
    from model.ledger import Ledger


class TakeInPage(Page):
    """One step at a time: begin, reading, which document, review, what the plan leaves open."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self.review: ReviewPage | None = None
        self._keeper: ReviewKeeper | None = None
        self._job: Job | None = None
        self._pending: Review | None = None
        self._file = Path()
        self._readings = 0
        self._plan_id: int | None = None
        self._asking: QFileDialog | None = None
        self.start = TakeInStart(frame.theme, self)
        self.reading = Reading(self)
        self.documents = Documents(self)
        self.wordings = OpenWordings(self)
        self._stack = QStackedWidget(self)
        for step in (self.start, self.reading, self.documents, self.wordings):
            self._stack.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._connect()
        self.retranslate()
        self._ask_left()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Taking in"))

    @property
    def step(self) -> QWidget:
        """What is shown: start, reading, documents, a ReviewPage or wordings."""
        return self._stack.currentWidget() or self.start

    def shortcuts(self) -> list[tuple[str, str]]:
        """The review's keys while there is one."""
        return self.review.shortcuts() if self.review is not None else []

    def take_files(self, files: list[Path]) -> None:
        """Read a file; without one go on with the review that is open, else ask for a file."""
        if files:
            self._read(files[0])
            if len(files) > 1:
                self.frame.messages.say(self.tr("One plan at a time: reading {file} first").format(file=files[0].name))
        elif self.review is not None:
            self._show(self.review)
        elif self.step is self.start:
            self.frame.operations.ask(self, _reviews_left, on_done=self._offer)

    def open_place(self, place: object) -> None:
        """Take files in (a list of paths), or ask what a PlanRow leaves open."""
        if isinstance(place, list):
            self.take_files(place)
        elif isinstance(place, PlanRow):
            self._ask_wordings(place.id)

    def _offer(self, left: tuple[ReviewLeft, ...]) -> None:
        """Show the reviews that were left; with none there is only a file to be asked for."""
        self.start.set_left(left)
        if not left:
            self.ask_file()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing unwritten when another page is opened or the window closes."""
        self._hurry()
        super().hideEvent(event)

    def ask_file(self) -> None:
        """Ask for a file."""
        dialog = QFileDialog(self, self.tr("Take in a plan"), self.frame.settings.last_folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Plans as text (*.txt *.md *.tsv *.csv)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.take_files([Path(name)]))
        dialog.finished.connect(dialog.deleteLater)
        self._asking = dialog
        dialog.open()

    def _connect(self) -> None:
        self.start.file_wanted.connect(self.ask_file)
        self.start.resume_wanted.connect(self._resume)
        self.start.discard_wanted.connect(self._ask_discard)
        self.reading.cancelled.connect(self._cancel)
        self.documents.chosen.connect(self._on_document)
        self.documents.left.connect(self._begin_again)
        self.wordings.answered.connect(self._answer)
        self.wordings.one_by_one.connect(self._one_by_one)

    def _show(self, step: QWidget) -> None:
        self._stack.setCurrentWidget(step)
        self.setFocusProxy(step)
        step.setFocus()

    def _begin_again(self) -> None:
        self._show(self.start)
        self._ask_left()

    def _ask_left(self) -> None:
        self.frame.operations.ask(self, _reviews_left, on_done=self.start.set_left)

    def _read(self, file: Path, document: int | None = None) -> None:
        from model.actions.review import begin_review

        self._hurry()
        if self._job is not None:
            self._job.cancel()
        self._file = file
        self.frame.settings.last_folder = str(file.parent)
        self.reading.begin(file.name)
        self._show(self.reading)
        is_chosen = document is not None
        self._readings += 1
        number = self._readings

        def done(review: Review) -> None:
            if self.step is self.reading and number == self._readings:  # else cancelled at the last moment
                self._on_read(review, is_chosen=is_chosen)

        self._job = self.frame.operations.work(
            self, begin_review, file, document=document, on_progress=self.reading.show_progress, on_done=done,
            on_error=self._on_unread,
        )

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._begin_again()

    def _on_unread(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self._begin_again()
            self.frame.messages.show_error(error)

    def _on_read(self, review: Review, *, is_chosen: bool) -> None:
        documents = review.draft.documents
        if not is_chosen and sum(row.measures > 0 for row in documents) > 1:
            self._pending = review
            self.documents.set_documents(documents, review.draft.document)
            self._show(self.documents)
            return
        self._take_up(review)

    def _on_document(self, index: int) -> None:
        pending, self._pending = self._pending, None
        if pending is not None and pending.draft.document == index:
            self._take_up(pending)
        else:
            self._read(self._file, index)

    def _take_up(self, review: Review) -> None:
        self.frame.operations.ask(
            self, _known_review, review.name, on_done=lambda known: self._open(known or review, is_known=known is not None)
        )

    def _resume(self, left: ReviewLeft) -> None:
        self.frame.operations.ask(
            self, _review_left, left.name, on_done=lambda review: self._open(review, is_known=True)
        )

    def _open(self, review: Review, *, is_known: bool) -> None:
        self._close_review()
        page = ReviewPage(self.frame, review, self)
        keeper = ReviewKeeper(self.frame, lambda: page.state.review, page)
        page.changed.connect(keeper.note)
        page.later_wanted.connect(self._later)
        page.accept_wanted.connect(self._accept)
        self.review, self._keeper = page, keeper
        self._stack.addWidget(page)
        self._show(page)
        if is_known:
            self.frame.messages.say(self.tr("Going on where you left the review"))
        elif page.state.in_doubt:
            page.state.go(page.state.in_doubt[0])
        if not self.frame.operations.ledger.is_read_only:
            keeper.keep()

    def _hurry(self) -> None:
        if self._keeper is not None:
            self._keeper.hurry()

    def _close_review(self) -> None:
        if self.review is not None:
            self._stack.removeWidget(self.review)
            self.review.deleteLater()
            self.review = self._keeper = None

    def _later(self) -> None:
        def left() -> None:
            self._close_review()
            self._begin_again()
            self.wanted.emit("overview", None)

        if self._keeper is not None:
            self._keeper.keep(left)

    def _ask_discard(self, left: ReviewLeft) -> None:
        self.frame.messages.confirm(
            "review-discard", self.tr("Give up"), lambda: self._discard(left), title=left.title, measures=left.measures
        )

    def _discard(self, left: ReviewLeft) -> None:
        from model.actions.review import drop_review

        ledger = self.frame.operations.ledger
        self.frame.operations.work(
            self, lambda **_watch: drop_review(ledger, left.name), on_done=lambda _: self._ask_left()
        )

    def _accept(self) -> None:
        from model.actions.accept_plan import PlanSource, accept_plan

        if self.review is None:
            return
        review = self.review.state.review
        self.review.setEnabled(False)
        self.frame.operations.write(
            self, self.tr("Take in the plan"), accept_plan, review.draft,
            source=PlanSource(review.source_name, review.sha256), today=self.frame.today(),
            on_done=self._on_accepted, on_error=self._on_refused,
        )

    def _on_refused(self, error: Exception) -> None:
        if self.review is not None:
            self.review.setEnabled(True)
            self.review.setFocus()
        self.frame.messages.show_error(error)

    def _on_accepted(self, changed: Changed) -> None:
        plan_id = int(changed.fact("plan"))

        def forgotten() -> None:
            self._close_review()
            self._show(self.start)
            self._ask_left()
            self.frame.chosen.choose(plan_id)
            self._ask_wordings(plan_id)

        if self._keeper is not None:
            self._keeper.forget(forgotten)

    def _ask_wordings(self, plan_id: int) -> None:
        self._plan_id = plan_id
        self.frame.operations.ask(self, _open_wordings, plan_id, on_done=self._on_wordings)

    def _on_wordings(self, wordings: tuple[OpenWording, ...]) -> None:
        if wordings:
            self.wordings.set_wordings(wordings, self.frame.chosen.myself.unit)
            self._show(self.wordings)
        else:
            self._go_to_work()

    def _answer(self, yes: tuple[int, ...], no: tuple[int, ...]) -> None:
        from model.actions.answers import answer_duties

        for duties, is_us in ((yes, True), (no, False)):
            if duties:
                self.frame.operations.write(
                    self, self.tr("Answer whether “相关…” means us"), answer_duties, duties, is_us=is_us
                )
        self._go_to_work()

    def _one_by_one(self) -> None:
        self._show(self.start)
        self.wanted.emit("checklist", ChecklistFilter(plan_id=self._plan_id, is_mine=True, has_questions=True))

    def _go_to_work(self) -> None:
        """Mine first; all of it while nobody said who works here."""
        self._show(self.start)
        is_mine = bool(self.frame.chosen.myself.unit)
        self.wanted.emit("checklist", ChecklistFilter(plan_id=self._plan_id, is_mine=is_mine))


def _reviews_left(ledger: Ledger) -> tuple[ReviewLeft, ...]:
    from model.queries.review import reviews_left

    return reviews_left(ledger)


def _review_left(ledger: Ledger, name: str) -> Review:
    from model.queries.review import review_left

    return review_left(ledger, name)


def _known_review(ledger: Ledger, name: str) -> Review | None:
    """The same document's review, when one was left."""
    from model.queries.review import review_left, reviews_left

    return review_left(ledger, name) if name in {left.name for left in reviews_left(ledger)} else None


def _open_wordings(ledger: Ledger, plan_id: int) -> tuple[OpenWording, ...]:
    from model.queries.review import open_wordings

    return open_wordings(ledger, plan_id)
