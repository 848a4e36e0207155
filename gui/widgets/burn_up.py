"""Closings over the year against a straight line to all of them at its end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import SMALL, Theme, Token
from gui.widgets.figure_card import Card
from gui.wording import month_short
from model.periods import Month
from model.rows.overview import ClosingPoint

_MONTHS = 12


class BurnUp(Card):
    """The curve of what is closed; the dashed straight line is what an even pace would have closed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, is_flat=True)
        self._points: tuple[ClosingPoint, ...] = ()
        self._total = 0
        self._today = date(2000, 1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_points(self, points: Sequence[ClosingPoint], total: int, today: date) -> None:
        """Show how many of all were closed by the end of each month of one year, and until today."""
        self._points, self._total, self._today = tuple(points), total, today
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """Set the words that stand for the picture."""
        self.setAccessibleName(self.tr("Closed over the year"))
        said = [f"{month_short(point.month)} {point.closed}" for point in self._points]
        even = self.tr("Even pace: {even} of {total}").format(even=self.even_pace, total=self._total)
        self.setAccessibleDescription(", ".join([*said, even]))

    @property
    def even_pace(self) -> int:
        """How many would be closed by now at an even pace."""
        return round(self._total * self._reached(self._points[-1]) / _MONTHS) if self._points else 0

    @property
    def points(self) -> tuple[ClosingPoint, ...]:
        """The points shown."""
        return self._points

    def sizeHint(self) -> QSize:
        """Room for twelve months."""
        return QSize(self.theme.px(320), self.theme.px(180))

    def minimumSizeHint(self) -> QSize:
        """The least that can be read."""
        return QSize(self.theme.px(220), self.theme.px(140))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint axes, the straight line and the curve."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.theme.font(SMALL))
        plot = self._plot(painter)
        self._paint_axes(painter, plot)
        if self._total:
            painter.setPen(QPen(self.theme.colour(Token.SECONDARY), 1, Qt.PenStyle.DashLine))
            painter.drawLine(plot.bottomLeft(), plot.topRight())
            self._paint_curve(painter, plot)

    def _reached(self, point: ClosingPoint) -> float:
        """How many months of the year were over when the point was counted; this month counts until today."""
        month = point.month
        if (month.year, month.month) != (self._today.year, self._today.month):
            return float(month.month)
        return month.month - 1 + self._today.day / month.last.day

    def _plot(self, painter: QPainter) -> QRectF:
        metrics = painter.fontMetrics()
        left = metrics.horizontalAdvance(str(self._total)) + 16
        foot = metrics.height() + 10
        return QRectF(self.rect()).adjusted(left, self.theme.px(14), -self.theme.px(16), -foot)

    def _paint_axes(self, painter: QPainter, plot: QRectF) -> None:
        painter.setPen(QPen(self.theme.colour(Token.LINE), 1))
        for share in (0.0, 0.5, 1.0):
            y = plot.bottom() - share * plot.height()
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(self.theme.colour(Token.SECONDARY))
        metrics = painter.fontMetrics()
        for share in (0.0, 0.5, 1.0) if self._total > 1 else (0.0, 1.0):
            text = str(round(self._total * share))
            y = plot.bottom() - share * plot.height() + metrics.ascent() / 2 - 1
            painter.drawText(QPointF(plot.left() - metrics.horizontalAdvance(text) - 8, y), text)
        step = plot.width() / _MONTHS
        names = [month_short(Month(self._today.year, number)) for number in range(1, _MONTHS + 1)]
        widest = max(map(metrics.horizontalAdvance, names)) + self.theme.px(8)
        every = next((every for every in (1, 3, 6) if step * every >= widest), _MONTHS)
        for number, text in list(enumerate(names, 1))[::every]:
            x = plot.left() + step * (number - 0.5) - metrics.horizontalAdvance(text) / 2
            painter.drawText(QPointF(x, plot.bottom() + metrics.height() + 2), text)

    def _paint_curve(self, painter: QPainter, plot: QRectF) -> None:
        step = plot.width() / _MONTHS
        places = [plot.bottomLeft()] + [
            QPointF(plot.left() + step * self._reached(point), plot.bottom() - plot.height() * point.closed / self._total)
            for point in self._points
        ]
        accent = self.theme.colour(Token.ACCENT)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = self.theme.colour(Token.ACCENT)
        ground.setAlphaF(0.12)
        painter.setBrush(ground)
        foot = [QPointF(places[-1].x(), plot.bottom()), plot.bottomLeft()]
        painter.drawPolygon(QPolygonF([*places, *foot]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 2))
        painter.drawPolyline(QPolygonF(places))
        painter.setBrush(accent)
        painter.drawEllipse(places[-1], self.theme.px(3), self.theme.px(3))
        if self._points:
            painter.setPen(accent)
            text = str(self._points[-1].closed)
            x = min(places[-1].x() + 6, plot.right() - painter.fontMetrics().horizontalAdvance(text))
            painter.drawText(QPointF(x, places[-1].y() - 6), text)
