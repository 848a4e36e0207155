"""The calendar: a month of due dates, milestones, what comes back and reporting days, and one day's list beside it."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from gui.gaps import QVBoxLayout
from gui.item_models.calendar_month import MonthTable
from gui.page import Frame, Page
from gui.pages.calendar_export import CalendarExport
from gui.pages.calendar_head import CalendarChoice, CalendarHead, choice_from
from gui.pages.calendar_lists import CalendarLists
from gui.pages.calendar_side import DaySide
from gui.pages.calendar_split import MonthAndDay
from gui.pages.calendar_ticking import CalendarTicking
from gui.widgets.calendar_grid import MonthGrid
from gui.widgets.empty_place import EmptyPlace
from gui.widgets.tall_area import scrolled_column
from model.rows.calendar import CalendarDay, CalendarEntry, CalendarFilter, EntryKind
from model.rows.checklist import ChecklistFilter
from model.rules.workdays import year_is_known

REMEMBERED = "calendar"
REFRESH_MS = 60


class CalendarPage(Page):
    """Month, and the day the keyboard is on."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self.head = CalendarHead(frame.theme, self)
        self.head.set_choice(
            choice_from(frame.settings.saved_text(REMEMBERED)) or CalendarChoice(is_mine=bool(frame.chosen.myself.unit))
        )
        self.model = MonthTable(frame.today, self)
        self.grid = MonthGrid(self.model, frame.theme, self)
        self.side = DaySide(frame.theme, frame.operations.ask, frame.today, self)
        self.note = QLabel(self)
        self.note.setProperty("tone", "note")
        self.note.setWordWrap(True)
        self.empty = EmptyPlace(frame.theme, "calendar", self)
        self.ticking = CalendarTicking(frame, self)
        self.export = CalendarExport(frame, self)
        self.lists = CalendarLists(frame, lambda: self.kept, head=self.head, grid=self.grid, side=self.side)
        self.head.ends.addWidget(self.export.button)
        self._asked_for: tuple[date, date] | None = None
        self._is_stale = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(REFRESH_MS)
        self._soon.timeout.connect(self.refresh)
        self._build()
        self._connect()
        self.retranslate()
        self._follow_plan()

    @property
    def kept(self) -> CalendarFilter:
        """What is shown."""
        return self.head.choice.filter(self.frame.chosen.plan_id)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Calendar"))
        self.grid.setAccessibleName(self.tr("Days of the month"))
        self.note.setText(self.tr("The official holidays of this year are not known yet: only weekends are shown."))
        self.empty.set_texts(
            self.tr("There are no dates yet"),
            self.tr("Take in the file of an action plan: its deadlines, milestones and reporting days stand here."),
            self.tr("Take in a plan"),
        )
        for part in (self.export, self.lists, self.model, self.side):
            part.retranslate()

    def open_place(self, place: object) -> None:
        """Show a day another page asked for."""
        if isinstance(place, date):
            self.go_to(place)

    def shortcuts(self) -> list[tuple[str, str]]:
        """Keys that month and list listen to."""
        return [
            ("← → ↑ ↓", self.tr("Another day")),
            (self.tr("Page Up · Page Down"), self.tr("Another month")),
            (self.tr("Home"), self.tr("Today")),
            (self.tr("Enter"), self.tr("To the day's list; in the list: open the measure")),
            (self.tr("Space"), self.tr("In the list: tick, or take the tick away")),
            ("Esc", self.tr("Back to the month")),
        ]

    def go_to(self, day: date) -> None:
        """Show a day and its month."""
        self.grid.go_to(day)
        self._on_day(day)

    def refresh(self) -> None:
        """Ask anew what the days in view hold."""
        from model.queries.calendar import calendar_days  # after the window is painted

        kept = self.kept
        self._is_stale = False
        self.export.kept = ChecklistFilter(plan_id=kept.plan_id, is_mine=kept.is_mine)
        first, last = self.model.shown_span
        self.frame.operations.ask(
            self, calendar_days, kept, first, last, on_done=partial(self._on_days, kept, first), key="month",
            today=self.frame.today(),
        )  # fmt: skip

    def showEvent(self, event: QShowEvent) -> None:
        """Look again when something changed meanwhile."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def _build(self) -> None:
        self.sides = MonthAndDay(self.frame, self.grid, self.side, self)
        whole = QWidget(self)
        column = scrolled_column(whole)
        column.addWidget(self.head)
        column.addWidget(self.note)
        column.addWidget(self.sides, 1)
        for export in (self.lists.month, self.lists.day):
            column.addWidget(export.files.row)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(whole)
        self._stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        frame, head, grid, entries = self.frame, self.head, self.grid, self.side.list
        frame.chosen.changed.connect(self._follow_plan)
        frame.operations.changed.connect(self._on_changed)
        head.turned.connect(grid.turn)
        head.today_wanted.connect(lambda: self.go_to(frame.today()))
        head.changed.connect(self._on_choice)
        grid.day_wanted.connect(self.go_to)
        grid.list_wanted.connect(self.side.take_keyboard)
        entries.opened.connect(self._open)
        entries.tick_wanted.connect(self._tick)
        entries.step_wanted.connect(grid.step)
        entries.left.connect(grid.setFocus)
        self.empty.step_wanted.connect(lambda: self.wanted.emit("take-in", []))

    def _follow_plan(self) -> None:
        chosen = self.frame.chosen
        self.head.set_plans(has_others=len(chosen.plans) > 1)
        has_plan = chosen.plan is not None
        self._stack.setCurrentIndex(0 if has_plan else 1)
        self.setFocusProxy(self.grid if has_plan else self.empty)
        self.model.forget()
        self.go_to(self.grid.day)
        self.refresh()

    def _on_changed(self) -> None:
        """Look again in a moment; a page nobody sees waits until it is shown, for counting a large ledger is dear."""
        if self.isVisible():
            self._soon.start()
        else:
            self._is_stale = True

    def _on_choice(self) -> None:
        self.frame.settings.save_text(REMEMBERED, self.head.choice.as_text())
        self.refresh()

    def _on_day(self, day: date) -> None:
        self.head.show_month(self.model.month)
        self._show_note()
        if self._asked_for != self.model.shown_span:
            self._asked_for = self.model.shown_span
            self.refresh()
        self.side.show_day(self.kept, day, self.model.day(day))

    def _on_days(self, kept: CalendarFilter, first: date, days: tuple[CalendarDay, ...]) -> None:
        if kept != self.kept or first != self.model.shown_span[0]:
            return
        self.model.set_days(days)
        self._show_note()
        self.side.show_day(kept, self.grid.day, self.model.day(self.grid.day))

    def _show_note(self) -> None:
        self.note.setVisible(not year_is_known(self.model.month.year))  # a year may have been taken in meanwhile

    def _open(self, entry: CalendarEntry) -> None:
        if entry.kind is EntryKind.REPORT:
            self.wanted.emit("submissions", "quarter" if len(entry.covers) == 3 else "month")
        elif entry.kind is EntryKind.LOOK:
            self.wanted.emit("checklist", ChecklistFilter(plan_id=entry.key, is_mine=self.kept.is_mine, idle_month=entry.covers[-1]))
        else:
            self.wanted.emit("checklist", entry.measure_id)

    def _tick(self, entry: CalendarEntry) -> None:
        if entry.is_tickable:
            self.ticking.turn(entry)
        else:
            self._open(entry)
