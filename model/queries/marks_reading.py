"""How the marks of measures are read from the ledger: all of them in a few passes, or those of some measures."""

# ruff: noqa: S608 - the statement is composed of this program's own words; what was typed is bound

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, compress, count
from operator import ne

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
from model.rules.marks import Marks, coded_day, combined, rank_code
from model.store.door import Plain

CHUNK = 50_000  # measures read at once
SOME = 500
FIRST = 65  # the letter that stands for 0 where four bits come as a letter
LETTERS = bytes(max(letter - FIRST, 0) & 15 for letter in byte.BYTES)
UPPER = bytes(bits << 4 for bits in LETTERS)
NO_RANK = 31
CODES = {
    number + unsure: rank_code(role, is_certain=not unsure) for number, role in enumerate(byte.ROLES) for unsure in (0, UNCERTAIN)
}
RANKS = bytes(CODES.get(letter - FIRST, 0) for letter in byte.BYTES)


@dataclass
class _Columns:
    """What was read so far, in the order of the documents."""

    ids: array[int] = field(default_factory=lambda: array("q"))
    own: bytearray = field(default_factory=bytearray)
    told: bytearray = field(default_factory=bytearray)
    days: bytearray = field(default_factory=bytearray)
    plans: list[byte.Run] = field(default_factory=list)
    tasks: array[int] = field(default_factory=lambda: array("q"))
    starts: array[int] = field(default_factory=lambda: array("q"))


class _Days(dict[str, bytes]):
    """The bytes of a stored day."""

    def __missing__(self, stored: str) -> bytes:
        found = self[stored] = coded_day(date.fromisoformat(stored) if stored else None)
        return found


def read_marks(connection: Plain, mine: Mine, today: date) -> Marks:
    """The marks of all measures of the ledger."""
    columns = _Columns()
    days = _Days()
    for plan_id, issued_on in connection.execute("SELECT id, issued_on FROM plan ORDER BY id").fetchall():
        start = len(columns.ids)
        is_old = (issued_on or date(today.year, 1, 1).isoformat()) <= Month.of(today).plus(-1).first.isoformat()
        _read_plan(connection, columns, plan_id, today, days, is_old=is_old)
        columns.plans.append((plan_id, start, len(columns.ids)))
    places = Places.of(columns.ids)
    _tell(connection, columns.told, places, mine, today)
    given, names = _handlers(connection, places)
    return Marks(
        today, places.ids, bytes(columns.own), bytes(columns.told),
        tuple(bytes(columns.days[part :: byte.DAY_BYTES]) for part in range(byte.DAY_BYTES)), tuple(columns.plans),
        _annexes(connection, columns), columns.tasks, columns.starts, given, names,
    )  # fmt: skip


def read_some(
    connection: Plain, marks: Marks, measure_ids: Sequence[int], mine: Mine
) -> Marks:
    """The same marks, those of some measures read again; all else is as it was."""
    today, places = marks.today, Places.of(marks.ids)
    own, told, days = bytearray(marks.own), bytearray(marks.told), tuple(map(bytearray, marks.days))
    given, names = bytearray(marks.handlers), list(marks.names)
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
            low, high, counted = letters.encode()
            own[place] = LETTERS[low] | UPPER[high]
            told[place] = UPPER[counted]
            for bit, is_said in zip((byte.NOTED, byte.NOTED_BEFORE, byte.EVIDENCE), said, strict=True):
                told[place] |= bit if is_said else 0
            for plane, part in zip(days, coded_day(date.fromisoformat(due) if due else None), strict=True):
                plane[place] = part
        _rank(connection, told, places, mine, f"duty.measure_id IN {some} AND ")
        _give_again(connection, given, names, places, some)
    return replace(marks, own=bytes(own), told=bytes(told), days=tuple(map(bytes, days)), handlers=bytes(given), names=tuple(names))


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
    """What a measure's own row says, four bits a letter, and its next date."""
    state = " ".join(f"WHEN '{state.value}' THEN {number}" for number, state in enumerate(byte.STATES))
    low = f"(CASE measure.state {state} ELSE 7 END) + " + _bit(8, f"measure.overdue_after < '{today}'")
    starts = f"(measure.starts_on IS NULL OR measure.starts_on <= '{Month.of(today).plus(-1).first}')"
    bits = (f"measure.next_due <= '{today + SOON}'", f"measure.open_occurrence < '{today}'",
            f"measure.endless_from <= '{today}'", f"{is_old} AND {starts}")  # fmt: skip
    high = " + ".join(_bit(1 << place, bit) for place, bit in enumerate(bits))
    told = _bit(4, "measure.doubt_count > 0") + " + " + _bit(8, "measure.question_count > 0")
    letters = ", ".join(f"{FIRST} + {each}" for each in (low, high, told))
    return f"char({letters}) AS letters, coalesce(measure.next_due, '') AS due"


