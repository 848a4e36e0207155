"""The menu's ways with days: a calendar file of mine or of all, and holidays taken in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

import resources
from gui.main_window import MainWindow
from gui.operations import Operations
from gui.page import Frame
from gui.settings import Settings
from gui.theme import Theme
from model.ledger import Ledger
from model.rules.workdays import learn_years
from tests.fakes import fake_runners
from tests.gui.checklist_scene import scene_frame, scene_ledger


@pytest.fixture
def window(
    qtbot: QtBot, settings: Settings, theme: Theme, tmp_path: Path, make_frame: Callable[..., Frame]
) -> Iterator[MainWindow]:
    made = MainWindow((), settings, theme)
    qtbot.addWidget(made)
    made.show()
    with scene_ledger(tmp_path) as ledger:
        frame = scene_frame(make_frame, ledger)
        made.attach(Frame(frame.operations, settings, theme, made.messages, frame.chosen, frame.today))
        yield made
        made.hide()
    learn_years({})


def ledger_of(window: MainWindow) -> Ledger:
    assert window.frame is not None
    return window.frame.operations.ledger


def codes(file: Path) -> set[str]:
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    return {str(event["uid"]).split("-")[0] for event in events}


def dialog_of(window: MainWindow) -> QFileDialog:
    dialog = window.reminders.menu.dialog
    assert dialog is not None
    return dialog


def test_mine_or_all_are_written_as_the_kind_of_file_says(window: MainWindow, tmp_path: Path) -> None:
    window.reminders.menu.export.trigger()
    dialog = dialog_of(window)
    assert dialog.nameFilters() == ["My measures (*.ics)", "All measures (*.ics)"]
    dialog.fileSelected.emit(str(tmp_path / "mine.ics"))
    dialog.selectNameFilter("All measures (*.ics)")
    dialog.fileSelected.emit(str(tmp_path / "all.ics"))
    dialog.close()

    mine, everything = ((tmp_path / name).read_bytes().count(b"BEGIN:VEVENT") for name in ("mine.ics", "all.ics"))
    assert 0 < mine < everything
    assert codes(tmp_path / "all.ics") == {"report", "due", "recurrence", "look"}


def test_the_window_goes_once_the_file_is_written(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    assert window.frame is not None
    frame, runners = window.frame, fake_runners()
    runners.long_work.held = True
    operations = Operations(frame.operations.ledger, runners, window.messages, window)
    window.frame = Frame(operations, frame.settings, frame.theme, window.messages, frame.chosen, frame.today)
    window.reminders.menu.write(tmp_path / "a.ics", is_mine=False)

    assert not window.close()
    runners.long_work.wait()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert codes(tmp_path / "a.ics") == {"report", "due", "recurrence", "look"}


def test_what_was_written_is_said(window: MainWindow, tmp_path: Path) -> None:
    said: list[str] = []
    window.messages.said.connect(lambda notice: said.append(notice.text))
    window.reminders.menu.write(tmp_path / "a.ics", is_mine=False)

    assert len(said) == 1
    assert "a.ics" in said[0]


def test_holidays_are_taken_in_and_undone(window: MainWindow) -> None:
    window.reminders.menu.holidays.trigger()
    dialog_of(window).fileSelected.emit(str(resources.path("holidays/2026.csv")))
    dialog_of(window).close()
    with ledger_of(window).look() as connection:
        assert connection.execute("SELECT count(*) FROM setting WHERE key = 'holidays'").fetchone() == (1,)

    assert window.frame is not None
    window.frame.operations.undo()
    with ledger_of(window).look() as connection:
        assert connection.execute("SELECT count(*) FROM setting WHERE key = 'holidays'").fetchone() == (0,)


def test_holidays_need_a_ledger_that_can_be_written(window: MainWindow) -> None:
    ledger_of(window).obstacle = "ledger-held"
    window.menu.menu.aboutToShow.emit()

    assert window.reminders.menu.export.isEnabled()
    assert not window.reminders.menu.holidays.isEnabled()


def test_without_a_ledger_nothing_is_asked(qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    made = MainWindow((), settings, theme)
    qtbot.addWidget(made)
    made.reminders.menu.ask_target()
    made.reminders.menu.ask_table()
    made.menu.menu.aboutToShow.emit()

    assert made.reminders.menu.dialog is None
    assert not made.reminders.menu.export.isEnabled()
