"""What the plan's own words leave open, to be answered once by a person; no misreading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from model.rows.draft import Field, Question, QuestionCode
from model.rows.unit_words import Reach
from model.rules.deadlines import question_of, unsure_in_text
from model.rules.open_goals import goals_without_a_number
from model.rules.unit_wordings import leaves_some, wording_meaning

_SOME = re.compile(r"相关|有关")


@lru_cache(maxsize=8192)  # a plan says the same few wordings a thousand times
def unit_questions(field: Field, wording: str) -> tuple[Question, ...]:
    """Which units a wording leaves open: some of a kind, the members of a group that stand in another paper, who else."""
    meaning = wording_meaning(wording)
    codes = []
    if any(part.reach is Reach.MEMBERS for part in meaning.parts):
        codes.append(QuestionCode.MEMBERS_UNKNOWN)
    elif _SOME.search(wording) or leaves_some(wording):
        codes.append(QuestionCode.SOME_UNITS)
    if meaning.is_open_end:
        codes.append(QuestionCode.OPEN_END)
    return tuple(Question(code, field, wording) for code in codes)


def date_questions(deadline: str, text: str) -> Iterator[Question]:
    """What a deadline leaves open, and which dates in the text have a second meaning."""
    code = question_of(deadline, text)
    if code is not None:
        yield Question(code, Field.DEADLINE, deadline)
    for wording in unsure_in_text(deadline, text):
        yield Question(QuestionCode.DATE_UNSURE, Field.MEASURE, wording)


def goal_questions(text: str) -> Iterator[Question]:
    """What a measure's text is to reach without saying how much."""
    for wording in goals_without_a_number(text):
        yield Question(QuestionCode.TARGET_OPEN, Field.MEASURE, wording)


def to_keep(questions: Iterable[Question]) -> tuple[Question, ...]:
    """What a ledger keeps with a measure: whether a group has my unit for a member is asked anew until it is answered."""
    return tuple(question for question in questions if question.code is not QuestionCode.MEMBERS_UNKNOWN)
