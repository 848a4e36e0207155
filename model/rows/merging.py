"""Merging what came back (汇总): whose row is which, what contradicts, what would be written; nothing in here writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from model.periods import Month
from model.rows.changed import Changed
from model.rows.returned import FoundBy, ReturnedFacts, ReturnedKind, ReturnedNote
from model.rows.words import Course, State


class ConflictCode(StrEnum):
    """What may stand against merging; the sentences stand in resources/messages/merging.toml."""

    OTHER_MONTH = "file-other-month"
    MONTHS_DIFFER = "file-months-differ"  # what it shows is another month than it was handed out for
    OTHER_PLAN = "file-other-plan"
    SENDER_UNKNOWN = "sender-unknown"
    ROW_OF_OTHER_UNIT = "row-of-other-unit"
    ROW_UNMATCHED = "row-unmatched"
    ROW_AMBIGUOUS = "row-ambiguous"
    ROW_CONTRADICTS = "row-contradicts"  # its hidden id names one measure, its words another
    LOCKED_TEXT = "locked-text-changed"
    STATE_UNKNOWN = "state-unknown"
    READING_NO_NUMBER = "reading-no-number"
    READING_OTHER_UNIT = "reading-other-unit"
    READING_WHICH = "reading-which-target"
    ONLY_YEAR_PROGRESS = "only-year-progress"
    TWICE = "said-twice"  # files, or rows of one, say different things for one unit
    LEDGER_DIFFERS = "ledger-differs"
    # What is only named: nothing has to be decided.
    SHEET_OTHER_MONTH = "sheet-other-month"
    DAY_UNKNOWN = "day-unknown"
    PLAN_WORDS = "plan-words-changed"
    ID_ELSEWHERE = "id-elsewhere"
    READING_WITHOUT_TARGET = "reading-without-target"
    FORMULA = "formula-without-value"
    OVER_ROWS = "value-over-rows"
    AS_ABOVE = "value-as-above"  # 同上
    AS_ABOVE_UNKNOWN = "as-above-unknown"  # 同上 where nobody knows what stood above
    LIST_DIFFERS = "package-list-differs"  # the package's list for programs says otherwise than its workbook


ONLY_NAMED = frozenset((
    ConflictCode.PLAN_WORDS, ConflictCode.ID_ELSEWHERE, ConflictCode.READING_WITHOUT_TARGET, ConflictCode.FORMULA,
    ConflictCode.OVER_ROWS, ConflictCode.DAY_UNKNOWN, ConflictCode.SHEET_OTHER_MONTH,
    ConflictCode.LIST_DIFFERS, ConflictCode.AS_ABOVE, ConflictCode.AS_ABOVE_UNKNOWN,
))


class Choice(StrEnum):
    """What a person may say to a conflict; beside these the key of one of its sides, or the id of a measure."""

    TAKE = "take"
    LEAVE = "leave"
    TYPED = "typed"  # the decision's own text
    LEDGER = "ledger"  # what stands in the ledger stays
    SENDER = "sender"  # the row is the sender's
    NAMED = "named"  # the row is the unit's that it names
    MEASURE = "measure"  # the decision's text is a measure's id


class MergeField(StrEnum):
    """What a returned row says of a measure."""

    TEXT = "text"
    STATE = "state"
    TROUBLE = "trouble"
    PROOF = "proof"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class KnownTarget:
    """A target of a measure, as far as readings need it; `adds_up` where several units' values make one together,
    `value` is what the plan asks for."""

    id: int
    subject: str
    unit: str
    asked: str = ""
    course: Course = Course.CUMULATIVE
    adds_up: bool = True
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class KnownMeasure:
    """A measure of the ledger as rows are held against it; `words` are the plan's by workbook_layout.Column."""

    id: int
    code: str
    annex: int
    words: Mapping[str, str]
    fingerprint: str
    targets: tuple[KnownTarget, ...] = ()
    state: State = State.NOT_STARTED

    @property
    def text(self) -> str:
        """What is to be done."""
        return self.words["measure"]


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """Locked words of the plan that somebody changed in a returned row."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Match:
    """Which measure a row is and how that was known; without one `why` is a conflict's code, `near` are the measures it may be."""

    measure_id: int | None
    found_by: FoundBy = FoundBy.NOT
    why: ConflictCode | None = None
    near: tuple[int, ...] = ()
    changed: tuple[ChangedWords, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row of a file that is to be merged; `line_id` where it is stored, `match` where its measure is proven.

    `month` is its sheet's, where a file has a sheet for every month.
    """

    sheet: str
    row: int
    values: Mapping[str, str]
    annex: int | None = None
    line_id: int | None = None
    match: Match | None = None
    month: Month | None = None


@dataclass(frozen=True, slots=True)
class TakenFile:
    """A returned file that is to be merged; `key` is the beginning of its SHA-256, `sender_id` the unit it is from.

    `is_settled` when a person said who sent it: then its rows are that unit's, whatever they name.
    """

    key: str
    name: str
    kind: ReturnedKind
    facts: ReturnedFacts
    rows: tuple[TakenRow, ...]
    notes: tuple[ReturnedNote, ...] = ()
    returned_id: int | None = None
    sender_id: int | None = None
    sender_words: str = ""
    is_settled: bool = False
    received_at: str = ""


@dataclass(frozen=True, slots=True)
class HeldValues:
    """What the ledger has of a measure, a unit and the month; `source` is the file it came in, empty for what was written here."""

    text: str = ""
    state: State | None = None
    trouble: str = ""
    proof: str = ""
    person: str = ""
    reported_on: date | None = None
    readings: Mapping[int, Decimal] = field(default_factory=dict)
    progress_id: int | None = None
    returned_id: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values that stand against each other: `key` names it in a decision, `file` is empty for the ledger's."""

    key: str
    value: str
    file: str = ""
    file_key: str = ""
    sheet: str = ""
    row: int = 0
    reported_on: date | None = None
    received_at: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something a person has to decide, or is only told (`is_named_only`).

    `key` stays the same as long as what stands against each other does; `decided` is the choice that was made, empty while
    it is open. `choices` are what may be said beside the keys of the sides; `proposal` is what `take` would write.
    """

    key: str
    code: ConflictCode
    sides: tuple[Side, ...] = ()
    choices: tuple[Choice, ...] = (Choice.LEAVE,)
    measure_id: int | None = None
    measure_code: str = ""
    unit_id: int | None = None
    unit: str = ""
    field: str = ""
    old: str = ""
    proposal: str = ""
    near: tuple[int, ...] = ()
    decided: str = ""

    @property
    def is_named_only(self) -> bool:
        """Whether nothing has to be decided."""
        return self.code in ONLY_NAMED

    @property
    def sentence(self) -> str:
        """The code of the sentence that says it: a file that names no sender is told in other words than one nobody knows."""
        is_unnamed = self.code is ConflictCode.SENDER_UNKNOWN and not any(side.value.strip() for side in self.sides)
        return "sender-unnamed" if is_unnamed else self.code.value

    @property
    def is_open(self) -> bool:
        """Whether it still stands against merging."""
        return not self.decided and not self.is_named_only


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said to a conflict: one of its choices or a side's key, with a text where the choice asks for one."""

    key: str
    choice: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class MergeWrite:
    """What would be written of a measure and a unit (None: one's own office): only the values that change.

    `file_key` is the file it comes from; a reading is a target's id, the value and the file.
    """

    measure_id: int
    unit_id: int | None
    values: Mapping[str, str]
    person: str = ""
    reported_on: date | None = None
    readings: tuple[tuple[int, Decimal, str], ...] = ()
    file_key: str = ""


@dataclass(frozen=True, slots=True)
class FilePreview:
    """How a file stands: its sender, the rows that hold something, those found, those with news, those left out."""

    key: str
    name: str
    kind: ReturnedKind
    returned_id: int | None
    sender_id: int | None
    sender: str
    sender_words: str
    rows: int
    found: int
    news: int
    same: int


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What merging would do and what stands against it."""

    plan_id: int
    month: Month
    files: tuple[FilePreview, ...]
    conflicts: tuple[Conflict, ...]
    writes: tuple[MergeWrite, ...]

    @property
    def open(self) -> tuple[Conflict, ...]:
        """The conflicts nobody has decided yet."""
        return tuple(conflict for conflict in self.conflicts if conflict.is_open)

    @property
    def is_ready(self) -> bool:
        """Whether everything is decided."""
        return not self.open


class Outcome(StrEnum):
    """What came of taking a file in."""

    NEW = "new"
    SAME_FILE = "same-file"
    SAME_VALUES = "same-values"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class TakenInFile:
    """One file that was to be taken in; `code` and `facts` say why it was refused, `returned_id` is where it stands now."""

    name: str
    outcome: Outcome
    returned_id: int | None = None
    code: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of taking files in: the change, and each file."""

    changed: Changed
    files: tuple[TakenInFile, ...]
