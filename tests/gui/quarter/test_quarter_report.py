"""The quarter's report: made when it is looked at, true to the ledger."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.dialogs.report_numbers import NumbersDialog
from gui.page import Frame
from gui.pages.submissions import SubmissionsPage
from gui.pages.submissions_quarter import QuarterPanel
from gui.pages.submissions_work import make_quarter, quarter_to_report, quarters_of
from model.errors import Cancelled, StorageError
from model.ledger import Ledger
from model.periods import Month, Quarter
from model.queries.overview import myself, plans
from model.rows.checklist import ChecklistFilter
from model.rows.overview import PlanRow
from model.rows.report import Counted
from tests.builders import TODAY, a_measure, a_plan, handed_in, taken_in
from tests.fakes import FakeTasks
from tests.gui.conftest import HeardMessages
from tests.gui.quarter.scene import JUNE, Q1, Q2, note, text_of

# Which quarter


@pytest.mark.parametrize(
    ("today", "quarter"),
    [
        (date(2026, 6, 1), Q2), (date(2026, 5, 31), Q1), (date(2026, 7, 10), Q2), (date(2026, 1, 5), Quarter(2025, 4)),
    ],
)  # fmt: skip
def test_the_quarter_to_report_is_the_one_that_ends(today: date, quarter: Quarter) -> None:
    assert quarter_to_report(today) == quarter


def test_the_quarters_of_a_plan_are_those_that_have_begun() -> None:
    plan = PlanRow(1, 2026, "", "", "", None, "", 0)
    assert quarters_of(plan, TODAY) == [Q1, Q2]
    assert quarters_of(plan, date(2027, 2, 1))[-1] == Quarter(2026, 4)


def test_the_panel_opens_at_the_quarter_to_report(panel: QuarterPanel) -> None:
    assert panel.subject.quarter == Q2
    assert panel.subject.kept == ChecklistFilter(plan_id=panel.frame.chosen.plan_id, is_mine=True)


# Made when looked at


def test_the_report_is_made_when_it_is_looked_at_first(
    make_page: Callable[..., SubmissionsPage], town_ledger: Ledger
) -> None:
    page = make_page(town_ledger, tab="month")
    assert page.quarter.maker.report is None
    page.open_place("quarter")
    report = page.quarter.maker.report
    assert report is not None
    assert page.quarter.preview.count == report.written.pages == len(report.pages.sizes)
    assert page.quarter.preview.picture(1) is not None


def test_mine_and_all_are_different_reports(panel: QuarterPanel) -> None:
    assert panel.maker.report is not None
    assert panel.maker.report.written.rows == 2
    panel.scope.all.click()
    assert panel.maker.report.written.rows == 3
    panel.scope.all.click()  # is chosen already: nothing is made
    assert panel.maker.report.written.rows == 3


def test_of_several_plans_of_a_year_the_chosen_one_is_reported(
    make_page: Callable[..., SubmissionsPage], town_ledger: Ledger, messages: HeardMessages
) -> None:
    second = a_plan(a_measure("完成湿地修复。"), title="示例区湿地2026年行动计划", doc_no="")
    taken_in(town_ledger, second)
    page = make_page(town_ledger)
    for plan in plans(town_ledger):
        page.frame.chosen.choose(plan.id)
        page.quarter.scope.all.click()
        assert page.quarter.maker.report is not None
        assert page.quarter.maker.report.written.rows == plan.measures
    assert messages.errors == []


def test_of_a_plan_of_another_year_its_last_quarter_is_reported(
    make_page: Callable[..., SubmissionsPage], town_ledger: Ledger, messages: HeardMessages
) -> None:
    older = a_plan(a_measure("完成湿地修复。"), title="示例区2024年行动计划", year=2024, doc_no="", issued_on=date(2024, 2, 1))
    taken_in(town_ledger, older)
    page = make_page(town_ledger)
    page.frame.chosen.choose(next(plan.id for plan in plans(town_ledger) if plan.year == 2024))
    assert page.quarter.subject.quarter == Quarter(2024, 4)
    assert page.month.month == Month(2024, 12)
    assert page.quarter.maker.report is not None
    assert messages.errors == []


def test_another_quarter_is_another_report(panel: QuarterPanel) -> None:
    assert panel.maker.report is not None
    before = panel.maker.report.written.sha256
    panel.field.choose(Q1)
    assert panel.maker.report.written.sha256 != before
    assert panel.maker.subject is not None
    assert panel.maker.subject.quarter == Q1


def test_the_report_before_is_let_go(panel: QuarterPanel) -> None:
    assert panel.maker.report is not None
    before = panel.maker.report.pages
    panel.make()
    assert before.image(0, 1.0).isNull()
    assert panel.preview.pages is panel.maker.report.pages


def test_a_report_is_not_made_for_nobody(page: SubmissionsPage) -> None:
    panel = page.quarter
    page.open_place("month")
    panel.field.choose(Q1)
    assert panel.maker.report is None
    page.open_place("quarter")
    assert panel.maker.report is not None


def test_going_back_to_a_quarter_makes_it_anew(page: SubmissionsPage) -> None:
    panel = page.quarter
    page.open_place("month")
    panel.field.choose(Q1)
    panel.field.choose(Q2)
    page.open_place("quarter")
    assert panel.maker.report is not None


def test_a_newer_wish_wins(panel: QuarterPanel, long_work: FakeTasks) -> None:
    long_work.held = True
    panel.field.choose(Q1)
    assert not panel.progress.isHidden()
    panel.field.choose(Q2)
    long_work.wait()
    assert panel.maker.subject is not None
    assert panel.maker.subject.quarter == Q2
    assert panel.progress.isHidden()


def test_a_report_that_came_too_late_is_closed(panel: QuarterPanel, long_work: FakeTasks) -> None:
    """The work did not hear in time that it was to stop."""
    long_work.held = True
    panel.make()
    panel.field.choose(Q1)
    for job in long_work.jobs:
        job.cancelled = lambda: False  # type: ignore[method-assign]
    long_work.wait()
    assert panel.maker.subject is not None
    assert panel.maker.subject.quarter == Q1


def test_cancelling_leaves_the_way_to_make_it(panel: QuarterPanel, long_work: FakeTasks, messages: HeardMessages) -> None:
    long_work.held = True
    panel.field.choose(Q1)
    assert not panel.save.isEnabled()
    panel.progress.cancel.click()
    long_work.wait()
    assert (panel.maker.report, messages.errors) == (None, [])
    assert panel.places.currentWidget() is panel.nothing
    assert not panel.save.isEnabled()
    long_work.held = False
    panel.nothing.step_wanted.emit()
    assert panel.maker.report is not None
    assert panel.save.isEnabled()


def test_cancelling_late_makes_nothing(town_ledger: Ledger) -> None:
    told: list[int] = []
    with pytest.raises(Cancelled):
        make_quarter(
            town_ledger, Q2, ChecklistFilter(), today=TODAY, progress=lambda done, _total: told.append(done),
            cancelled=lambda: 1 in told,
        )  # fmt: skip


def test_what_kept_a_report_from_being_made_is_shown(
    panel: QuarterPanel, messages: HeardMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_facts: object) -> None:
        raise StorageError("report-disk-full", path="x")

    monkeypatch.setattr("reports.quarterly.write_quarterly", full)
    panel.field.choose(Q1)
    assert [getattr(error, "code", "") for error in messages.errors] == ["report-disk-full"]
    assert panel.places.currentWidget() is panel.nothing


# True to the ledger


def test_a_change_makes_the_preview_stale_until_it_is_refreshed(panel: QuarterPanel) -> None:
    assert not panel.is_stale
    assert panel.stale.isHidden()
    note(panel)
    assert panel.is_stale
    assert not panel.stale.isHidden()
    panel.again.click()
    assert not panel.is_stale
    assert panel.again.isHidden()
    assert panel.maker.report is not None
    assert "已抽检8个" in text_of(panel.maker.report.data)


def test_a_submission_does_not_make_the_preview_stale(panel: QuarterPanel, tmp_path: Path) -> None:
    panel.frame.operations.write(panel, "submit", handed_in, JUNE, tmp_path, today=panel.frame.today())
    assert not panel.is_stale


def test_a_change_while_it_is_made_is_not_forgotten(panel: QuarterPanel, long_work: FakeTasks) -> None:
    long_work.held = True
    panel.make()
    note(panel)
    long_work.wait()
    assert panel.is_stale


def test_another_day_makes_the_preview_stale(
    qtbot: QtBot, make_frame: Callable[..., Frame], town_ledger: Ledger
) -> None:
    day = [TODAY]
    old = make_frame(town_ledger)
    frame = Frame(old.operations, old.settings, old.theme, old.messages, old.chosen, lambda: day[0])
    frame.chosen.set_ledger(plans(town_ledger), myself(town_ledger))
    panel = QuarterPanel(frame)
    qtbot.addWidget(panel)
    panel.show()
    assert not panel.is_stale
    day[0] = date(2026, 6, 16)
    assert panel.is_stale
    panel.maker.forget()


def test_another_unit_makes_the_preview_stale(panel: QuarterPanel) -> None:
    chosen = panel.frame.chosen
    chosen.set_ledger(chosen.plans, myself(panel.frame.operations.ledger))
    assert not panel.is_stale
    chosen.changed.emit()
    assert panel.is_stale


def test_other_fonts_make_the_preview_stale(panel: QuarterPanel) -> None:
    panel.outdate()
    assert panel.is_stale
    assert not panel.stale.isHidden()


def test_each_number_of_the_summary_leads_to_its_measures(panel: QuarterPanel) -> None:
    wanted: list[tuple[str, object]] = []
    panel.wanted.connect(lambda page, place: wanted.append((page, place)))
    panel.head.numbers.click()
    dialog = panel.handing.asking
    assert isinstance(dialog, NumbersDialog)
    numbers = {row.figure: row for row in dialog.numbers.rows()}
    assert panel.maker.report is not None
    assert panel.maker.report.content is not None
    figures = panel.maker.report.content.figures
    assert {figure: row.number for figure, row in numbers.items()} == {traced.figure: traced.number for traced in figures.sources}
    dialog.number_view.choose_where(lambda row: row.figure is Counted.MEASURES)
    assert len(dialog.measures.rows()) == figures.measures > 0
    dialog.measure_view.entered.emit(dialog.measures.rows()[0])
    assert wanted == [("checklist", dialog.measures.rows()[0].measure_id)]


def test_the_numbers_leave_with_the_measures_of_each(panel: QuarterPanel, tmp_path: Path) -> None:
    panel.head.numbers.click()
    dialog = panel.handing.asking
    assert isinstance(dialog, NumbersDialog)
    content = dialog.export._content()
    assert content is not None
    dialog.export.files.write(tmp_path / "list.csv", content[1])
    heads, *lines = csv.reader((tmp_path / "list.csv").read_text(encoding="utf-8-sig").splitlines())
    assert len(heads) == 4
    assert len(lines) == sum(max(len(row.measures), 1) for row in dialog.numbers.rows())
    assert {line[0] for line in lines} == {dialog.numbers.index(row, 0).data() for row in range(dialog.numbers.rowCount())}
    dialog.reject()
