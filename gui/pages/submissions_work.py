"""The long work of the submissions page, run beside the window: reports made, kept and handed over."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import IO, TYPE_CHECKING

from model.errors import Cancelled, StorageError
from model.periods import Month, Quarter
from model.rows.checklist import ChecklistFilter
from model.rows.hand_in import Finding
from model.rows.overview import PlanRow
from model.rows.report import (
    NamedMeasure,
    QuarterlyContent,
    ReportNumber,
    SubmissionContent,
    WrittenFile,
)
from model.rows.submission import MonthCounts, MonthNote, PastSubmission

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from gui.widgets.pdf_pages import PdfPages
    from model.ledger import Ledger

Progress = Callable[[int, int], None]
Asked = Callable[[], bool]

QUIET_DAYS = 10  # up to this day of a month without a reporting rule, the month before is the one to report
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class MonthState:
    """All the month's panel shows: what is missing of mine, what goes in, what went before."""

    month: Month
    mine: MonthCounts
    scope: MonthCounts
    notes: tuple[MonthNote, ...]
    past: tuple[PastSubmission, ...]


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A paper as it was made: its bytes, what was counted in it, the pages to look at, what it says and what its numbers count."""

    written: WrittenFile
    data: bytes
    pages: PdfPages
    made_on: date
    content: QuarterlyContent | None = None  # of a report that may also be had as a Word document
    numbers: tuple[ReportNumber, ...] = ()


def month_state(
    ledger: Ledger, month: Month, kept: ChecklistFilter, *, is_listed_mine: bool, also: tuple[int, ...], today: date
) -> MonthState:
    """How a month stands: the list is of one's own measures where it is known whose the ledger is."""
    from model.queries.submissions import (  # after the window is painted
        month_counts,
        month_notes,
        past_submissions,
    )

    mine = month_counts(ledger, month, plan_id=kept.plan_id, is_mine=is_listed_mine, today=today)
    scope = mine
    if kept.is_mine != is_listed_mine:
        scope = month_counts(ledger, month, plan_id=kept.plan_id, is_mine=kept.is_mine, today=today)
    notes = month_notes(ledger, month, plan_id=kept.plan_id, is_mine=is_listed_mine, today=today, also=also)
    return MonthState(month, mine, scope, notes, past_submissions(ledger, kept.plan_id))


def month_findings(ledger: Ledger, month: Month, kept: ChecklistFilter, *, today: date) -> tuple[Month, tuple[Finding, ...]]:
    """What is found in what a month would hand in, with the month it was asked for."""
    from model.queries.hand_in import hand_in_findings  # as above

    return month, hand_in_findings(ledger, month, kept=kept, today=today)


def write_month(
    ledger: Ledger, month: Month, kept: ChecklistFilter, target: Path, *, today: date, progress: Progress, cancelled: Asked
) -> tuple[WrittenFile, SubmissionContent]:
    """Write the month's workbook; what was written and what it says. Nothing stands at the target when it was cancelled.

    Raises Cancelled, UserError plan-unknown, StorageError.
    """
    from model.queries.report_content import submission_content

    def asked() -> SubmissionContent:
        return submission_content(ledger, month, kept=kept, today=today)

    return write_workbook(asked, target, progress=progress, cancelled=cancelled)


def write_workbook(
    asked: Callable[[], SubmissionContent], target: Path, *, progress: Progress, cancelled: Asked
) -> tuple[WrittenFile, SubmissionContent]:
    """Ask for what a workbook is to say, write it beside, put it in its place. Raises as write_month."""
    from reports.workbook import write_submission  # openpyxl is loaded when a workbook is asked for

    progress(0, 3)
    content = asked()
    _go_on(cancelled)
    progress(1, 3)
    with tempfile.TemporaryDirectory(prefix="taizhang-") as folder:
        written = write_submission(content, Path(folder) / target.name)
        data = written.path.read_bytes()
    _go_on(cancelled)
    progress(2, 3)
    return hand_over(replace(written, path=target), data), content


