"""The passphrase of a package that arrived locked: tried at once, and asked for again until it opens or is left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.theme import Theme

WIDTH = 460


class LockedPackageDialog(QDialog):
    """A field for the passphrase of one package; leaving it lets that package go untaken.

    Signals:
        opened: the passphrase that opens it.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme, package: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lockedPackageDialog")
        self.setWindowTitle(self.tr("Locked package"))
        self._package = package
        said = QLabel(self.tr("\"{name}\" is locked. Its sender knows the passphrase.").format(name=package.name), self)
        said.setWordWrap(True)
        self.passphrase = QLineEdit(self)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(self.tr("Passphrase"))
        self.closing = ClosingRow(self, self.tr("&Open"), stop=self.tr("Leave it out"))
        self.closing.under(said, self.passphrase)
        self.closing.act.setEnabled(False)
        self.closing.act.clicked.connect(self._try)
        self.passphrase.textChanged.connect(self._judge)
        self.setMinimumWidth(theme.px(WIDTH))
        self.passphrase.setFocus()

    def _judge(self, text: str) -> None:
        self.closing.refuse("")
        self.closing.act.setEnabled(bool(text))

    def _try(self) -> None:
        from model.readers.locked_package import opens  # few packages are locked

        typed = self.passphrase.text()
        if not opens(self._package, typed):
            self.closing.refuse(self.tr("It does not open it. Look at capitals, full-width letters and spaces."))
            self.passphrase.selectAll()
            self.passphrase.setFocus()
            return
        self.opened.emit(typed)
        self.accept()
