"""What is asked of a database server beside working in its ledger: whether it can be come to, and who may do what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from model.rows.server import ServerFound, ServerRole
from model.store import server_roles
from model.store.postgres import PostgresPlace
from model.store.postgres_errors import meaning_of
from model.store.server import found_server, server_place
from model.store.storage_errors import told_plainly


def try_server(address: str) -> ServerFound:
    """What an address leads to; nothing is made or changed. Raises StorageError with what is in the way."""
    return found_server(address)


def set_up_roles(address: str, members: Mapping[ServerRole, Sequence[str]]) -> dict[ServerRole, str]:
    """Make a ledger's roles on its server and let logins join them; what they are called.

    Raises UserError server-roles-not-owner, server-roles-refused, server-login-…; StorageError.
    """
    with _at(address) as place:
        return server_roles.set_up_roles(place, members)


def roles_script(address: str, members: Mapping[ServerRole, Sequence[str]]) -> str:
    """The same as statements for psql, to be run by whoever may make roles; raises UserError, StorageError."""
    with _at(address) as place:
        return server_roles.roles_script(place, members)


@contextmanager
def _at(address: str) -> Iterator[PostgresPlace]:
    place = server_place(address)
    with told_plainly(lambda error: meaning_of(error, place.where, "")):
        yield place
