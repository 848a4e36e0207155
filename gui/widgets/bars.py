"""Progress as bars, one a line: what it is, how far, in numbers; each line opens what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.calling import calling
from gui.gaps import QGridLayout, QVBoxLayout
from gui.theme import Theme, Token
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.figure_card import Card


@dataclass(frozen=True, slots=True)
class Bar:
    """One line: a key for whoever listens, its name, and done of all."""

    key: object
    name: str
    done: int
    total: int


class Meter(QWidget):
    """A thin bar, filled by done of all."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_share(self, done: int, total: int) -> None:
        """Fill it by done of all."""
        self._share = done / total if total else 0.0
        self.update()

    @property
    def share(self) -> float:
        """How far it is filled, 0 to 1."""
        return self._share

    def sizeHint(self) -> QSize:
        """A thin line."""
        return QSize(self._theme.px(80), self._theme.px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the groove and what is done of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        radius = whole.height() / 2
        painter.setBrush(self._theme.colour(Token.LINE))
        painter.drawRoundedRect(whole, radius, radius)
        if self._share > 0:
            done = QRectF(whole)
            done.setWidth(max(whole.height(), whole.width() * self._share))
            painter.setBrush(self._theme.colour(Token.ACCENT))
            painter.drawRoundedRect(done, radius, radius)


class _Line(Card):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, is_flat=True)
        self.name = ElidedLabel("", self)
        self.name.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.figures: QLabel = self.label("note")
        self.meter = Meter(theme, self)
        grid = QGridLayout(self)
        grid.setContentsMargins(4, 6, 4, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.figures, 0, 1)
        grid.addWidget(self.meter, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)

    def show_bar(self, bar: Bar) -> None:
        self.name.setText(bar.name)
        self.figures.setText(f"{bar.done} / {bar.total}")
        self.meter.set_share(bar.done, bar.total)
        self.setAccessibleName(f"{bar.name}: {bar.done} / {bar.total}")


class Bars(QWidget):
    """A column of bars.

    Signals:
        chosen: the key of the line that was pressed.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: list[Bar] = []
        self._lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show these lines; lines that stay keep the keyboard's focus."""
        self._bars = list(bars)
        while len(self._lines) > len(bars):
            line = self._lines.pop()
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        while len(self._lines) < len(bars):
            line = _Line(self._theme, self)
            line.clicked.connect(calling(self._on_pressed, line))
            self._lines.append(line)
            self._column.addWidget(line)
        for line, bar in zip(self._lines, bars, strict=True):
            line.show_bar(bar)

    def _on_pressed(self, line: _Line) -> None:
        self.chosen.emit(self._bars[self._lines.index(line)].key)

    @property
    def bars(self) -> list[Bar]:
        """The lines shown."""
        return list(self._bars)

    @property
    def lines(self) -> list[Card]:
        """The widgets of the lines, in order."""
        return list(self._lines)
