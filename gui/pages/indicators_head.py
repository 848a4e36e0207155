"""Over the indicators: the month of the readings, whose measures, how they run; and the way out as a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.target_words import PACE_LOOKS, pace_word
from gui.widgets.filter_chips import Chip, FilterChips
from gui.widgets.period_field import PeriodField
from gui.widgets.scope_chips import ScopeChips
from gui.wording import month_words
from model.periods import Month, months_between
from model.rows.target_line import TargetLine
from model.rows.words import Pace

_GAP = 16
_BESIDE_PARTS = 3 * _GAP  # between the parts in one line
_PLACE_OF_PACES = 2
_PACES = (Pace.NOT_MET, Pace.BEHIND, Pace.ON_COURSE, Pace.MET, Pace.UNREAD)


class IndicatorsHead(FollowsLanguage, QWidget):
    """One line; in a narrow window, or with large text, the chips have a line of their own."""

    def __init__(self, frame: Frame, export: QWidget, page: QWidget) -> None:
        super().__init__(page)
        self._today = frame.today
        self.field = PeriodField(frame.theme, month_words, self)
        self.scope = ScopeChips(self)
        self.paces = FilterChips(frame.theme, self)
        self._parts = (self.field, self.scope, self.paces, export)
        self._line = QHBoxLayout()
        self._line.setSpacing(_GAP)
        self._line.addWidget(self.field)
        self._line.addWidget(self.scope)
        self._line.addWidget(self.paces, 1, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(export)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(12)
        self._rows.addLayout(self._line)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.field.set_names(self.tr("Month of the readings"), self.tr("The month before"), self.tr("The month after"))

    def begin(self, year: int) -> Month:
        """Offer the months of a plan's year; the one that runs is chosen, of an old plan the last."""
        now = Month.of(self._today())
        months = list(months_between(Month(year, 1), max(Month(year, 12), now) if year >= now.year - 1 else Month(year, 12)))
        self.field.set_periods(months, min(max(now, months[0]), months[-1]))
        return self.field.period

    def show_counts(self, lines: Iterable[TargetLine]) -> None:
        """How many lines each chip keeps."""
        counts = Counter(line.pace for line in lines)
        self.paces.set_chips([Chip(pace.value, pace_word(pace), counts[pace], *PACE_LOOKS[pace]) for pace in _PACES])
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        is_narrow = self.width() < sum(part.sizeHint().width() for part in self._parts) + _BESIDE_PARTS
        if is_narrow == (self._line.indexOf(self.paces) >= 0):
            (self._line if is_narrow else self._rows).removeWidget(self.paces)
            if is_narrow:
                self._line.insertStretch(_PLACE_OF_PACES, 1)
                self._rows.addWidget(self.paces)
            else:
                self._line.takeAt(_PLACE_OF_PACES)
                self._line.insertWidget(_PLACE_OF_PACES, self.paces, 1, Qt.AlignmentFlag.AlignVCenter)
