"""What the plan's own words leave open, to be answered once by a person; no misreading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from model.readers.words.columns import Column
from model.readers.words.vocabulary import UnitList
from model.readers.words.wording import compact
from model.rows.draft import Field, Question, QuestionCode
from model.rules.deadlines import question_of
from model.rules.unit_wordings import leaves_some

_SOME = re.compile(r"(?:相关|有关)")


def questions_of(text: str, deadline: str, units: Mapping[Column, UnitList]) -> tuple[Question, ...]:
    """The questions one measure leaves open."""
    found: list[Question] = []
    for column, named in units.items():
        about = Field(column.value)
        found.extend(
            Question(QuestionCode.SOME_UNITS, about, name)
            for name in named.names
            if _asks_which(name)
        )
        if named.open_end:
            found.append(Question(QuestionCode.OPEN_END, about, named.open_end))
    open_date = question_of(deadline, text)
    if open_date is not None:
        found.append(Question(open_date, Field.DEADLINE, compact(deadline)))
    return tuple(found)


@lru_cache(maxsize=4096)  # a plan names the same units in most rows
def _asks_which(name: str) -> bool:
    """True for a name that means some units of a kind and does not say which."""
    return bool(_SOME.search(name)) or leaves_some(name)
