"""One numeric target in a list over many measures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from model.periods import Month
from model.rows.due import TargetPlace


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target, the measure it stands in, and its newest reading; `is_met` is None without a reading."""

    measure_id: int
    code: str
    place: TargetPlace
    month: Month | None = None
    value: Decimal | None = None
    is_met: bool | None = None
