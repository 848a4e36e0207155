"""Plans without tables: numbered items whose units stand in labelled lines, in brackets or before the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from model.readers.grid import Block, Paragraph
from model.readers.lists.list_groups import settle_groups
from model.readers.lists.list_headings import find_sections, mend_titles, name_offices, name_times
from model.readers.lists.list_left_out import left_out
from model.readers.lists.list_marks import Marks
from model.readers.lists.list_outline import BULLET, SUB_ITEM, Item, Node
from model.readers.lists.list_units import (
    Named,
    at_end,
    before_labels,
    begins_with_units,
    cut_at_brackets,
    going_on,
    in_brackets,
    in_parts,
    labelled,
    unit_first,
)
from model.readers.pace import Pace
from model.readers.tables.sheets import is_page_mark
from model.readers.words.columns import UNIT_COLUMNS, Column
from model.readers.words.first_leads import without_saying_label
from model.readers.words.shared_duties import added_units, shared_units
from model.readers.words.wording import compact, has_ended, names_time

_LONGEST_TITLE = 45  # signs
_FEWEST = 3  # items with units that make a text a plan
_NAMED_PART = re.compile(r"[\u4e00-\u9fff]{2,6}[:：]")  # 主要措施：
_POINT = re.compile(r"(?:[一二三四五六七八九十]是|[①-⑳]|[（(]?\d{1,2}[）).．、])")
_MEETING = re.compile(r"机构|主办|承办|活动|会议|组织|领导|单位")
_FEWEST_MARKED = 2  # the same where a label or a word like 牵头 says that they are units


def list_items(blocks: Sequence[Block], pace: Pace | None = None) -> list[Item]:
    """The items of a plan without tables, in order; empty when the text is none."""
    pace = pace or Pace()
    items = _outlined(blocks, pace)
    levels = Counter(item.node.level for item in items if item.titled and item.node)
    alone = [item for item in items if item.titled and item.node is not None and levels[item.node.level] == 1]
    for item in alone:
        item.cut = (
            True  # a title alone with labels below it: its text is lost, or it names who holds a meeting
        )
    items = settle_groups([item for item in items if item not in alone or _is_work(item, items)])
    with_units = [item for item in items if item.named]
    if not _is_plan(with_units):
        return []
    found = left_out(items, pace)
    for item in found:
        if item.bare and item.node is not None:
            item.texts, item.node.title = [item.node.title], ""
    _share_duties(found)
    find_sections(found)
    mend_titles(found)
    if found and found[0].node is None and found[0].named.marked:
        for item in found[1:]:  # units over the first number: perhaps they stand over their items everywhere
            item.inherits = item.inherits or item.node is not None
    return found


def _outlined(blocks: Sequence[Block], pace: Pace) -> list[Item]:
    """All items with what the headings over them name."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph) and not is_page_mark(block.text)]
    texts = [part for block in paragraphs for part in _parts_of(block)]
    reader = _Outline(texts)
    for block in pace.over(paragraphs):
        for part in _parts_of(block):
            reader.take(part, block.place.line or 0)
            reader.note(word for word in block.unsure if compact(word) in compact(part))
    reader.close()
    name_offices(reader.nodes)
    name_times(reader.nodes)
    items = [item for item in reader.items if not (item.bare and item.node and item.node.has_children)]
    for item in items:
        _hear_parts(item)
        _inherit(item)
    return items


def _parts_of(block: Paragraph) -> list[str]:
    return cut_at_brackets(without_saying_label(block.text.strip()))


def _is_work(item: Item, items: Iterable[Item]) -> bool:
    """True for a title with labels below it that stands among pieces of work."""
    among = [one for one in items if one is not item and one.has_units and one.texts and one.lined]
    return len(among) >= _FEWEST_MARKED and item.node is not None and not _MEETING.search(item.text)


def _is_plan(with_units: Sequence[Item]) -> bool:
    """True for as many items as cannot be there by chance: one is enough when it is numbered and a label names its units."""
    marked = [item for item in with_units if item.named.marked]
    return (
        len(with_units) >= _FEWEST
        or len(marked) >= _FEWEST_MARKED
        or any(
            item.node is not None and item.texts and item.has_units and item.named.by_label for item in marked
        )
    )


