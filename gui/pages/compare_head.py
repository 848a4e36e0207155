"""Over the comparison: with which plan, what is asked of the two, and what of the answer is shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLabel, QWidget

from gui.compare_words import LOOKS, compared_word
from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.language import FollowsLanguage
from gui.theme import Theme
from gui.widgets.chip_button import ChipButton
from gui.widgets.filter_chips import Chip, FilterChips
from gui.widgets.flow_layout import FlowLayout
from gui.wording import plan_name
from model.rows.comparison import COVERAGE, YEARS, ComparedKind, Comparison, ComparisonKind
from model.rows.overview import PlanRow

LONGEST = 26  # characters of a plan's name in the list


class CompareHead(FollowsLanguage, QWidget):
    """Two lines.

    Signals:
        changed: another plan or another question was chosen.
        narrowed: other kinds of lines are to be shown.
    """

    changed = Signal()
    narrowed = Signal()

    def __init__(self, theme: Theme, export: QWidget, carry: QWidget, page: QWidget) -> None:
        super().__init__(page)
        self.label = QLabel(self)
        self.other = QComboBox(self)
        self.other.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.label.setBuddy(self.other)
        self.years, self.levels = ChipButton(self), ChipButton(self)
        self._group = QButtonGroup(self)
        self.chips = FilterChips(theme, self)
        self._found: Comparison | None = None
        self._plan_id: int | None = None
        self._told: list[tuple[int, int, str]] = []
        acts = FlowLayout(gap=8)
        for part in (self.label, self.other, self.years, self.levels):
            acts.addWidget(part)
        for button in (self.years, self.levels):
            self._group.addButton(button)
        self.years.setChecked(True)
        upper = QHBoxLayout()
        upper.setSpacing(12)
        upper.addLayout(acts, 1)
        upper.addWidget(export, 0, Qt.AlignmentFlag.AlignTop)
        lower = QHBoxLayout()
        lower.setSpacing(12)
        lower.addWidget(self.chips, 1)
        lower.addWidget(carry, 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(upper)
        rows.addLayout(lower)
        self.other.activated.connect(self._on_other)
        self._group.buttonClicked.connect(lambda _button: self.changed.emit())
        self.chips.chosen_changed.connect(lambda _names: self.narrowed.emit())
        self.retranslate()

    @property
    def kind(self) -> ComparisonKind:
        """What is asked of the two plans."""
        return ComparisonKind.YEARS if self.years.isChecked() else ComparisonKind.COVERAGE

    @property
    def other_id(self) -> int | None:
        """The plan that the one looked at is set against."""
        found: int | None = self.other.currentData()
        return found

    @property
    def kept(self) -> frozenset[ComparedKind]:
        """The kinds of lines that are shown; none chosen shows all."""
        return frozenset(ComparedKind(name) for name in self.chips.chosen) or frozenset(ComparedKind)

    def set_plans(self, plans: Sequence[PlanRow], plan: PlanRow) -> None:
        """Offer every other plan; for another plan looked at, the nearest one is chosen."""
        others = sorted((each for each in plans if each.id != plan.id), key=partial(_nearness, plan))
        told = [(each.id, each.year, each.title) for each in others]
        if plan.id == self._plan_id and told == self._told:
            return
        self._told = told
        kept = self.other_id if plan.id == self._plan_id else None
        self._plan_id = plan.id
        with QSignalBlocker(self.other):
            self.other.clear()
            for each in others:
                self.other.addItem(_shortened(f"{each.year}  {plan_name(each.title)}"), each.id)
                self.other.setItemData(self.other.count() - 1, (each.title, each.year == plan.year), Qt.ItemDataRole.UserRole + 1)
                self.other.setItemData(self.other.count() - 1, each.title, Qt.ItemDataRole.ToolTipRole)
            place = self.other.findData(kept) if kept is not None else -1
            self.other.setCurrentIndex(max(place, 0))
        if place < 0:
            self._ask_what_fits()

    def show_found(self, found: Comparison | None) -> None:
        """Count what was found; None while it is not known."""
        self._found = found
        kinds = YEARS if self.kind is ComparisonKind.YEARS else COVERAGE
        chosen = self.chips.chosen & {kind.value for kind in kinds}
        self.chips.set_chips([
            Chip(kind.value, compared_word(kind), found.count(kind) if found is not None else None, *LOOKS[kind], "found") for kind in kinds
        ])  # fmt: skip
        self.chips.choose(frozenset(chosen))

    def show_all(self) -> None:
        """Show every kind of line."""
        self.chips.choose(frozenset())

    def retranslate(self) -> None:
        """Set every text anew."""
        self.label.setText(self.tr("Compared &with"))
        self.other.setAccessibleName(self.tr("The plan to compare with"))
        self.years.setText(self.tr("By &year"))
        self.years.setToolTip(self.tr("What stayed the same, was changed, is new, is no longer listed"))
        self.levels.setText(self.tr("By &level"))
        self.levels.setToolTip(self.tr("Which measures of a city's plan this one takes up, and which it leaves out"))
        self.show_found(self._found)

    def _on_other(self) -> None:
        self._ask_what_fits()
        self.changed.emit()

    def _ask_what_fits(self) -> None:
        """Two plans of one year are of two levels, else they are of two years; a person may ask otherwise."""
        said = self.other.currentData(Qt.ItemDataRole.UserRole + 1)
        (self.levels if said is not None and said[1] else self.years).setChecked(True)
        self.other.setToolTip(said[0] if said is not None else "")


def _nearness(plan: PlanRow, other: PlanRow) -> tuple[bool, int, int, int]:
    """What puts a plan first: of my own area, of the year before, of the same year, then an earlier one."""
    gap = plan.year - other.year
    return bool(other.elsewhere), {1: 0, 0: 1}.get(gap, 2 if gap > 0 else 3), abs(gap), other.id


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
