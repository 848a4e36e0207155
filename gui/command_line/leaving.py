"""What is said before a month leaves the office: whose measures hold numbers that are somebody's own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gui.command_line.words import complain, joined
from model.errors import UserError
from model.rows.hand_in import FindingCode

if TYPE_CHECKING:
    from model.ledger import Ledger
    from model.periods import Month
    from model.rows.checklist import ChecklistFilter

_NAMED = 10


def warn_of_personal_data(ledger: Ledger, month: Month, *, kept: ChecklistFilter, today: date) -> None:
    """Say which texts hold identity or telephone numbers that nobody let stand; nothing is kept from being written by it."""
    from model.queries.hand_in import hand_in_findings

    found = hand_in_findings(ledger, month, kept=kept, today=today)
    codes = dict.fromkeys(one.measure for one in found if one.code is FindingCode.PERSONAL_DATA and not one.is_accepted)
    if codes:
        complain(UserError("personal-data-leaves", count=len(codes), codes=joined(list(codes)[:_NAMED]), month=month))
