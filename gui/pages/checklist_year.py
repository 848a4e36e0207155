"""The checklist as a year: the same filter and the same measure, months instead of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.between_events import BetweenEvents
from gui.item_models.checklist_model import ChecklistModel
from gui.page import Frame
from gui.pages.detail_pane import DetailPane
from gui.widgets.checklist_view import ChecklistView
from gui.widgets.view_switch import ViewSwitch
from model.periods import Month
from model.rows.changed import Changed

if TYPE_CHECKING:
    from gui.item_models.year_table import YearTable
    from gui.widgets.year_view import YearView

REMEMBERED = "checklist-view"
YEAR = "year"


class YearPlace(QObject):
    """Keeps list and year grid on the same measure; the grid is built when it is first wanted."""

    def __init__(
        self, frame: Frame, model: ChecklistModel, view: ChecklistView, places: QStackedWidget, detail: DetailPane
    ) -> None:
        super().__init__(view)
        self._frame, self._model, self._view = frame, model, view
        self._places, self._detail = places, detail
        self.switch = ViewSwitch(frame.theme)
        self.grid: YearView | None = None
        self.table: YearTable | None = None
        self._leads_grid = self._is_following = False
        self.later = BetweenEvents(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._follow)
        self.turn = QAction(self)
        self.turn.setShortcut(QKeySequence("Ctrl+G"))
        self.turn.triggered.connect(self.toggle)
        self.switch.changed.connect(self._on_switch)
        self.switch.year_changed.connect(self._on_year)
        frame.chosen.changed.connect(self._follow_plan)
        self._follow_plan()
        if frame.settings.saved_text(REMEMBERED) == YEAR:
            self.switch.choose(is_year=True)
            self._built()

    @property
    def shown(self) -> QWidget:
        """What stands in the list's place: the list, or the year."""
        return self._built() if self.switch.is_year else self._view

    def toggle(self) -> None:
        """Change between list and year."""
        self.switch.choose(is_year=not self.switch.is_year)
        self._on_switch(self.switch.is_year)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.turn.setText(self.tr("Change between list and year grid"))
        if self.grid is not None and self.table is not None:
            self.grid.retranslate(self.tr("Year grid of the checklist"))
            self.table.retranslate()

    def _built(self) -> YearView:
        if self.grid is None:
            from gui.item_models.year_table import (
                YearTable,  # not needed for the first rows, and loaded soon after
            )
            from gui.widgets.year_view import YearView

            frame = self._frame
            self.table = YearTable(self._model, frame.operations.ask, frame.today, self)
            self.table.set_year(self.switch.year)
            self.grid = grid = YearView(self.table, frame.theme)  # outside the window: there it would be styled step by step
            self._places.addWidget(grid)
            frame.operations.changed.connect(self._on_changed)
            grid.moved.connect(lambda: self._lead(by_grid=True))
            self._view.selectionModel().currentChanged.connect(lambda _now, _before: self._lead(by_grid=False))
            grid.detail_wanted.connect(self._open)
            grid.tick_wanted.connect(self._view.tick_wanted)
            grid.escaped.connect(self._view.escaped)
            self.retranslate()
        return self.grid

    def _on_switch(self, is_year: bool) -> None:  # noqa: FBT001 - as the switch's signal has it
        self._frame.settings.save_text(REMEMBERED, YEAR if is_year else "")
        if is_year and self.grid is None:
            self.later.add(self._built, self._show)  # the grid is built, and shown, in turns of their own
        else:
            self._show()

    def _show(self) -> None:
        is_year, shown, now = self.switch.is_year, self.shown, self._frame.today()
        if is_year and self.grid is not None:
            row = max(self._view.currentIndex().row(), 0)
            self.grid.go_to(row, now.month if now.year == self.switch.year else None)
        if self._places.currentWidget() in (self._view, self.grid):
            scrolled = self._view.verticalScrollBar().value()
            self._places.setCurrentWidget(shown)
            shown.setFocus()
            if is_year and self.grid is not None:
                self.grid.scroll_to(scrolled)  # the rows are as high as the list's

    def _lead(self, *, by_grid: bool) -> None:
        """The other one follows when rows have stopped coming and going."""
        if self.switch.is_year and not self._is_following:
            self._leads_grid = by_grid
            self._soon.start()

    def _follow(self) -> None:
        grid, row = self._built(), self._view.currentIndex().row()
        self._is_following = True
        if self._leads_grid and grid.row not in (-1, row):
            self._view.go_to(grid.row)
        elif row not in (-1, grid.row):
            grid.go_to(row)
        self._is_following = False

    def _follow_plan(self) -> None:
        plan = self._frame.chosen.plan
        year = plan.year if plan else self._frame.today().year
        self.switch.set_year(year)
        self._on_year(year)

    def _on_year(self, year: int) -> None:
        if self.table is not None:
            self.table.set_year(year)

    def _on_changed(self, changed: Changed, _initiator: object) -> None:
        if self.table is not None:
            self.table.on_changed(changed)

    def _open(self, month: Month | None) -> None:
        if month is not None:
            self._detail.progress.show_month(min(month, Month.of(self._frame.today())))
        self._detail.take_keyboard()
