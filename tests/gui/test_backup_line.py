"""The overview says when the last proven backup was made, and when one was restored on trial."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.translations import Languages
from gui.widgets.backup_line import BackupLine
from model.actions.backups import make_backup
from model.actions.backups_rehearsed import rehearse
from model.ledger import BACKUPS_NAME, Ledger
from model.store.rehearsals import remember_rehearsal
from tests.builders import TODAY


def test_it_says_how_long_ago_and_whether_a_trial_went_well(
    qtbot: QtBot, town_ledger: Ledger, make_frame: Callable[..., Frame], languages: Languages
) -> None:
    languages.use("zh_CN")
    line = BackupLine(make_frame(town_ledger))
    qtbot.addWidget(line)
    line.refresh()
    qtbot.waitUntil(lambda: bool(line.text()))
    assert line.text() == "还没有核对过的备份。"

    made = make_backup(town_ledger).here
    line.refresh()
    days = (TODAY - made.made_at.astimezone().date()).days
    qtbot.waitUntil(lambda: "最近一次核对过的备份" in line.text())
    assert ("今天" in line.text()) is (days <= 0)

    row = rehearse(town_ledger)
    assert row is not None
    line.refresh()
    qtbot.waitUntil(lambda: "试恢复" in line.text())
    assert line.property("tone") == "secondary"

    remember_rehearsal(town_ledger.folder / BACKUPS_NAME, replace(row, faults=2))
    line.refresh()
    qtbot.waitUntil(lambda: line.property("tone") == "red")
    languages.use("en")
    line.retranslate()
    assert "the trial restore found faults" in line.text()
