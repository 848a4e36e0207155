"""The foot of the detail: the tick, the measure's sheet, and the state for what is neither open nor closed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from gui.page import Frame
from gui.pages.paper_files import PaperFiles
from gui.theme import Token
from gui.widgets.fitting_combo import FittingCombo
from gui.widgets.flow_layout import FlowLayout, together
from gui.wording import state_word
from model.rows.checklist import MeasureRow
from model.rows.clash import FieldKey, FieldKind, Seen
from model.rows.words import State


class DetailFoot(QWidget):
    """Closes, reopens and sets the state of the measure shown.

    Signals:
        pressed: the tick was pressed; what was typed about the measure is stored before it is written.
    """

    pressed = Signal()

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._row: MeasureRow | None = None
        self.tick = QPushButton(self)
        self.tick.setProperty("kind", "primary")
        self.state = FittingCombo(self)
        self.sheet = QToolButton(self)
        self.papers = PaperFiles(frame, self)
        row = FlowLayout(self, is_spread=True)  # large text sets the state below the tick
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(self.tick)
        row.addWidget(together(self, self.sheet, self.state))
        self.tick.clicked.connect(self._tick)
        self.state.activated.connect(self._set_state)
        self.sheet.clicked.connect(self._show_sheet)
        frame.theme.changed.connect(self._look)
        self._look()

    def retranslate(self) -> None:
        """Set every text anew; the tick's follows with show_row()."""
        self.state.setAccessibleName(self.tr("State"))
        self.sheet.setToolTip(self.tr("This measure on paper: history, dates, readings, evidence"))
        self.sheet.setAccessibleName(self.tr("Print the measure's sheet"))
        self.state.clear()
        for state in State:
            self.state.addItem(state_word(state), state.value)

    def show_row(self, row: MeasureRow | None) -> None:
        """Show a measure's state; None: another measure is on its way, and until it is there nothing acts."""
        self._row = row
        if row is None:
            return
        is_closed = row.state is State.CLOSED
        self.tick.setText(self.tr("Reopen") if is_closed else self.tr("Close  ·  Space"))
        self.tick.setProperty("kind", "" if is_closed else "primary")
        self.tick.style().unpolish(self.tick)
        self.tick.style().polish(self.tick)
        self.state.setCurrentIndex(list(State).index(row.state))
        may_write = not self._frame.operations.ledger.is_read_only
        self.tick.setEnabled(may_write)
        self.state.setEnabled(may_write)

    def _show_sheet(self) -> None:
        if self._row is not None:
            self.papers.measure_sheet(self._row.id, self._row.code)

    def _look(self) -> None:
        size = self._frame.theme.px(16)
        self.sheet.setIcon(self._frame.theme.icons.icon("print", self._frame.theme.colours[Token.SECONDARY]))
        self.sheet.setIconSize(QSize(size, size))

    def _tick(self) -> None:
        from model.actions.close import (  # SQLAlchemy is loaded after the window is painted
            close_measures,
            reopen_measures,
        )

        if self._row is None:
            return
        self.pressed.emit()
        row, write = self._row, self._frame.operations.write
        if row.state is State.CLOSED:
            write(self, self.tr("Reopen {code}").format(code=row.code), reopen_measures, [row.id])
        else:
            text = self.tr("Close {code}").format(code=row.code)
            write(self, text, close_measures, [row.id], on=self._frame.today(), seen=_seen(row))

    def _set_state(self, place: int) -> None:
        from model.actions.close import set_state  # loaded late, as above

        state = list(State)[place]
        if self._row is not None and state is not self._row.state:
            text = self.tr("{code}: {state}").format(code=self._row.code, state=state_word(state))
            self._frame.operations.write(self, text, set_state, [self._row.id], state, on=self._frame.today(), seen=_seen(self._row))


def _seen(row: MeasureRow) -> Seen:
    return Seen({FieldKey(FieldKind.STATE, row.id): row.state})
