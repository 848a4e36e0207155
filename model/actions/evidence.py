"""Attaching files that prove something, and letting go of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.actions.clashes import Clashes, field_of_row
from model.actions.close import codes_of, measures_by_id
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.rows.changed import Changed
from model.rows.clash import FieldKey, FieldKind, Seen
from model.rules.readable import readable
from model.store.evidence_files import StoredFile
from model.store.tables import Evidence, EvidenceLink


def attach_evidence(
    ledger: Ledger,
    measure_ids: Sequence[int],
    files: Sequence[Path],
    *,
    month: Month | None = None,
    note: str = "",
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Changed:
    """Copy files into the ledger as evidence of measures; the same content twice is stored once.

    All files are copied and on the disk before the change is committed; if one cannot be copied, none is attached.
    `progress` counts files. Raises UserError evidence-…, measure-unknown; StorageError.
    """
    ledger.require_writable()
    with ledger.read() as session:
        measures_by_id(session, measure_ids)
    stored: list[tuple[str, StoredFile]] = []
    for number, file in enumerate(files):
        stored.append((readable(file.name), ledger.evidence_files.take_in(file, cancelled=cancelled)))
        if progress is not None:
            progress(number + 1, len(files))
    with ledger.change("attach", count=len(files), name=stored[0][0] if stored else "") as change:
        change.facts["codes"] = codes_of(measures_by_id(change.session, measure_ids))
        for name, kept in stored:
            keep_file(change.session, name, kept, measure_ids, month=month, note=note.strip(), now=ledger.now())
    return change.changed


def keep_file(
    session: Session, name: str, kept: StoredFile, measure_ids: Sequence[int], *, month: Month | None, note: str, now: str
) -> None:
    """Write the rows of a file that lies in the evidence folder, within a change: the file and what it proves."""
    _link(session, _file_row(session, name, kept, note, now).id, measure_ids, month)


def _file_row(session: Session, name: str, kept: StoredFile, note: str, now: str) -> Evidence:
    row = session.scalar(select(Evidence).where(Evidence.sha256 == kept.sha256, Evidence.name == name))
    if row is None:
        row = Evidence(sha256=kept.sha256, name=name, size=kept.size, mime=kept.mime, taken_at=kept.taken_at, note=note,
                       added_at=now)
        session.add(row)
        session.flush()
    elif note and not row.note:
        row.note = note
    return row


def _link(session: Session, evidence_id: int, measure_ids: Sequence[int], month: Month | None) -> None:
    """Link a file to measures; a month said now is kept where none was said before, or another one was."""
    found = session.scalars(select(EvidenceLink).where(EvidenceLink.evidence_id == evidence_id))
    links = {link.measure_id: link for link in found}
    for key in dict.fromkeys(measure_ids):
        if key not in links:
            links[key] = EvidenceLink(evidence_id=evidence_id, measure_id=key)
            session.add(links[key])
        if month is not None:
            links[key].year, links[key].month = month.year, month.month


def detach_evidence(ledger: Ledger, measure_id: int, evidence_id: int) -> Changed:
    """Unlink a file from a measure; the file itself stays in the ledger until a clean-up.

    Raises UserError evidence-unknown.
    """
    with ledger.change("detach") as change:
        link = change.session.scalar(
            select(EvidenceLink).where(
                EvidenceLink.evidence_id == evidence_id, EvidenceLink.measure_id == measure_id
            )
        )
        if link is None:
            raise UserError("evidence-unknown")
        change.facts["name"] = link.evidence.name
        change.facts["codes"] = codes_of(measures_by_id(change.session, [measure_id]))
        change.session.delete(link)
    return change.changed


def note_on_evidence(ledger: Ledger, evidence_id: int, note: str, *, seen: Seen | None = None) -> Changed:
    """Write a note on a file; raises UserError evidence-unknown, EditClash when somebody else did since it was `seen`."""
    with ledger.change("note-evidence") as change:
        row = change.session.get(Evidence, evidence_id)
        if row is None:
            raise UserError("evidence-unknown")
        clashes = Clashes(ledger, change, seen)
        row.note = clashes.settle(FieldKey(FieldKind.FILE_NOTE, evidence_id), field_of_row("evidence", ("note",), row),
                                  about=row.name, now=row.note, mine=note.strip())  # fmt: skip
        clashes.end()
        change.facts["name"] = row.name
        change.measure_ids |= set(change.session.scalars(
            select(EvidenceLink.measure_id).where(EvidenceLink.evidence_id == evidence_id)
        ))
    return clashes.told()
