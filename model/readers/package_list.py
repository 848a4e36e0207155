"""The list for programs in a package (progress.json): read in the workbook's place where that is gone, else held against it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from model.errors import UserError
from model.periods import Month
from model.rows.package import ReceivedPackage
from model.rows.returned import ReturnedFacts, ReturnedFile, ReturnedKind, ReturnedNote, ReturnedRow
from model.rules.returned_values import bare, is_nothing, state_of
from model.workbook_layout import PROGRESS_FILE, STATE_WORDS, Column, RowId

NOTE = "package-list-differs"
LARGEST = 64 * 2**20  # bytes of such a list
_WORDS = {Column.MEASURE: "text", Column.PROGRESS: "progress", Column.MONTH_PROGRESS: "month_progress", Column.TROUBLE: "trouble",
          Column.UNIT: "unit", Column.PERSON: "person", Column.REPORTED_ON: "reported_on"}  # fmt: skip
_STATES = {state.value: word for state, word in STATE_WORDS.items()}


@dataclass(frozen=True, slots=True)
class PackageList:
    """What a package's list says; `rows` as they stand in it, each a dict."""

    told: Mapping[str, Any]
    rows: tuple[dict[str, Any], ...]

    @classmethod
    def of(cls, package: ReceivedPackage) -> PackageList:
        """The list of a package; empty where there is none or it is no such thing."""
        try:
            fits = package.progress is not None and package.progress.stat().st_size <= LARGEST
            told = json.loads(package.progress.read_text(encoding="utf-8")) if package.progress and fits else {}
            return cls(told, tuple(row for row in told.get("rows", ()) if isinstance(row, dict)))
        except (OSError, ValueError, AttributeError, TypeError, RecursionError):
            return cls({}, ())

    def as_file(self, name: str) -> ReturnedFile:
        """The list as a returned file."""
        plan = self.told.get("plan")
        known = plan if isinstance(plan, dict) else {}
        year = known.get("year")
        facts = ReturnedFacts(
            ledger=_text(self.told, "ledger"), plan_title=_text(known, "title"), plan_doc_no=_text(known, "doc_no"),
            plan_year=year if isinstance(year, int) else 0, month=_month(_text(self.told, "month")), unit=_text(self.told, "unit"),
            person=_text(self.told, "person"),
        )  # fmt: skip
        rows = tuple(
            ReturnedRow(PROGRESS_FILE, number, values, annex if isinstance(annex := row.get("annex"), int) else None)
            for number, row in enumerate(self.rows, 1) if (values := _values(row))
        )  # fmt: skip
        return ReturnedFile(name, ReturnedKind.PACKAGE, facts, rows)

    def differences(self, rows: tuple[ReturnedRow, ...]) -> Iterator[ReturnedNote]:
        """Where the workbook's rows say otherwise than the list does of the same measure."""
        listed = {_text(row, "fingerprint"): _values(row) for row in self.rows}
        for row in rows:
            row_id = RowId.parse(row.values.get(Column.ROW_ID, ""))
            told = listed.get(row_id.fingerprint) if row_id else None
            for column in (Column.MONTH_PROGRESS, Column.STATE, Column.READING, Column.TROUBLE) if told else ():
                said, other = row.values.get(column, ""), (told or {}).get(column, "")
                if not _same(column, said, other):
                    yield ReturnedNote(NOTE, row.sheet, row.row, column.value, other)


def _same(column: Column, said: str, listed: str) -> bool:
    if is_nothing(said) and is_nothing(listed):
        return True
    if column is Column.STATE:
        return state_of(said) is state_of(listed)
    if column is Column.READING:
        return _numbers(said) == _numbers(listed)
    return bare(said) == bare(listed)


def _numbers(text: str) -> list[Decimal | str]:
    """The numbers of a cell of readings, a target a line, whatever stands before the colon."""
    found: list[Decimal | str] = []
    for line in text.split("\n"):
        value = line.replace("：", ":").rpartition(":")[2].strip()
        try:
            found += [Decimal(value)] if value else []
        except InvalidOperation:
            found.append(value)
    return found


def _values(row: Mapping[str, Any]) -> dict[str, str]:
    """A row's filled cells by column."""
    values = {column.value: _text(row, name) for column, name in _WORDS.items()}
    values[Column.STATE.value] = _STATES.get(_text(row, "state"), "")
    targets = [one for one in row.get("targets") or () if isinstance(one, dict)] if isinstance(row.get("targets"), list) else []
    if len(targets) == 1:
        values[Column.READING.value] = _text(targets[0], "value")
    else:
        values[Column.READING.value] = "\n".join(
            f"{_text(one, 'subject')}（{_text(one, 'unit')}）：{_text(one, 'value')}" for one in targets if _text(one, "value")
        )
    if RowId.parse(row_id := f"m0;t0;g;{_text(row, 'fingerprint')}"):
        values[Column.ROW_ID.value] = row_id
    return {column: text for column, text in values.items() if text}


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return value.strip() if isinstance(value, str) else ""


def _month(text: str) -> Month | None:
    try:
        return Month.parse(text)
    except UserError:
        return None