def _bit(value: int, condition: str) -> str:
    """A number where a condition holds, else 0."""
    return f"CASE WHEN {condition} THEN {value} ELSE 0 END"


def _read_plan(
    connection: Plain, columns: _Columns, plan_id: int, today: date, days: _Days, *, is_old: bool
) -> None:
    rows = f"SELECT measure.id AS id, measure.task_id AS task_id, {_own_columns(today, 'TRUE' if is_old else 'FALSE')} FROM measure"
    for first, last in _stretches(connection, plan_id):
        # Put together by SQLite: a row at a time, Python would hold the window's thread up for longer.
        ids, tasks, letters, due = connection.execute(
            "SELECT group_concat(id), group_concat(task_id), group_concat(letters, ''), group_concat(due) "
            f"FROM ({rows} WHERE measure.plan_id = ? AND measure.position BETWEEN ? AND ? ORDER BY measure.position) AS few",
            (plan_id, first, last),
        ).fetchone()
        _number_tasks(columns, tasks.split(","))
        columns.ids.extend(map(int, ids.split(",")))
        low, high, told = (letters.encode()[place::3] for place in range(3))
        columns.own += combined(((low, LETTERS), (high, UPPER)))
        columns.told += told.translate(UPPER)
        columns.days += b"".join(map(days.__getitem__, due.split(",")))


def _stretches(connection: Plain, plan_id: int) -> Iterator[tuple[int, int]]:
    """The positions in a plan, first and last, between which no more lie than are read at once."""
    ahead = "SELECT min(position), max(position) FROM (SELECT position FROM measure WHERE plan_id = ? AND position > ? ORDER BY position LIMIT ?) AS few"
    (start,) = connection.execute("SELECT min(position) - 1 FROM measure WHERE plan_id = ?", (plan_id,)).fetchone()
    while start is not None:
        first, start = connection.execute(ahead, (plan_id, start, CHUNK)).fetchone()
        if start is not None:
            yield first, start


def _number_tasks(columns: _Columns, tasks: list[str]) -> None:
    before = str(columns.tasks[-1]) if columns.tasks else ""
    begun = list(compress(count(), map(ne, tasks, chain((before,), tasks))))
    columns.tasks.extend(int(tasks[place]) for place in begun)
    columns.starts.extend(map(len(columns.ids).__add__, begun))


def _annexes(connection: Plain, columns: _Columns) -> tuple[byte.Run, ...]:
    of_task = dict(connection.execute("SELECT task.id, annex.number FROM task JOIN annex ON annex.id = task.annex_id"))
    runs: list[byte.Run] = []
    ends = (*columns.starts[1:], len(columns.ids))
    for task, start, end in zip(columns.tasks, columns.starts, ends if columns.tasks else (), strict=True):
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


def _handlers(connection: Plain, places: Places) -> tuple[bytes, tuple[str, ...]]:
    """Whom each measure is given to, and the names that have a byte of their own: those with the most measures."""
    given = bytearray(len(places.ids))
    names: list[str] = []
    of, first = places.places, places.first
    found = connection.execute(
        "SELECT measure.handler, group_concat(measure.id) FROM measure WHERE measure.handler != '' GROUP BY measure.handler ORDER BY count(*) DESC, 1"
    )
    for name, keys in found:
        code = byte.ANOTHER if len(names) == byte.NAMED else len(names) + 1
        if code != byte.ANOTHER:
            names.append(name)
        for key in map(int, keys.split(",")):
            given[of[key - first]] = code
    return bytes(given), tuple(names)


def _give_again(connection: Plain, given: bytearray, names: list[str], places: Places, some: str) -> None:
    for key, name in connection.execute(f"SELECT measure.id, measure.handler FROM measure WHERE measure.id IN {some}"):
        if name and name not in names and byte.ANOTHER not in given and len(names) < byte.NAMED:
            names.append(name)
        given[places.of_id(key)] = byte.handler_code(names, name)


def handled_by(connection: Plain, name: str) -> Iterator[int]:
    """The measures that are given to a handler."""
    # Said twice, else SQLite does not see that the index of those given to somebody will do.
    return (key for (key,) in connection.execute("SELECT id FROM measure WHERE handler = ? AND handler != ''", (name,)))


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
