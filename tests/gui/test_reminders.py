"""The next reporting day: badge, banner, snooze."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui import reminders
from gui.main_window import MainWindow
from gui.operations import Operations
from gui.page import Frame
from gui.reminders import next_report, overdue_of_mine
from gui.settings import Settings
from gui.theme import Theme
from gui.tray import TrayNotice
from model.ledger import Ledger
from model.rows.changed import Changed
from model.rows.overview import MyselfRow, PlanRow
from tests.fakes import FakeLedger, fake_runners

RULE = "每月第三个工作日前向示例区生态环境局报送上月工作进展情况"


@pytest.fixture
def window_on(qtbot: QtBot, settings: Settings, theme: Theme) -> Callable[..., MainWindow]:
    """A window that looks at a plan with a reporting rule on a day."""

    def made(today: date, rule: str = RULE, *, year: int = 2024) -> MainWindow:
        window = MainWindow((), settings, theme)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        operations = Operations(FakeLedger(), fake_runners(), window.messages, window)
        window.chosen.set_ledger((PlanRow(1, year, "计划", "", "", None, rule, 60),), MyselfRow("示例镇"))
        window.attach(Frame(operations, settings, theme, window.messages, window.chosen, lambda: today))
        window.reminders.refresh()  # which follows in a moment by itself
        return window

    return made


def badge(window: MainWindow) -> str:
    (found,) = [button for button in window.top_bar.findChildren(QPushButton) if button.property("kind") == "badge"]
    return found.text() if found.isVisible() else ""


def banner(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.banners.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize(
    ("today", "day", "left"),
    [
        (date(2024, 6, 28), date(2024, 7, 3), 3),
        (date(2024, 7, 2), date(2024, 7, 3), 1),
        (date(2024, 7, 3), date(2024, 7, 3), 0),
        (date(2024, 7, 4), date(2024, 8, 5), 22),
        (date(2024, 12, 31), date(2025, 1, 6), 3),
    ],
)
def test_the_next_reporting_day_and_the_working_days_until_it(today: date, day: date, left: int) -> None:
    report, workdays = next_report(RULE, today)
    assert (report.day, workdays) == (day, left)


def test_a_quarterly_rule_is_found_months_ahead() -> None:
    report, _ = next_report("每季度末月25日前报送", date(2024, 4, 1))
    assert report.day == date(2024, 6, 25)


def test_a_plans_last_report_is_the_one_about_its_last_month() -> None:
    report, _ = next_report(RULE, date(2025, 1, 2), year=2024)
    assert report.day == date(2025, 1, 6)
    assert next_report(RULE, date(2025, 1, 7), year=2024) is None
    assert next_report(RULE, date(2025, 1, 7)) is not None


def test_a_plan_of_a_year_that_is_over_reminds_of_no_report(window_on: Callable[..., MainWindow]) -> None:
    window = window_on(date(2025, 4, 1))
    assert (badge(window), banner(window)) == ("", "")


def test_what_was_left_open_is_told_until_a_later_plan_is_there(
    qtbot: QtBot, window_on: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reminders, "overdue_of_mine", lambda *_ledger, **_facts: 3)
    window = window_on(date(2025, 4, 1))
    qtbot.waitUntil(lambda: "3" in banner(window))
    old = window.chosen.plans[0]
    window.chosen.set_ledger((replace(old, id=2, year=2025), old), MyselfRow("示例镇"))
    window.chosen.choose(old.id)
    window.reminders.refresh()
    qtbot.waitUntil(lambda: banner(window) == "")


def test_a_plan_that_asks_for_no_report_has_none() -> None:
    assert next_report("", date(2024, 6, 1)) is None


def test_far_ahead_the_badge_names_the_day_and_there_is_no_banner(window_on: Callable[..., MainWindow]) -> None:
    window = window_on(date(2024, 7, 4))
    assert badge(window) == "Jul report: 5 August 2024"
    assert window.banners.names() == []


def test_near_the_day_the_badge_counts_and_a_banner_says_to_whom(
    qtbot: QtBot, window_on: Callable[..., MainWindow], languages
) -> None:
    languages.use("en")
    window = window_on(date(2024, 7, 2))
    assert badge(window) == "Jun report: 1 working day left"
    qtbot.waitUntil(lambda: "示例区生态环境局" in banner(window))


def test_on_the_day_itself_it_says_so(window_on: Callable[..., MainWindow]) -> None:
    assert badge(window_on(date(2024, 7, 3))) == "Jun report: due today"


def test_a_snooze_silences_the_banner_until_tomorrow(
    window_on: Callable[..., MainWindow], settings: Settings
) -> None:
    window = window_on(date(2024, 7, 2))
    window.banners.findChild(QPushButton).click()
    assert window.banners.names() == []
    window.reminders.refresh()
    assert window.banners.names() == []
    assert settings.snoozed_until == date(2024, 7, 3)
    assert window_on(date(2024, 7, 3)).banners.names() == ["report"]


def test_a_change_of_the_ledger_is_looked_at_in_a_moment(qtbot: QtBot, window_on: Callable[..., MainWindow]) -> None:
    window = window_on(date(2024, 7, 3))
    window.top_bar.set_badge("")
    window.frame.operations.write(None, "Close", lambda ledger: Changed(7, "close"))
    assert badge(window) == ""
    qtbot.waitUntil(lambda: badge(window) == "Jun report: due today")


def test_without_a_rule_there_is_neither(window_on: Callable[..., MainWindow]) -> None:
    window = window_on(date(2024, 7, 2), rule="")
    assert (badge(window), window.banners.names()) == ("", [])


def test_another_language_changes_badge_and_banner(
    qtbot: QtBot, window_on: Callable[..., MainWindow], languages
) -> None:
    window = window_on(date(2024, 7, 2))
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: badge(window) == "6月报送：还有 1 个工作日")
    qtbot.waitUntil(lambda: "7月3日" in banner(window))


@pytest.fixture
def overdue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reminders, "overdue_of_mine", lambda _ledger, **_facts: 2)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was said in the tray, as on a desktop that has one."""
    said: list[str] = []
    monkeypatch.setattr(TrayNotice, "show", lambda _tray, text: said.append(text) or True)
    return said


