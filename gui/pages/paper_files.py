"""Papers of the checklist and of the month: made beside the window's thread, looked at, then printed or saved."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from gui.pages.one_job import OneJob
from gui.wording import month_words
from model.errors import Cancelled
from model.periods import Month
from model.rows.checklist import ChecklistFilter

if TYPE_CHECKING:
    from gui.pages.submissions_work import Asked, MadeReport, Progress
    from model.ledger import Ledger
    from model.rows.report import WrittenFile

Write = Callable[[Path], "WrittenFile"]


class PaperFiles(OneJob):
    """The list for the field, the handover, one measure's sheet, the month's brief.

    Signals:
        measure_wanted: the id of a measure to be shown in the checklist.
    """

    measure_wanted = Signal(object)

    def field_list(self, kept: ChecklistFilter) -> None:
        """Show the checklist to take to the field."""
        self._preview(self.tr("Checklist for the field"), field_made, kept)

    def handover(self, kept: ChecklistFilter) -> None:
        """Show what whoever takes the post over must know."""
        self._preview(self.tr("Handover"), handover_made, kept)

    def measure_sheet(self, measure_id: int, code: str) -> None:
        """Show one measure's sheet."""
        self._preview(self.tr("Sheet of measure {code}").format(code=code), sheet_made, measure_id)

    def monthly_brief(self, month: Month, kept: ChecklistFilter) -> None:
        """Show the month on one page, of the measures that go in."""
        self._preview(self.tr("Brief of {month}").format(month=month_words(month)), brief_made, month, kept)

    def _preview(self, name: str, make: Callable[..., MadeReport], *about: object) -> None:
        def show(made: MadeReport) -> None:
            from gui.dialogs.list_preview import (
                ListPreview,  # all that papers need is loaded when one is wanted
            )

            self.asking = dialog = ListPreview(self._frame, made, self._window.window(), name=name)
            dialog.measure_wanted.connect(self.measure_wanted)
            dialog.open()

        operations = self._frame.operations
        self.do(self.tr("Laying out the pages…"), make, operations.ledger, *about, today=self._frame.today(), on_done=show, is_look=True)


def field_made(ledger: Ledger, kept: ChecklistFilter, *, today: date, progress: Progress, cancelled: Asked) -> MadeReport:
    """The list for the field, of what a filter keeps. Raises Cancelled."""
    from model.queries.paper_content import field_content
    from reports.field_list import write_field_list  # reportlab is loaded when a paper is asked for
    from reports.wording_papers import filter_words

    progress(0, 2)
    content = field_content(ledger, kept=kept, today=today, filter_text=filter_words(kept))
    return _made(lambda target: write_field_list(content, target, printed_on=today), today, progress, cancelled)


def handover_made(ledger: Ledger, kept: ChecklistFilter, *, today: date, progress: Progress, cancelled: Asked) -> MadeReport:
    """The handover of what a filter keeps. Raises Cancelled."""
    from model.queries.handover_content import handover_content
    from reports.handover import write_handover
    from reports.wording_papers import filter_words

    progress(0, 2)
    content = handover_content(ledger, kept=kept, today=today, filter_text=filter_words(kept))
    return _made(lambda target: write_handover(content, target, printed_on=today), today, progress, cancelled)


def sheet_made(ledger: Ledger, measure_id: int, *, today: date, progress: Progress, cancelled: Asked) -> MadeReport:
    """One measure's sheet. Raises Cancelled, UserError measure-unknown."""
    from model.queries.paper_content import measure_sheet_content
    from reports.measure_sheet import write_measure_sheet

    progress(0, 2)
    content = measure_sheet_content(ledger, measure_id, today=today)
    return _made(lambda target: write_measure_sheet(content, target, printed_on=today), today, progress, cancelled)


def brief_made(
    ledger: Ledger, month: Month, kept: ChecklistFilter, *, today: date, progress: Progress, cancelled: Asked
) -> MadeReport:
    """The month's brief, of what a filter keeps, and what its numbers count. Raises Cancelled, UserError plan-unknown."""
    from model.queries.paper_content import monthly_content
    from model.queries.report_figures import numbers_of
    from reports.monthly_brief import write_monthly_brief
    from reports.wording_papers import filter_words

    progress(0, 2)
    content = monthly_content(ledger, month, kept=kept, today=today, filter_text=filter_words(kept))
    made = _made(lambda target: write_monthly_brief(content, target, printed_on=today), today, progress, cancelled)
    return replace(made, numbers=numbers_of(content.figures, content.measures))


def _made(write: Write, today: date, progress: Progress, cancelled: Asked) -> MadeReport:
    from gui.pages.submissions_work import MadeReport
    from gui.widgets.pdf_pages import PdfPages  # PDFium likewise

    if cancelled():
        raise Cancelled
    progress(1, 2)
    with tempfile.TemporaryDirectory(prefix="taizhang-") as folder:
        written = write(Path(folder) / "paper.pdf")
        data = written.path.read_bytes()
    if cancelled():
        raise Cancelled
    return MadeReport(written, data, PdfPages(data), today)
