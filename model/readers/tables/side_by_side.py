"""Tables printed in two or three strips beside each other to save paper: the strips one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from model.readers.tables.header import is_header
from model.readers.words.wording import compact

_FEWEST_LABELS = 3  # of a strip
_MOST_STRIPS = 4  # beside each other on one page


def below_each_other(rows: list[list[str]], lines: list[int]) -> tuple[list[list[str]], list[int]]:
    """The rows and their lines, the second strip under the first; a table of one strip as it is."""
    head = next((at for at, row in enumerate(rows) if is_header(row)), None)
    strips = _strips(rows[head]) if head is not None else 1
    if head is None or strips == 1:
        return rows, lines
    width = len(rows[head]) // strips
    made, places = list(rows[:head]), list(lines[:head])
    for strip in range(strips):
        for row, line in zip(rows[head:], lines[head:], strict=True):
            part = row[strip * width : (strip + 1) * width]
            if any(text.strip() for text in part) and not (strip and len(set(row)) == 1):  # a heading over all strips
                made.append(part)
                places.append(line)
    return made, places


def _strips(labels: Sequence[str]) -> int:
    """How often a header names the same columns in the same order."""
    bare = [compact(label) for label in labels]
    for strips in range(2, _MOST_STRIPS + 1):
        width, rest = divmod(len(bare), strips)
        if not rest and width >= _FEWEST_LABELS and bare == bare[:width] * strips and len(set(bare)) == width:
            return strips
    return 1
