"""What a person calls each measure of a plan: "1-03-2" is the second measure of task 3 in annex 1."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from model.rows.draft import MeasureDraft
from model.rules.chinese_numbers import NUMERAL, number_of

_PART = re.compile(rf"第?[（(]?({NUMERAL}|\d{{1,2}})[）)、.．章节部]")


def measure_codes(drafts: Sequence[MeasureDraft]) -> list[str]:
    """The code of each measure, in the plan's order; no code stands twice.

    Where the sections of an annex number their tasks from 1 again, the section's number stands before the
    task's ("1-2-03-1"); it stands in the annex's place where the plan has no annexes ("2-03-1").
    """
    sections = {annex: _section_numbers(names) for annex, names in _restarting(drafts).items()}
    has_annexes = any(draft.annex for draft in drafts)
    places: Counter[str] = Counter()
    codes: list[str] = []
    for draft in drafts:
        before = [draft.annex]
        if draft.annex in sections:
            number = sections[draft.annex][draft.section]
            before = [draft.annex, number] if has_annexes else [number]
        task = "-".join([*map(str, before), f"{draft.task_no:02d}"])
        places[task] += 1
        codes.append(f"{task}-{places[task]}")
    return codes


def _restarting(drafts: Sequence[MeasureDraft]) -> Mapping[int, list[str]]:
    """The sections, in order, of each annex in which more than one of them begins with a task 1 of its own."""
    sections: dict[int, dict[str, None]] = defaultdict(dict)
    firsts: dict[int, dict[str, str]] = defaultdict(dict)
    for draft in drafts:
        sections[draft.annex][draft.section] = None
        if draft.task_no == 1:
            firsts[draft.annex].setdefault(draft.task or draft.section, draft.section)
    return {
        annex: list(names) for annex, names in sections.items() if len(set(firsts[annex].values())) > 1
    }


def _section_numbers(names: Sequence[str]) -> dict[str, int]:
    """Each section by the number it bears; by its place where one bears none or two bear the same."""
    printed = [_printed_number(name) for name in names]
    if None in printed or len(set(printed)) < len(printed):
        return {name: place for place, name in enumerate(names, start=1)}
    return {name: number for name, number in zip(names, printed, strict=True) if number is not None}


def _printed_number(name: str) -> int | None:
    found = _PART.match(name)
    return number_of(found[1]) if found else None
