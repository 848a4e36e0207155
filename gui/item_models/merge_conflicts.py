"""What a person has to decide before merging: one conflict a row, one column a choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, Qt

from gui.item_models.index import NOWHERE, Index
from gui.item_models.merge_options import Measures, Option, count_of, options_of
from gui.item_models.merge_words import field_word, sentence
from gui.item_models.row_table import ROW_ROLE, HeadedColumn, RowTableModel
from model.rows.merging import Conflict, Decision
from model.rules.merging import VALUE_CODES

FEWEST, MOST = 2, 9  # choices that have a column, and a key


class ChoiceColumn(HeadedColumn):
    """What it is about, then the choices."""

    WHAT = QT_TRANSLATE_NOOP("ConflictTableModel", "To be decided")
    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"
    SIX = "6"
    SEVEN = "7"
    EIGHT = "8"
    NINE = "9"


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A conflict with its choices; `title` is the measure, the unit and the field, or the file; `measure` its words."""

    conflict: Conflict
    options: tuple[Option, ...]
    title: str
    said: str
    measure: str = ""

    @property
    def note(self) -> str:
        """What is said below the title: of values that differ the measure they are of."""
        return self.measure if self.measure and self.conflict.code in VALUE_CODES else self.said

    def option(self, column: int) -> Option | None:
        """The choice in a column, None where there is none."""
        return self.options[column - 1] if 0 < column <= len(self.options) else None


@dataclass(frozen=True, slots=True)
class Telling:
    """What rows are made with: what was said by the conflicts' keys, measures and targets by id, the language."""

    said: Mapping[str, Decision] = field(default_factory=dict)
    measures: Measures = field(default_factory=dict)
    targets: Mapping[int, str] = field(default_factory=dict)
    language: str = "zh_CN"

    def row(self, one: Conflict) -> ConflictRow:
        """The row of a conflict."""
        measure = self.measures.get(one.measure_id or 0, ("", ""))[1]
        options = options_of(one, self.said.get(one.key), self.measures)
        return ConflictRow(one, options, _title(one, self.targets), sentence(one, self.language), measure)


class ConflictTableModel(RowTableModel[Conflict]):
    """The conflicts; a row is made when it is looked at, and a decision changes it where it stands."""

    columns = ChoiceColumn
    is_read_beside = False  # rows are made when they are first looked at, and kept

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._most = FEWEST
        self._telling = Telling()
        self._made: dict[str, ConflictRow] = {}

    def show_conflicts(self, conflicts: Sequence[Conflict], telling: Telling) -> bool:
        """Show these conflicts; whether others are listed than before."""
        most = min(max([FEWEST, *map(count_of, conflicts)]), MOST)
        self._made.clear()
        self._telling = telling
        if most == self._most and [one.key for one in conflicts] == [one.key for one in self._rows]:
            self._rows = list(conflicts)
            if conflicts:
                self.dataChanged.emit(self.index(0, 0), self.index(len(conflicts) - 1, self._most))
            return False
        self.beginResetModel()
        self._most, self._rows = most, list(conflicts)
        self.endResetModel()
        return True

    def made(self, conflict: Conflict) -> ConflictRow:
        """The row of a conflict that is listed."""
        if conflict.key not in self._made:
            self._made[conflict.key] = self._telling.row(conflict)
        return self._made[conflict.key]

    def all_made(self) -> list[ConflictRow]:
        """Every row; for few."""
        return [self.made(one) for one in self._rows]

    def place_of(self, key: str) -> int:
        """Where a conflict stands, -1 when it is not listed."""
        return next((place for place, one in enumerate(self._rows) if one.key == key), -1)

    def next_open(self, after: int) -> int:
        """The next conflict that is not decided, from the first on when there is none further down; -1 when all are."""
        places = [place for place, one in enumerate(self._rows) if one.is_open]
        return next((place for place in places if place > after), places[0] if places else -1)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """As many as the row with most choices needs."""
        return 0 if parent.isValid() else 1 + self._most

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What a cell has for a role; the row is a ConflictRow."""
        if role == ROW_ROLE and index.isValid():
            return self.made(self._rows[index.row()])
        return super().data(index, role)

    def display(self, conflict: Conflict, column: ChoiceColumn) -> str:
        """The text of a cell, as it is read aloud."""
        row = self.made(conflict)
        if column is ChoiceColumn.WHAT:
            state = self.tr("to be decided") if row.conflict.is_open else self.tr("decided")
            return f"{row.title}: {row.said} ({state})"
        option = row.option(column)
        if option is None:
            return ""
        chosen = self.tr(" (chosen)") if option.is_chosen else ""
        return " · ".join(part for part in (option.words, option.place) if part) + chosen

    def tip(self, conflict: Conflict, column: ChoiceColumn) -> str:
        """All of what is cut in its cell."""
        row = self.made(conflict)
        return f"{row.said}\n{row.measure}".strip() if column is ChoiceColumn.WHAT else self.display(conflict, column)


def _title(conflict: Conflict, targets: Mapping[int, str]) -> str:
    parts = [conflict.measure_code, conflict.unit, field_word(conflict.field, targets)]
    if not any(parts) and conflict.sides:
        parts = [conflict.sides[0].file]
    return " · ".join(part for part in parts if part)
