"""What is said of a ledger on a server: whose role a login has, and what an address leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from model.errors import explain
from model.rows.server_address import ServerAddress

if TYPE_CHECKING:
    from model.rows.server import ServerFound, ServerRole


def role_word(role: ServerRole) -> str:
    """What a role is called."""
    return {
        "owner": QCoreApplication.translate("ServerWords", "Owner"),
        "officer": QCoreApplication.translate("ServerWords", "Officer"),
        "reviewer": QCoreApplication.translate("ServerWords", "Reviewer"),
        "reader": QCoreApplication.translate("ServerWords", "Reader"),
    }[role.value]


def server_ledger_name(address: str) -> str:
    """A ledger on a server as lists name it: its database, and where that is; never its password."""
    read = ServerAddress.read(address)
    if not read.server:
        return QCoreApplication.translate("ServerWords", "{database}  (server on this computer)").format(database=read.database)
    return QCoreApplication.translate("ServerWords", "{database}  (server {host})").format(database=read.database, host=read.server)


def found_words(found: ServerFound, language: str) -> str:
    """What an address leads to, a line for each thing to know."""
    files = found.files or QCoreApplication.translate("ServerWords", "not said yet")
    said = (
        explain("server-found", {"where": found.where, "version": found.version, "role": role_word(found.role)}, language),
        explain("server-found-verified" if found.is_verified else "server-found-own-machine", {}, language),
        explain("server-found-ledger" if found.has_ledger else "server-found-empty", {"files": files}, language),
    )
    return "\n".join(each.happened for each in said)
