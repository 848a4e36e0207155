"""One annex of the plan as a sheet to be filled in: the plan's own table, locked, and the month's columns beside it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.datavalidation import DataValidation

from model.rows.report import SubmissionContent, SubmissionRow
from model.workbook_layout import (
    COLUMNS,
    FIRST_ROW,
    HEADER_ROW,
    STATE_WORDS,
    Column,
    RowId,
    annex_sheet,
    column_number,
    fingerprint,
)
from reports import wording
from reports import workbook_looks as looks
from reports.cell_text import TextKeeper, starts_like_formula
from reports.workbook_rows import Value, row_xml

_LOOKS: dict[Column, looks.Look] = {
    Column.TASK_NO: looks.PLAN_CENTRED, Column.TASK: looks.PLAN_CENTRED, Column.MEASURE: looks.PLAN,
    Column.DEADLINE: looks.PLAN_CENTRED, Column.LEAD: looks.PLAN, Column.RESPONSIBLE: looks.PLAN,
    Column.SUPPORT: looks.PLAN, Column.PROGRESS: looks.FILL, Column.MONTH_PROGRESS: looks.FILL,
    Column.STATE: looks.FILL_CENTRED, Column.READING: looks.FILL_NUMBER, Column.EVIDENCE: looks.FILL,
    Column.TROUBLE: looks.FILL, Column.UNIT: looks.FILL, Column.PERSON: looks.FILL_CENTRED,
    Column.REPORTED_ON: looks.FILL_DATE, Column.ROW_ID: looks.PLAN,
}
_QUOTED = {look: replace(look, is_quoted=True) for look in set(_LOOKS.values())}
_ALL_LOOKS = (looks.TITLE, looks.FACTS, looks.HEAD, looks.SECTION, *_QUOTED, *_QUOTED.values())
_LAST_SHOWN = get_column_letter(column_number(Column.ROW_ID) - 1)
_LINE, _HIGHEST = 13.5, 409.0  # points; 409 is Excel's limit
_CHARACTERS_A_UNIT = 1.85  # how many of a column's width units one Chinese character of 10 pt takes


@dataclass(frozen=True, slots=True)
class SheetRecord:
    """What was written on a sheet, to be compared once it is opened again."""

    name: str
    rows: tuple[tuple[Value, ...], ...]
    measures: int
    xml: tuple[str, ...] = ()


class AnnexSheet:
    """Writes one annex."""

    def __init__(self, book: Any, content: SubmissionContent, rows: Sequence[SubmissionRow], keeper: TextKeeper) -> None:
        self._content, self._rows, self._keeper = content, rows, keeper
        self._name = annex_sheet(rows[0].annex)
        self._sheet = book.create_sheet(self._name)
        cells = looks.CellMaker(self._sheet)
        self._styles = {look: cells.style_id(look) for look in _ALL_LOOKS}
        self._written: list[tuple[Value, ...]] = []
        self._xml: list[str] = []

    def write(self) -> SheetRecord:
        """Write the sheet; returns what stands on it."""
        self._set_up()
        first, content = self._rows[0], self._content
        self._across(wording.sheet_title(content.plan.title, first.annex, first.annex_title, content.month), looks.TITLE, 30)
        self._across(wording.sheet_facts(content.unit, content.person, content.month, content.plan.doc_no,
                                         wording.scope(content.filter_text, is_mine=content.is_mine)), looks.FACTS, 20)
        self._line([place.heading for place in COLUMNS], [looks.HEAD] * len(COLUMNS), height=28)
        section = ""
        for _, task in groupby(self._rows, key=lambda row: (row.section, row.task_no, row.task)):
            rows = list(task)
            if rows[0].section and rows[0].section != section:
                self._across(rows[0].section, looks.SECTION, 20)
            section = rows[0].section
            self._task(rows)
        self._checks()
        return SheetRecord(self._name, tuple(self._written), len(self._rows), tuple(self._xml))

    def _set_up(self) -> None:
        sheet = self._sheet
        for number, place in enumerate(COLUMNS, 1):
            dimension = sheet.column_dimensions[get_column_letter(number)]
            dimension.width, dimension.hidden = place.width, place.column is Column.ROW_ID
        sheet.freeze_panes = f"{get_column_letter(column_number(Column.MEASURE))}{FIRST_ROW}"
        sheet.page_setup.paperSize = looks.A3
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
        sheet.oddFooter.center.text = "— &P / &N —"
        sheet.print_options.horizontalCentered = True
        guard = sheet.protection
        guard.sheet = True
        for allowed in ("formatCells", "formatColumns", "formatRows", "insertRows", "sort", "autoFilter"):
            setattr(guard, allowed, False)  # False: not forbidden

    def _row_number(self) -> int:
        return len(self._written) + 1

    def _across(self, text: str, look: looks.Look, height: float) -> None:
        """A line over all columns that are shown."""
        number = self._row_number()
        self._line([text] + [None] * (len(COLUMNS) - 1), [look] * len(COLUMNS), height=height)
        self._merge(f"A{number}:{_LAST_SHOWN}{number}")

    def _task(self, rows: Sequence[SubmissionRow]) -> None:
        first = self._row_number()
        for place, row in enumerate(rows):
            values = list(self._values(row))
            if place:
                values[:2] = [None, None]
            self._line(values, [_LOOKS[column.column] for column in COLUMNS], height=_height(values))
        if len(rows) > 1:
            for letter in ("A", "B"):
                self._merge(f"{letter}{first}:{letter}{first + len(rows) - 1}")

    def _merge(self, cells: str) -> None:
        """Merge cells known to overlap with no others: add() would look through all of them every time."""
        self._sheet.merged_cells.ranges.add(CellRange(cells))

    def _values(self, row: SubmissionRow) -> Iterator[Value]:
        targets = tuple(target.target_id for target in row.targets)
        yield str(row.task_no) if row.task_no else None
        yield from (row.task, row.text, row.deadline)
        yield from ("\n".join(units) or wording.NONE for units in (row.lead, row.responsible, row.support))
        yield from (row.progress, row.month_progress, STATE_WORDS[row.state] if row.state else None, _reading(row))
        yield from ("\n".join(row.evidence), row.trouble, row.unit, row.person, row.reported_on)
        yield str(RowId(row.measure_id, row.task_id, targets, fingerprint(row.annex, row.task_no, row.text)))

    def _line(self, values: Sequence[Value], kinds: Sequence[looks.Look], *, height: float) -> None:
        number = self._row_number()
        kept: list[Value] = []
        styles: list[int] = []
        for place, (value, kind) in enumerate(zip(values, kinds, strict=True), 1):
            fitting, look = value, kind
            if isinstance(value, str):
                fitting = self._keeper.fit(value, f"{self._name}!{get_column_letter(place)}{number}") or None
                if fitting and starts_like_formula(fitting):
                    look = _QUOTED.get(kind, kind)
            kept.append(fitting)
            styles.append(self._styles[look])
        self._xml.append(row_xml(number, kept, styles, height))
        self._written.append(tuple(kept))

    def _checks(self) -> None:
        """Drop-down list of states, checks of dates and numbers; they reach past the end for rows put in later."""
        last = self._row_number() + 200
        words = ",".join(STATE_WORDS.values())
        states = DataValidation("list", formula1=f'"{words}"', allow_blank=True)
        dates = DataValidation("date", operator="between", formula1="DATE(2000,1,1)", formula2="DATE(2099,12,31)",
                               allow_blank=True)
        numbers = DataValidation("decimal", operator="between", formula1="-1E+15", formula2="1E+15", allow_blank=True)
        for check, column, (title, error) in ((states, Column.STATE, wording.STATE_ERROR),
                                              (dates, Column.REPORTED_ON, wording.DATE_ERROR),
                                              (numbers, Column.READING, wording.NUMBER_ERROR)):
            letter = get_column_letter(column_number(column))
            check.errorTitle, check.error, check.errorStyle, check.showErrorMessage = title, error, "stop", True
            for start, end in self._spans(last, is_number=column is Column.READING):
                check.add(f"{letter}{start}:{letter}{end}")
            self._sheet.data_validations.append(check)

    def _spans(self, last: int, *, is_number: bool) -> list[tuple[int, int]]:
        """The rows a check covers; rows that ask for several numbers take text."""
        reading = column_number(Column.READING) - 1
        spans, start = [], FIRST_ROW
        for number, values in enumerate(self._written, 1):
            if is_number and number >= FIRST_ROW and isinstance(values[reading], str):
                if number > start:
                    spans.append((start, number - 1))
                start = number + 1
        return [*spans, (start, last)]


def _reading(row: SubmissionRow) -> Value:
    if len(row.targets) > 1:
        return wording.reading_lines(row.targets)
    value = row.targets[0].value if row.targets else None
    return value if value is None or value.is_finite() else str(value)


def _height(values: Sequence[Value]) -> float:
    lines = 1
    for value, place in zip(values, COLUMNS, strict=True):
        if isinstance(value, str) and place.column is not Column.ROW_ID and len(value) * _CHARACTERS_A_UNIT > place.width:
            room = place.width / _CHARACTERS_A_UNIT
            lines = max(lines, sum(math.ceil(max(1, len(part)) / room) for part in value.split("\n")))
        elif isinstance(value, str) and "\n" in value:
            lines = max(lines, value.count("\n") + 1)
    return min(_HIGHEST, lines * _LINE + 6)
