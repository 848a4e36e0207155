"""How SQLite goes about what is asked of large tables: by the index made for it, never through all of `change` or `measure`.

The statements are those the program sends, heard as they are run; EXPLAIN QUERY PLAN then tells of each.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from model.actions.close import close_measures, reopen_measures
from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from model.queries import marked, marks
from model.queries.checklist import checklist_rows, rows_by_filter
from model.queries.hand_in import hand_in_findings
from model.queries.handlers import handlers
from model.queries.in_the_way import standing_in_the_way
from model.queries.ledger_history import history_page
from model.queries.marks import known_marks, marks_of
from model.queries.marks_reading import handled_by, noted_in
from model.queries.standing import turns_of
from model.rows.checklist import ChecklistFilter
from model.rows.history import HistoryFilter
from model.store import told_changes
from model.store.engine import driver_connection
from tests.builders import TODAY, a_measure, a_plan, measure_ids, taken_in

pytestmark = pytest.mark.sqlite("SQLite's query plans")

JUNE = Month.of(TODAY)
LARGE = r"SCAN (change|change_measure|measure|progress|mine|later)\b(?!.* USING (COVERING )?INDEX)"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger whose marks are known, with a few changes since."""
    folder: Path = tmp_path_factory.mktemp("plans")
    with pytest.MonkeyPatch.context() as patch, Ledger.open(folder / "ledger", person="填报人", chain="c") as made:
        patch.setattr(marks, "MANY", 1)
        taken_in(made, a_plan())
        with made.look() as connection:
            assert marks_of(made, connection, TODAY) is not None
        note_progress(made, measure_ids(made)[0], JUNE, "已动。", today=TODAY)
        close_measures(made, measure_ids(made)[:2], on=TODAY)
        yield made


def plans_of(ledger: Ledger, ask: Callable[[], object]) -> dict[str, str]:
    """How each statement is gone about that is run meanwhile on the ledger's connections."""
    heard: list[str] = []
    look = ledger.look

    @contextmanager
    def heeded() -> Iterator[sqlite3.Connection]:
        with look() as connection, heard_on(connection, heard):
            yield connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ledger, "look", heeded)
        ask()
    return explained(ledger, heard)


@contextmanager
def heard_on(connection: sqlite3.Connection, heard: list[str]) -> Iterator[None]:
    connection.set_trace_callback(heard.append)
    try:
        yield
    finally:
        connection.set_trace_callback(None)


def explained(ledger: Ledger, statements: list[str]) -> dict[str, str]:
    asked = [statement for statement in statements if re.match(r"\s*(SELECT|WITH)\b", statement)]
    with ledger.look() as connection:
        return {
            statement: "\n".join(detail for *_, detail in connection.execute(f"EXPLAIN QUERY PLAN {statement}")) for statement in asked
        }


def whole(plans: dict[str, str]) -> dict[str, str]:
    """The statements that go through the whole of a large table."""
    return {statement: plan for statement, plan in plans.items() if re.search(LARGE, plan)}


def on_a_connection(ledger: Ledger, ask: Callable[[sqlite3.Connection], object]) -> dict[str, str]:
    """The same for what is asked on a connection."""

    def asked() -> None:
        with ledger.look() as connection:
            ask(connection)

    return plans_of(ledger, asked)


def used(plans: dict[str, str]) -> set[str]:
    return {name for plan in plans.values() for name in re.findall(r"INDEX (\w+)", plan)}


def test_duties_that_mean_a_unit_are_found_by_their_wording(ledger: Ledger) -> None:
    plans = on_a_connection(ledger, lambda connection: list(marked._of_unit(connection, "镇")))

    assert "ix_duty_wording" in used(plans)
    assert [plan for statement, plan in plans.items() if "wording = '" in statement]
    assert all("SEARCH duty USING COVERING INDEX ix_duty_wording (wording=?)" in plan
               for statement, plan in plans.items() if "wording = '" in statement)  # fmt: skip
    assert not whole(plans)


def test_what_ones_own_office_noted_of_a_month_is_found_by_its_index(ledger: Ledger) -> None:
    plans = on_a_connection(ledger, lambda connection: list(noted_in(connection, JUNE)))

    (plan,) = plans.values()
    assert re.fullmatch(r"SEARCH progress USING (COVERING )?INDEX ix_progress_noted \(year=\? AND month=\?\)", plan)


