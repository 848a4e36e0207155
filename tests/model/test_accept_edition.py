"""Taking a corrected edition over: its words replace the old ones, what was done stays, undo brings all of it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from model.actions.accept_edition import accept_edition
from model.actions.accept_plan import accept_plan
from model.actions.answers import answer_duties, settle_doubts
from model.actions.close import close_measures, set_state, tick_milestone
from model.actions.evidence import attach_evidence
from model.actions.progress import note_progress
from model.actions.readings import enter_reading
from model.actions.revert import revert
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.check import check
from model.queries.checklist import checklist_outline, checklist_rows
from model.queries.editions import edition_of
from model.rows.changed import Changed
from model.rows.checklist import ChecklistFilter
from model.rows.draft import Doubt, DoubtCode, Field, IndicatorDraft, MeasureDraft, Place, PlanDraft
from model.rows.edition import EditionKind
from model.rows.words import State
from model.store.tables import Annex, Due, Duty, Measure, Plan, Target, Task
from tests.builders import TODAY, a_measure, a_plan, content, measure_ids, taken_in

JUNE = Month(2026, 6)
WORK = ("progress", "reading", "evidence", "evidence_link")
SAMPLES = "全年抽样检测量不低于20个，每季度通报一次。"
DRAFT = "6月底前完成整治方案；11月底前完成整治。"
CHECKS = "持续开展执法检查。"
WATER = "完成全部入河排口溯源。"
OLD = (
    a_measure(SAMPLES, support=("各镇人民政府", "各街道办事处")),
    a_measure(DRAFT, task_no=2, task="扬尘治理", lead=("相关镇人民政府",)),
    a_measure(CHECKS, deadline="长期实施", task_no=2, task="扬尘治理", lead=("区水务局",)),
    a_measure(WATER, annex=2, annex_title="碧水", section="", task="水质"),
)


def an_edition(*measures: MeasureDraft, **facts: Any) -> PlanDraft:
    return a_plan(*measures, **facts)


def worked_on(ledger: Ledger, folder: Path) -> None:
    """Something of everything done about the first three."""
    taken_in(ledger, a_plan(*OLD))
    first, second, _, fourth = measure_ids(ledger)
    note_progress(ledger, first, JUNE, "抽测5个。", today=TODAY)
    with ledger.read() as session:
        target = session.scalar(select(Target.id).where(Target.measure_id == first)) or 0
        milestone = session.scalar(select(Due.id).where(Due.measure_id == second, Due.is_milestone)) or 0
        asked = session.scalar(select(Duty.id).where(Duty.measure_id == second)) or 0
    enter_reading(ledger, target, JUNE, "5")
    tick_milestone(ledger, milestone, on=date(2026, 6, 20))
    answer_duties(ledger, [asked], is_us=True)
    (folder / "照片.txt").write_text("证明", encoding="utf-8")
    attach_evidence(ledger, [second], [folder / "照片.txt"])
    close_measures(ledger, [fourth], on=TODAY, note="办结")


@pytest.fixture
def worked(filled: Callable[..., Ledger]) -> Ledger:
    return filled("edition", worked_on)


def correct(ledger: Ledger, *measures: MeasureDraft, **facts: Any) -> Changed:
    return accept_edition(ledger, an_edition(*measures, **facts), 1)


def measures(ledger: Ledger) -> dict[str, Measure]:
    """By code, in the plan's order."""
    with ledger.read() as session:
        rows = session.scalars(select(Measure).order_by(Measure.position)).all()
        session.expunge_all()
    return {row.code: row for row in rows}


def hanging(ledger: Ledger, table: Any, measure_id: int) -> list[Any]:
    with ledger.read() as session:
        rows = list(session.scalars(select(table).where(table.measure_id == measure_id).order_by(table.id)))
        session.expunge_all()
    return rows


def refused(ledger: Ledger, code: str, *drafts: MeasureDraft, plan: int = 1) -> None:
    before = content(ledger)
    with pytest.raises(UserError) as caught:
        accept_edition(ledger, PlanDraft(a_plan().notice, drafts), plan)
    assert caught.value.code == code
    assert content(ledger) == before


