"""Copies of a ledger: proven, thinned out, and taken to a second place with the evidence."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from model.actions.backups import backup_state, folder_in, make_backup, try_second_place
from model.actions.close import close_measures
from model.actions.evidence import attach_evidence
from model.errors import Cancelled, StorageError
from model.ledger import Ledger
from model.queries.check import check
from model.queries.checklist import checklist_rows
from model.rows.checklist import ChecklistFilter
from model.store.backups import backup_files, last_proven, prove, thin_out
from tests.builders import TODAY, content


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def with_photo(town_ledger: Ledger, tmp_path: Path) -> Ledger:
    photo = tmp_path / "照片.jpg"
    photo.write_bytes(b"\xff\xd8" + bytes(3000))
    rows = checklist_rows(town_ledger, ChecklistFilter(), today=TODAY)
    attach_evidence(town_ledger, [rows[0].id], [photo])
    return town_ledger


def test_a_copy_is_proven_and_remembered(town_ledger: Ledger) -> None:
    made = make_backup(town_ledger)
    assert (made.here.measures, made.there, made.trouble) == (3, None, None)
    assert made.here.made_at == datetime(2026, 6, 15, 1, 30, tzinfo=UTC)
    assert backup_state(town_ledger).here == made.here


@pytest.mark.plain("opens the copy without its passphrase")
def test_the_second_place_gets_a_ledger_that_opens(with_photo: Ledger, stick: Path) -> None:
    made = make_backup(with_photo, stick)
    assert (made.trouble, made.evidence) == (None, 1)
    assert made.there is not None
    folder = folder_in(with_photo, stick)
    shutil.copy(made.there.path, folder / "ledger.db")
    with Ledger.open(folder, chain="c") as restored:
        assert content(restored) == content(with_photo)
        assert check(restored).faults == ()


def test_evidence_that_is_there_is_not_copied_again(with_photo: Ledger, stick: Path) -> None:
    make_backup(with_photo, stick)
    assert make_backup(with_photo, stick).evidence == 0


def test_altered_evidence_does_not_reach_the_second_place(with_photo: Ledger, stick: Path) -> None:
    (file,) = (with_photo.folder / "evidence").glob("??/*")
    file.chmod(0o600)
    file.write_bytes(b"other")
    made = make_backup(with_photo, stick)
    assert isinstance(made.trouble, StorageError)
    assert (made.trouble.code, made.trouble.facts) == ("backup-evidence-altered", {"count": 1})
    assert made.there is not None
    assert list((folder_in(with_photo, stick) / "evidence").rglob(file.name)) == []


def test_without_the_stick_the_copy_beside_the_ledger_stands(town_ledger: Ledger, tmp_path: Path) -> None:
    made = make_backup(town_ledger, tmp_path / "gone")
    assert isinstance(made.trouble, StorageError)
    assert made.trouble.code == "backup-place-missing"
    assert made.here.path.is_file()
    state = backup_state(town_ledger, tmp_path / "gone")
    assert (state.hindrance, state.there, state.here) == ("backup-place-missing", None, made.here)


@pytest.mark.parametrize("inside", ["", "backups"])
def test_a_place_inside_the_ledger_is_refused(town_ledger: Ledger, inside: str) -> None:
    (town_ledger.folder / "backups").mkdir(exist_ok=True)
    with pytest.raises(StorageError) as error:
        try_second_place(town_ledger, town_ledger.folder / inside)
    assert error.value.code == "backup-place-in-ledger"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_place_that_cannot_be_written_is_refused(town_ledger: Ledger, stick: Path) -> None:
    stick.chmod(0o500)
    with pytest.raises(StorageError) as error:
        try_second_place(town_ledger, stick)
    stick.chmod(0o700)
    assert error.value.code == "backup-place-refuses"


def test_a_file_in_the_way_is_told_and_nothing_half_written_stays(town_ledger: Ledger, stick: Path) -> None:
    folder_in(town_ledger, stick).touch()
    made = make_backup(town_ledger, stick)
    assert isinstance(made.trouble, StorageError)
    assert made.trouble.code == "backup-place-refuses"
    assert list(stick.rglob("*.part")) == []


def test_copying_stops_when_asked_and_goes_on_the_next_time(with_photo: Ledger, stick: Path) -> None:
    with pytest.raises(Cancelled):
        make_backup(with_photo, stick, cancelled=lambda: True)
    assert make_backup(with_photo, stick).evidence == 1


def test_a_copy_of_another_ledger_is_not_proven(town_ledger: Ledger, tmp_path: Path) -> None:
    copy = make_backup(town_ledger).here.path
    with Ledger.open(tmp_path / "other", chain="d") as other, pytest.raises(StorageError) as error:
        prove(copy, other.source)
    assert (error.value.code, error.value.facts["detail"]) == ("backup-not-proven", "history")


def test_a_copy_with_a_row_that_points_nowhere_is_not_proven(town_ledger: Ledger) -> None:
    copy = make_backup(town_ledger).here.path
    with closing(sqlite3.connect(copy)) as opened:
        opened.execute("UPDATE measure SET task_id = 999 WHERE id = (SELECT min(id) FROM measure)")
        opened.commit()
    with pytest.raises(StorageError) as error:
        prove(copy, town_ledger.source)
    assert error.value.facts["detail"] == "foreign keys"


def test_a_damaged_copy_is_not_proven(town_ledger: Ledger) -> None:
    copy = make_backup(town_ledger).here.path
    copy.write_bytes(copy.read_bytes()[:5000])
    with pytest.raises(StorageError) as error:
        prove(copy, town_ledger.source)
    assert error.value.code == "backup-not-proven"


def test_an_older_copy_is_still_proven_when_the_ledger_went_on(town_ledger: Ledger) -> None:
    made = make_backup(town_ledger).here
    rows = checklist_rows(town_ledger, ChecklistFilter(), today=TODAY)
    close_measures(town_ledger, [rows[0].id], on=TODAY)
    assert prove(made.path, town_ledger.database) == made


@pytest.mark.parametrize("text", ["", "[]", "{}", json.dumps({"file": "ledger-20260615T013000.db", "measures": "x"})])
def test_a_damaged_note_of_the_proof_is_no_proof(tmp_path: Path, text: str) -> None:
    (tmp_path / "proven.json").write_text(text, encoding="utf-8")
    assert last_proven(tmp_path) is None


def test_a_copy_that_went_away_is_no_proof(town_ledger: Ledger) -> None:
    make_backup(town_ledger).here.path.unlink()
    assert backup_state(town_ledger).here is None


def test_old_copies_go_and_foreign_files_stay(tmp_path: Path) -> None:
    start = datetime(2026, 6, 15, 9, tzinfo=UTC)
    for number in range(40):
        (tmp_path / f"ledger-{start - timedelta(days=number):%Y%m%dT%H%M%S}.db").touch()
    (tmp_path / "ledger-mine.db").touch()
    assert thin_out(tmp_path) > 20
    left = [file.name for file in backup_files(tmp_path)]
    assert "ledger-mine.db" in left
    assert "ledger-20260615T090000.db" in left
