"""The readings of a target as a line over the months, with what is asked and what an even pace would have reached."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.target_words import number_words, target_words
from gui.theme import SMALL, Theme, Token
from gui.wording import month_short
from model.periods import Month, months_between
from model.rows.words import Course

if TYPE_CHECKING:
    from model.rows.target_line import TargetCourse, TargetLine

_DOT = 2.5


class _Scale:
    """Turns months and values into places within a rectangle."""

    def __init__(self, line: TargetLine, plot: QRectF) -> None:
        self._plot = plot
        self.months = _months(line)
        values = [0.0, *(float(each.value) for each in line.counted), *map(float, _values(line))]
        if line.course is not None and line.course.course is Course.CUMULATIVE:
            values += [float(way.value) for way in line.course.waypoints]
        self.low, self.high = min(values), max(values)
        if line.course is not None and line.course.course is Course.LEVEL and len(line.counted) and self.low == 0:
            self.low = _floor([value for value in values if value] or [0.0], self.high)
        if self.high == self.low:
            self.high = self.low + 1

    def at_day(self, day: date) -> float:
        """Where a day ends, from left to right."""
        first, last = self.months[0].first.toordinal(), self.months[-1].last.toordinal()
        share = (day.toordinal() + 1 - first) / (last + 1 - first)
        return self._plot.left() + self._plot.width() * min(max(share, 0.0), 1.0)

    def at_value(self, value: float) -> float:
        """How high a value stands."""
        return self._plot.bottom() - self._plot.height() * (value - self.low) / (self.high - self.low)


def _floor(values: Sequence[float], high: float) -> float:
    """Where the axis of a level begins: rates of 96 to 98 would be a flat line on an axis from 0."""
    low = min(values)
    return low - (high - low) * 0.25 if low > 0 and low > high / 2 else 0.0


def _months(line: TargetLine) -> list[Month]:
    days = [line.course.start, line.course.end] if line.course else []
    months = [Month.of(day) for day in days] + [each.month for each in line.counted]
    first = min(months, default=Month(2000, 1))
    last = max(max(months, default=first), Month(first.year, 12))
    return list(months_between(first if first.month == 1 else Month(first.year, 1), last))


def _values(line: TargetLine) -> list[Decimal]:
    """What is asked for: one number, or the two ends of a range."""
    if line.place is None:
        return []
    return [value for value in (line.place.value, line.place.value_high) if value is not None]


def course_points(course: TargetCourse, scale: _Scale) -> list[QPointF]:
    """The even pace over its waypoints."""
    points = [QPointF(scale.at_day(date.fromordinal(course.start.toordinal() - 1)), scale.at_value(0.0))]
    return points + [QPointF(scale.at_day(way.day), scale.at_value(float(way.value))) for way in course.waypoints]


def paint_trend(painter: QPainter, rect: QRect, line: TargetLine, theme: Theme) -> None:
    """The readings as a small line in a table's cell, the target dashed behind it."""
    plot = QRectF(rect).adjusted(theme.px(4), theme.px(8), -theme.px(4), -theme.px(8))
    if not line.counted or plot.width() <= 0:
        return
    scale = _Scale(line, plot)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(Token.SECONDARY), 1, Qt.PenStyle.DashLine))
    if line.course is not None and line.course.course is Course.CUMULATIVE:
        painter.drawPolyline(QPolygonF(course_points(line.course, scale)))
    elif line.place is not None:
        y = scale.at_value(float(line.place.value))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
    _paint_readings(painter, line, scale, theme)
    painter.restore()


def _paint_readings(painter: QPainter, line: TargetLine, scale: _Scale, theme: Theme) -> list[QPointF]:
    points = [QPointF(scale.at_day(each.month.last), scale.at_value(float(each.value))) for each in line.counted]
    accent = theme.colour(Token.ACCENT)
    painter.setPen(QPen(accent, 2))
    painter.drawPolyline(QPolygonF(points))
    painter.setBrush(accent)
    for point in points:
        painter.drawEllipse(point, theme.px(1) * _DOT, theme.px(1) * _DOT)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    return points