def test_the_same_plan_is_refused_as_the_same(worked: Ledger) -> None:
    refused(worked, "edition-same", *OLD)


def test_an_edition_of_no_plan_or_without_measures_is_refused(worked: Ledger) -> None:
    refused(worked, "plan-unknown", *OLD, plan=9)
    refused(worked, "plan-without-measures")


def test_counts_and_the_plan_are_told_when_an_edition_is_taken_over(worked: Ledger) -> None:
    changed = correct(worked, replace(OLD[0], deadline="9月底前"), OLD[1], a_measure("新的一条。", task_no=3), OLD[3])
    assert [changed.fact(name) for name in ("same", "changed", "new", "dropped", "plan")] == ["2", "1", "1", "1", "1"]


def test_a_reworded_measure_keeps_its_row_its_code_and_all_work(worked: Ledger) -> None:
    before = content(worked)
    text = SAMPLES.replace("每季度", "每半年")
    correct(worked, replace(OLD[0], measure=text), *OLD[1:])
    found = measures(worked)["1-01-1"]
    assert (found.id, found.text) == (measure_ids(worked)[0], text)
    assert {name: content(worked)[name] for name in WORK} == {name: before[name] for name in WORK}


def test_a_target_that_is_the_same_keeps_its_readings_and_one_with_readings_never_goes(worked: Ledger) -> None:
    first = measure_ids(worked)[0]
    (target,) = hanging(worked, Target, first)
    correct(worked, replace(OLD[0], measure=SAMPLES.replace("每季度", "每半年")), *OLD[1:])
    assert [row.id for row in hanging(worked, Target, first)] == [target.id]
    correct(worked, replace(OLD[0], measure=SAMPLES.replace("20", "30")), *OLD[1:])
    assert [str(row.value) for row in hanging(worked, Target, first)] == ["20", "30"]


def test_a_target_without_readings_goes_with_its_words(worked: Ledger) -> None:
    text = "完成改造不少于12户。"
    correct(worked, *OLD, a_measure(text, task_no=5))
    key = measures(worked)["1-05-1"].id
    correct(worked, *OLD, a_measure(text.replace("12", "15"), task_no=5))
    assert [str(row.value) for row in hanging(worked, Target, key)] == ["15"]


def test_a_ticked_milestone_stays_ticked_when_the_measure_is_reworded(worked: Ledger) -> None:
    correct(worked, OLD[0], replace(OLD[1], measure=DRAFT.replace("完成整治。", "完成整治并验收。")), *OLD[2:])
    dues = hanging(worked, Due, measure_ids(worked)[1])
    assert [due.met_on for due in dues if due.end == date(2026, 6, 30)] == [date(2026, 6, 20)]
    assert measures(worked)["1-02-1"].next_due == date(2026, 11, 30)


def test_a_ticked_date_the_new_words_no_longer_name_stays_as_one_met(worked: Ledger) -> None:
    correct(worked, OLD[0], replace(OLD[1], measure=DRAFT.replace("6月底", "7月底")), *OLD[2:])
    dues = {due.end: due for due in hanging(worked, Due, measure_ids(worked)[1])}
    assert dues[date(2026, 6, 30)].met_on == date(2026, 6, 20)
    assert dues[date(2026, 7, 31)].met_on is None
    assert measures(worked)["1-02-1"].next_due == date(2026, 7, 31)


def test_a_new_deadline_moves_the_date_the_checklist_shows(worked: Ledger) -> None:
    correct(worked, replace(OLD[0], deadline="9月底前"), *OLD[1:])
    assert measures(worked)["1-01-1"].next_due == date(2026, 9, 30)


def test_an_answer_is_kept_where_the_wording_is(worked: Ledger) -> None:
    second = measure_ids(worked)[1]
    correct(worked, OLD[0], replace(OLD[1], lead=("区城管委",), support=("相关镇人民政府",)), *OLD[2:])
    assert {(duty.wording, duty.answer) for duty in hanging(worked, Duty, second)} == {
        ("相关镇人民政府", True), ("区城管委", None),
    }  # fmt: skip


