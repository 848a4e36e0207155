"""What goes into a package: the month's submission and the files that prove its measures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from model.ledger import Ledger
from model.periods import Month
from model.queries.evidence import evidence_files
from model.queries.report_content import EVERYTHING, submission_content
from model.rows.checklist import ChecklistFilter
from model.rows.evidence import FileFilter, FileRow
from model.rows.kept_file import KeptFile
from model.rows.package import PackageContent
from model.store.without_place import copy_content, copy_without_place

CopyOut = Callable[[KeptFile, Path, str], object]


def package_content(
    ledger: Ledger, month: Month, *, kept: ChecklistFilter = EVERYTHING, is_whole_year: bool = False, today: date,
    filter_text: str = "",
) -> PackageContent:
    """The submission of a month with the evidence filed under it, or under any month of the year up to it.

    A file goes in when it proves one of the measures the filter keeps. Raises UserError plan-unknown as submission_content.
    """
    told = submission_content(ledger, month, kept=kept, today=today, filter_text=filter_text)
    measures = {row.measure_id for row in told.rows}

    def belongs(file: FileRow) -> bool:
        months = {door.month or file.month for door in file.doors if door.measure_id in measures}
        return any(one == month or (is_whole_year and one.year == month.year and one <= month) for one in months)

    return PackageContent(told, tuple(file for file in evidence_files(ledger, FileFilter()) if belongs(file)), today)


def copy_out(*, has_places: bool) -> CopyOut:
    """What copies a file of the evidence out of the ledger: pictures without the place they were taken at, or with it."""
    if not has_places:
        return copy_without_place
    return lambda source, target, _mime: copy_content(source, target)