def press(window: MainWindow, text: str) -> None:
    [found for found in window.banners.findChildren(QPushButton) if found.text() == text][-1].click()


def test_overdue_measures_of_mine_are_counted_in_the_ledger(town_ledger: Ledger) -> None:
    assert overdue_of_mine(town_ledger, plan_id=1, today=date(2026, 6, 15)) == 0
    assert overdue_of_mine(town_ledger, plan_id=1, today=date(2027, 3, 1)) == 2


@pytest.mark.usefixtures("overdue")
def test_overdue_measures_have_a_banner_that_can_be_put_off(
    qtbot: QtBot, window_on: Callable[..., MainWindow], settings: Settings
) -> None:
    window = window_on(date(2024, 7, 4))
    qtbot.waitUntil(lambda: window.banners.names() == ["overdue"])
    press(window, "Remind me tomorrow")
    assert window.banners.names() == []
    assert (settings.overdue_snoozed_until, settings.snoozed_until) == (date(2024, 7, 5), None)
    later = window_on(date(2024, 7, 5))
    qtbot.waitUntil(lambda: later.banners.names() == ["overdue"])


@pytest.mark.usefixtures("overdue")
def test_the_banner_leads_to_the_overdue_measures(
    qtbot: QtBot, window_on: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_on(date(2024, 7, 4))
    qtbot.waitUntil(lambda: window.banners.names() == ["overdue"])
    opened: list[object] = []
    monkeypatch.setattr(window, "open_page", lambda name, place: opened.extend([name, place.light.value, place.is_mine]))
    press(window, "Show them")
    assert opened == ["checklist", "red", True]


@pytest.mark.usefixtures("overdue")
def test_the_tray_says_once_a_day_what_the_banners_say(
    qtbot: QtBot, window_on: Callable[..., MainWindow], told: list[str]
) -> None:
    window_on(date(2024, 7, 2))
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "overdue" in told[0]
    assert "Jun" in told[0]
    again = window_on(date(2024, 7, 2))
    qtbot.waitUntil(lambda: again.reminders.board.names == ["report", "overdue"])
    assert len(told) == 1
    window_on(date(2024, 7, 3))
    qtbot.waitUntil(lambda: len(told) == 2)


@pytest.mark.usefixtures("overdue")
def test_who_wants_no_reminders_gets_neither_banner_nor_notice(
    qtbot: QtBot, window_on: Callable[..., MainWindow], settings: Settings, told: list[str]
) -> None:
    settings.reminders = False
    window = window_on(date(2024, 7, 2))
    window.reminders._count()
    assert (window.banners.names(), told) == ([], [])
    assert badge(window)  # the day itself stays in sight
    settings.reminders = True
    window.reminders.refresh()
    qtbot.waitUntil(lambda: window.reminders.board.names == ["report", "overdue"])


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)  # off screen only
@pytest.mark.usefixtures("overdue")
def test_the_notice_puts_everything_off_and_brings_the_window_back(
    qtbot: QtBot, window_on: Callable[..., MainWindow], settings: Settings
) -> None:
    window = window_on(date(2024, 7, 2))
    qtbot.waitUntil(lambda: len(window.reminders.board.names) == 2)
    tray = window.reminders.findChild(TrayNotice) or window.findChild(TrayNotice)
    tray.put_off.emit()
    assert window.banners.names() == []
    window.showMinimized()
    tray.opened.emit()
    assert not window.isMinimized()