def _inherit(item: Item) -> None:
    """Put in what the titles over an item name and it does not name itself; in doubt where it names others."""
    named_units = item.has_units
    for above in item.node.above() if item.node is not None else ():
        missing = {
            column: text for column, text in above.named.cells.items() if column not in item.named.cells
        }
        if above.is_office and Column.RESPONSIBLE in item.named.cells:
            missing.pop(Column.LEAD, None)
        units = any(column in UNIT_COLUMNS for column in missing)
        item.inherits = item.inherits or (units and named_units and not above.is_office)
        item.dated_above = item.dated_above or (Column.DEADLINE in missing and not units and not above.is_dated)
        item.named.take(Named(missing, marked=above.named.marked and bool(missing)))


def _hear_parts(item: Item) -> None:
    """Add the units that brackets inside the text name for its parts: all of them count, and who does what is in doubt."""
    parts = [part for text in item.texts for part in in_parts(text) if part.marked or item.has_units]
    named = Named()
    for part in (*parts, item.named):
        for column in UNIT_COLUMNS:
            if added := added_units(part.cells.get(column, ""), [named.cells.get(column, "")]):
                named.add(column, added)
    if parts:
        item.named.cells |= named.cells
        item.named.marked = item.named.marked or any(part.marked for part in parts)
        item.cut = True


def _share_duties(items: Iterable[Item]) -> None:
    """Give the units of "以下均由…负责，不再列出" to the items below, and to its own when it says 下同.

    The plan's own words make it their duty, and whoever is such a unit must find it among its own; since the
    items do not say so themselves, each is marked with a question that shows the sentence.
    """
    said = ""
    for item in items:
        own = item.named.for_all
        said = own or said
        if not said or (own and "下同" not in own):
            continue
        named = [item.named.cells.get(column, "") for column in UNIT_COLUMNS]
        item.added = added_units(shared_units(said), named)
        if item.added:
            item.said = said
            item.named.add(Column.RESPONSIBLE, item.added)


