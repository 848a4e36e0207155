"""A PostgreSQL server of the tests' own, in a temporary folder; and ledgers opened on it in place of folders."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg

from model.ledger import Ledger

SAID = "server.database"  # beside the evidence: which database a folder's ledger is in
USER = "taizhang"
_FAST = ("-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c listen_addresses='' -c shared_buffers=64MB "
         "-c max_connections=200")


class NoServer(Exception):
    """There is no PostgreSQL on this machine, or it cannot be started; the words say what is missing."""


def programs() -> Path:
    """The folder of initdb and pg_ctl; raises NoServer."""
    on_path = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parent.parent.name))
    if debian:
        return debian[-1].parent
    if on_path and shutil.which("pg_ctl"):
        return Path(on_path).resolve().parent
    raise NoServer("PostgreSQL is not installed (apt-get install postgresql)")


class Server:
    """A cluster that lives as long as the tests; reached by a socket in its folder."""

    def __init__(self) -> None:
        self._bin = programs()
        self.folder = Path(tempfile.mkdtemp(prefix="taizhang-server-"))
        self._as: dict[str, Any] = {}
        if os.name == "posix" and os.geteuid() == 0:  # a server never runs as root
            try:
                shutil.chown(self.folder, "postgres", "postgres")
            except LookupError as error:
                shutil.rmtree(self.folder)
                raise NoServer("the tests run as root, and there is no user postgres to start a server as") from error
            self._as = {"user": "postgres", "group": "postgres", "extra_groups": []}
        self._data = self.folder / "data"
        self._run("initdb", "-D", str(self._data), "-U", USER, "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")
        self._run("pg_ctl", "-D", str(self._data), "-w", "-l", str(self.folder / "log"),
                  "-o", f"{_FAST} -c unix_socket_directories={self.folder}", "start")  # fmt: skip

    def _run(self, program: str, *words: str) -> None:
        made = subprocess.run([self._bin / program, *words], cwd=self.folder, capture_output=True, text=True, check=False, **self._as)
        if made.returncode:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise NoServer(f"{program}: {made.stderr or made.stdout}")

    def ask(self, statement: str) -> None:
        """Run a statement beside all databases."""
        with psycopg.connect(host=str(self.folder), user=USER, dbname="postgres", autocommit=True) as connection:
            connection.execute(statement)

    def address(self, database: str, files: Path) -> str:
        """The address of a ledger in a database."""
        return f"postgresql+psycopg://{USER}@/{database}?host={self.folder}&files={files}"

    def stop(self) -> None:
        """End the server and take its folder away."""
        self._run("pg_ctl", "-D", str(self._data), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


class LedgersOnServer:
    """Opens ledgers on a server wherever a test opens a folder; what was copied with its folder is copied on the server."""

    def __init__(self, server: Server, open_folder: Callable[..., Ledger]) -> None:
        self._server, self._open_folder, self._number = server, open_folder, 0

    def open(self, place: Path | str, **more: Any) -> Ledger:
        """A ledger whose files lie in the folder and whose database is the server's."""
        folder = Path(place)
        if "://" in str(place) or (folder / "ledger.db").exists():
            return self._open_folder(place, **more)
        folder.mkdir(parents=True, exist_ok=True)
        said = folder / SAID
        words = said.read_text(encoding="utf-8").splitlines() if said.exists() else []
        if not words or words[0] != str(folder):
            self._number += 1
            database = f"ledger{self._number}"
            self._server.ask(f"CREATE DATABASE {database} TEMPLATE {words[1] if words else 'template0'}")
            words = [str(folder), database]
            said.write_text("\n".join(words), encoding="utf-8")
        return self._open_folder(self._server.address(words[1], folder), **more)
