"""Items of a list that name no units though they stand among items that do: not to be lost, but to be doubted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from model.readers.list_headings import is_support
from model.readers.list_outline import SUB_ITEM, Item, Node, top_of
from model.readers.wording import compact, has_ended

_SHORTEST = 5  # signs of an item that is missed where it names no units
_OPEN_BRACKET = re.compile(
    r"[（(\[【〔][^（）()\[\]【】〔〕]*(?:单位|部门|科室|牵头|配合|负责|[局委办厅]、)[^（）()\]】〕]*$"
)
_FINAL = re.compile(r"负责解释|施行|有效期|废止|未尽事宜")
_ANNEX = re.compile(r"(?:表|清单|台账|名单|方案|样式|计划|附件|目录)(?:[（(].*[）)])?$")
_CLOSING = re.compile(
    r"(?:请|各|上述|以上)[^。]{0,30}(?:单位|部门|镇|街道|乡|县|区)[^。]*(?:报送|上报|报告|反馈|贯彻|落实|配合|高度重视)|联系人|联系电话"
)


def left_out(items: Sequence[Item]) -> list[Item]:
    """The items that name something, and those that stand among them; the one above a fragment nobody takes is doubted."""
    with_units = [item for item in items if item.named]
    found: list[Item] = []
    for item in items:
        if item.named or is_left_out(item, items, with_units):
            found.append(item)
        elif found and _is_fragment(item, found[-1]):
            found[-1].twice = True
    return found


def _is_fragment(item: Item, above: Item) -> bool:
    """True for a text without an end right below the labels of an item, which may be a part of it."""
    beside = item.node is above.node and not item.bare and above.lined
    return beside and not has_ended(item.text)


def is_left_out(item: Item, items: Sequence[Item], with_units: Iterable[Item]) -> bool:
    """True for an item without units that stands among items with units."""
    node = item.node
    if node is None or node.has_children or is_support(node):
        return False
    if item.bare and node.parent is None:
        return _is_emptied(node, with_units)
    text = item.text or node.title
    if len(compact(text)) < _SHORTEST or text.endswith(("：", ":")):
        return False
    if (
        not item.bare
        and (_CLOSING.match(compact(text)) or _FINAL.search(text))
        and any(one.node is node for one in items[: items.index(item)])
    ):
        return False
    if _OPEN_BRACKET.search(text):
        return True  # the bracket with its units was never closed
    if node.parent is None and not item.bare:
        return _is_in_row(node, text, with_units)
    if node.level >= SUB_ITEM:
        return any(one.node is not None and _beside(node, one.node) for one in with_units)
    among = [
        other.node for other in with_units if other.node is not None and top_of(other.node) is top_of(node)
    ]
    return any(
        _is_beside(step, other)
        for other in among
        for step in (node, *node.above())
        if _is_cousin(node, other)
    )


def _is_cousin(node: Node, other: Node) -> bool:
    """True for two items on one level, or where the other stands as high as the item or below it."""
    return other.level >= node.level


def _is_in_row(node: Node, text: str, with_units: Iterable[Item]) -> bool:
    """True for a number without a heading over it that stands between those of items with units, or behind the last."""
    among = [one.node for one in with_units if one.node is not None and _beside(node, one.node)]
    before = any(one.number == node.number - 1 and one.line < node.line for one in among)
    behind = any(one.number == node.number + 1 and one.line > node.line for one in among)
    is_last = node.level > 2 and not _FINAL.search(text)
    return (behind and node.number == 1) or (before and (behind or is_last))


def _is_emptied(node: Node, with_units: Iterable[Item]) -> bool:
    """True for a heading with nothing below it, where others of its kind hold items: something is lost."""
    tops = [top_of(one.node) for one in with_units if one.node is not None]
    among = [one for one in tops if one.level == node.level and one.line < node.line]
    return bool(among) and not _ANNEX.search(node.title)


def _beside(node: Node, other: Node) -> bool:
    return other.parent is node.parent and other.level == node.level


def _is_beside(node: Node, other: Node | None) -> bool:
    """True when some step above the other item stands beside the node, under the same parent."""
    while other is not None:
        if _beside(node, other) and node.parent is not None:
            return True
        other = other.parent
    return False
