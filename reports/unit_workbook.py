"""One workbook for every unit that is asked to report, in a folder, ready to be sent out and filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from model.errors import Cancelled
from model.rows.report import SubmissionContent, WrittenFile
from reports.wording_files import unit_workbook
from reports.workbook import write_submission

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def write_unit_workbooks(
    contents: Sequence[SubmissionContent], folder: Path, *, progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[WrittenFile, ...]:
    """Write the workbooks; a file of the same name may be somebody's filled one and is left, the new one gets a number.

    Raises StorageError as reports.files.deliver, Cancelled; what was written before stays.
    """
    made = []
    for done, content in enumerate(contents, 1):
        if cancelled is not None and cancelled():
            raise Cancelled
        made.append(write_submission(content, _free(folder, unit_workbook(content.unit, content.month))))
        if progress is not None:
            progress(done, len(contents))
    return tuple(made)


def _free(folder: Path, name: str) -> Path:
    """A name in a folder that no file has yet."""
    stem = _NOT_IN_NAMES.sub(" ", name).strip(" .")
    target, number = folder / f"{stem}.xlsx", 2
    while target.exists():
        target, number = folder / f"{stem}（{number}）.xlsx", number + 1
    return target
