"""From the wording of a deadline, and the dates inside a measure's text, to dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from model.periods import Quarter
from model.rows.due import DuePlace, DueReading
from model.rows.words import DueKind
from model.rules.date_wordings import FoundDate, dates_in_deadline, dates_in_text
from model.rules.plain_text import plain

_BLANK = re.compile(r"[-/\\.、,。]*|无|略")
_AS_SCHEDULED = re.compile(r"时间节点|按(?:规定|要求)?(?:时|节点|期)|按进度")
# Words of a deadline that say nothing about when; what is left over is a question.
_FILLER = re.compile(
    r"\d+(?:\.\d+)?%|[;,、。.:()/+]|完成|力争|争取|确保|基本|全部|全面|总体|取得|阶段性|成效|成果|初步|启动|实施|落实|推进|开展|坚持|"
    r"到位|任务|工作|整改|整治|建设|目标|并|且|后|前|之|以|内|于|在|为|的|到|和|及"
)
# Time words that were left over although dates were found: the rest of the wording was not understood.
_TIME_WORD = re.compile(r"\d|[年月日号旬周季节期]|[前后起止]$")


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
        left_over = _FILLER.sub("", _rest(words.text, found))
        is_open = any(each.is_unsure for each in found) or bool(_TIME_WORD.search(left_over))
        return DueReading(own + milestones, is_open)
    if _AS_SCHEDULED.search(words.text):
        if not milestones:
            year_end = DuePlace(DueKind.BY, None, date(plan_year, 12, 31), deadline)
            return DueReading((year_end,), is_open=True)
        own = _places(dates_in_text(text, plan_year))
        return DueReading(own + milestones)
    return DueReading(milestones, is_open=True)


def without_repeats(dues: Iterable[DuePlace]) -> tuple[DuePlace, ...]:
    """The dues with each date once, the measure's own date before a milestone that names it again."""
    kept: dict[tuple[DueKind, date | None, date | None], DuePlace] = {}
    for due in dues:
        key = (due.kind, due.start, due.end)
        if key not in kept or (kept[key].is_milestone and not due.is_milestone):
            kept[key] = due
    return tuple(kept.values())


def review_days(first: date, last: date) -> tuple[date, ...]:
    """The days on which measures without end are looked at: each quarter's last day within the two days."""
    days: list[date] = []
    quarter = Quarter.of(first)
    while quarter.last <= last:
        days.append(quarter.last)
        quarter = quarter.plus(1)
    return tuple(days)


def _places(found: Iterable[FoundDate], *, is_milestone: bool = False) -> tuple[DuePlace, ...]:
    kept: dict[tuple[DueKind, date | None, date | None], DuePlace] = {}
    for each in found:
        if each.kind is not None:
            key = (each.kind, each.first, each.last)
            kept.setdefault(key, DuePlace(*key, each.wording, is_milestone))
    return tuple(kept.values())


def _rest(text: str, found: Sequence[FoundDate]) -> str:
    return "".join(_between(text, found))


def _between(text: str, found: Sequence[FoundDate]) -> Iterator[str]:
    end = 0
    for each in found:
        yield text[end : each.span[0]]
        end = each.span[1]
    yield text[end:]
