"""What a person has to decide before merging: one conflict a row, one column a choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, ClassVar

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject

from gui.item_models.index import NOWHERE, Index
from gui.item_models.merge_options import Measures, Option, options_of
from gui.item_models.merge_words import field_word, sentence
from gui.item_models.row_table import RowTableModel
from model.rows.merging import Conflict, Decision
from model.rules.merging import VALUE_CODES

FEWEST, MOST = 2, 9  # choices that have a column, and a key


class ChoiceColumn(IntEnum):
    """What it is about, then the choices."""

    WHAT = 0
    ONE = 1
    TWO = 2
    THREE = 3
    FOUR = 4
    FIVE = 5
    SIX = 6
    SEVEN = 7
    EIGHT = 8
    NINE = 9


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


def conflict_rows(
    conflicts: Sequence[Conflict], decided: Mapping[str, Decision], measures: Measures, targets: Mapping[int, str], language: str
) -> list[ConflictRow]:
    """The rows of some conflicts, in their order."""
    return [
        ConflictRow(
            one, options_of(one, decided.get(one.key), measures), _title(one, targets), sentence(one, language),
            measures[one.measure_id][1] if one.measure_id in measures else "",
        )
        for one in conflicts
    ]  # fmt: skip


class ConflictTableModel(RowTableModel[ConflictRow]):
    """The rows; a decision changes a row where it stands."""

    columns: ClassVar[type[IntEnum]] = ChoiceColumn
    header_context: ClassVar[str] = "ConflictTableModel"
    headers: ClassVar[dict[ChoiceColumn, str]] = {
        ChoiceColumn.WHAT: str(QT_TRANSLATE_NOOP("ConflictTableModel", "To be decided")),
        **{column: str(int(column)) for column in ChoiceColumn if column},
    }

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._most = FEWEST

    def show_rows(self, rows: Sequence[ConflictRow]) -> bool:
        """Show these rows; whether other conflicts are listed than before."""
        most = min(max([FEWEST, *(len(row.options) for row in rows)]), MOST)
        if most == self._most and [row.conflict.key for row in rows] == [row.conflict.key for row in self._rows]:
            for place, row in enumerate(rows):
                if row != self._rows[place]:
                    self.replace_row(place, row)
            return False
        self.beginResetModel()
        self._most, self._rows = most, list(rows)
        self.endResetModel()
        return True

    def place_of(self, key: str) -> int:
        """Where a conflict stands, -1 when it is not listed."""
        return next((place for place, row in enumerate(self._rows) if row.conflict.key == key), -1)

    def next_open(self, after: int) -> int:
        """The next conflict that is not decided, from the first on when there is none further down; -1 when all are."""
        places = [place for place, row in enumerate(self._rows) if row.conflict.is_open]
        return next((place for place in places if place > after), places[0] if places else -1)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """As many as the row with most choices needs."""
        return 0 if parent.isValid() else 1 + self._most

    def display(self, row: ConflictRow, column: ChoiceColumn) -> str:
        """The text of a cell, as it is read aloud."""
        if column is ChoiceColumn.WHAT:
            state = self.tr("to be decided") if row.conflict.is_open else self.tr("decided")
            return f"{row.title}: {row.said} ({state})"
        option = row.option(column)
        if option is None:
            return ""
        chosen = self.tr(" (chosen)") if option.is_chosen else ""
        return " · ".join(part for part in (option.words, option.place) if part) + chosen

    def tip(self, row: ConflictRow, column: ChoiceColumn) -> str:
        """All of what is cut in its cell."""
        return f"{row.said}\n{row.measure}".strip() if column is ChoiceColumn.WHAT else self.display(row, column)

    def decoration(self, _row: ConflictRow, _column: Any) -> Any:
        """Painted by the delegate."""
        return None


def _title(conflict: Conflict, targets: Mapping[int, str]) -> str:
    parts = [conflict.measure_code, conflict.unit, field_word(conflict.field, targets)]
    if not any(parts) and conflict.sides:
        parts = [conflict.sides[0].file]
    return " · ".join(part for part in parts if part)
