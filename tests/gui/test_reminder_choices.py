"""What the settings say of reminders holds: which kinds, and how many working days ahead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.operations import Operations
from gui.page import Frame
from gui.reminders import near_reports
from gui.settings import MOST_WORKDAYS, Settings
from gui.theme import Theme
from model.rows.overview import MyselfRow, PlanRow
from tests.fakes import FakeLedger, fake_runners

RULE = "每月第三个工作日前向示例区生态环境局报送上月工作进展情况"
UNKNOWN_YEAR = date(2040, 6, 1)


@pytest.fixture
def names_on(
    qtbot: QtBot, settings: Settings, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> Callable[[date], list[str]]:
    """What a window reminds of on a day, with two measures overdue."""
    monkeypatch.setattr("gui.reminders.overdue_of_mine", lambda _ledger, **_facts: 2)

    def shown(today: date) -> list[str]:
        window = MainWindow((), settings, theme)
        qtbot.addWidget(window)
        operations = Operations(FakeLedger(), fake_runners(), window.messages, window)
        window.chosen.set_ledger((PlanRow(1, today.year, "计划", "", "", None, RULE, 60),), MyselfRow("示例镇"))
        window.attach(Frame(operations, settings, theme, window.messages, window.chosen, lambda: today))
        window.reminders.refresh()
        return sorted(window.reminders.board.names)

    return shown


@pytest.mark.parametrize(
    ("today", "near", "is_told"),
    [
        (date(2024, 6, 28), 3, True),
        (date(2024, 6, 28), 2, False),
        (date(2024, 6, 20), 10, True),
        (date(2024, 6, 18), 10, False),
        (date(2024, 7, 3), 1, True),
    ],
)
def test_a_reporting_day_is_near_by_as_many_working_days_as_were_chosen(today: date, near: int, is_told: bool) -> None:
    assert bool(near_reports(RULE, today, near)) is is_told


def test_no_reporting_day_is_missed_behind_the_longest_holiday() -> None:
    ((found, left),) = near_reports("每月第10个工作日前报送", date(2024, 9, 30), MOST_WORKDAYS)
    assert (found.day, left) == (date(2024, 10, 18), 10)


def test_each_kind_can_be_switched_off_alone(names_on: Callable[[date], list[str]], settings: Settings) -> None:
    today = date(2024, 7, 2)
    assert names_on(today) == ["overdue", "report"]
    settings.remind_overdue = False
    assert names_on(today) == ["report"]
    settings.remind_overdue, settings.remind_reports = True, False
    assert names_on(today) == ["overdue"]


def test_unknown_holidays_are_told_unless_that_is_switched_off(
    names_on: Callable[[date], list[str]], settings: Settings
) -> None:
    assert "holidays" in names_on(UNKNOWN_YEAR)
    settings.remind_holidays = False
    assert "holidays" not in names_on(UNKNOWN_YEAR)


def test_more_days_ahead_bring_the_banner_earlier(names_on: Callable[[date], list[str]], settings: Settings) -> None:
    today = date(2024, 6, 21)
    assert "report" not in names_on(today)
    settings.report_workdays = 9
    assert "report" in names_on(today)


@pytest.mark.parametrize(("stored", "read"), [(0, 1), (99, MOST_WORKDAYS), (4, 4)])
def test_a_count_from_a_damaged_file_stays_in_its_bounds(settings: Settings, stored: int, read: int) -> None:
    settings.report_workdays = stored
    assert settings.report_workdays == read


def test_speaking_again_forgets_every_putting_off(settings: Settings) -> None:
    today = date(2024, 6, 15)
    assert not settings.is_put_off(today)
    for name in ("snoozed_until", "overdue_snoozed_until", "holidays_snoozed_until"):
        setattr(settings, name, date(2024, 6, 16))
        assert settings.is_put_off(today)
        assert not settings.is_put_off(date(2024, 6, 16))
        settings.speak_again()
        assert not settings.is_put_off(today)
