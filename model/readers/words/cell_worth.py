"""How well a cell's text fits a column, by what it looks like."""

from __future__ import annotations

from functools import lru_cache

from model.readers.words.columns import UNIT_COLUMNS, Column
from model.readers.words.unit_shapes import looks_like_units
from model.readers.words.wording import (
    compact,
    is_dash,
    is_sentence,
    names_time,
    number_and_name,
    number_of,
    sounds_like_time,
)

BEARABLE = -0.6  # a cell below this does not belong in its column


@lru_cache(maxsize=32768)
def worth(text: str, column: Column) -> float:
    """How well a filled cell fits a column: above 0 it does, below it does not."""
    if is_dash(text):
        return (
            0.7
            if column in UNIT_COLUMNS
            else (-0.3 if column in (Column.OTHER, Column.UNKNOWN, Column.DEADLINE) else -2.0)
        )
    if column in (Column.OTHER, Column.UNKNOWN, Column.SECTION):
        return -0.2
    if column is Column.NUMBER:
        return _worth_number(text)
    if column is Column.TASK:
        return _worth_task(text)
    if column is Column.MEASURE:
        return _worth_measure(text)
    if column is Column.DEADLINE:
        return _worth_deadline(text)
    if looks_like_units(text):
        return 2.0
    if is_sentence(text) or names_time(text) or number_of(text) is not None:
        return -3.0
    return -0.5 if len(compact(text)) <= 30 else -1.0


def _worth_number(text: str) -> float:
    if number_of(text) is not None:
        return 2.0
    return -0.4 if number_and_name(text) and len(compact(text)) < 40 else -3.0


def _worth_task(text: str) -> float:
    bare = compact(text)
    if number_of(text) is not None or names_time(text):
        return -2.0
    if is_sentence(text):
        return -2.0
    if looks_like_units(text) and " " in text.strip():
        return -2.0
    return 1.0 if len(bare) <= 45 else -1.0


def _worth_measure(text: str) -> float:
    bare = compact(text)
    if is_sentence(text):
        return 3.0 if len(bare) > 20 else 1.5
    if number_of(text) is not None or names_time(text):
        return -3.0
    if looks_like_units(text):
        return -2.5
    return 0.5 if len(bare) >= 8 else -0.3


def _worth_deadline(text: str) -> float:
    if names_time(text):
        return 3.0
    if is_sentence(text) and len(compact(text)) > 30:
        return -3.0
    if looks_like_units(text):
        return -3.0
    parts = text.split()
    if any(names_time(part) for part in parts):
        return 0.5 if all(names_time(part) or len(part) < 4 for part in parts) else -1.0
    if sounds_like_time(text):
        return 0.5
    return -0.4 if len(compact(text)) <= 6 else -2.0
