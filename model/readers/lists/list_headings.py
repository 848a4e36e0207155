"""What the headings of a plan without tables say: a section, whose work stands below, or what is no work at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from model.readers.lists.list_outline import BULLET, SUB_ITEM, Item, Node
from model.readers.lists.list_times import time_of_heading
from model.readers.lists.list_units import only_units
from model.readers.words.columns import Column
from model.readers.words.unit_shapes import UnitKind, is_everyday, kind_of
from model.readers.words.wording import compact

_SUPPORT = re.compile(
    r"(?:保障|组织|工作|有关|相关|实施|监督|督导|考核|督查|推进|落实|纪律|几点|具体|强化|加强|完善|严格|健全|压实|机制|措施|领导|和|与|及)*"
    r"(?:保障(?:措施|机制)?|组织(?:实施|领导|保障)|工作要求|有关要求|几点要求|工作机制|附则|其他事项|督导考核|监督考核|考核奖惩)"
)
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])")
_COUNTED = re.compile(r"[（(](?:共|计)?\s*[\d一二三四五六七八九十]+\s*[项条件][^（）()]*[）)]")
_DOES = re.compile(
    r"(?:负责)?(牵头)?(?:负责|承担|落实|承办|主办)?(?:的)?(?:工作|重点)?(?:任务|事项|工作|项目)?$"
)
_FIRST_SIGNS = "区市县省旗州盟镇乡街各团"  # what names of bodies begin with
_FEWEST = 2  # headings that name offices, so that they are no chance
_FEWEST_BESIDE = 3  # items of one level, so that one with a title is odd among them
_SELDOM = 0.34  # share of the items of a level that have a title
_MOSTLY = 0.6  # share of the headings of one level


def section_of(node: Node | None) -> str:
    """The heading in force over an item: the nearest, as in a table, where a heading row holds until the next one."""
    return compact(f"{node.mark}{node.title}").rstrip("：:") if node is not None else ""


def is_support(node: Node) -> bool:
    """True for what stands below 保障措施, 工作要求 …: how the work is led, not the work itself."""
    return any(is_support_title(one.title) for one in (node, *node.above()))


def is_support_title(title: str) -> bool:
    """True for 保障措施, 工作要求 …, also with its number in front."""
    bare = compact(title).partition("。")[0].strip("：:")
    return bool(_SUPPORT.fullmatch(_NUMBERED.sub("", bare)))


def find_sections(items: Sequence[Item]) -> None:
    """Headings of the highest level are sections when several pieces of work without numbers stand below one."""
    holding: dict[int, list[Node]] = defaultdict(list)
    over_numbers = {id(one) for item in items if item.node and item.node.number for one in item.node.above()}
    for item in items:
        node = item.node
        if node is not None and node.level == BULLET:
            node = node.parent
        if node is not None and node.level == 1 and node.title and id(node) not in over_numbers:
            holding[id(node)].append(node)
    if any(len(nodes) > 1 for nodes in holding.values()):
        for nodes in holding.values():
            nodes[0].is_section = True


def mend_titles(items: Sequence[Item]) -> None:
    """Where hardly any item has a title over its text, a title is the text's beginning that a page has cut off."""
    leaves: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        node = item.node
        if node is not None and not node.has_children and 0 < node.level < SUB_ITEM and not node.is_section:
            leaves[node.level].append(item)
    for beside in leaves.values():
        titled = [one for one in beside if one.node and one.node.title and one.texts and not one.titled]
        if not titled or len(beside) < _FEWEST_BESIDE or len(titled) > _SELDOM * len(beside):
            continue
        for one in titled:
            if one.node is not None and not one.node.title.endswith(("：", ":")):
                one.texts[0], one.node.title, one.cut = f"{one.node.title}{one.texts[0]}", "", True


def name_offices(nodes: Iterable[Node]) -> None:
    """Give the units that headings consist of ("一、区民政局") to the items below them."""
    by_level: dict[int, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.title and not is_support(node):
            by_level[node.level].append(node)
    for level, beside in by_level.items():
        offices = [(node, found) for node in beside if level < SUB_ITEM and (found := office_in(node.title))]
        if len(offices) >= _FEWEST and len(offices) >= _MOSTLY * len(beside):
            for node, (column, units) in offices:
                node.is_office = True
                if not node.named:
                    node.named.add(column, units)
                    node.named.marked = True


def name_times(nodes: Iterable[Node]) -> None:
    """Give the deadlines that headings consist of ("6月底前完成的任务") to the items below them."""
    for node in nodes:
        if not node.named and (time := time_of_heading(node.title)):
            node.is_dated = True
            node.named.add(Column.DEADLINE, time)


def office_in(title: str) -> tuple[Column, str] | None:
    """The units a title consists of, and whether they lead or are responsible; None for other titles."""
    bare = _COUNTED.sub("", compact(title)).strip("：:【】[]")
    found = _DOES.search(bare)
    units = bare[: found.start()] if found else bare
    if not units or len(units) > 40 or not only_units(units):
        return None
    if not all(_is_office(name) for name in re.split(r"[、，\s]", units) if name):
        return None
    return (Column.LEAD if found and found[1] else Column.RESPONSIBLE), units


def _is_office(name: str) -> bool:
    """True for a name that is surely a body's: a title may end as they do (扶持龙头企业, 构建新格局)."""
    if kind_of(name) is UnitKind.GROUP or name.endswith("格局"):
        return False
    return name[0] in _FIRST_SIGNS or is_everyday(name)
