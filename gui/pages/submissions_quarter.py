"""The quarter's report: looked at in the window, saved as PDF or Word document, printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QWidget

from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.page import Frame, Page
from gui.pages.framed import framed
from gui.pages.submissions_files import open_file, open_folder
from gui.pages.submissions_handing import ReportHanding
from gui.pages.submissions_maker import ReportMaker, Subject
from gui.pages.submissions_quarter_head import QuarterHead
from gui.pages.submissions_work import MadeReport, quarter_to_report, quarters_of
from gui.widgets.empty_place import EmptyPlace
from gui.widgets.handed_over import HandedOver
from gui.widgets.pdf_preview import PdfPreview
from gui.widgets.preview_bar import PreviewBar
from gui.widgets.progress_row import ProgressRow
from gui.widgets.tall_area import OfUse, scrolled_column
from gui.wording import quarter_words
from model.rows.changed import Changed
from model.rows.checklist import ChecklistFilter

_PREVIEW = 280  # px at 100 %: so high a preview is of use, with the bar over it
IRRELEVANT = frozenset({"submission", "submission_line", "accepted_finding", "sheet_mapping"})  # kinds of change that no quarter's report tells of


class QuarterPanel(Page):
    """Choose, look, hand over."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self.maker = ReportMaker(frame.operations, self)
        self.handing = ReportHanding(frame, self)
        self._has_changed = False  # since the report shown was made
        self._plan_id: int | None = None
        self._tried: Subject | None = None
        self.head = QuarterHead(frame, self)
        self.field, self.scope, self.save, self.print = self.head.field, self.head.scope, self.head.save, self.head.print
        self.again = QPushButton(self)
        self.stale = QLabel(self)
        self.progress = ProgressRow(self)
        self.handed = HandedOver(frame.messages, self)
        self.preview = PdfPreview(frame.operations.work, frame.theme, self)
        self.bar = PreviewBar(self.preview, frame.theme, self)
        self.nothing = EmptyPlace(frame.theme, "report", self)
        self.places = QStackedWidget(self)
        self._build()
        self._connect()
        self.retranslate()
        self.show_plan()

    @property
    def subject(self) -> Subject:
        """What the report is to be about."""
        kept = ChecklistFilter(plan_id=self.frame.chosen.plan_id, is_mine=self.scope.is_mine)
        return Subject(self.field.period, kept)

    @property
    def is_stale(self) -> bool:
        """Whether the report shown tells less than the ledger holds by now."""
        report = self.maker.report
        return report is not None and (self._has_changed or report.made_on != self.frame.today())

    def retranslate(self) -> None:
        """Set every text anew."""
        self.again.setText(self.tr("&Refresh"))
        self.stale.setText(self.tr("Something has changed since this preview was made."))
        self.preview.setAccessibleName(self.tr("Preview of the report"))
        self.nothing.set_texts(
            self.tr("There is no preview yet"), self.tr("The report of this quarter was not made."), self.tr("Make the &report")
        )
        self._show()

    def show_plan(self) -> None:
        """Take over the chosen plan and whose ledger it is."""
        plan, today = self.frame.chosen.plan, self.frame.today()
        self.scope.set_known(is_known=bool(self.frame.chosen.myself.unit))
        if plan is None:
            return
        if plan.id != self._plan_id:
            self._plan_id = plan.id
            quarters = quarters_of(plan, today)
            self.field.set_periods(quarters, min(max(quarter_to_report(today), quarters[0]), quarters[-1]))
        self._has_changed = True
        self.follow()

    def follow(self) -> None:
        """Make the report that is chosen now, when it is looked at and was not made yet."""
        if self.frame.chosen.plan is not None and self._tried != self.subject:
            self.maker.forget()
            self._tried = None
            self.handed.show_written(None)
            if self.isVisible():
                self.make()
        self._show()

    def make(self, then: Callable[[MadeReport], None] | None = None) -> None:
        """Make the report anew and show it; `then` follows when that went well."""
        self._tried = self.subject
        self._has_changed = False
        said = self.tr("Making the report of {quarter}…").format(quarter=quarter_words(self.subject.quarter))
        self.maker.make(said, self.subject, self.frame.today(), then)

    def save_to(self, target: Path) -> None:
        """Put the report into a file; one that is out of date is made anew first."""
        self._when_fresh(lambda report: self.handing.save(report, target))

    def save_word_to(self, target: Path) -> None:
        """Write the report as a Word document; one that is out of date is made anew first."""
        self._when_fresh(lambda report: self.handing.save_word(report, target))

    def ask_printer(self) -> None:
        """Ask how to print; a report that is out of date is made anew first."""
        page = max(self.preview.page - 1, 0)
        self._when_fresh(lambda report: self.handing.ask_printer(report, page))

    def showEvent(self, event: QShowEvent) -> None:
        """Make the report when it is looked at first; say what changed meanwhile."""
        super().showEvent(event)
        self.follow()

    def _build(self) -> None:
        self.stale.setProperty("tone", "amber")
        self.stale.setWordWrap(True)
        for action in self.bar.keys:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
        news = QHBoxLayout()
        news.setSpacing(12)
        news.addWidget(self.again)
        news.addWidget(self.stale, 1)
        panel = framed(self, self.bar, self.preview, margins=(1, 4, 1, 4), grows=self.preview)
        panel.column.setSpacing(4)
        self.places.addWidget(panel)
        self.places.addWidget(self.nothing)
        shown = OfUse(self.frame.theme, _PREVIEW, self)
        inside = QVBoxLayout(shown)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.places)
        rows = scrolled_column(self)
        rows.addWidget(self.head)
        rows.addWidget(self.progress)
        rows.addLayout(news)
        rows.addWidget(self.handed)
        rows.addWidget(shown, 1)

    def _connect(self) -> None:
        self.field.chosen.connect(lambda _quarter: self.follow())
        self.scope.changed.connect(self.follow)
        self.again.clicked.connect(lambda _checked: self.make())
        self.nothing.step_wanted.connect(self.make)
        for door in (self.save.clicked, self.head.save_key.triggered):
            door.connect(lambda _checked: self.handing.ask_target(self.subject.quarter, self.save_to))
        self.head.word.clicked.connect(lambda _checked: self.handing.ask_word(self.subject.quarter, self.save_word_to))
        self.print.clicked.connect(self.ask_printer)
        self.head.numbers.clicked.connect(lambda _checked: self._when_fresh(self.handing.show_numbers))
        self.handing.measure_wanted.connect(lambda key: self.wanted.emit("checklist", key))
        self.head.print_key.triggered.connect(self.ask_printer)
        for work in (self.maker, self.handing):
            work.begun.connect(self.progress.begin)
            work.begun.connect(self._show)
            work.progressed.connect(self.progress.show_progress)
            work.ended.connect(self._show)
            self.progress.cancelled.connect(work.cancel)
        self.handed.file_wanted.connect(open_file)
        self.handed.folder_wanted.connect(open_folder)
        self.maker.changed.connect(self._on_report)
        self.maker.failed.connect(self._on_failed)
        self.handing.saved.connect(self.handed.show_written)
        self.frame.chosen.changed.connect(self.show_plan)
        self.frame.operations.changed.connect(self._on_changed)

    def _when_fresh(self, then: Callable[[MadeReport], None]) -> None:
        if self.maker.report is None or self.is_stale:
            self.make(then)
        else:
            then(self.maker.report)

    def _on_failed(self, error: Exception) -> None:
        self.frame.messages.show_error(error)

    def _on_report(self) -> None:
        shown, report = self.handed.written, self.maker.report
        if shown is not None and (report is None or report.written.sha256 != shown.sha256):
            self.handed.show_written(None)  # that file tells less than the preview by now
        self.preview.show_pages(self.maker.report.pages if self.maker.report else None)
        self._show()

    def _on_changed(self, changed: Changed, _initiator: object) -> None:
        if not changed.kinds <= IRRELEVANT:
            self._has_changed = True
            self._show()

    def outdate(self) -> None:
        """What is shown is not what would be written now."""
        self._has_changed = True
        self._show()

    def _show(self) -> None:
        is_working = self.maker.is_busy or self.handing.is_busy
        has_report = self.maker.report is not None
        if not is_working:
            self.progress.end()
        self.stale.setVisible(self.is_stale)
        self.again.setVisible(self.is_stale)
        self.head.allow(is_there=has_report and not is_working)
        self.again.setEnabled(not is_working)
        self.places.setCurrentIndex(0 if has_report or is_working else 1)
