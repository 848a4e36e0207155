"""The headers of a sheet whose labels alone do not say what it is: a column in which the plan's measures stand tells its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from model.readers.returned.sheet_header import (
    Cells,
    SheetHeader,
    header_over,
    headers,
    is_bare_year,
    meaning_of,
)
from model.readers.words.wording import compact
from model.readers.workbooks.workbook_file import Area
from model.workbook_layout import Column, RowId

IsKnown = Callable[[str], bool]

_SHORTEST = 4  # signs of a text that may be a measure's
_LOOKED_AT = 120  # texts of a column
_HIGHEST = 6  # rows from the first measure up to the header
_SAYS = frozenset((Column.PROGRESS, Column.MONTH_PROGRESS, Column.READING))
_A_UNIT = 5  # signs of what a year's numbers are counted in


def known_headers(cells: Cells, merged: Sequence[Area] = (), *, is_known: IsKnown | None = None) -> tuple[SheetHeader, ...]:
    """Every header of a sheet by its labels; where these name no column that holds measures, by the column that does.

    `is_known` says of a text whether it is a measure of the plan, as far as its reader knows one.
    """
    found = tuple(headers(cells, merged))
    if is_known is None or any(_holds_measures(header, cells, is_known) for header in found):
        return found
    told = _header_of_rows(cells, merged, is_known)
    return found if told is None else (told,)


def with_years(header: SheetHeader, cells: Cells, rows: Sequence[int]) -> SheetHeader:
    """A header whose columns that only name a year, and wait to be filled in, hold what those of the other years do.

    Numbers are readings, words progress. Left alone where another column is there for these, or the year's is filled
    in already: then it may as well be what is to be reached.
    """
    labels = {number: label for number, label in header.labels if is_bare_year(label)}
    if not labels or not rows or any(meaning in _SAYS for meaning, _ in header.columns):
        return header
    filled = {number: [text for row in rows if (text := cells.get((row, number), ""))] for number in labels}
    told = {number for number, texts in filled.items() if len(texts) * 2 >= len(rows)}
    waiting = [number for number in labels if number not in told]
    if not waiting:
        return header
    texts = [text for number in told for text in filled[number]]
    is_number = sum(map(_is_number, texts)) * 2 > len(texts) if texts else all(_counts(labels[number]) for number in waiting)
    meaning = Column.READING if is_number else Column.PROGRESS
    return replace(
        header, columns=(*header.columns, (meaning, waiting[0])), others=(*header.others, *((meaning, number) for number in waiting[1:]))
    )


def _holds_measures(header: SheetHeader, cells: Cells, is_known: IsKnown) -> bool:
    numbers = header.numbers
    columns = [numbers[column] for column in (Column.ROW_ID, Column.MEASURE) if column in numbers]
    texts = [(row, text) for (row, number), text in cells.items() if number in columns and row > header.last]
    return not texts or any(is_known(text) for _, text in texts[:_LOOKED_AT])


def _header_of_rows(cells: Cells, merged: Sequence[Area], is_known: IsKnown) -> SheetHeader | None:
    """The header over the column that holds most of the plan's measures, where at least half of its texts are such."""
    columns: dict[int, list[int]] = {}
    texts: dict[int, dict[int, str]] = {}
    for (row, number), text in sorted(cells.items()):
        if len(compact(text)) >= _SHORTEST and not _is_number(text) and len(texts.setdefault(number, {})) < _LOOKED_AT:
            texts[number][row] = text
            if is_known(text):
                columns.setdefault(number, []).append(row)
    for number, rows in sorted(columns.items(), key=lambda one: (-len(one[1]), one[0])):
        below = [row for row in texts[number] if row >= rows[0]]
        if len(rows) * 2 < len(below):
            continue
        meaning = Column.ROW_ID if RowId.parse(cells[rows[0], number]) else Column.MEASURE
        over = [row for row in range(max(1, rows[0] - _HIGHEST), rows[0]) if _is_label_row(row, cells)]
        for row in reversed(over):
            if (found := header_over(row, (meaning, number), cells, merged)) is not None:
                return found
    return None


def _is_label_row(row: int, cells: Cells) -> bool:
    texts = _row(row, cells)
    return len(texts) > 1 and not any(_is_number(text) and not is_bare_year(text) for text in texts.values())


def _row(row: int, cells: Cells) -> Mapping[int, str]:
    return {number: text for (at, number), text in cells.items() if at == row}


def _is_number(text: str) -> bool:
    plain = compact(text).replace(",", "").removesuffix("%").lstrip("+-")
    return plain.replace(".", "", 1).isdecimal()


def _counts(label: str) -> bool:
    """Whether a label says what its numbers are counted in: 2026年（吨）."""
    _, _, remark = compact(label).replace("（", "(").partition("(")
    unit = remark.rstrip(")）")
    return 0 < len(unit) <= _A_UNIT and meaning_of(unit) is None
