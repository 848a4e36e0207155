"""A field for a month or a quarter: one step back, one on, or chosen from a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from gui.gaps import QHBoxLayout
from gui.theme import Theme, Token
from gui.widgets.fitting_combo import FittingCombo


class PeriodField(QWidget):
    """Shows periods in the order of time; `words` says what one is called.

    Signals:
        chosen: a person chose another period.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, words: Callable[[Any], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._periods: list[Any] = []
        self.before, self.after = QToolButton(self), QToolButton(self)
        self.box = FittingCombo(self)
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.box.currentIndexChanged.connect(self._on_index)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self.before, self.box, self.after):
            row.addWidget(part)
        self.setFocusProxy(self.box)
        theme.changed.connect(self._look)
        self._look()

    @property
    def period(self) -> Any:
        """What is chosen; None while there is nothing to choose from."""
        place = self.box.currentIndex()
        return self._periods[place] if 0 <= place < len(self._periods) else None

    def set_names(self, name: str, before: str, after: str) -> None:
        """Name the three controls."""
        self.box.setAccessibleName(name)
        for button, text in ((self.before, before), (self.after, after)):
            button.setAccessibleName(text)
            button.setToolTip(text)
        for place, period in enumerate(self._periods):
            self.box.setItemText(place, self._words(period))

    def set_periods(self, periods: Sequence[Any], current: Any) -> None:
        """Offer these and choose one of them, without telling anybody."""
        was_blocked = self.box.blockSignals(True)
        self._periods = list(periods)
        self.box.clear()
        self.box.addItems([self._words(period) for period in periods])
        self.box.setCurrentIndex(self._periods.index(current) if current in self._periods else len(periods) - 1)
        self.box.blockSignals(was_blocked)
        self._show_ends()

    def choose(self, period: Any) -> None:
        """Choose one of the periods offered, as a person does."""
        if period in self._periods:
            self.box.setCurrentIndex(self._periods.index(period))

    def _step(self, step: int) -> None:
        self.box.setCurrentIndex(self.box.currentIndex() + step)

    def _on_index(self) -> None:
        self._show_ends()
        if self.period is not None:
            self.chosen.emit(self.period)

    def _show_ends(self) -> None:
        self.before.setEnabled(self.box.currentIndex() > 0)
        self.after.setEnabled(self.box.currentIndex() < len(self._periods) - 1)

    def _look(self) -> None:
        size = self._theme.px(16)
        for button, icon in ((self.before, "chevron-left"), (self.after, "chevron-right")):
            button.setIcon(self._theme.icons.icon(icon, self._theme.colours[Token.SECONDARY]))
            button.setIconSize(QSize(size, size))
