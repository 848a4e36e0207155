"""A ledger with a passphrase: nothing of it can be read without, and everything works with it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from model.actions.backups import make_backup
from model.actions.backups_rehearsed import rehearse
from model.actions.close import close_measures
from model.actions.passphrase import change_passphrase, has_passphrase, remove_passphrase, set_passphrase
from model.actions.restore import (
    backup_named,
    complete_restore,
    found_backups,
    prepare_restore,
    preview_restore,
    unlock_copy,
)
from model.errors import StorageError
from model.ledger import Ledger
from model.queries.check import check
from model.queries.evidence import evidence_files, file_states
from model.queries.records_then import records_then
from model.rows.checklist import ChecklistFilter
from model.rows.evidence import FileFilter
from model.rows.words import FileState
from model.store import keys, relocking
from tests.builders import TODAY, content, measure_ids
from tests.locked_scene import FIRST, SECOND, WORDS, code_of, every_byte, fill, knowing_no_key, readable, told

WATCH = {"progress": lambda done, total: None, "cancelled": lambda: False}


pytest.importorskip("sqlcipher3", reason="no wheel of SQLCipher for this system")
pytestmark = [pytest.mark.sqlite("a passphrase locks a folder"), pytest.mark.plain("sets and takes away passphrases itself")]


@pytest.fixture(autouse=True)
def _knowing_no_key(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield from knowing_no_key(monkeypatch)


@pytest.fixture
def place(template: Callable[..., Path], tmp_path: Path) -> Path:
    """A ledger's folder with all kinds of what a ledger keeps; nobody has it open."""
    shutil.copytree(template("all-kinds", fill), tmp_path / "ledger")
    return tmp_path / "ledger"


