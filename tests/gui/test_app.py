"""Starting the window: painted before the ledger is open, no display said plainly, no error unseen."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui import app
from gui.app import Program, reporting_hook
from gui.settings import Settings
from model.errors import StorageError
from model.ledger import Ledger
from tests.builders import a_plan, taken_in
from tests.gui.window_scene import gone


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, qapp, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(app, "PAGES", ())  # what the pages do at a first start is their own tests' matter
    made = Program(settings, lambda: date(2024, 6, 15))
    qtbot.addWidget(made.window, before_close_func=gone)
    made.window.show()
    yield made
    made.close()
    made.languages.stop()


def test_the_window_is_shown_before_the_ledger_is_open(program: Program) -> None:
    assert program.window.isVisible()
    assert program.operations is None


def test_what_pages_need_is_loaded_beside_the_window_and_then_left_alone(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    where: set[threading.Thread] = set()

    def loads(name: str) -> None:
        done.append(name)
        where.add(threading.current_thread())

    monkeypatch.setattr(program.window, "specs", dict.fromkeys(("overview", "units")))
    monkeypatch.setattr(app, "load_page", loads)
    monkeypatch.setattr(app, "load_questions", lambda: loads("questions"))
    monkeypatch.setattr(app, "_REST_MS", 0)
    monkeypatch.setattr(app.gc, "freeze", lambda: done.append("frozen"))
    program.load_pages()
    qtbot.waitUntil(lambda: program.is_loaded)
    assert [each for each in done if each != "frozen"] == ["overview", "units", "questions"]
    assert done[::2] == ["frozen"] * 4  # before each part, and at the end: by then all of them are long-lived
    assert threading.main_thread() not in where


def test_a_ledger_is_made_where_it_is_wanted_and_remembered(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    program.open(tmp_path / "ledger")
    qtbot.waitUntil(lambda: program.window.frame is not None, timeout=15000)
    assert (tmp_path / "ledger" / "ledger.db").exists()
    assert program.settings.recent_ledgers == [tmp_path / "ledger"]
    gone(program.window)
    assert program.operations is None


def test_a_ledger_that_cannot_be_opened_is_explained_and_can_be_tried_again(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = app._opened

    def fails(_place: object, _first: str) -> None:
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
    assert app._known_place([tmp_path / "gone", tmp_path / "b"]) == tmp_path / "b"


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


def test_an_older_plan_looked_at_is_shown_again_the_next_time(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger") as ledger:
        for year in (2024, 2023):
            taken_in(ledger, a_plan(title=f"示例区{year}年行动计划", doc_no=f"示政办发〔{year}〕1号", year=year))

    def shown() -> int:
        program.open(tmp_path / "ledger")
        qtbot.waitUntil(lambda: program.window.frame is not None, timeout=15000)
        return program.window.chosen.plan.year

    assert shown() == 2024
    older = next(plan.id for plan in program.window.chosen.plans if plan.year == 2023)
    for chosen, year in ((older, 2023), (program.window.chosen.newest_id, 2024)):
        program.window.chosen.choose(chosen)
        program.window.detach()
        program.close()
        program.window.chosen.forget()
        assert shown() == year


def test_nothing_more_is_asked_of_a_ledger_that_was_let_go(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    """An answer that lay ready when the ledger was closed leads to no further question: another ledger may be put in its place."""
    program.open(tmp_path / "ledger")
    qtbot.waitUntil(lambda: program.window.frame is not None, timeout=15000)
    assert program.operations
    operations, asked = program.operations, []

    def ask() -> None:
        operations.ask(program, lambda _ledger: asked.append(1), on_done=lambda _none: ask())

    ask()
    qtbot.waitUntil(lambda: len(asked) > 2)
    program.runners.wait()  # the next answer lies ready
    before = len(asked)
    program.let_go()
    operations.work(program, lambda **_watch: asked.append(1), on_done=lambda _none: None)
    qtbot.wait(50)
    program.runners.wait()
    assert len(asked) == before
    assert not operations.is_awaited


def test_a_fault_of_ours_while_opening_is_shown(
    qtbot: QtBot, program: Program, open_boxes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_place: object, _first: str) -> None:
        raise KeyError("inner")

    monkeypatch.setattr(app, "_opened", fails)
    program.open(None)
    qtbot.waitUntil(lambda: bool(open_boxes()))
    open_boxes()[0].close()


def test_a_ledger_held_elsewhere_becomes_writable_once_it_is_let_go(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    holder = Ledger.open(tmp_path / "ledger", person="填报人")
    program.open(tmp_path / "ledger")
    qtbot.waitUntil(lambda: program.window.banners.names() == ["read-only"], timeout=15000)
    program.window.reopening.emit()
    qtbot.waitUntil(lambda: program.operations is not None and program.window.frame is not None, timeout=15000)
    assert program.operations.ledger.holder.startswith("填报人")
    holder.close()
    program.window.reopening.emit()
    qtbot.waitUntil(
        lambda: program.window.frame is not None and not program.operations.ledger.is_read_only, timeout=15000
    )
    assert program.window.banners.names() == []
