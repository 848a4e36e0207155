"""How the marks of measures are read from the ledger: all of them in a few passes, or those of some measures."""

# ruff: noqa: S608 - the statement is composed of this program's own words; what was typed is bound

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, compress, count, islice
from operator import lt, ne

from model.periods import Month
from model.queries.measure_sql import (
    HAS_EVIDENCE,
    UNCERTAIN,
    Mine,
    in_list,
    my_duty,
    progress_in,
    rank_of_duty,
)
from model.rules import marks as byte
from model.rules.lights import SOON
from model.rules.marks import Marks, coded_day, rank_code
from model.store.door import Plain

CHUNK = 50_000  # measures read at once
SOME = 500
LETTER = 0x5000  # the sign that stands for 0 where what a row says comes as one: in UTF-16 one byte is its own marks, and
TOLD = bytes(byte.DOUBTS * (high & 1) | byte.QUESTIONS * (high >> 1 & 1) for high in byte.BYTES)  # what the other says
NOT_STARTED = bytes(own & ~byte.STARTED for own in byte.BYTES)
FIRST = 65  # the letter that stands for rank 0
NO_RANK = 31
CODES = {
    number + unsure: rank_code(role, is_certain=not unsure) for number, role in enumerate(byte.ROLES) for unsure in (0, UNCERTAIN)
}
RANKS = bytes(CODES.get(letter - FIRST, 0) for letter in byte.BYTES)


@dataclass
class _Columns:
    """What the measures' own rows say, one after the other."""

    own: bytearray = field(default_factory=bytearray)
    told: bytearray = field(default_factory=bytearray)
    days: bytearray = field(default_factory=bytearray)
    tasks: array[int] = field(default_factory=lambda: array("q"))

    def put_in_order(self, ids: Sequence[int]) -> None:
        """Read in the order of ids, they are put into that of the documents."""
        rank = array("q", sorted(range(len(ids)), key=ids.__getitem__))
        for number, place in enumerate(array("q", rank)):
            rank[place] = number
        days = [bytes(map(self.days[part :: byte.DAY_BYTES].__getitem__, rank)) for part in range(byte.DAY_BYTES)]
        for part, plane in enumerate(days):
            self.days[part :: byte.DAY_BYTES] = plane
        self.own[:] = bytes(map(self.own.__getitem__, rank))
        self.told[:] = bytes(map(self.told.__getitem__, rank))
        self.tasks = array("q", map(self.tasks.__getitem__, rank))


class _Days(dict[str, bytes]):
    """The bytes of a stored day."""

    def __missing__(self, stored: str) -> bytes:
        found = self[stored] = coded_day(date.fromisoformat(stored) if stored else None)
        return found


def read_marks(connection: Plain, mine: Mine, today: date) -> Marks:
    """The marks of all measures of the ledger."""
    ids, plans = _in_order(connection)
    columns = _own_rows(connection, ids, today)
    for plan_id, start, end in plans:
        if not _is_old(connection, plan_id, today):
            columns.own[start:end] = columns.own[start:end].translate(NOT_STARTED)
    tasks, starts = _runs_of_tasks(columns.tasks)
    places = Places.of(ids)
    _tell(connection, columns.told, places, mine, today)
    return Marks(
        today, places.ids, bytes(columns.own), bytes(columns.told),
        tuple(bytes(columns.days[part :: byte.DAY_BYTES]) for part in range(byte.DAY_BYTES)), tuple(plans),
        _annexes(connection, tasks, starts, len(ids)), tasks, starts,
    )  # fmt: skip


