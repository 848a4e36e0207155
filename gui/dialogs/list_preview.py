"""A list's pages as they will be printed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.page import Frame
from gui.pages.submissions_files import Target, ask_target
from gui.pages.submissions_handing import ReportHanding
from gui.pages.submissions_work import MadeReport, close_pages, file_name
from gui.widgets.pdf_preview import PdfPreview
from gui.widgets.preview_bar import PreviewBar
from gui.widgets.progress_row import ProgressRow

WIDTH, HEIGHT = 900, 660


class ListPreview(QDialog):
    """Looked at, printed, saved as PDF."""

    def __init__(self, frame: Frame, made: MadeReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("listPreview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print the list"))
        self._frame, self._made = frame, made
        self.handing = ReportHanding(frame, self)
        self.preview = PdfPreview(frame.operations.work, frame.theme, self)
        self.preview.setAccessibleName(self.tr("Preview of the list"))
        self.bar = PreviewBar(self.preview, frame.theme, self)
        self.progress = ProgressRow(self)
        self.print, self.save = QPushButton(self.tr("&Print…"), self), QPushButton(self.tr("Save as P&DF…"), self)
        self.print.setProperty("kind", "primary")
        self.print.setShortcut(QKeySequence.StandardKey.Print)
        buttons = QHBoxLayout()
        buttons.addWidget(self.progress, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        buttons.addWidget(self.print)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self.preview, 1)
        column.addLayout(buttons)
        self.addActions(self.bar.keys)
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._ask_target)
        self.handing.begun.connect(self.progress.begin)
        self.handing.progressed.connect(self.progress.show_progress)
        self.handing.ended.connect(self.progress.end)
        self.progress.cancelled.connect(self.handing.cancel)
        self.finished.connect(lambda _result: self._let_go())
        self.resize(frame.theme.px(WIDTH), frame.theme.px(HEIGHT))
        self.preview.show_pages(made.pages)
        self.print.setFocus()

    def save_to(self, target: Path) -> None:
        """Put the pages into a file."""
        self.handing.save(self._made, target)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait with closing for what is being printed or saved."""
        if self.handing.is_busy:
            event.ignore()
        else:
            super().closeEvent(event)

    def _print(self) -> None:
        self.handing.ask_printer(self._made, max(self.preview.page - 1, 0))

    def _ask_target(self) -> None:
        target = Target(self.tr("Save the list"), file_name(self.tr("List")) + ".pdf", self.tr("PDF document (*.pdf)"))
        self.handing.asking = ask_target(self, self._frame.settings, target, self.save_to)

    def _let_go(self) -> None:
        self.preview.show_pages(None)
        self._frame.operations.work(self._frame.operations, close_pages, self._made.pages, on_done=lambda _none: None)
