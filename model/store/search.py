"""Full-text search by overlapping character pairs, because officers type two characters.

FTS5's own trigram tokenizer finds nothing under three characters. Text is therefore reduced to letters and digits,
cut into overlapping pairs, and a search becomes a phrase of pairs; a single character is a prefix.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from sqlalchemy import Connection, Table, delete, insert, select, text

from model.store.tables.words import measure_words

FIELD_BREAK = "\n"
FIELD_MARK = "\uff41"  # full-width a: folded away in everything that is searched or indexed


def plain(words: str) -> str:
    """The letters and digits of a text, folded: full width to half, capitals to small; everything else dropped."""
    folded = unicodedata.normalize("NFKC", words).lower()
    return "".join(char for char in folded if char.isalnum())


def pairs(words: str) -> str:
    """The overlapping pairs of each line of a text, lines kept apart by a token that no search contains."""
    lines = (plain(line) for line in words.split(FIELD_BREAK))
    return f" {FIELD_MARK} ".join(_pairs_of(line) for line in lines if line)


def _pairs_of(line: str) -> str:
    return " ".join(line[i : i + 2] for i in range(len(line) - 1)) + (" " if len(line) > 1 else "") + line[-1]


def match_expression(search: str) -> str | None:
    """The FTS5 expression for what was typed, each blank-separated word required; None when nothing to look for."""
    terms = [plain(word) for word in search.split()]
    parts = []
    for term in terms:
        if len(term) == 1:
            parts.append(f'"{term}" *')
        elif term:
            parts.append('"' + " ".join(term[i : i + 2] for i in range(len(term) - 1)) + '"')
    return " AND ".join(parts) or None


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