def make_quarter(
    ledger: Ledger, quarter: Quarter, kept: ChecklistFilter, *, today: date, progress: Progress, cancelled: Asked
) -> MadeReport:
    """Make the quarter's report, to be looked at. Raises Cancelled, UserError plan-unknown, StorageError."""
    from gui.widgets.pdf_pages import PdfPages  # PDFium likewise
    from model.queries.report_content import quarterly_content
    from model.queries.report_figures import numbers_of
    from reports.quarterly import write_quarterly  # reportlab is loaded when a report is asked for

    progress(0, 3)
    content = quarterly_content(ledger, quarter, kept=kept, today=today)
    _go_on(cancelled)
    progress(1, 3)
    with tempfile.TemporaryDirectory(prefix="taizhang-") as folder:
        written = write_quarterly(content, Path(folder) / "report.pdf", printed_on=today)
        data = written.path.read_bytes()
    _go_on(cancelled)
    progress(2, 3)
    named = (NamedMeasure(row.measure_id, row.code, row.text) for row in content.measures)
    return MadeReport(written, data, PdfPages(data), today, content, numbers_of(content.figures, named))


def save_word(made: MadeReport, target: Path, *, progress: Progress, cancelled: Asked) -> WrittenFile:
    """Write what the report that was looked at says as a Word document. Raises Cancelled, StorageError, UserError."""
    from reports.quarterly_word import write_quarterly_word  # python-docx is loaded when somebody wants one

    _go_on(cancelled)
    if made.content is None:
        raise ValueError("a report without its content")
    progress(0, 1)
    return write_quarterly_word(made.content, target, printed_on=made.made_on)


def save_report(made: MadeReport, target: Path, *, progress: Progress, cancelled: Asked) -> WrittenFile:
    """Put the report that was looked at into a file. Raises Cancelled, StorageError."""
    _go_on(cancelled)
    progress(0, 1)
    return hand_over(replace(made.written, path=target), made.data)


def hand_over(written: WrittenFile, data: bytes) -> WrittenFile:
    """Put a file that was counted already in its place, whole or not at all; it is read back and compared."""
    from reports.files import deliver

    def write(file: IO[bytes]) -> None:
        file.write(data)

    def verify(file: Path) -> None:
        if sha256(file.read_bytes()).hexdigest() != written.sha256:
            raise StorageError("report-not-proven", path=str(written.path), detail="SHA-256")

    deliver(written.path, write, verify)
    return written


def print_report(
    made: MadeReport, printer: QPrinter, current: int, *, progress: Progress, cancelled: Asked
) -> int:
    """Print the pages the dialog asked for; how many. Raises Cancelled, StorageError print-failed."""
    from gui.widgets.pdf_pages import PdfPages, pages_to_print, print_pages

    pages = PdfPages(made.data)  # the preview may close its own meanwhile
    try:
        numbers = pages_to_print(printer, len(pages.sizes), current)
        return print_pages(pages, printer, numbers, progress=progress, cancelled=cancelled)
    finally:
        pages.close()


def close_pages(pages: PdfPages, **_watch: object) -> None:
    """Let a document go that is not looked at any more."""
    pages.close()


def months_of(plan: PlanRow, today: date) -> list[Month]:
    """The months of a plan's year that have begun; of a year to come, its first."""
    year = plan.year or today.year
    return [month for month in (Month(year, number) for number in range(1, 13)) if month.first <= today] or [Month(year, 1)]


def quarters_of(plan: PlanRow, today: date) -> list[Quarter]:
    """The quarters of a plan's year that have begun; of a year to come, its first."""
    return sorted({Quarter.of(month.first) for month in months_of(plan, today)})


def month_to_report(rule: str, today: date) -> Month:
    """The month the next reporting day is about; without a rule the month before while this one is young."""
    from gui.reminders import next_report

    found = next_report(rule, today) if rule else None
    if found is not None:
        return found[0].covers[-1]
    return Month.of(today).plus(-1 if today.day <= QUIET_DAYS else 0)


def quarter_to_report(today: date) -> Quarter:
    """The quarter a report is due about: this one in its last month, else the one before."""
    now = Quarter.of(today)
    return now if Month.of(today) == now.months[2] else now.plus(-1)


def file_name(text: str) -> str:
    """A text as the name of a file that every system takes."""
    return _NOT_IN_NAMES.sub(" ", text).strip(" ._")


def _go_on(cancelled: Asked) -> None:
    if cancelled():
        raise Cancelled
