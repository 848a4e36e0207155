"""A list's or a paper's pages as they will be printed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.page import Frame
from gui.pages.submissions_files import Target, ask_target
from gui.pages.submissions_handing import ReportHanding
from gui.pages.submissions_work import MadeReport, close_pages, file_name
from gui.widgets.pdf_preview import PdfPreview
from gui.widgets.preview_bar import PreviewBar
from gui.widgets.progress_row import ProgressRow

WIDTH, HEIGHT = 900, 660


class ListPreview(QDialog):
    """Looked at, printed, saved as PDF; `name` is what a paper that is no list is called.

    Signals:
        measure_wanted: the id of a measure to be shown in the checklist.
    """

    measure_wanted = Signal(object)

    def __init__(self, frame: Frame, made: MadeReport, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("listPreview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(name or self.tr("Print the list"))
        self._frame, self._made = frame, made
        self._name = name or self.tr("List")
        self.handing = ReportHanding(frame, self)
        self.preview = PdfPreview(frame.operations.work, frame.theme, self)
        self.preview.setAccessibleName(self.tr("Preview of the list"))
        self.bar = PreviewBar(self.preview, frame.theme, self)
        self.progress = ProgressRow(self)
        self.save = QPushButton(self.tr("Save as P&DF…"), self)
        self.closing = ClosingRow(self, self.tr("&Print…"), stop=self.tr("Close"))
        self.closing.act.setShortcut(QKeySequence.StandardKey.Print)
        self.numbers = QPushButton(self.tr("&Numbers…"), self)
        self.numbers.setToolTip(self.tr("Which measures each number of the summary counts"))
        self.numbers.setVisible(bool(made.numbers))
        for place, part in enumerate((self.save, self.numbers)):
            self.closing.insertWidget(place, part)
        self.closing.insertWidget(2, self.progress, 1)
        self.closing.under(self.bar, self.preview, grows=self.preview)
        self.addActions(self.bar.keys)
        self.closing.act.clicked.connect(self._print)
        self.save.clicked.connect(self._ask_target)
        self.numbers.clicked.connect(self._show_numbers)
        self.handing.measure_wanted.connect(self._open_measure)
        self.handing.show_in(self.progress)
        self.finished.connect(lambda _result: self._let_go())
        self.resize(frame.theme.px(WIDTH), frame.theme.px(HEIGHT))
        self.preview.show_pages(made.pages)
        self.closing.act.setFocus()

    def save_to(self, target: Path) -> None:
        """Put the pages into a file."""
        self.handing.save(self._made, target)

    def reject(self) -> None:
        """Wait with closing, by whichever way, for what is being printed or saved."""
        if not self.handing.is_busy:
            super().reject()

    def _print(self) -> None:
        self.handing.ask_printer(self._made, max(self.preview.page - 1, 0))

    def _show_numbers(self) -> None:
        self.handing.show_numbers(self._made)

    def _open_measure(self, measure_id: int) -> None:
        self.reject()
        self.measure_wanted.emit(measure_id)

    def _ask_target(self) -> None:
        target = Target(self.tr("Save as PDF"), file_name(self._name) + ".pdf", self.tr("PDF document (*.pdf)"))
        self.handing.asking = ask_target(self, self._frame.settings, target, self.save_to)

    def _let_go(self) -> None:
        self.preview.show_pages(None)
        self._frame.operations.work(self._frame.operations, close_pages, self._made.pages, on_done=lambda _none: None)
