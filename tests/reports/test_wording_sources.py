"""Where a number comes from and what comes next, in the quarter's report: the office's own words before any proposal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month, Quarter
from model.queries.report_content import quarterly_content
from model.rows.report import TargetContent, TroubleContent
from model.rows.target_line import UnitValue
from model.rows.words import State
from reports import wording
from tests.builders import TODAY, a_measure, a_plan, measure_ids, taken_in

JUNE = Month(2026, 6)
LATE = TroubleContent("1-02-3", "扬尘管控", "完成整治", "6月底前", date(2026, 6, 30), 2, is_blocked=False, is_overdue=True)


def troubles(ledger: Ledger) -> tuple[TroubleContent, ...]:
    return quarterly_content(ledger, Quarter.of(TODAY), today=TODAY, with_thumbnails=False).troubles


def test_the_next_step_is_what_the_note_says_comes_next(ledger: Ledger) -> None:
    taken_in(ledger, a_plan(a_measure("完成整治任务。")))
    note_progress(ledger, measure_ids(ledger)[0], JUNE, "用地未批。下一步：加快协调。", state=State.BLOCKED, today=TODAY)

    (found,) = troubles(ledger)
    assert (found.reason, found.next_step) == ("用地未批。", "加快协调。")
    assert wording.trouble(found).endswith("原因：用地未批。下一步：加快协调。")


def test_without_one_the_next_date_is_proposed_and_said_to_be(ledger: Ledger) -> None:
    taken_in(ledger, a_plan(a_measure("9月底前完成招标，年底前完成整治任务。")))
    note_progress(ledger, measure_ids(ledger)[0], JUNE, "用地未批。", state=State.BLOCKED, today=TODAY)

    (found,) = troubles(ledger)
    assert (found.next_step, found.next_due) == ("", date(2026, 9, 30))
    assert "下一步：（建议）按“9月底前" in wording.trouble(found)
    assert "于2026年9月30日前完成" in wording.trouble(found)


def test_with_no_date_to_come_it_is_left_to_be_filled_in() -> None:
    assert wording.trouble(LATE).endswith("下一步：（待补充）。")


def test_a_sum_names_its_units() -> None:
    units = (UnitValue("", JUNE, Decimal(2)), UnitValue("青山镇人民政府", Month(2026, 5), Decimal("7.5")))

    told = wording.total_sources(TargetContent("1-01-1", "抽样检测量", "≥20个", "9.5个", JUNE, is_met=False, units=units))

    assert told == "1-01-1“抽样检测量”的读数9.5个为各单位合计：本单位2、青山镇人民政府7.5（5月）。"
