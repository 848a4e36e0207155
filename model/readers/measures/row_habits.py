"""What nearly every row of a plan has in a column, so that it is missed in the row where it is empty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from model.readers.measures.task_habits import is_whole
from model.readers.tables.sheet_parts import RawRow
from model.readers.words.columns import UNIT_COLUMNS, Column
from model.rows.draft import DoubtCode, Field

_MISSED = {
    Column.MEASURE: Field.MEASURE,  # of two columns of text: a goal or its steps
    Column.RESPONSIBLE: Field.RESPONSIBLE,
    Column.SUPPORT: Field.SUPPORT,
    Column.OTHER: Field.ROW,  # what should stand there may have slid into its neighbour
    Column.UNKNOWN: Field.ROW,
}
_ENOUGH = 8  # rows that show a habit
_FEW = 3  # rows that show one in what every row should say: text and units
_SAID = (Column.MEASURE, Column.RESPONSIBLE, Column.SUPPORT)
_RARE = 0.03  # share of the rows in which a column is empty by accident


def miss_cells(rows: Sequence[RawRow]) -> None:
    """Doubt rows with an empty cell in a column that is empty in hardly any other row."""
    by_layout: defaultdict[tuple[Column, ...], list[RawRow]] = defaultdict(list)
    for row in rows:
        if len(row.texts) == row.layout.width and not row.moved and is_whole(row):
            by_layout[row.layout.columns].append(row)
    for columns, alike in by_layout.items():
        for at, column in enumerate(columns):
            if column not in _MISSED or (column is Column.MEASURE and columns.count(column) < 2):
                continue
            empty = [row for row in alike if not row.texts[at].strip() and not _reached(row, column)]
            enough = _FEW if column in _SAID else _ENOUGH
            if empty and len(alike) > enough and len(empty) <= max(1, _RARE * len(alike)):
                _doubt(empty, _MISSED[column])


def _reached(row: RawRow, column: Column) -> bool:
    """True where a merged cell of units reaches down to a row."""
    return column in UNIT_COLUMNS and bool(row.text(column))


def _doubt(rows: Iterable[RawRow], about: Field) -> None:
    for row in rows:
        row.doubt(DoubtCode.COLUMNS_SHIFTED, about)


def miss_merged(rows: Iterable[RawRow]) -> None:
    """Doubt rows without a section in tables that merge the cells of a section: a merged cell's text is in every row."""
    merged = [row for row in rows if row.is_merged and row.layout.has(Column.SECTION) and is_whole(row)]
    empty = [row for row in merged if not row.text(Column.SECTION)]
    if len(empty) * 2 < len(merged):
        for row in empty:
            row.doubt(DoubtCode.SECTION_OUT_OF_PLACE, Field.SECTION)
