"""What can go wrong through nobody's bug, as codes; the sentences stand in resources/messages."""

from __future__ import annotations

import string
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

import resources


class TaizhangError(Exception):
    """Something the user must hear about: a code and the facts its sentences need.

    The code names an entry of resources/messages/errors.toml, which holds, in zh_CN and English, what
    happened, what was kept and what to do next.
    """

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code} ({facts})" if facts else self.code

    def __reduce__(self) -> tuple[object, ...]:  # it crosses process borders with its facts
        return (_rebuilt, (type(self), self.code, self.facts))


class UserError(TaizhangError):
    """The input is wrong: an unknown measure, a month that does not exist."""


class StorageError(TaizhangError):
    """The disk, a lock or damage stands in the way."""


class PlanReadError(TaizhangError):
    """A file is no plan, damaged, locked with a password, or of an unknown kind."""


class Cancelled(TaizhangError):  # not a fault: the user asked for it
    """The user cancelled; nothing was kept of the work."""

    def __init__(self) -> None:
        super().__init__("cancelled")


def _rebuilt(kind: type[TaizhangError], code: str, facts: dict[str, object]) -> TaizhangError:
    return kind() if kind is Cancelled else kind(code, **facts)


def in_a_row(*sentences: str) -> str:
    """Sentences one after the other, the empty ones left out; a full-width stop has its space within itself."""
    row = ""
    for sentence in filter(None, sentences):
        gap = "" if not row or unicodedata.east_asian_width(row[-1]) in "WF" else " "
        row += gap + sentence
    return row


@dataclass(frozen=True, slots=True)
class Explanation:
    """Three sentences about an error or doubt: what happened, what was kept, what to do next."""

    happened: str
    kept: str
    next: str

    def __str__(self) -> str:
        return in_a_row(self.happened, self.kept, self.next)


class _Facts(string.Formatter):
    """Fills in the facts there are; a fact that is missing leaves an ellipsis, never an exception."""

    def get_value(self, key: int | str, args: object, kwargs: object) -> object:  # noqa: ARG002 - overrides
        return kwargs.get(str(key), "…") if isinstance(kwargs, dict) else "…"


@cache
def _catalogue() -> dict[str, dict[str, Any]]:
    entries: dict[str, dict[str, Any]] = {}
    for file in sorted(resources.path("messages").glob("*.toml")):
        entries |= tomllib.loads(file.read_text(encoding="utf-8"))
    return entries


def explain(code: str, facts: dict[str, object], language: str = "zh_CN", *, is_shell: bool = False) -> Explanation:
    """The sentences for a code in "zh_CN" or "en"; an unknown code is shown as it is.

    What to do next is what can be done in the window, or, where that differs, what is typed on the command line.
    """
    entry = _catalogue().get(code)
    if entry is None:
        return Explanation(code, "", "")
    happened, kept, then = [*entry[language], "", ""][:3]
    then = entry["shell"][language] if is_shell and "shell" in entry else then
    return Explanation(*(_Facts().vformat(part, (), facts) for part in (happened, kept, then)))


def load_sentences() -> None:
    """Read the sentences now, on a thread on which nobody waits, so that none waits for the first of them."""
    _catalogue()


def explain_error(error: TaizhangError, language: str = "zh_CN") -> Explanation:
    """The three sentences for an error."""
    return explain(error.code, error.facts, language)