def test_what_is_mine_follows_the_new_units(worked: Ledger) -> None:
    assert not any(row.text == CHECKS for row in checklist_rows(worked, ChecklistFilter(is_mine=True), today=TODAY))
    correct(worked, *OLD[:2], replace(OLD[2], support=("各镇人民政府",)), OLD[3])
    assert any(row.text == CHECKS for row in checklist_rows(worked, ChecklistFilter(is_mine=True), today=TODAY))


def test_codes_stay_and_new_ones_are_free_when_tasks_are_counted_on(worked: Ledger) -> None:
    """A task is put in first; the old ones become 2 and 3."""
    new = a_measure("新的一条。", task_no=1, task="新任务")
    moved = (replace(OLD[0], task_no=2), replace(OLD[1], task_no=3), replace(OLD[2], task_no=3))
    correct(worked, new, *moved, OLD[3])
    found = {code: row.text for code, row in measures(worked).items()}
    assert list(found) == ["1-01-2", "1-01-1", "1-02-1", "1-02-2", "2-01-1"]
    assert (found["1-01-1"], found["1-01-2"], found["1-02-1"]) == (SAMPLES, "新的一条。", DRAFT)


def test_a_renamed_task_is_the_same_task_and_no_empty_one_is_left(worked: Ledger) -> None:
    correct(worked, OLD[0], *(replace(row, task="扬尘和噪声治理") for row in OLD[1:3]), OLD[3])
    with worked.read() as session:
        assert list(session.execute(select(Task.number, Task.name).order_by(Task.position))) == [
            (1, "空气质量目标"), (2, "扬尘和噪声治理"), (1, "水质"),
        ]  # fmt: skip


def test_a_measure_moved_to_another_annex_takes_its_work_along_and_the_empty_annex_goes(worked: Ledger) -> None:
    before = content(worked)
    correct(worked, *OLD[:3], replace(OLD[3], annex=1, annex_title="示例区蓝天保卫战2026年行动计划", task_no=3))
    found = measures(worked)["2-01-1"]
    assert (found.state, found.closed_note) == (State.CLOSED, "办结")
    assert content(worked)["evidence_link"] == before["evidence_link"]
    with worked.read() as session:
        assert list(session.scalars(select(Annex.number))) == [1]


def test_an_annexs_title_is_corrected(worked: Ledger) -> None:
    correct(worked, *OLD[:3], replace(OLD[3], annex_title="碧水保卫战"))
    with worked.read() as session:
        assert list(session.scalars(select(Annex.title).order_by(Annex.number)))[1] == "碧水保卫战"


def test_a_dropped_measure_stays_with_its_work_and_no_longer_applies(worked: Ledger) -> None:
    before = content(worked)
    correct(worked, *OLD[1:])
    found = measures(worked)["1-01-1"]
    assert found.state is State.NOT_APPLICABLE
    assert found.closed_note
    assert {name: content(worked)[name] for name in WORK} == {name: before[name] for name in WORK}


def test_a_dropped_measure_that_was_closed_stays_closed(worked: Ledger) -> None:
    correct(worked, *OLD[:3], a_measure("新的一条。", task_no=9))
    assert (measures(worked)["2-01-1"].state, measures(worked)["2-01-1"].closed_note) == (State.CLOSED, "办结")


def test_the_same_edition_a_second_time_changes_nothing_though_measures_were_dropped(worked: Ledger) -> None:
    correct(worked, *OLD[1:])
    refused(worked, "edition-same", *OLD[1:])


@pytest.mark.parametrize(("place", "state"), [(0, State.IN_PROGRESS), (2, State.NOT_STARTED)])
def test_a_dropped_measure_applies_again_when_a_later_edition_lists_it(worked: Ledger, place: int, state: State) -> None:
    code = list(measures(worked))[place]
    correct(worked, *OLD[:place], *OLD[place + 1 :])
    correct(worked, *OLD)
    assert (measures(worked)[code].state, measures(worked)[code].closed_note) == (state, "")


