"""Rows of the ledger's own history: what to show of it, its lines, and what stands in the way of taking one back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from model.rows.checklist import ChangeRow


class ChangeKind(StrEnum):
    """What a change was about, as a person looks for it."""

    STATE = "state"
    HANDLER = "handler"
    PROGRESS = "progress"
    READING = "reading"
    EVIDENCE = "evidence"
    DATE = "date"
    UNIT = "unit"
    PLAN = "plan"
    SUBMISSION = "submission"
    SETTING = "setting"
    UNDOING = "undoing"


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which changes are shown; nothing said shows all. Days are this machine's and inclusive; `person` may be "".

    `measure` is the id of the one they touched.
    """

    person: str | None = None
    kind: ChangeKind | None = None
    first: date | None = None
    last: date | None = None
    measure: int | None = None


@dataclass(frozen=True, slots=True)
class MeasureHistory:
    """One measure's history as a place to go to: its id, and the code people call it by."""

    measure_id: int
    code: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One column of one row before and after, as stored; None where there was or is nothing.

    `of` says whose it is, where a change wrote the words of several units.
    """

    table: str
    column: str
    before: str | None
    after: str | None
    key: int = field(default=0, compare=False)
    of: str = ""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A sitting as one line: its last change, the numbers of all its changes newest first, what they did in all.

    `doors` are the first of its measures, (id, code as people say it); `measures` counts them, as far as it is counted.
    """

    change: ChangeRow
    numbers: tuple[int, ...]
    doors: tuple[tuple[int, str], ...]
    measures: int
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some lines, newest first; what came before them is asked for with `earlier`, None at the beginning."""

    lines: tuple[HistoryLine, ...]
    earlier: int | None


@dataclass(frozen=True, slots=True)
class LineDetail:
    """One line whole: all its edits, the SHA-256 of its last change, and the later change that stands in the way of taking it back."""

    line: HistoryLine
    sha256: str
    obstacle: ChangeRow | None
