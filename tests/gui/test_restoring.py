"""Restoring from the window: the list, the numbers, the one question, the ledger reopened; and a damaged one mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from gui import app
from gui.app import Program
from gui.dialogs.restore import RestoreDialog
from gui.page_list import PAGES
from gui.settings import Settings
from model.actions.backups import make_backup
from model.actions.close import close_measures
from model.errors import StorageError
from model.ledger import Ledger
from model.queries.checklist import checklist_rows
from model.rows.checklist import ChecklistFilter
from model.rows.words import BackupKind, State
from tests.gui.checklist_scene import DAY, scene_ledger
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
def place(tmp_path: Path) -> Path:
    """A ledger with a copy, in which a measure was closed afterwards."""
    ledger = scene_ledger(tmp_path)
    make_backup(ledger)
    open_one = next(row for row in checklist_rows(ledger, ChecklistFilter(), today=DAY) if row.state is not State.CLOSED)
    close_measures(ledger, [open_one.id], on=DAY)
    ledger.close()
    return tmp_path / "ledger"


def closed(ledger: Ledger) -> int:
    return sum(row.state is State.CLOSED for row in checklist_rows(ledger, ChecklistFilter(), today=DAY))


def opened(qtbot: QtBot, program: Program, place: Path) -> Ledger:
    program.open(place)
    qtbot.waitUntil(lambda: program.window.frame is not None, timeout=15000)
    assert program.operations
    return program.operations.ledger


def asked(qtbot: QtBot, program: Program) -> RestoreDialog:
    """The dialog once it has compared the copy it stands on."""
    program.window.ledgers.restore.trigger()
    dialog = program._restoring.dialog
    assert dialog
    qtbot.waitUntil(lambda: bool(dialog.rows.rows()) and dialog.closing.act.isEnabled(), timeout=15000)
    return dialog


def choose(dialog: RestoreDialog, kind: BackupKind) -> None:
    dialog.list.choose([row.kind for row in dialog.rows.rows()].index(kind))


def answer(box: QMessageBox, role: QMessageBox.ButtonRole) -> None:
    next(button for button in box.buttons() if box.buttonRole(button) == role).click()


def restored(qtbot: QtBot, program: Program, dialog: RestoreDialog, open_boxes: Callable[[], list[QMessageBox]]) -> Ledger:
    before = program.operations.ledger if program.operations else None
    dialog.closing.act.click()
    (box,) = open_boxes()
    answer(box, QMessageBox.ButtonRole.DestructiveRole)
    qtbot.waitUntil(
        lambda: program.operations is not None and program.operations.ledger is not before and program.window.frame is not None,
        timeout=30000,
    )
    assert program.operations
    return program.operations.ledger


def test_the_ledger_is_put_back_after_one_question_that_says_the_numbers(
    qtbot: QtBot, program: Program, place: Path, open_boxes
) -> None:
    before = closed(opened(qtbot, program, place))
    dialog = asked(qtbot, program)
    assert "Changes made after it, which will not be in the ledger: 1;" in dialog.preview.text()

    dialog.closing.act.click()
    (box,) = open_boxes()
    assert "1 changes" in box.text()
    answer(box, QMessageBox.ButtonRole.RejectRole)
    assert program.operations
    assert closed(program.operations.ledger) == before

    again = restored(qtbot, program, dialog, lambda: [box for box in open_boxes() if box.isVisible()])
    assert closed(again) == before - 1
    assert len(list((place / "replaced").glob("*.db"))) == 1


def test_what_was_replaced_is_in_the_list_and_comes_back(qtbot: QtBot, program: Program, place: Path, open_boxes) -> None:
    before = closed(opened(qtbot, program, place))
    restored(qtbot, program, asked(qtbot, program), open_boxes)

    dialog = asked(qtbot, program)
    choose(dialog, BackupKind.REPLACED)
    qtbot.waitUntil(dialog.closing.act.isEnabled, timeout=15000)
    again = restored(qtbot, program, dialog, open_boxes)

    assert closed(again) == before


def test_a_damaged_ledger_is_mended_from_the_place_that_says_so(
    qtbot: QtBot, program: Program, place: Path, open_boxes
) -> None:
    (place / "ledger.db").write_bytes(b"\xff" * 40_000)
    program.open(place)
    buttons = program.window.opening.findChildren(QPushButton)
    qtbot.waitUntil(lambda: all(button.isVisible() for button in buttons), timeout=15000)

    qtbot.mouseClick(buttons[-1], Qt.MouseButton.LeftButton)
    dialog = program._restoring.dialog
    assert dialog
    qtbot.waitUntil(dialog.closing.act.isEnabled, timeout=15000)
    assert "cannot be read" in dialog.preview.text()

    assert closed(restored(qtbot, program, dialog, open_boxes)) == 0
    assert next((place / "replaced").glob("*.db")).read_bytes() == b"\xff" * 40_000


def test_an_error_no_copy_helps_with_offers_none(qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise StorageError("ledger-newer", where="x", found="9", known="1")

    monkeypatch.setattr(app, "_opened", fails)
    program.open(tmp_path)
    again, other = program.window.opening.findChildren(QPushButton)
    qtbot.waitUntil(again.isVisible, timeout=15000)
    assert not other.isVisible()


def test_a_ledger_without_copies_says_so(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    scene_ledger(tmp_path).close()
    opened(qtbot, program, tmp_path / "ledger")
    program.window.ledgers.restore.trigger()
    dialog = program._restoring.dialog
    assert dialog
    qtbot.waitUntil(lambda: "no backup yet" in dialog.preview.text(), timeout=15000)
    assert not dialog.closing.act.isEnabled()
    dialog.reject()


def test_a_copy_that_is_damaged_says_so_in_the_dialog_and_the_ledger_stays(
    qtbot: QtBot, program: Program, place: Path, open_boxes
) -> None:
    before = closed(opened(qtbot, program, place))
    dialog = asked(qtbot, program)
    (copy,) = (place / "backups").glob("*.db")
    stored = bytearray(copy.read_bytes())
    for page in range(8192, len(stored), 4096):
        stored[page : page + 200] = b"\xff" * 200
    copy.write_bytes(stored)

    dialog.closing.act.click()
    answer(open_boxes()[0], QMessageBox.ButtonRole.DestructiveRole)
    qtbot.waitUntil(lambda: not dialog.is_working, timeout=15000)

    assert copy.name in dialog.preview.text()
    assert program.operations
    assert closed(program.operations.ledger) == before
    dialog.reject()


def test_a_ledger_somebody_else_holds_is_not_replaced(qtbot: QtBot, program: Program, place: Path) -> None:
    with Ledger.open(place):
        opened(qtbot, program, place)
        program.window.ledgers.restore.trigger()
        dialog = program._restoring.dialog
        assert dialog
        qtbot.waitUntil(lambda: bool(dialog.closing.said.text()), timeout=15000)
        assert not dialog.closing.act.isEnabled()
        dialog.reject()
        program.let_go()


def test_the_settings_lead_to_it(qtbot: QtBot, program: Program, place: Path) -> None:
    opened(qtbot, program, place)
    preferences = program.window.dialogs.show_preferences("backups")
    preferences.backups.restore.click()
    assert not preferences.isVisible()
    dialog = program._restoring.dialog
    assert dialog
    qtbot.waitUntil(lambda: bool(dialog.rows.rows()), timeout=15000)
    dialog.reject()
