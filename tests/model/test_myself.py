"""Who I am, and what becomes mine by it; what is asked and answered once."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from model.actions.accept_plan import accept_plan
from model.actions.answers import answer_at_once, answer_duties, settle_doubts
from model.actions.myself import full_area, set_myself
from model.actions.revert import revert
from model.errors import UserError
from model.ledger import Ledger
from model.queries.checklist import checklist_rows
from model.queries.history import history
from model.queries.overview import myself, overview
from model.queries.records import records
from model.queries.review import open_wordings
from model.rows.checklist import ChecklistFilter
from model.rows.draft import Doubt, DoubtCode, Field, Place
from model.rows.words import Role
from model.store.tables import Duty
from tests.builders import AREA, TODAY, TOWN, a_measure, a_plan, content, measure_ids

MINE = ChecklistFilter(is_mine=True)
STREET = "东园街道办事处"


def mine(ledger: Ledger) -> dict[str, tuple[Role | None, bool]]:
    return {row.code: (row.role, row.is_certain) for row in checklist_rows(ledger, MINE, today=TODAY)}


def duty(ledger: Ledger, wording: str) -> int:
    with ledger.read() as session:
        return session.scalars(select(Duty.id).where(Duty.wording == wording)).one()


@pytest.mark.parametrize(("unit", "expected"), [
    (TOWN, {"1-01-1": (Role.SUPPORT, True), "1-02-1": (Role.LEAD, False)}), (STREET, {"1-01-1": (Role.SUPPORT, True)}),
    ("区水务局", {"1-02-2": (Role.LEAD, True)}), ("示例市示例区水务局", {"1-02-2": (Role.LEAD, True)}), ("区气象局", {}),
])
def test_named_units_and_groups_become_mine(unit: str, expected: dict[str, tuple[Role, bool]], ledger: Ledger) -> None:
    accept_plan(ledger, a_plan(), today=TODAY)
    set_myself(ledger, unit=unit, area=AREA)

    assert mine(ledger) == expected


def test_nothing_is_mine_before_anybody_said_who_he_is(ledger: Ledger) -> None:
    accept_plan(ledger, a_plan(), today=TODAY)

    assert mine(ledger) == {}
    assert myself(ledger).unit == ""


def test_it_does_not_matter_which_is_said_first(ledger: Ledger, open_ledger) -> None:  # type: ignore[no-untyped-def]
    set_myself(ledger, unit=TOWN, area=AREA)
    accept_plan(ledger, a_plan(), today=TODAY)

    assert mine(ledger) == {"1-01-1": (Role.SUPPORT, True), "1-02-1": (Role.LEAD, False)}


def test_a_changed_unit_decides_anew(town_ledger: Ledger) -> None:
    before = mine(town_ledger)
    set_myself(town_ledger, unit="区水务局", area=AREA)
    assert mine(town_ledger) == {"1-02-2": (Role.LEAD, True)}
    set_myself(town_ledger, unit=TOWN, area=AREA)

    assert mine(town_ledger) == before


def test_the_strongest_role_counts(ledger: Ledger) -> None:
    set_myself(ledger, unit=TOWN, area=AREA)
    accept_plan(ledger, a_plan(
        a_measure("一。", lead=("区水务局",), responsible=("各镇人民政府",), support=(TOWN,)),
        a_measure("二。", lead=("相关镇人民政府",), responsible=(), support=("各镇人民政府",)),
    ), today=TODAY)

    assert mine(ledger) == {"1-01-1": (Role.RESPONSIBLE, True), "1-01-2": (Role.SUPPORT, True)}


def test_who_i_am_is_kept_whole_and_signed_with(town_ledger: Ledger) -> None:
    set_myself(town_ledger, unit=f" {TOWN} ", area=f" {AREA} ", person=" 值班员 ")

    said = myself(town_ledger)
    assert (said.unit, said.area, said.person, town_ledger.person) == (TOWN, AREA, "值班员", "值班员")


def test_saying_the_same_again_writes_no_history(town_ledger: Ledger) -> None:
    changes = history(town_ledger)

    assert set_myself(town_ledger, unit=TOWN, area=AREA, person="填报人").number is None
    assert history(town_ledger) == changes


@pytest.mark.parametrize("unit", ["", "  ", "\u3000"])
def test_nobody_is_no_unit(unit: str, town_ledger: Ledger) -> None:
    before = content(town_ledger)
    with pytest.raises(UserError) as error:
        set_myself(town_ledger, unit=unit, area=AREA)
    assert error.value.code == "unit-empty"
    assert content(town_ledger) == before


@pytest.mark.parametrize(("typed", "full"), [("大兴区", "北京市大兴区"), (" 北京市大兴区 ", "北京市大兴区"), ("示例市示例区", "示例市示例区")])
def test_an_area_is_written_in_full(typed: str, full: str) -> None:
    assert full_area(typed) == full


@pytest.mark.parametrize(("typed", "code"), [("鼓楼区", "area-ambiguous"), ("不是地方", "area-unknown"), ("", "area-unknown")])
def test_an_area_nobody_knows_is_told(typed: str, code: str) -> None:
    with pytest.raises(UserError) as error:
        full_area(typed)
    assert error.value.code == code


def test_a_yes_makes_it_surely_mine(town_ledger: Ledger) -> None:
    assert overview(town_ledger, plan_id=None, is_mine=True, today=TODAY).unanswered == 1
    changed = answer_duties(town_ledger, [duty(town_ledger, "相关镇人民政府")], is_us=True)

    assert mine(town_ledger)["1-02-1"] == (Role.LEAD, True)
    assert (changed.fact("codes"), changed.fact("wording"), changed.fact("answer")) == ("1-02-1", "相关镇人民政府", "yes")
    assert open_wordings(town_ledger, None) == ()
    assert overview(town_ledger, plan_id=None, is_mine=True, today=TODAY).unanswered == 0


def test_a_no_takes_it_out_of_mine(town_ledger: Ledger) -> None:
    answer_duties(town_ledger, [duty(town_ledger, "相关镇人民政府")], is_us=False)

    assert "1-02-1" not in mine(town_ledger)
    record = records(town_ledger, ChecklistFilter(), today=TODAY)[1]
    assert [(one.is_mine, one.is_question) for one in record.duties] == [(False, True)]


def test_an_answer_can_be_taken_back(town_ledger: Ledger) -> None:
    for answer in (True, False):
        answer_duties(town_ledger, [duty(town_ledger, "相关镇人民政府")], is_us=answer)
        answer_duties(town_ledger, [duty(town_ledger, "相关镇人民政府")], is_us=None)
        assert mine(town_ledger)["1-02-1"] == (Role.LEAD, False)


def test_an_answer_was_given_for_the_unit_that_gave_it(town_ledger: Ledger) -> None:
    asked = duty(town_ledger, "相关镇人民政府")
    answer_duties(town_ledger, [asked], is_us=False)
    changed = set_myself(town_ledger, unit="绿水镇人民政府", area=AREA)
    assert mine(town_ledger)["1-02-1"] == (Role.LEAD, False)
    answer_duties(town_ledger, [asked], is_us=True)
    assert mine(town_ledger)["1-02-1"] == (Role.LEAD, True)

    revert(town_ledger, history(town_ledger)[0].id)
    revert(town_ledger, changed.number or 0)
    assert "1-02-1" not in mine(town_ledger)


def test_another_person_of_the_same_unit_keeps_the_answers(town_ledger: Ledger) -> None:
    answer_duties(town_ledger, [duty(town_ledger, "相关镇人民政府")], is_us=False)
    set_myself(town_ledger, unit=TOWN, area=AREA, person="接班人")

    assert "1-02-1" not in mine(town_ledger)


def test_an_unknown_duty_among_many_answers_none(town_ledger: Ledger) -> None:
    before = content(town_ledger)
    with pytest.raises(UserError) as error:
        answer_duties(town_ledger, [duty(town_ledger, "相关镇人民政府"), 777], is_us=True)
    assert error.value.code == "duty-unknown"
    assert content(town_ledger) == before


def test_all_that_is_open_is_answered_in_one_change(ledger: Ledger) -> None:
    set_myself(ledger, unit=TOWN, area=AREA)
    accept_plan(ledger, a_plan(
        a_measure("一。", lead=("相关镇人民政府",)), a_measure("二。", lead=("有关乡镇",)), a_measure("三。", lead=("相关镇街",)),
    ), today=TODAY)
    before = content(ledger)
    first, second = duty(ledger, "相关镇人民政府"), duty(ledger, "有关乡镇")
    changed = answer_at_once(ledger, yes=[first], no=[second])

    assert mine(ledger) == {"1-01-1": (Role.LEAD, True), "1-01-3": (Role.LEAD, False)}
    assert [(one.wording, one.measures) for one in open_wordings(ledger, None)] == [("相关镇街", 1)]
    revert(ledger, changed.number or 0)
    assert content(ledger) == before
    with pytest.raises(UserError, match="duty-unknown"):
        answer_at_once(ledger, yes=[first], no=[777])
    assert content(ledger) == before


def test_an_answer_to_nothing_writes_no_history(town_ledger: Ledger) -> None:
    assert answer_duties(town_ledger, [], is_us=True).number is None


def test_settled_doubts_are_gone(ledger: Ledger) -> None:
    doubt = Doubt(DoubtCode.UNIT_UNKNOWN, Field.LEAD, Place(line=3))
    accept_plan(ledger, a_plan(a_measure("一。", doubts=(doubt, doubt)), a_measure("二。")), today=TODAY)
    assert [row.doubt_count for row in checklist_rows(ledger, ChecklistFilter(), today=TODAY)] == [2, 0]
    settle_doubts(ledger, measure_ids(ledger))

    assert checklist_rows(ledger, ChecklistFilter(has_doubts=True), today=TODAY) == ()
    assert records(ledger, ChecklistFilter(), today=TODAY)[0].doubts == ()
    assert settle_doubts(ledger, measure_ids(ledger)).number is None
