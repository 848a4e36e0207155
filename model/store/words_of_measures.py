"""The words a measure can be found by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sqlalchemy import Connection, select

from model.store.search import FIELD_BREAK, index_words, unindex
from model.store.tables import Duty, Evidence, EvidenceLink, Measure, Task, measure_words

SEARCHED = frozenset({"measure", "task", "duty", "evidence", "evidence_link"})
CHUNK = 500


def refresh_index(connection: Connection, measure_ids: Iterable[int], look_up: Callable[[], None] | None = None) -> None:
    """Bring the search index to what the tables say of these measures; `look_up` is called between some and some more."""
    keys = sorted(set(measure_ids))
    for start in range(0, len(keys), CHUNK):
        if look_up is not None:
            look_up()
        some = keys[start : start + CHUNK]
        words = _words_of(connection, some)
        index_words(connection, words.items())
        unindex(connection, [key for key in some if key not in words])


def _words_of(connection: Connection, keys: list[int]) -> dict[int, str]:
    parts: dict[int, list[str]] = {}
    for key, *fields in connection.execute(
        select(Measure.id, Measure.code, Measure.text, Task.name, Task.section, Measure.deadline, Measure.handler)
        .join(Task, Task.id == Measure.task_id)
        .where(Measure.id.in_(keys))
    ):
        parts[key] = list(fields)
    for key, wording in connection.execute(
        select(Duty.measure_id, Duty.wording).where(Duty.measure_id.in_(keys)).order_by(Duty.id)
    ):
        parts[key].append(wording)
    for key, name, note in connection.execute(
        select(EvidenceLink.measure_id, Evidence.name, Evidence.note)
        .join(Evidence, Evidence.id == EvidenceLink.evidence_id)
        .where(EvidenceLink.measure_id.in_(keys))
        .order_by(EvidenceLink.id)
    ):
        parts[key] += [name, note]
    return {key: FIELD_BREAK.join(part for part in fields if part) for key, fields in parts.items()}


def stale_words(connection: Connection) -> Iterator[int]:
    """The measures whose indexed words are not what the tables say, and indexed ones that are gone."""
    held = connection.execute(select(measure_words.c.measure_id, measure_words.c.words))
    indexed: dict[int, str] = {row.measure_id: row.words for row in held}
    keys = list(connection.scalars(select(Measure.id).order_by(Measure.id)))
    for start in range(0, len(keys), CHUNK):
        for key, words in _words_of(connection, keys[start : start + CHUNK]).items():
            if indexed.pop(key, None) != words:
                yield key
    yield from sorted(indexed)
