"""Handing over: the month's workbook with its steps, the quarter's report with its preview."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QStackedWidget, QTabWidget

from gui.gaps import QVBoxLayout
from gui.page import Page
from gui.pages.submissions_month import MonthPanel
from gui.pages.submissions_quarter import QuarterPanel
from gui.widgets.empty_place import EmptyPlace

REMEMBERED = "submissions-tab"


class SubmissionsPage(Page):
    """Month and quarter side by side as tabs; without a plan, the way to one."""

    def build(self) -> Iterator[None]:
        """The month, the quarter, and what holds both."""
        frame = self.frame
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.month = MonthPanel(frame, self)
        yield
        self.quarter = QuarterPanel(frame, self)
        yield
        for panel in (self.month, self.quarter):
            self.tabs.addTab(panel, "")
            panel.wanted.connect(self.wanted)
        self.tabs.setCurrentIndex(1 if frame.settings.saved_text(REMEMBERED) == "quarter" else 0)
        self.empty = EmptyPlace(frame.theme, "submissions", self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.tabs)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(self.tabs)
        self.addActions(self.quarter.actions())  # they are heard while the tabs have the keyboard, too
        self.tabs.currentChanged.connect(self._remember)
        self.empty.step_wanted.connect(lambda: self.wanted.emit("take-in", []))
        frame.chosen.changed.connect(self._show)
        self.retranslate()
        self._show()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Submissions"))
        self.tabs.setTabText(0, self.tr("&Month's workbook"))
        self.tabs.setTabText(1, self.tr("&Quarter's report"))
        self.empty.set_texts(
            self.tr("There is nothing to hand in yet"),
            self.tr("Take in the file of an action plan: the month's workbook and the quarter's report are made of it."),
            self.tr("Take in a plan"),
        )

    def open_place(self, place: object) -> None:
        """Show "month" or "quarter"."""
        if place in ("month", "quarter"):
            self.tabs.setCurrentIndex(1 if place == "quarter" else 0)

    def outdate_reports(self) -> None:
        """The quarter's preview has the fonts of before."""
        self.quarter.outdate()

    def shortcuts(self) -> list[tuple[str, str]]:
        """Keys of the list; those of the preview are actions."""
        return [
            (self.tr("Enter"), self.tr("Write the progress of the row; store it and go on to the next")),
            (self.tr("Shift+Enter"), self.tr("A new line within it")),
            (self.tr("Ctrl+Enter"), self.tr("Show the measure in the checklist")),
            (self.tr("Alt+1, Alt+2"), self.tr("What is missing; the check before hand-in, where Enter opens a finding's progress")),
        ]

    def flush(self) -> None:
        """Keep what was typed before the window lets the ledger go."""
        self.month.flush()

    def let_go(self) -> None:
        """The report's pages are a file that is open."""
        self.quarter.maker.forget()

    def _show(self) -> None:
        self._stack.setCurrentWidget(self.empty if self.frame.chosen.plan is None else self.tabs)

    def _remember(self, tab: int) -> None:
        self.frame.settings.save_text(REMEMBERED, "quarter" if tab else "month")
