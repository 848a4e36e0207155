"""Items of a list that name no units though they stand among items that do: not to be lost, but to be doubted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from model.readers.lists.list_headings import is_support
from model.readers.lists.list_outline import SUB_ITEM, Item, Node, top_of
from model.readers.pace import Pace
from model.readers.words.wording import compact, has_ended

_SHORTEST = 5  # signs of an item that is missed where it names no units
_OPEN_BRACKET = re.compile(
    r"[（(\[【〔][^（）()\[\]【】〔〕]*(?:单位|部门|科室|牵头|配合|负责|[局委办厅]、)[^（）()\]】〕]*$"
)
_FINAL = re.compile(r"负责解释|施行|有效期|废止|未尽事宜")
_ANNEX = re.compile(r"(?:表|清单|台账|名单|方案|样式|计划|附件|目录)(?:[（(].*[）)])?$")
_CLOSING = re.compile(
    r"(?:请|各|上述|以上)[^。]{0,30}(?:单位|部门|镇|街道|乡|县|区)[^。]*(?:报送|上报|报告|反馈|贯彻|落实|配合|高度重视)|联系人|联系电话"
)


class _Among:
    """The items that name something, by the highest heading over each and by what they stand beside."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.nodes = [item.node for item in items if item.named and item.node is not None]
        self._below: defaultdict[int, list[Node]] = defaultdict(list)
        self._beside: defaultdict[tuple[int, int], list[Node]] = defaultdict(list)
        for node in self.nodes:
            self._below[id(top_of(node))].append(node)
            self._beside[_place(node)].append(node)

    def below_top_of(self, node: Node) -> list[Node]:
        """Those under the same highest heading."""
        return self._below[id(top_of(node))]

    def beside(self, node: Node) -> list[Node]:
        """Those under the same heading and on the same level."""
        return self._beside[_place(node)]


def _place(node: Node) -> tuple[int, int]:
    return id(node.parent), node.level


def left_out(items: Sequence[Item], pace: Pace | None = None) -> list[Item]:
    """The items that name something, and those that stand among them; the one above a fragment nobody takes is doubted."""
    pace = pace or Pace()
    among = _Among(items)
    found: list[Item] = []
    seen: set[int] = set()  # headings and items that stood above
    for item in pace.over(items):
        if item.named or _is_left_out(item, among, goes_on=id(item.node) in seen):
            found.append(item)
        elif found and _is_fragment(item, found[-1]):
            found[-1].twice = True
        seen.add(id(item.node))
    return found


def _is_fragment(item: Item, above: Item) -> bool:
    """True for a text without an end right below the labels of an item, which may be a part of it."""
    beside = item.node is above.node and not item.bare and above.lined
    return beside and not has_ended(item.text)


def _is_left_out(item: Item, among: _Among, *, goes_on: bool) -> bool:
    """True for an item without units that stands among items with units; `goes_on` below another of its own number."""
    node = item.node
    if node is None or node.has_children or is_support(node):
        return False
    if item.bare and node.parent is None:
        return _is_emptied(node, among)
    text = item.text or node.title
    if len(compact(text)) < _SHORTEST or text.endswith(("：", ":")):
        return False
    if goes_on and not item.bare and (_CLOSING.match(compact(text)) or _FINAL.search(text)):
        return False
    if _OPEN_BRACKET.search(text):
        return True  # the bracket with its units was never closed
    if node.parent is None and not item.bare:
        return _is_in_row(node, text, among)
    if node.level >= SUB_ITEM:
        return bool(among.beside(node))
    return any(
        _is_beside(step, other)
        for other in among.below_top_of(node)
        for step in (node, *node.above())
        if _is_cousin(node, other)
    )


def _is_cousin(node: Node, other: Node) -> bool:
    """True for two items on one level, or where the other stands as high as the item or below it."""
    return other.level >= node.level


def _is_in_row(node: Node, text: str, among: _Among) -> bool:
    """True for a number without a heading over it that stands between those of items with units, or behind the last."""
    beside = among.beside(node)
    before = any(one.number == node.number - 1 and one.line < node.line for one in beside)
    behind = any(one.number == node.number + 1 and one.line > node.line for one in beside)
    is_last = node.level > 2 and not _FINAL.search(text)
    return (behind and node.number == 1) or (before and (behind or is_last))


def _is_emptied(node: Node, among: _Among) -> bool:
    """True for a heading with nothing below it, where others of its kind hold items: something is lost."""
    if _ANNEX.search(node.title):
        return False
    tops = (top_of(one) for one in among.nodes)
    return any(one.level == node.level and one.line < node.line for one in tops)


def _beside(node: Node, other: Node) -> bool:
    return other.parent is node.parent and other.level == node.level


def _is_beside(node: Node, other: Node | None) -> bool:
    """True when some step above the other item stands beside the node, under the same parent."""
    while other is not None:
        if _beside(node, other) and node.parent is not None:
            return True
        other = other.parent
    return False
