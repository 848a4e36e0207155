"""What the checklist's filters look at, a few bytes a measure: whatever they ask, a million are sifted in milliseconds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache, partial, reduce
from itertools import islice
from operator import or_

from model.periods import Month
from model.rows.checklist import ChecklistFilter
from model.rows.words import Light, Role, State

STATES, ROLES = tuple(State), tuple(Role)

# The first byte: what the measure says itself. `STARTED` when it and its plan have run through the whole last month.
STATE, OVERDUE, SOON, MISSED, ENDLESS, STARTED = 7, 8, 16, 32, 64, 128
# The second: what others say of it. The lowest bits are 0, or 1 + my role, or 1 + the number of roles + it where perhaps.
RANK, NOTED, NOTED_BEFORE, EVIDENCE, DOUBTS, QUESTIONS = 7, 8, 16, 32, 64, 128
NOTES = (0, NOTED, NOTED_BEFORE, NOTED | NOTED_BEFORE)
DAY_BYTES = 3
BYTES = range(256)
NOBODY, NAMED, ANOTHER = 0, 254, 255  # whom a measure is given to: nobody, one of so many by the place of the name, or one more

_WEIGHTS = ((8, 4), (2, 1), (1, 1))  # what a byte of a day adds when it is inside by itself, and when it is at the bound
_ENOUGH = 6  # of all three: whatever the lower bytes say, higher ones outside add less, and inside no less
_IS_INSIDE = bytes((both & 15) >= _ENOUGH and (both >> 4) >= _ENOUGH for both in BYTES)

Run = tuple[int, int, int]  # (of which plan or annex, first place, place after the last)
Says = Callable[[int], bool]


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of all measures, in the order of the documents, as they stand on `today`.

    `own` and `told` hold one byte a measure, `days` the next open date in three, the highest first. `tasks` are
    the tasks' ids as they follow each other, `starts` the places of their first measures; a task that is broken off and
    taken up again stands there twice. `handlers` holds one byte a measure: 0 for nobody, else 1 + the place in `names`, or 255.
    """

    today: date
    ids: Sequence[int]
    own: bytes
    told: bytes
    days: tuple[bytes, ...]
    plans: tuple[Run, ...]
    annexes: tuple[Run, ...]
    tasks: Sequence[int]
    starts: Sequence[int]
    handlers: bytes
    names: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.own)

    def knows(self, month: Month) -> bool:
        """Whether the marks say of a month who noted nothing: of this one and the last."""
        return _noted_in(month, self.today) != 0

    def knows_handler(self, name: str) -> bool:
        """Whether the marks say which measures a name has, all of them; the empty one is nobody's."""
        return not name or name in self.names or ANOTHER not in self.handlers

    def keep_all(self, kept: ChecklistFilter) -> bool:
        """Whether a filter keeps every measure that holds its words and means its unit."""
        is_bare = replace(kept, plan_id=None, unit="", search="", sort=None, is_descending=False) == ChecklistFilter()
        return is_bare and (kept.plan_id is None or (kept.plan_id, 0, len(self)) in self.plans)

    def kept(self, kept: ChecklistFilter, more: Iterable[bytes] = ()) -> bytes:
        """One byte a measure, 1 where the filter keeps it; what its words and its unit keep stands in `more`."""
        return self._sifted(kept, more).to_bytes(len(self), "big")

    def counts(self, asked: Sequence[ChecklistFilter]) -> tuple[int, ...]:
        """How many measures each of some filters keeps; counted together, they cost little more than one."""
        return tuple(self._within(kept, found).bit_count() for kept, found in zip(asked, self._by_bytes(asked), strict=True))

    def _sifted(self, kept: ChecklistFilter, more: Iterable[bytes]) -> int:
        found = self._within(kept, self._by_bytes((kept,))[0])
        for plane in more:
            found &= _number(plane)
        return found

    def _within(self, kept: ChecklistFilter, found: int) -> int:
        """Of what the bytes keep, what lies in the plan and the annex and is due."""
        for runs, wanted in ((self.plans, kept.plan_id), (self.annexes, kept.annex)):
            if found and wanted is not None:
                found &= _in_runs(runs, wanted, len(self))
        if found and kept.handler is not None and self.knows_handler(kept.handler):
            found &= _number(self.handlers.translate(_is_handler(self.names, kept.handler)))
        if found and (kept.due_from is not None or kept.due_before is not None):
            found &= self._due(kept.due_from or date.min, kept.due_before or date.max)
        return found

    def _by_bytes(self, asked: Sequence[ChecklistFilter]) -> list[int]:
        """For each filter the measures whose two bytes it keeps; each byte is looked up once for eight tables together."""
        tables = [_tables(kept, self.today) for kept in asked]
        own = _said(self.own, dict.fromkeys(own for each in tables for own, _ in each))
        told = _said(self.told, dict.fromkeys(told for each in tables for _, told in each))
        return [reduce(or_, (own[one] & told[other] for one, other in each), 0) for each in tables]

    def _due(self, first: date, last: date) -> int:
        """The measures with a next date from a day to a day; none has none.

        Each plane says of both days by how much a date is inside, the higher ones more; their sum tells, four bits for each.
        """
        told = 0
        for plane, begin, end, (by_itself, at_bound) in zip(self.days, coded_day(first), coded_day(last), _WEIGHTS, strict=True):
            told += _number(plane.translate(_inside(begin, end, by_itself, at_bound)))
        return _number(told.to_bytes(len(self), "big").translate(_IS_INSIDE))


