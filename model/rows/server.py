"""What a login may do in a ledger on a server, and what is found where one is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ServerRole(StrEnum):
    """What the server's database lets a login do; it is the database that refuses the rest."""

    OWNER = "owner"  # made the tables and brings them up to date; could also put the history's guards out of action
    OFFICER = "officer"  # does all the work, adds to the history and never alters it
    REVIEWER = "reviewer"  # sees everything, lets findings stand, settles what is doubtful, notes on files
    READER = "reader"  # sees everything


GIVEN = (ServerRole.OFFICER, ServerRole.REVIEWER, ServerRole.READER)  # the owner is whoever made the tables

# The changes a reviewer makes. What is taken back with "revert" may be no more than that either: the database sees to it.
REVIEWING = frozenset({"accept-finding", "settle-doubts", "settle-question", "note-evidence", "revert"})


@dataclass(frozen=True, slots=True)
class ServerFound:
    """What an address leads to; nothing was changed by looking."""

    where: str
    version: str  # of the server, "16.4"
    role: ServerRole
    is_verified: bool  # whether the server's certificate was checked; not on the same machine
    has_ledger: bool
    files: str  # the folder of the files, as far as it is known
