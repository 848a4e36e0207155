"""Backups and fonts in the settings, with a real ledger."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

import resources
from gui.app import Program
from gui.dialogs.preferences import Preferences
from gui.page_list import PAGES
from gui.settings import Settings
from model.actions.close import close_measures
from model.queries.checklist import checklist_rows
from model.rows.checklist import ChecklistFilter
from reports.fonts import FontRole, chosen_fonts, fonts_file
from tests.gui.checklist_scene import scene_ledger
from tests.gui.window_scene import gone

WAIT = 15000
TODAY = datetime.now().astimezone().date()  # a copy is named by this machine's clock


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, qapp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setattr("gui.app.PAGES", tuple(spec for spec in PAGES if spec.name == "overview"))
    scene_ledger(tmp_path).close()
    made = Program(settings, lambda: TODAY)
    qtbot.addWidget(made.window, before_close_func=gone)
    made.window.show()
    made.open(tmp_path / "ledger")
    qtbot.waitUntil(lambda: made.backups is not None and made.backups.state is not None, timeout=WAIT)
    yield made
    made.close()
    made.languages.stop()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def preferences(program: Program, section: str) -> Preferences:
    opened = program.window.dialogs.show_preferences(section)
    assert isinstance(opened, Preferences)
    return opened


def settled(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: not program.backups.is_making and not program.operations.is_awaited, timeout=WAIT)


def tick(program: Program, place: int) -> None:
    rows = checklist_rows(program.operations.ledger, ChecklistFilter(), today=TODAY)
    program.operations.write(None, "Close", close_measures, [rows[place].id], on=TODAY)


def copies(program: Program) -> list[Path]:
    return sorted((program.operations.ledger.folder / "backups").glob("ledger-*.db"))


def test_the_days_first_change_makes_a_proven_copy_and_the_second_none(qtbot: QtBot, program: Program) -> None:
    assert copies(program) == []
    with qtbot.waitSignal(program.operations.changed, timeout=WAIT):
        tick(program, 0)
    settled(qtbot, program)
    assert len(copies(program)) == 1
    with qtbot.waitSignal(program.operations.changed, timeout=WAIT):
        tick(program, 1)
    settled(qtbot, program)
    assert len(copies(program)) == 1
    assert program.backups.state.here.path == copies(program)[0]


def test_what_another_desk_changed_is_left_to_it_to_copy(qtbot: QtBot, program: Program) -> None:
    with qtbot.waitSignal(program.operations.changed, timeout=WAIT):
        program.operations.watch.came_back.emit(2)
    settled(qtbot, program)
    assert copies(program) == []
    with qtbot.waitSignal(program.operations.changed, timeout=WAIT):
        tick(program, 0)
    settled(qtbot, program)
    assert len(copies(program)) == 1


def test_a_copy_of_today_is_enough_for_the_next_start(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    program.backups.make()
    settled(qtbot, program)
    program.reopen()
    qtbot.waitUntil(lambda: program.backups is not None and program.backups.state is not None, timeout=WAIT)
    with qtbot.waitSignal(program.operations.changed, timeout=WAIT):
        tick(program, 0)
    settled(qtbot, program)
    assert len(copies(program)) == 1


def test_the_settings_say_when_the_last_copy_was_proven(qtbot: QtBot, program: Program) -> None:
    opened = preferences(program, "backups")
    assert opened.backups.here.text() == "No backup has been proven yet."
    opened.backups.now.click()
    assert not opened.backups.now.isEnabled()
    settled(qtbot, program)
    qtbot.waitUntil(lambda: "Last proven backup" in opened.backups.here.text(), timeout=WAIT)
    assert str(TODAY.year) in opened.backups.here.text()
    assert opened.backups.now.isEnabled()
    opened.close()


def test_a_second_place_is_tried_kept_and_filled_at_once(qtbot: QtBot, program: Program, stick: Path, settings) -> None:
    opened = preferences(program, "backups")
    opened.backups.take(stick)
    qtbot.waitUntil(lambda: opened.backups.place.text() == str(stick), timeout=WAIT)
    qtbot.waitUntil(lambda: "Last proven backup" in opened.backups.there.text(), timeout=WAIT)
    settled(qtbot, program)
    assert settings.second_place(program.operations.ledger.folder) == stick
    (folder,) = stick.iterdir()
    assert (folder / copies(program)[0].name).is_file()
    opened.backups.drop.click()
    qtbot.waitUntil(lambda: opened.backups.place.text() == "None is chosen.", timeout=WAIT)
    settled(qtbot, program)
    assert settings.second_place(program.operations.ledger.folder) is None
    assert folder.is_dir()
    opened.close()


def test_a_place_inside_the_ledger_is_refused_where_it_was_chosen(qtbot: QtBot, program: Program, settings) -> None:
    opened = preferences(program, "backups")
    opened.backups.take(program.operations.ledger.folder)
    qtbot.waitUntil(lambda: not opened.backups.trouble.isHidden(), timeout=WAIT)
    assert "inside the ledger" in opened.backups.trouble.text()
    assert settings.second_place(program.operations.ledger.folder) is None
    settled(qtbot, program)
    opened.close()


def test_a_stick_that_is_not_there_is_told_above_the_page(qtbot: QtBot, program: Program, stick: Path) -> None:
    program.backups.choose(stick, lambda error: pytest.fail(str(error)))
    settled(qtbot, program)
    shutil.rmtree(stick)
    program.backups.make()
    settled(qtbot, program)
    banners = program.window.banners
    assert "backup" in banners.names()
    assert any(str(stick) in label.text() for label in banners.findChildren(QLabel))
    opened = preferences(program, "backups")
    qtbot.waitUntil(lambda: str(stick) in opened.backups.trouble.text(), timeout=WAIT)
    assert "Last proven backup" in opened.backups.here.text()
    stick.mkdir()
    opened.backups.now.click()
    settled(qtbot, program)
    assert "backup" not in banners.names()
    qtbot.waitUntil(opened.backups.trouble.isHidden, timeout=WAIT)
    opened.close()


def test_the_banner_leads_to_the_settings(qtbot: QtBot, program: Program) -> None:
    program.backups.settings_wanted.emit()
    opened = program.window.findChild(Preferences)
    assert opened.list.currentItem().text() == "Backups"
    settled(qtbot, program)
    opened.close()


def test_asking_for_the_folder_opens_a_dialog(qtbot: QtBot, program: Program) -> None:
    opened = preferences(program, "backups")
    opened.backups.choose.click()
    asked = opened.findChild(QFileDialog)
    assert asked.fileMode() is QFileDialog.FileMode.Directory
    asked.close()
    settled(qtbot, program)
    opened.close()


def test_a_font_is_chosen_for_a_role_and_given_up_again(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    own = Path(shutil.copy(resources.path("fonts/TaizhangKai.ttf"), tmp_path / "own.ttf"))
    opened = preferences(program, "fonts")
    part = opened.fonts
    qtbot.waitUntil(lambda: "(built in)" in part.shown["body"].text(), timeout=WAIT)
    assert part.drop["body"].isHidden()
    with qtbot.waitSignal(opened.fonts_chosen, timeout=WAIT):
        part.take("body", own)
    qtbot.waitUntil(lambda: "chosen by you" in part.shown["body"].text(), timeout=WAIT)
    assert chosen_fonts() == {FontRole.BODY: own}
    part.drop["body"].click()
    qtbot.waitUntil(lambda: "(built in)" in part.shown["body"].text(), timeout=WAIT)
    assert chosen_fonts() == {}
    fonts_file().unlink()
    settled(qtbot, program)
    opened.close()


def test_a_file_that_is_no_font_is_refused_where_it_was_chosen(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    (tmp_path / "x.ttf").write_bytes(b"nonsense")
    opened = preferences(program, "fonts")
    opened.fonts.take("title", tmp_path / "x.ttf")
    qtbot.waitUntil(lambda: "x.ttf" in opened.fonts.trouble.text(), timeout=WAIT)
    assert chosen_fonts() == {}
    settled(qtbot, program)
    opened.close()
