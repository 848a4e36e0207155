"""The ledger's fixed words in Chinese, from where the command line has them: one word for one thing, on paper too."""

from __future__ import annotations

import tomllib
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any

import resources
from model.rows.checklist import ChangeRow
from model.rows.words import State

LANGUAGE = "zh_CN"
_FACTS = ("state", "handler", "month", "on", "wording", "day", "note", "name", "value")  # of a change, what tells it from others of its kind


@cache
def _texts() -> dict[str, Any]:
    texts: dict[str, Any] = tomllib.loads(resources.path("command_line.toml").read_text(encoding="utf-8"))
    return texts


def word(value: StrEnum) -> str:
    """A fixed word as an officer calls it: 牵头, 存在困难, 红 逾期."""
    return str(_texts()["words"][type(value).__name__][value.value][LANGUAGE])


def change_moment(change: ChangeRow) -> str:
    """When it was done, by this machine's clock."""
    return f"{datetime.fromisoformat(change.at).astimezone():%Y-%m-%d %H:%M}"


def change_words(change: ChangeRow) -> str:
    """What a change did, and what tells it from others of its kind; the bare code of one that a newer program made."""
    action = _texts()["actions"].get(change.action, {}).get(LANGUAGE, change.action)
    facts = dict(change.facts)
    told = (_fact(name, facts[name]) for name in _FACTS if facts.get(name))
    return "　".join((action, *told)) + (_texts()["fields"]["reverted"][LANGUAGE] if change.is_reverted else "")


def _fact(name: str, value: str) -> str:
    return word(State(value)) if name == "state" and value in list(State) else value