def test_without_a_tray_the_notice_says_so(window_on: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch) -> None:
    tray = window_on(date(2024, 7, 4)).findChild(TrayNotice)
    monkeypatch.setattr("gui.tray.QSystemTrayIcon.isSystemTrayAvailable", lambda: False)
    assert tray.show("text") is False


def test_reminders_wait_until_the_pages_have_their_answers(
    qtbot: QtBot, window_on: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_on(date(2024, 7, 3))
    window.top_bar.set_badge("")
    monkeypatch.setattr(type(window.frame.operations), "is_awaited", True)
    window.reminders._when_quiet()
    assert badge(window) == ""
    monkeypatch.setattr(type(window.frame.operations), "is_awaited", False)
    qtbot.waitUntil(lambda: badge(window) == "Jun report: due today")


TWO = "每月3日前向区水务局报送进展，每月第三个工作日前向区生态环境局报送上月进展"


def test_reports_to_several_offices_are_all_told(qtbot: QtBot, window_on: Callable[..., MainWindow]) -> None:
    window = window_on(date(2024, 7, 2), TWO)

    qtbot.waitUntil(lambda: "区水务局" in banner(window) and "区生态环境局" in banner(window))


def test_a_reporting_day_reckoned_without_holidays_is_said_with_a_way_out(
    qtbot: QtBot, window_on: Callable[..., MainWindow], settings: Settings
) -> None:
    window = window_on(date(2080, 6, 10), year=2080)
    assert window.banners.names() == ["holidays"]
    qtbot.waitUntil(lambda: "2080" in banner(window))
    choose, later = (button for button in window.banners.findChildren(QPushButton) if button.isVisible())
    choose.click()
    assert window.reminders.menu.dialog is not None
    assert window.reminders.menu.dialog.isVisible()
    window.reminders.menu.dialog.close()

    later.click()
    assert window.banners.names() == []
    window.reminders.refresh()
    assert window.banners.names() == []
    assert settings.holidays_snoozed_until == date(2080, 6, 17)


def test_in_a_year_that_is_known_nothing_is_said_of_holidays(window_on: Callable[..., MainWindow]) -> None:
    assert window_on(date(2024, 7, 4)).banners.names() == []
