"""The passphrase of the ledger that is open: set, changed or removed, with what it means said before."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QRadioButton, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.gaps import QFormLayout
from gui.theme import Theme
from gui.widgets.one_of import OneOf
from gui.widgets.passphrase_fields import PassphraseFields

WIDTH = 520


class LedgerPassphraseDialog(QDialog):
    """What is to be done, the passphrase so far where there is one, a new one written twice, and that losing it is understood.

    Signals:
        set_wanted: the new passphrase; change_wanted: the old one and the new one; remove_wanted: the old one.
    """

    set_wanted = Signal(str)
    change_wanted = Signal(str, str)
    remove_wanted = Signal(str)

    def __init__(self, theme: Theme, *, is_set: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ledgerPassphraseDialog")
        self.setWindowTitle(self.tr("Passphrase of the ledger"))
        self._is_set = is_set
        self.about = _wrapped(self.tr(
            "With a passphrase, the database, the evidence, the papers and the backups beside the ledger can be read by nobody else. "
            "It is asked for whenever the ledger is opened."
        ), self)  # fmt: skip
        self.change = QRadioButton(self.tr("C&hange it"), self)
        self.remove = QRadioButton(self.tr("Re&move it: anybody can open the ledger"), self)
        OneOf(self, self.change, self.remove)
        self.old = QLineEdit(self)
        self.old.setEchoMode(QLineEdit.EchoMode.Password)
        so_far = QWidget(self)
        self._so_far = row = QFormLayout(so_far)
        row.setContentsMargins(0, 0, 0, 0)
        row.addRow(self.tr("Passphrase &so far"), self.old)
        for part in (self.change, self.remove, so_far):
            part.setVisible(is_set)
        self.new = PassphraseFields(self, is_for_others=False)
        self.warning = _wrapped(self.tr(
            "Forgotten, it is lost, and the ledger, its evidence and its backups with it: nobody can open them, and it is kept nowhere. "
            "What was deleted unlocked before may still be found on the disk by experts; copies elsewhere stay as they are."
        ), self)  # fmt: skip
        self.warning.setProperty("tone", "amber")
        self.understood = QCheckBox(self.tr("I have written it down and keep it &locked away"), self)
        self.closing = ClosingRow(self, self.tr("&Set the passphrase"))
        self.closing.under(self.about, self.change, self.remove, so_far, self.new, self.warning, self.understood)
        self.closing.act.clicked.connect(self._act)
        self.old.textChanged.connect(self._judge)
        self.new.changed.connect(self._judge)
        for box in (self.change, self.remove, self.understood):
            box.toggled.connect(self._judge)
        self._width = theme.px(WIDTH)
        (self.old if is_set else self.new.first).setFocus()
        self._judge()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit once the look is known."""
        super().showEvent(event)
        labels = (self._so_far.labelForField(self.old), *self.new.labels)
        widest = max(label.sizeHint().width() for label in labels)
        for label in labels:
            label.setMinimumWidth(widest)  # two forms, one line of fields
        self.closing.fit(self._width)

    def _judge(self, _changed: object = None) -> None:
        needs_new = not (self._is_set and self.remove.isChecked())
        is_other = self.new.isVisibleTo(self) is not needs_new
        for part in (self.new, self.warning, self.understood):
            part.setVisible(needs_new)
        act = self.tr("&Set the passphrase") if not self._is_set else self.tr("&Change it") if needs_new else self.tr("&Remove it")
        self.closing.act.setText(act)
        problem = self._problem(needs_new=needs_new)
        self.closing.refuse(problem)
        if is_other:
            self.closing.fit(self._width)

    def _problem(self, *, needs_new: bool) -> str:
        if self._is_set and not self.old.text():
            return self.tr("Write the passphrase so far.")
        if not needs_new:
            return ""
        if self.new.problem:
            return self.new.problem
        return "" if self.understood.isChecked() else self.tr("Tick that it is written down.")

    def _act(self) -> None:
        if not self._is_set:
            self.set_wanted.emit(self.new.passphrase)
        elif self.remove.isChecked():
            self.remove_wanted.emit(self.old.text())
        else:
            self.change_wanted.emit(self.old.text(), self.new.passphrase)
        self.accept()


def _wrapped(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    return label