class _Outline:
    """Goes down the lines and keeps the headings in force and the item that is still open."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.items: list[Item] = []
        self.nodes: list[Node] = []
        self._marks = Marks(texts)
        self._node: Node | None = None
        self._open: Item | None = None
        self._printed = ""  # the text of the last mark, with its bracket
        self._last: dict[tuple[int, int], int] = {}
        self._running: dict[int, int] = {}  # numbers that run on below the next heading, by level

    def take(self, text: str, line: int) -> None:
        named = labelled(text)
        if named is not None:
            self._name(named, line)
            return
        mark = self._marks.of(text)
        if mark is not None:
            below = labelled(mark[3])
            if below is None:
                self._begin(*mark, line)
            elif self._node is not None and self._node.level >= mark[0]:
                self._name_all(below, mark[0], line)
            else:
                self._name(below, line)
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
        """End the open item; its title is its text where it has no other, and one without units is a heading."""
        item = self._open
        if item is not None and not item.texts and item.node is not None and item.has_units:
            item.texts, item.node.title, item.titled = [item.node.title], "", True
        if item is not None and not item.texts and item.node is not None and not item.named:
            item.bare = bool(item.node.title)
        if item is not None and (any(item.texts) or item.bare):
            self.items.append(item)
        self._open = None

    def _begin(self, level: int, number: int, mark: str, rest: str, line: int) -> None:
        if self._node is not None and self._node.level < level:
            self._make_title()
        self.close()
        parent = self._node
        while parent is not None and parent.level >= level:
            parent = parent.parent
        if parent is not None:
            parent.has_children = True
        is_title = (
            len(rest) <= _LONGEST_TITLE
            and not has_ended(rest)
            and "。" not in rest
            and not rest.endswith(("，", "、", ","))
            and at_end(rest) is None
            and not begins_with_units(rest)
        )
        self._node = Node(level, number, rest if is_title and level < BULLET else "", mark, line, parent)
        self.nodes.append(self._node)
        if number:
            self._check_number(self._node)
        self._open = Item(self._node, [], [line])
        if not is_title:
            self._body(f"{mark}{rest}" if SUB_ITEM <= level < BULLET else rest, line)
            self._open.headed = bool(self._open.named) and level < SUB_ITEM and "。" not in self._open.text
        elif level >= SUB_ITEM:
            self._open.texts.append(f"{mark}{rest}" if level < BULLET else rest)
        self._printed = rest

    def _make_title(self) -> None:
        """What stands over numbered items is their title: its first sentence, and its units are theirs."""
        node, item = self._node, self._open
        if node is None or item is None or item.node is not node or node.level >= SUB_ITEM:
            return
        if not node.title and item.texts:
            dated = set(item.named.cells) == {Column.DEADLINE}  # 准备阶段（4月1日至5月31日）
            title = self._printed if dated and item.headed else item.texts[0]
            node.title = title.partition("。")[0][:_LONGEST_TITLE]
        if item.named and (item.headed or not item.texts):
            node.named, item.named = item.named, Named()

    def _name_all(self, named: Named, level: int, line: int) -> None:
        """A label that is numbered itself (3.责任单位：…): the items before it are the parts of one piece of work."""
        self.close()
        node = self._node
        while node is not None and node.level >= level:
            node = node.parent
        parts: list[Item] = []
        while self.items and self.items[-1].node is not None and self.items[-1].node.parent is node:
            if self.items[-1].named:
                break
            parts.insert(0, self.items.pop())
        if node is not None:
            node.has_children = False
        whole = self._open = Item(node, [], [])
        for part in parts:
            whole.texts.extend(part.texts)
            whole.lines.extend(part.lines)
            whole.unsure.extend(part.unsure)
        whole.lines = whole.lines or [line]
        self._node = node
        self._name(named, line)

    def _check_number(self, node: Node) -> None:
        key = (node.parent.line if node.parent is not None else 0, node.level)
        node.out_of_order = node.number - 1 not in (self._last.get(key, 0), self._running.get(node.level, 0))
        self._last[key] = self._running[node.level] = node.number

    def _body(self, text: str, line: int) -> None:
        above = self._open
        if above is not None and (self._below_title(above, text, line) or _goes_on(above, text, line)):
            return
        if above is None or (above.named and above.texts):
            self.close()
            above = self._open = Item(self._node, [], [line])
        found = at_end(text)
        if found is None and (found := unit_first(text)) and above.texts:
            self.close()
            above = self._open = Item(self._node, [], [line])
        if self._node is None and not any(one.named for one in self.items):
            above.texts.clear()  # what stands over the first item is the plan's title and preface
            above.lines.clear()
        _append(above, found[0] if found else text, found[1] if found else None)
        if line not in above.lines:
            above.lines.append(line)

    @staticmethod
    def _below_title(above: Item, text: str, line: int) -> bool:
        """True when the line above was a title: the units behind it are this text's."""
        if not above.headed or above.node is None or in_brackets(text):
            return False
        above.node.title, above.texts, above.headed = above.text, [text], False
        above.lines.append(line)
        return True

    def _name(self, named: Named, line: int) -> None:
        item = self._open
        if item is None:
            item = self._open = Item(self._node, [], [line])
        item.twice = item.twice or (item.lined and bool(set(named.cells) & set(item.named.cells)))
        item.named.take(named)
        item.lined = True
        item.lines.append(line)


def _goes_on(item: Item, text: str, line: int) -> bool:
    """True when a line is the rest of the units or the deadline named in the line above it, and was put there."""
    last = item.named.last
    if last is None or not item.texts:
        return False
    head, behind = before_labels(text)
    said = item.named.cells[last]
    if last in UNIT_COLUMNS:
        longer = going_on(said, head)
    else:
        longer = (
            f"{said}{compact(head)}" if not has_ended(head) and names_time(f"{said}{compact(head)}") else None
        )
    if longer is None or not head:
        return False
    item.named.cells[last] = longer
    if behind:
        item.named.take(behind)
    item.lines.append(line)
    return True


def _append(item: Item, text: str, named: Named | None) -> None:
    """Add a text to an item; one that was cut by a line's end is joined, and so is a bracket."""
    item.paragraphs += 1
    if item.texts and not has_ended(item.texts[-1]):
        item.cut = item.cut or bool(_POINT.match(text))  # the next point begins before the sentence has ended
        item.run_on = item.run_on or bool(_NAMED_PART.match(text))
        item.texts[-1] += text
        if named is None and (found := at_end(item.texts[-1]) or unit_first(item.texts[-1])):
            item.texts[-1], named = found
    elif text:
        item.texts.append(text)
    if named is not None:
        item.named.take(named)
