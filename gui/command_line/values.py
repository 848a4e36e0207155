"""What a value on the command line may be: a day, words, a file, a number, one of the ledger's own words."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import click

from gui.command_line.words import heading, joined, ledger_word
from model.errors import UserError
from model.periods import Month, Quarter, day_of
from model.rules.readable import readable

T = TypeVar("T")


class _Value(click.ParamType[T]):
    """A kind of value that is judged by what was written alone."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> T:  # noqa: ARG002 - click's
        """What was written, as click asks for it."""
        return self.of(value)

    def of(self, value: Any) -> T:
        """The value. Raises UserError where it is none of this kind."""
        raise NotImplementedError


class Day(_Value[date]):
    """A day, written 2024-06-30."""

    name = "day"

    def of(self, value: Any) -> date:
        """The day; raises UserError date-unknown."""
        return value if isinstance(value, date) else day_of(value)


class AMonth(_Value[Month]):
    """A month, written 2024-06."""

    name = "month"

    def of(self, value: Any) -> Month:
        """The month; raises UserError month-unknown."""
        return value if isinstance(value, Month) else Month.parse(value)


class AQuarter(_Value[Quarter]):
    """A quarter, written 2024Q2."""

    name = "quarter"

    def of(self, value: Any) -> Quarter:
        """The quarter; raises UserError quarter-unknown."""
        return value if isinstance(value, Quarter) else Quarter.parse(value)


class Words(_Value[str]):
    """Free words, whatever the terminal's encoding made of them."""

    name = "text"

    def of(self, value: Any) -> str:
        """The words, fit to be stored."""
        return readable(str(value))


class FileName(_Value[Path]):
    """A file; what is wrong with it is said where it is opened."""

    name = "file"

    def of(self, value: Any) -> Path:
        """The path; raises UserError file-name-empty, for "" would mean this folder."""
        if value == "":
            raise UserError("file-name-empty")
        return Path(value)


class Number(_Value[int]):
    """A whole number."""

    name = "number"

    def of(self, value: Any) -> int:
        """The number; raises UserError number-unknown."""
        try:
            return int(value)
        except ValueError:  # letters, or more digits than Python will turn into a number
            raise UserError("number-unknown", text=value) from None


class OneOf(click.ParamType[str]):
    """One of the ledger's fixed words: by its code, or as an officer calls it."""

    name = "choice"

    def __init__(self, words: type[StrEnum]) -> None:
        self._words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002 - click's
        """The word's code; raises UserError choice-unknown."""
        for word in self._words:
            called = ledger_word(word, "zh_CN")
            if value in (word.value, called, *called.split()):
                return word.value
        raise UserError("choice-unknown", option=param.opts[0] if param else "", text=value, choices=self.choices())

    def choices(self) -> str:
        """The words one may write, each with what it means."""
        return joined(_choice(word) for word in self._words)


def _choice(word: StrEnum) -> str:
    called = ledger_word(word)
    if called.startswith(word.value):  # English: "red (overdue)"
        return called
    return word.value if called == word.value.replace("_", " ") else heading("choice").format(code=word.value, called=called)


DAY, MONTH, QUARTER, WORDS, FILE, NUMBER = Day(), AMonth(), AQuarter(), Words(), FileName(), Number()
