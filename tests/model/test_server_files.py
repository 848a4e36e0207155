"""The shared folder of a ledger on a server is away at a desk: nothing is begun anew in its place, where no other desk would find it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from model.actions.backups import make_backup
from model.actions.close import close_measures
from model.actions.evidence import attach_evidence
from model.errors import StorageError
from model.ledger import Ledger
from model.queries.shared_files import shared_files_are_there
from tests.builders import TODAY, a_plan, taken_in
from tests.server import NoServer, Server


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    try:
        made = Server()
    except NoServer as error:
        pytest.skip(str(error))
    yield made
    made.stop()


def test_files_wait_for_the_shared_folder_and_everything_else_goes_on(server: Server, tmp_path: Path) -> None:
    share, proof = tmp_path / "share", tmp_path / "proof.txt"
    proof.write_text("抽样单", encoding="utf-8")
    server.ask("CREATE DATABASE office TEMPLATE template0")
    Ledger.open(server.address("office", share), chain="one").close()
    assert share.is_dir()
    share.rename(tmp_path / "away")

    with Ledger.open(server.address("office", share), chain="two", must_exist=True) as desk:
        taken_in(desk, a_plan())
        assert close_measures(desk, [1], on=TODAY).number is not None
        for write in (lambda: attach_evidence(desk, [1], [proof]), lambda: make_backup(desk)):
            with pytest.raises(StorageError, match="ledger-not-reachable"):
                write()
        assert not share.exists()

        (tmp_path / "away").rename(share)
        attach_evidence(desk, [1], [proof])
        assert len(list(share.glob("evidence/??/*"))) == 1


def test_a_folder_another_desk_names_otherwise_is_not_made(server: Server, tmp_path: Path) -> None:
    server.ask("CREATE DATABASE other TEMPLATE template0")
    Ledger.open(server.address("other", tmp_path / "share"), chain="one").close()

    with Ledger.open(server.address("other", tmp_path / "mounted" / "share"), chain="two", must_exist=True) as desk:
        assert desk.folder == tmp_path / "mounted" / "share"
        assert not (tmp_path / "mounted").exists()


def test_a_mistyped_folder_is_known_before_the_first_file_is_attached(server: Server, tmp_path: Path) -> None:
    server.ask("CREATE DATABASE typed TEMPLATE template0")
    share, proof = tmp_path / "share", tmp_path / "proof.txt"
    proof.write_text("抽样单", encoding="utf-8")
    with Ledger.open(server.address("typed", share), chain="one") as desk:
        taken_in(desk, a_plan())
        assert shared_files_are_there(desk)
        attach_evidence(desk, [1], [proof])
        assert shared_files_are_there(desk)

    (tmp_path / "another").mkdir()
    for typed in ("shaer", "another"):
        with Ledger.open(server.address("typed", tmp_path / typed), chain="two", must_exist=True) as desk:
            assert not shared_files_are_there(desk)
    with Ledger.open(server.address("typed", share), chain="two", must_exist=True) as desk:
        assert shared_files_are_there(desk)
