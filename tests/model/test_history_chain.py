"""The history: chained by hashes, never rewritten, one chain an installation."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from model.actions.close import close_measures, reopen_measures
from model.errors import StorageError
from model.ledger import Ledger
from model.queries.check import check
from model.queries.history import changes_of_measure, history
from model.store.history import FIRST_HASH, broken_changes
from model.store.image_log import StoredImages
from model.store.tables import Change
from tests.builders import TODAY, a_plan, measure_ids, taken_in

TRIGGERS = ("change_keeps_update", "change_keeps_delete")


def worked(ledger: Ledger) -> Ledger:
    taken_in(ledger, a_plan())
    close_measures(ledger, measure_ids(ledger)[:1], on=TODAY, note="完成")
    return ledger


def broken(ledger: Ledger) -> list[tuple[int, str]]:
    with ledger.read() as session:
        return list(broken_changes(session.connection()))


def tampered(ledger: Ledger, statement: str) -> None:
    """As somebody would with a tool for databases, who knows to drop the triggers first."""
    with closing(sqlite3.connect(ledger.database)) as connection:
        for trigger in TRIGGERS:
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(statement)
        connection.commit()


def test_each_change_is_chained_to_the_one_before(ledger: Ledger) -> None:
    worked(ledger)
    with ledger.read() as session:
        rows = list(session.scalars(select(Change).order_by(Change.number)))

    assert [row.number for row in rows] == [1, 2, 3, 4]
    assert [row.previous_hash for row in rows] == [FIRST_HASH, *(row.hash for row in rows[:-1])]
    assert broken(ledger) == []


@pytest.mark.parametrize(("column", "value"), [
    ("chain", "'other'"), ("number", "77"), ("at", "'2020-01-01T00:00:00Z'"), ("person", "'别人'"), ("action", "'reopen'"),
    ("facts", "'{\"a\": \"b\"}'"), ("images", "'[]'"), ("reverts", "1"), ("previous_hash", "hash"), ("hash", "previous_hash"),
])
@pytest.mark.parametrize("number", [1, 3, 4])
def test_a_change_altered_in_any_column_is_found(column: str, value: str, number: int, ledger: Ledger) -> None:
    worked(ledger)
    tampered(ledger, f"UPDATE change SET {column} = {value} WHERE number = {number}")

    assert broken(ledger)
    assert "fault-history" in {fault.kind.value for fault in check(ledger).faults}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_change_taken_out_of_the_chain_is_found(number: int, ledger: Ledger) -> None:
    worked(ledger)
    tampered(ledger, f"DELETE FROM change WHERE number = {number}")

    assert broken(ledger)


def test_the_last_change_taken_away_is_found(ledger: Ledger) -> None:
    worked(ledger)
    tampered(ledger, "DELETE FROM change WHERE number = 4")

    assert "fault-history" in {fault.kind.value for fault in check(ledger).faults}


@pytest.mark.parametrize("statement", [
    "UPDATE change SET person = 'x'", "DELETE FROM change", "UPDATE change SET id = 99 WHERE id = 1",
    "REPLACE INTO change SELECT * FROM change",
])
def test_the_database_itself_refuses_to_rewrite_history(statement: str, ledger: Ledger) -> None:
    worked(ledger)
    before = history(ledger)
    with pytest.raises((StorageError, DatabaseError)), ledger.change("x") as change:
        change.session.execute(text(statement))

    assert history(ledger) == before
    assert broken(ledger) == []


def test_two_installations_keep_a_chain_each(open_ledger: Callable[..., Ledger]) -> None:
    first = worked(open_ledger())
    first.close()
    second = open_ledger(chain="other-office")
    reopen_measures(second, measure_ids(second))
    second.close()
    third = open_ledger()
    close_measures(third, measure_ids(third), on=TODAY)

    with third.read() as session:
        found = session.execute(select(Change.chain, Change.number).order_by(Change.id)).all()
    assert [(chain == "other-office", number) for chain, number in found] == [
        (False, 1), (False, 2), (False, 3), (False, 4), (True, 1), (False, 5)]
    assert broken(third) == []


def test_a_change_of_one_chain_given_to_the_other_is_found(open_ledger: Callable[..., Ledger]) -> None:
    first = worked(open_ledger())
    first.close()
    second = open_ledger(chain="other-office")
    reopen_measures(second, measure_ids(second))
    tampered(second, "UPDATE change SET chain = 'other-office', number = 2 WHERE number = 4")

    assert broken(second)


def test_history_is_told_newest_first_and_page_by_page(ledger: Ledger) -> None:
    worked(ledger)
    whole = history(ledger)

    assert [row.action for row in whole] == ["close", "accept-plan", "set-myself", "make-ledger"]
    assert history(ledger, limit=2) + history(ledger, limit=2, before=whole[1].id) == whole


def test_a_measures_history_tells_only_what_touched_it(ledger: Ledger) -> None:
    worked(ledger)
    first, second, _ = measure_ids(ledger)
    with ledger.read() as session:
        found = [[row.action for row in changes_of_measure(session, key).rows] for key in (first, second)]

    assert found == [["close", "accept-plan"], ["accept-plan"]]


def test_a_change_keeps_rows_as_they_were_and_became(ledger: Ledger) -> None:
    worked(ledger)
    with ledger.read() as session:
        images = StoredImages(session.get_one(Change, history(ledger)[0].id).images)

    assert [(image.table, image.before, image.after) for image in images] == [(
        "measure", {"state": "not_started", "closed_on": None, "closed_note": ""},
        {"state": "closed", "closed_on": "2026-06-15", "closed_note": "完成"},
    )]
