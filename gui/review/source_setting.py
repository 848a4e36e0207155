"""Rows of the source set in lines: tables with their columns' shares, headings across them, paragraphs as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from model.rows.review import SourceRow

_PADDING = 5.0  # pixels between a cell's edge and its text
_PARTED = 8.0  # pixels between paragraphs, and around tables
_LEADING = 2.0
_NARROWEST = 2  # letters: a table whose columns cannot have that much is wider than the view


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell's text in its lines; `rect` is its place in the whole, with its edges."""

    rect: QRectF
    text: QTextLayout


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row in its place; `number` is that among the source's rows."""

    number: int
    cells: tuple[SetCell, ...]

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.cells[0].rect.top()

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.cells[0].rect.bottom()


def set_rows(rows: Sequence[SourceRow], shown: range, *, left: float, width: float, font: QFont) -> tuple[SetRow, ...]:
    """The shown rows below each other, from `left` on; a table of many columns may be wider than `width`."""
    made: list[SetRow] = []
    bold = QFont(font)
    bold.setBold(True)
    narrowest = _NARROWEST * QFontMetricsF(font).horizontalAdvance("一") + 2 * _PADDING + 1
    top = _PARTED
    for run in _runs(rows, shown):
        if rows[run.start].is_table:
            shares = column_widths([rows[number].cells for number in run])
            widths = _rooms(shares, width, narrowest)
            for number in run:
                made.append(_table_row(number, rows[number], widths, QPointF(left, top), (font, bold)))
                top = made[-1].bottom
            top += _PARTED
        else:
            for number in run:
                text = _in_lines("\n".join(rows[number].cells), bold if rows[number].level else font, width)
                rect = QRectF(left, top, width, text.boundingRect().height() + 2 * _PADDING)
                made.append(SetRow(number, (SetCell(rect, text),)))
                top = rect.bottom()
    return tuple(made)


def column_widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """Shares of a table's columns in percent: more for longer texts, so that no column becomes a thread."""
    columns = max((len(row) for row in rows), default=0)
    weights = []
    for place in range(columns):
        lengths = [len(row[place]) for row in rows if place < len(row) and row[place].strip()]
        typical = float(median(lengths)) if lengths else 1.0  # a cell that slid into the wrong column counts little
        weights.append(min(max(typical**0.75, 3.0), 22.0))
    return [100 * weight / sum(weights) for weight in weights]


def _rooms(shares: Sequence[float], width: float, narrowest: float) -> list[float]:
    """What each column gets: at the least the narrowest, the wider ones their shares of what that leaves."""
    spare = max(0.0, width - narrowest * len(shares))
    return [narrowest + spare * share / 100 for share in shares]


def is_heading(row: SourceRow) -> bool:
    """Whether a row of a table is a heading inside it: its first cell alone says something."""
    return row.is_table and [place for place, cell in enumerate(row.cells) if cell.strip()] == [0]


def _runs(rows: Sequence[SourceRow], shown: range) -> Iterator[range]:
    """Neighbouring rows of one kind."""
    first = shown.start
    for number in shown:
        if rows[number].is_table != rows[first].is_table:
            yield range(first, number)
            first = number
    if len(shown):
        yield range(first, shown.stop)


def _table_row(
    number: int, row: SourceRow, widths: Sequence[float], corner: QPointF, fonts: tuple[QFont, QFont]
) -> SetRow:
    is_across = is_heading(row) and len(widths) > 1
    rooms = [sum(widths)] if is_across else widths
    cells = [*row.cells[: len(rooms)], *[""] * (len(rooms) - len(row.cells))]
    texts = [_in_lines(cell, fonts[is_across], room) for cell, room in zip(cells, rooms, strict=True)]
    height = max(text.boundingRect().height() for text in texts) + 2 * _PADDING
    height = max(height, QFontMetricsF(fonts[0]).height() + 2 * _PADDING)
    made, left = [], corner.x()
    for text, room in zip(texts, rooms, strict=True):
        made.append(SetCell(QRectF(left, corner.y(), room, height), text))
        left += room
    return SetRow(number, tuple(made))


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
