"""The checklist as it stood on a past day: asked for from the list's menu, shown or written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from gui.dialogs.list_preview import ListPreview
from gui.dialogs.past_day import PastDayDialog
from gui.page import Frame
from gui.pages.checklist_then import PastLists, then_columns
from gui.pages.list_files import ListFiles
from gui.pages.submissions_files import REMEMBERED
from model.actions.close import close_measures
from model.ledger import Ledger
from model.rows.checklist import ChecklistFilter
from tests.builders import TODAY, a_plan, measure_ids, taken_in
from tests.gui.month.scene import frame_of

KEPT = ChecklistFilter()


@pytest.fixture
def town_ledger(open_ledger: Callable[..., Ledger], tmp_path: Path) -> Ledger:
    """A ledger that took its plan in on 1 May, opened on the tests' day."""
    with Ledger.open(tmp_path / "ledger", chain="c", clock=lambda: datetime(2026, 5, 1, 12, tzinfo=UTC)) as early:
        taken_in(early, a_plan())
    return open_ledger(chain="c")


@pytest.fixture
def lists(qtbot: QtBot, make_frame: Callable[..., Frame], town_ledger: Ledger, tmp_path: Path) -> PastLists:
    close_measures(town_ledger, measure_ids(town_ledger)[:1], on=TODAY)
    place = QWidget()
    qtbot.addWidget(place)
    frame = frame_of(make_frame, town_ledger)
    frame.settings.save_text(REMEMBERED, str(tmp_path))
    made = PastLists(frame, ListFiles(frame, place), place)
    made.ask(KEPT, "Filter: all")
    return made


def asked(lists: PastLists) -> PastDayDialog:
    assert isinstance(lists.asking, PastDayDialog)
    return lists.asking


def test_the_last_day_of_the_month_before_is_proposed_and_no_day_to_come(lists: PastLists) -> None:
    assert asked(lists).day.date() == QDate(2026, 5, 31)
    assert asked(lists).day.maximumDate() == QDate(2026, 6, 15)
    asked(lists).reject()


def test_it_is_written_with_the_states_of_that_day(lists: PastLists, tmp_path: Path) -> None:
    asked(lists).day.setDate(QDate(2026, 6, 14))
    asked(lists).export.click()
    place = lists._files.asking
    assert isinstance(place, QFileDialog)
    assert Path(place.selectedFiles()[0]).name == "青山镇人民政府_checklist_as_of_2026-06-14.xlsx"
    place.accept()
    (file,) = tmp_path.glob("*.xlsx")
    rows = list(load_workbook(file).active.values)
    assert "14 June 2026" in str(rows[0][0])
    assert list(rows[2]) == [column.heading for column in then_columns()]
    assert (rows[3][0], rows[3][2], rows[3][5] or "") == ("1-01-1", "Not started", "")


def test_on_the_day_it_was_closed_it_is_closed(lists: PastLists, town_ledger: Ledger) -> None:
    asked(lists).reject()
    lines = list(lists.content(KEPT, TODAY, "")(town_ledger, TODAY).lines)
    assert (lines[0][2], lines[0][5]) == ("Closed", "2026-06-15")
    before = list(lists.content(KEPT, date(2026, 6, 1), "")(town_ledger, TODAY).lines)
    assert before[0][2] == "Not started"


def test_it_is_shown_on_pages(lists: PastLists, qtbot: QtBot) -> None:
    asked(lists).closing.act.click()
    preview = lists._files.asking
    assert isinstance(preview, ListPreview)
    preview.reject()
