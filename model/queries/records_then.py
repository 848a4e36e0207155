"""The list as it stood on a past day: every value as it was written by the end of it, whatever was corrected since."""

from __future__ import annotations

from datetime import date

from model.errors import UserError
from model.ledger import Ledger
from model.queries.records import records_in
from model.rows.checklist import ChecklistFilter, ProgressRow
from model.rows.record import MeasureRecord
from model.store.past import session_then


def records_then(ledger: Ledger, kept: ChecklistFilter, day: date, *, today: date) -> tuple[MeasureRecord, ...]:
    """What a filter keeps of the ledger as it stood when a day was over, in the order of the documents.

    What was written later is not there, though it speaks of the day or of one before it: a measure that was ticked off in
    June "as of May" was open at May's end. What the search finds and who one is stand as today. Raises UserError
    day-not-come for a day that is still to come.
    """
    if day > today:
        raise UserError("day-not-come", day=day)
    with ledger.look() as connection, session_then(connection, day, ledger.key) as session:
        return records_in(session, ledger, kept, day)


def note_then(record: MeasureRecord) -> ProgressRow | None:
    """One's own newest note of a record, None without one."""
    own = [note for note in record.progress if not note.unit and note.text]
    return max(own, key=lambda note: note.month, default=None)
