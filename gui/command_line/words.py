"""The words of the command line: which language it speaks, its help, the ledger's fixed words, one line of whatever is said."""

from __future__ import annotations

import json
import os
import sys
import tomllib
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum
from functools import cache
from typing import Any

import click

import resources
from model.errors import Explanation, TaizhangError, explain

_LONGEST, _HEAD, _TAIL = 300, 200, 60  # characters of a name that are said: the longest path, else its two ends


def language() -> str:
    """What TAIZHANG_LANGUAGE asks for, else Chinese; English where the terminal or the pipe can carry no Chinese."""
    asked = os.environ.get("TAIZHANG_LANGUAGE", "")
    if asked:
        return "en" if asked.startswith("en") else "zh_CN"
    try:
        str(_texts()["commands"][""]["zh_CN"]).encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return "en"
    return "zh_CN"


@cache
def _texts() -> dict[str, Any]:
    texts: dict[str, Any] = tomllib.loads(resources.path("command_line.toml").read_text(encoding="utf-8"))
    return texts


def heading(name: str) -> str:
    """A word between the parts of the help or of a list."""
    return str(_texts()["headings"][language()][name])


def field(name: str) -> str:
    """What stands before a measure's value."""
    return str(_texts()["fields"][name][language()])


def action_word(action: str) -> str:
    """What a change did; its bare code when the history holds one of a newer program."""
    words: dict[str, str] = _texts()["actions"].get(action, {})
    return words.get(language(), action)


def ledger_word(word: StrEnum, spoken: str | None = None) -> str:
    """A fixed word of the ledger (a light, a state, a role) as a person reads it."""
    return str(_texts()["words"][type(word).__name__][word.value][spoken or language()])


def command_help(command: str) -> str:
    """What a command does, in a sentence; the program itself is ""."""
    return str(_texts()["commands"][command][language()])


def value_help(command: str, name: str) -> tuple[str, str]:
    """What stands for a value on the command line ("" for a switch), and what it is for."""
    values = _texts()["values"]
    stands_for, purpose = values.get(f"{command}.{name}", values.get(name))[language()]
    return stands_for, purpose


def joined(parts: Iterable[str]) -> str:
    """Names in a row, as the language separates them."""
    return heading("between").join(parts)


def said(code: str, /, **facts: object) -> Explanation:
    """The sentences of a code, its long names shortened and without the characters that steer a terminal."""
    return explain(code, {name: _sayable(str(fact)) for name, fact in facts.items()}, language(), is_shell=True)


def say(code: str, /, **facts: object) -> None:
    """Print the sentence of a code, one line."""
    click.echo(str(said(code, **facts)))


def complain(error: TaizhangError) -> None:
    """Print what went wrong on stderr, one line."""
    with suppress(OSError):  # nobody reads it; the exit status tells
        click.echo(str(said(error.code, **error.facts)), err=True)


def print_json(data: object) -> None:
    """Print one JSON document, Chinese as it is where the terminal or the pipe can carry it."""
    is_unicode = (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")
    click.echo(json.dumps(data, ensure_ascii=not is_unicode, indent=1))


def _sayable(text: str) -> str:
    line = "".join(" " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter for letter in text)
    return line if len(line) <= _LONGEST else f"{line[:_HEAD]}……{line[-_TAIL:]}"
