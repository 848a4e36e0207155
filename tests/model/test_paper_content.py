"""What the month's brief, a measure's sheet, the field list and the handover gather, counted by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from model.actions.backups import make_backup
from model.actions.close import close_measures
from model.actions.evidence import attach_evidence
from model.actions.progress import note_progress
from model.actions.readings import enter_reading
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.handover_content import handover_content
from model.queries.paper_content import field_content, measure_sheet_content, monthly_content
from model.queries.records import records
from model.rows.checklist import ChecklistFilter
from model.rows.draft import Field, Question, QuestionCode
from model.rows.words import State
from tests.builders import TODAY, a_measure, a_plan, handed_in, measure_ids, taken_in

JUNE, MAY = Month(2026, 6), Month(2026, 5)
JULY = date(2026, 7, 2)


def work(ledger: Ledger, folder: Path) -> None:
    """Five measures: closed in June, told of in June, overdue, blocked in another annex, one with an open question."""
    taken_in(ledger, a_plan(
        a_measure("六月完成的事。", deadline="6月底前", support=("各镇人民政府",)),
        a_measure("抽测不低于20个，每月通报一次。", deadline="年底前", support=("各镇人民政府",)),
        a_measure("逾期的事。", deadline="5月底前", lead=("区水务局",)),
        a_measure("困难的事。", deadline="9月底前", annex=2, annex_title="碧水", lead=("区水务局",), support=("区财政局",)),
        a_measure("不明确的事。", deadline="7月底前", annex=2, annex_title="碧水", lead=("相关镇人民政府",)),
    ))
    closed, sampled, _late, blocked, _open = measure_ids(ledger)
    close_measures(ledger, [closed], on=date(2026, 6, 10))
    note_progress(ledger, sampled, MAY, "抽测5个。", today=TODAY)
    note_progress(ledger, sampled, JUNE, "抽测8个。", today=TODAY)
    note_progress(ledger, blocked, JUNE, "资金未到位。", state=State.BLOCKED, today=TODAY)
    (target,) = records(ledger, ChecklistFilter(), today=TODAY)[1].targets
    enter_reading(ledger, target.id, JUNE, "13")
    (folder / "记录.txt").write_text("x")
    attach_evidence(ledger, [sampled, blocked], [folder / "记录.txt"])


@pytest.fixture
def worked(filled: Callable[..., Ledger]) -> Ledger:
    return filled("papers", work)


def test_the_month_in_figures_and_lists(worked: Ledger) -> None:
    content = monthly_content(worked, JUNE, today=JULY)
    figures = content.figures

    assert (figures.measures, figures.closed, figures.closed_now, figures.told, figures.due, figures.due_closed) == (5, 1, 1, 2, 1, 1)
    assert [item.text for item in content.closed] == ["六月完成的事。"]
    assert [item.text for item in content.told] == ["抽测8个。", "资金未到位。"]
    assert [(item.text, item.is_overdue, item.is_blocked) for item in content.troubles] == [("逾期的事。", True, False), ("困难的事。", False, True)]
    assert ("不明确的事。", date(2026, 7, 31)) in {(item.text, item.due_on) for item in content.upcoming}
    assert "困难的事。" not in {item.text for item in content.upcoming}
    assert content.day == JUNE.last


def test_the_month_before_tells_of_the_month_before(worked: Ledger) -> None:
    content = monthly_content(worked, MAY, today=JULY)

    assert (content.figures.closed, content.closed) == (0, ())
    assert [item.text for item in content.told] == ["抽测5个。"]


def test_a_month_is_restricted_by_the_filter(worked: Ledger) -> None:
    content = monthly_content(worked, JUNE, kept=ChecklistFilter(annex=2), today=JULY, filter_text="附件2")

    assert (content.figures.measures, content.filter_text) == (2, "附件2")
    assert [item.text for item in content.troubles] == ["困难的事。"]


def test_a_sheet_is_the_measure_with_all_its_history(worked: Ledger) -> None:
    sampled = measure_ids(worked)[1]
    for number in range(60):  # more than the window shows at once, each its own sitting
        note_progress(worked, sampled, Month(2026, number % 5 + 1), f"第{number}次。", today=TODAY)
        close_measures(worked, [measure_ids(worked)[4]], on=TODAY)
    content = measure_sheet_content(worked, sampled, today=TODAY)

    assert (content.code, content.plan.title) == ("1-01-2", "示例区2026年行动计划")
    assert [file.name for file in content.evidence] == ["记录.txt"]
    assert [(target.reading, target.is_met) for target in content.targets] == [("13个", False)]
    assert [change.id for change in content.history] == sorted((change.id for change in content.history), reverse=True)
    assert content.history[-1].action == "accept-plan"
    assert {"note-progress", "enter-reading", "attach"} <= {change.action for change in content.history}


def test_a_sheet_of_no_measure_is_refused(worked: Ledger) -> None:
    with pytest.raises(UserError) as caught:
        measure_sheet_content(worked, 999, today=TODAY)
    assert caught.value.code == "measure-unknown"


def test_the_field_list_tells_what_to_look_at(worked: Ledger) -> None:
    rows = field_content(worked, today=TODAY).rows

    assert [row.text[:4] for row in rows] == ["六月完成", "抽测不低", "逾期的事", "困难的事", "不明确的"]
    assert rows[1].targets == ("抽测 ≥20个",) or rows[1].targets[0].endswith("≥20个")
    assert (rows[1].note, rows[2].is_overdue, rows[3].state) == ("抽测8个。", True, State.BLOCKED)
    assert rows[2].units == ("区水务局",)


def test_the_field_list_keeps_the_filter(worked: Ledger) -> None:
    content = field_content(worked, kept=ChecklistFilter(state=State.BLOCKED), today=TODAY, filter_text="存在困难")

    assert [row.text for row in content.rows] == ["困难的事。"]
    assert content.filter_text == "存在困难"


def test_a_handover_has_what_is_open_overdue_first(worked: Ledger) -> None:
    content = handover_content(worked, today=TODAY)

    assert (content.measures, content.closed, len(content.open)) == (5, 1, 4)
    assert [item.text[:2] for item in content.open] == ["逾期", "不明", "困难", "抽测"]
    assert [(item.note, item.noted_in, item.evidence_count) for item in content.open[2:]] == [
        ("资金未到位。", JUNE, 1), ("抽测8个。", JUNE, 1)]


def test_a_handover_says_who_is_asked_and_what_is_unsettled(worked: Ledger) -> None:
    content = handover_content(worked, today=TODAY)
    asked = {unit.wording: (unit.lead, unit.support, unit.codes) for unit in content.asked}

    assert asked["区水务局"] == (2, 0, ("1-01-3", "2-01-1"))
    assert asked["区财政局"] == (0, 1, ("2-01-1",))
    assert "各镇人民政府" not in asked  # that is oneself
    assert [(question.wording, question.codes) for question in content.questions] == [("相关镇人民政府", ("2-01-2",))]


def test_equal_open_questions_stand_once_with_all_their_measures(ledger: Ledger) -> None:
    taken_in(ledger, a_plan(
        a_measure("甲事。", questions=(Question(QuestionCode.SOME_UNITS, Field.LEAD, "有关部门"),)), a_measure("乙事。", lead=("相关镇人民政府",)), a_measure("丙事。", lead=("相关镇人民政府",), support=("相关镇人民政府",)),
        a_measure("丁事。", lead=("相关镇人民政府",)),
    ))
    close_measures(ledger, measure_ids(ledger)[3:], on=TODAY)

    found = handover_content(ledger, today=TODAY).questions
    assert [(question.wording, question.codes) for question in found] == [("相关镇人民政府", ("1-01-2", "1-01-3")), ("有关部门", ("1-01-1",))]


def test_a_handover_says_where_the_papers_are(worked: Ledger, tmp_path: Path) -> None:
    handed_in(worked, MAY, tmp_path)
    backup = make_backup(worked).here
    content = handover_content(worked, today=TODAY)
    places = content.places

    assert (places.files, places.size, places.measures_with_files, places.measures_without_files) == (1, 1, 2, 3)
    assert places.ledger == worked.folder
    assert places.evidence.is_dir()
    assert places.backup is not None
    assert places.backup.path == backup.path
    assert ([(item.month, item.file_name) for item in content.submissions], content.submitted) == ([(MAY, "报送.xlsx")], 1)


def test_a_handover_names_dates_and_reporting_days_to_come(worked: Ledger) -> None:
    content = handover_content(worked, today=TODAY)

    assert [(found.day, found.recipient) for found in content.report_days][:1] == [(date(2026, 7, 2), "区生态环境局")]
    dated = {(item.text[:2], item.due_on) for item in content.promises}
    assert {("不明", date(2026, 7, 31)), ("抽测", None)} <= dated
    assert ("抽测", date(2026, 12, 31)) not in dated  # beyond the next quarter


def test_a_handover_of_an_empty_ledger(open_ledger: Callable[..., Ledger]) -> None:
    content = handover_content(open_ledger(), today=TODAY)

    assert (content.plans, content.open, content.asked, content.places.files, content.places.backup) == ((), (), (), 0, None)
