"""Merging returned files into the ledger (汇总): every decided value in one change that can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from model.actions.close import measures_by_id
from model.actions.package_evidence import keep_proofs, packed_proofs
from model.actions.progress import Note, write_note
from model.actions.watch import Asked, Told, Watch
from model.errors import UserError
from model.ledger import BACKUPS_NAME, Ledger
from model.periods import Month
from model.queries.merge_base import merge_base, taken_files
from model.rows.changed import Changed
from model.rows.merging import (
    Choice,
    ConflictCode,
    Decision,
    MergeField,
    MergePreview,
    MergeWrite,
    TakenFile,
)
from model.rows.restore import BackupKind
from model.rows.returned import FoundBy
from model.rows.words import State
from model.rules.merge_rows import MergeBase
from model.rules.merging import preview
from model.rules.months import require_come
from model.store.backup import back_up
from model.store.backups import prove, thin_out
from model.store.change_writer import ChangeWriter
from model.store.door import Plain
from model.store.tables import (
    Measure,
    Progress,
    Reading,
    Returned,
    ReturnedLine,
    UnitReading,
)

CHUNK = 500
_LEFT_OUT = (ConflictCode.OTHER_MONTH, ConflictCode.MONTHS_DIFFER, ConflictCode.OTHER_PLAN, ConflictCode.SENDER_UNKNOWN)


def merge(
    ledger: Ledger, month: Month, *, plan_id: int, decisions: Iterable[Decision] = (), today: date,
    progress: Told | None = None, cancelled: Asked | None = None,
) -> Changed:
    """Write what the files of a month say, by what was decided; files that were left out are not asked about again.

    The evidence in packages comes along.

    Raises UserError merge-undecided with how many conflicts are open, merge-nothing when no file waits, month-not-come, plan-unknown;
    Cancelled, and then nothing is written.
    """
    require_come(month, today)
    said = tuple(decisions)
    found = _backed_up(ledger, month, plan_id, said)
    proofs = packed_proofs(ledger, found.base, found.files, without=_left_out(found.preview), cancelled=cancelled)
    with ledger.change("merge", month=month) as change:
        if _state(change.plain) != found.state:  # somebody wrote meanwhile
            found = _found(change.plain, ledger, month, plan_id, said)
        writes = found.preview.writes
        writer = _Writer(ledger, change, found.base, {file.key: file.returned_id or 0 for file in found.files}, today)
        writer.load(writes)
        for write in Watch(progress, cancelled).over(writes):
            writer.write(write)
        keep_proofs(change.session, proofs, month, ledger.now())
        _settle_files(change, found.files, found.preview, at=ledger.now())
        units = {write.unit_id for write in writes}
        change.facts |= {"files": str(len(found.files)), "units": str(len(units)), "count": str(len(writes))}
    return change.changed


@dataclass(frozen=True, slots=True)
class _Found:
    """What is to be merged, decided to the last, as the ledger stood after the change `state`."""

    base: MergeBase
    files: tuple[TakenFile, ...]
    preview: MergePreview
    state: int


def _found(connection: Plain, ledger: Ledger, month: Month, plan_id: int, decisions: Sequence[Decision]) -> _Found:
    """Look at what waits; raises UserError merge-nothing, merge-undecided."""
    base = merge_base(connection, plan_id, month, ledger_id=ledger.identity)
    files = taken_files(connection, plan_id, month)
    if not files:
        raise UserError("merge-nothing", month=month)
    found = preview(base, files, decisions)
    if found.open:
        raise UserError("merge-undecided", count=len(found.open))
    return _Found(base, files, found, _state(connection))


def _state(connection: Plain) -> int:
    """The last change of the ledger: what was read after it still stands while it is the last."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0])


def _backed_up(ledger: Ledger, month: Month, plan_id: int, decisions: Sequence[Decision]) -> _Found:
    """What is to be merged, the ledger copied and the copy proven before much of it changes; raises StorageError when that cannot be."""
    ledger.require_writable()
    with ledger.look() as connection:
        found = _found(connection, ledger, month, plan_id, decisions)
    if found.preview.writes:
        folder = ledger.folder / BACKUPS_NAME
        prove(back_up(ledger.source, folder, datetime.fromisoformat(ledger.now()), kind=BackupKind.MERGE), ledger.source)
        thin_out(folder)
    return found


