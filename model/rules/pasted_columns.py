"""Which of some pasted columns holds the codes of measures, and which the progress."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from model.rows.pasted import PastedRow, PastedTable

_DASHES = str.maketrans("‐‑‒–—―−", "-------")
_CODE = re.compile(r"(?:\d{4}(?:-\d{1,3})?/)?(\d{1,6})-(?:(\d{1,6})-)?(\d{1,6})-(\d{1,6})", re.ASCII)
_PROGRESS = ("进展", "落实情况", "完成情况", "工作情况", "progress")
_CODES = ("编号", "措施编号", "code")
_HALF = 0.5  # of the filled cells of a column are codes where it is the codes' column


def bare_code(text: str) -> str:
    """A measure's code as it is stored, "1-3-2" → "1-03-2", the plan's year left off; empty for anything else."""
    found = _CODE.fullmatch(unicodedata.normalize("NFKC", text).translate(_DASHES).strip().lstrip("'"))
    if found is None:
        return ""
    above = "-".join(str(int(number)) for number in found.groups()[:2] if number is not None)
    return f"{above}-{int(found[3]):02d}-{int(found[4])}"


def pasted_table(rows: Sequence[Sequence[str]]) -> PastedTable:
    """The lines of what was pasted: a code, where a column holds codes, and the words of the progress.

    A line of headings is left off, and so are empty lines at the end; an empty one between others keeps its place.
    """
    filled = list(rows)
    while filled and not any(cell.strip() for cell in filled[-1]):
        filled.pop()
    heads = [cell.strip().lower() for cell in filled[0]] if filled else []
    has_heads = len(filled) > 1 and any(_is_head(cell) for cell in heads) and not any(map(bare_code, heads))
    body = filled[1:] if has_heads else filled
    codes = _codes_column(body)
    words = _words_column(body, heads if has_heads else [], codes)
    first = 2 if has_heads else 1
    return PastedTable(
        tuple(
            PastedRow(number, _cell(row, codes), _cell(row, words).strip())
            for number, row in enumerate(body, first)
        ),
        has_codes=codes is not None,
    )


def _is_head(cell: str) -> bool:
    return len(cell) <= 20 and (cell in _CODES or any(word in cell for word in _PROGRESS))


def _cell(row: Sequence[str], column: int | None) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""


def _codes_column(rows: Sequence[Sequence[str]]) -> int | None:
    for column in range(max(map(len, rows), default=0)):
        cells = [cell for row in rows if (cell := _cell(row, column))]
        if cells and sum(bool(bare_code(cell)) for cell in cells) > _HALF * len(cells):
            return column
    return None


def _words_column(rows: Sequence[Sequence[str]], heads: Sequence[str], codes: int | None) -> int | None:
    """The column whose heading says so, else the last one."""
    named = [column for column, head in enumerate(heads) if any(word in head for word in _PROGRESS)]
    if named:
        return named[-1]
    others = [column for column in range(max(map(len, rows), default=0)) if column != codes]
    return others[-1] if others else None
