"""The month on one page, from where the month is handed over; and its numbers, each with its measures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gui.dialogs.list_preview import ListPreview
from gui.dialogs.report_numbers import NumbersDialog
from gui.operations import Runners
from gui.pages.submissions_month import MonthPanel
from model.actions.close import close_measures
from model.ledger import Ledger
from model.rows.report import Counted
from reports import wording_papers as words
from tests.builders import TODAY, measure_ids
from tests.fakes import FakeTasks
from tests.gui.conftest import HeardMessages
from tests.reports.pdf_text import page_texts


def _asked(panel: MonthPanel) -> ListPreview:
    panel.steps.brief.click()
    dialog = panel.jobs.papers.asking
    assert isinstance(dialog, ListPreview)
    return dialog


@pytest.mark.parametrize("is_mine", [True, False])
def test_the_brief_is_of_the_month_and_the_measures_that_go_in(panel: MonthPanel, tmp_path: Path, *, is_mine: bool) -> None:
    (panel.steps.scope.mine if is_mine else panel.steps.scope.all).click()
    dialog = _asked(panel)
    dialog.save_to(tmp_path / "b.pdf")
    dialog.reject()

    (page,) = page_texts(tmp_path / "b.pdf")
    text = re.sub(r"\s", "", page)
    assert words.monthly_title("", panel.month)[1] in text
    assert ("（范围：本单位承担的措施）" in text) is is_mine
    assert panel.steps.brief.isEnabled()


def test_what_was_written_stays_named_while_a_brief_is_looked_at(panel: MonthPanel, tmp_path: Path) -> None:
    panel.writer.write(panel.month, panel.kept, tmp_path / "m.xlsx")
    _asked(panel).reject()
    assert panel.steps.handed.written is not None


def test_a_number_leads_to_its_measures_and_on_to_the_checklist(panel: MonthPanel) -> None:
    ids = measure_ids(panel.frame.operations.ledger)
    panel.frame.operations.write(panel, "closed", close_measures, [ids[1]], on=TODAY)
    wanted: list[tuple[str, object]] = []
    panel.wanted.connect(lambda page, place: wanted.append((page, place)))
    dialog = _asked(panel)
    assert not dialog.numbers.isHidden()
    dialog.numbers.click()
    numbers = dialog.handing.asking
    assert isinstance(numbers, NumbersDialog)
    numbers.number_view.choose_where(lambda row: row.figure is Counted.CLOSED_NOW)
    assert numbers.number_view.current.number == 1
    assert [row.measure_id for row in numbers.measures.rows()] == [ids[1]]
    numbers.number_view.entered.emit(numbers.number_view.current)
    numbers.measure_view.entered.emit(numbers.measure_view.current)
    assert wanted == [("checklist", ids[1])]
    assert not dialog.isVisible()


def test_a_brief_that_was_stopped_is_not_shown(
    make_panel: Callable[..., MonthPanel], town_ledger: Ledger, messages: HeardMessages
) -> None:
    long_work = FakeTasks(held=True)
    panel = make_panel(town_ledger, runners=Runners(FakeTasks(), FakeTasks(), long_work))
    panel.steps.brief.click()
    assert not panel.steps.write.isEnabled()
    panel.steps.progress.cancel.click()
    long_work.wait()
    assert (panel.jobs.papers.asking, messages.errors) == (None, [])
    assert panel.steps.write.isEnabled()


def test_a_month_without_measures_has_no_brief(panel: MonthPanel) -> None:
    assert panel.steps.brief.isEnabled()
    assert panel.state is not None
    panel.steps.show_state(replace(panel.state, scope=replace(panel.state.scope, measures=0)))
    assert not panel.steps.brief.isEnabled()
