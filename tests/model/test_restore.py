"""A ledger put back to one of its copies: found, told in numbers, checked, put in place, and brought back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from model.actions.backups import make_backup, make_daily_backup
from model.actions.clean_evidence import clean_evidence
from model.actions.close import close_measures
from model.actions.evidence import attach_evidence
from model.actions.progress import note_progress
from model.actions.restore import (
    backup_named,
    complete_restore,
    drop_draft,
    found_backups,
    prepare_restore,
    preview_restore,
)
from model.errors import Cancelled, StorageError, UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.check import check
from model.queries.evidence import unused_files
from model.queries.history import history
from model.rows.restore import BackupFound, Later, Restored
from model.rows.words import BackupKind
from model.store.backup import back_up
from tests.builders import TODAY, content, measure_ids

pytestmark = pytest.mark.sqlite("a copy is put back into a folder; a server is restored by whoever looks after it")

NOW = datetime(2026, 6, 16, 2, 0, tzinfo=UTC)


def put_back(folder: Path, found: BackupFound) -> Restored:
    return complete_restore(prepare_restore(folder, found, clock=lambda: NOW), clock=lambda: NOW)


def own_setting_apart(rows: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    """Without the setting by which a restored ledger tells that it was restored."""
    return rows | {"setting": [row for row in rows["setting"] if "restored" not in row]}


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    file = tmp_path / "照片.jpg"
    file.write_bytes(b"\xff\xd8" + bytes(3000))
    return file


def newest(folder: Path) -> BackupFound:
    return next(found for found in found_backups(folder) if found.kind is BackupKind.DAILY)


def test_a_copy_is_found_with_what_it_holds(town_ledger: Ledger) -> None:
    make_backup(town_ledger)
    back_up(town_ledger.database, town_ledger.folder / "backups", NOW, kind=BackupKind.UPGRADE)

    upgrade, daily = found_backups(town_ledger.folder)
    assert (daily.kind, daily.is_proven, daily.is_second) == (BackupKind.DAILY, True, False)
    assert (upgrade.kind, upgrade.is_proven, upgrade.made_at) == (BackupKind.UPGRADE, False, NOW)
    assert daily.holds
    assert (daily.holds.measures, daily.holds.changed_at) == (3, datetime(2026, 6, 15, 1, 30, tzinfo=UTC))


def test_a_copy_that_cannot_be_read_is_listed_without_what_it_holds(town_ledger: Ledger) -> None:
    copy = make_backup(town_ledger).here.path
    copy.write_bytes(b"no database" * 1000)

    (found,) = found_backups(town_ledger.folder)
    assert found.holds is None
    with pytest.raises(StorageError) as raised:
        preview_restore(town_ledger.folder, found)
    assert raised.value.code == "restore-not-sound"


def test_every_copy_proven_on_its_day_stays_proven(town_ledger: Ledger, open_ledger: Callable[..., Ledger]) -> None:
    make_backup(town_ledger)
    town_ledger.close()
    make_backup(open_ledger(now=NOW))

    assert [found.is_proven for found in found_backups(town_ledger.folder)] == [True, True]


def test_a_copy_is_named_by_its_file_its_day_or_where_it_lies(town_ledger: Ledger) -> None:
    path = make_backup(town_ledger).here.path
    folder = town_ledger.folder
    day = newest(folder).made_at.astimezone().strftime("%Y-%m-%d")

    assert {backup_named(folder, name).path.name for name in (path.name, path.stem, day, str(path))} == {path.name}
    with pytest.raises(UserError) as raised:
        backup_named(folder, "2020-01-01")
    assert raised.value.code == "backup-unknown"


def test_the_preview_counts_what_was_done_since(town_ledger: Ledger, photo: Path) -> None:
    make_backup(town_ledger)
    first, second, _ = measure_ids(town_ledger)
    close_measures(town_ledger, [first, second], on=TODAY)
    note_progress(town_ledger, second, Month(2026, 6), "已完成。", today=TODAY)
    attach_evidence(town_ledger, [second], [photo])

    preview = preview_restore(town_ledger.folder, newest(town_ledger.folder))

    assert preview.left_out == Later(changes=3, measures=2, states=2, notes=1, files=1)
    assert preview.brought_back == Later()
    assert preview.now
    assert (preview.then.notes, preview.then.evidence, preview.now.notes, preview.now.evidence) == (0, 0, 1, 1)


def test_restoring_gives_the_ledger_as_it_was_and_keeps_the_other(
    town_ledger: Ledger, open_ledger: Callable[..., Ledger]
) -> None:
    make_backup(town_ledger)
    then = content(town_ledger)
    close_measures(town_ledger, measure_ids(town_ledger), on=TODAY)
    later = content(town_ledger)
    town_ledger.close()
    folder = town_ledger.folder

    restored = put_back(folder, newest(folder))

    again = open_ledger()
    assert own_setting_apart(content(again)) == then
    assert check(again).faults == ()
    assert history(again, limit=1)[0].action == "restore-backup"
    again.close()
    assert restored.replaced
    kept = next(found for found in found_backups(folder) if found.kind is BackupKind.REPLACED)
    assert kept.path == restored.replaced
    preview = preview_restore(folder, kept)
    assert (preview.left_out.changes, preview.brought_back.changes, preview.brought_back.states) == (1, 1, 3)

    put_back(folder, kept)

    assert own_setting_apart(content(open_ledger())) == later
    assert len([found for found in found_backups(folder) if found.kind is BackupKind.REPLACED]) == 2


def test_a_damaged_ledger_is_put_back_and_kept_with_its_log(town_ledger: Ledger, open_ledger: Callable[..., Ledger]) -> None:
    make_backup(town_ledger)
    then = content(town_ledger)
    close_measures(town_ledger, measure_ids(town_ledger), on=TODAY)
    folder = town_ledger.folder
    log = shutil.copy(folder / "ledger.db-wal", folder / "log")
    town_ledger.close()
    shutil.move(log, folder / "ledger.db-wal")
    (folder / "ledger.db").write_bytes(b"\xff" * 40_000)
    damage, log_bytes = (folder / "ledger.db").read_bytes(), (folder / "ledger.db-wal").read_bytes()
    with pytest.raises(StorageError):
        open_ledger()

    preview = preview_restore(folder, newest(folder))
    restored = put_back(folder, newest(folder))

    assert (preview.now, preview.is_there) == (None, True)
    assert restored.replaced
    assert restored.replaced.read_bytes() == damage
    assert restored.replaced.with_name(restored.replaced.name + "-wal").read_bytes() == log_bytes
    assert own_setting_apart(content(open_ledger())) == then


def test_a_damaged_copy_is_refused_and_nothing_changes(town_ledger: Ledger) -> None:
    make_backup(town_ledger)
    found = newest(town_ledger.folder)
    with closing(sqlite3.connect(found.path)) as copy, copy:
        copy.execute("DROP TRIGGER IF EXISTS change_no_update")
        for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'change'").fetchall():
            copy.execute(f"DROP TRIGGER {name}")
        copy.execute("UPDATE change SET person = 'x' WHERE id = 2")
    before = content(town_ledger)

    with pytest.raises(StorageError) as raised:
        prepare_restore(town_ledger.folder, found)

    assert raised.value.code == "restore-not-sound"
    assert content(town_ledger) == before
    assert not list(town_ledger.folder.glob(".restoring-*"))


def test_a_copy_with_damaged_pages_is_called_damaged_and_not_the_ledger(town_ledger: Ledger) -> None:
    make_backup(town_ledger)
    found = newest(town_ledger.folder)
    stored = bytearray(found.path.read_bytes())
    for page in range(8192, len(stored), 4096):
        stored[page : page + 200] = b"\xff" * 200
    found.path.write_bytes(stored)

    with pytest.raises(StorageError) as raised:
        prepare_restore(town_ledger.folder, found)
    assert (raised.value.code, raised.value.facts["backup"]) == ("restore-not-sound", str(found.path))


def test_a_copy_of_another_ledger_is_refused(town_ledger: Ledger, open_ledger: Callable[..., Ledger], tmp_path: Path) -> None:
    make_backup(town_ledger)
    open_ledger(tmp_path / "other").close()

    with pytest.raises(StorageError) as raised:
        prepare_restore(tmp_path / "other", newest(town_ledger.folder))
    assert raised.value.code == "restore-other-ledger"


def test_a_ledger_that_is_lost_comes_back_from_the_second_place_with_its_files(
    town_ledger: Ledger, photo: Path, tmp_path: Path, open_ledger: Callable[..., Ledger]
) -> None:
    attach_evidence(town_ledger, measure_ids(town_ledger)[:1], [photo])
    stick = tmp_path / "stick"
    stick.mkdir()
    make_backup(town_ledger, stick)
    then = content(town_ledger)
    town_ledger.close()
    folder = town_ledger.folder
    shutil.rmtree(folder)

    (found,) = found_backups(folder, stick)
    assert found.is_second
    preview = preview_restore(folder, found)
    assert (preview.now, preview.is_there, preview.missing_files) == (None, False, 0)
    restored = put_back(folder, found)

    assert (restored.replaced, restored.missing_files) == (None, 0)
    again = open_ledger()
    assert own_setting_apart(content(again)) == then
    assert check(again).faults == ()


def test_files_that_are_gone_are_said_before_and_after(town_ledger: Ledger, photo: Path) -> None:
    attach_evidence(town_ledger, measure_ids(town_ledger)[:1], [photo])
    make_backup(town_ledger)
    shutil.rmtree(town_ledger.folder / "evidence")
    town_ledger.close()

    found = newest(town_ledger.folder)
    assert preview_restore(town_ledger.folder, found).missing_files == 1
    assert put_back(town_ledger.folder, found).missing_files == 1


def test_a_clean_up_leaves_the_files_of_a_replaced_ledger(
    town_ledger: Ledger, photo: Path, open_ledger: Callable[..., Ledger]
) -> None:
    make_backup(town_ledger)
    first = measure_ids(town_ledger)[0]
    attach_evidence(town_ledger, [first], [photo])
    town_ledger.close()
    folder = town_ledger.folder
    replaced = put_back(folder, newest(folder)).replaced
    again = open_ledger()

    assert unused_files(again).files == 0
    clean_evidence(again)
    again.close()

    kept = next(found for found in found_backups(folder) if found.path == replaced)
    assert put_back(folder, kept).missing_files == 0


def test_a_ledger_in_use_is_not_replaced(town_ledger: Ledger) -> None:
    make_backup(town_ledger)
    draft = prepare_restore(town_ledger.folder, newest(town_ledger.folder))
    before = content(town_ledger)

    with pytest.raises(StorageError) as raised:
        complete_restore(draft)

    assert raised.value.code == "ledger-held"
    assert content(town_ledger) == before
    assert not draft.file.exists()


def test_preparing_can_be_stopped_and_a_draft_let_go(town_ledger: Ledger) -> None:
    make_backup(town_ledger)
    found = newest(town_ledger.folder)
    with pytest.raises(Cancelled):
        prepare_restore(town_ledger.folder, found, cancelled=lambda: True)
    drop_draft(prepare_restore(town_ledger.folder, found))
    assert not list(town_ledger.folder.glob(".restoring-*"))


def test_a_draft_left_by_a_killed_program_goes_on_the_next_opening(
    town_ledger: Ledger, open_ledger: Callable[..., Ledger]
) -> None:
    make_backup(town_ledger)
    draft = prepare_restore(town_ledger.folder, newest(town_ledger.folder)).file
    town_ledger.close()
    open_ledger()
    assert not draft.exists()


def test_one_copy_a_day(town_ledger: Ledger, open_ledger: Callable[..., Ledger]) -> None:
    day = datetime(2026, 6, 15, 1, 30, tzinfo=UTC).astimezone().date()
    assert make_daily_backup(town_ledger, day)
    assert make_daily_backup(town_ledger, day) is None
    town_ledger.close()
    assert make_daily_backup(open_ledger(now=NOW), day + timedelta(days=1))


def test_a_stopped_replacement_shows_no_replaced_ledger(town_ledger: Ledger) -> None:
    """A second name was given, then the program was killed: it is still the ledger itself."""
    (town_ledger.folder / "replaced").mkdir()
    (town_ledger.folder / "replaced" / "ledger-20260616T020000-replaced.db").hardlink_to(town_ledger.database)
    assert found_backups(town_ledger.folder) == ()