def test_a_measure_that_did_not_apply_for_other_reasons_stays_so(worked: Ledger) -> None:
    set_state(worked, measure_ids(worked)[2:3], State.NOT_APPLICABLE, on=TODAY)
    correct(worked, *OLD[:2], replace(OLD[2], deadline="年底前"), OLD[3])
    assert measures(worked)["1-02-2"].state is State.NOT_APPLICABLE


def test_a_settled_doubt_about_the_same_words_stays_settled(worked: Ledger) -> None:
    doubt = Doubt(DoubtCode.UNIT_UNKNOWN, Field.LEAD, Place(line=3), (("unit", "某处"),))
    doubtful = [replace(row, doubts=(doubt,)) for row in OLD]
    correct(worked, *doubtful[:3], replace(doubtful[3], deadline="9月底前"))
    assert [row.doubt_count for row in measures(worked).values()] == [0, 0, 0, 1]
    settle_doubts(worked, measure_ids(worked))
    correct(worked, replace(doubtful[0], deadline="9月底前"), *doubtful[1:3], replace(doubtful[3], deadline="9月底前"))
    assert [row.doubt_count for row in measures(worked).values()] == [1, 0, 0, 0]


def test_facts_of_the_notice_are_taken_over_and_those_not_stated_stay(worked: Ledger) -> None:
    correct(worked, *OLD, title="示例区2026年行动计划（修订）", doc_no="", report_rule="", issued_on=date(2026, 4, 1))
    with worked.read() as session:
        plan = session.get_one(Plan, 1)
        assert (plan.title, plan.doc_no, plan.issued_on) == (
            "示例区2026年行动计划（修订）", "示政办发〔2026〕1号", date(2026, 4, 1),
        )  # fmt: skip
        assert plan.report_rule


def test_indicators_are_replaced_but_not_by_none(worked: Ledger) -> None:
    cell = IndicatorDraft("东示区", "优良天数比率", "80", "%", Place(line=3))
    accept_edition(worked, replace(a_plan(*OLD), indicators=(cell,)), 1)
    correct(worked, replace(OLD[0], deadline="9月底前"), *OLD[1:])
    assert [row[1:] for row in content(worked)["indicator"]] == [("1", "东示区", "优良天数比率", "80", "%")]


def test_search_finds_the_new_words_and_no_longer_the_old(worked: Ledger) -> None:
    correct(worked, OLD[0], replace(OLD[1], task="工地围挡", measure="6月底前完成围挡方案；11月底前完成整治。"), *OLD[2:])

    def found(words: str) -> list[int]:
        return [row.id for row in checklist_rows(worked, ChecklistFilter(search=words), today=TODAY)]

    second, third = measure_ids(worked)[1:3]
    assert found("围挡方案") == [second]
    assert found("工地围挡") == [second]
    assert found("整治方案") == []
    assert found("扬尘治理") == [third]
    assert check(worked).faults == ()


def test_search_finds_a_measure_by_the_task_it_was_moved_to(worked: Ledger) -> None:
    """Both tasks were there before, and none of the measure's own words changed."""
    moved = replace(OLD[2], task_no=OLD[0].task_no, task=OLD[0].task)
    correct(worked, OLD[0], moved, OLD[1], OLD[3])
    rows = checklist_rows(worked, ChecklistFilter(search="空气质量"), today=TODAY)
    assert [row.text for row in rows] == [SAMPLES, CHECKS]
    assert check(worked).faults == ()


def test_search_finds_measures_by_the_new_name_of_their_task(worked: Ledger) -> None:
    correct(worked, OLD[0], *(replace(row, task="噪声管控") for row in OLD[1:3]), OLD[3])
    rows = checklist_rows(worked, ChecklistFilter(search="噪声管控"), today=TODAY)
    assert [row.text for row in rows] == [DRAFT, CHECKS]
    assert check(worked).faults == ()


def assert_in_order(ledger: Ledger) -> None:
    """The checklist's tasks hold their measures together, in the measures' own order."""
    rows = checklist_rows(ledger, ChecklistFilter(), today=TODAY)
    outline = checklist_outline(ledger, ChecklistFilter(), today=TODAY)
    with ledger.read() as session:
        of_task = {row.id: row.task_id for row in session.execute(select(Measure.id, Measure.task_id))}
    assert [of_task[row.id] for row in rows] == [task.task_id for task in outline for _ in range(task.measures)]
    assert len({row.code for row in rows}) == len(rows)


