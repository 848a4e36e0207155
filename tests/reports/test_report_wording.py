"""The fixed phrases of the papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.periods import Month, Quarter
from model.rows.report import (
    AnnexContent,
    EvidenceContent,
    QuarterFigures,
    SubmissionTarget,
    TargetContent,
    TroubleContent,
)
from model.rows.words import State
from reports import wording

LAST, LATER = date(2026, 6, 30), date(2026, 7, 3)
FIGURES = QuarterFigures(40, 10, 4, 0, 0, 0, (), 0)
LATE = TroubleContent("1-02-3", "扬尘管控", "完成整治。", "6月底前", date(2026, 6, 30), 2, is_blocked=False)
FILE = EvidenceContent(("1-01-1", "1-01-2"), "照片.jpg", "ab" * 32, 2048, date(2026, 6, 3))


@pytest.mark.parametrize(("title", "named"), [
    ("示例区人民政府办公室关于印发《示例区行动计划》的通知", "《示例区行动计划》"),
    ("《示例区人民政府关于印发《示例区行动计划》的通知》", "《示例区行动计划》"),
    ("示例区人民政府关于印发《示例区贯彻落实《示例市办法》行动计划》的通知", "《示例区贯彻落实《示例市办法》行动计划》"),
    ("关于转发《示例市行动计划》的通知", "《示例市行动计划》"),
    ("示例区关于《示例市行动计划》的落实方案", "《示例区关于《示例市行动计划》的落实方案》"),
    ("", "《污染防治攻坚战行动计划》"),
])
def test_a_notice_is_cited_by_what_it_issues(title: str, named: str) -> None:
    assert wording.plan_name(title) == named


@pytest.mark.parametrize(("text", "short"), [
    ("短文。", "短文。"),
    ("开展巡查工作。完成整治任务。持续巩固成果并建立长效机制。", "开展巡查工作。完成整治任务……"),
    ("开展巡查工作，完成整治任务，持续巩固成果并建立长效机制", "开展巡查工作，完成整治任务……"),
    ("字" * 30, "字" * 16 + "……"),
    ("开头。" + "字" * 30, "开头。" + "字" * 13 + "……"),
])
def test_a_text_is_cut_where_it_may_be(text: str, short: str) -> None:
    assert wording.brief(text, 16) == short


@given(st.text(alphabet="字，。；、a1 \n", max_size=80), st.integers(2, 60))
def test_a_cut_text_is_its_beginning_and_no_longer_than_asked(text: str, limit: int) -> None:
    short = wording.brief(text, limit)

    assert len(short) <= limit + len(wording.CUT)
    assert " ".join(text.split()).startswith(short.removesuffix(wording.CUT))


def test_a_restriction_names_ones_own_part_first() -> None:
    assert wording.scope(" 牵头 ", is_mine=True) == "本单位承担的措施；牵头"
    assert wording.scope("", is_mine=False) == ""


def test_an_overdue_measure_is_told_with_reason_and_next_step() -> None:
    told = wording.trouble(replace(LATE, reason="进场较晚", next_step="增派人员。"))

    assert told == "1-02-3　扬尘管控：完成整治（完成时限：6月底前，逾期2天）。原因：进场较晚。下一步：增派人员。"


def test_what_is_not_written_yet_is_left_to_be_filled_in() -> None:
    assert wording.trouble(replace(LATE, deadline="", days_late=0)).endswith("（完成时限：——）。原因：（待补充）。下一步：（待补充）。")


@pytest.mark.parametrize(("late", "said"), [
    ({"days_late": 0}, "，到期未完成）"), ({"closed_since": date(2026, 7, 3)}, "，逾期2天，已于2026年7月3日完成）"),
    ({"days_late": 0, "closed_since": date(2026, 7, 1)}, "，到期未完成，已于2026年7月1日完成）")])
def test_what_was_due_on_the_last_day_or_done_since_is_told_so(late: dict[str, object], said: str) -> None:
    assert said in wording.trouble(replace(LATE, is_overdue=True, **late))


@pytest.mark.parametrize(("figures", "scope", "said"), [
    (FIGURES, {}, "计划共40项措施，已完成10项"), (replace(FIGURES, mine=9), {}, "计划共40项措施，其中本单位承担9项；全部措施已完成10项"),
    (replace(FIGURES, mine=40), {"is_mine": True}, "本单位共承担措施40项，已完成10项"),
    (replace(FIGURES, mine=9), {"is_part": True}, "所列措施共40项，其中本单位承担9项；全部措施已完成10项"),
    (replace(FIGURES, mine=40), {"is_mine": True, "is_part": True}, "本单位承担的所列措施共40项，已完成10项")])
def test_it_is_said_whose_the_measures_are(figures: QuarterFigures, scope: dict[str, bool], said: str) -> None:
    assert f"日，{said}，" in wording.overall(figures, LAST, LAST, **scope)


def test_the_overall_figures_without_anything_due_or_read() -> None:
    assert wording.overall(FIGURES, LAST, LATER) == (
        "截至2026年6月30日，计划共40项措施，已完成10项，完成率25.0%，其中本季度新完成4项。无逾期未完成事项。")


def test_a_quarter_that_runs_is_told_as_of_the_printing_day() -> None:
    assert wording.overall(FIGURES, LAST, date(2026, 5, 20)).startswith("截至2026年5月20日，")


def test_the_overall_figures_with_everything() -> None:
    told = wording.overall(replace(FIGURES, due=3, due_closed=2, overdue=1, targets=5, targets_read=2, targets_met=1, evidence=7), LAST, LAST)

    assert told.endswith("本季度应完成3项，已完成2项。逾期未完成1项。数值指标5个，已有读数2个，其中达标1个。累计留存佐证材料7件。")


def test_it_is_said_as_of_when_evidence_is_counted() -> None:
    assert wording.overall(replace(FIGURES, evidence=7), LAST, LATER).endswith("至2026年7月3日累计留存佐证材料7件（归入以后月份的未计入）。")


def test_targets_without_a_reading_are_said_to_have_none() -> None:
    assert wording.overall(replace(FIGURES, targets=5), LAST, LAST).endswith("数值指标5个，尚无读数。")


def test_an_annex_tells_only_the_states_it_has() -> None:
    annex = AnnexContent(1, "甲", 9, 2, 1, 3, 1, 0, 0, 2)

    assert wording.annex_figures(annex) == "共9项措施，已完成2项，本季度新完成1项，推进中3项，存在困难1项，逾期2项。"


def test_measures_without_an_annex_are_headed_by_their_title() -> None:
    assert wording.annex_name(0, "任务清单") == "任务清单"
    assert wording.annex_name(3, "") == "附件3"


def test_the_document_number_is_bracketed_once() -> None:
    assert wording.opening("甲", "（示政〔2026〕1号）", Quarter(2026, 1)) == "按照《甲》（示政〔2026〕1号）要求，现将2026年第一季度工作落实情况报告如下。"
    assert "（" not in wording.opening("甲", " ", Quarter(2026, 1))


def test_a_quarter_that_runs_tells_what_is_left_of_it() -> None:
    assert wording.next_quarter(Quarter(2026, 2), 3, is_over=False).startswith("本季度后续和2026年第三季度到期和需要落实的事项共3项")


@pytest.mark.parametrize("title", [
    "示例市示例区人民政府办公室关于印发示例区污染防治2026年行动计划的通知", "关于印发《示例区污染防治2026年行动计划》的通知",
    "关于印发 示例区污染防治2026年行动计划 的通知", "《示例区污染防治2026年行动计划》"])
def test_a_plan_goes_by_its_own_name(title: str) -> None:
    assert wording.plan_name(title) == "《示例区污染防治2026年行动计划》"


def test_a_notice_that_issues_nothing_keeps_its_title() -> None:
    assert wording.plan_name("关于做好2026年有关工作的通知") == "《关于做好2026年有关工作的通知》"


def test_a_quarter_with_nothing_to_come_says_so() -> None:
    assert wording.next_quarter(Quarter(2026, 4), 0) == "2027年第一季度没有到期事项，继续按计划推进各项措施。"


@pytest.mark.parametrize(("is_met", "said"), [(None, "尚无读数"), (True, "达标"), (False, "未达标")])
def test_whether_a_target_is_met(is_met: bool | None, said: str) -> None:
    assert wording.met(TargetContent("1-01-1", "数量", "≥1", is_met=is_met)) == said


def test_unknown_names_leave_room_for_the_pen() -> None:
    assert wording.signers("", "") == "填报人：　　　　　　　　审核人：　　　　　"
    assert wording.sealed("") == "（填报单位）（盖章）"


def test_a_file_is_described_with_its_measures_and_check_sum() -> None:
    assert wording.evidence_text(FILE) == "照片.jpg\n措施：1-01-1、1-01-2\n2 KB　2026-06-03\n校验 abababababababab"


@pytest.mark.parametrize(("changes", "line"), [
    ({"is_missing": True, "is_altered": True}, "【原件缺失】"), ({"is_altered": True}, "【原件与登记不一致】"), ({"note": "整改后"}, "整改后"),
    ({"codes": ()}, "措施：——")])
def test_what_is_wrong_with_a_file_is_said(changes: dict[str, object], line: str) -> None:
    assert line in wording.evidence_text(replace(FILE, **changes)).split("\n")


def test_the_workbooks_second_line_says_who_reports_what() -> None:
    told = wording.sheet_facts("甲镇", "", Month(2026, 6), "示政〔2026〕1号", "牵头")

    assert told == "填报单位：甲镇　　填报人：　　　　　　报送月份：2026年6月　　文号：示政〔2026〕1号　　范围：牵头"


def test_readings_are_a_line_each() -> None:
    targets = (SubmissionTarget(1, "甲", "", "个", Decimal("1E+3")), SubmissionTarget(2, "乙", "", "吨"))

    assert wording.reading_lines(targets) == "甲（个）：1000\n乙（吨）："


def test_every_state_has_a_word() -> None:
    assert len({wording.state(state) for state in State}) == len(State)


def test_a_share_of_nothing_is_a_dash() -> None:
    assert wording.percent(0, 0) == wording.NONE
