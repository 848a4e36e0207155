"""Taking a plan in, from the dropped file to the accepted plan."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.gaps import QVBoxLayout
from gui.page import Frame, Page
from gui.pages.take_in_file import PlanFiles
from gui.pages.take_in_left import LeftReviews
from gui.pages.take_in_review import OpenReview
from gui.pages.take_in_start import TakeInStart
from gui.pages.take_in_wordings import AskedOnce
from gui.review.review_page import ReviewPage, review_keys
from model.rows.checklist import ChecklistFilter
from model.rows.overview import PlanRow


class TakeInPage(Page):
    """One step at a time: begin, reading, which document, review, what it corrects, what the plan leaves open."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self._stack = QStackedWidget(self)
        self.start = TakeInStart(frame.theme, self._stack)
        self.left = LeftReviews(frame, self.start)
        self.files = PlanFiles(frame, self._stack)
        self.open_review = OpenReview(frame, self._stack)
        self.asked = AskedOnce(frame, self._stack)
        for step in (self.start, self.files.reading, self.files.documents, self.asked.wordings):
            self._stack.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._connect()
        self.retranslate()
        self.left.show()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Taking in"))

    @property
    def review(self) -> ReviewPage | None:
        """The review that is open."""
        return self.open_review.page

    @property
    def step(self) -> QWidget:
        """What is shown: start, reading, documents, a ReviewPage, an edition or wordings."""
        return self._stack.currentWidget() or self.start

    def show_step(self, step: QWidget) -> None:
        """Show another step, the keyboard in it."""
        self._stack.setCurrentWidget(step)
        self.setFocusProxy(step)
        step.setFocus()

    def shortcuts(self) -> list[tuple[str, str]]:
        """The review's keys while there is one."""
        if self.review is not None:
            return self.review.shortcuts()
        return [("Ctrl+V", self.tr("Read the copied table"))]

    def all_shortcuts(self) -> list[tuple[str, str]]:
        """The keys before the review and in it."""
        return [("Ctrl+V", self.tr("Read the copied table")), *review_keys()]

    def take_files(self, files: list[Path]) -> None:
        """Read a file; without one go on with the review that is open, else ask for a file."""
        if files:
            self.open_review.hurry()
            self.files.take(files)
        elif self.review is not None:
            self.open_review.show()
        elif self.step is self.start:
            self.left.offer(self.files.ask)

    def paste(self) -> None:
        """Read what was copied in another program."""
        self.open_review.hurry()
        self.came_from = ""
        self.files.paste(QGuiApplication.clipboard().mimeData())

    def open_place(self, place: object) -> None:
        """Take files in (a list of paths), or ask what a PlanRow leaves open."""
        if isinstance(place, list):
            self.take_files(place)
        elif isinstance(place, PlanRow):
            self.asked.ask(place.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V at the start reads what was copied."""
        if self.step is self.start and event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def flush(self) -> None:
        """Leave nothing unwritten: hidden with the window, the page would hear of it once its ledger is closed."""
        self.open_review.hurry()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing unwritten when another page is opened."""
        self.open_review.hurry()
        super().hideEvent(event)

    def begin_again(self) -> None:
        """Show the start with the reviews that were left."""
        self.show_step(self.start)
        self.left.show()

    def _connect(self) -> None:
        self.start.file_wanted.connect(self.files.ask)
        self.start.paste_wanted.connect(self.paste)
        self.start.resume_wanted.connect(self.open_review.resume)
        for part in (self.files, self.open_review, self.asked):
            part.step_wanted.connect(self.show_step)
        self.files.left.connect(self._go_back)
        self.files.read.connect(self.open_review.take_up)
        self.open_review.opened.connect(self._on_opened)
        self.open_review.closed.connect(self._stack.removeWidget)
        self.open_review.left.connect(self._on_left)
        self.open_review.accepted.connect(self._on_accepted)
        self.asked.done.connect(self._go_to_work)

    def _on_opened(self, review: ReviewPage) -> None:
        self.came_from = ""
        self._stack.addWidget(review)

    def _go_back(self) -> None:
        """Nothing came of a file: back to where one was, a review that is open, or another page from which it was handed here."""
        if self.review is not None:
            self.open_review.show()
        else:
            self.begin_again()
        before, self.came_from = self.came_from, ""
        if before:
            self.wanted.emit(before, None)

    def _on_left(self) -> None:
        self.begin_again()
        self.wanted.emit("overview", None)

    def _on_accepted(self, plan_id: int) -> None:
        self.begin_again()
        self.frame.chosen.choose(plan_id)
        self.asked.ask(plan_id)

    def _go_to_work(self, kept: ChecklistFilter) -> None:
        self.show_step(self.start)
        self.wanted.emit("checklist", kept)
