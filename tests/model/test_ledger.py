"""Opening a ledger: where, by whom, to write or only to look; and its one way to write."""

from __future__ import annotations

import json
import signal
import uuid
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select, text

from model.actions.close import close_measures
from model.actions.evidence import attach_evidence
from model.errors import StorageError, UserError
from model.ledger import Ledger, default_place
from model.queries.history import history
from model.queries.overview import plans
from model.store.installation import installation_chain
from model.store.lock import HOLDER_NAME, FolderLock
from model.store.plain import IDENTITY, stored_setting
from model.store.restoring import settle
from model.store.tables import Measure, Setting
from tests import children
from tests.builders import TODAY, a_plan, content, measure_ids, taken_in

FOLDER = pytest.mark.sqlite("a ledger's folder and who holds it")

HOLD = """
import sys, time
from model.ledger import Ledger
ledger = Ledger.open(sys.argv[1], person="填报人")
print("open", flush=True)
time.sleep(60)
"""


def code_of(place: Path | str, **how: object) -> str:
    with pytest.raises(StorageError) as error:
        Ledger.open(place, **how)  # type: ignore[arg-type]
    return error.value.code


@FOLDER
def test_a_new_ledger_has_its_folder_its_database_and_an_identity(open_ledger: Callable[..., Ledger]) -> None:
    ledger = open_ledger()

    assert (ledger.folder / "ledger.db").is_file()
    assert uuid.UUID(ledger.identity)
    assert [row.action for row in history(ledger)] == ["make-ledger"]
    assert not ledger.is_read_only


def test_desks_that_make_a_ledger_at_the_same_moment_agree_on_its_identity(
    open_ledger: Callable[..., Ledger], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_ledger()
    known, changes = first.identity, len(history(first))
    too_early = iter([True])  # the first look comes before the other desk wrote it
    monkeypatch.setattr("model.ledger.stored_setting", lambda connection, key: (
        {} if key == IDENTITY and next(too_early, False) else stored_setting(connection, key)))  # fmt: skip
    first._name_it("")

    assert first.identity == known
    assert len(history(first)) == changes


def test_a_ledger_keeps_its_identity_when_it_is_opened_again(open_ledger: Callable[..., Ledger]) -> None:
    first = open_ledger()
    first.close()

    assert open_ledger().identity == first.identity
    assert len(history(open_ledger())) == 1


@FOLDER
def test_no_ledger_is_made_where_one_must_exist(tmp_path: Path) -> None:
    assert code_of(tmp_path / "absent", must_exist=True) == "ledger-missing"
    assert list(tmp_path.iterdir()) == []


@FOLDER
@pytest.mark.plain("the ledger is locked once it is made, and here none is")
def test_a_file_is_no_ledger_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert code_of(tmp_path / "file") == "ledger-is-a-file"
    assert code_of(tmp_path / "file" / "below") in {"ledger-is-a-file", "ledger-not-reachable"}


def test_the_address_of_another_kind_of_server_is_refused() -> None:
    assert code_of("mysql://server/ledger") == "ledger-kind-unknown"


def test_the_default_place_lies_in_the_users_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "文档"))

    assert default_place() == tmp_path / "文档" / "台账"


@FOLDER
def test_a_second_program_may_look_and_is_told_who_holds_it(town_ledger: Ledger, open_ledger: Callable[..., Ledger]) -> None:
    second = open_ledger()

    assert second.is_read_only
    assert len(plans(second)) == 1
    with pytest.raises(StorageError) as error:
        close_measures(second, measure_ids(second), on=TODAY)
    assert error.value.code == "ledger-held"
    assert second.holder == str(error.value.facts["holder"])


@FOLDER
def test_the_holder_is_named_with_computer_and_time(open_ledger: Callable[..., Ledger]) -> None:
    first = open_ledger(person="填报人")
    said = json.loads((first.folder / HOLDER_NAME).read_text(encoding="utf-8"))

    assert open_ledger().holder == f"填报人 ({said['computer']}, {said['since']})"


@FOLDER
@pytest.mark.parametrize("stored", ["", "{", "[]", '{"person": 1}', "null"])
def test_a_ledger_is_held_even_when_the_holders_name_cannot_be_read(stored: str, open_ledger: Callable[..., Ledger]) -> None:
    first = open_ledger()
    (first.folder / HOLDER_NAME).write_text(stored, encoding="utf-8")
    second = open_ledger()

    assert second.is_read_only
    with pytest.raises(StorageError) as error:
        second.require_writable()
    assert error.value.code == "ledger-held"


