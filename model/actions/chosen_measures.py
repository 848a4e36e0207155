"""The measures a change is asked of, be it one or a hundred thousand: in the order of the document, some of them at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from model.actions.watch import Watch
from model.errors import UserError
from model.rows.words import State
from model.store.change_writer import Altered, ChangeWriter

CHUNK = 500  # that are rows at a time
_TICKS = "SELECT id, plan_id, position, code, state, closed_on, closed_note, handler FROM measure WHERE id IN ({})"
_PLACES = "SELECT plan_id, position, id FROM measure WHERE id IN ({})"


@dataclass(frozen=True, slots=True)
class Tick:
    """What a tick changes of a measure, as it is stored: the most frequent change is made without loading objects."""

    id: int
    plan_id: int
    position: int
    code: str
    state: str
    closed_on: str | None
    closed_note: str
    handler: str

    def become(self, state: State, closed_on: date | None = None, closed_note: str = "") -> Altered:
        """The same with another state."""
        before = {"state": self.state, "closed_on": self.closed_on, "closed_note": self.closed_note}
        day = closed_on.isoformat() if closed_on else None
        return Altered(self.id, before, {"state": state.value, "closed_on": day, "closed_note": closed_note}, self.id)


class ChosenMeasures:
    """Some measures, read where they are looked at within a change; raises UserError measure-unknown."""

    def __init__(self, change: ChangeWriter, measure_ids: Iterable[int]) -> None:
        self._change = change
        wanted = sorted(set(measure_ids))
        self._all = self._ticks(wanted) if len(wanted) <= CHUNK else None
        self.keys: Sequence[int] = [row.id for row in self._all] if self._all is not None else self._in_order(wanted)
        if len(self.keys) < len(wanted):
            raise UserError("measure-unknown", code=min(set(wanted).difference(self.keys)))
        change.facts["codes"] = self._codes()

    def over(self, watch: Watch) -> Iterator[list[Tick]]:
        """All of them as they are now, some at a time, telling how far it is."""
        for some in watch.over_some(self.keys, CHUNK):
            yield self._ticks(some) if self._all is None else self._all

    def _in_order(self, wanted: Sequence[int]) -> list[int]:
        places: list[tuple[int, int, int]] = []
        for some in _chunks(wanted):
            places += self._change.plain.execute(_PLACES.format(_marks(some)), some).fetchall()
        places.sort()
        return [key for _, _, key in places]

    def _ticks(self, keys: Sequence[int]) -> list[Tick]:
        if not keys:
            return []
        found = [Tick(*row) for row in self._change.plain.execute(_TICKS.format(_marks(keys)), keys)]
        return sorted(found, key=lambda row: (row.plan_id, row.position))

    def _codes(self) -> str:
        first = (self._ticks(self.keys[:3]) if self._all is None else self._all)[:3]
        return told_codes([row.code for row in first], of=len(self.keys))


def told_codes(first: Sequence[str], *, of: int) -> str:
    """The codes of measures as a sentence names them: the first three, and an ellipsis for more."""
    return "、".join(first) + ("…" if of > 3 else "")


def _chunks(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))


def _marks(keys: Sequence[int]) -> str:
    return ", ".join("?" * len(keys))
