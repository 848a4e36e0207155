"""Rows of the source set in lines: tables with their columns' shares, headings across them, paragraphs as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from model.rows.review import SourceRow

_PADDING = 5.0  # pixels between a cell's edge and its text
_PARTED = 8.0  # pixels between paragraphs, and around tables
_LEADING = 2.0
_KEPT = 300  # rows
_WEIGHED = 200  # rows of a table that tell how wide its columns are
_NARROWEST = 2  # letters: a table whose columns cannot have that much is wider than the view


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell's text in its lines; `rect` is its place in the row, with its edges."""

    rect: QRectF
    text: QTextLayout


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row, as wide as its cells are together."""

    cells: tuple[SetCell, ...]

    @property
    def size(self) -> QSizeF:
        """Its room."""
        return QSizeF(self.cells[-1].rect.right(), self.cells[0].rect.height())


class SourceSetting:
    """A file's rows in lines, for one width and font; each is set once, when it is first asked for."""

    def __init__(self, rows: Sequence[SourceRow], *, width: float, font: QFont) -> None:
        self._rows, self._width = rows, width
        self._plain, self._bold = font, QFont(font)
        self._bold.setBold(True)
        self._narrowest = _NARROWEST * QFontMetricsF(font).horizontalAdvance("一") + 2 * _PADDING + 1
        self._set: dict[int, SetRow] = {}
        self._columns: dict[int, list[float]] = {}

    def row(self, number: int) -> SetRow:
        """One row; a table of many columns may be wider than was asked for."""
        if number not in self._set:
            if len(self._set) > _KEPT:
                self._set.clear()
            row = self._rows[number]
            if row.is_table:
                self._set[number] = self._table_row(row, self._columns_at(number))
            else:
                font = self._bold if row.level else self._plain
                self._set[number] = self._in_cells(["\n".join(row.cells)], [self._width], font)
        return self._set[number]

    def tops(self, shown: range) -> list[tuple[int, float]]:
        """The shown rows with where each begins, and last, without a row (-1), where they all end."""
        placed, top = [], _PARTED
        for number in shown:
            if number > shown.start and self._rows[number].is_table != self._rows[number - 1].is_table:
                top += _PARTED
            placed.append((number, top))
            top += self.row(number).size.height()
        return [*placed, (-1, top + _PARTED)]

    def _columns_at(self, number: int) -> list[float]:
        """The columns of a row's table, the same for all its rows."""
        if number not in self._columns:
            table = _table_around(self._rows, number)
            weighed = table[:: len(table) // _WEIGHED + 1]
            shares = column_widths([self._rows[each].cells for each in weighed])
            self._columns |= dict.fromkeys(table, _rooms(shares, self._width, self._narrowest))
        return self._columns[number]

    def _table_row(self, row: SourceRow, columns: Sequence[float]) -> SetRow:
        if is_heading(row) and len(columns) > 1:
            return self._in_cells([row.cells[0]], [sum(columns)], self._bold)
        cells = [*row.cells[: len(columns)], *[""] * (len(columns) - len(row.cells))]
        return self._in_cells(cells, columns, self._plain)

    @staticmethod
    def _in_cells(texts: Sequence[str], rooms: Sequence[float], font: QFont) -> SetRow:
        """Cells beside each other, all as high as the highest."""
        lines = [_in_lines(text, font, room) for text, room in zip(texts, rooms, strict=True)]
        height = max(text.boundingRect().height() for text in lines) + 2 * _PADDING
        lefts = accumulate(rooms, initial=0.0)
        return SetRow(tuple(
            SetCell(QRectF(left, 0, room, height), text) for left, room, text in zip(lefts, rooms, lines, strict=False)
        ))  # fmt: skip


def rows_as_text(rows: Sequence[SourceRow], numbers: range) -> str:
    """Rows as a spreadsheet takes them: a tab between cells, a line each."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in rows[number].cells) for number in numbers)


def column_widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """Shares of a table's columns in percent: more for longer texts, so that no column becomes a thread."""
    columns = max((len(row) for row in rows), default=0)
    weights = []
    for place in range(columns):
        lengths = sorted(len(row[place]) for row in rows if place < len(row) and row[place].strip())
        # Most cells should find room; the one or two that slid into the wrong column count little.
        typical = lengths[len(lengths) * 3 // 4] if lengths else 1
        weights.append(min(max(typical**0.75, 3.0), 22.0))
    return [100 * weight / sum(weights) for weight in weights]


def _rooms(shares: Sequence[float], width: float, narrowest: float) -> list[float]:
    """What each column gets: its share of what is left when those that would be too narrow have the least there is."""
    narrow: set[int] = set()
    while True:
        spare = max(0.0, width - narrowest * len(narrow))
        rest = sum(share for place, share in enumerate(shares) if place not in narrow) or 1.0
        rooms = [narrowest if place in narrow else spare * share / rest for place, share in enumerate(shares)]
        too_narrow = {place for place, room in enumerate(rooms) if room < narrowest} - narrow
        if not too_narrow:
            return rooms
        narrow |= too_narrow


def is_heading(row: SourceRow) -> bool:
    """Whether a row of a table is a heading inside it: its first cell alone says something."""
    return row.is_table and [place for place, cell in enumerate(row.cells) if cell.strip()] == [0]


def _table_around(rows: Sequence[SourceRow], number: int) -> range:
    """The neighbouring rows of one table."""
    first = last = number
    while first > 0 and rows[first - 1].is_table:
        first -= 1
    while last + 1 < len(rows) and rows[last + 1].is_table:
        last += 1
    return range(first, last + 1)


def _in_lines(text: str, font: QFont, room: float) -> QTextLayout:
    """A text in lines that fit a cell of this width."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)  # the sign at which a layout breaks its lines
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, room - 2 * _PADDING))
        line.setPosition(QPointF(_PADDING, _PADDING + top))
        top += line.height() + _LEADING
    layout.endLayout()
    return layout
