"""One number to reach: its words, where it stands, how it runs, the chart and every month's reading."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gui.calling import calling
from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.page import Frame
from gui.target_words import (
    PACE_LOOKS,
    asked_of,
    course_word,
    fall_words,
    gap_words,
    name_of,
    number_words,
    pace_word,
    stand_sentence,
    unit_words,
)
from gui.widgets.fitting_combo import FittingCombo
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.line_chart import LineChart
from gui.wording import day_words, month_short, month_words
from model.errors import in_a_row
from model.periods import Month, months_between
from model.rows.target_line import TargetLine
from model.rows.words import Course, Pace

_SHAPE = 14


class IndicatorDetail(QWidget):
    """The line chosen in the table.

    Signals:
        measure_wanted: id of the measure to be opened.
        month_wanted: the month whose reading is to be entered.
        course_chosen: (target id, Course or None) how its readings run, by a person's word.
    """

    measure_wanted = Signal(object)
    month_wanted = Signal(object)
    course_chosen = Signal(object, object)

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self.line: TargetLine | None = None
        self.title, self.asked, self.source = (QLabel(self) for _ in range(3))
        self.shape, self.word, self.sentence = (QLabel(self) for _ in range(3))
        self.door = QPushButton(self)
        self.course, self._course_label = FittingCombo(self), QLabel(self)
        self.chart = LineChart(frame.theme, self, height=220)
        self.legend = QLabel(self)
        self.months: dict[Month, QPushButton] = {}
        self._places = FlowLayout(gap=4)
        self._build()
        self.door.clicked.connect(self._open)
        self.course.activated.connect(self._on_course)
        frame.theme.changed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._course_label.setText(self.tr("Readings are"))
        self._course_label.setBuddy(self.course)
        self.course.setAccessibleName(self.tr("How the readings run"))
        self.chart.retranslate()
        self._show()

    def show_line(self, line: TargetLine | None) -> None:
        """Show another line; nothing where there is none."""
        self.line = line
        self._show()

    def _build(self) -> None:
        self.title.setProperty("tone", "head")
        self.asked.setProperty("tone", "strong")
        for label in (self.source, self.sentence, self.legend):
            label.setProperty("tone", "secondary")
        for label in (self.title, self.asked, self.source, self.sentence, self.legend):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.door.setProperty("kind", "link")
        self.door.setProperty("flush", True)
        stand = QHBoxLayout()
        stand.addWidget(self.shape)
        stand.addWidget(self.word, 1)
        runs = FlowLayout(gap=8)
        runs.addWidget(self._course_label)
        runs.addWidget(self.course)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for part in (self.title, self.asked, stand, self.sentence, self.chart, self.legend, self._places, runs, self.source):
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        column.addWidget(self.door, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _show(self) -> None:
        line = self.line
        for part in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            part.setVisible(line is not None)
        if line is None:
            return
        self.title.setText(name_of(line))
        self.asked.setText(self._asked(line))
        self.source.setText(line.source)
        self.door.setText(self.tr("&Open measure {code}").format(code=line.code))
        self.door.setVisible(line.measure_id is not None)
        self._show_stand(line)
        self._show_course(line)
        self.chart.show_line(line)
        self.chart.setVisible(bool(line.counted))  # without a reading there is no line to see
        self.legend.setVisible(bool(line.counted) and line.course is not None and line.course.course is Course.CUMULATIVE)
        self.legend.setText(self.tr("Dashed: what an even pace reaches, over the dates the plan names."))
        self._show_months(line)

    def _asked(self, line: TargetLine) -> str:
        asked = asked_of(line)
        if line.course is not None:
            asked = self.tr("{asked} by {day}").format(asked=asked, day=day_words(line.course.end))
        return asked if line.measure_id is not None else f"{line.code} · {asked}"

    def _show_stand(self, line: TargetLine) -> None:
        icon, token = PACE_LOOKS[line.pace]
        size, theme = self._frame.theme.px(_SHAPE), self._frame.theme
        self.shape.setPixmap(theme.icons.pixmap(icon, theme.colours[token], size, self.devicePixelRatioF()))
        gap = gap_words(line)
        word = pace_word(line.pace)
        self.word.setText(word if gap == "—" or line.pace is Pace.MET else self.tr("{word}, {gap} missing").format(word=word, gap=gap))
        self.sentence.setText(in_a_row(stand_sentence(line), unit_words(line), fall_words(line)))
        self.sentence.setVisible(bool(self.sentence.text()))

    def _show_course(self, line: TargetLine) -> None:
        can_be_set = not line.key.is_indicator and line.course is not None and not self._frame.operations.ledger.is_read_only
        self.course.clear()
        for course in Course:
            self.course.addItem(course_word(course), course)
        if line.course is not None:
            self.course.setCurrentIndex(list(Course).index(line.course.course))
        if line.is_course_set:
            self.course.addItem(self.tr("As its words say"), None)
        self.course.setEnabled(can_be_set)
        self.course.setVisible(line.course is not None)
        self._course_label.setVisible(line.course is not None)

    def _show_months(self, line: TargetLine) -> None:
        values = {each.month: number_words(each.value) for each in line.readings}
        none = self.tr("no reading")
        wanted = self._months_of(line)
        if list(self.months) != wanted:
            for button in self.months.values():
                button.deleteLater()
            self.months = {}
            for month in wanted:
                button = QPushButton(self)
                button.setProperty("kind", "chip")
                button.clicked.connect(calling(self.month_wanted.emit, month))
                self.months[month] = button
                self._places.addWidget(button)
        for month, button in self.months.items():
            button.setVisible(True)
            button.setText(f"{month_short(month)}  {values.get(month, '—')}")
            button.setToolTip(self.tr("Enter the reading of {month}").format(month=month_words(month)))
            button.setAccessibleName(f"{month_words(month)} {values.get(month, none)}")
        widest = max((button.sizeHint().width() for button in self.months.values()), default=0)
        for button in self.months.values():  # in columns, as many as there is room for
            button.setMinimumWidth(widest)

    def _months_of(self, line: TargetLine) -> list[Month]:
        known = [each.month for each in line.readings]
        year = Month.of(line.course.start).year if line.course else min(known, default=Month.of(self._frame.today())).year
        return list(months_between(min([Month(year, 1), *known]), max([Month(year, 12), *known])))

    def _open(self) -> None:
        if self.line is not None and self.line.measure_id is not None:
            self.measure_wanted.emit(self.line.measure_id)

    def _on_course(self, place: int) -> None:
        if self.line is None:
            return
        course = self.course.itemData(place)
        known = self.line.course.course if self.line.course else None
        if course is None or Course(course) is not known:
            self.course_chosen.emit(self.line.key.id, None if course is None else Course(course))
