"""From the wording of a deadline, and the dates inside a measure's text, to dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from model.rows.draft import QuestionCode
from model.rows.due import DuePlace, DueReading
from model.rows.words import DueKind
from model.rules.date_wordings import (
    IN_UNSURE,
    SEASON,
    FoundDate,
    begins_with_date,
    dates_in_deadline,
    dates_in_text,
)
from model.rules.plain_text import plain

_BLANK = re.compile(r"[-/\\.、,。]*|无|略")
_AS_SCHEDULED = re.compile(r"时间节点|按(?:规定|要求)?(?:时|节点|期)|按进度")
# What is left over beside the dates and speaks of time was not understood ("5月后"): asked, unless it only seems to.
_SPEAKS_OF_TIME = re.compile(r"\d|[年月日号旬周季节期后起止至~-]|前(?![期提置端沿])|初(?!步)|左右")
_LEFT_TO_PLAN = re.compile(r"节点|时限|进度|计划|要求|部署")
_BETWEEN_DATES = re.compile(r"(?:[、，,；;和及或并（）()]|完成|实施|推进|坚持|前)*")
_ANY_YEAR = 2003  # what is asked does not depend on the year, but for days most years do not have (2月29日) and feasts that may fall together
_SEEMS_TO = re.compile(r"\d+(?:\.\d+)?%|周[边围]|节[能水约电点]|灾后|落后|工期|年度(?:目标|任务|计划|工作)")
_UNTIL = re.compile(r"^(?:截[至止]到?|至)$")


def dues_of(deadline: str, text: str, plan_year: int) -> DueReading:
    """The dates of a measure: those of its deadline first, then those named in its text, as milestones.

    "按时间节点完成" takes its dates from the text (they then stand twice: as the measure's own and as
    milestones); when the text names none it is due at the year's end and open. A wording with no date, or
    with two meanings, is open; in the second case the more careful meaning stands until a person has answered.
    """
    milestones = _places(dates_in_text(text, plan_year), is_milestone=True)
    words = plain(deadline)
    if _BLANK.fullmatch(words.text):
        return DueReading(milestones, is_open=not milestones)
    found = tuple(dates_in_deadline(deadline, plan_year))
    own = _places(found)
    if own:
        is_open = any(each.is_unsure for each in found) or _is_left_open(words.text, found)
        return DueReading(own + milestones, is_open)
    if _AS_SCHEDULED.search(words.text):
        if not milestones:
            year_end = DuePlace(DueKind.BY, None, date(plan_year, 12, 31), deadline)
            return DueReading((year_end,), is_open=True)
        own = _places(dates_in_text(text, plan_year))
        return DueReading(own + milestones)
    return DueReading(milestones, is_open=True)


def question_of(deadline: str, text: str) -> QuestionCode | None:
    """What a measure's deadline leaves open: the date that "按时间节点完成" does not name, or what its words mean.

    None where its dates are certain, and for no deadline at all, which is no question but may be a misreading.
    """
    words = plain(deadline).text
    if _BLANK.fullmatch(words) or _is_certain(deadline):
        return None
    reading = dues_of(deadline, text, _ANY_YEAR)
    if not reading.is_open:
        return None
    if _LEFT_TO_PLAN.search(words):
        is_named = any(due.is_milestone for due in reading.dues)
        return None if is_named else QuestionCode.DATE_NOT_NAMED
    return QuestionCode.DATE_UNSURE if _places(dates_in_deadline(deadline, _ANY_YEAR)) else QuestionCode.DEADLINE_OPEN


def unsure_in_text(deadline: str, text: str) -> tuple[str, ...]:
    """The words of dates in a measure's text that have a second meaning, and that its deadline does not name as well."""
    if IN_UNSURE not in text:
        return ()  # most texts
    own = {(each.kind, each.first, each.last) for each in dates_in_deadline(deadline, _ANY_YEAR)}
    found = (each for each in dates_in_text(text, _ANY_YEAR) if each.is_unsure and (each.kind, each.first, each.last) not in own)
    return tuple(dict.fromkeys(each.wording for each in found))


@lru_cache(maxsize=512)  # a plan has few deadlines: the texts of most measures need no look
def _is_certain(deadline: str) -> bool:
    """True when a deadline's own words give its dates and leave nothing open, whatever the measure's text says."""
    return not dues_of(deadline, "", _ANY_YEAR).is_open


def is_all_dates(wording: str) -> bool:
    """True when a wording consists of dates and spans of time and of what stands between such."""
    words = plain(wording).text
    begun = _BETWEEN_DATES.match(words)
    if not (begun and begun.end()) and not begins_with_date(wording, _ANY_YEAR):
        return False  # most texts: nothing else of them need be looked at
    found = [each for each in dates_in_deadline(wording, _ANY_YEAR) if each.kind is not None]
    return bool(found) and bool(_BETWEEN_DATES.fullmatch("".join(_between(words, found))))


def _places(found: Iterable[FoundDate], *, is_milestone: bool = False) -> tuple[DuePlace, ...]:
    kept: dict[tuple[DueKind, date | None, date | None], DuePlace] = {}
    for each in found:
        if each.kind is not None:
            key = (each.kind, each.first, each.last)
            kept.setdefault(key, DuePlace(*key, each.wording, is_milestone))
    return tuple(kept.values())


def _is_left_open(text: str, found: Sequence[FoundDate]) -> bool:
    """Whether what stands beside the dates speaks of time, or leaves open which of them is meant (6月或7月, 6月1日汛期前)."""
    before, *between = _between(text, found)
    if any("或" in each for each in between[:-1]):
        return True
    for one, other in pairwise(found):
        if one.span[1] == other.span[0] and one.last != other.last and SEASON.search(other.wording):
            return True
    left_over = _SEEMS_TO.sub("", _UNTIL.sub("", before) + "".join(between))
    return bool(_SPEAKS_OF_TIME.search(left_over))


def _between(text: str, found: Sequence[FoundDate]) -> Iterator[str]:
    end = 0
    for each in found:
        yield text[end : each.span[0]]
        end = each.span[1]
    yield text[end:]
