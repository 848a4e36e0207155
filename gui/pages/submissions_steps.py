"""Beside the list of what is missing: which measures go in, the workbook, and what was handed in before."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.item_models.past_model import PastModel
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.pages.submissions_work import MonthState
from gui.widgets.handed_over import HandedOver
from gui.widgets.panel import Panel
from gui.widgets.past_view import PastView
from gui.widgets.progress_row import ProgressRow
from gui.widgets.scope_chips import ScopeChips
from gui.wording import month_words


class MonthSteps(FollowsLanguage, QScrollArea):
    """Steps two and three, and the past.

    Signals:
        write_wanted: the workbook is to be written.
    """

    write_wanted = Signal()

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: MonthState | None = None
        self.scope = ScopeChips(self)
        self._said = QLabel(self)
        self._said.setProperty("tone", "secondary")
        self._said.setWordWrap(True)
        self.write = QPushButton(self)
        self.write.setProperty("kind", "primary")
        self.write.clicked.connect(self.write_wanted)
        self.progress = ProgressRow(self)
        self.handed = HandedOver(frame.messages, self)
        self.past = PastModel(self)
        self.past_view = PastView(self.past, frame.theme, self)
        self._no_past = QLabel(self)
        self._no_past.setProperty("tone", "secondary")
        self._no_past.setWordWrap(True)
        self._build()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._scope_head.setText(self.tr("2  What goes in"))
        self._write_head.setText(self.tr("3  The workbook"))
        self._past_head.setText(self.tr("Written before"))
        self._no_past.setText(self.tr("No submission of this ledger was written yet."))
        self.write.setText(self.tr("&Write the workbook…"))
        self.past.retranslate()
        self.past_view.setAccessibleName(self.tr("Written before"))
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
        if self.past.rows() != list(state.past):
            self.past.set_rows(state.past)
        self.past_view.setVisible(bool(state.past))
        self._no_past.setVisible(not state.past)
        self.past_view.fit()

    def begin(self, said: str) -> None:
        """The workbook is being written."""
        self.handed.show_written(None)
        self.progress.begin(said)
        self._allow()

    def end(self) -> None:
        """It is written, or it is not."""
        self.progress.end()
        self._allow()

    def _allow(self) -> None:
        has_measures = self._state is not None and self._state.scope.measures > 0
        self.write.setEnabled(has_measures and self.progress.isHidden())

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
        panel.column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        panel.column.addWidget(self.progress)
        panel.column.addWidget(self.handed)
        column.addWidget(panel)
        panel = Panel(inside)
        self._past_head = panel.head
        panel.column.addWidget(self._no_past)
        panel.column.addWidget(self.past_view)
        column.addWidget(panel)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
