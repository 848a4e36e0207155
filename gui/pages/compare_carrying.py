"""Starting this year's plan from the one it is compared with (承接上年): what would go on in numbers, asked for once, then done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from gui.page import Frame
from gui.wording import listed
from model.rows.carry_over import CarryOver
from model.rows.comparison import ComparedRow, Comparison, ComparisonKind

if TYPE_CHECKING:
    from model.ledger import Ledger
    from model.rows.overview import PlanRow

Pair = tuple[int, int]  # the earlier plan's id, the later one's


class Carrying(QObject):
    """The button; it is there only where the other plan is of an earlier year, and can be pressed only where something would go on."""

    def __init__(self, frame: Frame, place: QWidget) -> None:
        super().__init__(place)
        self._frame = frame
        self.button = QPushButton(place)
        self.button.hide()
        self.button.clicked.connect(self._ask)
        self.found: CarryOver | None = None
        self._pair: Pair | None = None
        self._year = 0
        self._rows: Sequence[ComparedRow] = ()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.button.setText(self.tr("&Start the year from it…"))
        self._show()

    def show_found(self, found: Comparison, other: PlanRow | None, plan: PlanRow | None) -> None:
        """Take up another comparison; what would go on is counted beside the window's thread."""
        self.found, self._pair, self._rows = None, None, found.rows
        if other is not None and plan is not None and found.kind is ComparisonKind.YEARS and other.year < plan.year:
            self._pair, self._year = (other.id, plan.id), other.year
            self.count()
        self._show()

    def count(self) -> None:
        """Count anew what would go on: it was carried, taken back, or given by hand."""
        if self._pair is not None:
            self._frame.operations.ask(self, _to_carry, self._rows, self._pair, on_done=self._on_counted)

    def words(self) -> str:
        """What would go on, in numbers; empty for nothing."""
        found = self.found or CarryOver()
        parts = [
            self.tr("handlers of %n measure(s)", "", len(found.handlers)) if found.handlers else "",
            self.tr("%n answer(s) whether your unit is meant", "", len(found.answers)) if found.answers else "",
            self.tr("%n unit(s) said to report or not to", "", len(found.senders)) if found.senders else "",
        ]
        return listed(part for part in parts if part)

    def _on_counted(self, counted: tuple[Pair, CarryOver]) -> None:
        if counted[0] == self._pair:
            self.found = counted[1]
            self._show()

    def _show(self) -> None:
        is_known, words = self.found is not None, self.words()
        self.button.setVisible(self._pair is not None)
        self.button.setEnabled(bool(words) and self._frame.operations.ledger.may("carry-over"))
        if words:
            self.button.setToolTip(self.tr("Carry over from {year}: {parts}").format(year=self._year, parts=words))
        else:
            self.button.setToolTip(self.tr("Nothing of {year} is left to carry over: this plan has it, or that one had none.").format(year=self._year)
                                   if is_known else "")  # fmt: skip

    def _ask(self) -> None:
        self._frame.messages.confirm("carry-over-question", self.tr("Carry over"), self._carry, year=self._year, parts=self.words())

    def _carry(self) -> None:
        from model.actions.carry_over import carry_over  # SQLAlchemy is loaded after the window is painted

        if self._pair is not None:
            said = self.tr("Start the year from {year}: {parts}").format(year=self._year, parts=self.words())
            self._frame.operations.write(self, said, carry_over, *self._pair)


def _to_carry(ledger: Ledger, rows: Sequence[ComparedRow], pair: Pair) -> tuple[Pair, CarryOver]:
    from model.queries.carry_over import carry_over_of  # likewise

    return pair, carry_over_of(ledger, rows, *pair)
