"""One change for many measures: notes, ticks, and stopping on the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from model.actions.close import close_measures, reopen_measures, set_state
from model.actions.many_notes import Existing, note_many, note_same
from model.actions.progress import note_progress
from model.actions.revert import revert
from model.errors import Cancelled, UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.checklist import checklist_rows
from model.queries.chosen import month_notes
from model.rows.checklist import ChecklistFilter
from model.rows.words import State
from tests.builders import TODAY, a_plan, content, measure_ids, taken_in

MONTH = Month.of(TODAY)


@pytest.fixture
def ledger(filled: Callable[..., Ledger]) -> Ledger:
    return filled("three", lambda made, _folder: taken_in(made, a_plan()), person="填报人")


def noted(ledger: Ledger) -> list[str]:
    notes = month_notes(ledger, measure_ids(ledger), MONTH)
    return [notes.get(key, "") for key in measure_ids(ledger)]


def states(ledger: Ledger) -> list[State]:
    return [row.state for row in checklist_rows(ledger, ChecklistFilter(), today=TODAY)]


def test_nothing_is_noted_of_a_month_that_has_not_begun(ledger: Ledger) -> None:
    with pytest.raises(UserError) as error:
        note_same(ledger, measure_ids(ledger), "已部署。", MONTH.plus(1), existing=Existing.APPEND, today=TODAY)
    assert error.value.code == "month-not-come"


def test_the_same_words_for_many_are_one_change_and_one_undo(ledger: Ledger) -> None:
    before = content(ledger)

    changed = note_same(ledger, measure_ids(ledger), " 已部署。 ", MONTH, existing=Existing.APPEND, today=TODAY)

    assert noted(ledger) == ["已部署。"] * 3
    assert changed.fact("count") == "3"
    assert states(ledger) == [State.IN_PROGRESS] * 3
    assert changed.number is not None
    revert(ledger, changed.number)
    assert content(ledger) == before


@pytest.mark.parametrize(
    ("existing", "expected"),
    [
        (Existing.KEEP, "原文。"),
        (Existing.APPEND, "原文。\n已部署。"),
        (Existing.REPLACE, "已部署。"),
    ],
)
def test_words_that_stand_there_are_kept_added_to_or_replaced(ledger: Ledger, existing: Existing, expected: str) -> None:
    ids = measure_ids(ledger)
    note_progress(ledger, ids[0], MONTH, "原文。", today=TODAY)

    note_same(ledger, ids[:2], "已部署。", MONTH, existing=existing, today=TODAY)

    assert noted(ledger) == [expected, "已部署。", ""]


def test_the_same_words_are_not_added_a_second_time(ledger: Ledger) -> None:
    ids = measure_ids(ledger)
    note_same(ledger, ids, "已部署。", MONTH, existing=Existing.APPEND, today=TODAY)

    again = note_same(ledger, ids, "已部署。", MONTH, existing=Existing.APPEND, today=TODAY)

    assert again.number is None
    assert noted(ledger) == ["已部署。"] * 3


@pytest.mark.parametrize("existing", Existing)
def test_empty_words_never_take_anything_away(ledger: Ledger, existing: Existing) -> None:
    ids = measure_ids(ledger)
    note_progress(ledger, ids[0], MONTH, "原文。", today=TODAY)

    changed = note_many(ledger, {ids[0]: "  \n", ids[1]: ""}, MONTH, existing=existing, today=TODAY)

    assert changed.number is None
    assert noted(ledger) == ["原文。", "", ""]


def test_an_unknown_measure_keeps_all_from_being_noted(ledger: Ledger) -> None:
    with pytest.raises(UserError) as caught:
        note_many(ledger, {measure_ids(ledger)[0]: "甲", 999: "乙"}, MONTH, existing=Existing.REPLACE, today=TODAY)

    assert caught.value.code == "measure-unknown"
    assert noted(ledger) == ["", "", ""]


def test_stopped_work_leaves_nothing_behind(ledger: Ledger) -> None:
    before, ids = content(ledger), measure_ids(ledger)

    with pytest.raises(Cancelled):
        close_measures(ledger, ids, on=TODAY, cancelled=lambda: True)
    with pytest.raises(Cancelled):
        note_same(ledger, ids, "甲", MONTH, existing=Existing.REPLACE, today=TODAY, cancelled=lambda: True)

    assert content(ledger) == before


def test_many_tell_how_far_they_are(ledger: Ledger) -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))

    close_measures(ledger, measure_ids(ledger), on=TODAY, progress=tell)
    reopen_measures(ledger, measure_ids(ledger)[:2], progress=tell)

    assert told == [(0, 3), (3, 3), (0, 2), (2, 2)]


def test_a_state_for_many_takes_ticks_away(ledger: Ledger) -> None:
    ids = measure_ids(ledger)
    close_measures(ledger, ids[:1], on=TODAY, note="验收")

    set_state(ledger, ids, State.BLOCKED, on=TODAY)

    rows = checklist_rows(ledger, ChecklistFilter(), today=TODAY)
    assert [row.state for row in rows] == [State.BLOCKED] * 3
    assert [row.closed_on for row in rows] == [None] * 3
