"""A column of progress pasted back: which line is which measure's, and what would come of writing it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from model.periods import Month


class PastedStanding(StrEnum):
    """What would come of one pasted line."""

    NEW = "new"
    REPLACES = "replaces"
    SAME = "same"
    EMPTY = "empty"
    UNKNOWN = "unknown"
    TWICE = "twice"


WRITTEN = frozenset({PastedStanding.NEW, PastedStanding.REPLACES})
IN_ORDER = WRITTEN | {PastedStanding.SAME, PastedStanding.EMPTY}


@dataclass(frozen=True, slots=True)
class PastedRow:
    """One line as it was pasted; the code is empty where there is no column of codes."""

    line: int
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class PastedTable:
    """What was pasted, whether its lines name their measures."""

    rows: tuple[PastedRow, ...]
    has_codes: bool


@dataclass(frozen=True, slots=True)
class PastedLine:
    """A line beside the measure it is meant for, and the words that stand there."""

    row: PastedRow
    standing: PastedStanding
    measure_id: int | None = None
    code: str = ""
    measure: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class PastedMatch:
    """All lines; without codes they are the `chosen` measures' in order, when there are as many."""

    lines: tuple[PastedLine, ...]
    month: Month
    has_codes: bool
    chosen: int

    @property
    def texts(self) -> dict[int, str]:
        """What would be written, by measure."""
        return {
            line.measure_id: line.row.text
            for line in self.lines
            if line.measure_id is not None and line.standing in WRITTEN
        }

    @property
    def is_plain(self) -> bool:
        """Whether every line found its measure and no word that stands there would go."""
        return all(line.standing in IN_ORDER - {PastedStanding.REPLACES} for line in self.lines)

    def count(self, standing: PastedStanding) -> int:
        """How many lines stand so."""
        return sum(line.standing is standing for line in self.lines)
