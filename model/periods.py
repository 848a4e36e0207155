"""Months and quarters as values; no clock inside."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from model.errors import UserError

EARLIEST, LATEST = 1900, 9998  # years a person may name; reckoning on from them stays within the calendar
_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d{2})(\d{2}))")
_MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})月?")
_QUARTER = re.compile(r"(\d{4})[-/年]?(?:第?([1-4一二三四])季度|[Qq]([1-4]))")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month of one year."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and date.min.year <= self.year <= date.max.year):
            raise UserError("month-unknown", text=f"{self.year}-{self.month}")

    @classmethod
    def parse(cls, text: str) -> Month:
        """The month that "2024-06" or "2024年6月" names; raises UserError month-unknown."""
        found = _MONTH.fullmatch(_typed(text))
        if not found or not (_is_named(found[1]) and 1 <= int(found[2]) <= 12):
            raise UserError("month-unknown", text=text)
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> Month:
        """The month a day falls in."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """The month's first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """The month's last day."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def plus(self, months: int) -> Month:
        """The month so many months later (or earlier, when negative)."""
        index = self.year * 12 + self.month - 1 + months
        return Month(index // 12, index % 12 + 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """One quarter of one year."""

    year: int
    quarter: int

    def __post_init__(self) -> None:
        if not (1 <= self.quarter <= 4 and date.min.year <= self.year <= date.max.year):
            raise UserError("quarter-unknown", text=f"{self.year}Q{self.quarter}")

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """The quarter that "2024Q2" or "2024年第二季度" names; raises UserError quarter-unknown."""
        found = _QUARTER.fullmatch(_typed(text))
        if not found or not _is_named(found[1]):
            raise UserError("quarter-unknown", text=text)
        number = found[2] or found[3]
        return cls(int(found[1]), "一二三四".find(number) + 1 or int(number))

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter a day falls in."""
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def months(self) -> tuple[Month, Month, Month]:
        """The quarter's three months."""
        first = (self.quarter - 1) * 3 + 1
        return (Month(self.year, first), Month(self.year, first + 1), Month(self.year, first + 2))

    @property
    def first(self) -> date:
        """The quarter's first day."""
        return self.months[0].first

    @property
    def last(self) -> date:
        """The quarter's last day."""
        return self.months[2].last

    def plus(self, quarters: int) -> Quarter:
        """The quarter so many quarters later (or earlier, when negative)."""
        index = self.year * 4 + self.quarter - 1 + quarters
        return Quarter(index // 4, index % 4 + 1)

    def __str__(self) -> str:
        return f"{self.year:04d}Q{self.quarter}"


def months_between(first: Month, last: Month) -> Iterator[Month]:
    """Every month from the first to the last, both included."""
    month = first
    while month <= last:
        yield month
        month = month.plus(1)


def day_of(text: str) -> date:
    """The day that "2024-06-30", "2024年6月30日" or "20240630" names; raises UserError date-unknown."""
    found = _DAY.fullmatch(_typed(text))
    if not found or not _is_named(found[1]):
        raise UserError("date-unknown", text=text)
    month, day = (part for part in found.groups()[1:] if part)
    try:
        return date(int(found[1]), int(month), int(day))
    except ValueError:
        raise UserError("date-unknown", text=text) from None


def _typed(text: str) -> str:
    """What was typed, one width and without blanks around it: an officer's ２０２４－０６ is 2024-06."""
    return unicodedata.normalize("NFKC", text).strip()


def _is_named(year: str) -> bool:
    return EARLIEST <= int(year) <= LATEST
