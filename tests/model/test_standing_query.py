"""What told the states of measures: each change of the history is read once, however many measures are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from model.actions.close import close_measures, reopen_measures, set_state
from model.actions.progress import note_progress
from model.actions.revert import revert
from model.ledger import Ledger
from model.periods import Month
from model.queries import standing
from model.queries.standing import turns_of
from model.rows.words import State
from model.rules.standing import Turn
from model.store.engine import driver_connection
from tests.builders import TODAY, a_plan, measure_ids, taken_in

MAY, JUNE = Month(2026, 5), Month(2026, 6)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger", person="填报人", chain="test") as opened:
        yield taken_in(opened, a_plan())


def told(ledger: Ledger, keys: list[int]) -> dict[int, list[Turn]]:
    with ledger.read() as session:
        return turns_of(session, keys)


def test_turns_stand_in_the_order_in_which_they_were_written(ledger: Ledger) -> None:
    key, other = measure_ids(ledger)[:2]
    note_progress(ledger, key, JUNE, "受阻。", state=State.BLOCKED, today=TODAY)
    set_state(ledger, [key, other], State.IN_PROGRESS, on=date(2026, 6, 2))
    close_measures(ledger, [key], on=date(2026, 6, 3))
    note_progress(ledger, key, MAY, "补记。", today=TODAY)

    assert told(ledger, [key])[key] == [
        Turn(State.BLOCKED, JUNE.first, JUNE),
        Turn(State.IN_PROGRESS, date(2026, 6, 2)),
        Turn(State.CLOSED, date(2026, 6, 3), None, State.IN_PROGRESS),
        Turn(None, MAY.first, MAY),
    ]
    assert told(ledger, [other])[other] == [Turn(State.IN_PROGRESS, date(2026, 6, 2))]


def test_what_was_undone_told_nothing(ledger: Ledger) -> None:
    key = measure_ids(ledger)[0]
    closed = close_measures(ledger, [key], on=TODAY)
    revert(ledger, closed.number or 0)

    assert told(ledger, [key]) == {}


@pytest.mark.sqlite("SQLite tells what it is asked")
def test_each_change_is_read_once_however_many_measures_it_touched(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "CHUNK", 1)
    keys = measure_ids(ledger)
    close_measures(ledger, keys, on=TODAY)
    reopen_measures(ledger, keys)
    asked: list[str] = []

    with ledger.read() as session:
        connection = driver_connection(session)
        connection.set_trace_callback(asked.append)
        found = turns_of(session, keys)
        connection.set_trace_callback(None)

    assert [len(turns) for turns in found.values()] == [2, 2, 2]
    read = [statement for statement in asked if "images FROM change" in statement]
    assert len(read) == len(set(read))
    assert len(read) < len(keys) + 3  # closing, reopening, and what came before them


def test_a_note_taken_away_told_nothing(ledger: Ledger) -> None:
    key = measure_ids(ledger)[0]
    note_progress(ledger, key, JUNE, "受阻。", state=State.BLOCKED, today=TODAY)
    note_progress(ledger, key, JUNE, "", today=TODAY)

    assert told(ledger, [key]) == {}
