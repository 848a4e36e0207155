"""Every test: folders of its own, a known day, no ledger of the user's in reach."""

from __future__ import annotations

import gc
import os
import re
import shutil
import sqlite3
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from model.errors import StorageError
from model.ledger import Ledger
from model.store import keys, schema
from model.store.connecting import Address
from tests import builders

if TYPE_CHECKING:
    from tests.server import Server
from tests.children import ROOT
from tests.counting import count_sparingly
from tests.locked import OF_PLAIN, LockedLedgers

NOW = datetime(2026, 6, 15, 1, 30, tzinfo=UTC)
FOLDERS_KEPT = 50
CHAIN = "11111111-1111-4111-8111-111111111111"

settings.register_profile("house", deadline=None, database=None)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--on-server", action="store_true", help="ledgers on a PostgreSQL server, started for the tests")
    parser.addoption("--locked", action="store_true", help="ledgers with a passphrase")
    parser.addoption("--count-all", action="store_true", help="coverage counts the lines of every test (tests/counting.py)")


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    count_sparingly(session.config)


def pytest_collection_finish() -> None:
    """Eighteen thousand tests live until the end: the collector need not go through them again and again."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is tried of SQLite's own is left out on a server, of plain files with a passphrase; the reason stands at the test."""
    for option, name in (("--on-server", "sqlite"), ("--locked", "plain")):
        for item in items if config.getoption(option) else ():
            if (mark := item.get_closest_marker(name)) is not None:
                item.add_marker(pytest.mark.skip(reason=mark.args[0]))


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Iterator[None]:
    """On a server, a test that asks for the database's file itself is one of ledgers in folders; the program must not ask for it."""
    try:
        return (yield)
    except StorageError as error:
        asking = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.name not in ("database", "file")]
        if error.code != "server-without-file" or not Path(asking[-1].filename).is_relative_to(ROOT / "tests"):
            raise
        pytest.skip("of ledgers in folders: it asks for the database's file")
    except sqlite3.DatabaseError as error:
        is_locked = pyfuncitem.config.getoption("--locked") and OF_PLAIN in str(error)
        if not is_locked or not Path(traceback.extract_tb(error.__traceback__)[-1].filename).is_relative_to(ROOT / "tests"):
            raise
        pytest.skip("of ledgers without a passphrase: it opens the database by itself")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server of databases, for as long as the tests run; whoever uses it makes databases of another name there."""
    from tests.server import NoServer, Server  # what it needs is not there in every place

    try:
        made = Server()
    except NoServer as error:
        pytest.skip(str(error))
    yield made
    made.stop()


@pytest.fixture(scope="session", autouse=True)
def _on_server(request: pytest.FixtureRequest) -> Iterator[None]:
    if not request.config.getoption("--on-server"):
        yield
        return
    from tests.server import LedgersOnServer

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Ledger, "open", LedgersOnServer(request.getfixturevalue("server"), Ledger.open).open)
        yield


@pytest.fixture(scope="session", autouse=True)
def _locked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    if not request.config.getoption("--locked"):
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "_COSTS", {"n": 1 << 10, "r": 8, "p": 1})  # a passphrase of a test is worth no third of a second
        patch.setattr(Ledger, "open", LockedLedgers(tmp_path_factory.mktemp("locked"), Ledger.open).open)
        yield


@pytest.fixture(scope="session", autouse=True)
def _migrated_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A new database begins as a copy of one that went through all migrations: they take longer than most tests.

    Those of the migrations themselves begin with older databases, and children of this process know nothing of it.
    """
    migrate = schema._run_migrations
    whole, making = tmp_path_factory.mktemp("schema") / "whole.db", threading.Lock()

    def copied(address: Address) -> None:
        if address.key is not None or address.file.suffix != schema.MAKING:
            migrate(address)
            return
        with making:
            if not whole.exists():
                migrate(replace(address, file=whole))
                with closing(sqlite3.connect(whole)) as connection:
                    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copyfile(whole, address.file)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "_run_migrations", copied)
        yield


