"""What is missing or out of order in a list: numbers, headings, and what the other items name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from model.readers.lists.list_outline import BULLET, SUB_ITEM, Item, Node
from model.readers.measures.work import Work
from model.readers.words.columns import UNIT_COLUMNS, Column
from model.readers.words.wording import compact, has_ended, names_time, sounds_like_time
from model.rows.draft import DoubtCode, Field

_MOST = 0.8  # share of the items that name something, from which on it is missed where it is not named
_HALF = 0.5  # share of the items
_SELDOM = 0.34  # share of the items that have a title in front
_FEW = 3  # items of which one alone does not name what all others name
_POINTS = re.compile(r"(?:^|(?<=[。；;：:，, ]))([一二三四五六七八九])是(?!否)")
_INNER = re.compile(
    r"(?<=[^\d第])(?:(\d{1,2})[.．、]|[（(]([一二三四五六七八九十]{1,2})[）)]|[◆●■])(?=[\u4e00-\u9fff])"
)
_NUMBERED = re.compile(r"\d{1,2}[.．]\s*\d")  # a number that ran into the text, or a quantity
_MARKED = re.compile(r"[一二三四五六七八九十]、|\d[.．、][^\d]|[：:]|人")
_TITLE = re.compile(r"([\u4e00-\u9fff“”]{4,16})。(?=.)")
_SHORT_SENTENCE = re.compile(r"[^，。；：]{2,24}。")
_CIRCLED = re.compile(r"[①-⑨]")


def missed_columns(items: Sequence[Item]) -> tuple[Column, ...]:
    """What items of this list name as a rule; its absence is then in doubt."""
    own = [item for item in items if not item.shared]
    counts: Counter[Column] = Counter(column for item in own for column in item.named.cells)
    by_labels = len(own) >= _FEW and all(item.named.by_label for item in own if item.named)
    return tuple(
        column
        for column in (Column.LEAD, Column.DEADLINE)
        if counts[column] >= _MOST * max(1, len(own)) or (by_labels and counts[column] >= len(own) - 1)
    )


def check_list(items: Sequence[Item], works: Sequence[Work]) -> None:
    """Doubt whatever of a list looks lost, cut or out of order."""
    for item, work in zip(items, works, strict=True):
        _check_named(item, work)
    few_run_on = sum(item.run_on for item in items) < _HALF * len(items)
    if sum(has_ended(item.text) for item in items) * 2 >= len(items):
        for item, work in zip(items, works, strict=True):
            if item.texts and (not has_ended(item.text) or (item.run_on and few_run_on)):
                work.doubt(DoubtCode.CUT_BY_PAGE, Field.MEASURE)
    _check_numbers(items, works)
    _check_unnumbered(items, works)
    _check_paragraphs(items, works)
    _check_titles(items, works)
    for item, work in zip(items, works, strict=True):
        if any(
            one.title.count("（") != one.title.count("）") or _INNER.search(one.title) for one in _steps(item)
        ):
            work.doubt(DoubtCode.SECTION_OUT_OF_PLACE, Field.SECTION)


def _check_named(item: Item, work: Work) -> None:
    named = {column for column in UNIT_COLUMNS if work.units.get(column, "").strip()}
    if not item.named:
        work.doubt(DoubtCode.COLUMNS_SHIFTED, Field.RESPONSIBLE)
    if named == {Column.SUPPORT}:
        work.doubt(DoubtCode.COLUMNS_SHIFTED, Field.ROW)
    if item.inherits or item.twice:
        work.doubt(DoubtCode.COLUMNS_SHIFTED, Field.LEAD)
    if item.cut:
        work.doubt(DoubtCode.MEASURES_PACKED, Field.MEASURE)
    if _skips(item.text):
        work.doubt(DoubtCode.CUT_BY_PAGE, Field.MEASURE)
    inner = next(_INNER.finditer(item.text), None)
    if inner and (inner[1] or inner[2]) not in ("1", "一"):  # two items whose lines ran together
        work.doubt(DoubtCode.MEASURES_PACKED, Field.MEASURE)
    if _NUMBERED.match(item.text):
        work.doubt(DoubtCode.NUMBER_MISSING, Field.TASK_NO, number=str(work.task.number))
    deadline = compact(work.deadline)
    if deadline and not names_time(deadline) and (not sounds_like_time(deadline) or _MARKED.search(deadline)):
        work.doubt(DoubtCode.DEADLINE_UNKNOWN, Field.DEADLINE, text=deadline)
    if not item.texts:
        work.doubt(DoubtCode.OCR_UNSURE, Field.MEASURE, words=work.task.name)


def _skips(text: str) -> bool:
    """True when the points a text counts (一是…二是…, ①②③) leave one out or do not begin with the first."""
    for pattern, first in ((_POINTS, "一二三四五六七八九"), (_CIRCLED, "①②③④⑤⑥⑦⑧⑨")):
        found = pattern.findall(text)
        if len(found) > 1 and "".join(found) not in (first[: len(found)], first[: len(found)] * 2):
            return any(one != first[0] and first[first.index(one) - 1] not in found for one in found)
    return False


def _check_unnumbered(items: Sequence[Item], works: Sequence[Work]) -> None:
    """Doubt a piece of work below a numbered one that is complete: its own number may be lost."""
    for (above, item), work in zip(pairwise(items), works[1:], strict=True):
        node = item.node
        if (
            node is not None
            and node is above.node
            and (0 < node.level < BULLET and not node.title and not node.is_section)
            and (above.has_units and set(above.lines).isdisjoint(item.lines))
        ):
            work.doubt(DoubtCode.NUMBER_MISSING, Field.TASK_NO, number=str(work.task.number))


def _check_paragraphs(items: Sequence[Item], works: Sequence[Work]) -> None:
    """Doubt a piece of work without a number that has several paragraphs where the others have one."""
    plain = [
        (item, work)
        for item, work in zip(items, works, strict=True)
        if item.node is None or item.node.is_section or item.node.level == BULLET
    ]
    several = [work for item, work in plain if item.paragraphs > 1]
    if len(plain) >= _FEW and len(several) < _HALF * len(plain):
        for work in several:
            work.doubt(DoubtCode.MEASURES_PACKED, Field.MEASURE)


def _check_titles(items: Sequence[Item], works: Sequence[Work]) -> None:
    """Doubt a numbered piece of work whose first few words are a sentence, where the others have no such title."""
    plain = [
        (item, work)
        for item, work in zip(items, works, strict=True)
        if item.node is not None and 0 < item.node.level < SUB_ITEM and not work.task.name and item.texts
    ]
    titled = sum(bool(_SHORT_SENTENCE.match(item.texts[0])) for item, _ in plain)
    if len(plain) > _FEW and titled <= _SELDOM * len(plain):
        for item, work in plain:
            if found := _TITLE.match(item.texts[0]):
                work.doubt(DoubtCode.NUMBER_MISSING, Field.TASK, found[1], number=str(work.task.number))


def _check_numbers(items: Sequence[Item], works: Sequence[Work]) -> None:
    """Doubt the items beside a number that does not follow the one before it: a heading or an item may be lost."""
    under: dict[int, list[int]] = {}  # the items by the nodes they stand under
    for place, item in enumerate(items):
        for node in _steps(item):
            under.setdefault(id(node), []).append(place)
    anew: set[int] = set()  # nodes below which is known to be counted anew
    for node, place in _gaps(items, under):
        for at in under[id(node)]:  # all of its task, whose number it is
            if at == place or _is_sub_item(items[at]):
                works[at].doubt(DoubtCode.NUMBER_OUT_OF_ORDER, Field.TASK_NO, number=str(node.number))
        if node.number != 1:
            _doubt_gap(node, place, items, works)
        elif node.parent is not None and id(node.parent) not in anew:  # perhaps below a heading that is lost
            anew.add(id(node.parent))
            below = under[id(node.parent)]
            for at in below[bisect_left(below, place) :]:
                works[at].doubt(DoubtCode.SECTION_OUT_OF_PLACE, Field.SECTION)


def _gaps(items: Sequence[Item], under: Mapping[int, Sequence[int]]) -> Iterator[tuple[Node, int]]:
    """The nodes whose numbers do not follow those before them, and their first items."""
    for place, item in enumerate(items):
        for node in _steps(item):
            begins_plan = place == 0 and node.parent is None  # a part of a plan may begin anywhere
            if node.out_of_order and under[id(node)][0] == place and not begins_plan:
                yield node, place


def _is_sub_item(item: Item) -> bool:
    return item.node is not None and item.node.level >= SUB_ITEM


def _doubt_gap(node: Node, place: int, items: Sequence[Item], works: Sequence[Work]) -> None:
    """Doubt what stands between a number and the one it should follow."""
    for at in range(place - 1, -1, -1):
        before = next((one for one in _steps(items[at]) if _beside(one, node)), None)
        if before is items[at].node and before is not None and before.number < node.number:
            return  # an item is lost, no heading
        if before is None and not _is_under(items[at], node.parent):
            return
        if before is not None and before.number >= node.number:
            works[at].doubt(DoubtCode.NUMBER_OUT_OF_ORDER, Field.TASK_NO, number=str(before.number))
            return
        works[at].doubt(DoubtCode.SECTION_OUT_OF_PLACE, Field.SECTION)
        if before is not None and at and before not in _steps(items[at - 1]):
            return


def _steps(item: Item) -> Iterator[Node]:
    if item.node is not None:
        yield item.node
        yield from item.node.above()


def _beside(one: Node, other: Node) -> bool:
    return one is not other and one.level == other.level and one.parent is other.parent


def _is_under(item: Item, node: Node | None) -> bool:
    return node is None or any(one is node for one in _steps(item))
