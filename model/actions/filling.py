"""How another office's sheet would be filled from the ledger: rows found, columns understood, what is left over."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from model.ledger import Ledger
from model.periods import Month
from model.queries.merge_base import known_measures, unit_names
from model.queries.report_content import EVERYTHING, submission_content
from model.readers.returned.own_sheet import OwnBook, OwnTable, of_month, read_own_book, understood
from model.readers.returned.sheet_header import PLAN_COLUMNS, month_named, year_named
from model.rows.checklist import ChecklistFilter
from model.rows.merging import TakenRow
from model.rows.own_sheet import Fill, FillNote, FillPlan, FillValue, SheetColumn
from model.rows.report import SubmissionRow
from model.rows.returned import ReturnedRow
from model.rules.filling import is_said, offered_word, value_of
from model.rules.months import require_come
from model.rules.row_matching import Matcher
from model.rules.senders import UnitNames
from model.store.evidence_files import sha256_of
from model.workbook_layout import Column

_NOT_FILLED = PLAN_COLUMNS | {Column.ROW_ID}


def fill_plan(
    ledger: Ledger, source: Path, month: Month, *, kept: ChecklistFilter = EVERYTHING, columns: Mapping[str, str] | None = None,
    today: date, progress: Callable[[int, int], None] | None = None, cancelled: Callable[[], bool] | None = None,
) -> FillPlan:
    """What would be written into a sheet for a month. `columns` are a person's words about its labels, before remembered ones.

    Raises PlanReadError as model.readers.returned.own_sheet.read_own_book, UserError plan-unknown, month-not-come; Cancelled.
    """
    require_come(month, today)
    content = submission_content(ledger, month, kept=kept, today=today)
    with ledger.look() as connection:
        matcher = Matcher(known_measures(connection, content.plan.plan_id), ledger_id=ledger.identity)
        names = unit_names(connection)
    book = read_own_book(source, is_known=matcher.knows, progress=progress, cancelled=cancelled)
    sha256 = sha256_of(source)
    with ledger.look() as connection:
        held = connection.execute("SELECT columns FROM sheet_mapping WHERE signature = ?", (book.signature,)).fetchone()
    own = {**(json.loads(held[0]) if held else {}), **(columns or {})}
    rows = {row.measure_id: row for row in content.rows}
    filling = _Filling(book, matcher, rows, own, names=names, month=month)
    filling.run()
    met = {row.measure_id for row in content.rows if is_said(row)} - filling.found
    return FillPlan(
        source, sha256, tuple(_columns(book, own)), book.signature, held is not None, tuple(filling.fills), tuple(filling.notes),
        tuple(row.code for row in content.rows if row.measure_id in met), len(book.returned.rows), tuple(sorted(filling.filled)),
    )


def _columns(book: OwnBook, own: Mapping[str, str]) -> Iterator[SheetColumn]:
    for title, table in book.tables.items():
        for header in table.headers:
            meanings = {number: meaning.value for meaning, number in understood(header, own).items()}
            for number, label in header.labels:
                yield SheetColumn(title, label, number, meanings.get(number, ""))


class _Filling:
    """Goes through a sheet's rows."""

    def __init__(
        self, book: OwnBook, matcher: Matcher, rows: Mapping[int, SubmissionRow], own: Mapping[str, str], *, names: UnitNames,
        month: Month,
    ) -> None:
        self.fills: list[Fill] = []
        self.notes: list[FillNote] = []
        self.found: set[int] = set()
        self.filled: set[int] = set()
        self._book, self._matcher, self._rows, self._own, self._names, self._month = book, matcher, rows, own, names, month

    def run(self) -> None:
        """Fill what can be filled; note the rest."""
        said = self._book.returned.facts.month
        if said is not None and said != self._month:
            self.notes.append(FillNote("fill-other-month", "", 0, str(said)))
        for row in self._book.returned.rows:
            taken = TakenRow(row.sheet, row.row, row.values, row.annex)
            match = self._matcher.match(taken, ledger_id=self._book.returned.facts.ledger)
            if match.measure_id is None:
                self._note("fill-row-unknown", row, row.values.get(Column.MEASURE) or row.values.get(Column.TASK, ""))
            elif match.measure_id in self._rows:
                self._row(row, self._rows[match.measure_id])
                for changed in match.changed:
                    if changed.column == Column.MEASURE:
                        self._note("fill-words-differ", row, changed.new)
        if self.fills:
            self._note_empty_columns()

    def _note_empty_columns(self) -> None:
        """Say of which columns nothing was put into any row, and why: they are of another month or year, or nobody knows what they hold."""
        filled = {(fill.sheet, fill.number) for fill in self.fills}
        rows = {title: [row.row for row in self._book.returned.rows if row.sheet == title] for title in self._book.tables}
        for title, table in self._book.tables.items():
            for header in table.headers:
                meant = understood(header, self._own)
                used = set(of_month(header, meant, self._month).values())
                quiet = {number for meaning, number in meant.items() if meaning in _NOT_FILLED or meaning is Column.STATE}
                quiet |= {number for number, label in header.labels if month_named(label)}  # one of twelve
                for number, label in header.labels:
                    is_empty = not any(table.text(row, number) for row in rows[title] if table.header_of(row) is header)
                    if not is_empty or number in quiet or (title, number) in filled or self._own.get(label) == "" or not rows[title]:
                        continue
                    code = "fill-column-nothing" if number in used else "fill-column-other-year" if year_named(label) else "fill-column-unknown"
                    self.notes.append(FillNote(code, title, header.last, label))

    def _note(self, code: str, row: ReturnedRow, text: str) -> None:
        self.notes.append(FillNote(code, row.sheet, row.row, text))

    def _row(self, row: ReturnedRow, told: SubmissionRow) -> None:
        table = self._book.tables[row.sheet]
        header = table.header_of(row.row)
        if header is None:
            return
        self.found.add(told.measure_id)
        numbers = of_month(header, understood(header, self._own), self._month)
        whose = table.text(row.row, numbers[Column.UNIT]) if Column.UNIT in numbers else ""
        if whose and whose != told.unit and self._names.find(whose) != self._names.find(told.unit):
            self._note("fill-row-of-other", row, whose)
            return
        if not is_said(told):
            return
        labels = dict(header.labels)
        for column, number in numbers.items():
            if column in _NOT_FILLED or (column is Column.UNIT and whose) or (column is Column.GOAL and table.text(row.row, number)):
                continue
            value = value_of(told, column, label=labels[number], has_month_column=Column.MONTH_PROGRESS in numbers)
            if column is Column.STATE and told.state is not None:
                value = offered_word(told.state, labels[number], table.choices.get(number, ()))
                if value is None:
                    self._note("fill-word-not-offered", row, labels[number])
            if value is not None:
                self._fill(table, row, number, column, told, value=value)

    def _fill(self, table: OwnTable, row: ReturnedRow, number: int, column: Column, told: SubmissionRow, *, value: FillValue) -> None:
        unit = told.targets[0].unit if column is Column.READING and told.targets else ""
        fill = Fill(row.sheet, table.sheet.part, row.row, number, column.value, told.code, table.text(row.row, number), value, unit)
        self.fills.append(fill)
        self.filled.add(told.measure_id)
