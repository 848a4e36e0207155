"""Opening a ledger on a PostgreSQL server: its address as the user writes it, who may write, where the files lie."""

from __future__ import annotations

import os
from pathlib import Path

import psycopg
from sqlalchemy import URL
from sqlalchemy.exc import ArgumentError

from model.errors import StorageError
from model.rows.server import ServerFound, ServerRole
from model.rows.server_address import masked
from model.store.postgres import PostgresPlace
from model.store.postgres_errors import meaning_of
from model.store.postgres_schema import remembered_files, stored_schema, upgrade
from model.store.server_hosts import url_of
from model.store.server_roles import role_of
from model.store.storage_errors import os_storage_error, told_plainly

DRIVER = "postgresql+psycopg"
OWN_MACHINE = ("localhost", "127.0.0.1", "::1")
VERIFIED = "verify-full"  # anything less lets another machine pose as the server
OLDEST = 15  # of the server; older ones let everybody make tables
OBSTACLES = {ServerRole.REVIEWER: "server-reviewer", ServerRole.READER: "server-read-only"}


def opened_server(address: str, *, must_exist: bool) -> tuple[PostgresPlace, ServerRole, str]:
    """Come to a ledger by its address, making its tables in an empty database; what the login may do, and what keeps it from writing.

    Raises StorageError ledger-kind-unknown, server-not-verified, server-needs-files, and what the server has against it.
    """
    url, files = _url(address)
    bare = PostgresPlace(url, Path())
    with told_plainly(lambda error: meaning_of(error, bare.where, files)):
        with bare.connect(autocommit=True) as connection:
            _require_new_enough(connection, bare.where)
            role, is_standby = role_of(connection, bare.where), _is_standby(connection)
        is_owner = role is ServerRole.OWNER and not is_standby
        upgrade(bare, must_exist=must_exist, is_owner=is_owner)
        said, is_first = remembered_files(bare, files, may_write=is_owner)
    folder = Path(said).expanduser()
    if folder == Path():
        raise StorageError("server-needs-files", where=bare.where)
    if is_first:  # later it is not begun anew where a share is not connected: files would lie at one desk alone
        _make_shared_folder(folder)
    return PostgresPlace(url, folder), role, "server-standby" if is_standby else OBSTACLES.get(role, "")


def found_server(address: str) -> ServerFound:
    """What an address leads to; nothing is made or changed. Raises StorageError as opening does."""
    url, files = _url(address)
    place = PostgresPlace(url, Path())
    with told_plainly(lambda error: meaning_of(error, place.where, files)), place.connect(autocommit=True) as connection:
        _require_new_enough(connection, place.where)
        role = role_of(connection, place.where)
        schema = stored_schema(place)
        known = remembered_files(place, files, may_write=False)[0] if schema else files
        return ServerFound(
            place.where, _version(connection), role, is_verified=not _is_own_machine(url), has_ledger=schema is not None, files=known,
        )  # fmt: skip


def server_place(address: str) -> PostgresPlace:
    """A database on a server without its files, for what concerns the database alone. Raises StorageError as opening does."""
    return PostgresPlace(_url(address)[0], Path())


def _version(connection: psycopg.Connection[object]) -> str:
    number = connection.info.server_version
    return f"{number // 10_000}.{number % 10_000}"


def _require_new_enough(connection: psycopg.Connection[object], where: str) -> None:
    if connection.info.server_version < OLDEST * 10_000:
        raise StorageError("server-too-old", where=where, found=_version(connection), known=OLDEST)


def _is_standby(connection: psycopg.Connection[object]) -> bool:
    row = connection.execute("SELECT pg_is_in_recovery()").fetchone()
    return isinstance(row, tuple) and bool(row[0])


def _url(address: str) -> tuple[URL, str]:
    """The address without the folder of the files, and that folder."""
    try:
        url = url_of(address)
    except (ArgumentError, ValueError) as error:
        raise StorageError("ledger-kind-unknown", where=masked(address)) from error
    where = PostgresPlace(url, Path()).where
    if url.drivername not in (DRIVER, "postgresql") or not url.database:
        raise StorageError("ledger-kind-unknown", where=where)
    files = url.query.get("files", "")
    url = url.difference_update_query(["files"])
    unknown = sorted(url.query.keys() - {option.keyword.decode() for option in psycopg.pq.Conninfo.get_defaults()})
    if unknown:  # psycopg takes more than libpq does: conninfo would lead elsewhere, past the certificate
        raise StorageError("server-part-unknown", where=where, name=unknown[0])
    if not _is_own_machine(url):
        if url.query.get("sslmode", VERIFIED) != VERIFIED:
            raise StorageError("server-not-verified", where=where)
        url = url.update_query_dict({"sslmode": VERIFIED})
    return url, files if isinstance(files, str) else files[-1]


def _is_own_machine(url: URL) -> bool:
    """Whether all that is said stays within this machine: by a socket, or by its own name; also where libpq is told elsewhere."""
    if url.query.get("service") or os.environ.get("PGSERVICE"):
        return False
    hosts = _each(url.host) + _each(url.query.get("host")) or _each(os.environ.get("PGHOST"))
    addresses = _each(url.query.get("hostaddr")) or _each(os.environ.get("PGHOSTADDR"))
    return all(host.startswith("/") or host in OWN_MACHINE for host in hosts + addresses)


def _each(said: str | tuple[str, ...] | None) -> list[str]:
    """The hosts named by one part of an address, which may name several."""
    parts = (said,) if isinstance(said, str) else said or ()
    return [host for part in parts for host in part.split(",") if host]


def _make_shared_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise os_storage_error(error, str(folder)) from error