def read_some(
    connection: Plain, marks: Marks, measure_ids: Sequence[int], mine: Mine
) -> Marks:
    """The same marks, those of some measures read again; all else is as it was."""
    today, places = marks.today, Places.of(marks.ids)
    own, told, days = bytearray(marks.own), bytearray(marks.told), tuple(map(bytearray, marks.days))
    this_month = Month.of(today)
    issued_on = f"coalesce((SELECT plan.issued_on FROM plan WHERE plan.id = measure.plan_id), '{date(today.year, 1, 1)}')"
    asked = _own_columns(today, f"{issued_on} <= '{this_month.plus(-1).first}'")
    notes = f"{progress_in(this_month)}, {progress_in(this_month.plus(-1))}, {HAS_EVIDENCE}"
    for start in range(0, len(measure_ids), SOME):
        some = in_list(measure_ids[start : start + SOME])
        for key, letters, due, *said in connection.execute(
            f"SELECT measure.id, {asked}, {notes} FROM measure WHERE measure.id IN {some}"
        ).fetchall():
            place = places.of_id(key)
            own[place], high = letters.encode("utf-16-le")
            told[place] = TOLD[high]
            for bit, is_said in zip((byte.NOTED, byte.NOTED_BEFORE, byte.EVIDENCE), said, strict=True):
                told[place] |= bit if is_said else 0
            for plane, part in zip(days, coded_day(date.fromisoformat(due) if due else None), strict=True):
                plane[place] = part
        _rank(connection, told, places, mine, f"duty.measure_id IN {some} AND ")
    return replace(marks, own=bytes(own), told=bytes(told), days=tuple(map(bytes, days)))


@dataclass(frozen=True, slots=True)
class Places:
    """Where each measure stands in the order of the documents."""

    ids: Sequence[int]
    places: Sequence[int]
    first: int

    @classmethod
    def of(cls, ids: Sequence[int]) -> Places:
        """Of ids in that order; where they follow each other without a gap, nothing is kept of them."""
        if isinstance(ids, range):
            return cls(ids, range(len(ids)), ids.start)
        start = ids[0] if ids else 0
        if ids == array("q", range(start, start + len(ids))):
            return cls.of(range(start, start + len(ids)))
        places = array("i", bytes(4 * (max(ids) + 1)))
        for place, key in enumerate(ids):
            places[key] = place
        return cls(ids, places, 0)

    def of_id(self, key: int) -> int:
        """The place of one measure."""
        return self.places[key - self.first]

    def flags(self, ids: Iterable[int]) -> bytes:
        """One byte a measure, 1 for these."""
        flags, places, first = bytearray(len(self.ids)), self.places, self.first
        for key in ids:
            flags[places[key - first]] = 1
        return bytes(flags)


def _own_columns(today: date, is_old: str) -> str:
    """What a measure's own row says, as one letter, and its next date."""
    state = " ".join(f"WHEN '{state.value}' THEN {number}" for number, state in enumerate(byte.STATES))
    started = f"(measure.starts_on IS NULL OR measure.starts_on <= '{Month.of(today).plus(-1).first}')"
    bits = {
        byte.OVERDUE: f"measure.overdue_after < '{today}'", byte.SOON: f"measure.next_due <= '{today + SOON}'",
        byte.MISSED: f"measure.open_occurrence < '{today}'", byte.ENDLESS: f"measure.endless_from <= '{today}'",
        byte.STARTED: f"{is_old} AND {started}", 256: "measure.doubt_count > 0", 512: "measure.question_count > 0",
    }  # fmt: skip
    said = " + ".join(_bit(value, condition) for value, condition in bits.items())
    return (f"char({LETTER} + (CASE measure.state {state} ELSE 7 END) + {said}) AS letters, "
            "coalesce(measure.next_due, '') AS due")  # fmt: skip


def _bit(value: int, condition: str) -> str:
    """A number where a condition holds, else 0."""
    return f"CASE WHEN {condition} THEN {value} ELSE 0 END"


def _in_order(connection: Plain) -> tuple[array[int], list[byte.Run]]:
    """The ids of all measures in the order of the documents, and where each plan's stand; asked of an index alone."""
    ids: array[int] = array("q")
    plans: list[byte.Run] = []
    # Put together by SQLite: a row at a time, Python would hold the window's thread up for longer.
    asked = ("SELECT group_concat(id), max(position) FROM "
             "(SELECT id, position FROM measure WHERE plan_id = ? AND position > ? ORDER BY position LIMIT ?) AS few")  # fmt: skip
    for (plan_id,) in connection.execute("SELECT id FROM plan ORDER BY id").fetchall():
        start = len(ids)
        last: int | None = -1
        while last is not None:
            some, last = connection.execute(asked, (plan_id, last, CHUNK)).fetchone()
            ids.extend(map(int, some.split(",") if some else ()))
        plans.append((plan_id, start, len(ids)))
    return ids, plans