@pytest.fixture(scope="session")
def _folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    home = tmp_path_factory.getbasetemp() / f"home-{os.getpid()}"
    folders = {
        "HOME": home, "USERPROFILE": home, "APPDATA": home / "roaming", "LOCALAPPDATA": home / "local",
        "XDG_CONFIG_HOME": home / "config", "XDG_DATA_HOME": home / "data", "XDG_STATE_HOME": home / "state",
        "XDG_CACHE_HOME": home / "cache", "XDG_DOCUMENTS_DIR": home / "documents",
    }
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    return {name: str(folder) for name, folder in folders.items()}


@pytest.fixture(autouse=True)
def _own_folders(_folders: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, folder in _folders.items():
        monkeypatch.setenv(name, folder)
    for name in ("TAIZHANG_LEDGER", "TAIZHANG_LANGUAGE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def _done_with() -> deque[Path]:
    return deque()


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, _done_with: deque[Path]) -> Iterator[Path]:
    """A folder of the test's own, that goes when as many others as FOLDERS_KEPT are done with, or stays when the test failed.

    Not at once: work that a closed window left behind may still read in it, and would end in an error in the next test.
    """
    failed = request.session.testsfailed
    place = tmp_path_factory.mktemp(re.sub(r"\W", "_", request.node.name)[:30])
    yield place
    if request.session.testsfailed == failed:
        _done_with.append(place)
    if len(_done_with) > FOLDERS_KEPT:
        shutil.rmtree(_done_with.popleft(), ignore_errors=True)


@pytest.fixture
def today() -> date:
    return builders.TODAY


@pytest.fixture
def open_ledger(tmp_path: Path) -> Iterator[Callable[..., Ledger]]:
    """Open a ledger (tmp_path/ledger unless told) with a fixed chain and clock; closed again after the test."""
    opened: list[Ledger] = []

    def made(place: Path | None = None, *, chain: str = CHAIN, now: datetime = NOW, person: str = "") -> Ledger:
        ledger = Ledger.open(place or tmp_path / "ledger", chain=chain, clock=lambda: now, person=person)
        opened.append(ledger)
        return ledger

    yield made
    for ledger in opened:
        ledger.close()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Ledger, Path], object]], Path]:
    """A ledger's folder that was filled once, to be copied: making the tables anew takes longer than most tests."""
    made: dict[tuple[str, str], Path] = {}

    def folder(name: str, fill: Callable[[Ledger, Path], object]) -> Path:
        key = name, fill.__module__
        if key not in made:
            place = tmp_path_factory.mktemp("template")
            with Ledger.open(place / "ledger", chain=CHAIN, clock=lambda: NOW) as ledger:
                fill(ledger, place)
            made[key] = place / "ledger"
        return made[key]

    return folder


@pytest.fixture
def filled(
    template: Callable[..., Path], open_ledger: Callable[..., Ledger], tmp_path: Path
) -> Callable[[str, Callable[[Ledger, Path], object]], Ledger]:
    """Open a ledger of one's own, in tmp_path/ledger, that was filled by a function; by the same name in a module, only once."""

    def opened(name: str, fill: Callable[[Ledger, Path], object], *, person: str = "") -> Ledger:
        shutil.copytree(template(name, fill), tmp_path / "ledger")
        return open_ledger(person=person)

    return opened


@pytest.fixture
def ledger(filled: Callable[..., Ledger]) -> Ledger:
    """A ledger that holds nothing but its identity."""
    return filled("empty", lambda ledger, folder: None)


@pytest.fixture
def town_ledger(filled: Callable[..., Ledger]) -> Ledger:
    """The ledger of a town's government that took in the plan of builders.three_measures()."""
    return filled("town", lambda ledger, folder: builders.taken_in(ledger, builders.a_plan()))
