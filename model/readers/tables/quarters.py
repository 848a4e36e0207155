"""Columns headed by spans of the year (一季度 … 四季度, 6月底进度): milestones of a row, not columns of a plan's own kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from model.readers.tables.indicator_lists import is_goal_table
from model.readers.words.columns import Column
from model.readers.words.wording import compact, is_dash, is_sentence, one_line

_SPAN = (
    r"第?[一二三四1-4]季度?|[上下]半年|\d{1,2}月份?(?:底|末)?前?|\d{1,2}[-—–~～至]\d{1,2}月份?|[Qq][1-4]|年底前?|全年"
)
_LABEL = re.compile(
    rf"(?:20\d\d年|本年|年度)?({_SPAN})(?:前|末|底)?(?:的)?(?:工作|形象|阶段|计划|推进|实施)*(?:目标|任务|计划|节点|进度|要求|安排|内容|措施|打算|重点)?"
)
_NUMBER = re.compile(r"[<>≥≤＜＞约]?-?\d[\d.,]*(?:%|％|‰|[\u4e00-\u9fff]{1,3})?(?:以上|以下|左右)?")
_MOSTLY = 0.6  # share of the filled cells under spans that hold numbers
_FEWEST = 2  # spans of a header
_LONGEST_NAME = 12  # signs
MEASURE_LABEL = "工作内容"
DEADLINE_LABEL = "完成时限"


@dataclass(frozen=True, slots=True)
class Folded:
    """A table without its columns of spans; `places` says where each old column went, `left_out` what is not kept."""

    header: list[str]
    rows: list[list[str]]
    places: dict[int, int]
    left_out: tuple[str, ...] = ()  # what the spans say, by row; empty where it is kept


def span_columns(labels: Sequence[str]) -> dict[int, str]:
    """The columns whose labels are spans of a year, and those spans; none when there are not several."""
    found = {index: span for index, text in enumerate(labels) if (span := _span(text))}
    return found if len(set(found.values())) >= _FEWEST else {}


@lru_cache(maxsize=4096)
def _span(label: str) -> str:
    found = _LABEL.fullmatch(re.sub(r"[（(].*?[）)]", "", compact(label)))
    return found[1] if found else ""


def folded(header: list[str], rows: list[list[str]], kinds: Sequence[Column]) -> Folded | None:
    """The table with one column of deadlines in place of its spans; None when it has no such columns.

    A clerk who fills in 完成时限 takes it from the plan's own column, and where there is none writes the span up to
    which something is planned: the last that is filled in. What stands in the spans tells how the work goes on: it
    is added to the text where the table has no other column for it; beside a column of measures it is left out.
    """
    spans = span_columns(header)
    if not spans:
        return None
    others = [index for index in range(len(header)) if index not in spans]
    texts = [index for index in others if kinds[index] in (Column.TASK, Column.MEASURE)]
    grows = texts[0] if len(texts) == 1 and kinds[texts[0]] is Column.TASK else None
    has_deadline = any(kinds[index] is Column.DEADLINE for index in others)
    first = min(spans)
    kept = others if has_deadline else sorted([*others, first])
    made = [_row(row, spans, kept, first=None if has_deadline else first, grows=grows) for row in rows]
    places = {old: kept.index(old) for old in kept}
    places |= {old: kept.index(first) for old in spans if not has_deadline}
    labels = [DEADLINE_LABEL if index == first else header[index] for index in kept]
    if grows is not None and "名称" in header[grows] and _are_names(rows, grows):  # then what the spans say is the work
        at = kept.index(grows)
        labels.insert(at + 1, MEASURE_LABEL)
        places = {old: new + (new > at) for old, new in places.items()}
        made = [_parted(row, at) if len(row) == len(kept) else row for row in made]
    said = tuple(_said(row, spans) for row in rows) if grows is None else ()
    return Folded(labels, made, places, said)


def _are_names(rows: Sequence[Sequence[str]], column: int) -> bool:
    """True for a column of short names that say nothing of the work."""
    texts = [compact(row[column]) for row in rows if len(row) > column and len(set(row)) > 1]
    return bool(texts) and all(len(text) <= _LONGEST_NAME and not is_sentence(text) for text in texts)


def _parted(row: list[str], at: int) -> list[str]:
    """The row with what was added to a name in a cell of its own."""
    name, _, said = row[at].rpartition("\n")
    whole = (name, said) if name else (row[at], "")
    return [*row[:at], *whole, *row[at + 1 :]]


def holds_numbers(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """True when the spans hold numbers to reach and no cell holds running text: a table of indicators."""
    if is_goal_table(header, rows):
        return True
    spans = span_columns(header)
    alike = [row for row in rows if len(row) == len(header)]
    cells = [compact(row[index]) for row in alike for index in spans if _is_filled(row[index])]
    numbers = sum(bool(_NUMBER.fullmatch(cell)) for cell in cells)
    return 0 < len(cells) * _MOSTLY <= numbers and not any(is_sentence(text) for row in alike for text in row)


def _row(
    row: list[str], spans: dict[int, str], kept: Sequence[int], *, first: int | None, grows: int | None
) -> list[str]:
    if len(row) <= max(*spans, *kept):
        return row  # it has lost cells: nobody can say which
    cells = {index: row[index] for index in kept}
    if len({compact(text) for text in row if text.strip()}) < 2:
        return list(cells.values())  # a heading over the whole width, or nothing
    if first is not None:
        filled = [span for index, span in spans.items() if _is_filled(row[index])]
        cells[first] = filled[-1] if filled else ""
    if grows is not None and (said := _said(row, spans)):
        cells[grows] = f"{row[grows]}\n{said}" if row[grows].strip() else said
    return list(cells.values())


def _said(row: Sequence[str], spans: dict[int, str]) -> str:
    """What stands in the spans, each with its label."""
    if len(row) <= max(spans):
        return ""
    named: dict[str, str] = {}
    for index, span in spans.items():
        if _is_filled(row[index]):
            named[span] = one_line(row[index]).rstrip("；;。")
    return "；".join(f"{span}：{text}" for span, text in named.items()) + "。" if named else ""


def _is_filled(text: str) -> bool:
    return bool(text.strip()) and not is_dash(text)
