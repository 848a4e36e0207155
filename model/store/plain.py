"""Reading a ledger's database without SQLAlchemy: connections for the first rows of a window, and the settings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from model.store.door import Place, Plain

IDENTITY = "identity"  # {"id"}
MYSELF = "myself"  # {"name", "area", "person", "unit", "named", "perhaps"}
ELSEWHERE = "elsewhere"  # {"plans": {id: area}, "units", "groups"}: see Elsewhere
APART = "units-apart"  # {"pairs": [[name, name]]}: units a person said are different, in comparison form
HOLIDAYS = "holidays"  # {year: {"off": [day …], "worked": [day …]}}: what the office was told of years to come


@dataclass(frozen=True, slots=True)
class MyUnits:
    """My unit's own row, the rows that are other names of it, and those a near name makes perhaps mine."""

    unit: int | None
    named: tuple[int, ...]
    perhaps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The plans of other areas, and the rows of units and groups that mean mine at home only (各镇, 区水务局)."""

    plans: tuple[tuple[int, str], ...]  # with the name of the area
    units: tuple[int, ...]
    groups: tuple[int, ...]


class Connections:
    """Connections that are used again; each is one thread's for one question."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._idle: list[Plain] = []
        self._is_closed = False

    @contextmanager
    def reading(self) -> Iterator[Plain]:
        """A connection in a transaction, so that all a question reads is of one state of the ledger."""
        connection = self._begun()
        try:
            yield connection
        finally:
            if connection.in_transaction:
                connection.rollback()
            self._idle.append(connection)
            if self._is_closed:
                self.close()

    def _begun(self) -> Plain:
        while True:
            is_kept = bool(self._idle)
            try:
                connection = self._idle.pop() if is_kept else self._place.connect_to_read()
            except IndexError:  # another thread was faster
                continue
            try:
                connection.execute(self._place.begin)
            except Exception:  # an idle one whose server went away meanwhile: the next one is tried, at last a new one
                connection.close()
                if not is_kept:
                    raise
            else:
                return connection

    def close(self) -> None:
        """Close the idle ones; one at work is closed when its question is answered."""
        self._is_closed = True
        while self._idle:
            self._idle.pop().close()


def stored_setting(connection: Plain, key: str) -> dict[str, Any]:
    """One setting's value; empty when it was never set."""
    row = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return dict(json.loads(row[0])) if row else {}


def my_units(connection: Plain) -> MyUnits:
    """The unit rows that are my unit; empty before the first start ended."""
    said = stored_setting(connection, MYSELF)
    return MyUnits(said.get("unit"), tuple(said.get("named", ())), tuple(said.get("perhaps", ())))


def elsewhere(connection: Plain) -> Elsewhere:
    """What is not said of my area; empty in a ledger that holds no other area's plan."""
    said = stored_setting(connection, ELSEWHERE)
    plans = tuple((int(key), str(area)) for key, area in said.get("plans", {}).items())
    return Elsewhere(plans, tuple(said.get("units", ())), tuple(said.get("groups", ())))
