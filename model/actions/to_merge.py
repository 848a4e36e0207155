"""What is to be merged (汇总), reckoned beside whoever writes; behind the lock it is only seen whether it still stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.merge_base import files_as_stored, merge_base, taken_files
from model.rows.merging import (
    Decision,
    HeldValues,
    KnownMeasure,
    MergeField,
    MergePreview,
    MergeWrite,
    TakenFile,
)
from model.rows.words import State
from model.rules.merge_rows import MergeBase, UnitId
from model.rules.merging import preview
from model.store.door import Plain

TRIES = 3  # beside, before it is reckoned behind the lock while everybody waits

Place = tuple[int, UnitId]
NewRows = Mapping[str, Sequence[Mapping[str, object]]]  # by their table


@dataclass(frozen=True, slots=True)
class ToMerge:
    """What is to be merged, decided to the last, and what was looked at for it; `papers` are the files' own by their number."""

    base: MergeBase
    files: tuple[TakenFile, ...]
    preview: MergePreview
    papers: Mapping[int, str]
    _stored: Sequence[object]
    _asked: Asked

    @property
    def returned(self) -> dict[str, int]:
        """The files' numbers by their keys."""
        return {file.key: file.returned_id or 0 for file in self.files}

    def stands(self, connection: Plain) -> bool:
        """Whether all that was looked at is as it was, whatever else was written since."""
        known = self.base
        fresh = merge_base(connection, known.plan_id, known.month, ledger_id=known.ledger_id)
        is_alike = (fresh.plan_title, fresh.plan_doc_no, fresh.plan_year, fresh.own) == (
            known.plan_title, known.plan_doc_no, known.plan_year, known.own)  # fmt: skip
        return (
            is_alike and fresh.units.is_same(known.units) and self._measures_of(fresh) == self._measures_of(known)
            and self._asked.are_answered_alike(fresh) and files_as_stored(connection, known.plan_id, known.month) == self._stored
        )  # fmt: skip

    def _measures_of(self, base: MergeBase) -> list[KnownMeasure]:
        """The plan's measures; how one stands is looked at only where a workbook came back that was handed out here."""
        measures = list(base.matcher.measures.values())
        if any(file.facts.ledger == base.ledger_id for file in self.files):
            return measures
        return [replace(measure, state=State.NOT_STARTED) for measure in measures]


@dataclass(slots=True)
class Asked:
    """What of the ledger was asked for while it was reckoned, and what it said."""

    held: dict[Place, HeldValues | None] = field(default_factory=dict)
    earlier: dict[Place, str] = field(default_factory=dict)
    state_before: dict[Place, State | None] = field(default_factory=dict)

    def heeding(self, base: MergeBase) -> MergeBase:
        """The same to reckon with, but that every answer is noted."""

        def earlier(measure_id: int, unit_id: UnitId) -> str:
            return self.earlier.setdefault((measure_id, unit_id), base.earlier(measure_id, unit_id))

        def state_before(measure_id: int, unit_id: UnitId) -> State | None:
            return self.state_before.setdefault((measure_id, unit_id), base.state_before(measure_id, unit_id))

        return replace(base, held=_Noted(base.held, self.held), earlier=earlier, state_before=state_before)

    def are_answered_alike(self, fresh: MergeBase) -> bool:
        """Whether the ledger says the same now."""
        return (
            all(fresh.held.get(place) == said for place, said in self.held.items())
            and all(fresh.earlier(*place) == said for place, said in self.earlier.items())
            and all(fresh.state_before(*place) == said for place, said in self.state_before.items())
        )


class _Noted(Mapping[Place, HeldValues]):
    """Values that are held, with a note of each that was asked for, also of those that are not there."""

    def __init__(self, values: Mapping[Place, HeldValues], notes: dict[Place, HeldValues | None]) -> None:
        self._values, self._notes = values, notes

    def __getitem__(self, place: Place) -> HeldValues:
        self._notes[place] = found = self._values.get(place)
        if found is None:
            raise KeyError(place)
        return found

    def __iter__(self) -> Iterator[Place]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def to_merge(connection: Plain, ledger: Ledger, month: Month, plan_id: int, decisions: Sequence[Decision]) -> ToMerge:
    """Look at what waits; raises UserError merge-nothing, merge-undecided with how many conflicts are open, plan-unknown."""
    asked = Asked()
    base = asked.heeding(merge_base(connection, plan_id, month, ledger_id=ledger.identity))
    files = taken_files(connection, plan_id, month)
    if not files:
        raise UserError("merge-nothing", month=month)
    found = preview(base, files, decisions)
    if found.open:
        raise UserError("merge-undecided", count=len(found.open))
    papers = connection.execute("SELECT id, sha256 FROM returned WHERE plan_id = ? AND year = ? AND month = ?", (plan_id, month.year, month.month))
    stored = files_as_stored(connection, plan_id, month)
    return ToMerge(base, files, found, {int(key): str(sha256) for key, sha256 in papers}, stored, asked)


def has_reading(base: MergeBase, write: MergeWrite, target_id: int) -> bool:
    """Whether the ledger has a value of the month already, in whose place another one is put."""
    return target_id in base.held.get((write.measure_id, write.unit_id), HeldValues()).readings


def new_rows(found: ToMerge, now: str) -> NewRows:
    """What other units tell anew, as rows: almost all that a merge writes."""
    base, returned = found.base, found.returned
    month = {"year": base.month.year, "month": base.month.month}
    progress: list[Mapping[str, object]] = []
    readings: list[Mapping[str, object]] = []
    for write in found.preview.writes:
        held, values = base.held.get((write.measure_id, write.unit_id)), write.values
        if write.unit_id is None:
            continue
        if values and (held is None or held.progress_id is None):
            progress.append(month | {
                "measure_id": write.measure_id, "unit_id": write.unit_id, "state": values.get(MergeField.STATE),
                "text": values.get(MergeField.TEXT, ""), "person": write.person, "written_at": now,
                "trouble": values.get(MergeField.TROUBLE, ""), "proof": values.get(MergeField.PROOF, ""),
                "reported_on": write.reported_on, "returned_id": returned[write.file_key],
            })  # fmt: skip
        readings += [
            month | {"target_id": target, "unit_id": write.unit_id, "value": f"{value:f}", "returned_id": returned[file_key]}
            for target, value, file_key in write.readings if not has_reading(base, write, target)
        ]
    return {"progress": progress, "unit_reading": readings}
