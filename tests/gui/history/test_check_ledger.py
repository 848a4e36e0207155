"""The whole ledger checked and repaired from the window: what is found, what would be done, what was; told in the history."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.dialogs.check_ledger import CheckLedgerDialog
from gui.operations import Runners
from gui.page import Frame
from gui.pages.history import HistoryPage
from model.actions.evidence import attach_evidence
from model.ledger import Ledger
from model.queries.check import check
from tests.builders import TODAY, measure_ids
from tests.fakes import FakeTasks


@pytest.fixture
def make_dialog(qtbot: QtBot, make_frame: Callable[..., Frame]) -> Callable[..., CheckLedgerDialog]:
    def made(ledger: Ledger, **facts: object) -> CheckLedgerDialog:
        dialog = CheckLedgerDialog(make_frame(ledger, today=TODAY, **facts))
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return made


def spoil_search(ledger: Ledger) -> None:
    with closing(sqlite3.connect(ledger.database)) as database:
        database.execute("UPDATE measure_words SET words = 'x'")
        database.commit()


def an_evidence(ledger: Ledger, folder: Path) -> Path:
    (folder / "照片.txt").write_text("照片", encoding="utf-8")
    attach_evidence(ledger, measure_ids(ledger)[:1], [folder / "照片.txt"])
    (stored,) = (ledger.folder / "evidence").glob("??/*")
    return stored


def test_a_sound_ledger_needs_no_repair(make_dialog: Callable[..., CheckLedgerDialog], town_ledger: Ledger) -> None:
    dialog = make_dialog(town_ledger)

    assert "All is as it was left." in dialog.found.toPlainText()
    assert (dialog.closing.act.isEnabled(), dialog.is_working) == (False, False)


def test_what_would_be_made_anew_is_said_then_done_and_told_in_the_history(
    make_dialog: Callable[..., CheckLedgerDialog], town_ledger: Ledger, qtbot: QtBot, make_frame: Callable[..., Frame]
) -> None:
    spoil_search(town_ledger)
    dialog = make_dialog(town_ledger)
    assert "make the search index anew" in dialog.found.toPlainText()
    assert "bring them back" not in dialog.found.toPlainText()

    dialog.closing.act.click()

    assert "search index was made anew: 3" in dialog.found.toPlainText()
    assert not dialog.closing.act.isEnabled()
    assert check(town_ledger).faults == ()
    page = HistoryPage(make_frame(town_ledger, today=TODAY))
    qtbot.addWidget(page)
    page.show()
    newest = page.model.rows()[0].change
    assert (newest.action, dict(newest.facts)) == ("repair", {"search": "3"})


def test_what_cannot_be_found_again_is_left_with_what_to_do(
    make_dialog: Callable[..., CheckLedgerDialog], town_ledger: Ledger, tmp_path: Path
) -> None:
    stored = an_evidence(town_ledger, tmp_path)
    held = stored.read_bytes()
    stored.unlink()
    dialog = make_dialog(town_ledger)
    assert "照片.txt" in dialog.found.toPlainText()
    dialog.closing.act.click()
    said = dialog.found.toPlainText()
    assert "nothing to repair" not in said
    assert "No other copy of this evidence" in said

    aside = town_ledger.folder / "put-aside" / "evidence" / stored.parent.name
    aside.mkdir(parents=True)
    (aside / stored.name).write_bytes(held)
    again = make_dialog(town_ledger)
    again.closing.act.click()
    assert stored.read_bytes() == held
    assert "All is as it should be now." in again.found.toPlainText()


def test_it_is_not_closed_while_it_works(make_dialog: Callable[..., CheckLedgerDialog], town_ledger: Ledger) -> None:
    long_work = FakeTasks(held=True)
    dialog = make_dialog(town_ledger, runners=Runners(FakeTasks(), FakeTasks(), long_work))
    dialog.reject()
    assert (dialog.isVisible(), dialog.closing.stop.isEnabled(), dialog.progress.isVisible()) == (True, False, True)
    long_work.wait()
    dialog.reject()
    assert not dialog.isVisible()


def test_the_history_page_opens_it(town_ledger: Ledger, qtbot: QtBot, make_frame: Callable[..., Frame]) -> None:
    page = HistoryPage(make_frame(town_ledger, today=TODAY))
    qtbot.addWidget(page)
    page.show()
    page.head.whole.click()
    assert isinstance(page.acts.asking, CheckLedgerDialog)
    page.acts.asking.reject()