def test_dropped_measures_stand_in_their_task_or_where_their_task_stood(worked: Ledger) -> None:
    correct(worked, a_measure("新的一条。", task_no=1, task="新任务"), OLD[2], OLD[3])
    assert list(measures(worked)) == ["1-01-1", "1-01-2", "1-02-2", "1-02-1", "2-01-1"]
    assert_in_order(worked)


def met_dates(found: dict[str, list[tuple[Any, ...]]]) -> set[tuple[str, ...]]:
    """Measure, end and day of every ticked date."""
    place = {column.name: number for number, column in enumerate(Due.__table__.columns)}
    return {
        (row[place["measure_id"]], row[place["end"]], row[place["met_on"]])
        for row in found["due"] if row[place["met_on"]] != "None"
    }  # fmt: skip


# Any edition: some of the old measures in any order, reworded, moved, with new ones between them.
edited = st.sampled_from([
    lambda row: row,
    lambda row: replace(row, measure=row.measure.replace("完成", "全面完成") + "并建立台账。"),
    lambda row: replace(row, deadline="9月底前"),
    lambda row: replace(row, lead=("区城管委", "各镇人民政府"), support=()),
    lambda row: replace(row, task_no=row.task_no + 1),
    lambda row: replace(row, task="另一任务"),
    lambda row: replace(row, annex=3, annex_title="第三附件"),
    lambda row: a_measure("完全不同的一条新措施，9月底前完成15户。", task_no=row.task_no),
])  # fmt: skip
editions = st.lists(st.tuples(st.sampled_from(OLD), edited), min_size=1, max_size=7).map(
    lambda some: tuple(edit(row) for row, edit in some)
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(editions)
def test_no_edition_loses_work_and_undo_brings_all_of_it_back(worked: Ledger, drafts: tuple[MeasureDraft, ...]) -> None:
    before = content(worked)
    found = edition_of(worked, an_edition(*drafts), year=2026)
    assert found is not None
    if found.is_same:
        return
    changed = correct(worked, *drafts)
    after = content(worked)
    assert {name: after[name] for name in WORK} == {name: before[name] for name in WORK}
    assert met_dates(before) == met_dates(after)
    assert {row[0] for row in before["measure"]} <= {row[0] for row in after["measure"]}
    assert_in_order(worked)
    assert check(worked).faults == ()
    assert changed.number is not None
    revert(worked, changed.number)
    assert content(worked) == before
    assert check(worked).faults == ()


def test_undo_and_redo_bring_the_edition_back(worked: Ledger) -> None:
    changed = correct(worked, replace(OLD[3], annex=1, task_no=7), replace(OLD[0], deadline="9月底前"), OLD[2])
    after = content(worked)
    undone = revert(worked, changed.number or 0)
    revert(worked, undone.number or 0)
    assert content(worked) == after


def test_350_measures_all_reworded_are_held_against_each_other_and_taken_over(ledger: Ledger) -> None:
    words = "治理河道道路工地锅炉车辆餐饮噪声固废土壤地下水臭气扬尘秸秆散煤油烟涂料机械园区村庄农田"
    old = tuple(
        a_measure(f"{words[n % 40 : n % 40 + 9]}第{n}批{words[n * 7 % 38 : n * 7 % 38 + 12]}整治，年内完成{n * 3}处。",
                  task_no=n // 5 + 1, task=f"任务{n // 5}", annex=n // 70 + 1)
        for n in range(350)
    )  # fmt: skip
    accept_plan(ledger, a_plan(*old), today=TODAY)
    new = a_plan(*(replace(row, measure=f"进一步{row.measure}并报备。", task_no=row.task_no + 1) for row in old))
    found = edition_of(ledger, new, year=2026)
    changed = accept_edition(ledger, new, 1)
    assert found is not None
    assert (found.count(EditionKind.CHANGED), changed.fact("changed")) == (350, "350")
