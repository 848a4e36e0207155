from __future__ import annotations

import os
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import resources
from model.readers import read_plan
from model.readers.directory.unit_directory import find_area, units_of
from model.rows.draft import DoubtCode, Field, MeasureDraft, PlanDraft, QuestionCode
from model.rows.unit_words import MeantAs, Reach, UnitKind, UnitRow
from model.rules.units import is_meant, unit_kind, who_am_i, wording_meaning

SPOILT = {
    (1, 9): (DoubtCode.NUMBER_MISSING, Field.TASK_NO),
    (2, 5): (DoubtCode.UNIT_GARBLED, Field.LEAD),
    (2, 9): (DoubtCode.DEADLINE_UNKNOWN, Field.DEADLINE),
}


@cache
def sample() -> PlanDraft:
    return read_plan(resources.path("sample/plan.txt")).draft


def units(measure: MeasureDraft) -> tuple[str, ...]:
    return measure.lead + measure.responsible + measure.support


def wordings() -> Counter[str]:
    return Counter(unit for measure in sample().measures for unit in units(measure))


def test_the_notice_says_what_the_readme_says() -> None:
    notice = sample().notice

    assert (notice.doc_no, notice.issued_on, notice.year) == ("示政办发〔2026〕1号", date(2026, 2, 10), 2026)
    assert notice.issuer == "示例市示例区人民政府办公室"
    assert "第三个工作日" in notice.report_rule


def test_there_are_sixty_measures_in_three_annexes() -> None:
    assert Counter(measure.annex for measure in sample().measures) == {1: 22, 2: 19, 3: 19}


def test_there_are_thirty_three_tasks_numbered_on() -> None:
    tasks = list(dict.fromkeys((measure.annex, measure.task_no) for measure in sample().measures))

    assert tasks == [(1, n) for n in range(1, 13)] + [(2, n) for n in range(1, 11)] + [(3, n) for n in range(1, 12)]


def test_every_measure_stands_in_a_section() -> None:
    assert all(re.match("[一二三四五]、", measure.section) for measure in sample().measures)


def test_only_the_three_spoilt_rows_are_doubted() -> None:
    doubts = {
        (measure.annex, measure.task_no): (doubt.code, doubt.field)
        for measure in sample().measures for doubt in measure.doubts
    }

    assert doubts == SPOILT
    assert sum(len(measure.doubts) for measure in sample().measures) == 3


def test_the_spoilt_unit_and_deadline_come_with_the_right_proposal() -> None:
    proposals = {doubt.code: doubt.proposal for measure in sample().measures for doubt in measure.doubts}

    assert proposals[DoubtCode.UNIT_GARBLED] == "区生态环境局"
    assert proposals[DoubtCode.DEADLINE_UNKNOWN] == "年底前"


def test_the_measure_cut_by_a_page_is_whole() -> None:
    (cut,) = [measure for measure in sample().measures if (measure.annex, measure.task_no) == (1, 8)]

    assert cut.measure.endswith("制定专项保洁方案，做到早清、晚洗、日巡查。")
    assert cut.doubts == ()


def test_every_measure_has_a_lead_and_ends_its_sentence() -> None:
    assert all(measure.lead and measure.measure.endswith("。") for measure in sample().measures)


@pytest.mark.parametrize("deadline", [
    "年底前", "2026年底前", "6月底前", "9月底前", "2026年9月底前", "11月15日前", "4月1日起", "6-9月", "6—9月", "长期实施", "持续推进",
    "长期坚持", "按时间节点完成", "上半年", "一季度", "汛期前", "采暖季前", "根据市级安排推进",
])
def test_every_kind_of_deadline_occurs(deadline: str) -> None:
    assert deadline in {measure.deadline for measure in sample().measures}


@pytest.mark.parametrize("words", ["每日", "每周", "每月", "每月25日", "每季度", "按季度", "每半年", "每年", "汛期每周", "第二、三季度每月"])
def test_every_kind_of_recurrence_occurs(words: str) -> None:
    assert any(words in measure.measure for measure in sample().measures)


