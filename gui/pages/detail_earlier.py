"""Below a measure's words: its counterpart in the plan of an earlier year, and how that one ended (上年对应措施)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gui.gaps import QHBoxLayout
from gui.page import Frame
from gui.pages.detail_section import DetailSection, wrapped
from gui.wording import full_day_words, state_word
from model.rows.earlier import EarlierMeasure
from model.rows.words import State

if TYPE_CHECKING:
    from model.ledger import Ledger
    from model.rows.checklist import MeasureRow


class EarlierLine(DetailSection):
    """One line and a link; nothing is asked where the ledger holds one plan, nothing is shown where the words are new.

    Signals:
        measure_wanted: the id of the earlier measure.
    """

    measure_wanted = Signal(object)

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent, has_line=False)
        self.title.hide()
        self.said, self.link = wrapped("", self, "note"), QPushButton(self)
        self.link.setProperty("kind", "link")
        self.link.clicked.connect(lambda: self.measure_wanted.emit(self.earlier.id) if self.earlier is not None else None)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.said, 1)
        row.addWidget(self.link)
        self.column.addLayout(row)
        self.earlier: EarlierMeasure | None = None
        self._measure_id: int | None = None
        self._year = 0
        self.hide()

    def show_row(self, row: MeasureRow) -> None:
        """Ask for a measure's counterpart; another one's goes away at once."""
        if row.id != self._measure_id:
            self._measure_id, self._year = row.id, row.plan_year
            self._show(None)
        if len(self.frame.chosen.plans) > 1:
            self.frame.operations.ask(self, _earlier, row.id, on_done=self._on_found, today=self.frame.today())
        else:
            self._show(None)

    def _on_found(self, found: tuple[int, EarlierMeasure | None]) -> None:
        if found[0] == self._measure_id:
            self._show(found[1])

    def _show(self, earlier: EarlierMeasure | None) -> None:
        self.earlier = earlier
        self.setVisible(earlier is not None)
        if earlier is None:
            return
        ended = state_word(earlier.state)
        if earlier.state is State.CLOSED and earlier.closed_on is not None:
            ended = self.tr("closed on {day}").format(day=full_day_words(earlier.closed_on))
        is_last = earlier.year == self._year - 1
        said = self.tr("Last year: {code}, {state}") if is_last else self.tr("In {year}: {code}, {state}")
        self.said.setText(said.format(year=earlier.year, code=earlier.code, state=ended))
        self.link.setText(self.tr("Open it"))
        self.link.setAccessibleName(self.tr("Open {code} of {year}").format(code=earlier.code, year=earlier.year))
        self.link.setToolTip(self.tr("Open the measure of {year} that this one goes on with").format(year=earlier.year))


def _earlier(ledger: Ledger, measure_id: int, *, today: date) -> tuple[int, EarlierMeasure | None]:
    from model.queries.year_before import year_before  # rapidfuzz is not needed before the window is painted

    return measure_id, year_before(ledger, measure_id, today=today)
