"""A file that came back from another unit (回收件), as it was read: whose it says it is, and its rows with the cells that hold something.

Columns are named as in model.workbook_layout.Column.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from model.periods import Month


class ReturnedKind(StrEnum):
    """What kind of file came back."""

    WORKBOOK = "workbook"  # our own workbook, filled in
    OWN_SHEET = "own_sheet"  # a table an office made itself
    CSV = "csv"
    PACKAGE = "package"


class FoundBy(StrEnum):
    """How a row's measure was known."""

    ID = "id"
    FINGERPRINT = "fingerprint"
    TEXT = "text"
    PERSON = "person"
    NOT = ""


@dataclass(frozen=True, slots=True)
class ReturnedFacts:
    """What a file says of itself; empty where it says nothing.

    `ledger` and `plan_id` are those of who wrote the workbook; `heading_unit` is what stands over the table
    (填报单位：…), `heading_month` the month written there where it is another than `month`, `row_units` the units its rows name, the most frequent first.
    """

    layout: int = 0
    ledger: str = ""
    plan_id: int = 0
    plan_title: str = ""
    plan_doc_no: str = ""
    plan_year: int = 0
    month: Month | None = None
    unit: str = ""
    person: str = ""
    heading_unit: str = ""
    row_units: tuple[str, ...] = ()
    heading_month: Month | None = None


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row of a table: where it stands, the annex its sheet is (None where nothing says), its filled cells by column.

    `month` is its sheet's, where a file has a sheet for every month; else the file's own says it.
    """

    sheet: str
    row: int
    values: Mapping[str, str]
    annex: int | None = None
    month: Month | None = None


@dataclass(frozen=True, slots=True)
class ReturnedNote:
    """Something of a file that could not be taken in: a code (resources/messages/merging.toml), where, and what stands there."""

    code: str
    sheet: str = ""
    row: int = 0
    column: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A returned file as it was read."""

    name: str
    kind: ReturnedKind
    facts: ReturnedFacts
    rows: tuple[ReturnedRow, ...]
    notes: tuple[ReturnedNote, ...] = field(default=())
