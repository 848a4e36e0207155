"""Which months may be reported on."""

from __future__ import annotations

from datetime import date

from model.errors import UserError
from model.periods import Month


def require_come(month: Month, today: date) -> None:
    """Raise UserError month-not-come for a month that is still to come: nobody can have done anything in it."""
    if month > Month.of(today):
        raise UserError("month-not-come", month=month, today=today)
