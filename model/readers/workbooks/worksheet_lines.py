"""A worksheet's filled rows in order, and any run of them as a table without its empty rows and columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from model.errors import PlanReadError
from model.readers.grid import Cell, Table
from model.readers.tables.header import column_of, is_header
from model.readers.words.columns import Column
from model.readers.workbooks.workbook_file import Area, Worksheet
from model.readers.workbooks.workbook_parts import MOST_ROWS
from model.rows.draft import Place

_MOST_PLACES = 1_000_000  # of one sheet: filled rows by filled columns
_MOST_COVERED = 4_000_000  # places under merged cells; more only when they overlap


@dataclass(frozen=True, slots=True)
class Line:
    """One filled row: its texts by column; `reached` when a merged cell from above reaches into it."""

    number: int
    texts: dict[int, str]
    reached: bool = False

    @property
    def text(self) -> str:
        """All texts in order, on one line."""
        return "  ".join(" ".join(text.split()) for text in self.texts.values())

    @property
    def is_alone(self) -> bool:
        """True when one text is all the row holds."""
        return len(self.texts) == 1 and not self.reached

    @property
    def is_header(self) -> bool:
        """True when the texts name the columns of a table of measures."""
        return is_header(list(self.texts.values()))


@dataclass(slots=True)
class Page:
    """One sheet as it is seen: its filled rows from the top, and the cells merged from a filled one."""

    title: str
    lines: list[Line]
    merged: dict[tuple[int, int], Area] = field(default_factory=dict)
    heads: list[int] = field(default_factory=list)  # which lines are headers

    def place(self, line: Line) -> Place:
        """Where a line stands."""
        return Place(line=line.number, sheet=self.title)

    def table(self, lines: Sequence[Line]) -> Table:
        """Some of the lines as a table; columns empty in all of them are left out."""
        rows = [line.number for line in lines]
        columns = sorted({column for line in lines for column in line.texts})
        covered: set[tuple[int, int]] = set()
        made = []
        for index, line in enumerate(lines):
            place = self.place(line)
            cells = []
            for beside, column in enumerate(columns):
                if (index, beside) in covered:
                    continue
                area = self.merged.get((line.number, column))
                down = bisect_right(rows, area.bottom) - index if area else 1
                across = bisect_right(columns, area.right) - beside if area else 1
                if area and down * across > 1:
                    covered.update(_places(index, beside, down, across))
                cells.append(Cell(line.texts.get(column, ""), place, down, across))
            made.append(tuple(cells))
        return Table(tuple(made), Place(line=rows[0], end_line=rows[-1], sheet=self.title))


def page_of(sheet: Worksheet, name: str) -> Page:
    """A worksheet as it is seen.

    Rows that are hidden belong to the plan and are read: they are hidden by a filter somebody left in force.
    A hidden column is read only when the header gives it a role no column in sight has (the column of
    supporting units, taken out of sight for a print); other hidden columns are helpers. Raises PlanReadError,
    which names the file, when the sheet is far larger than a plan or its merged cells overlap without end.
    """
    _drop_helpers(sheet)
    merged = _without_covered(sheet, name)
    rows: dict[int, dict[int, str]] = {}
    for (row, column), text in sorted(sheet.cells.items()):
        rows.setdefault(row, {})[column] = text
    numbers = list(rows)
    if len(numbers) * len({column for _, column in sheet.cells}) > _MOST_PLACES:
        raise PlanReadError("plan-too-many-rows", name=name, most=MOST_ROWS)
    reached: set[int] = set()
    for area in merged.values():
        if area.bottom > area.top:
            reached.update(numbers[bisect_right(numbers, area.top) : bisect_right(numbers, area.bottom)])
    lines = [Line(number, texts, number in reached) for number, texts in rows.items()]
    heads = [index for index, line in enumerate(lines) if line.is_header]
    return Page(sheet.title, lines, merged, heads)


def _places(top: int, left: int, down: int, across: int) -> Iterable[tuple[int, int]]:
    return ((row, column) for row in range(top, top + down) for column in range(left, left + across))


def _drop_helpers(sheet: Worksheet) -> None:
    """Take out the hidden columns that are no part of the plan; a merged text goes to the first column in sight."""
    hidden = sheet.hidden_columns & {column for _, column in sheet.cells}
    if not hidden:
        return
    rows: dict[int, dict[int, str]] = {}
    for (row, column), text in sorted(sheet.cells.items()):
        rows.setdefault(row, {})[column] = text
    dropped = hidden - _named_columns(list(rows.values()), hidden)
    for index, area in enumerate(sheet.merged):
        left = next((one for one in range(area.left, area.right + 1) if one not in dropped), None)
        if area.left in dropped and left is not None:
            text = sheet.cells.pop((area.top, area.left), "")
            if text:
                sheet.cells[area.top, left] = text
                sheet.merged[index] = Area(area.top, left, area.bottom, area.right)
    for place in [place for place in sheet.cells if place[1] in dropped]:
        del sheet.cells[place]


def _named_columns(rows: Sequence[dict[int, str]], hidden: set[int]) -> set[int]:
    """The hidden columns to which a header gives a role that no column in sight has."""
    found: set[int] = set()
    for texts in rows:
        labels = {column: text for column, text in texts.items() if column not in hidden}
        if len(texts) > len(labels) and (is_header(list(labels.values())) or is_header(list(texts.values()))):
            nothing = {Column.UNKNOWN, Column.OTHER}
            seen = {column_of(label) for label in labels.values()} | nothing
            found |= {column for column in texts if column in hidden and column_of(texts[column]) not in seen}
    return found


def _without_covered(sheet: Worksheet, name: str) -> dict[tuple[int, int], Area]:
    """Take out what stands under merged cells, unseen; the merged cells that are left, by their first cell."""
    rows = sorted({row for row, _ in sheet.cells})
    columns = sorted({column for _, column in sheet.cells})
    kept: dict[tuple[int, int], Area] = {}
    budget = _MOST_COVERED
    for area in sorted(sheet.merged, key=lambda one: (one.top, one.left)):
        if (area.top, area.left) not in sheet.cells:
            continue
        down = rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]
        across = columns[bisect_left(columns, area.left) : bisect_right(columns, area.right)]
        budget -= len(down) * len(across)
        if budget < 0:
            raise PlanReadError("plan-damaged", name=name)
        for row in down:
            for column in across:
                if (row, column) != (area.top, area.left):
                    sheet.cells.pop((row, column), None)
        kept[area.top, area.left] = area
    return kept
