"""The search index as a whole: compared with the words it was made from, and made anew from what the tables say."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, delete, select, text
from sqlalchemy.exc import OperationalError

from model.store.search_words import folded, pairs
from model.store.tables import Measure, measure_words
from model.store.tables.base import POSTGRES
from model.store.words_of_measures import CHUNK, refresh_index

_FRESH = "CREATE VIRTUAL TABLE temp.fresh USING fts5(pairs, content='', tokenize='unicode61 remove_diacritics 0')"
_TERMS = "CREATE VIRTUAL TABLE temp.{name}_terms USING fts5vocab({schema}, {table}, row)"
_FOUND = ("SELECT rowid FROM measure_search WHERE measure_search MATCH :term", "SELECT rowid FROM fresh WHERE fresh MATCH :term")
_DIFFERENT = "SELECT term FROM (SELECT * FROM temp.{one}_terms EXCEPT SELECT * FROM temp.{other}_terms)"


def wrongly_indexed(connection: Connection) -> Iterator[int]:
    """The measures the index holds other words of than are kept beside it, or does not hold at all.

    The same words are indexed once more into a passing table and the two are compared; nothing is said where no such
    table may be made, as in a ledger that can only be looked at.
    """
    indexed = set(connection.scalars(text("SELECT rowid FROM measure_search")))
    kept = set(connection.scalars(select(measure_words.c.measure_id)))
    wrong = indexed ^ kept
    if connection.dialect.name == POSTGRES:
        yield from sorted(wrong | _wrong_on_a_server(connection))
        return
    try:
        connection.execute(text(_FRESH))
    except OperationalError:
        yield from sorted(wrong)
        return
    try:
        _index_again(connection)
        yield from sorted(wrong | _told_apart(connection))
    finally:
        for table in ("held_terms", "fresh_terms", "fresh"):
            connection.execute(text(f"DROP TABLE IF EXISTS temp.{table}"))


def rebuild_index(connection: Connection) -> int:
    """Make the index anew from what the tables say; how many measures it holds."""
    is_server = connection.dialect.name == POSTGRES
    empty = "DELETE FROM measure_search" if is_server else "INSERT INTO measure_search (measure_search) VALUES ('delete-all')"
    connection.execute(text(empty))
    connection.execute(delete(measure_words))
    keys = list(connection.scalars(select(Measure.id)))
    refresh_index(connection, keys)
    return len(keys)


def _wrong_on_a_server(connection: Connection) -> set[int]:
    held = text("SELECT measure_search.rowid, folded, words, grams @> pairs_of(folded) AND grams <@ pairs_of(folded) "
                "FROM measure_search JOIN measure_words ON measure_words.measure_id = measure_search.rowid")  # fmt: skip
    return {key for key, indexed, words, is_cut_so in connection.execute(held) if indexed != folded(words) or not is_cut_so}


def _index_again(connection: Connection) -> None:
    rows = connection.execute(select(measure_words.c.measure_id, measure_words.c.words))
    for some in rows.partitions(CHUNK):
        connection.execute(
            text("INSERT INTO temp.fresh (rowid, pairs) VALUES (:id, :pairs)"),
            [{"id": row.measure_id, "pairs": pairs(row.words)} for row in some],
        )
    connection.execute(text(_TERMS.format(name="held", schema="main", table="measure_search")))
    connection.execute(text(_TERMS.format(name="fresh", schema="temp", table="fresh")))


def _told_apart(connection: Connection) -> set[int]:
    """The measures found by a pair of characters in one of the two and not in the other."""
    terms = {term for sides in (("held", "fresh"), ("fresh", "held"))
             for term in connection.scalars(text(_DIFFERENT.format(one=sides[0], other=sides[1])))}  # fmt: skip
    wrong: set[int] = set()
    for term in terms:
        held, fresh = (set(connection.scalars(text(found), {"term": f'"{term}"'})) for found in _FOUND)
        wrong |= held ^ fresh
    return wrong
