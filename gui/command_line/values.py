"""What a value on the command line may be: a day, words, a file, a number, one of the ledger's own words."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import click

from gui.command_line.words import heading, joined, ledger_word
from model.errors import UserError
from model.periods import Month, Quarter, day_of
from model.rules.readable import readable


class Day(click.ParamType[date]):
    """A day, written 2024-06-30."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ARG002 - click's
        """The day; raises UserError date-unknown."""
        return value if isinstance(value, date) else day_of(value)


class AMonth(click.ParamType[Month]):
    """A month, written 2024-06."""

    name = "month"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Month:  # noqa: ARG002 - click's
        """The month; raises UserError month-unknown."""
        return value if isinstance(value, Month) else Month.parse(value)


class AQuarter(click.ParamType[Quarter]):
    """A quarter, written 2024Q2."""

    name = "quarter"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Quarter:  # noqa: ARG002 - click's
        """The quarter; raises UserError quarter-unknown."""
        return value if isinstance(value, Quarter) else Quarter.parse(value)


class Words(click.ParamType[str]):
    """Free words, whatever the terminal's encoding made of them."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002 - click's
        """The words, fit to be stored."""
        return readable(str(value))


class FileName(click.ParamType[Path]):
    """A file; what is wrong with it is said where it is opened."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:  # noqa: ARG002 - click's
        """The path; raises UserError file-name-empty, for "" would mean this folder."""
        if value == "":
            raise UserError("file-name-empty")
        return Path(value)


class Number(click.ParamType[int]):
    """A whole number."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ARG002 - click's
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
