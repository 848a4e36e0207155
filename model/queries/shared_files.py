"""Whether the folder that a server's address names is the one its ledger's files lie in: a mistyped one, or a share not connected."""

from __future__ import annotations

from model.ledger import Ledger

_NEWEST = (
    "SELECT sha256 FROM evidence ORDER BY id DESC LIMIT 3", "SELECT sha256 FROM returned ORDER BY id DESC LIMIT 3",
    "SELECT sha256 FROM submission WHERE size > 0 ORDER BY id DESC LIMIT 3",
)  # fmt: skip


def shared_files_are_there(ledger: Ledger) -> bool:
    """Whether the folder is there and, where the ledger names files, at least one of the newest of them lies in it."""
    if ledger.role is None:
        return True
    with ledger.look() as connection:
        evidence, *papers = ([str(sha256) for (sha256,) in connection.execute(newest)] for newest in _NEWEST)
    try:
        if not ledger.folder.is_dir():
            return False
        found = [ledger.evidence_files.content_of(sha256).is_file() for sha256 in evidence]
        found += [ledger.papers.content_of(sha256).is_file() for some in papers for sha256 in some]
    except OSError:  # a share that went away meanwhile
        return False
    return any(found) or not found
