"""Setting one date of a measure: by a day, from a day, between two, or without end."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QDialog, QLabel, QLineEdit, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.gaps import QFormLayout
from gui.theme import Theme
from model.periods import EARLIEST, LATEST
from model.rows.due import DuePlace
from model.rows.words import DueKind

WIDTH = 400


class DueDialog(QDialog):
    """The kind of date and its days; a new one also takes a word, and may be a milestone beside the deadline.

    Signals:
        settled: DuePlace as it is to stand there.
    """

    settled = Signal(object)

    def __init__(
        self, theme: Theme, today: date, place: DuePlace | None = None, parent: QWidget | None = None, *, asked: str = ""
    ) -> None:
        """`asked` are the words of a deadline that is open: the answer may be meant for all measures that have them."""
        super().__init__(parent)
        self.setObjectName("dueDialog")
        self.setWindowTitle(self.tr("Change a date") if place else self.tr("Set a date"))
        self._place = place
        self.kind = QComboBox(self)
        for kind, text in ((DueKind.BY, self.tr("By a day")), (DueKind.FROM, self.tr("From a day on")),
                           (DueKind.WINDOW, self.tr("Between two days")), (DueKind.ONGOING, self.tr("Without end"))):  # fmt: skip
            self.kind.addItem(text, kind)
        self.first, self.last = self._field((place and place.start) or today), self._field((place and place.end) or today)
        self.words = QLineEdit(self)
        self.words.setMaxLength(100)
        self.words.setPlaceholderText(self.tr("Where the date comes from"))
        self.milestone = QCheckBox(self.tr("&On the way: the deadline stays as it is"), self)
        self.alike = QCheckBox(self.tr("For &all measures whose open deadline reads \"{words}\"").format(words=asked), self)
        self.alike.setVisible(bool(asked))
        self.closing = ClosingRow(self, self.tr("&Keep"))
        self._lay_out(theme)
        self.kind.setCurrentIndex(self.kind.findData(place.kind if place else DueKind.BY))
        self._show_fields()
        day = next((field for field in (self.first, self.last) if not field.isHidden()), None)
        if day is not None:  # the kind is mostly right as it is: the day is what is typed
            day.setSelectedSection(QDateEdit.Section.YearSection)
            day.setFocus()
        self.kind.currentIndexChanged.connect(self._show_fields)
        for field in (self.first, self.last):
            field.dateChanged.connect(self._show_fields)
        self.closing.act.clicked.connect(self._keep)

    def _field(self, day: date) -> QDateEdit:
        field = DayField(QDate(day.year, day.month, day.day), self)
        field.setDisplayFormat("yyyy-MM-dd")
        field.setDateRange(QDate(EARLIEST, 1, 1), QDate(LATEST, 12, 31))
        field.setCalendarPopup(True)
        return field

    def _lay_out(self, theme: Theme) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        self._labels = [QLabel(text, self) for text in (self.tr("K&ind"), self.tr("&From"), self.tr("&By"), self.tr("&Words"))]
        for label, field in zip(self._labels, (self.kind, self.first, self.last, self.words), strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        for part in (self.words, self._labels[3], self.milestone):
            part.setVisible(self._place is None)
        self.closing.under(form, self.milestone, self.alike)
        self.setMinimumWidth(theme.px(WIDTH))

    def _show_fields(self) -> None:
        kind = DueKind(self.kind.currentData())
        has_first, has_last = kind in (DueKind.FROM, DueKind.WINDOW), kind in (DueKind.BY, DueKind.WINDOW)
        for part in (self.first, self._labels[1]):
            part.setVisible(has_first)
        for part in (self.last, self._labels[2]):
            part.setVisible(has_last)
        is_wrong = kind is DueKind.WINDOW and self.last.date() < self.first.date()
        self.closing.refuse(self.tr("It ends before it begins.") if is_wrong else "")

    def _keep(self) -> None:
        kind = DueKind(self.kind.currentData())
        first = _day(self.first) if kind in (DueKind.FROM, DueKind.WINDOW) else None
        last = _day(self.last) if kind in (DueKind.BY, DueKind.WINDOW) else None
        wording = self._place.wording if self._place else self.words.text().strip()
        is_milestone = self._place.is_milestone if self._place else self.milestone.isChecked()
        self.settled.emit(DuePlace(kind, first, last, wording, is_milestone))
        self.accept()


class DayField(QDateEdit):
    """A day that can be typed with or without what parts its numbers.

    After the year's fourth digit Qt goes on to the month by itself; the "-" typed then would go on once more, to the day.
    """

    def __init__(self, day: QDate, parent: QWidget) -> None:
        super().__init__(day, parent)
        self._went_on = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a digit, and what parts it from the next number once."""
        typed = event.text()
        if self._went_on and typed and typed in "-/.年月日":
            self._went_on = False
            return
        before = self.currentSection()
        super().keyPressEvent(event)
        self._went_on = typed.isdigit() and self.currentSection() != before


def _day(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())