@dataclass(slots=True)
class _Writer:
    """Writes what a measure and a unit come to; rows that are there are loaded once."""

    ledger: Ledger
    change: ChangeWriter
    base: MergeBase
    returned: dict[str, int]
    today: date
    _progress: dict[int, Progress] = field(default_factory=dict)
    _readings: dict[tuple[int, int | None], Any] = field(default_factory=dict)
    _measures: dict[int, Measure] = field(default_factory=dict)

    def load(self, writes: Sequence[MergeWrite]) -> None:
        """Find the rows that will be altered."""
        session, month = self.change.session, self.base.month
        held = [self.base.held[write.measure_id, write.unit_id].progress_id for write in writes if (write.measure_id, write.unit_id) in self.base.held]
        for some in _chunks([key for key in held if key is not None]):
            self._progress |= {row.id: row for row in session.scalars(select(Progress).where(Progress.id.in_(some)))}
        targets = sorted({target for write in writes for target, _, _ in write.readings})
        for some in _chunks(targets):
            of_units = select(UnitReading).where(UnitReading.target_id.in_(some), UnitReading.year == month.year, UnitReading.month == month.month)
            self._readings |= {(row.target_id, row.unit_id): row for row in session.scalars(of_units)}
            own = select(Reading).where(Reading.target_id.in_(some), Reading.year == month.year, Reading.month == month.month)
            self._readings |= {(reading.target_id, None): reading for reading in session.scalars(own)}
        ours = [write.measure_id for write in writes if write.unit_id is None]
        self._measures = {row.id: row for row in measures_by_id(session, ours)} if ours else {}

    def write(self, write: MergeWrite) -> None:
        """Write one measure of one unit."""
        self.change.measure_ids.add(write.measure_id)
        held = self.base.held.get((write.measure_id, write.unit_id))
        row = self._progress.get(held.progress_id) if held is not None and held.progress_id is not None else None
        if write.values or row is not None:
            self._note(write, row)
        for target_id, value, file_key in write.readings:
            self._read(write, target_id, value, self.returned[file_key])

    def _note(self, write: MergeWrite, row: Progress | None) -> None:
        month, values = self.base.month, write.values
        state = State(values[MergeField.STATE]) if MergeField.STATE in values else None
        if write.unit_id is None:
            row = self._own(write, row, state)
        elif row is None:
            self.change.session.add(Progress(
                measure_id=write.measure_id, unit_id=write.unit_id, year=month.year, month=month.month, text=values.get(MergeField.TEXT, ""),
                state=state, trouble=values.get(MergeField.TROUBLE, ""), proof=values.get(MergeField.PROOF, ""), person=write.person,
                reported_on=write.reported_on, written_at=self.ledger.now(), returned_id=self.returned[write.file_key],
            ))  # fmt: skip
            return
        row.text = values.get(MergeField.TEXT, row.text)
        row.state = state or row.state
        row.trouble = values.get(MergeField.TROUBLE, row.trouble or "")
        row.proof = values.get(MergeField.PROOF, row.proof or "")
        row.person = write.person or row.person or ""
        row.reported_on = write.reported_on or row.reported_on
        if values:
            row.written_at, row.returned_id = self.ledger.now(), self.returned[write.file_key]

    def _own(self, write: MergeWrite, row: Progress | None, state: State | None) -> Progress:
        """One's own office's note, by the way every note of its own goes: the measure's state follows."""
        session, month = self.change.session, self.base.month
        text = write.values.get(MergeField.TEXT, row.text if row is not None else "")
        if row is None and not text and state is None:  # only trouble or proof was told
            row = Progress(measure_id=write.measure_id, unit_id=None, year=month.year, month=month.month, text="", written_at="")
            session.add(row)
            return row
        if text or state is not None:
            note = Note(month, text, write.person, self.ledger.now(), state)
            write_note(session, self._measures[write.measure_id], row, note, today=self.today)
        if row is not None:
            return row
        session.flush()
        return session.scalars(select(Progress).where(
            Progress.measure_id == write.measure_id, Progress.unit_id.is_(None), Progress.year == month.year,
            Progress.month == month.month,
        )).one()  # fmt: skip

    def _read(self, write: MergeWrite, target_id: int, value: Decimal, returned_id: int) -> None:
        month = self.base.month
        plain = Decimal(f"{value:f}")
        row = self._readings.get((target_id, write.unit_id))
        if row is not None:
            row.value = plain
            if write.unit_id is not None:
                row.returned_id = returned_id
        elif write.unit_id is None:
            self.change.session.add(Reading(target_id=target_id, year=month.year, month=month.month, value=plain))
        else:
            self.change.session.add(UnitReading(
                target_id=target_id, unit_id=write.unit_id, year=month.year, month=month.month, value=plain, returned_id=returned_id,
            ))  # fmt: skip


def _left_out(found: MergePreview) -> set[str]:
    """The files that a person left out."""
    return {side.file_key for one in found.conflicts if one.code in _LEFT_OUT and one.decided == Choice.LEAVE for side in one.sides}


def _settle_files(change: ChangeWriter, files: Sequence[TakenFile], found: MergePreview, *, at: str) -> None:
    """Note that the files are merged, which were left out, and which measures a person gave their rows to."""
    left_out = _left_out(found)
    given = {
        (side.file_key, side.sheet, side.row): conflict.measure_id
        for conflict in found.conflicts if conflict.decided == Choice.MEASURE for side in conflict.sides
    }  # fmt: skip
    rows = {row.id: row for some in _chunks([file.returned_id or 0 for file in files])
            for row in change.session.scalars(select(Returned).where(Returned.id.in_(some)))}
    for file in files:
        row = rows[file.returned_id or 0]
        row.merged_at = at
        if file.key in left_out:
            row.facts = row.facts | {"left_out": True}
        for line in file.rows:
            measure_id = given.get((file.key, line.sheet, line.row))
            stored = change.session.get(ReturnedLine, line.line_id) if measure_id is not None else None
            if stored is not None:
                stored.measure_id, stored.found_by = measure_id, FoundBy.PERSON.value


def _chunks(keys: Sequence[int]) -> Iterable[Sequence[int]]:
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))
