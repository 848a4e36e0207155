"""Filters kept under names, for everybody who opens the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from model.actions.revert import revert
from model.actions.saved_filters import keep_filters
from model.errors import UserError
from model.ledger import Ledger
from model.queries.saved_filters import saved_filters
from model.rows.saved_filter import SavedFilter

RED = SavedFilter("牵头逾期", '{"light": "red"}', "扬尘", "due")
IDLE = SavedFilter("本月未填", '{"is_idle": true}')


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger", person="填报人", chain="test") as opened:
        yield opened


def test_a_ledger_in_which_nobody_kept_one_says_so(ledger: Ledger) -> None:
    assert saved_filters(ledger) is None


def test_filters_come_back_in_their_order(ledger: Ledger) -> None:
    keep_filters(ledger, (RED, IDLE), name="本月未填")

    assert saved_filters(ledger) == (RED, IDLE)


def test_all_deleted_is_not_the_same_as_none_ever_kept(ledger: Ledger) -> None:
    keep_filters(ledger, (RED,), name="牵头逾期")
    keep_filters(ledger, (), name="牵头逾期")

    assert saved_filters(ledger) == ()


def test_keeping_can_be_undone(ledger: Ledger) -> None:
    keep_filters(ledger, (RED,), name="牵头逾期")
    changed = keep_filters(ledger, (RED, IDLE), name="本月未填")

    assert changed.number is not None
    revert(ledger, changed.number)

    assert saved_filters(ledger) == (RED,)


@pytest.mark.parametrize(
    ("filters", "code"),
    [
        ((SavedFilter(" ", "{}"),), "filter-without-name"),
        ((RED, SavedFilter("牵头逾期 ", "{}")), "filter-name-twice"),
    ],
)
def test_every_filter_has_a_name_of_its_own(ledger: Ledger, filters: tuple[SavedFilter, ...], code: str) -> None:
    with pytest.raises(UserError) as caught:
        keep_filters(ledger, filters, name="")

    assert caught.value.code == code
    assert saved_filters(ledger) is None


def test_what_another_desk_kept_meanwhile_stays(ledger: Ledger) -> None:
    keep_filters(ledger, (RED, IDLE), name="")
    theirs, mine = SavedFilter("他们的", "{}"), SavedFilter("我的", "{}")
    keep_filters(ledger, (replace(RED, search="水"), theirs), name="他们的")

    keep_filters(ledger, (RED, IDLE, mine), name="我的", began=(RED, IDLE))

    assert saved_filters(ledger) == (replace(RED, search="水"), mine, theirs)


def test_the_same_filter_changed_by_two_is_not_overwritten(ledger: Ledger) -> None:
    keep_filters(ledger, (RED,), name="")
    keep_filters(ledger, (replace(RED, search="水"),), name=RED.name)

    with pytest.raises(UserError, match="filter-changed-elsewhere"):
        keep_filters(ledger, (replace(RED, search="土"),), name=RED.name, began=(RED,))
    assert saved_filters(ledger) == (replace(RED, search="水"),)


def test_the_usual_filters_are_kept_with_the_first_of_ones_own(ledger: Ledger) -> None:
    keep_filters(ledger, (RED, IDLE), name=IDLE.name, began=(RED,))
    assert saved_filters(ledger) == (RED, IDLE)
