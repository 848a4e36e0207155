"""What a repair of the ledger did, and what it could not do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from model.rows.faults import Fault


class Mended(StrEnum):
    """What was done; the value is also the code of its sentence in resources/messages."""

    SEARCH = "mended-search"  # the index made anew
    INDEXES = "mended-indexes"  # the database's own indexes made anew; `where` is the ledger as it was before
    BROUGHT_BACK = "mended-brought-back"  # files found as they were in the second place or among those put aside
    PUT_ASIDE = "mended-put-aside"  # files no row names; `where` is the folder
    PICTURES = "mended-pictures"  # small pictures made anew when they are looked at


@dataclass(frozen=True, slots=True)
class RepairStep:
    """One thing that was mended: of how many, and where what was put away lies."""

    what: Mended
    count: int
    where: str = ""


@dataclass(frozen=True, slots=True)
class RepairReport:
    """What was mended, and the faults that are left; what to do about one of these is the sentence `advice` of it names."""

    steps: tuple[RepairStep, ...]
    left: tuple[Fault, ...]


def advice(fault: Fault) -> str:
    """The code of what to do about a fault that cannot be repaired."""
    return fault.kind.value.replace("fault-", "left-")
