"""Which unit another one is: found by characters or initials, then merged into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.item_models.unit_entries import UnitEntry, found
from gui.theme import Theme
from gui.widgets.pick_field import Choice, PickField
from model.rows.units import UnitLine

WIDTH, HEIGHT = 480, 460
_SHOWN = 200


class MergeDialog(QDialog):
    """A list of units; the one chosen keeps its name and takes over all that the other had.

    Signals:
        chosen: the UnitLine to merge into.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, unit: UnitLine, entries: Sequence[UnitEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mergeUnitDialog")
        self.setWindowTitle(self.tr("Merge units"))
        self._entries = [entry for entry in entries if entry.line.id != unit.id]
        self.picker = PickField(self)
        self.picker.set_texts(self.tr("&Which unit is it?"), self.tr("Name or pinyin initials"))
        self._said = QLabel(
            self.tr("“{unit}” becomes another name of the unit chosen: its measures, groups and reports pass to it.").format(unit=unit.name), self
        )
        self._said.setWordWrap(True)
        self._said.setProperty("tone", "secondary")
        self.merge, stop = QPushButton(self.tr("&Merge"), self), QPushButton(self.tr("Cancel"), self)
        self.merge.setProperty("kind", "primary")
        for button in (self.merge, stop):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(stop)
        buttons.addWidget(self.merge)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._said)
        column.addWidget(self.picker, 1)
        column.addLayout(buttons)
        self.picker.typed.connect(self._look_for)
        self.picker.picked.connect(lambda _choice: QTimer.singleShot(0, self.merge.setFocus))  # not by the same Return
        self.picker.list.currentRowChanged.connect(lambda row: self.merge.setEnabled(row >= 0))
        self.merge.clicked.connect(self._merge)
        stop.clicked.connect(self.reject)
        self.merge.setEnabled(False)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self._look_for("")
        self.picker.setFocus()

    def _look_for(self, text: str) -> None:
        fitting = found(self._entries, text)[:_SHOWN]
        self.picker.set_choices([Choice(entry.line.name, entry.line) for entry in fitting])
        self.merge.setEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Merge with Return once the keyboard is on the button: the first Return only chose the line."""
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.merge.hasFocus():
                self._merge()
        else:
            super().keyPressEvent(event)

    def _merge(self) -> None:
        row = self.picker.list.currentRow()
        if row >= 0:
            self.chosen.emit(self.picker.choices()[row].value)
            self.accept()
