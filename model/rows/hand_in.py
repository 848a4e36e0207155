"""The check before hand-in (交前体检): what a month's submission says of a measure, and what was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from model.rows.words import Course, State


class Severity(StrEnum):
    """How much a finding matters: must be mended, should be looked at, may be."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


class FindingCode(StrEnum):
    """What may be found; the sentences stand in resources/messages/hand_in.toml."""

    CLOSED_WITHOUT_DATE = "closed-without-date"
    DATE_IN_FUTURE = "date-in-future"
    SAME_AS_BEFORE = "same-as-last-month"
    CONTRADICTS_READING = "contradicts-reading"
    CUMULATIVE_FALLS = "cumulative-falls"
    OVERDUE_WITHOUT_REASON = "overdue-without-reason"
    STILL_IN_PROGRESS = "in-progress-after-deadline"
    PROOF_MISSING = "promised-proof-missing"
    PERSONAL_DATA = "personal-data"
    TOO_LONG = "too-long-for-cell"
    FORBIDDEN_SIGN = "forbidden-sign"
    CLOSED_BUT_GOES_ON = "closed-but-goes-on"
    CLOSED_BELOW_TARGET = "closed-below-target"


SEVERITIES: dict[FindingCode, Severity] = {
    FindingCode.CLOSED_WITHOUT_DATE: Severity.MUST, FindingCode.DATE_IN_FUTURE: Severity.MUST,
    FindingCode.CUMULATIVE_FALLS: Severity.MUST, FindingCode.PERSONAL_DATA: Severity.MUST,
    FindingCode.TOO_LONG: Severity.MUST, FindingCode.CONTRADICTS_READING: Severity.SHOULD,
    FindingCode.SAME_AS_BEFORE: Severity.SHOULD, FindingCode.OVERDUE_WITHOUT_REASON: Severity.SHOULD,
    FindingCode.STILL_IN_PROGRESS: Severity.SHOULD, FindingCode.PROOF_MISSING: Severity.MAY,
    FindingCode.FORBIDDEN_SIGN: Severity.MAY,
    FindingCode.CLOSED_BUT_GOES_ON: Severity.SHOULD, FindingCode.CLOSED_BELOW_TARGET: Severity.SHOULD,
}


@dataclass(frozen=True, slots=True)
class ReadTarget:
    """A target with its reading of the month and the last one before it in the same year.

    `asked` is the number to be reached, None where that is no single one; `is_met` whether the reading reaches it.
    """

    subject: str
    unit: str
    course: Course
    value: Decimal | None = None
    before: Decimal | None = None
    asked: Decimal | None = None
    is_met: bool | None = None


@dataclass(frozen=True, slots=True)
class HandInRow:
    """What a measure says in a month: `text` is the month's note, `earlier` the one of the month before.

    `overdue_after` is the last open day it was due on, as it stood at the month's end.
    """

    measure_id: int
    code: str
    state: State
    text: str = ""
    earlier: str = ""
    trouble: str = ""
    closed_on: date | None = None
    overdue_after: date | None = None
    is_overdue: bool = False
    evidence: int = 0
    targets: tuple[ReadTarget, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found. `detail` is what exactly: a date, a number, the words; another detail is another finding.

    `word` is why a person let it stand, with who and when; empty while nobody did.
    """

    code: FindingCode
    measure_id: int
    measure: str
    detail: str = ""
    word: str = ""
    person: str = ""
    accepted_at: str = ""

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return SEVERITIES[self.code]

    @property
    def is_accepted(self) -> bool:
        """Whether a person let it stand."""
        return bool(self.word)
