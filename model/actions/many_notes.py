"""Noting the same month of many measures in one change: the same words for all, or words of its own for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.actions.clashes import Clashes, settle_note
from model.actions.close import codes_of, measures_by_id
from model.actions.progress import Note, write_note
from model.actions.watch import Asked, Told, Watch
from model.ledger import Ledger
from model.periods import Month
from model.rows.changed import Changed
from model.rows.clash import Seen
from model.rules.months import require_come
from model.store.tables import Progress

CHUNK = 500


class Existing(StrEnum):
    """What becomes of the words a month has already."""

    KEEP = "keep"
    APPEND = "append"
    REPLACE = "replace"


def note_many(
    ledger: Ledger, texts: Mapping[int, str], month: Month, *, existing: Existing, today: date,
    progress: Told | None = None, cancelled: Asked | None = None, seen: Seen | None = None,
) -> Changed:
    """Write one's own office's progress of a month, by measure; an empty text never takes away what stands there.

    Raises UserError measure-unknown, month-not-come; EditClash where words would be replaced that somebody else wrote
    since they were `seen`; Cancelled. Nothing is noted then.
    """
    require_come(month, today)
    said = {key: text.strip() for key, text in texts.items() if text.strip()}
    with ledger.change("note-progress", month=month, count=len(said)) as change:
        measures = measures_by_id(change.session, list(said))
        change.facts["codes"] = codes_of(measures)
        rows = _noted(change.session, list(said), month)
        clashes = Clashes(ledger, change, seen)
        if existing is Existing.REPLACE:
            said = {one.id: settle_note(clashes, one, month, rows.get(one.id), said[one.id]) for one in measures}
            clashes.end()
        for measure in Watch(progress, cancelled).over(measures):
            row = rows.get(measure.id)
            text = _joined(row.text if row is not None else "", said[measure.id], existing)
            if row is None or row.text != text:
                note = Note(month, text, ledger.person, ledger.now())
                write_note(change.session, measure, row, note, today=today)
    return clashes.told()


def note_same(
    ledger: Ledger, measure_ids: Sequence[int], text: str, month: Month, *, existing: Existing, today: date,
    progress: Told | None = None, cancelled: Asked | None = None, seen: Seen | None = None,
) -> Changed:
    """Write the same words as the month's progress of some measures, in one change; raises as note_many does."""
    return note_many(
        ledger, dict.fromkeys(measure_ids, text), month, existing=existing, today=today, progress=progress, cancelled=cancelled,
        seen=seen,
    )  # fmt: skip


def _joined(before: str, text: str, existing: Existing) -> str:
    """What the month says afterwards; words that stand there already are not said twice."""
    if not before or existing is Existing.REPLACE:
        return text
    if existing is Existing.KEEP or text in before.split("\n") or text == before:
        return before
    return f"{before}\n{text}"


def _noted(session: Session, keys: Sequence[int], month: Month) -> dict[int, Progress]:
    found: dict[int, Progress] = {}
    for start in range(0, len(keys), CHUNK):
        for row in session.scalars(select(Progress).where(
            Progress.measure_id.in_(keys[start : start + CHUNK]), Progress.unit_id.is_(None),
            Progress.year == month.year, Progress.month == month.month,
        )):  # fmt: skip
            found[row.measure_id] = row
    return found
