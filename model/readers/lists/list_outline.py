"""The outline of a plan without tables: headings and items as they hang together, and what was named around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from model.readers.lists.list_units import Named
from model.readers.words.columns import UNIT_COLUMNS

SUB_ITEM = 6  # from this level on a mark belongs to the text of the item
BULLET = 8  # the level of items that carry a sign instead of a number


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
    is_office: bool = False  # its title names the units of the items below it
    is_dated: bool = False  # its title is the deadline of the items below it
    is_section: bool = False  # several pieces of work without numbers stand below it
    named: Named = field(default_factory=Named)  # units named behind a title: those of the items below
    unsure: list[str] = field(default_factory=list)  # words not surely recognised

    def above(self) -> Iterator[Node]:
        """The headings over it, the nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


@dataclass(slots=True)
class Item:
    """One piece of work in a list, and what was named around it."""

    node: Node | None
    texts: list[str]
    lines: list[int]
    named: Named = field(default_factory=Named)
    unsure: list[str] = field(default_factory=list)  # words not surely recognised
    added: str = ""  # units that another item's sentence gives to this one
    said: str = ""  # that sentence
    titled: bool = False  # its only text was a title, with labels below it
    bare: bool = False  # its only text is a title, and nothing is named
    inherits: bool = False  # it names units, and what stands above or below it others
    dated_above: bool = False  # its deadline is that of the heading over it
    headed: bool = False  # its only text is short and its units stand behind it: perhaps a title
    lined: bool = False  # what it names stands on a line of its own
    paragraphs: int = 0  # its text stood in so many
    shared: bool = False  # what it names stands below another item
    twice: bool = False  # two lines name the same: perhaps the text between them is lost
    run_on: bool = False  # a part with a name of its own begins before the sentence above has ended
    cut: bool = False  # it may hold the text of another item too

    @property
    def text(self) -> str:
        """The whole text on one line."""
        return " ".join(self.texts)

    @property
    def has_units(self) -> bool:
        """True when units are named, not only a deadline."""
        return any(column in self.named.cells for column in UNIT_COLUMNS)


def top_of(node: Node) -> Node:
    """The highest heading over a node, or itself."""
    return next((one for one in node.above() if one.parent is None), node)
