"""The month to be handed in: what is missing is written here, then the workbook is made of it."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.page import Frame, Page
from gui.pages.submissions_files import open_file, open_folder
from gui.pages.submissions_missing import MissingPanel
from gui.pages.submissions_month_head import MonthHead
from gui.pages.submissions_steps import MonthSteps
from gui.pages.submissions_work import MonthState, month_state
from gui.pages.submissions_writer import MonthWriter
from model.periods import Month
from model.rows.checklist import ChecklistFilter

_STEPS = 400


class MonthPanel(Page):
    """Three steps of one month: what is missing, what goes in, the workbook."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self.state: MonthState | None = None
        self._plan_id: int | None = None
        self.writer = MonthWriter(frame, self)
        self.head = MonthHead(frame, self)
        self.field, self.countdown = self.head.field, self.head.countdown
        self.missing = MissingPanel(frame, self)
        self.steps = MonthSteps(frame, self)
        self._build()
        self._connect()
        self.show_plan()

    @property
    def month(self) -> Month:
        """The month shown."""
        return self.missing.notes.month

    @property
    def is_known(self) -> bool:
        """Whether it is known whose the ledger is; else the list is of all measures."""
        return bool(self.frame.chosen.myself.unit)

    @property
    def kept(self) -> ChecklistFilter:
        """The measures that go in."""
        return ChecklistFilter(plan_id=self.frame.chosen.plan_id, is_mine=self.steps.scope.is_mine)

    def show_plan(self) -> None:
        """Take over the chosen plan and whose ledger it is; a new plan begins with the month to report."""
        plan = self.frame.chosen.plan
        self.steps.scope.set_known(is_known=self.is_known)
        if plan is None:
            return
        if plan.id != self._plan_id:
            self._plan_id, self.state = plan.id, None
            self.head.begin()
        self._show_month(self.head.follow(plan, self.month))
        self.refresh()

    def refresh(self) -> None:
        """Ask anew how the month stands."""
        if self.frame.chosen.plan is not None:
            self.frame.operations.ask(
                self, month_state, self.month, self.kept, on_done=self._on_state, is_listed_mine=self.is_known,
                also=tuple(sorted(self.missing.written)), today=self.frame.today(),
            )  # fmt: skip

    def flush(self) -> None:
        """Store what is being written."""
        self.missing.view.flush()

    def ask_target(self) -> None:
        """Ask where the workbook is to stand, then write it."""
        self.flush()
        self.writer.ask(self.month, self.kept)

    def showEvent(self, event: QShowEvent) -> None:
        """Be true to the day and to the ledger: the window may have stayed open overnight."""
        super().showEvent(event)
        self.show_plan()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list room in a narrow window."""
        super().resizeEvent(event)
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed."""
        self.flush()
        super().hideEvent(event)

    def _build(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self.missing, 1)
        body.addWidget(self.steps)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 12, 12, 12)
        rows.setSpacing(12)
        rows.addWidget(self.head)
        rows.addLayout(body, 1)
        self._look()

    def _connect(self) -> None:
        self.head.chosen.connect(self._on_month)
        self.missing.measure_wanted.connect(lambda measure_id: self.wanted.emit("checklist", measure_id))
        self.missing.list_wanted.connect(self._open_list)
        self.steps.scope.changed.connect(self.refresh)
        self.steps.write_wanted.connect(self.ask_target)
        self.steps.progress.cancelled.connect(self.writer.cancel)
        self.steps.handed.file_wanted.connect(open_file)
        self.steps.handed.folder_wanted.connect(open_folder)
        self.writer.begun.connect(self.steps.begin)
        self.writer.progressed.connect(self.steps.progress.show_progress)
        self.writer.ended.connect(self.steps.end)
        self.writer.written.connect(self.steps.handed.show_written)
        self.frame.chosen.changed.connect(self.show_plan)
        self.frame.operations.changed.connect(self._on_changed)
        self.frame.theme.changed.connect(self._look)

    def _on_month(self, month: Month) -> None:
        self._show_month(month)
        self.refresh()

    def _show_month(self, month: Month) -> None:
        if month != self.month or self.state is None:
            self.missing.begin_month(month)
            self.steps.handed.show_written(None)

    def _on_state(self, state: MonthState) -> None:
        if state.month == self.month:
            self.state = state
            self.missing.show_state(state)
            self.steps.show_state(state)

    def _on_changed(self, _changed: object, _initiator: object) -> None:
        if self.isVisible():  # else it is asked when it is shown
            self.refresh()

    def _open_list(self) -> None:
        place = ChecklistFilter(plan_id=self.frame.chosen.plan_id, is_mine=self.is_known, idle_month=self.month)
        self.wanted.emit("checklist", place)

    def _look(self) -> None:
        self.steps.setFixedWidth(min(self.frame.theme.px(_STEPS), max(self.width() * 2 // 5, 1)))
