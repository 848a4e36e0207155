"""What a value on the command line may be: a day, words, a file, a number, one of the ledger's own words."""

from __future__ import annotations

from collections.abc import Callable
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


class Value(click.ParamType[T]):
    """A kind of value that is judged by what was written alone; a default that is one already is left as it is."""

    def __init__(self, name: str, of: Callable[[Any], T]) -> None:
        self.name, self._of = name, of

    def convert(self, value: Any, _param: click.Parameter | None, _ctx: click.Context | None) -> T:
        """What was written, as click asks for it. Raises UserError where it is none of this kind."""
        return self._of(value)


def _file(value: Any) -> Path:
    """The path; what is wrong with it is said where it is opened."""
    if value == "":  # would mean this folder
        raise UserError("file-name-empty")
    return Path(value)


def _number(value: Any) -> int:
    try:
        return int(value)
    except ValueError:  # letters, or more digits than Python will turn into a number
        raise UserError("number-unknown", text=value) from None


DAY = Value("day", lambda value: value if isinstance(value, date) else day_of(value))  # 2024-06-30
MONTH = Value("month", lambda value: value if isinstance(value, Month) else Month.parse(value))  # 2024-06
QUARTER = Value("quarter", lambda value: value if isinstance(value, Quarter) else Quarter.parse(value))  # 2024Q2
WORDS = Value("text", lambda value: readable(str(value)))  # whatever the terminal's encoding made of them
FILE = Value("file", _file)
NUMBER = Value("number", _number)


class OneOf(click.ParamType[str]):
    """One of the ledger's fixed words: by its code, or as an officer calls it."""

    name = "choice"

    def __init__(self, words: type[StrEnum]) -> None:
        self._words = words

    def convert(self, value: Any, param: click.Parameter | None, _ctx: click.Context | None) -> str:
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
