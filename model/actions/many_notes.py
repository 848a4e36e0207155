"""Noting the same month of many measures in one change: the same words for all, or words of its own for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from model.actions.chosen_measures import ChosenMeasures, Tick
from model.actions.clashes import Clashes, settle_note
from model.actions.watch import Asked, Told, Watch
from model.ledger import Ledger
from model.periods import Month
from model.rows.changed import Changed
from model.rows.clash import Seen
from model.rows.words import State
from model.rules.months import require_come
from model.store.change_writer import Altered, ChangeWriter
from model.store.door import Plain

_NOTES = "SELECT measure_id, id, text, person, written_at FROM progress WHERE measure_id IN ({}) AND unit_id IS NULL AND year = ? AND month = ?"


@dataclass(frozen=True, slots=True)
class _Note:
    """What one's own office noted of the month until now, as it is stored."""

    id: int
    text: str
    person: str
    written_at: str


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
        clashes = Clashes(ledger, change, seen)
        for measures in ChosenMeasures(change, said).over(Watch(progress, cancelled)):
            noted = _noted(change.plain, [row.id for row in measures], month)
            texts = {row.id: _joined(noted.get(row.id), said[row.id], existing) for row in measures}
            if existing is Existing.REPLACE and clashes.is_watching:
                texts = {row.id: settle_note(clashes, row, month, noted.get(row.id), texts[row.id]) for row in measures}
            _write(change, measures, noted, texts, {"person": ledger.person, "written_at": ledger.now()} | _of(month))
        clashes.end()
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


def _joined(noted: _Note | None, text: str, existing: Existing) -> str:
    """What the month says afterwards; words that stand there already are not said twice."""
    before = noted.text if noted is not None else ""
    if not before or existing is Existing.REPLACE:
        return text
    if existing is Existing.KEEP or text in before.split("\n") or text == before:
        return before
    return f"{before}\n{text}"


def _noted(connection: Plain, keys: Sequence[int], month: Month) -> dict[int, _Note]:
    marks = ", ".join("?" * len(keys))
    return {key: _Note(*said) for key, *said in connection.execute(_NOTES.format(marks), (*keys, month.year, month.month))}


def _of(month: Month) -> dict[str, Any]:
    """A note that is not there yet, but for its words."""
    return {"year": month.year, "month": month.month, "unit_id": None, "state": None, "trouble": "", "proof": "",
            "reported_on": None, "returned_id": None}  # fmt: skip


def _write(
    change: ChangeWriter, measures: Sequence[Tick], noted: Mapping[int, _Note], texts: Mapping[int, str], columns: Mapping[str, Any]
) -> None:
    """Put the words in the place of the month's ones; a measure not started yet is in progress once something was done."""
    new, other, begun = [], [], []
    for row in measures:
        note, text = noted.get(row.id), texts[row.id]
        if text == (note.text if note is not None else ""):
            continue
        if note is None:
            new.append({**columns, "measure_id": row.id, "text": text})
        else:
            said = {"text": text, "person": columns["person"], "written_at": columns["written_at"]}
            before = {"text": note.text, "person": note.person, "written_at": note.written_at}
            other.append(Altered(note.id, before, said, row.id))
        if text and row.state == State.NOT_STARTED:
            begun.append(Altered(row.id, {"state": row.state}, {"state": State.IN_PROGRESS.value}, row.id))
    if new:
        change.make("progress", new)
    change.alter_rows("progress", other)
    change.alter_rows("measure", begun)
