"""The full-text index of measures: what it holds of each is kept beside it, because it forgets only what it is told."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Table, delete, insert, select, text

from model.store.search_words import FIELD_BREAK, FIELD_MARK, folded, match_expression, pairs, plain
from model.store.tables.base import POSTGRES
from model.store.tables.words import measure_words

__all__ = ["FIELD_BREAK", "FIELD_MARK", "index_words", "match_expression", "pairs", "plain", "unindex"]

_INSERT = text("INSERT INTO measure_search (rowid, pairs) VALUES (:id, :words)")
_DELETE = text("INSERT INTO measure_search (measure_search, rowid, pairs) VALUES ('delete', :id, :words)")
# On a server an ordinary table (migration 0001), which takes the text and cuts it into pairs itself.
_SERVER_INSERT = text("INSERT INTO measure_search (rowid, folded, grams) VALUES (:id, CAST(:words AS text), pairs_of(:words))")
_SERVER_DELETE = text("DELETE FROM measure_search WHERE rowid = :id")


def index_words(connection: Connection, words_of: Iterable[tuple[int, str]]) -> None:
    """Put measures into the index, in place of what it held of them."""
    fresh = dict(words_of)
    if not fresh:
        return
    _unindex(connection, fresh.keys())
    insert_index, indexed = (_SERVER_INSERT, folded) if connection.dialect.name == POSTGRES else (_INSERT, pairs)
    connection.execute(insert_index, [{"id": key, "words": indexed(words)} for key, words in fresh.items()])
    connection.execute(insert(measure_words), [{"measure_id": key, "words": words} for key, words in fresh.items()])


def unindex(connection: Connection, measure_ids: Iterable[int]) -> None:
    """Take measures out of the index."""
    _unindex(connection, measure_ids)


def _unindex(connection: Connection, measure_ids: Iterable[int]) -> None:
    # A contentless FTS5 table forgets a row only when told exactly what it held (sqlite.org/fts5.html, 4.4.3).
    table: Table = measure_words
    for some in _chunks(list(measure_ids), 500):
        held = connection.execute(select(table.c.measure_id, table.c.words).where(table.c.measure_id.in_(some))).all()
        if held:
            if connection.dialect.name == POSTGRES:
                connection.execute(_SERVER_DELETE, [{"id": key} for key, _ in held])
            else:
                connection.execute(_DELETE, [{"id": key, "words": pairs(words)} for key, words in held])
            connection.execute(delete(table).where(table.c.measure_id.in_(some)))


def _chunks(items: list[int], size: int) -> Iterable[list[int]]:
    return (items[i : i + size] for i in range(0, len(items), size))
