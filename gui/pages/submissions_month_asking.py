"""Asks how a month stands and what is found in it, beside the window; while it is written in, not more often than it helps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from gui.page import Frame
from gui.pages.submissions_work import month_findings, month_state
from model.periods import Month
from model.rows.checklist import ChecklistFilter

PAUSE_MS = 400  # notes are written one after the other: the whole month is looked over once they pause


@dataclass(frozen=True, slots=True)
class MonthQuestion:
    """Which month over which measures; the list is of one's own, and of some `also`, whatever is noted of them."""

    month: Month
    kept: ChecklistFilter
    is_listed_mine: bool
    also: tuple[int, ...]


class MonthAsking(QObject):
    """Asks what `question` says by then, None while there is no plan.

    Signals:
        state_came: a MonthState.
        findings_came: (Month, tuple of Finding).
    """

    state_came = Signal(object)
    findings_came = Signal(object)

    def __init__(self, frame: Frame, question: Callable[[], MonthQuestion | None], parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._question = frame, question
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask_findings)

    def ask(self) -> None:
        """Ask both at once."""
        self._ask_state()
        self._ask_findings()

    def ask_after_change(self) -> None:
        """The ledger changed: the list follows at once, the findings when nothing more follows."""
        self._ask_state()
        self._pause.start()

    def _ask_state(self) -> None:
        asked = self._question()
        if asked is not None:
            self._frame.operations.ask(
                self, month_state, asked.month, asked.kept, on_done=self.state_came.emit, is_listed_mine=asked.is_listed_mine,
                also=asked.also, today=self._frame.today(),
            )  # fmt: skip

    def _ask_findings(self) -> None:
        self._pause.stop()
        asked = self._question()
        if asked is not None:
            self._frame.operations.ask(
                self, month_findings, asked.month, asked.kept, on_done=self.findings_came.emit, today=self._frame.today()
            )
