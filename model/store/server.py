"""Opening a ledger on a PostgreSQL server: its address as the user writes it, who may write, where the files lie."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from model.errors import StorageError
from model.store.postgres import PostgresPlace
from model.store.postgres_errors import meaning_of
from model.store.postgres_schema import may_write, remembered_files, upgrade
from model.store.storage_errors import os_storage_error, told_plainly

DRIVER = "postgresql+psycopg"
OWN_MACHINE = ("localhost", "127.0.0.1", "::1")
VERIFIED = ("verify-full", "verify-ca")


def opened_server(address: str, *, must_exist: bool) -> tuple[PostgresPlace, str]:
    """Come to a ledger by its address, making its tables in an empty database; with what keeps this program from writing.

    Raises StorageError ledger-kind-unknown, server-not-verified, server-needs-files, and what the server has against it.
    """
    url, files = _url(address)
    bare = PostgresPlace(url, Path())
    with told_plainly(lambda error: meaning_of(error, bare.where, files)):
        is_writer = may_write(bare)
        upgrade(bare, must_exist=must_exist, is_read_only=not is_writer)
        folder = Path(remembered_files(bare, files, is_writer=is_writer)).expanduser()
    if folder == Path():
        raise StorageError("server-needs-files", where=bare.where)
    _require_shared_folder(folder)
    return PostgresPlace(url, folder), "" if is_writer else "server-read-only"


def _url(address: str) -> tuple[URL, str]:
    """The address without the folder of the files, and that folder."""
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise StorageError("ledger-kind-unknown", where=address) from error
    if url.drivername not in (DRIVER, "postgresql") or not url.database:
        raise StorageError("ledger-kind-unknown", where=url.render_as_string(hide_password=True))
    files = url.query.get("files", "")
    url = url.difference_update_query(["files"])
    if not _is_own_machine(url):
        mode = url.query.get("sslmode", VERIFIED[0])
        if mode not in VERIFIED:
            raise StorageError("server-not-verified", where=url.render_as_string(hide_password=True))
        url = url.update_query_dict({"sslmode": mode})
    return url, files if isinstance(files, str) else files[-1]


def _is_own_machine(url: URL) -> bool:
    """Whether all that is said stays within this machine: by a socket, or by its own name."""
    named = url.query.get("host", ())
    hosts = [url.host or "", *((named,) if isinstance(named, str) else named)]
    every = [host for each in hosts for host in each.split(",") if host]
    return all(host.startswith("/") or host in OWN_MACHINE for host in every)


def _require_shared_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise os_storage_error(error, str(folder)) from error
