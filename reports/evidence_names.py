"""What files are called when they leave the ledger: by measure, month and number, not by the telephone that took them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from model.periods import Month
from model.rows.evidence import FileRow
from reports.wording_files import export_name

_ENDING = re.compile(r"\.[0-9A-Za-z]{1,8}")


def export_names(files: Sequence[FileRow]) -> dict[int, str]:
    """By a file's id its name outside, numbered within measure and month in the order of taking; no two are the same."""
    told = Counter[tuple[str, Month]]()
    found: dict[int, str] = {}
    for file in sorted(files, key=lambda one: (one.taken_at or one.added_at, one.id)):
        code = file.doors[0].code if file.doors else ""
        told[code, file.month] += 1
        ending = PurePath(file.name).suffix.lower()
        found[file.id] = export_name(code, file.month, told[code, file.month], ending if _ENDING.fullmatch(ending) else "")
    return found
