"""Filling in a sheet that another office made: which of its cells get which values, and what could not be placed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

FillValue = str | Decimal | date


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column of a sheet: its label, its number from 1, and what it holds by the name of
    workbook_layout.Column; empty for what is the office's own affair."""

    sheet: str
    label: str
    number: int
    meaning: str


@dataclass(frozen=True, slots=True)
class Fill:
    """One cell to be filled: where, for which measure, what stands there and what is to stand there."""

    sheet: str
    part: str
    row: int
    number: int
    column: str
    code: str
    old: str
    value: FillValue
    unit: str = ""


@dataclass(frozen=True, slots=True)
class FillNote:
    """What was not filled, and why: a code (resources/messages/own_sheet.toml), where, the text concerned."""

    code: str
    sheet: str
    row: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class FillPlan:
    """How a sheet would be filled: nothing is written yet.

    `columns` is the header as it was understood, `signature` knows it again, `is_remembered` when a person's own word
    about it was found, `sha256` the file that was looked at. `missing` are the codes of measures with something to say that the sheet has no row for.
    """

    source: Path
    sha256: str
    columns: tuple[SheetColumn, ...]
    signature: str
    is_remembered: bool
    fills: tuple[Fill, ...]
    notes: tuple[FillNote, ...]
    missing: tuple[str, ...]
    rows: int
    measures: tuple[int, ...]

    @property
    def meanings(self) -> Mapping[str, str]:
        """What each label was taken to hold, as it is remembered; empty for nothing."""
        return {column.label: column.meaning for column in self.columns}
