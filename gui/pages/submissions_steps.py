"""Beside the month's lists: which measures go in, what is handed over, what was sent and what went before."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gui.gaps import QVBoxLayout
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.pages.submissions_past import PastPanel
from gui.pages.submissions_work import MonthState
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.handed_over import HandedOver
from gui.widgets.panel import Panel
from gui.widgets.progress_row import ProgressRow
from gui.widgets.scope_chips import ScopeChips
from gui.widgets.tall_area import TallArea
from gui.wording import month_words


class MonthSteps(FollowsLanguage, TallArea):
    """Steps three to five.

    Signals:
        write_wanted, package_wanted, sheet_wanted: the workbook, the package, the bureau's own sheet is to be written.
        brief_wanted: the month on one page is to be shown.
        check_wanted: what stands open is to be shown.
    """

    write_wanted = Signal()
    package_wanted = Signal()
    sheet_wanted = Signal()
    brief_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: MonthState | None = None
        self._open: int = 0
        self.scope = ScopeChips(self)
        self._said = QLabel(self)
        self._said.setProperty("tone", "secondary")
        self._said.setWordWrap(True)
        self.standing = QPushButton(self)
        self.standing.setProperty("kind", "link")
        self.standing.setProperty("flush", True)
        self.write, self.package, self.sheet, self.brief = (QPushButton(self) for _ in range(4))
        self.write.setProperty("kind", "primary")
        for button, wanted in ((self.write, self.write_wanted), (self.package, self.package_wanted),
                               (self.sheet, self.sheet_wanted), (self.brief, self.brief_wanted), (self.standing, self.check_wanted)):  # fmt: skip
            button.clicked.connect(wanted)
        self.drop = QLabel(self)
        self.drop.setProperty("tone", "note")
        self.drop.setWordWrap(True)
        self.progress = ProgressRow(self)
        self.handed = HandedOver(frame.messages, self)
        self.past_panel = PastPanel(frame, self)
        self.past, self.past_view = self.past_panel.past, self.past_panel.view
        self._build()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._scope_head.setText(self.tr("3  What goes in"))
        self._write_head.setText(self.tr("4  Hand over"))
        self.write.setText(self.tr("&Write the workbook…"))
        self.package.setText(self.tr("&Package…"))
        self.sheet.setText(self.tr("The &bureau's own sheet…"))
        self.brief.setText(self.tr("Brief on &one page…"))
        self.brief.setToolTip(self.tr("The month's brief: looked at, printed, saved as PDF"))
        self.drop.setText(self.tr("The bureau's own sheet may also be dropped here."))
        self.show_open(self._open)
        if self._state is not None:
            self.show_state(self._state)

    def show_state(self, state: MonthState) -> None:
        """Say what goes in and what went before."""
        self._state = state
        said = [self.tr("%n measure(s) go in.", "", state.scope.measures)]
        if state.scope.missing:
            lacking = self.tr("%n of them have no progress in {month} yet.", "", state.scope.missing)
            said.append(lacking.format(month=month_words(state.month)))
        self._said.setText("\n".join(said))
        self._allow()
        self.past_panel.show_past(state.past)

    def show_open(self, count: int) -> None:
        """Say how many findings stand open; nothing is kept from being written by them."""
        self._open = count
        self.standing.setText("◆ " + self.tr("%n finding(s) stand open", "", count))
        self.standing.setVisible(count > 0)

    def begin(self, said: str) -> None:
        """Something is being written."""
        self.handed.show_written(None)
        self.progress.begin(said)
        self._allow()

    def wait(self, _said: str) -> None:
        """Something is being made that is only looked at: what was written stays named."""
        self._allow()

    def end(self) -> None:
        """It is written, or it is not."""
        self.progress.end()
        self._allow()

    def _allow(self) -> None:
        has_measures = self._state is not None and self._state.scope.measures > 0
        for button in (self.write, self.package, self.sheet, self.brief):
            button.setEnabled(has_measures and self.progress.isHidden())

    def _build(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        panel = Panel(inside)
        self._scope_head = panel.head
        panel.column.addWidget(self.scope)
        panel.column.addWidget(self._said)
        column.addWidget(panel)
        panel = Panel(inside)
        self._write_head = panel.head
        ways = FlowLayout(gap=8)
        for button in (self.write, self.package, self.sheet, self.brief):
            ways.addWidget(button)
        panel.column.addWidget(self.standing, 0, Qt.AlignmentFlag.AlignLeft)
        panel.column.addLayout(ways)
        for part in (self.drop, self.progress, self.handed):
            panel.column.addWidget(part)
        column.addWidget(panel)
        column.addWidget(self.past_panel)
        column.addStretch(1)
        self.setWidget(inside)
