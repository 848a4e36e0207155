"""What happened to a measure, newest first, in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.page import Frame
from gui.pages.detail_section import DetailSection, emptied
from gui.widgets.elided_label import ElidedLabel
from gui.wording import day_words, full_day_words, month_words, state_word
from model.errors import UserError
from model.periods import Month
from model.rows.checklist import ChangeRow
from model.rows.record import ChangePage, MeasureDetail
from model.rows.words import State

if TYPE_CHECKING:
    from model.ledger import Ledger

SHOWN = 4
MORE = 40


class HistorySection(DetailSection):
    """The last changes, more on demand, back to the first."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self._changes: tuple[ChangeRow, ...] = ()
        self._earlier: int | None = None
        self._measure_id = 0
        self._shown = SHOWN
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.column.addLayout(self._rows)
        self.more = QPushButton(self)
        self.more.setProperty("kind", "link")
        self.more.clicked.connect(self._show_more)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_history(self, detail: MeasureDetail) -> None:
        """Show a measure's changes; another measure begins with the last few."""
        if detail.record.row.id != self._measure_id:
            self._measure_id, self._shown = detail.record.row.id, SHOWN
        self._changes, self._earlier = detail.history, detail.earlier
        self._show()

    def lines(self) -> list[str]:
        """What is shown, line by line."""
        return [self.line_of(change) for change in self._changes[: self._shown]]

    def line_of(self, change: ChangeRow) -> str:
        """One change: when, what, by whom, and whether it was undone."""
        at = datetime.fromisoformat(change.at).astimezone()
        parts = [self._when(at, self.frame.today()), self.action_words(change), change.person]
        if change.is_reverted:
            parts.append(self.tr("(undone)"))
        return "  ".join(part for part in parts if part)

    def action_words(self, change: ChangeRow) -> str:
        """What a change did."""
        facts = dict(change.facts)
        words = {
            "accept-plan": self.tr("Plan taken in"),
            "accept-edition": self.tr("Corrected edition taken over"),
            "close": self.tr("Closed"),
            "reopen": self.tr("Reopened"),
            "set-state": self.tr("State: {state}").format(state=_state(facts.get("state", ""))),
            "tick-milestone": self.tr("Date met: {wording}")
            if facts.get("on")
            else self.tr("Date open again: {wording}"),
            "tick-occurrence": (
                self.tr("Done: {wording} {day}") if facts.get("on") else self.tr("Open again: {wording} {day}")
            ),
            "set-aside-occurrence": self.tr("Not needed: {wording} {day} · {note}"),
            "answer-deadline": self.tr("Deadline answered: {wording} → {day}"),
            "add-date": self.tr("Date set: {day}"),
            "change-date": self.tr("Date changed: {wording} → {day}"),
            "remove-date": self.tr("Date removed: {wording} {day}"),
            "read-dates-anew": self.tr("The plan's dates again"),
            "note-progress": self.tr("Progress of {month} noted"),
            "enter-reading": self.tr("Reading of {month}: {value}"),
            "enter-readings": self.tr("Readings of {month} entered"),
            "set-course": self.tr("Said how a target runs"),
            "attach": self.tr("%n file(s) attached", "", _number(facts.get("count", "1"))),
            "detach": self.tr("File removed: {name}"),
            "note-evidence": self.tr("Note on {name}"),
            "answer-duty": self.tr("Answered: {wording}"),
            "answer-duties": self.tr("Answered with others"),
            "merge-units": self.tr("Units merged: {other} into {name}"),
            "edit-group": self.tr("Members of “{wording}” changed"),
            "reset-group": self.tr("“{wording}” by its words"),
            "settle-doubts": self.tr("Compared with the source"),
            "revert": self.tr("Undone"),
            "redo": self.tr("Done again"),
        }.get(change.action, change.action)
        known = {"wording": "", "other": "", "name": "", "value": "", "day": "", "note": "", **facts, "month": _month(facts.get("month", ""))}
        return words.format_map(known)

    def _when(self, at: datetime, today: date) -> str:
        if at.date() == today:
            return self.tr("Today {time}").format(time=f"{at:%H:%M}")
        return day_words(at.date()) if at.year == today.year else full_day_words(at.date())

    def _show(self) -> None:
        self.title.setText(self.tr("History"))
        emptied(self._rows)
        for line in self.lines():
            label = ElidedLabel(line, self)
            label.setProperty("tone", "note")
            self._rows.addWidget(label)
        self.more.setText(self.tr("Earlier…"))
        self.more.setVisible(len(self._changes) > self._shown or self._earlier is not None)
        self.setVisible(bool(self._changes))

    def _show_more(self) -> None:
        self._shown += MORE
        if self._earlier is not None and self._shown > len(self._changes):
            self.more.setEnabled(False)
            self.frame.operations.ask(
                self, _earlier_changes, self._measure_id, on_done=self._add, on_error=self._on_failure, before=self._earlier
            )
        self._show()

    def _add(self, page: tuple[int, int, ChangePage]) -> None:
        """Put what came before behind what is shown, unless something else is shown by now."""
        measure_id, before, changes = page
        self.more.setEnabled(True)
        if (measure_id, before) == (self._measure_id, self._earlier):
            self._changes, self._earlier = (*self._changes, *changes.rows), changes.earlier
            self._show()

    def _on_failure(self, error: Exception) -> None:
        self.more.setEnabled(True)
        self.frame.messages.show_error(error)


def _earlier_changes(ledger: Ledger, measure_id: int, *, before: int) -> tuple[int, int, ChangePage]:
    from model.queries.history import earlier_changes

    return measure_id, before, earlier_changes(ledger, measure_id, before=before)


def _state(value: str) -> str:
    return state_word(State(value)) if value in list(State) else value


def _month(text: str) -> str:
    try:
        return month_words(Month.parse(text))
    except UserError:
        return text


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 1
