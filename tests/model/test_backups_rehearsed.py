"""Copies restored on trial: once a month, opened, looked through, counted; what is wrong is told and remembered."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from model.actions.backups import backup_state, folder_in, make_backup
from model.actions.backups_rehearsed import SCRATCH, rehearse, rehearse_when_due
from model.actions.close import close_measures
from model.actions.evidence import attach_evidence
from model.actions.repair import repair
from model.actions.restore import backup_named, complete_restore, prepare_restore
from model.errors import Cancelled
from model.ledger import Ledger
from model.queries.check import check
from model.rules.backups_kept import is_rehearsal_due
from model.store.tables import Submission
from tests.builders import TODAY, content, measure_ids


@pytest.fixture
def proven(town_ledger: Ledger, tmp_path: Path) -> Ledger:
    (tmp_path / "甲.txt").write_text("甲", encoding="utf-8")
    attach_evidence(town_ledger, measure_ids(town_ledger)[:1], [tmp_path / "甲.txt"])
    return town_ledger


def test_a_copy_is_restored_and_counted_and_the_ledger_not_touched(proven: Ledger) -> None:
    assert rehearse(proven) is None
    made = make_backup(proven).here
    close_measures(proven, measure_ids(proven), on=TODAY)  # the ledger has gone on since
    before = content(proven)

    row = rehearse(proven)
    assert row is not None
    assert (row.file, row.measures, row.changes, row.evidence, row.faults) == (made.path.name, 3, made.changes, 1, 0)
    assert backup_state(proven).rehearsed == row
    assert content(proven) == before
    assert not list(Path(tempfile.gettempdir()).glob(f"{SCRATCH}*/ledger/ledger.db"))


def test_the_second_place_is_tried_where_there_is_one(proven: Ledger, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    made = make_backup(proven, tmp_path / "stick")
    assert made.there is not None
    made.here.path.unlink()
    row = rehearse(proven, tmp_path / "stick")
    assert row is not None
    assert row.faults == 0


@pytest.mark.parametrize(("statement", "detail"), [
    ("UPDATE measure SET text = '别的'", ""),
    ("DROP TRIGGER change_keeps_update; UPDATE change SET person = '别人' WHERE id = 2", "hash"),
    ("DROP TRIGGER change_keeps_update; UPDATE change SET hash = 'x' WHERE id = (SELECT max(id) FROM change)", "history"),
    ("DELETE FROM measure WHERE id = 3", "history"),
])
def test_a_copy_that_is_not_what_it_was_is_told(statement: str, detail: str, proven: Ledger) -> None:
    copy = make_backup(proven).here.path
    with closing(sqlite3.connect(copy)) as database:
        for each in statement.split("; "):
            database.execute(each)
        database.commit()
    row = rehearse(proven)
    assert row is not None
    assert (row.faults > 0, row.detail) == (True, detail)
    assert backup_state(proven).rehearsed == row


def test_a_ruin_is_told_and_a_missing_file_too(proven: Ledger) -> None:
    copy = make_backup(proven).here.path
    whole = copy.read_bytes()
    copy.write_bytes(b"\xff" * 9000)
    row = rehearse(proven)
    assert row is not None
    assert (row.measures, row.faults) == (0, 1)

    copy.write_bytes(whole)
    next(proven.evidence_files.folder.glob("??/*")).unlink()
    row = rehearse(proven)
    assert row is not None
    assert (row.faults, row.detail) == (1, "甲.txt")


@pytest.mark.sqlite("a folder is held by one program, the others look")
def test_once_a_month_and_not_for_one_that_may_only_look(proven: Ledger, open_ledger) -> None:
    make_backup(proven)
    assert rehearse_when_due(proven, None, TODAY) is not None
    assert rehearse_when_due(proven, None, TODAY) is None
    assert rehearse_when_due(proven, None, date(2026, 7, 1)) is not None
    looking = open_ledger()
    assert looking.is_read_only
    assert rehearse_when_due(looking, None, date(2026, 8, 1)) is None


def test_a_trial_can_be_stopped(proven: Ledger) -> None:
    make_backup(proven)
    with pytest.raises(Cancelled):
        rehearse(proven, cancelled=lambda: True)
    assert backup_state(proven).rehearsed is None


@pytest.mark.parametrize(("last", "day", "is_due"), [
    (None, date(2026, 6, 1), True),
    (datetime(2026, 6, 1, 12, tzinfo=UTC), date(2026, 6, 30), False),
    (datetime(2026, 6, 30, 12, tzinfo=UTC), date(2026, 7, 1), True),
    (datetime(2025, 6, 15, 12, tzinfo=UTC), date(2026, 6, 15), True),
])
def test_one_trial_a_month(last: datetime | None, day: date, is_due: bool) -> None:
    assert is_rehearsal_due(last, day) is is_due


def test_papers_go_to_the_second_place_and_come_back(proven: Ledger, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    (tmp_path / "报送.xlsx").write_text("报送", encoding="utf-8")
    sent = proven.papers.take_in(tmp_path / "报送.xlsx")
    with proven.change("submit") as change:
        change.session.add(Submission(
            year=2026, month=6, made_at="", file_name="报送.xlsx", sha256=sent.sha256, size=sent.size, measures=0))
    made = make_backup(proven, tmp_path / "stick")
    assert (made.evidence, made.trouble) == (2, None)
    assert made.there is not None

    proven.papers.path_of(sent.sha256).unlink()
    assert [step.count for step in repair(proven, tmp_path / "stick").steps] == [1]
    proven.papers.path_of(sent.sha256).unlink()
    proven.close()
    found = backup_named(proven.folder, str(folder_in(proven, tmp_path / "stick") / made.there.path.name))
    complete_restore(prepare_restore(proven.folder, found))
    with Ledger.open(proven.folder, chain="c") as ledger:
        assert check(ledger).faults == ()