@pytest.mark.parametrize("plan_id", [None, 1])
def test_what_a_handler_has_and_what_nobody_has_is_found_by_an_index(ledger: Ledger, plan_id: int | None) -> None:
    def asked(name: str) -> dict[str, str]:
        kept = ChecklistFilter(plan_id=plan_id, handler=name)
        return on_a_connection(ledger, lambda connection: rows_by_filter(connection, kept, TODAY, limit=20))

    for name in ("填报人甲", ""):
        assert not whole(asked(name)), name
    assert ("ix_measure_handler" in used(asked("填报人甲"))) == (plan_id is None)  # the list of a plan streams in its order
    assert used(on_a_connection(ledger, lambda connection: list(handled_by(connection, "填报人甲")))) == {"ix_measure_handler"}
    assert used(plans_of(ledger, lambda: handlers(ledger))) == {"ix_measure_handler"}


def test_what_changed_since_the_marks_were_read_is_found_by_number(ledger: Ledger) -> None:
    close_measures(ledger, measure_ids(ledger), on=TODAY)
    reopen_measures(ledger, measure_ids(ledger))
    plans = on_a_connection(ledger, lambda connection: known_marks(ledger, connection, TODAY))

    assert any("change_measure" in statement for statement in plans)
    assert not whole(plans)


@pytest.mark.parametrize(
    "kept", [ChecklistFilter(), ChecklistFilter(unit="镇"), ChecklistFilter(idle_month=Month(2026, 2)), ChecklistFilter(search="抽样"),
             ChecklistFilter(handler="填报人甲"), ChecklistFilter(handler="")],
    ids=["all", "unit", "idle", "search", "handler", "nobody"],
)  # fmt: skip
def test_a_page_by_marks_goes_through_no_large_table(ledger: Ledger, kept: ChecklistFilter) -> None:
    plans = plans_of(ledger, lambda: checklist_rows(ledger, kept, today=TODAY, limit=20))

    assert plans
    assert not whole(plans)


@pytest.mark.parametrize(
    "ask",
    [
        lambda connection: told_changes.kept_ids(connection, ["action = ?"], ["close"], before=None, limit=20),
        lambda connection: told_changes.kept_ids(connection, ["person = ?"], ["填报人"], before=9, limit=20),
        told_changes.persons,
        lambda connection: told_changes.heads(connection, [1, 2]),
        lambda connection: told_changes.last_in_chain(connection, 2),
        lambda connection: told_changes.touched_measures(connection, 2, 5),
        lambda connection: list(told_changes.images(connection, 2)),
        lambda connection: list(told_changes.later_of_measures(connection, 2)),
        lambda connection: standing_in_the_way(connection, [4]),
    ],
    ids=["action", "person", "persons", "heads", "chain", "touched", "images", "later", "in the way"],
)
def test_the_history_is_asked_by_its_indexes(ledger: Ledger, ask: Callable[[sqlite3.Connection], object]) -> None:
    plans = on_a_connection(ledger, ask)

    assert plans
    assert not whole(plans)


def test_a_page_of_the_history_goes_through_no_large_table(ledger: Ledger) -> None:
    plans = plans_of(ledger, lambda: history_page(ledger, HistoryFilter()))

    assert "ix_change_told" in used(plans)
    assert not whole(plans)


def test_what_told_states_goes_through_no_large_table(ledger: Ledger) -> None:
    heard: list[str] = []
    with ledger.read() as session, heard_on(driver_connection(session), heard):
        turns_of(session, measure_ids(ledger)[:2])

    plans = explained(ledger, heard)
    assert len(plans) > 3
    assert not whole(plans)


def test_what_told_states_is_found_by_its_index_also_when_the_tables_were_small_when_last_counted(tmp_path: Path) -> None:
    heard: list[str] = []
    with Ledger.open(tmp_path / "ledger", person="填报人", chain="c") as ledger:
        taken_in(ledger, a_plan(a_measure("开展检查。")))
        with closing(sqlite3.connect(ledger.database)) as counting:
            counting.execute("ANALYZE")
        with ledger.read() as session, heard_on(driver_connection(session), heard):
            turns_of(session, measure_ids(ledger))

        assert not whole(explained(ledger, [statement for statement in heard if "change_measure" in statement]))


def test_the_check_before_hand_in_goes_through_no_large_table_but_what_is_kept(ledger: Ledger) -> None:
    plans = plans_of(ledger, lambda: hand_in_findings(ledger, Month(2026, 5), kept=ChecklistFilter(plan_id=1), today=TODAY))

    assert len(plans) > 5
    assert not whole(plans)
