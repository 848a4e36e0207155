"""What somebody else wrote into a field while it was being edited: what an editor has seen, theirs, mine, and a person's choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeGuard

from model.errors import UserError
from model.periods import Month


class FieldKind(StrEnum):
    """What is edited; the id of a FieldKey is that of the measure, date, target … it belongs to."""

    NOTE = "note"  # a measure's progress of a month
    STATE = "state"  # of a measure
    HANDLER = "handler"  # whom a measure is given to
    DATE = "date"
    DEADLINE = "deadline"  # what a measure's own date is
    MET = "met"  # when a date was met
    OCCURRENCE = "occurrence"  # one time of what comes back, by its day: done on a day, or why it is not needed
    READING = "reading"  # a target's of a month
    INDICATOR = "indicator"  # a district's, of a month
    COURSE = "course"  # how a target runs
    FILE_NOTE = "file-note"
    UNIT_NAME = "unit-name"
    ANSWER = "answer"  # whether a duty of "相关…" is ours


@dataclass(frozen=True, slots=True)
class FieldKey:
    """One field of the ledger that a person edits."""

    kind: FieldKind
    id: int
    month: Month | None = None
    day: date | None = None


class Choice(StrEnum):
    """What a person said to a clash."""

    THEIRS = "theirs"
    MINE = "mine"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Settled:
    """A person's choice; it holds only as long as the other's value is the one that was shown."""

    key: FieldKey
    theirs: object
    choice: Choice


@dataclass(frozen=True, slots=True)
class Seen:
    """What an editor began from, by field, and what was said to the clashes met on the way.

    A field not named is watched from the change `since` on, the ledger's newest when a person began; without one, not at all.
    """

    values: Mapping[FieldKey, object] = field(default_factory=dict)
    settled: tuple[Settled, ...] = ()
    since: int | None = None

    def said(self, *more: Settled) -> Seen:
        """The same with further choices."""
        return replace(self, settled=(*self.settled, *more))


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that somebody else wrote since it was seen: what stands there now, what was to be written, by whom and when.

    `about` calls the field's owner as a person does: a measure's code, a file's name. `person` and `at` (UTC, ISO 8601)
    are empty where the history does not tell.
    """

    key: FieldKey
    about: str
    theirs: object
    mine: object
    person: str = ""
    at: str = ""

    @property
    def is_text(self) -> bool:
        """Whether both can be kept: two texts, neither of them empty, that do not hold one another."""
        theirs, mine = self.theirs, self.mine
        return _is_words(theirs) and _is_words(mine) and self.key.kind in JOINED and joined(theirs, mine) not in (theirs, mine)

    def settle(self, choice: Choice) -> Settled:
        """A choice about it."""
        return Settled(self.key, self.theirs, choice)


JOINED = frozenset({FieldKind.NOTE, FieldKind.FILE_NOTE})  # texts; a unit has one name


def _is_words(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and bool(value.strip())


def joined(theirs: str, mine: str) -> str:
    """Both texts, the one that stands there first; where one holds the other whole, it alone."""
    if mine in theirs:
        return theirs
    return mine if theirs in mine else f"{theirs}\n{mine}"


class EditClash(UserError):
    """Somebody else wrote the same since it was seen; nothing was written. `clashes` holds every field concerned."""

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """The fields, in the order in which they were to be written."""
        found = self.facts.get("clashes", ())
        return found if isinstance(found, tuple) else ()
