"""Paints a row of the source: its cells in their edges, lit on a ground, the doubted cell framed, a sign beside it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from gui.review.source_setting import SetRow
from gui.theme import Theme, Token


def paint_row(
    painter: QPainter, row: SetRow, theme: Theme, *, has_edges: bool, is_lit: bool, framed: int | None
) -> None:
    """Paint a row with its corner where the painter stands."""
    if is_lit:
        painter.fillRect(QRectF(QPointF(), row.size), theme.colour(Token.ACCENT_GROUND))
    text, line = theme.colour(Token.TEXT), theme.colour(Token.LINE)
    for cell in row.cells:
        if has_edges:
            painter.setPen(line)
            painter.drawRect(cell.rect)
        painter.setPen(text)
        cell.text.draw(painter, cell.rect.topLeft())
    if framed is not None and framed < len(row.cells):
        painter.setPen(QPen(theme.colour(Token.AMBER), 2))
        painter.drawRect(row.cells[framed].rect.adjusted(1, 1, -1, -1))


def paint_sign(painter: QPainter, theme: Theme, font: QFont, width: int) -> None:
    """Paint the sign of the first lit row, to its left."""
    painter.setFont(font)
    painter.setPen(theme.colour(Token.ACCENT))
    place = QRectF(-width, 4, width, painter.fontMetrics().height())
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), "▶")
