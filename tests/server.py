"""PostgreSQL servers of the tests' own, in a temporary folder: one alone, or a primary with a standby that takes its place."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg

from model.ledger import Ledger

SAID = "server.database"  # beside the evidence: which database a folder's ledger is in
USER = "taizhang"
FAST = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "shared_buffers=64MB")
ALWAYS = ("max_connections=200", "dynamic_shared_memory_type=mmap", "wal_retrieve_retry_interval=100ms")
PORT = 5432  # names a socket in the folder; nothing listens on the network
STANDBY = "standby"  # its name in synchronous_standby_names
PATIENCE = 600.0  # seconds until a server must have started, and two must agree; the machine may be busy with other things


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


class Home:
    """A temporary folder of clusters and sockets, and the user they run as."""

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

    def run(self, program: str, *words: str) -> None:
        """Run one of PostgreSQL's programs; raises NoServer with what it said when it fails."""
        made = subprocess.run([self._bin / program, *words], cwd=self.folder, capture_output=True, text=True, check=False, **self._as)
        if made.returncode:
            raise NoServer(f"{program}: {made.stderr or made.stdout}")


class Cluster:
    """One server's data and the server on it; reached by a socket in the home's folder."""

    def __init__(self, home: Home, name: str, port: int = PORT) -> None:
        self._home, self.port = home, port
        self.data = home.folder / name

    def make(self) -> None:
        """Make an empty one."""
        self._home.run("initdb", "-D", str(self.data), "-U", USER, "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")

    def copy(self, other: Cluster) -> None:
        """Make it a standby of another that runs; what was there before is gone."""
        shutil.rmtree(self.data, ignore_errors=True)
        source = f"host={self._home.folder} port={other.port} user={USER} application_name={STANDBY}"
        self._home.run("pg_basebackup", "-d", source, "-D", str(self.data), "-R", "-X", "stream", "-c", "fast", "--no-sync")

    def start(self, *settings: str) -> None:
        """Start the server."""
        said = (f"unix_socket_directories={self._home.folder}", f"port={self.port}", "listen_addresses=''", *ALWAYS, *settings)
        self._home.run("pg_ctl", "-D", str(self.data), "-w", "-t", f"{PATIENCE:.0f}", "-l", f"{self.data}.log", "-o", " ".join(f"-c {one}" for one in said), "start")

    def ask(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run a statement as the one who may do everything; its rows."""
        with psycopg.connect(host=str(self._home.folder), port=self.port, user=USER, dbname=database, autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def promote(self) -> None:
        """Make a standby the one that is written to."""
        self._home.run("pg_ctl", "-D", str(self.data), "-w", "-t", f"{PATIENCE:.0f}", "promote")

    def kill(self) -> None:
        """End all of its processes at one stroke, as when its machine loses power."""
        running = self.data / "postmaster.pid"
        words = running.read_text(encoding="ascii").split()
        first, shared = int(words[0]), words[-2]
        listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
        children = [int(pid) for pid, parent in map(str.split, listed.splitlines()) if int(parent) == first]
        for pid in (first, *children):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for file in (running, self._home.folder / f".s.PGSQL.{self.port}.lock"):  # the number may be another program's soon
            file.unlink()
        subprocess.run(["ipcrm", "-m", shared], capture_output=True, check=False)  # the one thing a power cut would have taken too

    def stop(self) -> None:
        """End the server; nothing of it is needed any more."""
        with suppress(NoServer):  # it does not run
            self._home.run("pg_ctl", "-D", str(self.data), "-m", "immediate", "stop")


class Server:
    """One server that lives as long as the tests."""

    def __init__(self, settings: tuple[str, ...] = FAST) -> None:
        self._home = Home()
        self.folder = self._home.folder
        self.cluster = Cluster(self._home, "data")
        try:
            self.cluster.make()
            self.cluster.start(*settings)
        except NoServer:
            self.stop()
            raise

    def ask(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run a statement beside all databases, or in one; its rows."""
        return self.cluster.ask(statement, database)

    def address(self, database: str, files: Path) -> str:
        """The address of a ledger in a database."""
        return f"postgresql+psycopg://{USER}@/{database}?host={self.folder}&files={files}"

    def stop(self) -> None:
        """End the server and take its folder away."""
        self.cluster.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


class ServerPair:
    """A primary, and a standby that has everything the primary acknowledges (synchronous_commit = on)."""

    def __init__(self, settings: tuple[str, ...] = ()) -> None:
        self._home, self._settings = Home(), settings
        self.folder = self._home.folder
        self.primary, self.standby = (Cluster(self._home, name, PORT + number) for number, name in enumerate(("one", "two")))
        try:
            self.primary.make()
            self.primary.start(*settings)
            self.rebuild()
        except NoServer:
            self.stop()
            raise

    def ask(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run a statement on the primary; its rows."""
        return self.primary.ask(statement, database)

    def address(self, database: str, files: Path) -> str:
        """The address of a ledger in a database: of the server of the two that can be written to."""
        hosts, ports = f"{self.folder},{self.folder}", f"{PORT},{PORT + 1}"
        return f"postgresql+psycopg://{USER}@/{database}?host={hosts}&port={ports}&target_session_attrs=read-write&files={files}"

    def kill(self) -> None:
        """Have the primary end at once."""
        self.primary.kill()

    def promote(self) -> None:
        """Put the standby in the primary's place; it stands alone until there is another one."""
        self.standby.promote()
        self.primary, self.standby = self.standby, self.primary

    def rebuild(self) -> None:
        """Make a new standby, and have every commit wait for it from now on."""
        self.standby.copy(self.primary)
        self.standby.start(*self._settings)
        self.standby.ask("ALTER SYSTEM SET synchronous_standby_names = ''")  # once it is the primary, it has no standby yet
        self.primary.ask(f"ALTER SYSTEM SET synchronous_standby_names = '{STANDBY}'")
        self.primary.ask("SELECT pg_reload_conf()")
        self._until("SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync' AND state = 'streaming'")
        self.primary.ask("SELECT pg_logical_emit_message(true, 'taizhang', '')")  # waits: all before it is on both now

    def _until(self, statement: str) -> None:
        late = time.monotonic() + PATIENCE
        while not self.primary.ask(statement):
            if time.monotonic() > late:
                raise NoServer(f"not within {PATIENCE:.0f} s: {statement}")
            time.sleep(0.05)

    def stop(self) -> None:
        """End both and take their folder away."""
        self.primary.stop()
        self.standby.stop()
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
