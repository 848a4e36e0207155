"""What the plan's own words leave open, to be answered once by a person; no misreading."""

from __future__ import annotations

import re
from collections.abc import Mapping

from model.readers.columns import Column
from model.readers.vocabulary import UnitList
from model.readers.wording import compact, is_dated, names_time
from model.rows.draft import Field, Question, QuestionCode

_SOME = re.compile(r"(?:相关|有关)")
_BY_PLAN = re.compile(r"节点|时限|进度|计划|要求|部署")
_DATE = re.compile(
    r"\d{1,2}月(?:\d{1,2}日|[底末初中]|[上中下]旬)?(?:之?前|起|至|底)?|年[底末内终]|[上下]半年|季度[末底]|[汛]期|[采供]暖季"
)
_ONGOING = re.compile(r"长期|持续|常年|常态|日常|每[日周月季年半]|定期|全程|贯穿|动态|实时|长效|立行|立即|即")


def questions_of(text: str, deadline: str, units: Mapping[Column, UnitList]) -> tuple[Question, ...]:
    """The questions one measure leaves open."""
    found: list[Question] = []
    for column, named in units.items():
        about = Field(column.value)
        found.extend(
            Question(QuestionCode.SOME_UNITS, about, name) for name in named.names if _SOME.search(name)
        )
        if named.open_end:
            found.append(Question(QuestionCode.OPEN_END, about, named.open_end))
    bare = compact(deadline)
    if bare and not is_dated(bare):
        if _BY_PLAN.search(bare):
            if not _DATE.search(compact(text)):
                found.append(Question(QuestionCode.DATE_NOT_NAMED, Field.DEADLINE, bare))
        elif not _ONGOING.search(bare) or not names_time(bare):
            found.append(Question(QuestionCode.DEADLINE_OPEN, Field.DEADLINE, bare))
    return tuple(found)
