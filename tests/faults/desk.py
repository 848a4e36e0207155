"""One desk of several: works on a ledger as an officer does and tells, a line of JSON each, what it was told of its acts.

`python -m tests.faults.desk ADDRESS NAME SEED MEASURES` works until a line comes on its standard input. The next line is the number
of the last change of all desks: it tells whether it came to hear of that.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from model.actions.clashes import note_key
from model.actions.close import close_measures, reopen_measures
from model.actions.dates import Span, add_due, remove_due
from model.actions.evidence import attach_evidence
from model.actions.progress import note_progress
from model.errors import StorageError, UserError
from model.ledger import Ledger
from model.periods import Month
from model.rows.changed import Changed
from model.rows.clash import EditClash, Seen
from model.rows.words import DueKind
from tests.builders import TODAY, handed_in

PAUSE = 0.2  # seconds after an act that could not be done: a person reads what went wrong
HEARS_WITHIN = 180.0  # seconds; the machine may be busy with other things
NOTE = "SELECT text FROM progress WHERE measure_id = ? AND unit_id IS NULL AND year = ? AND month = ?"
OWN_DATES = "SELECT id FROM due WHERE is_own ORDER BY id"


class Desk:
    """The acts of one desk; each takes a sign that nobody else uses and gives what the ledger said.

    One measure beyond those that are worked on as it comes has the note that all of them write on in.
    """

    def __init__(self, ledger: Ledger, folder: Path, seed: int, measures: int) -> None:
        self._ledger, self._folder, self._measures = ledger, folder, measures
        self._chance = random.Random(seed)
        self._acts: dict[str, tuple[int, Callable[[str], Changed]]] = {
            "note": (50, self._note), "add": (8, self._add), "tick": (20, self._tick), "date": (15, self._date), "proof": (12, self._proof),
            "hand in": (3, self._hand_in),
        }  # fmt: skip

    def act(self, sign: str) -> tuple[str, Callable[[], Changed]]:
        """The next act: its name, and what does it."""
        (kind,) = self._chance.choices(list(self._acts), [often for often, _ in self._acts.values()])
        return kind, lambda: self._acts[kind][1](sign)

    @property
    def _measure(self) -> int:
        return self._chance.randint(1, self._measures)

    @property
    def _month(self) -> Month:
        return Month(TODAY.year, self._chance.randint(1, TODAY.month))

    def _note(self, sign: str) -> Changed:
        return note_progress(self._ledger, self._measure, self._month, f"完成 {sign} 处。", today=TODAY)

    def _add(self, sign: str) -> Changed:
        """Several desks write on in the same note: each has seen what stands there, and looks again when it no longer does."""
        month, key = Month.of(TODAY), note_key(self._measures + 1, Month.of(TODAY))
        while True:
            with self._ledger.look() as connection:
                row = connection.execute(NOTE, (self._measures + 1, month.year, month.month)).fetchone()
            text = row[0] if row else ""
            with suppress(EditClash):
                seen = Seen({key: text})
                return note_progress(self._ledger, self._measures + 1, month, f"{text} {sign}", today=TODAY, seen=seen)

    def _tick(self, sign: str) -> Changed:
        some = sorted({self._measure, self._measure})
        if self._chance.random() < 0.4:
            return reopen_measures(self._ledger, some)
        return close_measures(self._ledger, some, on=TODAY, note=sign)

    def _date(self, sign: str) -> Changed:
        with self._ledger.look() as connection:
            own = [key for (key,) in connection.execute(OWN_DATES).fetchall()]
        if len(own) > 30 or (own and self._chance.random() < 0.3):
            return remove_due(self._ledger, self._chance.choice(own))
        day = date(TODAY.year, self._chance.randint(7, 12), self._chance.randint(1, 28))
        return add_due(self._ledger, self._measure, Span(DueKind.BY, end=day), wording=sign)

    def _proof(self, sign: str) -> Changed:
        file = self._folder / f"{sign}.txt"
        file.write_text(sign, encoding="utf-8")
        return attach_evidence(self._ledger, [self._measure], [file], month=self._month)

    def _hand_in(self, sign: str) -> Changed:
        return handed_in(self._ledger, self._month, self._folder, name=f"{sign}.xlsx")


def work(desk: Desk, name: str, is_over: threading.Event) -> int:
    """Act until it is over; the number of the last change that was acknowledged."""
    turn = last = 0
    while not is_over.is_set():
        turn += 1
        sign = f"{name}-{turn}"
        kind, do = desk.act(sign)
        began, told, number = time.perf_counter(), "", None
        try:
            number = do().number
            last = number or last
        except (StorageError, UserError) as error:
            told = error.code
        tell(act=kind, sign=sign, seconds=round(time.perf_counter() - began, 4), told=told, number=number)
        if told:
            time.sleep(PAUSE)
    return last


def hears_of(ledger: Ledger, told: threading.Event, number: int, known: int) -> bool:
    """Whether one comes to know a change by looking only when one is told to."""
    late = time.monotonic() + HEARS_WITHIN
    while known < number and told.wait(max(0.0, late - time.monotonic())):
        told.clear()
        known = max(known, newest(ledger))
    return known >= number


def newest(ledger: Ledger) -> int:
    """The number of the last change."""
    with ledger.look() as connection:
        return int(connection.execute("SELECT max(id) FROM change").fetchone()[0])


def tell(**said: object) -> None:
    """Say a line."""
    print(json.dumps(said), flush=True)


def main() -> None:
    """Work, then listen."""
    address, name, seed, measures = sys.argv[1:]
    told, is_over = threading.Event(), threading.Event()
    with tempfile.TemporaryDirectory() as folder, Ledger.open(address, chain=name, person=name, must_exist=True) as ledger:
        ledger.listen(told.set)
        known = newest(ledger)
        ending = threading.Thread(target=lambda: (sys.stdin.readline(), is_over.set()), daemon=True)
        ending.start()
        last = work(Desk(ledger, Path(folder), int(seed), int(measures)), name, is_over)
        tell(done=last)
        ending.join()
        tell(heard=hears_of(ledger, told, int(sys.stdin.readline()), max(known, last)))


if __name__ == "__main__":
    main()
