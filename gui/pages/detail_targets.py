"""The numbers a measure is to reach, with a reading for the month and what the months before said."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from gui.gaps import QGridLayout, QVBoxLayout
from gui.page import Frame
from gui.pages.detail_section import DetailSection, emptied, wrapped
from gui.target_words import PACE_LOOKS, gap_words, pace_word, stand_sentence, target_words, unit_words
from gui.theme import Token
from gui.widgets.line_chart import LineChart
from gui.wording import month_short, month_words
from model.periods import Month
from model.rows.changed import Changed
from model.rows.checklist import TargetRow
from model.rows.clash import EditClash, FieldKey, FieldKind, Seen
from model.rows.words import Pace

if TYPE_CHECKING:
    from model.rows.record import MeasureRecord
    from model.rows.target_line import TargetLine

_TONES = {Token.GREEN: "green", Token.AMBER: "amber", Token.RED: "red"}
_CHART = 96


class ReadingField(QLineEdit):
    """The field for one month's value.

    `began` is what stood in the ledger when what is in it was begun to be typed; `pending` what was handed over and is not
    stored yet.

    Signals:
        settled: the field was left, or Enter was pressed, with another text than it came with.
    """

    settled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = self.began = ""
        self._is_typing = False
        self.pending: str | None = None
        self.setMaxLength(30)
        self.returnPressed.connect(self.settle)
        self.textEdited.connect(self._begin)

    def show_value(self, value: str) -> None:
        """Show what is stored; what is being typed, or could not be stored yet, stays."""
        if self.pending is None and (self.text().strip() in ("", self._known) or not self.hasFocus()):
            self.setText(value)
            self._is_typing = False
        self._known = value

    def settle(self) -> None:
        """Hand the text over when it is another than the stored one."""
        text = self.text().strip()
        if text != self._known:
            self._begin()
            self._known, self._is_typing, self.pending = text, False, text
            self.settled.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field settles it."""
        super().focusOutEvent(event)
        self.settle()

    def _begin(self) -> None:
        if not self._is_typing and self.pending is None:
            self._is_typing, self.began = True, self._known


class TargetsSection(DetailSection):
    """Each target with a field for the month shown in the progress editor."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self.month = Month.of(frame.today())
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self.column.addLayout(self._rows)
        self.fields: dict[int, ReadingField] = {}
        self.verdicts: dict[int, QLabel] = {}
        self.charts: dict[int, LineChart] = {}
        self._names: dict[int, QLabel] = {}
        self._months: dict[int, QLabel] = {}

    def show_detail(self, detail: MeasureRecord) -> None:
        """Show the targets; nothing when the measure names no number."""
        super().show_detail(detail)
        self.title.setText(self.tr("Targets"))
        if [target.id for target in detail.targets] != list(self.fields):
            self.flush()
            self._build(detail.targets)
        self._fill()
        self.setVisible(bool(detail.targets))
        if detail.targets:
            from model.queries.targets import targets_of_measure

            self.frame.operations.ask(
                self, targets_of_measure, detail.row.id, on_done=self._show_lines, today=self.frame.today()
            )

    def show_month(self, month: Month) -> None:
        """Take readings of another month."""
        if month != self.month:
            self.flush()
            self.month = month
            for field in self.fields.values():
                field.pending = None  # it is of the month before
            self._fill()

    def flush(self) -> None:
        """Hand over what was typed and not yet left."""
        for field in self.fields.values():
            field.settle()

    def _build(self, targets: tuple[TargetRow, ...]) -> None:
        emptied(self._rows)
        self.fields, self.verdicts, self.charts, self._names, self._months = {}, {}, {}, {}, {}
        for target in targets:
            grid = QGridLayout()
            grid.setHorizontalSpacing(8)
            grid.setVerticalSpacing(4)
            grid.setColumnStretch(0, 1)
            self._names[target.id] = wrapped("", self)
            self._names[target.id].setObjectName(f"target-{target.id}")
            self._months[target.id] = wrapped("", self, "note")
            field, verdict = ReadingField(self), QLabel(self)
            field.setFixedWidth(self.frame.theme.px(96))
            field.settled.connect(lambda value, target_id=target.id: self._enter(target_id, value))
            chart = LineChart(self.frame.theme, self, height=_CHART)
            chart.hide()  # until there is something to draw
            self.fields[target.id], self.verdicts[target.id], self.charts[target.id] = field, verdict, chart
            grid.addWidget(self._names[target.id], 0, 0)
            grid.addWidget(field, 0, 1)
            grid.addWidget(self._months[target.id], 1, 0)
            grid.addWidget(verdict, 1, 1)
            grid.addWidget(chart, 2, 0, 1, 2)
            self._rows.addLayout(grid)

    def _fill(self) -> None:
        for target in self.detail.targets if self.detail else ():
            self._names[target.id].setText(target_words(target.place))
            values = {reading.month: reading.value for reading in target.readings}
            field = self.fields[target.id]
            field.show_value(values.get(self.month, ""))
            field.setPlaceholderText(month_short(self.month))
            field.setAccessibleName(
                self.tr("Reading of {month}: {target}").format(
                    month=month_words(self.month), target=target_words(target.place)
                )
            )
            said = "   ".join(f"{month_short(month)} {value}" for month, value in sorted(values.items()))
            self._months[target.id].setText(said or self.tr("No reading yet"))

    def _show_lines(self, lines: tuple[TargetLine, ...]) -> None:
        """Where each target stands, and its readings as a line."""
        for line in lines:
            if line.key.id not in self.verdicts:
                continue  # another measure is shown by now
            self._judge(self.verdicts[line.key.id], line)
            if line.units:  # the field beside it holds one's own reading
                own = "   ".join(f"{month_short(each.month)} {each.value:f}" for each in line.readings)
                self._months[line.key.id].setText("\n".join(filter(None, (own, unit_words(line)))))
            chart = self.charts[line.key.id]
            chart.setVisible(len(line.counted) > 1)
            chart.show_line(line)

    def _judge(self, label: QLabel, line: TargetLine) -> None:
        token = PACE_LOOKS[line.pace][1]
        gap = gap_words(line)
        label.setText("" if line.pace is Pace.UNREAD else pace_word(line.pace))
        label.setToolTip(stand_sentence(line) + ("" if gap == "—" else "\n" + self.tr("{gap} missing").format(gap=gap)))
        label.setProperty("tone", _TONES.get(token, "note"))
        label.style().unpolish(label)
        label.style().polish(label)

    def _enter(self, target_id: int, value: str) -> None:
        from model.actions.readings import enter_reading  # SQLAlchemy is loaded after the window is painted

        field = self.fields[target_id]
        seen = Seen({FieldKey(FieldKind.READING, target_id, self.month): Decimal(field.began) if field.began else None})

        def stored(changed: Changed) -> None:
            field.pending = None
            if changed.number is None:  # theirs was kept
                self._fill()

        def refused(error: Exception) -> None:
            self.frame.messages.show_error(error)
            if not isinstance(error, EditClash):  # what is to be decided later stays as it was typed
                field.pending = None
                self._fill()

        text = self.named(self.tr("Enter reading of {month}").format(month=month_words(self.month)))
        self.frame.operations.write(
            self, text, enter_reading, target_id, self.month, value, today=self.frame.today(), on_done=stored, on_error=refused, seen=seen,
        )  # fmt: skip
