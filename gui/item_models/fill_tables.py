"""How another office's sheet would be filled: the cells that change, and what is left as it is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject

from gui.item_models.row_table import HeadedColumn, RowTableModel
from gui.messages import Messages
from gui.submission_words import column_word
from model.rows.own_sheet import Fill, FillNote, FillPlan


class FillColumn(HeadedColumn):
    """The columns of what is filled, in their order."""

    PLACE = QT_TRANSLATE_NOOP("FillTableModel", "Row")
    CODE = QT_TRANSLATE_NOOP("FillTableModel", "No.")
    WHAT = QT_TRANSLATE_NOOP("FillTableModel", "What")
    OLD = QT_TRANSLATE_NOOP("FillTableModel", "In the sheet now")
    NEW = QT_TRANSLATE_NOOP("FillTableModel", "To be filled in")


class FillTableModel(RowTableModel[Fill]):
    """One line a cell: where, of which measure, what stands there and what will."""

    columns = FillColumn

    def display(self, row: Fill, column: FillColumn) -> str:
        """The text of a cell."""
        if column is FillColumn.PLACE:
            return f"{row.sheet} {row.row}"
        if column is FillColumn.WHAT:
            return column_word(row.column)
        return {FillColumn.CODE: row.code, FillColumn.OLD: row.old}.get(column, str(row.value))

    def tip(self, row: Fill, column: FillColumn) -> str:
        """The whole of a text."""
        return self.display(row, column) if column in (FillColumn.OLD, FillColumn.NEW) else ""


@dataclass(frozen=True, slots=True)
class LeftOver:
    """One thing that is left as it is: where, and why."""

    place: str
    why: str


class LeftColumn(HeadedColumn):
    """The columns of what is left, in their order."""

    PLACE = QT_TRANSLATE_NOOP("LeftOverModel", "Where")
    WHY = QT_TRANSLATE_NOOP("LeftOverModel", "Why")


class LeftOverModel(RowTableModel[LeftOver]):
    """Notes about rows, then the measures the sheet has no row for."""

    columns = LeftColumn

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages

    def show_plan(self, plan: FillPlan) -> None:
        """Show what a plan leaves as it is."""
        missing = [LeftOver(code, self.tr("The sheet has no row for it")) for code in plan.missing]
        self.set_rows([*map(self._told, plan.notes), *missing])

    def display(self, row: LeftOver, column: LeftColumn) -> str:
        """The text of a cell."""
        return row.place if column is LeftColumn.PLACE else row.why

    def tip(self, row: LeftOver, _column: LeftColumn) -> str:
        """The whole of the reason."""
        return row.why

    def _told(self, note: FillNote) -> LeftOver:
        said = self._messages.explain(note.code, sheet=note.sheet, row=note.row, text=note.text)
        return LeftOver(f"{note.sheet} {note.row}", said.happened)
