"""The cells of a table that is not ruled in full: a cell at each place of its columns and rows, or one over several."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from model.readers.pages.open_columns import Columns
from model.readers.pages.open_rows import Rows
from model.readers.pages.page_lines import end_of, lines_of
from model.readers.pages.page_marks import Box, Word, around
from model.readers.pages.ruling import GridCell, Rule

_SAME_END = 0.1  # em
_OVER = 0.3  # em by which a text may miss its column
_CENTRED = 0.35  # em by which a text may miss the middle of its cell
_TOP = 1.2  # em from a cell's top to a text that stands there
_FEWEST_FULL = 3  # lines that end alike show where a column ends


class CellMaker:
    """Makes the cells of one table from its words, columns, rows and the rules across it.

    `main` is the column of the running text; texts of a column further apart than `apart` are two.
    """

    def __init__(
        self,
        words: Sequence[Word],
        columns: Columns,
        rows: Rows,
        rules: Sequence[Rule],
        *,
        main: int,
        apart: float,
    ) -> None:
        places = columns.places
        self._words, self._rows, self._rules, self._main, self._apart = words, rows, rules, main, apart
        self._places = places
        self._extents = [_extent(words, left, right) for left, right in pairwise(places)]
        self._hangs = [_hang(words, left, right) for left, right in pairwise(places)]
        self._beside_thin = {column for place in columns.thin for column in (place - 1, place)}
        self._inside = [
            [word for word in words if top <= word.middle < bottom] for top, bottom in pairwise(rows.places)
        ]
        self._headings = {row for row, within in enumerate(self._inside) if _is_heading(within, places)}

    def cells(self) -> list[GridCell]:
        """A cell at each place; it goes on where a rule passes it by, and a lone text across columns has its row."""
        made: list[GridCell] = []
        taken: set[tuple[int, int]] = set()
        for row, (top, bottom) in enumerate(pairwise(self._rows.places)):
            if row in self._headings:
                width = len(self._places) - 1
                made.append(GridCell(row, 0, 1, width, Box(self._places[0], top, self._places[-1], bottom)))
                continue
            for column in range(len(self._extents)):
                if (row, column) not in taken:
                    cell = self._cell(row, column)
                    taken.update((one, column) for one in range(row, row + cell.row_span))
                    made.append(cell)
        return made

    def _cell(self, row: int, column: int) -> GridCell:
        below = self._end(row, column)
        begins: int | None = 0
        if row == 0 and below > 1 and (row, column) not in self._rows.spans:
            begins = _begins_at(self._words, self._extents[column], self._rows.places[: below + 1])
        below = begins or below
        left, right = self._extents[column]
        box = Box(left, self._rows.places[row], right, self._rows.places[below])
        is_thin = column in self._beside_thin and _touches(self._inside[row], self._places, column)
        is_unsure = (row in self._rows.unsure and column == self._main) or begins is None or is_thin
        return GridCell(row, column, below - row, 1, box, self._hangs[column], is_unsure=is_unsure)

    def _end(self, row: int, column: int) -> int:
        """The first row below a cell: it reaches as far as is known, or as rules pass it by and nothing begins anew."""
        known = self._rows.spans.get((row, column))
        if known is not None:
            return row + known
        below, places = row + 1, self._rows.places
        left, right = self._places[column : column + 2]
        while (
            below < len(places) - 1
            and below not in self._headings
            and _passes_by(self._rules, places[below], left, right)
            and not _begins_anew(self._words, self._extents[column], places[row : below + 2], apart=self._apart)
        ):
            below += 1
        return below


def _begins_at(words: Sequence[Word], column: tuple[float, float], rows: Sequence[float]) -> int | None:
    """The row in which a cell begins that reaches from the top of a page to the last of some rows; None where it is open.

    What stands above it ends a cell of the page before: its text stands in its middle, or at its top.
    """
    inside = [word for word in words if column[0] <= word.centre <= column[1] and rows[0] <= word.middle < rows[-1]]
    if not inside:
        return 0
    text = around(inside)
    em = inside[0].height
    middles = [abs((start + rows[-1] - text.top - text.bottom) / 2) for start in rows[:-1]]
    tops = [text.top - start for start in rows[:-1]]
    for start, (aside, free) in enumerate(zip(middles, tops, strict=True)):
        if aside < _CENTRED * em or 0 <= free < _TOP * em:
            return start
    return None


def _begins_anew(
    words: Sequence[Word], column: tuple[float, float], rows: Sequence[float], *, apart: float
) -> bool:
    """True when in the last of some rows a text begins that stands apart from what is in the column above it."""
    inside = [word for word in words if column[0] <= word.centre <= column[1]]
    above = [word.bottom for word in inside if rows[0] <= word.middle < rows[-2]]
    below = [word.top for word in inside if rows[-2] <= word.middle < rows[-1]]
    return bool(above) and bool(below) and min(below) - max(above) > apart


def _touches(words: Sequence[Word], places: Sequence[float], column: int) -> bool:
    """True when a text reaches over the border of a column."""
    return any(
        word.left < place - 0.1 * word.height and end_of(word) > place + 0.1 * word.height
        for word in words
        for place in places[column : column + 2]
        if place not in (places[0], places[-1])
    )


def _extent(words: Sequence[Word], left: float, right: float) -> tuple[float, float]:
    """Where the words of a column begin and end; a closing sign may hang over its border."""
    inside = [
        word
        for word in words
        if left <= word.centre < right and left <= word.left + _OVER * word.height and end_of(word) <= right + _OVER * word.height
    ]
    return (
        (min(word.left for word in inside), max(word.right for word in inside)) if inside else (left, right)
    )


def _hang(words: Sequence[Word], left: float, right: float) -> float:
    """By how much closing signs alone reach over the end of a column's lines."""
    inside = [word for word in words if left <= word.left and word.right <= right]
    last = max((word.right for word in inside), default=0.0)
    most = max(map(end_of, inside), default=0.0)
    signs = [word for word in inside if word.right > most]
    is_full = sum(abs(word.right - most) < _SAME_END * word.height for word in inside) >= _FEWEST_FULL
    return last - most if is_full and all(end_of(word) < word.right for word in signs) else 0.0


def _is_heading(words: Sequence[Word], columns: Sequence[float]) -> bool:
    """True for the words of a row that are one text across a border of columns."""
    lines = lines_of(words)
    return len(lines) == 1 and any(word.left < edge < word.right for edge in columns[1:-1] for word in words)


def _passes_by(rules: Sequence[Rule], place: float, left: float, right: float) -> bool:
    """True when a rule is drawn at a height, but not under a column."""
    here = [rule for rule in rules if abs(rule.place - place) < 1e-6]
    return bool(here) and not any(rule.start < (left + right) / 2 < rule.end for rule in here)
