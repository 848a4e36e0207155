"""Steps one and two of the month in one place: what is missing, and what is found in what is there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.gaps import QVBoxLayout
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.pages.submissions_check import CheckPanel
from gui.pages.submissions_missing import MissingPanel
from gui.pages.submissions_work import MonthState
from gui.widgets.step_chips import StepChips
from model.periods import Month
from model.rows.checklist import ChecklistFilter
from model.rows.hand_in import Finding

MISSING, CHECK = 0, 1


class MonthLists(FollowsLanguage, QWidget):
    """Shows one of the two lists; the chips above count what each has.

    Signals:
        place_wanted: what is to be shown in the checklist: a measure's id, or a filter.
        refresh_wanted: rows are to be asked for anew.
    """

    place_wanted = Signal(object)
    refresh_wanted = Signal()

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = frame
        self.steps = StepChips(2, self)
        self.missing, self.check = MissingPanel(frame, self), CheckPanel(frame, self)
        self._missing_count: int | None = None
        self._stack = QStackedWidget(self)
        for panel in (self.missing, self.check):
            self._stack.addWidget(panel)
            panel.measure_wanted.connect(self.place_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.steps)
        column.addWidget(self._stack, 1)
        self.steps.chosen.connect(self.show_step)
        self.missing.list_wanted.connect(self._show_missing)
        self.check.note_wanted.connect(self._write_in)
        self.missing.check_wanted.connect(lambda: self.show_step(CHECK))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        counts = [self._missing_count, len(self.check.open_findings) if self.check.is_known else None]
        for chip, text, count in zip(self.steps.chips, (self.tr("&1  What is missing"), self.tr("&2  Check")), counts, strict=True):
            chip.setText(text if count is None else self.tr("{step} · {count}").format(step=text, count=count))

    def show_step(self, step: int) -> None:
        """Show one of the lists."""
        self.steps.choose(step)
        self._stack.setCurrentIndex(step)

    def begin_month(self, month: Month) -> None:
        """Another month, or another plan: rows and findings will come."""
        self.missing.begin_month(month)
        self.check.begin_month(month)
        self._missing_count = None
        self.retranslate()

    def show_state(self, state: MonthState) -> None:
        """Show what is missing."""
        self._missing_count = state.mine.missing
        self.missing.show_state(state)
        self.retranslate()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show what was found."""
        self.check.show_findings(findings)
        self.retranslate()

    def _show_missing(self) -> None:
        chosen = self._frame.chosen
        self.place_wanted.emit(
            ChecklistFilter(plan_id=chosen.plan_id, is_mine=bool(chosen.myself.unit), idle_month=self.missing.notes.month)
        )

    def _write_in(self, measure_id: int) -> None:
        self.missing.write_in(measure_id)
        self.show_step(MISSING)
        self.refresh_wanted.emit()
