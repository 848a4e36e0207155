"""What an annex is made of while it is read: rows, the tasks they belong to, headings and loose text between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from model.readers.words.columns import Column, Layout
from model.readers.words.wording import is_dash
from model.rows.draft import Doubt, DoubtCode, Field, Place

UnsureWord: TypeAlias = tuple[Field, str]  # a word that was not surely recognised, and the field it stands in


def note_once(doubts: list[Doubt], doubt: Doubt) -> None:
    """Add a doubt unless one of its kind about the same field is there."""
    if not any(one.code is doubt.code and one.field is doubt.field for one in doubts):
        doubts.append(doubt)


@dataclass(slots=True)
class RawRow:
    """One row of a table as printed; `top` when it is the first below a header or page seam."""

    texts: list[str]
    layout: Layout
    line: int
    top: bool
    cells: dict[Column, str] = field(default_factory=dict)
    moved: bool = False  # its cells were not where the header has them
    is_merged: bool = False  # its table merges cells downwards, so that none is left empty for that
    named_elsewhere: bool = False  # number or name were not where the header has them
    task: Task | None = None
    doubts: list[Doubt] = field(default_factory=list)
    unsure_cells: dict[int, tuple[str, ...]] = field(
        default_factory=dict
    )  # words not surely recognised, by place
    unsure: list[UnsureWord] = field(default_factory=list)  # the same, once each cell has its column

    def doubt(self, code: DoubtCode, about: Field, proposal: str | None = None, **facts: str) -> None:
        """Note once what may have been misread in this row."""
        note_once(self.doubts, Doubt(code, about, Place(line=self.line), tuple(facts.items()), proposal))

    def text(self, column: Column) -> str:
        """The text under a column; empty for a dash and where the table has no such column."""
        return _said(self.cells.get(column, ""))


@lru_cache(maxsize=16384)  # each cell is looked at a dozen times
def _said(text: str) -> str:
    return "" if is_dash(text) else text.strip()


@dataclass(slots=True)
class Task:
    """A numbered task; its name may grow, its doubts go to every measure in it."""

    number: int
    name: str
    section: str = ""
    doubts: list[tuple[DoubtCode, Field]] = field(default_factory=list)
    unsure: list[UnsureWord] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between rows; `number` is 0 when it has none, `level` 1 for 一、 and 2 for （一）."""

    text: str
    number: int
    level: int
    line: int
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Loose:
    """Text that stands between the rows of a sheet, outside any table."""

    text: str
    line: int
    from_table: bool = False  # rows of a table that could not be read
    unsure: tuple[str, ...] = ()


Item: TypeAlias = RawRow | Heading | Loose


@dataclass(slots=True)
class Sheet:
    """One annex: what it is called and everything in it, in order."""

    annex: int
    title: str
    items: list[Item] = field(default_factory=list)
    guessed: bool = False  # no heading said that an annex begins here
    first_heading: Heading | None = None  # of those numbered 一、
    highest_heading: int = 0

    def add(self, item: Item) -> None:
        """Put an item at the end."""
        self.items.append(item)
        if isinstance(item, Heading) and item.level == 1 and item.number:
            self.first_heading = self.first_heading or item
            self.highest_heading = max(self.highest_heading, item.number)

    @property
    def rows(self) -> list[RawRow]:
        """The rows alone."""
        return [item for item in self.items if isinstance(item, RawRow)]
