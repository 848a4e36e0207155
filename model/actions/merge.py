"""Merging returned files into the ledger (汇总): every decided value in one change that can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from model.actions.close import measures_by_id
from model.actions.package_evidence import Proof, keep_proofs, packed_proofs
from model.actions.progress import Note, write_note
from model.actions.to_merge import TRIES, NewRows, ToMerge, has_reading, new_rows, to_merge
from model.actions.watch import Asked, Told, Watch
from model.ledger import BACKUPS_NAME, Ledger
from model.periods import Month
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
from model.rows.returned import FoundBy
from model.rows.words import BackupKind, State
from model.rules.merge_rows import MergeBase
from model.rules.months import require_come
from model.store.backup import back_up
from model.store.backups import prove, thin_out
from model.store.change_writer import ChangeWriter
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
    said, watch = tuple(decisions), Watch(progress, cancelled)
    found = _backed_up(ledger, month, plan_id, said)
    for tries_left in reversed(range(TRIES)):
        proofs, rows = _beside(ledger, found, cancelled)
        with ledger.change("merge", month=month) as change:
            if (is_settled := found.stands(change.plain)) or not tries_left:
                if not is_settled:
                    found = to_merge(change.plain, ledger, month, plan_id, said)
                    proofs, rows = _beside(ledger, found, cancelled)
                _write(ledger, change, found, (proofs, rows), today=today, watch=watch)
                break
        with ledger.look() as connection:  # somebody wrote meanwhile what it is reckoned from
            found = to_merge(connection, ledger, month, plan_id, said)
    return change.changed


def _backed_up(ledger: Ledger, month: Month, plan_id: int, decisions: Sequence[Decision]) -> ToMerge:
    """What is to be merged, the ledger copied and the copy proven before much of it changes; raises StorageError when that cannot be."""
    ledger.require_writable()
    with ledger.look() as connection:
        found = to_merge(connection, ledger, month, plan_id, decisions)
    if found.preview.writes:
        folder = ledger.folder / BACKUPS_NAME
        prove(back_up(ledger.source, folder, datetime.fromisoformat(ledger.now()), kind=BackupKind.MERGE), ledger.source)
        thin_out(folder)
    return found


def _beside(ledger: Ledger, found: ToMerge, cancelled: Asked | None) -> tuple[tuple[Proof, ...], NewRows]:
    """What can be done before the lock is taken: evidence is copied, and what other units tell anew is made ready."""
    left_out = _left_out(found.preview)
    proofs = packed_proofs(ledger, found.base, found.files, found.papers, without=left_out, cancelled=cancelled)
    return proofs, new_rows(found, ledger.now())


def _write(
    ledger: Ledger, change: ChangeWriter, found: ToMerge, ready: tuple[Sequence[Proof], NewRows], *, today: date, watch: Watch
) -> None:
    writes, month, (proofs, rows) = found.preview.writes, found.base.month, ready
    writer = _Writer(ledger, change, found.base, found.returned, today)
    writer.load(writes)
    for write in watch.over(writes):
        writer.write(write)
    for table, some in rows.items():
        change.make(table, some)
    keep_proofs(change.session, proofs, month, ledger.now())
    _settle_files(change, found.files, found.preview, at=ledger.now())
    units = {write.unit_id for write in writes}
    change.facts |= {"files": str(len(found.files)), "units": str(len(units)), "count": str(len(writes))}


@dataclass(slots=True)
class _Writer:
    """Writes what is altered, and one's own office's; rows that are there are loaded once."""

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
        targets = sorted({target for write in writes for target, _, _ in write.readings if has_reading(self.base, write, target)})
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
        if row is not None or (write.values and write.unit_id is None):
            self._note(write, row)
        for target_id, value, file_key in write.readings:
            if write.unit_id is None or has_reading(self.base, write, target_id):
                self._read(write, target_id, value, self.returned[file_key])

    def _note(self, write: MergeWrite, held: Progress | None) -> None:
        values = write.values
        state = State(values[MergeField.STATE]) if MergeField.STATE in values else None
        row = held if held is not None and write.unit_id is not None else self._own(write, held, state)
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
