"""The year a plan is of when its notice does not say: the one its own rows name, or its file's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from model.rows.draft import MeasureDraft

FIRST, LAST = 1949, 2100
_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)"
_DEADLINE = re.compile(_YEAR + r"(?:年|[-./]\d{1,2}(?!\d))")
# In a text only what is to be reached by a date: "较2020年下降", "《2021年规划》" name other years.
_IN_TEXT = re.compile(_YEAR + r"年(?:年?[底末内终初]|\d{1,2}月[^，。；]{0,4}前|[上下]半年|第?[一二三四]季度)")
_COMPARED = re.compile(r"[较比与同于]$")
_IN_NAME = re.compile(_YEAR + r"(?!\d)(?![-—~至到.]\d)")
_SPAN = re.compile(r"\d{4}年?[-—~至到]\d{4}")


def year_of_plan(said: int | None, drafts: Iterable[MeasureDraft], name: str) -> tuple[int | None, str]:
    """The year a plan is of and what says so: its notice, its rows or its file's name; None and today when nothing does."""
    if said:
        return said, "notice"
    if year := year_of_rows(drafts):
        return year, "rows"
    year = year_in_name(name)
    return year, "file" if year else "today"


def year_of_rows(drafts: Iterable[MeasureDraft]) -> int | None:
    """The year the deadlines name most, else the dates in the texts; None when none is named, or two as often."""
    rows = tuple(drafts)
    return _most(_named(_DEADLINE, (row.deadline for row in rows))) or _most(_named(_IN_TEXT, (row.measure for row in rows)))


def year_in_name(name: str) -> int | None:
    """The year in a file's name; None when there is none, or several."""
    years = {year for found in _IN_NAME.finditer(name) if FIRST <= (year := int(found["year"])) <= LAST}
    return years.pop() if len(years) == 1 and not _SPAN.search(name) else None


def _named(pattern: re.Pattern[str], texts: Iterable[str]) -> Iterator[int]:
    for text in texts:
        bare = "".join(text.split())
        for found in pattern.finditer(bare):
            if not _COMPARED.search(bare[: found.start()]) and FIRST <= int(found["year"]) <= LAST:
                yield int(found["year"])


def _most(years: Iterable[int]) -> int | None:
    ranked = Counter(years).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
