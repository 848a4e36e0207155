"""Workbooks as other units send them back: the month's submission of a plan, filled in by them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from model.ledger import Ledger
from model.periods import Month
from model.queries.report_content import submission_content
from model.rows.checklist import ChecklistFilter
from model.rows.report import SubmissionRow
from reports.workbook import write_submission

Said = dict[str, Any] | None
Say = Callable[[int, SubmissionRow], Said]


def returned(
    ledger: Ledger, path: Path, month: Month, *, unit: str, say: Say, plan_id: int = 1, today: date, person: str = "填报人"
) -> Path:
    """A workbook of another installation's ledger; `say` gives the fields of a row, None where the unit left it empty."""
    content = submission_content(ledger, month, kept=ChecklistFilter(plan_id=plan_id), today=today)
    rows = []
    for number, row in enumerate(content.rows):
        said = say(number, row)
        empty = replace(row, state=None, progress="", month_progress="", trouble="", evidence=(), reported_on=None,
                        targets=tuple(replace(target, value=None) for target in row.targets), unit=unit, person=person)  # fmt: skip
        rows.append(replace(empty, **said) if said is not None else empty)
    write_submission(replace(content, ledger_id="other", unit=unit, person=person, rows=tuple(rows)), path)
    return path