def test_the_next_program_writes_when_the_first_has_closed(open_ledger: Callable[..., Ledger]) -> None:
    first = open_ledger()
    first.close()

    assert not (first.folder / HOLDER_NAME).exists()
    assert not open_ledger().is_read_only


@FOLDER
def test_nothing_is_copied_into_a_ledger_that_another_program_holds(
    town_ledger: Ledger, open_ledger: Callable[..., Ledger], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("a")
    with pytest.raises(StorageError):
        attach_evidence(open_ledger(), measure_ids(town_ledger), [tmp_path / "a.txt"])
    assert not (town_ledger.folder / "evidence").exists()


def test_a_killed_program_holds_nothing(tmp_path: Path, open_ledger: Callable[..., Ledger]) -> None:
    child = children.start(HOLD, tmp_path / "ledger")
    assert child.stdout
    assert child.stdout.readline().strip() == "open"
    held = open_ledger()
    assert held.is_read_only
    assert held.holder.startswith("填报人")
    held.close()

    child.send_signal(signal.SIGKILL)
    child.communicate()

    ledger = open_ledger()
    assert not ledger.is_read_only
    assert taken_in(ledger, a_plan())


def test_the_lock_is_kept_when_the_holder_cannot_be_written_down(tmp_path: Path) -> None:
    (tmp_path / HOLDER_NAME).mkdir()  # stands for a disk without room for it
    lock = FolderLock(tmp_path)

    assert lock.take(person="", since="")
    assert not FolderLock(tmp_path).take(person="", since="")
    (tmp_path / HOLDER_NAME).rmdir()
    lock.release()
    lock.release()
    assert FolderLock(tmp_path).take(person="", since="")


def test_a_failing_change_leaves_nothing_behind(town_ledger: Ledger) -> None:
    before, changes = content(town_ledger), len(history(town_ledger))

    with suppress(UserError), town_ledger.change("close") as change:
        for row in change.session.scalars(select(Measure)):
            row.closed_note = "half"
        change.session.flush()
        raise UserError("measure-unknown", code="x")

    assert content(town_ledger) == before
    assert len(history(town_ledger)) == changes


def test_a_change_that_changes_nothing_writes_no_history(town_ledger: Ledger) -> None:
    changes = len(history(town_ledger))
    with town_ledger.change("settings", a=1) as change:
        change.session.scalars(select(Setting)).all()

    assert change.changed.number is None
    assert change.changed.facts == (("a", "1"),)
    assert len(history(town_ledger)) == changes


def test_times_are_stored_in_utc(open_ledger: Callable[..., Ledger]) -> None:
    beijing = timezone(timedelta(hours=8))

    assert open_ledger(now=datetime(2026, 1, 1, 7, 59, 59, tzinfo=beijing)).now() == "2025-12-31T23:59:59Z"
    assert datetime.fromisoformat(open_ledger().now()).tzinfo == UTC


def test_the_persons_name_stands_in_the_history(open_ledger: Callable[..., Ledger]) -> None:
    ledger = taken_in(open_ledger(), a_plan())

    assert [row.person for row in history(ledger)] == ["填报人", "", ""]


def test_an_installation_keeps_its_chain(tmp_path: Path) -> None:
    file = tmp_path / "config" / "installation"
    chain = installation_chain(file)

    assert installation_chain(file) == chain == str(uuid.UUID(chain))
    file.write_bytes(b"\xff damaged")
    assert installation_chain(file) not in ("", chain)
    assert installation_chain(file) == installation_chain(file)


def test_an_installation_that_may_keep_nothing_still_has_a_chain(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file, not a folder")

    assert uuid.UUID(installation_chain(tmp_path / "config" / "installation"))


@pytest.mark.sqlite("SQLite's files")
def test_what_is_asked_of_a_closed_ledger_leaves_nothing_open(town_ledger: Ledger) -> None:
    with town_ledger.read() as session:
        town_ledger.close()  # while it is asked
        assert session.execute(text("SELECT count(*) FROM measure")).scalar_one() == 3
    with town_ledger.read() as session:  # by a page that had not heard of it
        assert session.execute(text("SELECT count(*) FROM measure")).scalar_one() == 3
    settle(town_ledger.database)  # nobody else has it


@pytest.mark.sqlite("SQLite's files")
def test_what_is_asked_only_of_a_closed_ledger_leaves_nothing_open_either(town_ledger: Ledger) -> None:
    town_ledger.close()
    with Ledger.open(town_ledger.folder, chain="c") as again:
        again.close()
        with again.read() as session:
            assert session.execute(text("SELECT count(*) FROM measure")).scalar_one() == 3
        settle(again.database)
