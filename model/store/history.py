"""The chain of changes: written with each transaction, verified by check."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from model.store.door import Plain
from model.store.image_log import stored
from model.store.tables import Change, ChangeMeasure

FIRST_HASH = "0" * 64
PIECE = 1 << 20  # of text, brought at once into the form that is hashed

# In plain SQL: every change writes these, and composing and wrapping a statement costs more than running it.
_LAST = "SELECT number, hash FROM change WHERE chain = ? ORDER BY number DESC LIMIT 1"
_INSERT = (
    "INSERT INTO change (chain, number, at, person, action, facts, images, reverts, previous_hash, hash) "
    "VALUES (?, ?, ?, ?, ?, ?, CAST(? AS TEXT), ?, ?, ?)"
)
_TOUCH = "INSERT INTO change_measure (change_id, measure_id) VALUES (?, ?)"


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """What one change says of itself; `facts` fill the sentence it is shown by."""

    chain: str
    at: str
    person: str
    action: str
    facts: tuple[tuple[str, str], ...]
    reverts: int | None


def chained_hash(previous: str, said: tuple[object, ...], images: str | bytearray, reverts: int | None) -> str:
    """SHA-256 over the previous change's hash and this change's own content, as hexadecimal.

    The content is a JSON list: what the change says of itself, its images as a text, and which change it takes back.
    """
    found = hashlib.sha256(f"{previous}\n{stored(said)[:-1]},\"".encode("utf-8", "surrogatepass"))
    for piece in _pieces(images):
        found.update(piece.replace(b"\\", b"\\\\").replace(b'"', b'\\"'))
    found.update(f'",{json.dumps(reverts)}]'.encode())
    return found.hexdigest()


def _pieces(text: str | bytearray) -> Iterator[bytes]:
    """A text in UTF-8, some of it at a time. Within a JSON text only two signs are written otherwise once it is a text in JSON."""
    for start in range(0, len(text), PIECE):
        piece = text[start : start + PIECE]
        yield bytes(piece) if isinstance(piece, bytearray) else piece.encode("utf-8", "surrogatepass")


def append_change(
    connection: Plain, entry: ChangeEntry, images: bytearray, measure_ids: frozenset[int]
) -> tuple[int, str]:
    """Write one change at the end of its chain, its images in UTF-8; gives its number in the history (the row's id) and its hash."""
    last = connection.execute(_LAST, (entry.chain,)).fetchone()
    number, previous = (last[0] + 1, last[1]) if last else (1, FIRST_HASH)
    facts = json.dumps(dict(entry.facts), ensure_ascii=False)
    said = (entry.chain, number, entry.at, entry.person, entry.action, facts)
    own_hash = chained_hash(previous, said, images, entry.reverts)
    written = connection.execute(_INSERT, (*said, images, entry.reverts, previous, own_hash))
    change_id = int(written.lastrowid or 0)
    connection.executemany(_TOUCH, ((change_id, key) for key in sorted(measure_ids)))
    return change_id, own_hash


def broken_changes(connection: Connection) -> Iterator[tuple[int, str]]:
    """The changes whose hash, number or link does not fit, or that are gone: (id, "hash" | "number" | "link" | "missing")."""
    expected: dict[str, tuple[int, str]] = {}
    rows = connection.execution_options(yield_per=500).execute(
        select(Change.id, Change.chain, Change.number, Change.at, Change.person, Change.action, Change.facts,
               Change.images, Change.reverts, Change.previous_hash, Change.hash).order_by(Change.chain, Change.number)
    )
    for row in rows:
        number, previous = expected.get(row.chain, (1, FIRST_HASH))
        said = (row.chain, row.number, row.at, row.person, row.action, row.facts)
        if row.number != number:
            yield row.id, "number"
        elif row.previous_hash != previous:
            yield row.id, "link"
        elif chained_hash(row.previous_hash, said, row.images, row.reverts) != row.hash:
            yield row.id, "hash"
        expected[row.chain] = (row.number + 1, row.hash)
    # A chain cut at its end is whole in itself; what else the change left behind tells of it.
    known = select(Change.id).where(Change.id == ChangeMeasure.change_id)
    lost = select(ChangeMeasure.change_id).where(~known.exists()).distinct().order_by(ChangeMeasure.change_id)
    for (change_id,) in connection.execute(lost):
        yield change_id, "missing"