@pytest.mark.parametrize("words", ["不超过", "不低于", "不少于", "达到", "左右", "同比下降", "保持 100%", "10%—20%", "动态清零", "以上", "以内"])
def test_every_kind_of_target_occurs(words: str) -> None:
    assert any(words in measure.measure for measure in sample().measures)


@pytest.mark.parametrize("wording", [
    "各镇人民政府", "各街道办事处", "各园区管委会", "相关镇人民政府", "相关街道办事处", "相关部门", "有关单位", "各有关部门",
    "各镇街（含示例经济开发区管委会）", "区空气重污染应急指挥部成员单位", "区委宣传部（区文明办）", "市规划自然资源委示例分局",
])
def test_every_kind_of_unit_wording_occurs(wording: str) -> None:
    assert wordings()[wording] >= 1


@pytest.mark.parametrize("code", [QuestionCode.SOME_UNITS, QuestionCode.OPEN_END, QuestionCode.DATE_NOT_NAMED, QuestionCode.DEADLINE_OPEN])
def test_every_kind_of_question_is_put(code: QuestionCode) -> None:
    assert any(question.code is code for measure in sample().measures for question in measure.questions)


def test_every_wording_is_a_group_or_has_the_shape_of_a_unit() -> None:
    unshaped = [wording for wording in wordings() for part in wording_meaning(wording).parts
                if part.reach is Reach.NAMED and unit_kind(part.name) is UnitKind.OTHER]

    assert unshaped == []


def test_every_town_street_and_zone_named_is_in_the_directory() -> None:
    known = {unit.name for unit in units_of(find_area("示例市示例区"))}
    named = {wording for wording in wordings() if not wording_meaning(wording).is_group
             and unit_kind(wording) in (UnitKind.TOWN, UnitKind.STREET, UnitKind.ZONE)}

    assert named <= known
    assert len(named) >= 8


@pytest.mark.parametrize("unit", units_of(find_area("示例市示例区")), ids=lambda unit: unit.name)
def test_every_unit_of_the_directory_has_duties_of_its_own(unit: UnitRow) -> None:
    me = who_am_i(unit.name, "示例市示例区")
    sorts = Counter(is_meant(wording, me).sort for measure in sample().measures for wording in units(measure))

    assert sorts[MeantAs.IN_GROUP] >= 10
    assert sorts[MeantAs.PERHAPS] >= 2


def test_the_indicator_table_is_read_whole() -> None:
    found = {(row.district, row.indicator): row.value for row in sample().indicators}

    assert len(found) == len(sample().indicators) == 48
    assert not any(row.doubts for row in sample().indicators)


def test_the_indicator_table_has_a_row_for_every_unit_of_the_directory() -> None:
    lines = resources.path("sample/plan.txt").read_text(encoding="utf-8").splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("镇（街道、园区）\t"))
    rows = [line.split("\t") for line in lines[start + 1:start + 13]]

    assert {len(row) for row in rows} == {5}
    assert all(re.fullmatch(r"\d+(\.\d)?", cell) for row in rows for cell in row[1:])
    for unit, row in zip(units_of(find_area("示例市示例区")), rows, strict=True):
        assert is_meant(row[0], who_am_i(unit.name, "示例市示例区")).sort is MeantAs.NAMED


def _plans() -> Path:
    return Path(os.environ.get("TAIZHANG_SHARED") or Path(__file__).parents[3] / "shared") / "plans"


@pytest.mark.plans
@pytest.mark.skipif(not _plans().exists(), reason="the real plans are not here (TAIZHANG_SHARED)")
def test_no_sentence_is_taken_from_an_issued_plan() -> None:
    real = "".join(re.sub(r"\s|<[^>]+>", "", file.read_text(encoding="utf-8")) for file in _plans().glob("*.txt"))
    clauses = {clause for measure in sample().measures
               for clause in re.split("[，；。]", re.sub(r"\s", "", measure.measure)) if len(clause) >= 14}

    assert [clause for clause in clauses if clause in real] == []
