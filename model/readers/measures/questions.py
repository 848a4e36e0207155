"""What one measure leaves open, of its units, its deadline and its text."""

from __future__ import annotations

from collections.abc import Mapping

from model.readers.words.columns import UNIT_COLUMNS, Column
from model.readers.words.vocabulary import UnitList
from model.readers.words.wording import compact
from model.rows.draft import Field, Question, QuestionCode
from model.rules.questions import date_questions, goal_questions, unit_questions

_ABOUT = {column: Field(column.value) for column in UNIT_COLUMNS}


def questions_of(text: str, deadline: str, units: Mapping[Column, UnitList]) -> tuple[Question, ...]:
    """The questions one measure leaves open."""
    found: list[Question] = []
    for column, named in units.items():
        about = _ABOUT[column]
        for name in named.names:
            found.extend(unit_questions(about, name))
        if named.open_end:
            found.append(Question(QuestionCode.OPEN_END, about, named.open_end))
    return (*found, *date_questions(compact(deadline), text), *goal_questions(text))