class LineChart(QWidget):
    """The chart; what it shows is said in words to screen readers."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, height: int = 180) -> None:
        super().__init__(parent)
        self._theme, self._height = theme, height
        self.line: TargetLine | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_line(self, line: TargetLine | None) -> None:
        """Show a target's readings."""
        self.line = line
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """Set the words that stand for the picture."""
        self.setAccessibleName(self.tr("Readings by month"))
        said = [f"{month_short(each.month)} {number_words(each.value)}" for each in self.line.counted] if self.line else []
        asked = [target_words(self.line.place)] if self.line and self.line.place else []
        self.setAccessibleDescription(", ".join([*asked, *said]))

    def sizeHint(self) -> QSize:
        """Room for twelve months."""
        return QSize(self._theme.px(300), self._theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """The least that can be read."""
        return QSize(self._theme.px(200), self._theme.px(self._height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint axis, what is asked, the even pace and the readings."""
        if self.line is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(SMALL))
        scale = _Scale(self.line, self._plot(painter, self.line))
        self._paint_axis(painter, scale, self._plot(painter, self.line))
        self._paint_asked(painter, scale, self._plot(painter, self.line))
        points = _paint_readings(painter, self.line, scale, self._theme)
        self._paint_values(painter, points)

    def _plot(self, painter: QPainter, line: TargetLine) -> QRectF:
        metrics = painter.fontMetrics()
        widest = max((metrics.horizontalAdvance(number_words(value)) for value in _values(line)), default=0)
        foot = metrics.height() + self._theme.px(6)
        return QRectF(self.rect()).adjusted(widest + self._theme.px(10), self._theme.px(18), -self._theme.px(14), -foot)

    def _paint_axis(self, painter: QPainter, scale: _Scale, plot: QRectF) -> None:
        metrics = painter.fontMetrics()
        painter.setPen(QPen(self._theme.colour(Token.LINE), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        painter.setPen(self._theme.colour(Token.SECONDARY))
        if self.line and scale.low == 0:
            painter.drawText(QPointF(plot.left() - metrics.horizontalAdvance("0") - 6, plot.bottom() + metrics.ascent() / 2), "0")
        step = plot.width() / len(scale.months)
        widest = max(metrics.horizontalAdvance(month_short(month)) for month in scale.months)
        every = max(1, ceil((widest + self._theme.px(6)) / max(step, 1.0)))
        for place, month in enumerate(scale.months):
            if place % every == 0:
                text = month_short(month)
                x = plot.left() + step * (place + 0.5) - metrics.horizontalAdvance(text) / 2
                painter.drawText(QPointF(x, plot.bottom() + metrics.height()), text)

    def _paint_asked(self, painter: QPainter, scale: _Scale, plot: QRectF) -> None:
        line, metrics = self.line, painter.fontMetrics()
        if line is None:
            return
        for value in _values(line):
            y = scale.at_value(float(value))
            painter.setPen(QPen(self._theme.colour(Token.LINE), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(self._theme.colour(Token.SECONDARY))
            text = number_words(value)
            painter.drawText(QPointF(plot.left() - metrics.horizontalAdvance(text) - 6, y + metrics.ascent() / 2 - 1), text)
        painter.setPen(QPen(self._theme.colour(Token.SECONDARY), 1, Qt.PenStyle.DashLine))
        if line.course is not None and line.course.course is Course.CUMULATIVE:
            painter.drawPolyline(QPolygonF(course_points(line.course, scale)))

    def _paint_values(self, painter: QPainter, points: Sequence[QPointF]) -> None:
        metrics = painter.fontMetrics()
        painter.setPen(self._theme.colour(Token.TEXT))
        free = 0.0
        for point, each in zip(points, self.line.counted if self.line else (), strict=True):
            text = number_words(each.value)
            x = min(point.x() - metrics.horizontalAdvance(text) / 2, self.width() - metrics.horizontalAdvance(text) - 1.0)
            if x >= free:  # values that would stand in each other are left out
                painter.drawText(QPointF(x, point.y() - self._theme.px(6)), text)
                free = x + metrics.horizontalAdvance(text) + 4
