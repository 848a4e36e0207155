"""Several measures packed in one row: how many there are, and which deadline and units go with which text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from model.readers.measures.work import Work
from model.readers.tables.unsure_words import in_part
from model.readers.words.unit_shapes import UnitKind, kind_of, stem_and_ending, without_brackets
from model.readers.words.wording import compact, is_dash, split_deadlines
from model.rows.draft import DoubtCode, Field

_WIDE = re.compile(r"(?<=\S)[  ]{2,}(?=\S)")
_SENTENCE_BLANK = re.compile(r"(?<=[。；])\s+(?=\S)")
_MOST_GROUPINGS = 500  # ways to share out a cell that are tried


def paragraphs(text: str, *, finest: bool = False) -> list[str]:
    """The paragraphs of a cell: by line, else by double blanks, and when asked also by a blank behind "。"."""
    if "\n" in text and len(lines := [line for line in text.split("\n") if line.strip()]) > 1:
        return lines
    wide = [part for part in _WIDE.split(text) if part.strip()] if "  " in text else [text] * bool(text.strip())
    if len(wide) > 1 or not finest:
        return wide
    return [part for part in _SENTENCE_BLANK.split(text) if part.strip()]


def unpack(work: Work) -> list[Work]:
    """The measures of a row: itself, or several where deadlines or groups of units show that texts were packed."""
    deadlines = split_deadlines(work.deadline) if work.deadline else ()
    if len(deadlines) > 1:
        texts = _texts_for(work.text, len(deadlines))
    else:
        texts = paragraphs(work.text)
        if len(texts) < 2 or not (_groups(work) == len(texts) or _names_twice(work)):
            return [_alone(work, texts, deadlines)]
    if len(texts) < 2:
        work.deadline = "；".join(dict.fromkeys(deadlines))
        work.doubt(DoubtCode.MEASURES_PACKED, Field.ROW)
        return [work]
    return _parted(work, texts, deadlines)


def _groups(work: Work) -> int:
    """How many groups of units stand in a row's fullest cell, parted by wide blanks."""
    return max((len(_WIDE.split(cell.strip())) for cell in work.units.values()), default=1)


def _names_twice(work: Work) -> bool:
    """True when a unit cell names its units twice, once for each of two measures: also 各区政府 and one of them."""
    for cell in work.units.values():
        names = [name.replace("人民", "") for name in _whole_names(cell.split())]
        if len(set(names)) < len(names):
            return True
        groups = {without_brackets(name)[1:] for name in names if name.startswith("各")}
        ends = tuple(group for group in groups if len(group) > 1 and kind_of(group) is UnitKind.PLACE)
        if ends and any(without_brackets(name).endswith(ends) and name[0] != "各" for name in names):
            return True
    return False


def _texts_for(text: str, count: int) -> list[str]:
    """The paragraphs that fit a number of deadlines best."""
    coarse, fine = paragraphs(text), paragraphs(text, finest=True)
    return coarse if len(coarse) >= count or (len(coarse) > 1 and len(fine) > count) else fine


def _alone(work: Work, texts: list[str], deadlines: Sequence[str]) -> Work:
    work.deadline = deadlines[0] if deadlines else work.deadline
    if "\n" not in work.text and len(texts) > 1:  # double blanks: perhaps two measures, their units lost
        work.doubt(DoubtCode.MEASURES_PACKED, Field.MEASURE)
    return work


def _parted(work: Work, texts: list[str], deadlines: Sequence[str]) -> list[Work]:
    count = len(texts)
    units = {column: _shares(cell, texts) for column, cell in work.units.items()}
    made = []
    for index, text in enumerate(texts):
        deadline = deadlines[index] if index < len(deadlines) else (deadlines[-1] if deadlines else "")
        own = {column: shares[index] for column, shares in units.items()}
        one = Work(
            work.task, text, deadline, own, work.layout, list(work.lines), list(work.doubts), work.number
        )
        one.unsure = in_part(work.unsure, text, work.text)
        one.doubt(DoubtCode.MEASURES_PACKED, Field.ROW, count=str(count))
        made.append(one)
    return made


def _shares(cell: str, texts: list[str]) -> list[str]:
    """One unit cell shared out among the texts: by lines, by double blanks, by sense, or the whole for each."""
    count = len(texts)
    for parts in ([line for line in cell.split("\n") if line.strip()], _WIDE.split(cell.strip())):
        if len(parts) == count:
            return parts
        if len(parts) > 1:
            return _spread_out(parts, count)
    names = cell.split()
    if is_dash(cell) or len(names) < 2:
        return [cell] * count
    return _by_sense(_whole_names(names), texts)


def _whole_names(names: list[str]) -> list[str]:
    whole: list[str] = []
    for name in names:
        if whole and name[0] in "（(":
            whole[-1] += name
        else:
            whole.append(name)
    return whole


def _spread_out(parts: list[str], count: int) -> list[str]:
    """Fewer or more parts than texts: in order, the last text taking the rest."""
    if len(parts) < count:
        return [*parts, *[""] * (count - len(parts))]
    return [*parts[: count - 1], " ".join(part for part in parts[count - 1 :] if not is_dash(part))]


def _by_sense(names: list[str], texts: list[str]) -> list[str]:
    """Runs of units shared out so that no run names one twice and texts speak of their own units."""
    count = len(texts)
    if len(names) < count:
        return [" ".join(names)] * count
    best, chosen = float("-inf"), None
    for tried, cuts in enumerate(combinations(range(1, len(names)), count - 1)):
        if tried > _MOST_GROUPINGS:
            break
        runs = [names[start:end] for start, end in zip((0, *cuts), (*cuts, len(names)), strict=True)]
        score = sum(_fits(run, text) for run, text in zip(runs, texts, strict=True)) - 0.01 * max(
            map(len, runs)
        )
        if score > best:
            best, chosen = score, runs
    return [" ".join(run) for run in chosen or [names] * count]


def _fits(run: list[str], text: str) -> float:
    twice = len(run) - len(set(run))
    spoken = sum(stem_and_ending(name)[0] in compact(text) for name in run)
    return spoken - 3.0 * twice
