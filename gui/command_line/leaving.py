"""What is said before a month or a quarter leaves the office: whose measures hold numbers that are somebody's own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gui.command_line.words import complain, joined
from model.errors import UserError

if TYPE_CHECKING:
    from model.ledger import Ledger
    from model.periods import Month
    from model.rows.checklist import ChecklistFilter

_NAMED = 10


def warn_of_personal_data(ledger: Ledger, *months: Month, kept: ChecklistFilter, today: date) -> None:
    """Say which texts hold identity or telephone numbers that nobody let stand; nothing is kept from being written by it."""
    from model.queries.hand_in import personal_numbers

    for month in months:
        if month.first <= today and (codes := personal_numbers(ledger, month, kept=kept, today=today)):
            complain(UserError("personal-data-leaves", count=len(codes), codes=joined(codes[:_NAMED]), month=month))
