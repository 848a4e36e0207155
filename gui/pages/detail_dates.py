"""The dates of a measure that can be met one by one, and what comes back every month or quarter."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from gui.page import Frame
from gui.pages.detail_section import DetailSection, emptied, wrapped
from gui.wording import due_words, full_day_words
from model.rows.checklist import DueRow
from model.rows.record import MeasureRecord
from model.rows.words import DueKind


class DatesSection(DetailSection):
    """A tick box for every date when there are several, and the recurring duties in words."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.column.addLayout(self._rows)
        self.boxes: dict[int, QCheckBox] = {}

    def show_detail(self, detail: MeasureRecord) -> None:
        """Show the dates; nothing when the deadline in the head says all."""
        super().show_detail(detail)
        self.title.setText(self.tr("Dates to meet"))
        dated = _once([due for due in detail.dues if due.place.kind is not DueKind.ONGOING])
        if not any(due.place.is_milestone or due.met_on for due in dated) and len(dated) < 2:
            dated = []
        if [due.id for due in dated] != list(self.boxes) or detail.recurrences:
            emptied(self._rows)
            self.boxes = {due.id: self._box(due) for due in dated}
            for box in self.boxes.values():
                self._rows.addWidget(box)
            for recurrence in detail.recurrences:
                words = self.tr("Comes back: {wording}").format(wording=recurrence.wording)
                self._rows.addWidget(wrapped(words, self, "note"))
        for due in dated:
            self._show(self.boxes[due.id], due)
        self.setVisible(bool(dated or detail.recurrences))

    def _box(self, due: DueRow) -> QCheckBox:
        box = QCheckBox(self)
        box.clicked.connect(lambda checked, due_id=due.id: self._tick(due_id, checked=checked))
        return box

    def _show(self, box: QCheckBox, due: DueRow) -> None:
        words = due_words(due.place, self.frame.today().year)
        if due.place.wording and due.place.wording != words:
            words = f"{words}  {due.place.wording}"
        if due.met_on is not None:
            words = self.tr("{date} · met on {day}").format(date=words, day=full_day_words(due.met_on))
        box.setText(words.replace("&", "&&"))
        box.setChecked(due.met_on is not None)

    def _tick(self, due_id: int, *, checked: bool) -> None:
        from model.actions.close import tick_milestone  # SQLAlchemy is loaded after the window is painted

        text = self.tr("Tick date") if checked else self.tr("Untick date")
        on = self.frame.today() if checked else None
        self.frame.operations.write(self, text, tick_milestone, due_id, on=on)


def _once(dues: list[DueRow]) -> list[DueRow]:
    """Each date once; the measure's own stands before the same one named in its text, and is ticked with it."""
    known: dict[tuple[object, ...], DueRow] = {}
    for due in dues:
        known.setdefault((due.place.kind, due.place.start, due.place.end), due)
    return list(known.values())
