"""Starting the window: painted before the ledger is open, no display said plainly, no error unseen."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui import app
from gui.app import Program, has_display, reporting_hook
from gui.settings import Settings
from model.errors import StorageError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, qapp, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(app, "PAGES", ())  # what the pages do at a first start is their own tests' matter
    made = Program(settings, lambda: date(2024, 6, 15))
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.close()
    made.languages.stop()
    qapp.setStyleSheet("")


def test_without_a_display_it_says_so_and_ends_with_2() -> None:
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    bare.pop("QT_QPA_PLATFORM", None)
    said = subprocess.run(
        [sys.executable, "-c", "import sys; from gui.app import run; sys.exit(run())"],
        env=bare, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert said.returncode == 2
    assert len(said.stderr.strip().splitlines()) == 1
    assert "DISPLAY" in said.stderr
    assert "Traceback" not in said.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux starts without a display")
@pytest.mark.parametrize(
    ("name", "value", "there"), [("DISPLAY", ":0", True), ("WAYLAND_DISPLAY", "w", True), ("DISPLAY", "", False)]
)
def test_a_display_is_known_by_its_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, *, there: bool
) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv(name, value)
    assert has_display() is there


def test_the_window_is_shown_before_the_ledger_is_open(program: Program) -> None:
    assert program.window.isVisible()
    assert program.operations is None


def test_a_ledger_is_made_where_it_is_wanted_and_remembered(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    program.open(tmp_path / "ledger")
    qtbot.waitUntil(lambda: program.window.frame is not None, timeout=15000)
    assert (tmp_path / "ledger" / "ledger.db").exists()
    assert program.settings.recent_ledgers == [tmp_path / "ledger"]
    program.window.close()
    assert program.operations is None


def test_a_ledger_that_cannot_be_opened_is_explained_and_can_be_tried_again(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = app._opened

    def fails(_place: object, _recent: object) -> None:
        raise StorageError("ledger-missing", where="x")

    monkeypatch.setattr(app, "_opened", fails)
    program.open(tmp_path / "ledger")
    step = program.window.opening.step_wanted
    from PySide6.QtWidgets import QPushButton

    button = program.window.opening.findChild(QPushButton)
    qtbot.waitUntil(button.isVisible)
    monkeypatch.setattr(app, "_opened", opened)
    with qtbot.waitSignal(step):
        button.click()
    qtbot.waitUntil(lambda: program.window.frame is not None, timeout=15000)


def test_the_last_ledger_is_opened_again_while_it_is_there(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    ledger = app._opened(None, [tmp_path / "gone", tmp_path / "b"])
    try:
        assert ledger.folder == tmp_path / "b"
    finally:
        ledger.close()


def test_an_error_nobody_caught_is_shown(program: Program, open_boxes, caplog) -> None:
    try:
        raise KeyError("inner")
    except KeyError as error:
        reporting_hook(program)(KeyError, error, error.__traceback__)
    (box,) = open_boxes()
    assert "KeyError" in box.detailedText()
    box.close()


def test_ending_the_program_by_keyboard_is_no_error_to_be_shown(program: Program, open_boxes, capsys) -> None:
    reporting_hook(program)(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert open_boxes() == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_a_change_of_unit_or_plan_reaches_the_frame(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    from model.actions.myself import set_myself

    program.open(tmp_path / "ledger")
    qtbot.waitUntil(lambda: program.window.frame is not None, timeout=15000)
    program.operations.write(None, "Unit", set_myself, unit="示例镇人民政府", area="示例市示例区")
    qtbot.waitUntil(lambda: program.window.chosen.myself.unit == "示例镇人民政府", timeout=15000)


def test_a_fault_of_ours_while_opening_is_shown(
    qtbot: QtBot, program: Program, open_boxes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_place: object, _recent: object) -> None:
        raise KeyError("inner")

    monkeypatch.setattr(app, "_opened", fails)
    program.open(None)
    qtbot.waitUntil(lambda: bool(open_boxes()))
    open_boxes()[0].close()
