"""A ledger's passphrase on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from model.actions.evidence import attach_evidence
from model.errors import StorageError, UserError
from model.ledger import Ledger
from model.queries.evidence import evidence_files
from model.rows.evidence import FileFilter
from model.store import keys
from tests.builders import a_plan, bytes_of, content, taken_in
from tests.locked_scene import knowing_no_key
from tests.server import Server

pytest.importorskip("sqlcipher3", reason="no wheel of SQLCipher for this system")
pytestmark = pytest.mark.sqlite("a passphrase locks a folder")
Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _knowing_no_key(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield from knowing_no_key(monkeypatch)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with Ledger.open(tmp_path / "ledger", chain="c") as ledger:
        taken_in(ledger, a_plan())
    for name in ("one", "two"):
        (tmp_path / name).write_text(f"{name} lamp in the rain\n", encoding="utf-8")
    return tmp_path / "ledger"


def code_of(result: Result) -> str:
    assert isinstance(result.exception, StorageError | UserError)
    return result.exception.code


def test_a_passphrase_is_set_changed_used_and_removed(run: Run, place: Path, tmp_path: Path) -> None:
    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    assert "已设口令" in run("passphrase", "set", "--new-passphrase-file", one).stdout
    keys.forget_keys()
    assert code_of(run("list", fails=True)) == "ledger-locked"
    assert code_of(run("list", "--ledger-passphrase-file", two, fails=True)) == "ledger-passphrase-wrong"
    assert "1-01-1" in run("list", "--ledger-passphrase-file", one).stdout
    keys.forget_keys()
    assert "没有发现问题" in run("check", "--ledger-passphrase-file", one).stdout
    run("backup")

    assert "口令已更改" in run("passphrase", "change", "--ledger-passphrase-file", one, "--new-passphrase-file", two).stdout
    keys.forget_keys()
    assert "ledger-" in run("backups", "--ledger-passphrase-file", two).stdout
    assert code_of(run("passphrase", "remove", "--ledger-passphrase-file", one, fails=True)) == "ledger-passphrase-wrong"
    assert "口令已去掉" in run("passphrase", "remove", "--ledger-passphrase-file", two).stdout
    keys.forget_keys()
    assert "1-01-1" in run("list").stdout


def test_a_copy_opens_with_the_ledgers_passphrase_and_none_goes_to_a_server_unsaid(run: Run, place: Path, tmp_path: Path) -> None:
    one = str(tmp_path / "one")
    run("passphrase", "set", "--new-passphrase-file", one)
    run("copy-ledger", str(place), str(tmp_path / "copy"), "--ledger-passphrase-file", one)
    keys.forget_keys()
    with pytest.raises(StorageError):
        Ledger.open(tmp_path / "copy")
    with Ledger.open(tmp_path / "copy", passphrase="one lamp in the rain") as copy, Ledger.open(place) as ledger:
        assert copy.identity == ledger.identity
    refused = run("copy-ledger", str(place), "postgresql+psycopg://nobody@localhost/none", fails=True)
    assert code_of(refused) == "copy-locked-to-server"


def test_a_copy_goes_to_a_server_where_that_is_said(run: Run, place: Path, tmp_path: Path, server: Server) -> None:
    one = str(tmp_path / "one")
    (tmp_path / "proof.txt").write_text("巡查记录", encoding="utf-8")
    with Ledger.open(place) as ledger:
        attach_evidence(ledger, [1], [tmp_path / "proof.txt"])
        before = content(ledger)
    run("passphrase", "set", "--new-passphrase-file", one)
    keys.forget_keys()
    server.ask("CREATE DATABASE without_passphrase TEMPLATE template0")
    address = server.address("without_passphrase", tmp_path / "files")

    run("copy-ledger", str(place), address, "--without-passphrase", "--ledger-passphrase-file", one)

    with Ledger.open(address, must_exist=True) as copy:
        there = content(copy)
        there.pop("setting"), before.pop("setting")  # which says that it has a passphrase here
        assert there == before
        assert [bytes_of(row.content).decode() for row in evidence_files(copy, FileFilter())] == ["巡查记录"]