def coded_day(day: date | None) -> bytes:
    """A day in three bytes that are ordered as the days are; all 0 for none."""
    return (day.toordinal() if day else 0).to_bytes(DAY_BYTES, "big")


def handler_code(names: Sequence[str], name: str) -> int:
    """What stands for a handler."""
    if not name:
        return NOBODY
    return 1 + names.index(name) if name in names else ANOTHER


def rank_code(role: Role, *, is_certain: bool) -> int:
    """What stands in the second byte for my role."""
    return 1 + ROLES.index(role) + (0 if is_certain else len(ROLES))


def rank_says(code: int) -> tuple[Role | None, bool]:
    """The role a byte's rank stands for, and whether it is sure."""
    return (ROLES[(code - 1) % len(ROLES)], code <= len(ROLES)) if code else (None, True)


def is_done(byte: int) -> bool:
    """Whether the measure is closed or does not apply."""
    return _state(byte) in (State.CLOSED, State.NOT_APPLICABLE)


def light(own: int, notes: int) -> Light:
    """The light as model.rules.lights.light_of computes it, from marks; a test holds the two together."""
    state = _state(own)
    if is_done(own):
        return Light.GREY
    if own & OVERDUE:
        return Light.RED
    if state is State.BLOCKED or own & (SOON | MISSED) or (own & STARTED and not notes & (NOTED | NOTED_BEFORE)):
        return Light.AMBER
    return Light.BLUE if own & ENDLESS and notes & NOTED else Light.GREEN


def places_in(flags: bytes, start: int = 0) -> Iterator[int]:
    """The places that are kept, from one on."""
    place = flags.find(1, start)
    while place >= 0:
        yield place
        place = flags.find(1, place + 1)


def first_places(flags: bytes, limit: int, offset: int = 0) -> list[int]:
    """The places that are kept, so many, behind so many others."""
    return list(islice(places_in(flags, _behind(flags, offset) if offset else 0), limit))


def _behind(flags: bytes, count: int) -> int:
    """The place behind the first so many that are kept."""
    low, high = 0, len(flags)
    while low < high:  # each step counts what the step before left open
        middle = (low + high) // 2
        inside = flags.count(1, low, middle + 1)
        if inside < count:
            count, low = count - inside, middle + 1
        else:
            high = middle
    return low + 1


def _state(byte: int) -> State | None:
    number = byte & STATE
    return STATES[number] if number < len(STATES) else None


@cache
def _lit(kept: Light) -> dict[frozenset[int], frozenset[int]]:
    """By which first bytes, and with which notes beside them, a measure has a light."""
    found: dict[frozenset[int], frozenset[int]] = {}
    for notes in NOTES:
        own = frozenset(byte for byte in BYTES if light(byte, notes) is kept)
        found[own] = found.get(own, frozenset()) | {notes}
    return found


