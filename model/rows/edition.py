"""A corrected edition of a plan that is in the ledger: what stands in both, what was changed, what is new, what is gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from model.rows.draft import Field
from model.rows.words import State


class EditionKind(StrEnum):
    """What became of a measure."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    DROPPED = "dropped"


class NoticeField(StrEnum):
    """What an edition can say differently of the plan as a whole."""

    TITLE = "title"
    DOC_NO = "doc_no"
    ISSUER = "issuer"
    ISSUED_ON = "issued_on"
    REPORT_RULE = "report_rule"
    ANNEX_TITLE = "annex_title"
    INDICATORS = "indicators"  # said by their numbers


@dataclass(frozen=True, slots=True)
class StoredMeasure:
    """A measure of the ledger as far as an edition can change it.

    `has_work` when anything was done about it; `is_dropped` when an earlier edition no longer listed it.
    """

    id: int
    code: str
    annex: int
    section: str
    task_no: int
    task: str
    measure: str
    deadline: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    support: tuple[str, ...]
    task_id: int = 0
    state: State = State.NOT_STARTED
    has_work: bool = False
    is_dropped: bool = False


@dataclass(frozen=True, slots=True)
class StoredNotice:
    """What the ledger holds of a plan as a whole."""

    title: str
    doc_no: str = ""
    issuer: str = ""
    issued_on: date | None = None
    report_rule: str = ""
    annexes: tuple[tuple[int, str], ...] = ()
    indicators: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One measure of either edition.

    `place` is its position among the draft's measures (None when dropped); `annexes` are the numbers of its annex
    before and now where they differ; `fields` are those that differ, with what stood there before and what stands
    there now, lists of units joined by 、.
    """

    kind: EditionKind
    stored: StoredMeasure | None = None
    place: int | None = None
    fields: tuple[tuple[Field, str, str], ...] = ()
    annexes: tuple[int, int] | None = None

    @property
    def is_settled(self) -> bool:
        """True when the ledger has it that way already; what is closed or not applicable stays so when it is dropped."""
        if self.kind is EditionKind.DROPPED and self.stored is not None:
            return self.stored.state in (State.CLOSED, State.NOT_APPLICABLE)
        return self.kind is EditionKind.SAME


@dataclass(frozen=True, slots=True)
class Edition:
    """A draft held against the plan it corrects; rows in the draft's order, dropped ones where they stood.

    `notice` is what it says differently of the plan as a whole: what stood there before and what stands there now.
    `stored` are the ledger's measures in the plan's order.
    """

    plan_id: int
    title: str
    year: int
    doc_no: str
    rows: tuple[EditionRow, ...]
    notice: tuple[tuple[NoticeField, str, str], ...] = ()
    stored: tuple[StoredMeasure, ...] = ()

    def count(self, kind: EditionKind) -> int:
        """How many measures became that; of the dropped ones those that were not dropped before."""
        return sum(row.kind is kind and not (row.stored is not None and row.stored.is_dropped and row.is_settled)
                   for row in self.rows)  # fmt: skip

    @property
    def is_same(self) -> bool:
        """True when nothing would change."""
        return not self.notice and all(row.is_settled for row in self.rows)