@pytest.fixture(scope="module")
def locked_once(template: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That folder with a passphrase: writing all of it anew takes longer than most tests."""
    made = tmp_path_factory.mktemp("locked") / "ledger"
    shutil.copytree(template("all-kinds", fill), made)
    with pytest.MonkeyPatch.context() as patch:
        for _ in knowing_no_key(patch):
            set_passphrase(made, FIRST)
    return made


@pytest.fixture
def locked(locked_once: Path, tmp_path: Path) -> Path:
    shutil.copytree(locked_once, tmp_path / "ledger")
    return tmp_path / "ledger"


def test_no_word_of_a_locked_ledger_stands_in_any_byte_of_its_folder(place: Path) -> None:
    assert {line.rpartition(": ")[2] for line in readable(place)} == set(WORDS)
    named = {file.name for file in place.rglob("*") if len(file.name) == 64}

    set_passphrase(place, FIRST)
    with Ledger.open(place) as ledger:
        close_measures(ledger, measure_ids(ledger)[:1], on=TODAY)
        make_backup(ledger)
        assert readable(place) == []  # while it is open, with its log
    assert readable(place) == []
    assert readable(place, tuple(named)) == []  # nor does a known file's hash


def test_what_a_stopped_program_left_and_damaged_copies_are_not_readable_either(place: Path) -> None:
    copy = next((place / "backups").glob("ledger-*.db"))
    damaged = copy.with_name("ledger-20260101T000000.db")
    damaged.write_bytes(copy.read_bytes()[:9000] + "完成整治任务".encode() * 900)
    (place / "backups" / ".ledger-x.making").mkdir()
    for left in (place / "backups" / ".ledger-x.making" / "ledger-x.db", place / "backups" / f".{copy.name}.part", place / "evidence" / ".taking-in-x", place / "taking-in" / ".taking-in-y"):
        left.write_text("巡查记录", encoding="utf-8")
    set_passphrase(place, FIRST)
    assert readable(place) == []
    remove_passphrase(place, FIRST)
    assert (place / "put-aside" / "backups" / damaged.name).read_bytes()[9000:].decode().startswith("完成整治任务")


def test_a_locked_ledger_is_what_it_was(place: Path) -> None:
    with Ledger.open(place) as ledger:
        before = told(ledger)
    set_passphrase(place, FIRST)
    keys.forget_keys()
    with Ledger.open(place, passphrase=FIRST) as ledger:
        assert told(ledger) == before
        assert check(ledger).faults == ()


def test_without_its_passphrase_nothing_is_opened_and_nothing_written(locked: Path) -> None:
    before = list(every_byte(locked))
    assert code_of(lambda: Ledger.open(locked)) == "ledger-locked"
    assert code_of(lambda: Ledger.open(locked, passphrase=SECOND)) == "ledger-passphrase-wrong"
    assert list(every_byte(locked)) == before


def test_a_changed_passphrase_opens_ledger_and_copies_and_the_old_one_neither(locked: Path) -> None:
    change_passphrase(locked, FIRST, SECOND)
    keys.forget_keys()
    assert code_of(lambda: Ledger.open(locked, passphrase=FIRST)) == "ledger-passphrase-wrong"
    with Ledger.open(locked, passphrase=SECOND) as ledger:
        assert check(ledger).faults == ()
    keys.forget_keys()
    copy = found_backups(locked)[0].path
    assert keys.unlock(keys.read_key_file(keys.own_key_file(copy)), SECOND)  # type: ignore[arg-type]  # there is one


def test_a_removed_passphrase_leaves_a_plain_ledger(locked: Path) -> None:
    with Ledger.open(locked, passphrase=FIRST) as ledger:
        before = told(ledger)
    remove_passphrase(locked, FIRST)
    keys.forget_keys()
    assert not has_passphrase(locked)
    with Ledger.open(locked) as ledger:
        assert told(ledger) == before
        assert check(ledger).faults == ()
        assert [found.holds is not None for found in found_backups(locked)] == [True]
    assert not list(locked.rglob("*.sealed")) + list(locked.rglob("*key.json"))


def test_what_cannot_be_asked_of_a_passphrase_is_refused(locked: Path, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "other"):
        pass
    assert code_of(lambda: set_passphrase(tmp_path / "other", "")) == "passphrase-empty"
    assert code_of(lambda: remove_passphrase(tmp_path / "other", FIRST)) == "passphrase-not-set"
    assert code_of(lambda: change_passphrase(locked, SECOND, FIRST)) == "ledger-passphrase-wrong"
    assert code_of(lambda: remove_passphrase(locked, SECOND)) == "ledger-passphrase-wrong"
    with Ledger.open(locked, passphrase=FIRST):
        assert code_of(lambda: set_passphrase(locked, SECOND)) == "ledger-held"
    assert code_of(lambda: set_passphrase(locked, SECOND)) == "passphrase-is-set"


def test_a_ledger_another_window_looks_at_keeps_its_passphrase_and_says_what_to_close(
    locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relocking, "_PATIENCE", 1)
    with Ledger.open(locked, passphrase=FIRST) as first:
        other = Ledger.open(locked)
        before = content(first)
    with other:
        assert other.is_read_only
        assert content(other) == before  # it has the database open
        with pytest.raises(StorageError) as caught:
            remove_passphrase(locked, FIRST)
    assert (caught.value.code, caught.value.facts) == ("ledger-open-elsewhere", {"where": str(locked)})
    assert has_passphrase(locked)
    remove_passphrase(locked, FIRST)
    assert not has_passphrase(locked)


def test_work_copies_trial_and_past_days_go_on(locked: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with Ledger.open(locked, passphrase=FIRST) as ledger:
        made = make_backup(ledger, stick)
        assert (made.there is not None, made.evidence, made.trouble) == (True, 3, None)
        tried = rehearse(ledger, stick)
        assert tried is not None
        assert (tried.faults, tried.evidence) == (0, 2)
        day = TODAY - timedelta(days=400)
        assert records_then(ledger, ChecklistFilter(), day, today=TODAY) == ()
        assert len(records_then(ledger, ChecklistFilter(), TODAY, today=TODAY)) == 3
    assert readable(stick) == []


def test_the_second_place_goes_along_or_is_named(place: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with Ledger.open(place) as ledger:
        make_backup(ledger, stick)
    assert readable(stick)
    assert set_passphrase(place, FIRST, second=stick).left is None
    assert readable(stick) == []
    assert change_passphrase(place, FIRST, SECOND, second=stick).left is None
    stick.rename(tmp_path / "elsewhere")
    done = remove_passphrase(place, SECOND, second=stick)
    assert done.left is not None
    assert done.left.parent == stick
    keys.forget_keys()
    other = next((tmp_path / "elsewhere").glob("*/ledger-*.db"))
    unlock_copy(other, SECOND)  # it was there when the passphrase was changed
    complete_restore(prepare_restore(tmp_path / "new", backup_named(tmp_path / "new", str(other))))
    with Ledger.open(tmp_path / "new") as ledger:
        assert check(ledger).faults == ()


def test_a_copy_is_restored_under_the_ledgers_own_key(locked: Path) -> None:
    with Ledger.open(locked, passphrase=FIRST) as ledger:
        before = content(ledger)["measure"]
        close_measures(ledger, measure_ids(ledger), on=TODAY)
    found = found_backups(locked)[-1]
    assert preview_restore(locked, found).left_out.changes > 0
    complete_restore(prepare_restore(locked, found))
    with Ledger.open(locked) as ledger:
        assert content(ledger)["measure"] == before
        assert check(ledger).faults == ()
    assert readable(locked) == []


def test_an_older_copy_opens_with_its_own_passphrase_and_takes_the_ledgers_lock(locked: Path, tmp_path: Path) -> None:
    """The ledger was locked, opened to all and locked anew since: the copy on the stick has another key than the ledger."""
    with Ledger.open(locked, passphrase=FIRST) as ledger:
        (tmp_path / "stick").mkdir()
        make_backup(ledger, tmp_path / "stick")
        before = content(ledger)["measure"]
    remove_passphrase(locked, FIRST)
    shutil.rmtree(locked / "evidence")
    set_passphrase(locked, SECOND)
    keys.forget_keys()
    with Ledger.open(locked, passphrase=SECOND):
        pass
    found = found_backups(locked, tmp_path / "stick")
    other = next(each for each in found if each.is_second)
    assert code_of(lambda: preview_restore(locked, other)) == "ledger-locked"

    keys.unlock(keys.read_key_file(keys.own_key_file(other.path)), FIRST)  # type: ignore[arg-type]  # there is one
    complete_restore(prepare_restore(locked, other))
    keys.forget_keys()

    with Ledger.open(locked, passphrase=SECOND) as ledger:
        assert content(ledger)["measure"] == before
        assert check(ledger).faults == ()
    assert readable(locked) == []


def test_a_locked_copy_locks_the_plain_ledger_whose_place_it_takes(locked: Path, tmp_path: Path) -> None:
    with Ledger.open(locked, passphrase=FIRST) as ledger:
        (tmp_path / "stick").mkdir()
        made = make_backup(ledger, tmp_path / "stick").there
        before = told(ledger)[1:3]
    assert made is not None
    remove_passphrase(locked, FIRST)
    complete_restore(prepare_restore(locked, backup_named(locked, str(made.path))))
    keys.forget_keys()
    assert code_of(lambda: Ledger.open(locked)) == "ledger-locked"
    with Ledger.open(locked, passphrase=FIRST) as ledger:
        assert told(ledger)[1:3] == before
        assert check(ledger).faults == ()
    assert readable(locked) == []


def test_a_ledger_is_restored_where_nothing_is_left_of_it(locked: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    with Ledger.open(locked, passphrase=FIRST) as ledger:
        made = make_backup(ledger, tmp_path / "stick").there
        before = told(ledger)[:3]
    assert made is not None
    shutil.rmtree(locked)
    complete_restore(prepare_restore(locked, backup_named(locked, str(made.path))))
    keys.forget_keys()
    assert code_of(lambda: Ledger.open(locked)) == "ledger-locked"
    with Ledger.open(locked, passphrase=FIRST) as ledger:
        _, files, papers = told(ledger)[:3]
        assert (files, papers) == before[1:]
        assert check(ledger).faults == ()


@pytest.mark.parametrize("left", [None, "{}", '{"form": 1, "id": "x"}'])
def test_a_ledger_that_lost_its_key_is_restored_with_that_of_a_copy(locked: Path, left: str | None) -> None:
    with Ledger.open(locked, passphrase=FIRST) as ledger:
        before = told(ledger)
    keys.forget_keys()
    (locked / "key.json").unlink()
    if left is not None:
        (locked / "key.json").write_text(left, encoding="ascii")
    assert code_of(lambda: Ledger.open(locked, passphrase=FIRST)) == ("ledger-damaged-restore" if left is None else "ledger-key-damaged")
    found = found_backups(locked)[0]
    unlock_copy(found.path, FIRST)
    complete_restore(prepare_restore(locked, found))
    keys.forget_keys()
    with Ledger.open(locked, passphrase=FIRST) as ledger:
        _, *files = told(ledger)
        assert files == list(before[1:])
        assert check(ledger).faults == ()


def test_an_altered_or_exchanged_file_is_refused(locked: Path) -> None:
    with Ledger.open(locked, passphrase=FIRST) as ledger:
        rows = evidence_files(ledger, FileFilter())
        places = {row.name: ledger.evidence_files.path_of(row.sha256) for row in rows}
        text, picture = places["现场照片.txt"], places["现场照片.jpg"]
        whole = text.read_bytes()
        for altered in (whole[:-1], whole[: -(len(whole) % (2**20 + 16))], whole[:100] + bytes([whole[100] ^ 1]) + whole[101:], b"", picture.read_bytes(),
                        "巡查记录".encode()):
            text.write_bytes(altered)
            assert file_states(rows, **WATCH)[next(row.sha256 for row in rows if row.name == "现场照片.txt")] is FileState.ALTERED
        assert [fault.where for fault in check(ledger).faults] == ["现场照片.txt"]


def test_without_the_cipher_a_locked_ledger_says_so(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("model.store.drivers._CIPHER", "no_such_module")
    assert code_of(lambda: Ledger.open(locked, passphrase=FIRST)) == "ledger-cipher-missing"
