"""The passphrase of a ledger that is to be opened, or of a copy: tried at once, and asked for again until it opens or is left."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.theme import Theme

WIDTH = 460


class UnlockLedgerDialog(QDialog):
    """A field for the passphrase; whoever shows the dialog tries it.

    Signals:
        tried: the passphrase that was written.
    """

    tried = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unlockLedgerDialog")
        self.setWindowTitle(self.tr("Locked ledger"))
        said = QLabel(self.tr("\"{name}\" has a passphrase.").format(name=name), self)
        said.setWordWrap(True)
        self.passphrase = QLineEdit(self)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(self.tr("Passphrase"))
        self.closing = ClosingRow(self, self.tr("&Open"))
        self.closing.under(said, self.passphrase)
        self.closing.act.clicked.connect(self._try)
        self.passphrase.textChanged.connect(self._judge)
        self._judge("")
        self.setMinimumWidth(theme.px(WIDTH))
        self.passphrase.setFocus()

    def show_wrong(self) -> None:
        """It was not the one."""
        self.passphrase.setEnabled(True)
        self._judge(self.passphrase.text())
        self.closing.refuse(self.tr("It does not open it. Look at capitals, full-width letters and spaces."))
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _judge(self, text: str) -> None:
        self.closing.refuse("")
        self.closing.act.setEnabled(bool(text))

    def _try(self) -> None:
        self.passphrase.setEnabled(False)  # one at a time: each takes a moment
        self.closing.act.setEnabled(False)
        self.tried.emit(self.passphrase.text())
