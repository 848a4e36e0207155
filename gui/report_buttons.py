"""The two buttons of an error's box: copy what is known of it, or save that to a file. Nothing is sent anywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from gui.calling import calling
from gui.dialogs.file_labels import label_in_full
from gui.error_report import error_report, file_name
from gui.settings import Settings
from model.errors import StorageError
from model.rows.shape import LedgerShape

QT_WORDS = (QT_TRANSLATE_NOOP("QMessageBox", "Show Details..."), QT_TRANSLATE_NOOP("QMessageBox", "Hide Details..."))  # Qt's Chinese has three dots


class ReportButtons(QObject):
    """Keeps the details of a box true to what is known, and hands them out."""

    def __init__(
        self, box: QMessageBox, error: Exception, settings: Settings, on_failure: Callable[[Exception], None]
    ) -> None:
        super().__init__(box)
        self._box, self._error, self._settings, self._on_failure = box, error, settings, on_failure
        self._at = datetime.now(UTC)
        self.text = ""
        self.dialog: QFileDialog | None = None
        self.copy = self._button(self.tr("&Copy details"), self._copy)
        self.save = self._button(self.tr("&Save…"), self.ask)
        self.set_shape(None)

    def set_shape(self, shape: LedgerShape | None) -> None:
        """Tell the ledger's size too."""
        self.text = error_report(self._error, shape, self._at)
        self._box.setDetailedText(self.text)

    def ask(self) -> None:
        """Ask where the details are to be saved."""
        dialog = QFileDialog(self._box, self.tr("Save details"), self._settings.last_folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters([self.tr("Text (*.txt)")])
        dialog.setDefaultSuffix("txt")
        label_in_full(dialog)
        dialog.selectFile(file_name(self._at.astimezone()))
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def write(self, target: Path) -> None:
        """Write the details to a file."""
        try:
            target.write_text(self.text, encoding="utf-8")
        except OSError as error:
            self._on_failure(StorageError("report-not-written", path=str(target), detail=error.strerror or str(error)))
        else:
            self._settings.last_folder = str(target.parent)
            self.save.setText(self.tr("Saved"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self.copy.setText(self.tr("Copied"))

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self._box)
        self._box.addButton(button, QMessageBox.ButtonRole.HelpRole)  # HelpRole: the box stays open
        button.clicked.disconnect()
        button.clicked.connect(calling(act))
        return button
