"""Which unit another one is: found by characters or initials, then merged into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from gui.dialogs.closing_row import ClosingRow
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
        said = QLabel(
            self.tr("\"{unit}\" becomes another name of the unit chosen: its measures, groups and reports pass to it.").format(unit=unit.name), self
        )
        said.setWordWrap(True)
        said.setProperty("tone", "secondary")
        self.closing = ClosingRow(self, self.tr("&Merge"))
        merge = self.closing.act
        self.closing.under(said, self.picker, grows=self.picker)
        self.picker.typed.connect(self._look_for)
        self.picker.picked.connect(lambda _choice: merge.setFocus())  # Return chooses; the next one merges
        self.picker.list.currentRowChanged.connect(lambda row: merge.setEnabled(row >= 0))
        merge.clicked.connect(self._merge)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self._look_for("")
        self.picker.setFocus()

    def _look_for(self, text: str) -> None:
        fitting = found(self._entries, text)[:_SHOWN]
        self.picker.set_choices([Choice(entry.line.name, entry.line) for entry in fitting])
        self.closing.refuse("" if fitting or not text else self.tr("No unit is called so: choose one of the list."))
        self.closing.act.setEnabled(False)

    def _merge(self) -> None:
        row = self.picker.list.currentRow()
        if row >= 0:
            self.chosen.emit(self.picker.choices()[row].value)
            self.accept()
