"""What other offices send back: our own workbook after people worked in it, a CSV of it, or a table of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from model.errors import Cancelled, PlanReadError
from model.periods import Month
from model.readers.files.kinds import Kind, kind_of
from model.readers.formats import content
from model.readers.returned.as_above import with_above
from model.readers.returned.returned_facts import annex_of, facts_of_heading, facts_of_sheet, joined_facts
from model.readers.returned.sheet_evidence import IsKnown, known_headers
from model.readers.returned.sheet_header import PLAN_COLUMNS, SheetHeader, columns_of
from model.readers.tables.sheet_rows import note_in
from model.readers.texts.separated import rows_of
from model.readers.texts.text import decoded
from model.readers.words.wording import compact
from model.readers.workbooks.workbook_file import RETURNED, Worksheet, worksheets
from model.readers.workbooks.workbook_parts import MOST_ROWS, plain_text
from model.rows.returned import (
    ReturnedFacts,
    ReturnedFile,
    ReturnedKind,
    ReturnedNote,
    ReturnedRow,
)
from model.workbook_layout import LAYOUT_VERSION, Column, RowId

LARGEST_TEXT = 32 * 2**20  # bytes of a CSV
_SIGNS = ",\t;"
_HIGHEST = 2000  # rows a merged cell is followed down
_MOST_SPREAD = 400_000  # cells such texts are put into
_NOT_THE_WORK = frozenset((Column.TASK_NO, Column.TASK))  # alone they are a heading between the rows
_SUM = re.compile(r"(?:合计|总计|小计|共计|汇总)(?:[（(].*[）)])?")
_FILLED = frozenset(Column) - PLAN_COLUMNS - {Column.ROW_ID}

Progress = Callable[[int, int], None]
Asked = Callable[[], bool]


def read_returned(
    path: Path, *, month: Month | None = None, is_known: IsKnown | None = None, progress: Progress | None = None,
    cancelled: Asked | None = None,
) -> ReturnedFile:
    """A returned workbook, sheet or CSV as rows, whatever was sorted, hidden, inserted, moved or saved by another program.

    Where months, or years, stand side by side in columns of their own, those of the `month` asked for count. A sheet
    whose labels say too little is a table all the same where `is_known` knows its texts for measures of the plan.

    Raises PlanReadError when it is damaged, locked, forbidden, far too large, of no known kind, of a newer layout, or
    holds no table whose header can be found (returned-no-table); Cancelled.
    """
    kind = kind_of(path)
    if kind is Kind.XLSX:
        sheets = worksheets(path, progress=progress, cancelled=cancelled, as_stored=True)
        return _file(path.name, sheets, ReturnedKind.OWN_SHEET, month, is_known)
    if kind is Kind.TEXT:
        return _file(path.name, [_separated(path, cancelled, is_known)], ReturnedKind.CSV, month, is_known)
    if kind is Kind.OFFICE:
        from model.readers.office import converted_sheets

        with converted_sheets(path, progress=progress, cancelled=cancelled) as made:
            return _file(path.name, worksheets(made, cancelled=cancelled, as_stored=True), ReturnedKind.OWN_SHEET, month, is_known)
    if kind is Kind.LOCKED:
        raise PlanReadError("plan-locked", name=path.name)
    raise PlanReadError("returned-kind-unknown", name=path.name)


def _file(
    name: str, sheets: Sequence[Worksheet], kind: ReturnedKind, month: Month | None, is_known: IsKnown | None
) -> ReturnedFile:
    hidden: ReturnedFacts | None = None
    tables: list[_Table] = []
    for sheet in sheets:
        found = facts_of_sheet(sheet.cells)
        if found is not None:
            hidden = hidden or found
        else:
            tables.append(_Table.of(sheet, month, is_known))
    if hidden is not None and hidden.layout > LAYOUT_VERSION:
        raise PlanReadError("returned-newer-layout", name=name)
    if not any(table.is_table for table in tables):
        raise PlanReadError("returned-no-table", name=name)
    months = {table.facts.month for table in tables if table.rows and table.facts.month}
    has_several = len(months) > 1 and hidden is None
    rows = tuple(replace(row, month=table.facts.month) if has_several else row for table in tables for row in table.rows)
    is_ours = hidden is not None or any(Column.ROW_ID in row.values for row in rows)
    facts = joined_facts(hidden, (table.facts for table in tables), rows)
    if has_several:
        facts = replace(facts, month=None)
    if not is_ours:  # a number over a table of their own is their letter's, not the plan's
        facts = replace(facts, plan_doc_no="")
    return ReturnedFile(
        name, ReturnedKind.WORKBOOK if is_ours and kind is not ReturnedKind.CSV else kind, facts, rows,
        tuple(note for table in tables for note in table.notes),
    )


@dataclass(slots=True)
class _Table:
    """What one sheet gives: its rows under every header it has, what its heading says, what could not be taken in."""

    sheet: Worksheet
    facts: ReturnedFacts
    month: Month | None = None
    rows: list[ReturnedRow] = field(default_factory=list)
    notes: list[ReturnedNote] = field(default_factory=list)
    is_table: bool = False

    @classmethod
    def of(cls, sheet: Worksheet, month: Month | None, is_known: IsKnown | None) -> _Table:
        found = known_headers(sheet.cells, sheet.merged, is_known=is_known)
        over = [text for (row, _), text in sorted(sheet.cells.items()) if found and row < found[0].first]
        made = cls(sheet, facts_of_heading([*over, sheet.title]), month, is_table=bool(found))
        if not found:
            return made
        annex = annex_of(sheet.title, over)
        numbers = _row_cells(sheet, found[0].first)
        spread = _spread(sheet)
        ends = [header.first for header in found[1:]] + [max(numbers, default=0) + 1]
        for header, end in zip(found, ends, strict=True):
            before = len(made.rows)
            for number in (number for number in numbers if header.last < number < end):
                made._take(number, numbers[number], header, spread.get(number, {}), annex)
            made._look_above(before, header, spread)
        made._note_formulas(found)
        return made

    def _take(
        self, number: int, cells: Mapping[int, str], header: SheetHeader, spread: Mapping[int, str], annex: int | None
    ) -> None:
        values: dict[str, str] = {}
        columns, named = (header.columns, None) if self.month is None else columns_of(header, cells, self.month)
        for column, place in columns:
            text = cells.get(place) or (spread.get(place, "") if column in PLAN_COLUMNS else "")
            if text:
                values[column.value] = text
        if Column.ROW_ID not in values:
            lost = next((text for text in cells.values() if text.startswith("m") and RowId.parse(text)), "")
            if lost:  # the hidden column lost its heading
                values[Column.ROW_ID.value] = lost
        if values.keys() - _NOT_THE_WORK and not _is_no_work(values, cells):
            self.rows.append(ReturnedRow(self.sheet.title, number, values, annex, named))

    def _look_above(self, first: int, header: SheetHeader, spread: Mapping[int, Mapping[int, str]]) -> None:
        """Put the texts that rows refer to into those from `first` on."""
        places = header.numbers
        rows, notes = with_above(self.rows[first:], lambda row, column: spread.get(row, {}).get(places.get(Column(column), 0), ""))
        self.rows[first:] = rows
        self.notes += notes

    def _note_formulas(self, found: Sequence[SheetHeader]) -> None:
        """Say which filled cells hold a formula without a value, and which values reach over several rows."""
        named = {place: column for header in found for column, place in header.columns if column in _FILLED}
        for (row, place), text in self.sheet.unreckoned.items():
            if place in named:
                self.notes.append(ReturnedNote("formula-without-value", self.sheet.title, row, named[place].value, text))
        known = {row.row for row in self.rows}
        for area in {(area.top, area.left): area for area in self.sheet.merged}.values():
            if area.left in named and area.top in known and area.bottom > area.top and area.top + 1 in known:
                text = self.sheet.cells[area.top, area.left]
                self.notes.append(ReturnedNote("value-over-rows", self.sheet.title, area.top, named[area.left].value, text))


def _is_no_work(values: Mapping[str, str], cells: Mapping[int, str]) -> bool:
    """Whether a row that names no measure is a sum, or the signatures below a table."""
    if any(column in values for column in (Column.ROW_ID, Column.MEASURE, Column.TASK)):
        return False
    texts = [cells[place] for place in sorted(cells)]
    return _SUM.fullmatch(compact(texts[0])) is not None or bool(note_in(texts))


def _row_cells(sheet: Worksheet, first: int) -> dict[int, dict[int, str]]:
    """The filled cells by row, from a row on, in the sheet's order."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), text in sheet.cells.items():
        if row >= first:
            rows.setdefault(row, {})[column] = text
    return {number: rows[number] for number in sorted(rows)}


