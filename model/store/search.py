"""The full-text index of measures: what it holds of each is kept beside it, because it forgets only what it is told."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Table, delete, insert, select, text

from model.store.search_words import FIELD_BREAK, FIELD_MARK, match_expression, pairs, plain
from model.store.tables.words import measure_words

__all__ = ["FIELD_BREAK", "FIELD_MARK", "index_words", "match_expression", "pairs", "plain", "unindex"]


def index_words(connection: Connection, words_of: Iterable[tuple[int, str]]) -> None:
    """Put measures into the index, in place of what it held of them."""
    fresh = dict(words_of)
    if not fresh:
        return
    _unindex(connection, fresh.keys())
    connection.execute(
        text("INSERT INTO measure_search (rowid, pairs) VALUES (:id, :pairs)"),
        [{"id": key, "pairs": pairs(words)} for key, words in fresh.items()],
    )
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
            connection.execute(
                text("INSERT INTO measure_search (measure_search, rowid, pairs) VALUES ('delete', :id, :pairs)"),
                [{"id": key, "pairs": pairs(words)} for key, words in held],
            )
            connection.execute(delete(table).where(table.c.measure_id.in_(some)))


def _chunks(items: list[int], size: int) -> Iterable[list[int]]:
    return (items[i : i + size] for i in range(0, len(items), size))
