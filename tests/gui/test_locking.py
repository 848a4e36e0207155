"""A ledger's passphrase in the window: asked for on opening, set, changed and removed from the menu."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui import app
from gui.app import Program
from gui.dialogs.ledger_passphrase import LedgerPassphraseDialog
from gui.page_list import PAGES
from gui.settings import Settings
from model.actions.backups import make_backup
from model.actions.passphrase import has_passphrase, set_passphrase
from model.errors import StorageError
from model.ledger import Ledger
from model.store import keys
from tests.gui.checklist_scene import DAY, scene_ledger
from tests.gui.window_scene import gone

pytest.importorskip("sqlcipher3", reason="no wheel of SQLCipher for this system")
pytestmark = pytest.mark.sqlite("a passphrase locks a folder")
FIRST, SECOND = "one lamp in the rain", "two lamps"
LONG = 120_000  # a slow machine at work


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, qapp, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setattr(keys, "_COSTS", {"n": 1 << 10, "r": 8, "p": 1})
    keys.forget_keys()
    monkeypatch.setattr(app, "PAGES", tuple(spec for spec in PAGES if spec.name == "checklist"))
    made = Program(settings, lambda: DAY)
    qtbot.addWidget(made.window, before_close_func=gone)
    made.window.show()
    yield made
    made.close()
    made.languages.stop()
    keys.forget_keys()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    scene_ledger(tmp_path).close()
    return tmp_path / "ledger"


def opened(qtbot: QtBot, program: Program, *, has_key: bool) -> Ledger:
    qtbot.waitUntil(lambda: program.window.frame is not None and program.operations is not None
                    and (program.operations.ledger.key is not None) is has_key, timeout=LONG)  # fmt: skip
    assert program.operations
    return program.operations.ledger


def asked(program: Program) -> LedgerPassphraseDialog:
    program.window.ledgers.passphrase.trigger()
    assert program.locking.dialog
    return program.locking.dialog


def write_new(dialog: LedgerPassphraseDialog, passphrase: str) -> None:
    dialog.new.first.setText(passphrase)
    dialog.new.second.setText(passphrase)
    assert not dialog.closing.act.isEnabled()  # not before it is understood
    dialog.understood.setChecked(True)
    dialog.closing.act.click()


def test_a_locked_ledger_is_asked_for_its_passphrase_until_it_opens(qtbot: QtBot, program: Program, place: Path) -> None:
    set_passphrase(place, FIRST)
    keys.forget_keys()
    program.open(place)
    qtbot.waitUntil(lambda: program.locking.asking is not None, timeout=LONG)
    dialog = program.locking.asking
    assert dialog
    dialog.passphrase.setText(SECOND)
    dialog.closing.act.click()
    qtbot.waitUntil(dialog.passphrase.isEnabled, timeout=LONG)
    assert program.operations is None
    dialog.passphrase.setText(FIRST)
    dialog.closing.act.click()
    opened(qtbot, program, has_key=True)


def test_a_passphrase_is_set_changed_and_removed_from_the_menu(qtbot: QtBot, program: Program, place: Path) -> None:
    said: list[str] = []
    program.window.messages.said.connect(lambda notice: said.append(notice.text))
    program.open(place)
    opened(qtbot, program, has_key=False)
    assert program.operations
    make_backup(program.operations.ledger)
    write_new(asked(program), FIRST)
    opened(qtbot, program, has_key=True)
    assert said[-1] == program.window.messages.explain("done-set-passphrase", where="ledger", copies=1, files=0).happened

    dialog = asked(program)
    dialog.old.setText(FIRST)
    write_new(dialog, SECOND)
    qtbot.waitUntil(lambda: keys.read_key_file(place / "key.json") is not None and _opens(place, SECOND), timeout=LONG)
    opened(qtbot, program, has_key=True)

    dialog = asked(program)
    dialog.old.setText(SECOND)
    dialog.remove.setChecked(True)
    assert not dialog.understood.isVisibleTo(dialog)
    dialog.closing.act.click()
    opened(qtbot, program, has_key=False)
    assert not has_passphrase(place)
    assert said[-1] == program.window.messages.explain("done-remove-passphrase", where="ledger", copies=1, files=0).happened


def test_a_wrong_passphrase_changes_nothing(
    qtbot: QtBot, program: Program, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_passphrase(place, FIRST)
    program.open(place)
    ledger = opened(qtbot, program, has_key=True)
    shown: list[str] = []
    monkeypatch.setattr(program.window.messages, "show_error", lambda error: shown.append(error.code))
    dialog = asked(program)
    dialog.old.setText(SECOND)
    dialog.remove.setChecked(True)
    dialog.closing.act.click()
    qtbot.waitUntil(lambda: bool(shown), timeout=LONG)
    assert shown == ["ledger-passphrase-wrong"]
    assert program.operations is not None
    assert program.operations.ledger is ledger


def _opens(place: Path, passphrase: str) -> bool:
    file = keys.read_key_file(place / "key.json")
    try:
        return file is not None and bool(keys.unlock(file, passphrase))
    except StorageError:  # the old one is still there
        return False
