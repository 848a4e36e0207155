"""The line above the calendar: which month, back to today, whose entries and which kinds of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from gui.calendar_words import KIND_ICONS, kind_word
from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.language import FollowsLanguage
from gui.theme import TITLE, Theme, Token
from gui.widgets.filter_chips import Chip, FilterChips
from gui.widgets.flow_layout import FlowLayout
from gui.wording import month_words
from model.periods import Month
from model.rows.calendar import CalendarFilter, EntryKind

MINE, ALL_PLANS = "mine", "all-plans"
NARROW = 720  # px at 100 %


@dataclass(frozen=True, slots=True)
class CalendarChoice:
    """What a person chose to see; no kind chosen means every kind."""

    is_mine: bool = False
    is_of_all_plans: bool = False
    kinds: frozenset[EntryKind] = frozenset()

    def filter(self, plan_id: int | None) -> CalendarFilter:
        """The same as a filter, of the plan that is chosen for the window."""
        kinds = self.kinds or frozenset(EntryKind)
        return CalendarFilter(None if self.is_of_all_plans else plan_id, self.is_mine, kinds)

    def as_text(self) -> str:
        """The form that is kept in the settings."""
        return json.dumps([self.is_mine, self.is_of_all_plans, sorted(self.kinds)])


def choice_from(text: str) -> CalendarChoice | None:
    """The choice that was kept as text; None when there is none or it cannot be read."""
    try:
        is_mine, is_of_all_plans, kinds = json.loads(text)
        return CalendarChoice(is_mine is True, is_of_all_plans is True, frozenset(map(EntryKind, kinds)))
    except (ValueError, TypeError):
        return None


class CalendarHead(FollowsLanguage, QWidget):
    """Month stepper and chips over one CalendarChoice.

    Signals:
        turned: -1 or 1: a month back or on.
        today_wanted: the button that goes to today was pressed.
        changed: a person chose other entries.
    """

    turned = Signal(int)
    today_wanted = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.choice = CalendarChoice()
        self._has_others = False
        self._month: Month | None = None
        self.before, self.after = QToolButton(self), QToolButton(self)
        self.month = QLabel(self)
        self.month.setProperty("tone", "title")
        self.month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.today = QPushButton(self)
        self.today.setProperty("kind", "chip")
        self.chips = FilterChips(theme, self)
        self.ends = FlowLayout()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._row = row = QHBoxLayout()
        row.setSpacing(4)
        column.addLayout(row)
        for part in (self.before, self.month, self.after):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(8)
        row.addWidget(self.today, 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(12)
        self._place_of_chips = row.count()
        row.addWidget(self.chips, 1)
        row.addLayout(self.ends)
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.after.clicked.connect(lambda: self.turned.emit(1))
        self.today.clicked.connect(self.today_wanted)
        self.chips.chosen_changed.connect(self._on_chips)
        theme.changed.connect(self._look)
        self._look()
        self.retranslate()

    def show_month(self, month: Month) -> None:
        """Name the month in view."""
        self._month = month
        self.month.setText(month_words(month))

    def words(self) -> str:
        """The chips that are pressed, as a list that leaves the window says what it holds; empty where all is shown."""
        chosen = self.choice
        said = [self.tr("Mine")] if chosen.is_mine else []
        said += [self.tr("All plans")] if chosen.is_of_all_plans and self._has_others else []
        return " · ".join([*said, *(kind_word(kind) for kind in EntryKind if kind in chosen.kinds)])

    def set_choice(self, choice: CalendarChoice) -> None:
        """Show a choice without telling anybody."""
        self.choice = choice
        self._show()

    def set_plans(self, *, has_others: bool) -> None:
        """Whether there are other plans than the chosen one."""
        if has_others != self._has_others:
            self._has_others = has_others
            self._show()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.today.setText(self.tr("&Today"))
        for button, text in ((self.before, self.tr("The month before")), (self.after, self.tr("The month after"))):
            button.setAccessibleName(text)
            button.setToolTip(text)
        if self._month is not None:
            self.show_month(self._month)
        self._look()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the chips have a line of their own."""
        super().resizeEvent(event)
        is_narrow = self.width() < self._theme.px(NARROW)
        if is_narrow == (self._row.indexOf(self.chips) >= 0):
            (self._row if is_narrow else self._column).removeWidget(self.chips)
            if is_narrow:
                self._row.insertStretch(self._place_of_chips, 1)
                self._column.addWidget(self.chips)
            else:
                self._row.takeAt(self._place_of_chips)
                self._row.insertWidget(self._place_of_chips, self.chips, 1)

    def _show(self) -> None:
        chips = [Chip(MINE, self.tr("Mine"))]
        chips += [Chip(kind.value, kind_word(kind), icon=KIND_ICONS[kind]) for kind in EntryKind]
        if self._has_others:
            chips.append(Chip(ALL_PLANS, self.tr("All plans")))
        self.chips.set_chips(chips)
        chosen = {kind.value for kind in self.choice.kinds}
        chosen |= {MINE} if self.choice.is_mine else set()
        chosen |= {ALL_PLANS} if self.choice.is_of_all_plans else set()
        self.chips.choose(frozenset(chosen))

    def _on_chips(self, names: frozenset[str]) -> None:
        kinds = frozenset(kind for kind in EntryKind if kind.value in names)
        self.choice = replace(self.choice, is_mine=MINE in names, is_of_all_plans=ALL_PLANS in names, kinds=kinds)
        self.changed.emit()

    def _look(self) -> None:
        size = self._theme.px(16)
        for button, icon in ((self.before, "chevron-left"), (self.after, "chevron-right")):
            button.setIcon(self._theme.icons.icon(icon, self._theme.colours[Token.SECONDARY]))
            button.setIconSize(QSize(size, size))
        metrics = QFontMetrics(self._theme.font(TITLE, bold=True))  # the label has its own only when the page is in the window
        widest = max(metrics.horizontalAdvance(month_words(Month(2028, month))) for month in range(1, 13))
        self.month.setFixedWidth(widest + self._theme.px(8))  # the buttons stay where the pointer is
        words = self.month.text()
        self.month.clear()  # a label asks for the size it had with the width before, until it has other words
        self.month.setText(words)
        self.month.setMinimumHeight(self.before.sizeHint().height())
