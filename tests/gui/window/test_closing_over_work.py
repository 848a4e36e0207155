"""A real window is closed while work goes on: what was done is there when the ledger is opened again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from gui import app
from gui.app import Program
from gui.pages.take_in import TakeInPage
from gui.settings import Settings
from model.actions.backups import make_backup
from model.actions.myself import set_myself
from model.actions.restore import found_backups, prepare_restore
from model.errors import Cancelled, StorageError
from model.ledger import Ledger
from model.queries.review import review_left, reviews_left
from model.rows.changed import Changed
from model.rows.passphrase import Relocked
from model.rows.restore import Draft
from tests.gui.take_in.scene import PLAN
from tests.gui.window_scene import gone


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A ledger whose unit is known: nobody is asked for it."""
    with Ledger.open(tmp_path / "ledger") as ledger:
        set_myself(ledger, unit="示例镇人民政府", area="示例市示例区")
    return tmp_path / "ledger"


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, qapp: object) -> Iterator[Program]:
    made = Program(settings, lambda: date(2024, 6, 15))
    qtbot.addWidget(made.window, before_close_func=gone)
    made.window.show()
    yield made
    made.close()
    made.languages.stop()


def test_the_last_step_of_a_review_is_there_when_it_is_gone_on_with(qtbot: QtBot, program: Program, place: Path, tmp_path: Path) -> None:
    file = tmp_path / "计划.txt"
    file.write_text(PLAN, encoding="utf-8")
    program.open(place)
    qtbot.waitUntil(lambda: program.window.frame is not None, timeout=15000)
    program.window.take_files([file])
    page = program.window.pages["take-in"]
    assert isinstance(page, TakeInPage)
    qtbot.waitUntil(lambda: page.review is not None and not program.runners.long_work.is_busy, timeout=15000)
    assert page.review is not None
    page.review.state.go(3)

    gone(program.window)
    with Ledger.open(place) as ledger:
        (left,) = reviews_left(ledger)
        assert review_left(ledger, left.name).row == 3


def until_stopped(*, progress: object, cancelled: Callable[[], bool]) -> None:
    """Work that goes on until it is called off."""
    while not cancelled():
        threading.Event().wait(0.001)
    raise Cancelled


def rested(qtbot: QtBot, program: Program) -> None:
    """Whatever came of the work is handed out, and what that began is over, too."""
    for _ in range(5):
        program.runners.wait()
        qtbot.wait(1)


def is_free(place: Path) -> bool:
    """Whether nobody holds the ledger in a folder."""
    with Ledger.open(place) as ledger:
        return not ledger.is_read_only


def test_a_ledger_that_opens_after_the_window_has_gone_is_let_go(qtbot: QtBot, program: Program, place: Path) -> None:
    program.open(place)
    assert program.window.close()
    rested(qtbot, program)

    assert program.operations is None
    assert is_free(place)


def test_another_ledger_that_opens_after_the_window_has_gone_is_let_go(qtbot: QtBot, program: Program, place: Path, tmp_path: Path) -> None:
    program.open(place)
    qtbot.waitUntil(lambda: program.window.frame is not None, timeout=15000)
    program.change(tmp_path / "other", is_new=True)
    gone(program.window)
    rested(qtbot, program)

    assert program.operations is None
    assert is_free(place)
    assert is_free(tmp_path / "other")


def watched_lock() -> tuple[list[str], Callable[[], Relocked]]:
    """What would set a passphrase, and whether it was begun."""
    begun: list[str] = []

    def locks() -> Relocked:
        begun.append("locked")
        raise StorageError("disk-full", where="x")

    return begun, locks


def test_what_waits_for_long_work_does_not_begin_once_the_window_has_gone(qtbot: QtBot, program: Program, place: Path) -> None:
    program.open(place)
    qtbot.waitUntil(lambda: program.window.frame is not None, timeout=15000)
    assert program.operations is not None
    program.operations.work(program, until_stopped, on_done=lambda _none: None)
    begun, locks = watched_lock()
    program.locking.do("done-set-passphrase", place, locks)
    program.when_idle(lambda: begun.append("another"))
    gone(program.window)
    rested(qtbot, program)

    assert begun == []


