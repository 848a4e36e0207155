"""Taking a plan in: codes, tasks, duties, dates, targets, recurrences; the same plan only once."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from model.actions.accept_plan import PlanSource, accept_plan, source_of
from model.errors import PlanReadError, UserError
from model.ledger import Ledger
from model.queries.checklist import checklist_outline, checklist_rows
from model.queries.codes import measure_id_of
from model.queries.history import history
from model.queries.overview import plans
from model.queries.records import records
from model.rows.checklist import ChecklistFilter
from model.rows.draft import (
    Doubt,
    DoubtCode,
    Field,
    IndicatorDraft,
    Place,
    PlanDraft,
    Question,
    QuestionCode,
)
from model.rows.record import MeasureRecord
from model.rows.words import Comparator, DueKind, Every, Role
from model.store.tables import Duty, Indicator, Plan, Unit, UnitGroup
from tests.builders import TODAY, a_measure, a_plan, content

ALL = ChecklistFilter()


def taken(ledger: Ledger, *measures: Any, **facts: Any) -> tuple[MeasureRecord, ...]:
    accept_plan(ledger, a_plan(*measures, **facts), today=TODAY)
    return records(ledger, ALL, today=TODAY)


def test_codes_name_annex_task_and_place_in_the_task(ledger: Ledger) -> None:
    found = taken(
        ledger, a_measure("一。"), a_measure("二。"), a_measure("三。", task_no=12), a_measure("四。", annex=3, task_no=1),
        a_measure("五。", annex=3, task_no=105),
    )

    assert [record.row.code for record in found] == ["1-01-1", "1-01-2", "1-12-1", "3-01-1", "3-105-1"]


def test_codes_go_on_when_a_task_comes_back_later(ledger: Ledger) -> None:
    found = taken(ledger, a_measure("一。"), a_measure("二。", task_no=2, task="别的"), a_measure("三。"))

    assert [record.row.code for record in found] == ["1-01-1", "1-02-1", "1-01-2"]
    assert [task.measures for task in checklist_outline(ledger, ALL, today=TODAY)] == [1, 1, 1]


def test_sections_that_number_their_tasks_again_have_codes_of_their_own(ledger: Ledger) -> None:
    found = taken(
        ledger, a_measure("一。", annex=0, section="一、提升", task="甲"),
        a_measure("二。", annex=0, section="二、便民", task="乙"),
    )

    assert [record.row.code for record in found] == ["1-01-1", "2-01-1"]
    assert measure_id_of(ledger, "2-1-1") == found[1].row.id


def test_a_code_with_its_section_is_found_however_it_is_typed(ledger: Ledger) -> None:
    found = taken(ledger, a_measure("一。", task="甲"), a_measure("二。", section="二、便民", task="乙"))

    assert [record.row.code for record in found] == ["1-1-01-1", "1-2-01-1"]
    assert measure_id_of(ledger, "1-2-1-1") == measure_id_of(ledger, "2026/1-2-01-1") == found[1].row.id


def test_a_task_is_one_by_annex_section_number_and_name(ledger: Ledger) -> None:
    taken(ledger, a_measure("一。"), a_measure("二。"), a_measure("三。", section="二、任务"), a_measure("四。", section="二、任务", task="别名"))

    outline = checklist_outline(ledger, ALL, today=TODAY)
    assert [(task.section, task.task, task.measures) for task in outline] == [
        ("一、主要目标", "空气质量目标", 2), ("二、任务", "空气质量目标", 1), ("二、任务", "别名", 1)]


def test_a_measure_keeps_everything_that_was_read(ledger: Ledger) -> None:
    doubt = Doubt(DoubtCode.UNIT_GARBLED, Field.LEAD, Place(line=3), (("unit", "区水雾局"),), "区水务局")
    question = Question(QuestionCode.SOME_UNITS, Field.SUPPORT, "相关镇")
    (record,) = taken(ledger, a_measure(
        "检查 <b>& 验收。", lead=("区水雾局", "区公安局"), responsible=("各镇人民政府",), support=("相关镇",), place=Place(page=4, line=17),
        doubts=(doubt,), questions=(question,)))

    assert record.row.text == "检查 <b>& 验收。"
    assert [record.units(role) for role in Role] == [("区水雾局", "区公安局"), ("各镇人民政府",), ("相关镇",)]
    assert (record.doubts, record.questions) == ((doubt,), (question,))
    assert (record.page, record.line) == (4, 17)
    assert (record.row.doubt_count, record.row.question_count) == (1, 1)


def test_dates_are_reckoned_in_the_plans_year(ledger: Ledger) -> None:
    (record,) = taken(ledger, a_measure("6月底前完成方案，持续推进。", deadline="11月15日前"))

    assert [(due.place.kind, due.place.end, due.place.is_milestone) for due in record.dues] == [
        (DueKind.BY, date(2026, 11, 15), False), (DueKind.BY, date(2026, 6, 30), True)]


def test_targets_and_recurrences_are_found_in_the_text(ledger: Ledger) -> None:
    (record,) = taken(ledger, a_measure("抽样检测量不低于20个，每季度通报一次。"))

    assert [(t.place.comparator, t.place.value, t.place.unit) for t in record.targets] == [(Comparator.AT_LEAST, Decimal(20), "个")]
    assert [row.place.every for row in record.recurrences] == [Every.QUARTER]


def test_a_unit_is_one_however_often_it_is_named(ledger: Ledger) -> None:
    taken(ledger, a_measure("一。", lead=("区水务局",)), a_measure("二。", lead=("区 水务局",), support=("各镇人民政府", "各镇人民政府")))

    with ledger.read() as session:
        assert session.scalar(select(func.count(Unit.id))) == 1
        assert session.scalar(select(func.count(UnitGroup.id))) == 1
        assert list(session.scalars(select(Duty.wording).order_by(Duty.id))) == [
            "区水务局", "区 水务局", "各镇人民政府", "各镇人民政府"]


def test_units_of_a_second_plan_are_those_already_known(ledger: Ledger) -> None:
    taken(ledger, a_measure("一。", lead=("区水务局", "各镇人民政府")))
    before = content(ledger)
    taken(ledger, a_measure("二。", lead=("区水务局", "各镇人民政府")), doc_no="别的", year=2025)

    assert content(ledger)["unit"] == before["unit"]
    assert content(ledger)["unit_group"] == before["unit_group"]


def test_indicators_are_kept_as_written(ledger: Ledger) -> None:
    draft = PlanDraft(a_plan().notice, a_plan().measures, (IndicatorDraft("示例区", "PM2.5", ">95", "%", Place(line=9)),))
    accept_plan(ledger, draft, today=TODAY)

    with ledger.read() as session:
        (row,) = session.scalars(select(Indicator))
        assert (row.district, row.name, row.value, row.unit) == ("示例区", "PM2.5", ">95", "%")


@pytest.mark.parametrize(("said", "notice", "expected"), [(None, 2025, 2025), (2024, 2025, 2024), (2024, None, 2024), (None, None, 2026)])
def test_the_plans_year_is_what_was_said_else_read_else_this_years(
    said: int | None, notice: int | None, expected: int, ledger: Ledger
) -> None:
    accept_plan(ledger, a_plan(year=notice), year=said, today=TODAY)

    (row,) = checklist_rows(ledger, ChecklistFilter(search="抽样"), today=TODAY)
    assert plans(ledger)[0].year == expected
    assert row.due is not None
    assert row.due.end == date(expected, 12, 31)


@pytest.mark.parametrize(("facts", "title"), [({}, "示例区2026年行动计划"), ({"title": ""}, "示例区蓝天保卫战2026年行动计划")])
def test_a_plan_without_a_title_takes_its_first_annexs(facts: dict[str, Any], title: str, ledger: Ledger) -> None:
    taken(ledger, **facts)

    assert plans(ledger)[0].title == title


def test_a_plan_without_any_title_takes_its_files_name(ledger: Ledger) -> None:
    accept_plan(ledger, a_plan(a_measure(annex_title=""), title=""), source=PlanSource("计划.txt", "0" * 64), today=TODAY)

    assert plans(ledger)[0].title == "计划.txt"


def refused(ledger: Ledger, code: str, plan: PlanDraft, **how: Any) -> None:
    before, changes = content(ledger), len(history(ledger))
    with pytest.raises(UserError) as error:
        accept_plan(ledger, plan, today=TODAY, **how)
    assert error.value.code == code
    assert (content(ledger), len(history(ledger))) == (before, changes)


def test_a_plan_without_measures_is_refused(ledger: Ledger) -> None:
    refused(ledger, "plan-without-measures", PlanDraft(a_plan().notice, ()))


@pytest.mark.parametrize("again", [
    a_plan(), a_plan(title="更名"), a_plan(a_measure("只有一条。")),
], ids=["same", "same number", "other measures"])
def test_the_same_plan_is_refused_a_second_time(again: PlanDraft, ledger: Ledger) -> None:
    accept_plan(ledger, a_plan(), today=TODAY)

    refused(ledger, "plan-already-taken", again)


def test_the_same_file_is_refused_when_it_has_no_number(ledger: Ledger) -> None:
    source = PlanSource("计划.txt", "a" * 64)
    accept_plan(ledger, a_plan(doc_no=""), source=source, today=TODAY)

    refused(ledger, "plan-already-taken", a_plan(doc_no=""), source=source)
    refused(ledger, "plan-already-taken", a_plan(doc_no=""))


def test_next_years_plan_of_the_same_title_is_taken_in(ledger: Ledger) -> None:
    accept_plan(ledger, a_plan(doc_no=""), today=TODAY)
    accept_plan(ledger, a_plan(doc_no="", year=2027), today=TODAY)

    assert [plan.year for plan in plans(ledger)] == [2027, 2026]


def test_another_document_of_the_same_file_is_taken_in(ledger: Ledger) -> None:
    source = PlanSource("公报.txt", "a" * 64)
    accept_plan(ledger, a_plan(doc_no="1号"), source=source, today=TODAY)
    accept_plan(ledger, a_plan(doc_no="2号", title="另一份"), source=source, today=TODAY)

    assert len(plans(ledger)) == 2


def test_a_code_that_stands_in_two_plans_needs_its_year(ledger: Ledger) -> None:
    accept_plan(ledger, a_plan(), today=TODAY)
    accept_plan(ledger, a_plan(doc_no="旧", year=2025), today=TODAY)

    with pytest.raises(UserError) as error:
        measure_id_of(ledger, "1-01-1")
    assert error.value.code == "measure-ambiguous"
    assert str(error.value.facts["choices"]).split("、") == ["2025/1-01-1", "2026/1-01-1"]
    assert measure_id_of(ledger, "2025/1-01-1") != measure_id_of(ledger, "2026/1-01-1")


def test_of_two_plans_of_one_year_each_measure_can_still_be_named(ledger: Ledger) -> None:
    accept_plan(ledger, a_plan(), today=TODAY)
    accept_plan(ledger, a_plan(doc_no="市", title="市级计划"), today=TODAY)

    assert measure_id_of(ledger, "2026/1-01-1") != measure_id_of(ledger, "2026-2/1-01-1")


@pytest.mark.parametrize("code", ["1-01-1", " 1-01-1 ", "1-1-1", "2026/1-01-1", "2026/1-1-1", "１－０１－１"])
def test_a_measure_is_found_by_its_code_however_it_is_typed(code: str, ledger: Ledger) -> None:
    first = taken(ledger)[0].row.id

    assert measure_id_of(ledger, code) == first


@pytest.mark.parametrize("code", ["", "9-99-9", "x", "2025/1-01-1", "x/1-01-1", "²/1-01-1", "1-01", "1-01-1-1", "' OR 1", "1-01-²", "99999999999999999999/1-01-1",
                                  "1-99999999999999999999999-1"])
def test_an_unknown_code_is_told(code: str, town_ledger: Ledger) -> None:
    with pytest.raises(UserError) as error:
        measure_id_of(town_ledger, code)
    assert error.value.code == "measure-unknown"


def test_the_source_is_named_by_its_files_name_and_hash(ledger: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "计划.txt"
    file.write_text("计划", encoding="utf-8")
    accept_plan(ledger, a_plan(), source=source_of(file), today=TODAY)

    with ledger.read() as session:
        (row,) = session.scalars(select(Plan))
        assert (row.source_name, row.source_sha256) == ("计划.txt", hashlib.sha256(file.read_bytes()).hexdigest())


def test_a_source_that_went_away_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlanReadError) as error:
        source_of(tmp_path / "gone.txt")
    assert error.value.code == "plan-file-gone"


def test_a_large_plan_comes_in_as_a_whole(ledger: Ledger) -> None:
    found = taken(ledger, *(a_measure(f"第{number}条。", task_no=number // 5 + 1, task=str(number // 5)) for number in range(1200)))

    assert [record.row.text for record in found] == [f"第{number}条。" for number in range(1200)]
    assert len({record.row.code for record in found}) == 1200


def test_the_change_says_what_was_taken_in(ledger: Ledger) -> None:
    changed = accept_plan(ledger, a_plan(), today=TODAY)

    assert (changed.fact("title"), changed.fact("year"), changed.fact("measures")) == ("示例区2026年行动计划", "2026", "3")
    assert changed.fact("plan") == str(plans(ledger)[0].id)
    assert len(changed.measure_ids) == 3
