"""Units as words: what a wording in a plan's unit column stands for, and who of us is meant by it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class UnitKind(StrEnum):
    """What sort of body a name's shape shows, in any city or province."""

    TOWN = "town"  # 镇、乡
    STREET = "street"  # 街道办事处、地区办事处
    ZONE = "zone"  # 管委会、园区、开发区
    BUREAU = "bureau"  # 局、委、办、中心、支队
    DISTRICT = "district"  # 区、县、市人民政府
    COMPANY = "company"
    PARTY = "party"  # 区委宣传部、纪委
    OTHER = "other"


class Reach(StrEnum):
    """How far a wording reaches: one unit, every unit of a kind, some of them, a group, an open end."""

    NAMED = "named"
    EVERY = "every"  # 各镇人民政府
    SOME = "some"  # 相关街道办事处: a question
    MEMBERS = "members"  # …成员单位: a group to be filled in
    OPEN_END = "open-end"  # 等部门
    BODIES = "bodies"  # 各区农业农村局: the body of that name in every district


@dataclass(frozen=True, slots=True)
class MeaningPart:
    """One thing a wording says; `name` is the unit or group named, `kinds` the kinds of a group.

    `level` is the letter of the government a group belongs to ("区" in 区有关部门), empty when not said; of BODIES the
    governments that each have one ("区县").
    """

    reach: Reach
    words: str
    kinds: frozenset[UnitKind] = frozenset()
    name: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """All a unit wording says, and the units it expressly leaves out (不含…, …除外)."""

    wording: str
    parts: tuple[MeaningPart, ...]
    excluded: tuple[MeaningPart, ...] = ()

    @property
    def asks_which(self) -> bool:
        """True when the words leave open which units are meant (相关…, 有关…, 成员单位)."""
        return any(part.reach in (Reach.SOME, Reach.MEMBERS) for part in self.parts)

    @property
    def is_open_end(self) -> bool:
        """True when the words end in an open 等部门."""
        return any(part.reach is Reach.OPEN_END for part in self.parts)

    @property
    def is_group(self) -> bool:
        """True for a collective wording, also one that adds a named unit (各镇街（含…管委会）)."""
        reaches = {part.reach for part in self.parts}
        return bool(reaches - {Reach.NAMED, Reach.OPEN_END}) or reaches == {Reach.OPEN_END}


class MeantAs(StrEnum):
    """Whether I am meant, strongest first."""

    NAMED = "named"
    IN_GROUP = "in_group"
    PERHAPS = "perhaps"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Meant:
    """Whether a wording means me, the words that made it so, and how far those words reach."""

    sort: MeantAs
    words: str = ""
    reach: Reach | None = None

    @property
    def is_mine(self) -> bool:
        """True unless I am not meant; 相关… counts until it is answered."""
        return self.sort is not MeantAs.NOT

    @property
    def is_certain(self) -> bool:
        """False while a person has to say whether I am among the units meant."""
        return self.sort is not MeantAs.PERHAPS


@dataclass(frozen=True, slots=True)
class UnitKey:
    """A unit's name reduced to what is compared: `level` "own", "^市" …, or "" when the name does not say."""

    level: str
    core: str
    kind: UnitKind


@dataclass(frozen=True, slots=True)
class Myself:
    """My unit: its name, kinds (a 地区办事处 is a street and a town), area and the names it goes by."""

    name: str
    kind: UnitKind
    kinds: frozenset[UnitKind]
    area: tuple[str, ...]
    aliases: tuple[str, ...]
    keys: frozenset[UnitKey] = field(repr=False, default=frozenset())


@dataclass(frozen=True, slots=True)
class Proposal:
    """A known unit that an unknown name may stand for; `is_alias` when it is only another form of the name."""

    name: str
    score: float
    is_alias: bool = False


@dataclass(frozen=True, slots=True)
class AreaRow:
    """A province, city or district: code, name, its path from the province down, and pinyin initials."""

    code: str
    name: str
    path: tuple[str, ...]
    initials: str

    @property
    def full_name(self) -> str:
        """The path as it is written in documents (北京市大兴区)."""
        return "".join(part for part in self.path if part)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit of the directory, under the name it signs with (…镇人民政府, …街道办事处, …管委会)."""

    code: str
    name: str
    kind: UnitKind
    initials: str = ""


@dataclass(frozen=True, slots=True)
class PlacedUnit:
    """A unit of the directory and the area it is in."""

    unit: UnitRow
    area: AreaRow
