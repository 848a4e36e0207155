"""A name that is asked for: for a filter that is kept, for an indicator that was read wrong."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.theme import Theme

WIDTH = 420


class NameDialog(QDialog):
    """A line with what it is the name of; Return gives it, an empty one cannot be given.

    Signals:
        given: the name.
    """

    given = Signal(str)

    def __init__(self, theme: Theme, title: str, label: str, act: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nameDialog")
        self.setWindowTitle(title)
        self._replaced: Collection[str] = ()
        said = QLabel(label, self)
        self.name = QLineEdit(self)
        said.setBuddy(self.name)
        self.closing = ClosingRow(self, act)
        self.closing.under(said, self.name)
        self.closing.act.clicked.connect(self._give)
        self.name.textChanged.connect(self._look)
        self.setMinimumWidth(theme.px(WIDTH))
        self._look()
        self.name.setFocus()

    def begin_with(self, name: str) -> None:
        """Put the name so far into the field, to be written over."""
        self.name.setText(name)
        self.name.selectAll()

    def tell_replaced(self, names: Collection[str]) -> None:
        """What has one of these names goes for what is named so now: that is said before."""
        self._replaced = names
        self._look()

    def _look(self) -> None:
        name = self.name.text().strip()
        self.closing.said.setText(self.tr("The one of that name is replaced.") if name in self._replaced else "")
        self.closing.act.setEnabled(bool(name))

    def _give(self) -> None:
        self.given.emit(self.name.text().strip())
        self.accept()