def test_a_passphrase_is_not_set_once_the_window_has_gone(qtbot: QtBot, program: Program, place: Path) -> None:
    program.open(place)
    qtbot.waitUntil(lambda: program.window.frame is not None, timeout=15000)
    qtbot.waitUntil(lambda: not program.runners.long_work.is_busy, timeout=15000)
    begun, locks = watched_lock()
    program.locking.do("done-set-passphrase", place, locks)
    program.window.close()
    rested(qtbot, program)

    assert begun == []


def copied_back(place: Path) -> Draft:
    """What is to be put in a ledger's place: a copy of it."""
    with Ledger.open(place) as ledger:
        make_backup(ledger)
    (found,) = found_backups(place, None)
    return prepare_restore(place, found)


def test_no_copy_takes_a_ledgers_place_once_the_window_has_gone(qtbot: QtBot, program: Program, place: Path) -> None:
    draft = copied_back(place)
    copies = found_backups(place, None)
    program.open(place)
    qtbot.waitUntil(lambda: program.window.frame is not None, timeout=15000)
    qtbot.waitUntil(lambda: not program.runners.long_work.is_busy, timeout=15000)
    program._restoring.put_in_place(draft)
    program.window.close()
    rested(qtbot, program)

    assert found_backups(place, None) == copies  # nothing was replaced
    assert not draft.file.exists()
    assert is_free(place)


def test_nobody_is_asked_for_a_passphrase_once_the_window_has_gone(qtbot: QtBot, program: Program, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(_place: object, _first: str) -> None:
        raise StorageError("ledger-locked", where="x")

    monkeypatch.setattr(app, "_opened", locked)
    program.open(place)
    assert program.window.close()
    rested(qtbot, program)

    assert program.locking.asking is None


def test_a_daily_copy_that_was_called_off_is_made_after_the_next_change(
    qtbot: QtBot, program: Program, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window may stay after all: a person is told that something went wrong."""
    program.open(place)
    qtbot.waitUntil(lambda: program.window.frame is not None, timeout=15000)
    operations, backups = program.operations, program.backups
    assert operations is not None
    assert backups is not None
    monkeypatch.setattr("model.actions.backups.make_backup", lambda _ledger, _second, **watch: until_stopped(**watch))
    backups.make()
    operations.beside.call_off()
    qtbot.waitUntil(lambda: not backups.is_making)
    made: list[object] = []

    def makes(_ledger: Ledger, second: Path | None, **_watch: object) -> None:
        made.append(second)
        raise Cancelled

    monkeypatch.setattr("model.actions.backups.make_backup", makes)
    operations.write(None, "Unit", set_myself, unit="示例镇人民政府", area="示例市示例区", person="填报人")
    qtbot.waitUntil(lambda: bool(made))


@pytest.mark.parametrize("what", ["passphrase", "restore"])
def test_a_file_begun_while_words_are_stored_is_written_before_the_ledger_is_let_go(
    qtbot: QtBot, program: Program, place: Path, what: str
) -> None:
    draft = copied_back(place)
    program.open(place)
    qtbot.waitUntil(lambda: program.window.frame is not None, timeout=15000)
    qtbot.waitUntil(lambda: not program.runners.long_work.is_busy, timeout=15000)
    frame, stored, asked, made = program.window.frame, threading.Event(), threading.Event(), list[object]()
    assert frame is not None

    def stores(_ledger: Ledger) -> Changed:
        stored.wait()
        return Changed(None, "note-progress")

    def writes(*, progress: object, cancelled: Callable[[], bool]) -> bool:
        while not asked.wait(0.001) and not cancelled():
            pass
        return not cancelled()

    def sets() -> Relocked:
        made.append("set")
        raise StorageError("disk-full", where="x")

    frame.operations.write(None, "Note", stores)
    if what == "passphrase":
        program.locking.do("done-set-passphrase", place, sets)
    else:
        program._restoring.put_in_place(draft)
    frame.operations.work(program.window, writes, on_done=made.append)
    stored.set()
    qtbot.waitUntil(lambda: not frame.operations.is_saving)
    qtbot.wait(20)
    assert program.operations is frame.operations

    asked.set()
    qtbot.waitUntil(lambda: program.operations is not frame.operations, timeout=15000)
    assert made[:1] == [True]
    qtbot.waitUntil(lambda: program.window.frame is not None, timeout=15000)
    for box in program.window.findChildren(QMessageBox):
        box.accept()