def _own_rows(connection: Plain, ids: Sequence[int], today: date) -> _Columns:
    """What all rows say, read as they lie in the table: by an index each would be looked for."""
    columns, days = _Columns(), _Days()
    is_sorted = all(map(lt, ids, islice(ids, 1, None)))
    as_they_lie = ids if is_sorted else array("q", sorted(ids))
    asked = ("SELECT group_concat(letters, ''), group_concat(due), group_concat(task_id) FROM "
             f"(SELECT {_own_columns(today, 'TRUE')}, task_id FROM measure WHERE id BETWEEN ? AND ? ORDER BY id) AS few")  # fmt: skip
    for start in range(0, len(ids), CHUNK):
        some = as_they_lie[start : start + CHUNK]
        letters, due, tasks = connection.execute(asked, (some[0], some[-1])).fetchone()
        said = letters.encode("utf-16-le")
        columns.own += said[::2]
        columns.told += said[1::2].translate(TOLD)
        columns.days += b"".join(map(days.__getitem__, due.split(",")))
        columns.tasks.extend(map(int, tasks.split(",")))
    if not is_sorted:
        columns.put_in_order(ids)
    return columns


def _is_old(connection: Plain, plan_id: int, today: date) -> bool:
    """Whether a plan ran through the whole last month."""
    (issued_on,) = connection.execute("SELECT issued_on FROM plan WHERE id = ?", (plan_id,)).fetchone()
    return (issued_on or date(today.year, 1, 1).isoformat()) <= Month.of(today).plus(-1).first.isoformat()


def _runs_of_tasks(tasks: Sequence[int]) -> tuple[array[int], array[int]]:
    """The tasks as they follow each other, and where each begins."""
    starts = array("q", compress(count(), map(ne, tasks, chain((None,), tasks))))
    return array("q", map(tasks.__getitem__, starts)), starts


def _annexes(connection: Plain, tasks: Sequence[int], starts: Sequence[int], size: int) -> tuple[byte.Run, ...]:
    of_task = dict(connection.execute("SELECT task.id, annex.number FROM task JOIN annex ON annex.id = task.annex_id"))
    runs: list[byte.Run] = []
    for task, start, end in zip(tasks, starts, chain(starts[1:], (size,)), strict=False):  # without measures there is an end alone
        number = of_task[task]
        if runs and runs[-1][0] == number:
            runs[-1] = (number, runs[-1][1], end)
        else:
            runs.append((number, start, end))
    return tuple(runs)


def _tell(connection: Plain, told: bytearray, places: Places, mine: Mine, today: date) -> None:
    for bit, month in ((byte.NOTED, Month.of(today)), (byte.NOTED_BEFORE, Month.of(today).plus(-1))):
        _mark(told, places, bit, noted_in(connection, month))
    _mark(told, places, byte.EVIDENCE, _keys(connection, "SELECT DISTINCT measure_id FROM evidence_link"))
    _rank(connection, told, places, mine)


def noted_in(connection: Plain, month: Month) -> Iterator[int]:
    """The measures of which one's own office noted something in a month."""
    return _keys(
        connection, "SELECT measure_id FROM progress WHERE unit_id IS NULL AND text != '' "
        f"AND year = {month.year:d} AND month = {month.month:d}"
    )  # fmt: skip


def _keys(connection: Plain, sql: str) -> Iterator[int]:
    return (key for (key,) in connection.execute(sql))


def _mark(told: bytearray, places: Places, bit: int, keys: Iterable[int]) -> None:
    of, first = places.places, places.first
    for key in keys:
        told[of[key - first]] |= bit


def _rank(connection: Plain, told: bytearray, places: Places, mine: Mine, which: str = "") -> None:
    """Say my role where I have one; the strongest one stays."""
    rank = f"char({FIRST} + coalesce({rank_of_duty(mine)}, {NO_RANK}))"
    keys, ranks = connection.execute(
        f"SELECT group_concat(duty.measure_id), group_concat({rank}, '') FROM duty WHERE {which}{my_duty(mine)}"
    ).fetchone()
    of, first = places.places, places.first
    for key, code in zip(map(int, keys.split(",") if keys else ()), (ranks or "").encode().translate(RANKS), strict=True):
        place = of[key - first]
        held = told[place] & byte.RANK
        if code and (not held or code < held):
            told[place] = told[place] & ~byte.RANK | code
