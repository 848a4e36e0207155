"""Plans without tables: numbered items whose units stand in labelled lines, in brackets or before the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from model.readers.grid import Block, Paragraph
from model.readers.list_units import Named, cut_at_brackets, in_brackets, labelled, unit_first
from model.readers.sheets import is_page_mark
from model.readers.wording import chinese_number, compact, has_ended

_MARKS = (
    (
        1,
        re.compile(
            r"(?:第?([一二三四五六七八九十]{1,3})\s*[、.．]|第([一二三四五六七八九十]{1,3})[章节部]分?)\s*(?=\S)"
        ),
    ),
    (2, re.compile(r"[（(]\s*([一二三四五六七八九十]{1,3})\s*[）)]\s*[、.．]?\s*(?=\S)")),
    (3, re.compile(r"(\d{1,3})\s*(?:[、．]|\.(?!\d))\s*(?=\S)")),
    (4, re.compile(r"[（(]\s*(\d{1,2})\s*[）)]\s*[、.．]?\s*(?=\S)")),
    (5, re.compile(r"([①-⑳])\s*(?=\S)")),
)
_LONGEST_TITLE = 45
_SUB_ITEM = 4  # from this level on a mark belongs to the text of the item
_FEWEST = 3  # items with units that make a text a plan


@dataclass(slots=True)
class Node:
    """A heading or item of the outline: its number as printed, its title, the marks it was given."""

    level: int
    number: int
    title: str
    mark: str
    line: int
    parent: Node | None = None
    has_children: bool = False
    out_of_order: bool = False
    unsure: list[str] = field(default_factory=list)  # words not surely recognised


@dataclass(slots=True)
class Item:
    """One piece of work in a list, and what was named around it."""

    node: Node | None
    texts: list[str]
    lines: list[int]
    named: Named = field(default_factory=Named)
    unsure: list[str] = field(default_factory=list)  # words not surely recognised
    headed: bool = False  # its only text is short and its units stand behind it: perhaps a title

    @property
    def text(self) -> str:
        """The whole text on one line."""
        return " ".join(self.texts)


def list_items(blocks: Sequence[Block]) -> list[Item]:
    """The items of a plan without tables, in order; empty when the text is none."""
    reader = _Outline()
    for block in blocks:
        if isinstance(block, Paragraph) and not is_page_mark(block.text):
            for part in cut_at_brackets(block.text.strip()):
                reader.take(part, block.place.line or 0)
                reader.note(word for word in block.unsure if compact(word) in compact(part))
    reader.close()
    with_units = [item for item in reader.items if item.named]
    if len(with_units) < _FEWEST:
        return []
    return [item for item in reader.items if item.named or _is_left_out(item, with_units)]


def _is_left_out(item: Item, with_units: Iterable[Item]) -> bool:
    """True for an item without units that stands among items with units."""
    node = item.node
    if node is None or node.has_children or item.text.endswith(("：", ":")) or "。" not in item.text:
        return False
    top = _top(node)
    among = [other.node for other in with_units if other.node is not None and _top(other.node) is top]
    return any(_is_beside(node, other) for other in among) and (node.level < _SUB_ITEM)


def _is_beside(node: Node, other: Node | None) -> bool:
    """True when some step above the other item stands beside the node, under the same parent."""
    while other is not None:
        if other.parent is node.parent and other.level == node.level and node.parent is not None:
            return True
        other = other.parent
    return False


def _top(node: Node) -> Node:
    while node.parent is not None:
        node = node.parent
    return node


class _Outline:
    """Goes down the lines and keeps the headings in force and the item that is still open."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self._node: Node | None = None
        self._open: Item | None = None
        self._last: dict[tuple[int, int], int] = {}
        self._running: dict[int, int] = {}  # numbers that run on below the next heading, by level

    def take(self, text: str, line: int) -> None:
        named = labelled(text)
        if named is not None:
            self._name(named, line)
            return
        mark = _mark_of(text)
        if mark is not None:
            self._begin(*mark, line)
            return
        lone = in_brackets(text)
        if lone and not lone[0]:
            self._name(lone[1], line)
        else:
            self._body(text, line)

    def note(self, words: Iterable[str]) -> None:
        """Keep the words of the part just taken that were not surely recognised."""
        for word in words:
            if self._node is not None and compact(word) in compact(f"{self._node.mark}{self._node.title}"):
                self._node.unsure.append(word)
            elif self._open is not None:
                self._open.unsure.append(word)

    def close(self) -> None:
        """End the open item; one without any text is a heading and no item."""
        if self._open is not None and self._open.texts:
            self.items.append(self._open)
        self._open = None

    def _begin(self, level: int, number: int, mark: str, rest: str, line: int) -> None:
        self.close()
        parent = self._node
        while parent is not None and parent.level >= level:
            parent = parent.parent
        if parent is not None:
            parent.has_children = True
        is_title = (
            len(rest) <= _LONGEST_TITLE
            and not has_ended(rest)
            and not rest.endswith(("，", "、", ","))
            and in_brackets(rest) is None
        )
        self._node = Node(level, number, rest if is_title else "", mark, line, parent)
        self._check_number(self._node)
        self._open = Item(self._node, [], [line])
        if not is_title:
            self._body(f"{mark}{rest}" if level >= _SUB_ITEM else rest, line)
            self._open.headed = bool(self._open.named) and level < _SUB_ITEM and "。" not in self._open.text
        elif level >= _SUB_ITEM:
            self._open.texts.append(f"{mark}{rest}")

    def _check_number(self, node: Node) -> None:
        key = (node.parent.line if node.parent is not None else 0, node.level)
        node.out_of_order = node.number - 1 not in (self._last.get(key, 0), self._running.get(node.level, 0))
        self._last[key] = self._running[node.level] = node.number

    def _body(self, text: str, line: int) -> None:
        above = self._open
        if above is not None and above.headed and above.node is not None and not in_brackets(text):
            above.node.title, above.texts, above.headed = above.text, [], False
            above.texts.append(text)  # the title was one: its units are this text's
            above.lines.append(line)
            return
        if self._open is None or self._open.named:
            self.close()
            self._open = Item(self._node, [], [line])
        found = in_brackets(text)
        if found is None and (found := unit_first(text)) and self._open.texts:
            self.close()
            self._open = Item(self._node, [], [line])
        item = self._open
        if found:
            text = found[0]
        if item.texts and not has_ended(item.texts[-1]):
            item.texts[-1] += text
        elif text:
            item.texts.append(text)
        if line not in item.lines:
            item.lines.append(line)
        if found:
            for column, units in found[1].cells.items():
                item.named.add(column, units)

    def _name(self, named: Named, line: int) -> None:
        item = self._open
        if item is None:
            item = self._open = Item(self._node, [], [line])
        for column, text in named.cells.items():
            item.named.add(column, text)
        item.lines.append(line)


def _mark_of(text: str) -> tuple[int, int, str, str] | None:
    """Level, number, mark and the text behind it, when a line begins with the mark of an item."""
    for level, pattern in _MARKS:
        found = pattern.match(text)
        if found:
            digits = next(group for group in found.groups() if group)
            number = int(digits) if digits.isdigit() and digits.isascii() else chinese_number(digits)
            if level == _MARKS[-1][0]:
                number = ord(digits) - ord("①") + 1
            return level, number, found[0], text[found.end() :]
    return None
