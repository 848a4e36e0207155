"""Reports of a real ledger for quarters that have not come, that lie before the plan, and for one's own part."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from model.actions.close import close_measures
from model.ledger import Ledger
from model.periods import Month, Quarter
from model.queries.report_content import quarterly_content, submission_content
from model.rows.checklist import ChecklistFilter
from reports.fonts import FontBook
from reports.quarterly import write_quarterly
from reports.workbook import write_submission
from tests.builders import TODAY, a_measure, a_plan, measure_ids, taken_in
from tests.reports.pdf_text import page_texts

MINE = ChecklistFilter(is_mine=True)


def _text(ledger: Ledger, quarter: Quarter, folder: Path, *, today: date = TODAY, kept: ChecklistFilter = ChecklistFilter()) -> str:  # noqa: B008
    content = quarterly_content(ledger, quarter, kept=kept, today=today)
    texts = page_texts(write_quarterly(content, folder / "q.pdf", printed_on=today, book=FontBook()).path)
    return "".join("".join(texts).split())


def test_a_quarter_still_to_come_is_told_as_of_today(town_ledger: Ledger, tmp_path: Path) -> None:
    close_measures(town_ledger, measure_ids(town_ledger)[:1], on=TODAY)
    text = _text(town_ledger, Quarter(2026, 4), tmp_path)

    assert "截至2026年6月15日" in text
    assert "已完成1项" in text
    assert "其中本季度新完成0项" in text


def test_a_quarter_of_next_year_is_told_from_this_years_plan(town_ledger: Ledger, tmp_path: Path) -> None:
    text = _text(town_ledger, Quarter(2027, 2), tmp_path, kept=ChecklistFilter(plan_id=1))

    assert "2027年第二季度工作落实情况报告" in text
    assert "截至2026年6月15日" in text


def test_a_quarter_before_the_plan_has_nothing_closed(town_ledger: Ledger, tmp_path: Path) -> None:
    close_measures(town_ledger, measure_ids(town_ledger)[:2], on=TODAY)
    text = _text(town_ledger, Quarter(2025, 4), tmp_path, kept=ChecklistFilter(plan_id=1))

    assert "截至2025年12月31日" in text
    assert "已完成0项，完成率0.0%" in text
    assert "无逾期未完成事项" in text


@pytest.mark.parametrize("kept", [MINE, ChecklistFilter()])
def test_ones_own_part_is_named_only_when_it_is_asked_for(town_ledger: Ledger, tmp_path: Path, kept: ChecklistFilter) -> None:
    assert ("（范围：本单位承担的措施）" in _text(town_ledger, Quarter(2026, 2), tmp_path, kept=kept)) == kept.is_mine


def test_a_workbook_of_a_month_to_come_can_be_written(town_ledger: Ledger, tmp_path: Path) -> None:
    content = submission_content(town_ledger, Month(2026, 12), kept=MINE, today=TODAY)
    written = write_submission(content, tmp_path / "w.xlsx")

    assert content.is_mine
    assert written.rows == len(content.rows) > 0


def test_a_measure_that_comes_again_and_again_stands_once(ledger: Ledger) -> None:
    taken_in(ledger, a_plan(a_measure("每月巡查一次，每季度通报一次，9月底前完成复查。", deadline="9月底前")))
    upcoming = quarterly_content(ledger, Quarter(2026, 2), today=TODAY).upcoming

    assert [item.due_on for item in upcoming] == [date(2026, 9, 30), None]
    assert upcoming[1].wording == "每月、每季度"
