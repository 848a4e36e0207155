"""The checklist as lines: copied to another program, printed, written into a file. These run beside the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.item_models.checklist_table import HEADERS, Column
from gui.item_models.checklist_words import cell_text
from gui.widgets.copied_rows import Copied, copied
from gui.wording import light_word, month_short, month_words
from model.periods import Month
from model.rows.checklist import ChecklistFilter, MeasureRow
from model.rows.list_content import ListColumn, ListContent

if TYPE_CHECKING:
    from model.ledger import Ledger

AT_ONCE = 500
CHARACTERS = {
    Column.TEXT: 36, Column.DUE: 9, Column.ROLE: 4, Column.EVIDENCE: 3, Column.MONTH: 4, Column.CODE: 7, Column.STATE: 5,
    Column.WORDING: 8, Column.HANDLER: 6,
}  # fmt: skip
NOTE_WIDTH = 30
MONTH_WIDTH = 6


@dataclass(frozen=True, slots=True)
class Shown:
    """What is to be told of which measures: the columns as they are shown, and the month whose progress stands last."""

    kept: ChecklistFilter
    columns: tuple[Column, ...]
    month: Month


def copy_rows(ledger: Ledger, shown: Shown, ids: Sequence[int], *, today: date) -> Copied:
    """Some measures with their headings, to be pasted into Excel or WPS."""
    columns = list_columns(shown)
    heads = tuple(column.heading for column in columns)
    lines = [heads, *_lines(ledger, shown, ids, today)]
    return copied(lines)


def checklist_content(ledger: Ledger, shown: Shown, title: str, note: str, *, today: date) -> ListContent:
    """All that a filter keeps, in its order, as a list with its heading; lines are fetched as they are written."""
    ids = listed_ids(ledger, shown.kept, today=today)
    return ListContent(title, note, list_columns(shown), _lines(ledger, shown, ids, today), len(ids))


def listed_ids(ledger: Ledger, kept: ChecklistFilter, *, today: date) -> Sequence[int]:
    """All measures a filter keeps, in its order."""
    from model.queries.chosen import ids_in_runs, sorted_ids  # loaded after the window is painted

    if kept.sort is not None:
        return sorted_ids(ledger, kept, today=today)
    return ids_in_runs(ledger, kept, ((0, -1),), today=today)


def year_content(ledger: Ledger, shown: Shown, year: int, title: str, note: str, *, today: date) -> ListContent:
    """The same measures as a year: a column for each month, in words what the grid says in shapes."""
    ids = listed_ids(ledger, shown.kept, today=today)
    months = tuple(ListColumn(month_short(Month(year, number)), MONTH_WIDTH) for number in range(1, 13))
    columns = (_column(Column.CODE), _column(Column.TEXT), *months)
    return ListContent(title, note, columns, _year_lines(ledger, ids, year, today), len(ids))


def _year_lines(ledger: Ledger, ids: Sequence[int], year: int, today: date) -> Iterator[tuple[str, ...]]:
    from gui.year_words import month_facts  # loaded late, as above
    from model.queries.checklist import measure_rows
    from model.queries.year_grid import year_rows

    for start in range(0, len(ids), AT_ONCE):
        some = list(ids[start : start + AT_ONCE])
        rows = {row.id: row for row in measure_rows(ledger, some, today=today)}
        years = {row.measure_id: row.cells for row in year_rows(ledger, some, year, today=today)}
        for key in some:
            if key in rows:
                yield (rows[key].code, rows[key].text, *("\n".join(month_facts(cell)) for cell in years[key]))


def list_columns(shown: Shown) -> tuple[ListColumn, ...]:
    """The code, by which lines are found again; what is shown; the month's progress, to be written in."""
    others = [column for column in shown.columns if column is not Column.CODE]
    return (
        _column(Column.CODE),
        *(_column(column) for column in others),
        ListColumn(QCoreApplication.translate("ChecklistLines", "Progress {month}").format(month=month_words(shown.month)), NOTE_WIDTH),
    )


def _column(column: Column) -> ListColumn:
    heading = QCoreApplication.translate("ChecklistModel", HEADERS[column])
    return ListColumn(heading, CHARACTERS[column], is_number=column is Column.EVIDENCE)


def _lines(ledger: Ledger, shown: Shown, ids: Sequence[int], today: date) -> Iterator[tuple[str, ...]]:
    from model.queries.checklist import measure_rows  # loaded late, as above
    from model.queries.chosen import month_notes

    told = [_telling(column, shown.month.year) for column in shown.columns if column is not Column.CODE]
    for start in range(0, len(ids), AT_ONCE):
        some = list(ids[start : start + AT_ONCE])
        rows = {row.id: row for row in measure_rows(ledger, some, today=today)}
        notes = month_notes(ledger, some, shown.month)
        for key in some:
            if key in rows:
                yield (rows[key].code, *(tell(rows[key]) for tell in told), notes.get(key, ""))


def _telling(column: Column, year: int) -> Callable[[MeasureRow], str]:
    if column is Column.DUE:  # on paper and in a table the light has no colour
        return lambda row: f"{light_word(row.light)} {cell_text(row, column, year=year)}".strip()
    return lambda row: cell_text(row, column, year=year)
