"""What happened to a measure, newest first, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gui.change_words import ChangeWords, local_time
from gui.gaps import QVBoxLayout
from gui.page import Frame
from gui.pages.detail_section import DetailSection, emptied
from gui.widgets.elided_label import ElidedLabel
from model.rows.checklist import ChangeRow
from model.rows.history import MeasureHistory

if TYPE_CHECKING:
    from model.ledger import Ledger
    from model.rows.record import ChangePage, MeasureDetail

SHOWN = 4
MORE = 40


class HistorySection(DetailSection):
    """The last changes, more on demand, back to the first; the history's page filters them and takes them back.

    Signals:
        whole_wanted: the MeasureHistory of the measure shown.
    """

    whole_wanted = Signal(object)

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self._changes: tuple[ChangeRow, ...] = ()
        self._earlier: int | None = None
        self._measure_id = 0
        self._shown = SHOWN
        self._words = ChangeWords(self)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.column.addLayout(self._rows)
        self._code = ""
        self.more, self.whole = QPushButton(self), QPushButton(self)
        for button in (self.more, self.whole):
            button.setProperty("kind", "link")
            button.setProperty("flush", True)
        self.more.clicked.connect(self._show_more)
        self.whole.clicked.connect(lambda: self.whole_wanted.emit(MeasureHistory(self._measure_id, self._code)))
        self.head.addWidget(self.whole)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_history(self, detail: MeasureDetail) -> None:
        """Show a measure's changes; another measure begins with the last few."""
        if detail.record.row.id != self._measure_id:
            self._measure_id, self._shown = detail.record.row.id, SHOWN
        self._code = detail.record.row.code
        self._changes, self._earlier = detail.history, detail.earlier
        self._show()

    def lines(self) -> list[str]:
        """What is shown, line by line."""
        return [self.line_of(change) for change in self._changes[: self._shown]]

    def line_of(self, change: ChangeRow) -> str:
        """One change: when, what, by whom, and whether it was undone."""
        when = self._words.when(local_time(change), self.frame.today())
        parts = [when, self._words.action(change), change.person]
        if change.is_reverted:
            parts.append(self.tr("(undone)"))
        return "  ".join(part for part in parts if part)

    def _show(self) -> None:
        self.title.setText(self.tr("History"))
        self.whole.setText(self.tr("Filter, take back…"))
        self.whole.setAccessibleName(self.tr("The whole history of this measure"))
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