def _spread(sheet: Worksheet) -> dict[int, dict[int, str]]:
    """The texts of cells merged downwards, in the rows below the one they stand in."""
    found: dict[int, dict[int, str]] = {}
    left = _MOST_SPREAD
    for area in {(area.top, area.left): area for area in sheet.merged}.values():
        below = range(area.top + 1, min(area.bottom, area.top + _HIGHEST) + 1)
        left -= len(below)
        if left < 0:  # a file that claims so much was made to be slow
            break
        for row in below:
            found.setdefault(row, {})[area.left] = sheet.cells[area.top, area.left]
    return found


def _separated(path: Path, cancelled: Asked | None, is_known: IsKnown | None) -> Worksheet:
    """A CSV as a sheet; its rows are counted as a spreadsheet program shows them."""
    try:
        text = decoded(content(path, LARGEST_TEXT))
    except PlanReadError as error:
        raise PlanReadError(error.code, **(error.facts | {"name": path.name})) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for sign in _SIGNS:
        sheet = Worksheet("")
        for number, row in enumerate(rows_of(text, sign), 1):
            if number > MOST_ROWS * RETURNED:
                raise PlanReadError("plan-too-many-rows", name=path.name, most=MOST_ROWS * RETURNED)
            if cancelled is not None and number % 1000 == 0 and cancelled():
                raise Cancelled
            for place, cell in enumerate(row.cells, 1):
                if shown := plain_text(cell).strip():
                    sheet.cells[number, place] = shown
        if known_headers(sheet.cells, is_known=is_known):
            return sheet
    raise PlanReadError("returned-no-table", name=path.name)
