"""From one ledger to another by the window's menu: typed words kept, locks let go, nothing lost when it fails."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui import app
from gui.app import Program
from gui.main_window import MainWindow
from gui.page_list import PAGES
from gui.pages.checklist import ChecklistPage
from gui.settings import Settings
from gui.wording import without_mnemonic
from model.ledger import Ledger
from model.queries.checklist import checklist_rows
from model.rows.checklist import ChecklistFilter
from tests.gui.checklist_scene import DAY, fill_scene
from tests.gui.window_scene import gone


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, qapp, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setattr(app, "PAGES", tuple(spec for spec in PAGES if spec.name == "checklist"))
    made = Program(settings, lambda: DAY)
    qtbot.addWidget(made.window, before_close_func=gone)
    made.window.show()
    yield made
    made.close()
    made.languages.stop()


@pytest.fixture
def here(qtbot: QtBot, program: Program, template: Callable[..., Path], tmp_path: Path) -> Path:
    """A ledger that is open in the window."""
    shutil.copytree(template("scene", fill_scene), tmp_path / "ledger")
    program.open(tmp_path / "ledger")
    arrived(qtbot, program, tmp_path / "ledger")
    return tmp_path / "ledger"


def arrived(qtbot: QtBot, program: Program, folder: Path) -> None:
    def is_there() -> bool:
        return program.operations is not None and program.operations.ledger.folder == folder

    qtbot.waitUntil(lambda: is_there() and program.window.current != "", timeout=15000)


def entries(window: MainWindow) -> list[str]:
    return [without_mnemonic(action.text()) for action in window.menu.menu.actions() if action.text() and action.isVisible()]


def test_the_menu_offers_other_ledgers_by_name_and_key(program: Program, here: Path) -> None:
    assert {"Open a ledger…", "New ledger…", "Recent ledgers"} <= set(entries(program.window))
    assert program.window.ledgers.open.shortcut().toString() == "Ctrl+Shift+O"


def test_another_ledger_is_opened_and_the_one_before_let_go(
    qtbot: QtBot, program: Program, here: Path, tmp_path: Path
) -> None:
    Ledger.open(tmp_path / "other", chain="test").close()
    program.window.ledgers.wanted.emit(tmp_path / "other")
    arrived(qtbot, program, tmp_path / "other")
    assert program.settings.recent_ledgers == [tmp_path / "other", here]
    assert program.window.chosen.plan is None
    with Ledger.open(here) as again:
        assert not again.is_read_only
    qtbot.waitUntil(lambda: entries(program.window).count("My unit…") == 1)


def test_what_was_typed_goes_into_the_ledger_it_was_typed_in(
    qtbot: QtBot, program: Program, here: Path, tmp_path: Path
) -> None:
    page = program.window.pages["checklist"]
    assert isinstance(page, ChecklistPage)
    qtbot.waitUntil(lambda: page.detail.detail is not None, timeout=15000)
    page.detail.progress.editor.insertPlainText("已开工")
    program.window.ledgers.new_wanted.emit(tmp_path / "new")
    arrived(qtbot, program, tmp_path / "new")
    with Ledger.open(here) as again:
        assert checklist_rows(again, ChecklistFilter(), today=DAY)[0].has_progress


def test_a_folder_without_a_ledger_leaves_the_window_as_it_is(
    qtbot: QtBot, program: Program, here: Path, tmp_path: Path, open_boxes
) -> None:
    (tmp_path / "empty").mkdir()
    program.window.ledgers.wanted.emit(tmp_path / "empty")
    qtbot.waitUntil(lambda: bool(open_boxes()), timeout=15000)
    open_boxes()[0].close()
    assert program.operations is not None
    assert program.operations.ledger.folder == here
    assert program.settings.recent_ledgers == [here]
    assert list((tmp_path / "empty").iterdir()) == []


def test_a_new_ledger_is_not_made_among_other_files(
    qtbot: QtBot, program: Program, here: Path, tmp_path: Path, open_boxes
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x.txt").write_text("x", encoding="ascii")
    program.window.ledgers.new_wanted.emit(tmp_path / "full")
    qtbot.waitUntil(lambda: bool(open_boxes()), timeout=15000)
    open_boxes()[0].close()
    assert [file.name for file in (tmp_path / "full").iterdir()] == ["x.txt"]


def test_the_ledger_that_is_open_stays_open(
    program: Program, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(app, "_other", lambda place, **_facts: opened.extend([place]))
    operations = program.operations
    program.window.ledgers.wanted.emit(here / ".." / "ledger")
    assert program.operations is operations
    program.runners.writer.wait()
    assert opened == []


def test_work_that_is_going_on_is_waited_for(
    qtbot: QtBot, program: Program, here: Path, tmp_path: Path
) -> None:
    going_on, asked = threading.Event(), threading.Event()

    def work(progress: Callable[..., None], cancelled: Callable[[], bool]) -> str:
        asked.set()
        going_on.wait(20)
        return "read"

    heard: list[object] = []
    program.operations.work(program.window, work, on_done=heard.append)
    assert asked.wait(20)
    program.window.ledgers.new_wanted.emit(tmp_path / "new")
    qtbot.waitUntil(program.window.toast.isVisible, timeout=15000)
    assert program.operations.ledger.folder == here
    going_on.set()
    arrived(qtbot, program, tmp_path / "new")
    assert heard == ["read"]


def test_recent_ledgers_are_listed_those_that_are_gone_greyed(program: Program, here: Path, tmp_path: Path) -> None:
    program.settings.remember_ledger(tmp_path / "gone & away")
    program.window.ledgers.recent.aboutToShow.emit()
    gone, current = program.window.ledgers.recent.actions()
    assert (gone.isEnabled(), current.isEnabled(), current.isChecked()) == (False, True, True)
    assert gone.text() == f"&1  gone && away  ({tmp_path}, not there)"


def test_a_recent_ledger_is_opened_by_its_entry(
    qtbot: QtBot, program: Program, here: Path, tmp_path: Path
) -> None:
    program.window.ledgers.new_wanted.emit(tmp_path / "new")
    arrived(qtbot, program, tmp_path / "new")
    program.window.ledgers.recent.aboutToShow.emit()
    program.window.ledgers.recent.actions()[1].trigger()
    arrived(qtbot, program, here)


@pytest.mark.parametrize(("key", "is_new"), [(Qt.Key.Key_O, False), (Qt.Key.Key_N, True)])
def test_the_keyboard_reaches_both(qtbot: QtBot, program: Program, here: Path, key: Qt.Key, is_new: bool) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(program.window, key, modifiers)
    dialog = program.window.ledgers.dialog
    assert isinstance(dialog, QFileDialog)
    assert dialog.isVisible()
    assert dialog.directory().absolutePath() == str(here.parent)
    signal = program.window.ledgers.new_wanted if is_new else program.window.ledgers.wanted
    with qtbot.waitSignal(signal) as heard:
        dialog.fileSelected.emit(str(here))
    dialog.close()
    assert heard.args == [here]


def test_words_that_could_not_be_stored_hold_the_ledger(
    qtbot: QtBot, program: Program, here: Path, tmp_path: Path, open_boxes
) -> None:
    program.operations.hold(program, is_unsaved=True)
    program.window.ledgers.new_wanted.emit(tmp_path / "new")
    qtbot.waitUntil(lambda: bool(open_boxes()), timeout=15000)
    open_boxes()[0].close()
    assert program.operations.ledger.folder == here
    with Ledger.open(tmp_path / "new") as new:
        assert not new.is_read_only
    program.operations.hold(program, is_unsaved=False)  # else the window would not close
