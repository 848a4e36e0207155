"""What a check of the ledger found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """Where a fault lies; the value is also the code of its sentence in resources/messages."""

    DATABASE = "fault-database"
    FOREIGN_KEY = "fault-foreign-key"
    HISTORY = "fault-history"
    EVIDENCE_MISSING = "fault-evidence-missing"
    EVIDENCE_ALTERED = "fault-evidence-altered"
    PAPER_MISSING = "fault-paper-missing"
    PAPER_ALTERED = "fault-paper-altered"
    SEARCH = "fault-search"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it must be; `where` names the row or file."""

    kind: FaultKind
    where: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was looked at, in numbers, and what was found; no faults means all is well.

    `strays` counts the stored files no row names, here or in a copy that can be restored: what a killed program or a
    measure that is gone leaves behind. They take room and harm nothing.
    """

    changes: int
    measures: int
    evidence_files: int
    faults: tuple[Fault, ...]
    strays: int = 0
