"""The year of the plan under review: the one the plan names, else one that is proposed and said to be."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLabel, QWidget

from gui.gaps import QHBoxLayout
from gui.language import FollowsLanguage
from gui.review.review_state import ReviewState
from gui.theme import Theme
from gui.widgets.number_field import NumberField
from model.rules.plan_years import FIRST, LAST


class _YearField(NumberField):
    """A wheel that turns over it while a person scrolls changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel alone."""
        event.ignore()


class ReviewYear(FollowsLanguage, QWidget):
    """A field with the year; what is written in it is a step of the review."""

    def __init__(self, theme: Theme, state: ReviewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._name, self.note = QLabel(self), QLabel(self)
        self._name.setProperty("tone", "secondary")
        self.field = _YearField(theme, self)
        self.field.setRange(FIRST, LAST)
        self.field.setKeyboardTracking(False)  # typing 2025 is one step, not four
        self.field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name.setBuddy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self._name, self.field, self.note):
            row.addWidget(part)
        self.field.valueChanged.connect(self._write)
        state.draft_changed.connect(self._say)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._name.setText(self.tr("Plan of the &year"))
        self.field.setAccessibleName(self.tr("Year of the plan"))
        self._say()

    def settle(self) -> None:
        """Take over what is typed and not yet written."""
        self.field.interpretText()

    def _say(self) -> None:
        self.field.blockSignals(True)  # showing a year is no step
        self.field.setValue(self._state.year)
        self.field.blockSignals(False)
        note, why = {
            "rows": (self.tr("by its deadlines"), self.tr("The title names no year; the deadlines name this one most.")),
            "file": (self.tr("by the file's name"), self.tr("Neither title nor rows name a year; the file's name does.")),
            "today": (
                self.tr("▲ not named"),
                self.tr("Neither the title, nor the rows, nor the file's name say a year; this is the current one. "
                        "All deadlines are reckoned from it."),
            ),
        }.get(self._state.year_from, ("", ""))  # fmt: skip
        self.note.setText(note)
        self.note.setToolTip(why)
        self.field.setToolTip(why)
        self.field.setAccessibleDescription(why)
        self.note.setVisible(bool(note))
        tone = "amber" if self._state.year_from == "today" else "secondary"
        if self.note.property("tone") != tone:
            self.note.setProperty("tone", tone)
            self.note.style().unpolish(self.note)
            self.note.style().polish(self.note)

    def _write(self, year: int) -> None:
        self._state.set_year(self.tr("Set the plan's year"), year)
