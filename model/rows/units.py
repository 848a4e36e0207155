"""Rows of the units page: units with their other names and measures, groups with their members, names that look alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from model.rows.unit_words import UnitKind
from model.rows.words import Role


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit the ledger knows: `counts` are the measures that name it, by role; groups are not counted.

    `is_own` is the ledger's own unit, `is_mine` another name of it.
    """

    id: int
    name: str
    kind: UnitKind
    aliases: tuple[str, ...]
    counts: tuple[tuple[Role, int], ...]
    measures: int
    is_own: bool = False
    is_mine: bool = False

    def count(self, role: Role) -> int:
        """In how many measures it is named in a role."""
        return dict(self.counts).get(role, 0)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by, its own first."""
        return (self.name, *self.aliases)


class Membership(StrEnum):
    """What a unit is to a group."""

    MEMBER = "member"
    OPEN = "open"  # the plan's words leave it open
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One collective wording: in how many measures it stands, whether a person said who is in it, and whether I am."""

    id: int
    wording: str
    asks_which: bool
    is_edited: bool
    measures: int
    mine: Membership


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One unit that is, or may be, in a group; `by_rule` when the wording itself says so."""

    name: str
    kind: UnitKind
    membership: Membership
    by_rule: bool
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class GroupDetail:
    """A group with everybody who is or may be in it, members first."""

    line: GroupLine
    members: tuple[MemberRow, ...]

    @property
    def count(self) -> int:
        """How many are members."""
        return sum(row.membership is Membership.MEMBER for row in self.members)


@dataclass(frozen=True, slots=True)
class UnitDetail:
    """One unit with the groups it is in, and those that leave open whether it is."""

    line: UnitLine
    groups: tuple[tuple[GroupLine, Membership], ...]


class Likeness(StrEnum):
    """Why two names may be one unit's."""

    FORM = "form"  # 区住建委, 区住房和城乡建设委员会
    LETTER = "letter"  # one sign differs, and only one of them is a name anybody uses


@dataclass(frozen=True, slots=True)
class UnitPair:
    """Two units that may be one: the first is the one to keep."""

    kept: UnitLine
    other: UnitLine
    likeness: Likeness
