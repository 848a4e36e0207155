"""Whatever is done to units and groups, one after the other: undone step by step, everything stands as it did."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from model.actions.myself import set_myself
from model.actions.revert import revert
from model.actions.unit_groups import back_to_rule, change_members
from model.actions.units import add_alias, keep_apart, merge_units, remove_alias, rename_unit
from model.errors import UserError
from model.ledger import Ledger
from model.queries.check import check
from model.queries.units import group_lines, unit_lines
from model.rows.changed import Changed
from tests.builders import AREA, a_measure, a_plan, content, taken_in

NAMES = ("区水务局", "区水利局", "青山镇人民政府", "石门镇人民政府", "水务专班", "区住建委")
places = st.integers(0, 5)
names = st.sampled_from(NAMES)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), places, places), st.tuples(st.just("rename"), places, names), st.tuples(st.just("alias"), places, names),
        st.tuples(st.just("drop"), places, names), st.tuples(st.just("apart"), places, places), st.tuples(st.just("add"), places, names),
        st.tuples(st.just("remove"), places, names), st.tuples(st.just("rule"), places, names), st.tuples(st.just("me"), places, names),
    ),
    min_size=1, max_size=7,
)  # fmt: skip


def done(ledger: Ledger, act: str, place: int, what: Any) -> Changed:
    units = [line.id for line in unit_lines(ledger)]
    groups = [line.id for line in group_lines(ledger)]
    unit, group = units[place % len(units)], groups[place % len(groups)]
    if act in ("merge", "apart"):
        other = units[what % len(units)]
        return merge_units(ledger, unit, [other]) if act == "merge" else keep_apart(ledger, unit, other)
    if act == "me":
        return set_myself(ledger, unit=what, area=AREA)
    if act == "rule":
        return back_to_rule(ledger, group)
    if act in ("add", "remove"):
        return change_members(ledger, group, **{act: [what]})
    return {"rename": rename_unit, "alias": add_alias, "drop": remove_alias}[act](ledger, unit, what)


@given(steps)
@settings(max_examples=10, deadline=None)
def test_steps_are_undone_one_by_one(acts: list[tuple[str, int, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger", chain="c") as ledger:
        taken_in(ledger, a_plan(
            a_measure("一。", lead=("区水务局", "各镇人民政府"), support=("区住建委",)), a_measure("二。", lead=("相关镇人民政府",), support=("石门镇人民政府",)),
            a_measure("三。", lead=("区指挥部成员单位",), responsible=("青山镇人民政府",)),
        ))  # fmt: skip
        stood: list[tuple[int, dict[str, Any]]] = []
        for act, place, what in acts:
            before = content(ledger)
            try:
                changed = done(ledger, act, place, what)
            except UserError:
                assert content(ledger) == before
                continue
            if changed.number is None:
                assert content(ledger) == before
            else:
                stood.append((changed.number, before))
        for number, before in reversed(stood):
            revert(ledger, number)
            assert content(ledger) == before
        assert not check(ledger).faults
