"""Over the month: which one, and how long it is until it is to be reported."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.gaps import QHBoxLayout
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.pages.submissions_work import month_to_report, months_of
from gui.widgets.countdown import Countdown
from gui.widgets.period_field import PeriodField
from gui.wording import month_words
from model.periods import Month
from model.rows.overview import PlanRow


class MonthHead(FollowsLanguage, QWidget):
    """The months of a plan; the one to report is chosen until a person chooses another.

    Signals:
        chosen: the Month a person chose.
    """

    chosen = Signal(object)

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self._today = frame.today
        self._was_chosen = False
        self.field = PeriodField(frame.theme, month_words, self)
        self.countdown = Countdown(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.field)
        row.addWidget(self.countdown, 1)
        self.field.chosen.connect(self._on_chosen)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.field.set_names(self.tr("Month"), self.tr("The month before"), self.tr("The month after"))

    def begin(self) -> None:
        """Another plan follows: its month to report comes first."""
        self._was_chosen = False

    def follow(self, plan: PlanRow, shown: Month) -> Month:
        """Offer the plan's months as of today; the one chosen now."""
        today = self._today()
        months = months_of(plan, today)
        due = min(max(month_to_report(plan.report_rule, today), months[0]), months[-1])
        self.field.set_periods(months, shown if self._was_chosen else due)
        self.countdown.show_rule(plan.report_rule, today, year=plan.year)
        return self.field.period

    def _on_chosen(self, month: Month) -> None:
        self._was_chosen = True
        self.chosen.emit(month)
