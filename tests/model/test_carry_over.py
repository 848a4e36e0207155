"""What lasts longer than a year goes on in the next year's plan, in one change; what is of the year stays with it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from model.actions.accept_plan import accept_plan
from model.actions.answers import answer_duties
from model.actions.assign import assign_measures
from model.actions.carry_over import carry_over
from model.actions.close import close_measures
from model.actions.myself import set_myself
from model.actions.revert import revert
from model.actions.senders import set_expected
from model.errors import UserError
from model.ledger import Ledger
from model.queries.carry_over import carry_over_of
from model.queries.check import check
from model.queries.checklist import checklist_rows
from model.queries.comparison import comparison
from model.queries.whose import plans
from model.rows.carry_over import CarryOver
from model.rows.checklist import ChecklistFilter
from model.rows.comparison import ComparisonKind
from model.rows.words import State
from model.store.tables import Duty, Measure, Sender
from tests.builders import AREA, TODAY, TOWN, a_measure, a_plan, content

DUST, BUSES, PARKS = "开展裸地扬尘整治，巡查工地不少于20次。", "新增和更新的公交车为纯电动汽车。", "新建口袋公园十二个，补植行道树。"
ASKED = {"lead": ("相关镇人民政府",)}


def two_years(ledger: Ledger) -> tuple[int, int]:
    """Last year's plan and this year's: one measure with another number, one the same, one gone, one new."""
    set_myself(ledger, unit=TOWN, area=AREA, person="填报人")
    last = a_plan(
        a_measure(DUST, **ASKED), a_measure(BUSES, task_no=2), a_measure("淘汰老旧柴油货车。", task_no=3),
        title="示例区2025年行动计划", year=2025, doc_no="一号",
    )  # fmt: skip
    this = a_plan(a_measure(DUST.replace("20", "30"), **ASKED), a_measure(BUSES, task_no=2), a_measure(PARKS, task_no=4), doc_no="二号")
    for plan in (last, this):
        accept_plan(ledger, plan, today=TODAY)
    by_year = {plan.year: plan.id for plan in plans(ledger)}
    return by_year[2025], by_year[2026]


def ids(ledger: Ledger, plan_id: int) -> list[int]:
    with ledger.read() as session:
        return list(session.scalars(select(Measure.id).where(Measure.plan_id == plan_id).order_by(Measure.position)))


def duties(ledger: Ledger, plan_id: int) -> list[tuple[int, bool | None]]:
    with ledger.read() as session:
        asked = select(Duty.id, Duty.answer).join(Measure, Measure.id == Duty.measure_id)
        return [(key, answer) for key, answer in session.execute(asked.where(Measure.plan_id == plan_id, Duty.wording == ASKED["lead"][0]))]


def handlers(ledger: Ledger, plan_id: int) -> list[str]:
    return [row.handler for row in checklist_rows(ledger, ChecklistFilter(plan_id=plan_id), today=TODAY)]


def told(ledger: Ledger, last: int, this: int) -> CarryOver:
    return carry_over_of(ledger, comparison(ledger, ComparisonKind.YEARS, last, this).rows, last, this)


def test_handlers_answers_and_senders_go_on_in_one_change_and_back_by_one(ledger: Ledger) -> None:
    last, this = two_years(ledger)
    before = ids(ledger, last)
    assign_measures(ledger, before, "填报人甲")
    answer_duties(ledger, [duties(ledger, last)[0][0]], is_us=True)
    set_expected(ledger, last, ["区水务局", "区城市管理委"], is_expected=False)
    close_measures(ledger, before, on=TODAY)
    whole = content(ledger)
    expected = told(ledger, last, this)

    changed = carry_over(ledger, last, this)

    assert [changed.fact(name) for name in ("handlers", "answers", "senders", "year")] == ["2", "1", "2", "2025"]
    assert [len(expected.handlers), len(expected.answers), len(expected.senders)] == [2, 1, 2]
    assert handlers(ledger, this) == ["填报人甲", "填报人甲", ""]
    assert [answer for _, answer in duties(ledger, this)] == [True]
    with ledger.read() as session:
        assert sorted(session.scalars(select(Sender.is_expected).where(Sender.plan_id == this))) == [False, False]
        assert set(session.scalars(select(Measure.state).where(Measure.plan_id == this))) == {State.NOT_STARTED}
    assert told(ledger, last, this).is_empty
    assert carry_over(ledger, last, this).number is None
    assert check(ledger).faults == ()
    revert(ledger, changed.number or 0)
    assert content(ledger) == whole


def test_what_the_new_plan_has_already_stays(ledger: Ledger) -> None:
    last, this = two_years(ledger)
    assign_measures(ledger, ids(ledger, last), "填报人甲")
    assign_measures(ledger, ids(ledger, this)[:1], "填报人乙")
    answer_duties(ledger, [duties(ledger, last)[0][0]], is_us=True)
    answer_duties(ledger, [duties(ledger, this)[0][0]], is_us=False)
    set_expected(ledger, last, ["区水务局"], is_expected=True)
    set_expected(ledger, this, ["区水务局"], is_expected=False)

    changed = carry_over(ledger, last, this)

    assert [changed.fact(name) for name in ("handlers", "answers", "senders")] == ["1", "0", "0"]
    assert handlers(ledger, this) == ["填报人乙", "填报人甲", ""]
    assert [answer for _, answer in duties(ledger, this)] == [False]


def test_a_measure_written_anew_is_asked_about_anew(ledger: Ledger) -> None:
    set_myself(ledger, unit=TOWN, area=AREA, person="填报人")
    last = a_plan(a_measure(DUST, **ASKED), title="示例区2025年行动计划", year=2025, doc_no="一号")
    for plan in (last, a_plan(a_measure("开展裸地扬尘整治，巡查工地、道路和堆场。", **ASKED), doc_no="二号")):
        accept_plan(ledger, plan, today=TODAY)
    this_id, last_id = (plan.id for plan in plans(ledger))
    assign_measures(ledger, ids(ledger, last_id), "填报人甲")
    answer_duties(ledger, [duties(ledger, last_id)[0][0]], is_us=False)
    found = told(ledger, last_id, this_id)
    assert (len(found.handlers), found.answers) == (1, ())


def test_it_goes_from_an_earlier_year_to_a_later_one_only(ledger: Ledger) -> None:
    last, this = two_years(ledger)
    for pair in ((this, last), (this, this)):
        with pytest.raises(UserError) as refused:
            carry_over(ledger, *pair)
        assert refused.value.code == "carry-over-later"
    with pytest.raises(UserError) as refused:
        carry_over(ledger, last, 999)
    assert refused.value.code == "plan-unknown"


NAMES = st.sampled_from(["", "填报人甲", "填报人乙"])


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.lists(NAMES, min_size=3, max_size=3), now=st.lists(NAMES, min_size=3, max_size=3))
def test_only_empty_places_of_counterparts_are_filled_and_a_second_time_nothing(ledger: Ledger, before: list[str], now: list[str]) -> None:
    if not plans(ledger):
        two_years(ledger)
    this, last = (plan.id for plan in plans(ledger))
    for plan_id, names in ((last, before), (this, now)):
        for key, name in zip(ids(ledger, plan_id), names, strict=True):
            assign_measures(ledger, [key], name)
    changed = carry_over(ledger, last, this)
    assert handlers(ledger, this) == [now[0] or before[0], now[1] or before[1], now[2]]
    assert handlers(ledger, last) == before
    assert carry_over(ledger, last, this).number is None
    if changed.number:
        revert(ledger, changed.number)
    assert handlers(ledger, this) == now
