"""A passphrase to be thought of: written twice without being shown, with a word for how hard it is to guess."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from gui.gaps import QFormLayout
from model.rules.passphrases import Strength, is_typed_everywhere, strength

_TONES = {Strength.NONE: "note", Strength.WEAK: "amber", Strength.FAIR: "note", Strength.STRONG: "note"}


class PassphraseFields(QWidget):
    """Two fields and a line under them; nothing is asked of a passphrase but that it is written twice alike.

    Signals:
        changed: something was typed.
    """

    changed = Signal()

    def __init__(self, parent: QWidget, *, is_for_others: bool = True) -> None:
        super().__init__(parent)
        self._is_for_others = is_for_others  # who open it with programs of their own
        self.first, self.second = QLineEdit(self), QLineEdit(self)
        self.word = QLabel(self)
        self.word.setWordWrap(True)
        self._rows = rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addRow(self.tr("P&assphrase") if is_for_others else self.tr("&New passphrase"), self.first)
        rows.addRow(self.tr("Once mo&re") if is_for_others else self.tr("The n&ew one once more"), self.second)
        rows.addRow(self.word)
        for field in (self.first, self.second):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.textChanged.connect(self._tell)
        self._tell()

    @property
    def passphrase(self) -> str:
        """What was written, once it was written twice alike."""
        return self.first.text() if self.first.text() == self.second.text() else ""

    @property
    def labels(self) -> tuple[QWidget, ...]:
        """What stands before the fields, for a dialog with more fields to stand in line with."""
        return self._rows.labelForField(self.first), self._rows.labelForField(self.second)

    @property
    def problem(self) -> str:
        """What keeps it from being used."""
        if not self.first.text():
            return self.tr("Write a passphrase.") if self._is_for_others else self.tr("Write the new passphrase.")
        return "" if self.passphrase else self.tr("The two are not alike yet.")

    def _tell(self) -> None:
        written = self.first.text()
        found = strength(written)
        said = {
            Strength.NONE: "", Strength.WEAK: self.tr("Weak: easily guessed. Several unrelated words hold better."),
            Strength.FAIR: self.tr("Fair."), Strength.STRONG: self.tr("Strong."),
        }[found]  # fmt: skip
        if self._is_for_others and not is_typed_everywhere(written):
            said = self.tr("{strength} Other programs spell Chinese characters differently: the receiver's may not open it.").format(strength=said)
        self.word.setText(said)
        self.word.setProperty("tone", _TONES[found])
        self.word.style().polish(self.word)
        self.changed.emit()
