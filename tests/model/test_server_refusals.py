"""Coming to a PostgreSQL server over TLS: the right certificate is accepted, any other refused, and each trouble told in its own words."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from model.actions.servers import try_server
from model.errors import StorageError, explain_error
from model.ledger import Ledger
from model.rows.server import ServerRole
from model.store import server as store_server
from model.store.server_refusals import refusal_of
from tests.certificates import Authority
from tests.server import FAST, NoServer, Server

HOST, SECRET = "db.example", "示例口令 1"
HBA = """
hostssl all keyed 127.0.0.1/32 scram-sha-256
hostssl all taizhang 127.0.0.1/32 trust
local all taizhang trust
"""


@dataclass(frozen=True)
class Remote:
    """A server on a port, known by the name its certificate is for; as if on another machine."""

    server: Server
    known: Authority
    unknown: Authority
    files: Path

    def address(self, host: str = HOST, *, login: str = "taizhang", database: str = "postgres", root: str = "", **more: str) -> str:
        said = {"hostaddr": "127.0.0.1", "sslrootcert": root or str(self.known.file), "files": str(self.files)} | more
        query = "&".join(f"{name}={value}" for name, value in said.items())
        return f"postgresql+psycopg://{login}@{host}:{self.server.cluster.port}/{database}?{query}"

    def present(self, certificate: Path, key: Path) -> None:
        """Have the server show another certificate from now on."""
        for file, name in ((certificate, "server.crt"), (key, "server.key")):
            target = self.server.cluster.data / name
            shutil.copyfile(file, target)
            target.chmod(0o600)
            if os.geteuid() == 0:
                shutil.chown(target, "postgres", "postgres")
        self.server.ask("SELECT pg_reload_conf()")
        self.server.ask("SELECT pg_sleep(0.2)")


@pytest.fixture(scope="module")
def remote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Remote]:
    folder = tmp_path_factory.mktemp("certificates")
    known, unknown = Authority(folder, "authority"), Authority(folder, "stranger")
    try:
        server = Server()
    except NoServer as error:
        pytest.skip(str(error))
    try:
        made = Remote(server, known, unknown, folder / "files")
        made.present(*known.vouch_for(HOST))
        server.ask(f"CREATE ROLE keyed LOGIN PASSWORD '{SECRET}'")
        server.ask("CREATE DATABASE kept TEMPLATE template0 OWNER keyed")
        server.ask("CREATE DATABASE made TEMPLATE template0")
        (server.cluster.data / "pg_hba.conf").write_text(HBA, encoding="utf-8")
        server.cluster.stop()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            server.cluster.port = free.getsockname()[1]
        server.cluster.start(*FAST, "listen_addresses=127.0.0.1", "ssl=on")
        yield made
    finally:
        server.stop()


@pytest.fixture
def other_certificate(remote: Remote) -> Iterator[None]:
    yield
    remote.present(*remote.known.vouch_for(HOST))


def _refused(address: str) -> str:
    with pytest.raises(StorageError) as refused:
        try_server(address)
    said = explain_error(refused.value, "en")
    assert "Traceback" not in str(said)
    assert "libpq" not in str(said)
    return refused.value.code


def test_the_right_host_is_come_to_over_a_verified_connection(remote: Remote) -> None:
    found = try_server(remote.address())
    with Ledger.open(remote.address(database="made")) as ledger, ledger.look() as connection:
        (is_encrypted,) = connection.execute("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").fetchone()

    assert found.is_verified
    assert "sslmode=verify-full" in found.where
    assert is_encrypted


def test_a_certificate_for_another_host_is_refused(remote: Remote) -> None:
    assert _refused(remote.address("other.example")) == "server-certificate-host"


@pytest.mark.parametrize(("host", "mode"), [("localhost", "hostaddr=10.0.0.9"), (HOST, "sslmode=require"), (HOST, "sslmode=verify-ca")])
def test_nothing_less_than_a_verified_host_will_do(remote: Remote, host: str, mode: str) -> None:
    name, value = mode.split("=")
    if name == "sslmode":
        assert _refused(remote.address(host, **{name: value})) == "server-not-verified"
    else:  # its name says this machine, its address does not: what is sent there is verified all the same
        url = store_server._url(remote.address(host, **{name: value}))[0]
        assert url.query["sslmode"] == "verify-full"


@pytest.mark.parametrize("name", ["PGHOST", "PGHOSTADDR", "PGSERVICE"])
def test_a_host_named_by_the_environment_is_verified_too(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert "sslmode" not in store_server._url("postgresql:///a")[0].query
    monkeypatch.setenv(name, "10.0.0.9")
    assert store_server._url("postgresql:///a")[0].query["sslmode"] == "verify-full"


def test_an_authority_nobody_knows_is_refused(remote: Remote) -> None:
    assert _refused(remote.address(root=str(remote.unknown.file))) == "server-certificate-unknown"
    assert _refused(remote.address(root=str(remote.files / "none.crt"))) == "server-certificate-missing"


@pytest.mark.usefixtures("other_certificate")
def test_a_certificate_that_ran_out_is_refused(remote: Remote) -> None:
    remote.present(*remote.known.vouch_for(HOST, is_over=True))

    assert _refused(remote.address()) == "server-certificate-unknown"


def test_a_server_without_encryption_is_refused(remote: Remote) -> None:
    remote.server.ask("ALTER SYSTEM SET ssl = off")
    remote.server.cluster.stop()
    remote.server.cluster.start(*FAST, "listen_addresses=127.0.0.1", "ssl=off")
    try:
        assert _refused(remote.address()) == "server-not-encrypted"
    finally:
        remote.server.cluster.stop()
        remote.server.cluster.start(*FAST, "listen_addresses=127.0.0.1", "ssl=on")


def test_passwords_are_asked_for_checked_and_taken_from_the_password_file(
    remote: Remote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    assert _refused(remote.address(login="keyed", database="kept")) == "server-password-missing"
    assert _refused(remote.address(login="keyed:wrong", database="kept")) == "server-password-wrong"

    passfile = tmp_path / "pgpass"
    passfile.write_text(f"{HOST}:*:*:keyed:{SECRET}\n", encoding="utf-8")
    passfile.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(passfile))
    found = try_server(remote.address(login="keyed", database="kept"))
    assert found.role is ServerRole.OWNER
    assert SECRET not in repr(found)


def test_what_is_wrong_with_an_address_is_told_apart(remote: Remote, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _refused(remote.address(database="nowhere")) == "server-database-missing"
    assert _refused(remote.address(login="stranger")) == "server-login-refused"
    assert _refused(remote.address(hostaddr="127.0.0.2")) == "server-not-reachable"
    monkeypatch.setattr(store_server, "OLDEST", 99)
    assert _refused(remote.address()) == "server-too-old"


@pytest.mark.parametrize(("said", "code"), [
    ("failed to resolve host 'db.example': [Errno -2] Name or service not known", "server-host-unknown"),
    ('connection failed: FATAL:  数据库 "a" 不存在', "server-database-missing"),
    ('connection failed: 致命错误:  用户 "a" 密码认证失败 (password authentication failed)', "server-password-wrong"),
    ("connection failed: FATAL:  sorry, too many clients already", "server-full"),
    ("connection failed: FATAL:  the database system is starting up", "server-starting"),
    ("consuming input failed: server closed the connection unexpectedly", "server-not-reachable"),
])
def test_a_server_is_understood_in_its_own_language(said: str, code: str) -> None:
    assert refusal_of(psycopg.OperationalError(said), "here").code == code
