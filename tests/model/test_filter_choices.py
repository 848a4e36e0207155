"""What the checklist's filters offer, held against the rows each filter really keeps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from model.actions.close import close_measures, set_state
from model.actions.evidence import attach_evidence
from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from model.queries.checklist import checklist_count
from model.queries.filter_choices import filter_choices, filter_counts
from model.rows.checklist import ChecklistFilter
from model.rows.words import Light, Role, State
from tests.builders import TODAY, a_measure, a_plan, measure_ids, taken_in
from tests.gui.checklist_scene import scene_ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with scene_ledger(tmp_path) as opened:
        ids = measure_ids(opened)
        close_measures(opened, ids[5:], on=TODAY)
        set_state(opened, ids[3:4], State.BLOCKED, on=TODAY)
        note_progress(opened, ids[0], Month.of(TODAY), "已开工", today=TODAY)
        note_progress(opened, ids[4], Month.of(TODAY), "已巡查", today=TODAY)
        file = tmp_path / "x.txt"
        file.write_text("x", encoding="utf-8")
        attach_evidence(opened, ids[:2], [file])
        yield opened


@pytest.mark.parametrize("is_mine", [True, False])
def test_every_count_is_what_its_filter_keeps(ledger: Ledger, *, is_mine: bool) -> None:
    counts = filter_counts(ledger, plan_id=None, is_mine=is_mine, today=TODAY)

    def kept(**fields: object) -> int:
        return checklist_count(ledger, ChecklistFilter(is_mine=is_mine, **fields), today=TODAY)  # type: ignore[arg-type]

    assert counts.measures == kept()
    assert counts.mine == checklist_count(ledger, ChecklistFilter(is_mine=True), today=TODAY)
    assert [counts.of_role(role) for role in Role] == [kept(role=role) for role in Role]
    assert [counts.of_light(light) for light in Light] == [kept(light=light) for light in Light]
    assert counts.idle == kept(idle_month=Month.of(TODAY))
    assert counts.without_evidence == kept(is_without_evidence=True)
    assert (counts.doubts, counts.questions) == (kept(has_doubts=True), kept(has_questions=True))


def test_the_lights_and_roles_add_up(ledger: Ledger) -> None:
    counts = filter_counts(ledger, plan_id=None, is_mine=True, today=TODAY)
    assert sum(number for _, number in counts.lights) == counts.measures
    assert sum(number for _, number in counts.roles) == counts.mine == 5


def test_an_empty_ledger_counts_nothing(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "bare", chain="test") as bare:
        counts = filter_counts(bare, plan_id=None, is_mine=False, today=TODAY)
        assert (counts.measures, counts.mine, counts.idle, counts.of_light(Light.RED)) == (0, 0, 0, 0)
        assert filter_choices(bare, plan_id=None).annexes == ()


def test_annexes_come_in_order_and_units_by_how_often_they_are_named(ledger: Ledger) -> None:
    choices = filter_choices(ledger, plan_id=1)
    assert [number for number, _ in choices.annexes] == [1, 2]
    assert choices.units[0] == "各镇人民政府"
    assert "相关镇人民政府" in choices.units


def test_choices_are_those_of_the_plan_asked_for(ledger: Ledger) -> None:
    other = a_plan(a_measure(annex=7, lead=("区应急局",)), title="另一计划", doc_no="2号", year=2025)
    taken_in(ledger, other, today=date(2025, 6, 1))
    assert filter_choices(ledger, plan_id=2).units == ("区应急局",)
    assert [number for number, _ in filter_choices(ledger, plan_id=None).annexes] == [1, 2, 7]
    assert filter_counts(ledger, plan_id=2, is_mine=False, today=TODAY).measures == 1