def _is_lit(lit: frozenset[int], own: Says, byte: int) -> bool:
    return byte in lit and own(byte)


def _is_noted(notes: frozenset[int], told: Says, byte: int) -> bool:
    return byte & NOTES[3] in notes and told(byte)


def _own(kept: ChecklistFilter) -> Says:
    is_open = kept.has_missed or kept.idle_month is not None or kept.due_from is not None or kept.due_before is not None

    def says(byte: int) -> bool:
        return (
            kept.state in (None, _state(byte)) and not (is_open and is_done(byte))
            and (not kept.has_missed or bool(byte & MISSED))
        )  # fmt: skip

    return says


def _told(kept: ChecklistFilter, today: date) -> Says:
    asked = ((kept.has_doubts, DOUBTS), (kept.has_questions, QUESTIONS))
    needed = sum(bit for is_asked, bit in asked if is_asked)
    barred = (EVIDENCE if kept.is_without_evidence else 0) | (_noted_in(kept.idle_month, today) if kept.idle_month else 0)

    def says(byte: int) -> bool:
        role, is_certain = rank_says(byte & RANK)
        return (
            byte & needed == needed and not byte & barred and kept.role in (None, role)
            and not (kept.is_mine and role is None) and not (kept.is_perhaps and is_certain)
        )  # fmt: skip

    return says


def _noted_in(month: Month, today: date) -> int:
    return {Month.of(today): NOTED, Month.of(today).plus(-1): NOTED_BEFORE}.get(month, 0)


@lru_cache(maxsize=4)
def _in_runs(runs: tuple[Run, ...], wanted: int, size: int) -> int:
    flags = bytearray(size)
    for key, start, end in runs:
        if key == wanted:
            flags[start:end] = b"\x01" * (end - start)
    return _number(flags)


def _tables(kept: ChecklistFilter, today: date) -> list[tuple[bytes, bytes]]:
    """What a filter keeps by the two bytes: any of these pairs of tables, 1 for the bytes that are kept."""
    own, told = _own(kept), _told(kept, today)
    if kept.light is None:
        pairs = [(_table(own), _table(told))]
    else:
        pairs = [(_table(partial(_is_lit, lit, own)), _table(partial(_is_noted, notes, told))) for lit, notes in _lit(kept.light).items()]
    return [(one, other) for one, other in pairs if 1 in one and 1 in other]


def _table(says: Says) -> bytes:
    return bytes(map(says, BYTES))


def _said(plane: bytes, tables: Iterable[bytes]) -> dict[bytes, int]:
    """What each table says of a plane, 1 a byte where it is so."""
    ones = _ones(len(plane))
    found = {table: ones for table in tables if 0 not in table}
    left = [table for table in tables if 0 in table]
    for start in range(0, len(left), 8):
        some = left[start : start + 8]
        together = bytes(sum(table[byte] << bit for bit, table in enumerate(some)) for byte in BYTES)
        number = _number(plane.translate(together))
        found |= {table: number >> bit & ones for bit, table in enumerate(some)}
    return found


@lru_cache(maxsize=16)
def _is_handler(names: tuple[str, ...], name: str) -> bytes:
    """The table that keeps one handler; of a name nobody has, none."""
    code = handler_code(names, name)
    return bytes(byte == code != ANOTHER for byte in BYTES)


@lru_cache(maxsize=1)
def _ones(size: int) -> int:
    return _number(b"\x01" * size)


def _inside(first: int, last: int, by_itself: int, at_bound: int) -> bytes:
    """What one byte of a day says of two bounds: the first in the lower four bits, the last in the upper ones."""
    beyond = {1: by_itself, 0: at_bound, -1: 0}
    return bytes(
        beyond[(day > first) - (day < first)] + 16 * beyond[(last > day) - (last < day)] for day in BYTES
    )


def _number(plane: bytes | bytearray) -> int:
    return int.from_bytes(plane, "big")


def combined(parts: Iterable[tuple[bytes, bytes]]) -> bytes:
    """One plane of several, each translated by its table."""
    found, size = 0, 0
    for plane, table in parts:
        found |= _number(plane.translate(table))
        size = len(plane)
    return found.to_bytes(size, "big")
