"""Undoing changes of many measures, and several changes at once: told how far it is, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from model.actions.close import close_measures, reopen_measures, set_state
from model.actions.evidence import attach_evidence
from model.actions.many_notes import Existing, note_same
from model.actions.revert import revert, revert_chosen, revert_together
from model.actions.watch import Asked
from model.errors import Cancelled, UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.check import check
from model.queries.history import history
from model.rows.words import State
from model.store import applying
from tests.builders import TODAY, a_measure, a_plan, content, measure_ids, taken_in

CHUNK = 8
COUNT = CHUNK * 2 + 3  # more than are written at once, twice
JUNE = Month(2026, 6)


def many(ledger: Ledger, _folder: object) -> None:
    taken_in(ledger, a_plan(*(a_measure(f"第{number}条。") for number in range(COUNT))))


@pytest.fixture
def wide(filled: Callable[..., Ledger], monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """A ledger of more measures than are written at once."""
    monkeypatch.setattr(applying, "CHUNK", CHUNK)
    return filled("wide", many)


def noted(ledger: Ledger) -> int:
    return note_same(ledger, measure_ids(ledger), "已检查。", JUNE, existing=Existing.KEEP, today=TODAY).number or 0


def after(looks: int) -> Asked:
    """Somebody who stops the work when it looks for the so-manieth time."""
    left = iter(range(looks))
    return lambda: next(left, None) is None


def test_many_rows_come_back_and_go_again(wide: Ledger) -> None:
    before = content(wide)
    number = noted(wide)
    done = content(wide)

    undone = revert(wide, number)
    assert content(wide) == before
    assert undone.measure_ids == set(measure_ids(wide))

    revert(wide, undone.number or 0)
    assert content(wide) == done
    assert check(wide).faults == ()


def test_it_tells_how_far_it_is_until_all_rows_are_written(wide: Ledger) -> None:
    told: list[tuple[int, int]] = []

    revert(wide, noted(wide), progress=lambda done, total: told.append((done, total)))

    rows = 2 * COUNT  # a note and the state of each
    assert {total for _, total in told} == {rows}
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == rows
    assert max(later - earlier for (earlier, _), (later, _) in pairwise(told)) <= CHUNK


@pytest.mark.parametrize("looks", [0, 1, 3, 5])
def test_nothing_is_taken_back_when_it_is_stopped(wide: Ledger, looks: int) -> None:
    number = noted(wide)
    before, changes = content(wide), len(history(wide))

    with pytest.raises(Cancelled):
        revert(wide, number, cancelled=after(looks))

    assert content(wide) == before
    assert len(history(wide)) == changes
    assert revert(wide, number).number


def test_it_can_be_stopped_while_the_index_is_brought_along(wide: Ledger, tmp_path) -> None:
    photo = tmp_path / "照片.txt"
    photo.write_text("证明", encoding="utf-8")
    number = attach_evidence(wide, measure_ids(wide), [photo]).number or 0
    before, rows = content(wide), COUNT + 1
    told: list[int] = []

    with pytest.raises(Cancelled):
        revert(wide, number, progress=lambda done, _: told.append(done), cancelled=lambda: told.count(rows) == 1)

    assert told[-1] == rows  # all was written; then the index was to begin
    assert content(wide) == before
    assert check(wide).faults == ()


def test_one_row_changed_since_keeps_all_of_a_large_change_from_being_undone(wide: Ledger) -> None:
    keys = measure_ids(wide)
    closed = close_measures(wide, keys, on=TODAY).number or 0
    reopen_measures(wide, keys[-1:])
    before, changes = content(wide), len(history(wide))

    with pytest.raises(UserError) as error:
        revert(wide, closed)

    assert error.value.code == "revert-conflict"
    assert content(wide) == before
    assert len(history(wide)) == changes


def test_a_row_gone_since_keeps_all_from_being_undone(wide: Ledger) -> None:
    number = noted(wide)
    with wide.change("spoil") as change:
        change.plain.execute("DELETE FROM progress WHERE id = (SELECT max(id) FROM progress)")
    before = content(wide)

    with pytest.raises(UserError) as error:
        revert(wide, number)

    assert error.value.code == "revert-conflict"
    assert content(wide) == before


def test_several_changes_are_taken_back_each_by_its_own(wide: Ledger) -> None:
    keys = measure_ids(wide)
    before = content(wide)
    first = close_measures(wide, keys[:3], on=TODAY).number or 0
    second = set_state(wide, keys[3:5], State.BLOCKED, on=TODAY).number or 0

    made = revert_together(wide, [second, first])

    assert content(wide) == before
    assert [(changed.action, changed.fact("of"), changed.measure_ids) for changed in made] == [
        ("revert", "set-state", set(keys[3:5])), ("revert", "close", set(keys[:3]))
    ]  # fmt: skip
    assert [row.id for row in history(wide, limit=2)] == [made[1].number, made[0].number]
    assert [row.is_reverted for row in history(wide, limit=4)] == [False, False, True, True]
    assert check(wide).faults == ()


def test_of_several_changes_none_is_taken_back_when_one_conflicts(wide: Ledger) -> None:
    keys = measure_ids(wide)
    first = close_measures(wide, keys[:3], on=TODAY).number or 0
    second = set_state(wide, keys[3:5], State.BLOCKED, on=TODAY).number or 0
    set_state(wide, keys[:1], State.BLOCKED, on=TODAY)
    before, changes = content(wide), len(history(wide))

    with pytest.raises(UserError):
        revert_together(wide, [second, first])

    assert content(wide) == before
    assert len(history(wide)) == changes


def test_a_change_chosen_in_the_history_can_be_stopped(wide: Ledger) -> None:
    number = noted(wide)
    before = content(wide)

    with pytest.raises(Cancelled):
        revert_chosen(wide, number, cancelled=after(2))

    assert content(wide) == before
