"""The month to be handed in: what is missing is written here, then the workbook is made of it."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.item_models.month_notes import MonthNotesModel
from gui.page import Frame, Page
from gui.pages.submissions_files import open_file, open_folder
from gui.pages.submissions_steps import MonthSteps, step_panel
from gui.pages.submissions_work import MonthState, month_state, month_to_report, months_of
from gui.pages.submissions_writer import MonthWriter
from gui.widgets.countdown import Countdown
from gui.widgets.empty_place import EmptyPlace
from gui.widgets.notes_view import NotesView
from gui.widgets.period_field import PeriodField
from gui.wording import month_words
from model.periods import Month
from model.rows.checklist import ChecklistFilter
from model.rows.submission import MonthNote

_STEPS = 400


class MonthPanel(Page):
    """Three steps of one month: what is missing, what goes in, the workbook."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self.state: MonthState | None = None
        self._plan_id: int | None = None
        self._was_chosen = False
        self._written_here: set[int] = set()  # stay in the list, to be read again, until another month is shown
        self._pending: tuple[MonthNote, ...] | None = None
        self.writer = MonthWriter(frame, self)
        self.field = PeriodField(frame.theme, month_words, self)
        self.countdown = Countdown(self)
        self.notes = MonthNotesModel(Month.of(frame.today()), self)
        self.notes.is_read_only = frame.operations.ledger.is_read_only
        self.view = NotesView(self.notes, frame.theme, self)
        self.nothing = EmptyPlace(frame.theme, "check", self)
        self.said = QLabel(self)
        self.said.setProperty("tone", "secondary")
        self.door = QPushButton(self)
        self.door.setProperty("kind", "link")
        self.steps = MonthSteps(frame, self)
        self._build()
        self._connect()
        self.retranslate()
        self.show_plan()

    @property
    def month(self) -> Month:
        """The month shown."""
        return self.notes.month

    @property
    def is_known(self) -> bool:
        """Whether it is known whose the ledger is."""
        return bool(self.frame.chosen.myself.unit)

    @property
    def kept(self) -> ChecklistFilter:
        """The measures that go in."""
        return ChecklistFilter(plan_id=self.frame.chosen.plan_id, is_mine=self.steps.scope.is_mine)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.field.set_names(self.tr("Month"), self.tr("The month before"), self.tr("The month after"))
        self._head.setText(self.tr("1  What is missing"))
        self.view.setAccessibleName(self.tr("Measures without progress"))
        self.door.setText(self.tr("Show in the chec&klist"))
        self.notes.retranslate()
        self._show()

    def show_plan(self) -> None:
        """Take over the chosen plan and whose ledger it is; a new plan begins with the month to report."""
        plan = self.frame.chosen.plan
        self.steps.scope.set_known(is_known=self.is_known)
        if plan is None:
            return
        if plan.id != self._plan_id:
            self._plan_id, self._was_chosen = plan.id, False
        self._follow_calendar()
        self.refresh()

    def refresh(self) -> None:
        """Ask anew how the month stands."""
        if self.frame.chosen.plan is None:
            return
        self.frame.operations.ask(
            self, month_state, self.month, self.kept, on_done=self._on_state, is_listed_mine=self.is_known,
            also=tuple(sorted(self._written_here)), today=self.frame.today(),
        )  # fmt: skip

    def flush(self) -> None:
        """Store what is being written."""
        self.view.flush()

    def ask_target(self) -> None:
        """Ask where the workbook is to stand, then write it."""
        self.flush()
        self.writer.ask(self.month, self.kept)

    def showEvent(self, event: QShowEvent) -> None:
        """Be true to the day: the window may have stayed open overnight."""
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

    # Building

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.field)
        head.addWidget(self.countdown, 1)
        panel, self._head, column = step_panel(self)
        line = QHBoxLayout()
        line.addWidget(self.said, 1)
        line.addWidget(self.door)
        column.addLayout(line)
        self._places = QStackedWidget(panel)
        self._places.addWidget(self.view)
        self._places.addWidget(self.nothing)
        column.addWidget(self._places, 1)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(panel, 1)
        body.addWidget(self.steps)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 12, 12, 12)
        rows.setSpacing(12)
        rows.addLayout(head)
        rows.addLayout(body, 1)
        self._look()

    def _connect(self) -> None:
        self.field.chosen.connect(self._on_month)
        self.steps.scope.changed.connect(self.refresh)
        self.steps.write_wanted.connect(self.ask_target)
        self.steps.progress.cancelled.connect(self.writer.cancel)
        self.writer.begun.connect(self.steps.begin)
        self.writer.progressed.connect(self.steps.progress.show_progress)
        self.writer.ended.connect(self.steps.end)
        self.writer.written.connect(self.steps.handed.show_written)
        self.steps.handed.file_wanted.connect(open_file)
        self.steps.handed.folder_wanted.connect(open_folder)
        self.notes.note_written.connect(self._save_note)
        self.view.measure_wanted.connect(lambda measure_id: self.wanted.emit("checklist", measure_id))
        self.view.editing_ended.connect(self._on_editing_ended)
        self.door.clicked.connect(self._open_door)
        self.frame.chosen.changed.connect(self.show_plan)
        self.frame.operations.changed.connect(lambda _changed, _initiator: self.refresh())
        self.frame.theme.changed.connect(self._look)

    # The month

    def _follow_calendar(self) -> None:
        plan, today = self.frame.chosen.plan, self.frame.today()
        if plan is None:
            return
        due = month_to_report(plan.report_rule, today)
        months = months_of(plan, today)
        month = self.month if self._was_chosen else min(max(due, months[0]), months[-1])
        self.field.set_periods(months, month)
        self._show_month(self.field.period)
        self.countdown.show_rule(plan.report_rule, today)

    def _on_month(self, month: Month) -> None:
        self._was_chosen = True
        self._show_month(month)
        self.refresh()

    def _show_month(self, month: Month) -> None:
        if month == self.month and self.state is not None:
            return
        self.flush()
        self._written_here.clear()
        self._pending = None
        self.notes.begin_month(month)
        self.steps.handed.show_written(None)

    def _on_state(self, state: MonthState) -> None:
        if state.month != self.month:
            return
        self.state = state
        self._show()

    def _show(self) -> None:
        state = self.state
        if state is None:
            return
        month = month_words(state.month)
        if state.mine.missing:
            said = self.tr("%n of {open} open measure(s) without progress in {month}", "", state.mine.missing)
            self.said.setText(said.format(open=state.mine.open, month=month))
        else:
            self.said.setText(self.tr("Every open measure has its progress of {month}.").format(month=month))
        self.nothing.set_texts(
            self.tr("Nothing is missing for {month}").format(month=month), self.tr("The workbook can be written.")
        )
        self.door.setVisible(bool(state.mine.missing) and state.month == Month.of(self.frame.today()))
        self._show_rows(state.notes)
        self._places.setCurrentWidget(self.view if state.notes else self.nothing)
        self.steps.show_state(state)

    def _show_rows(self, rows: tuple[MonthNote, ...]) -> None:
        is_same = [row.row.id for row in rows] == [row.row.id for row in self.notes.rows()]
        if self.view.is_editing and not is_same:
            self._pending = rows
        else:
            self._pending = None
            self.notes.show_rows(rows)

    def _on_editing_ended(self) -> None:
        if self._pending is not None:
            rows, self._pending = self._pending, None
            self.notes.show_rows(rows)

    def _open_door(self) -> None:
        place = ChecklistFilter(plan_id=self.frame.chosen.plan_id, is_mine=self.is_known, idle_month=self.month)
        self.wanted.emit("checklist", place)

    # Notes

    def _save_note(self, measure_id: int, month: Month, text: str) -> None:
        from model.actions.progress import note_progress  # SQLAlchemy is loaded after the window is painted

        key = (measure_id, month)
        if month == self.month:
            self._written_here.add(measure_id)
        name = self.tr("Note progress of {month}").format(month=month_words(month))

        def refused(error: Exception) -> None:
            self.notes.failed(key)
            self.frame.messages.show_error(error)

        self.frame.operations.write(
            self, name, note_progress, measure_id, month, text, today=self.frame.today(),
            on_done=lambda _changed: self.notes.saved(key, text), on_error=refused,
        )  # fmt: skip

    def _look(self) -> None:
        self.steps.setFixedWidth(min(self.frame.theme.px(_STEPS), max(self.width() * 9 // 20, 1)))
