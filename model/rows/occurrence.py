"""What comes back: each time of it that a person spoke about, and how it stands today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from model.rows.due import RecurrencePlace


@dataclass(frozen=True, slots=True)
class OccurrenceRow:
    """One time a recurrence falls due: within `start` to `due_on`; done on `met_on`, or not needed for the reason in `note`."""

    start: date
    due_on: date
    met_on: date | None = None
    note: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether a person said that it was done, or is not needed."""
        return self.met_on is not None or bool(self.note)


@dataclass(frozen=True, slots=True)
class SettledRow:
    """One stored occurrence: a day on which a recurrence fell due and what a person said of it."""

    due_on: date
    met_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class RecurrenceRow:
    """A duty that comes back: its rhythm, the days between which the plan asks for it, and what was said of it."""

    id: int
    place: RecurrencePlace
    first: date
    last: date
    settled: tuple[SettledRow, ...] = ()


@dataclass(frozen=True, slots=True)
class RecurrenceCounts:
    """How a recurrence stands on a day, in few words: how many were missed, the latest days of those, and the next day."""

    missed: int
    latest: tuple[date, ...]
    next: date | None


@dataclass(frozen=True, slots=True)
class RecurrenceStanding:
    """How a recurrence stands on a day: what was missed, the one that comes next, what is settled; each by its day.

    An occurrence is missed once its last day is past and nobody said that it was done or is not needed.
    """

    missed: tuple[OccurrenceRow, ...]
    next: OccurrenceRow | None
    settled: tuple[OccurrenceRow, ...]
