"""The day of which the list is to be shown as it stood."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.dialogs.due_date import DayField
from gui.gaps import QHBoxLayout
from gui.theme import Theme

WIDTH = 420


class PastDayDialog(QDialog):
    """A day up to today; the list of it is shown on pages, or written into a file.

    Signals:
        shown, exported: the day.
    """

    shown = Signal(object)
    exported = Signal(object)

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pastDayDialog")
        self.setWindowTitle(self.tr("The list as it stood on a day"))
        said = QLabel(self.tr("Every measure of the list with its state, light, date and last progress at the end of that day."), self)
        said.setWordWrap(True)
        last = today.replace(day=1)  # the month before is what is asked about most
        self.day = DayField(QDate(last.year, last.month, 1).addDays(-1), self)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setMaximumDate(QDate(today.year, today.month, today.day))
        self.day.setCalendarPopup(True)
        label = QLabel(self.tr("&Day"), self)
        label.setBuddy(self.day)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(label)
        row.addWidget(self.day)
        row.addStretch(1)
        self.closing = ClosingRow(self, self.tr("&Show it"))
        self.export = QPushButton(self.tr("&Export it…"), self)
        self.closing.insertWidget(self.closing.indexOf(self.closing.act), self.export)
        self.closing.under(said, row)
        self.closing.act.clicked.connect(lambda: self._end(shown=True))
        self.export.clicked.connect(lambda: self._end(shown=False))
        self.setMinimumWidth(theme.px(WIDTH))
        self.day.setSelectedSection(DayField.Section.YearSection)
        self.day.setFocus()

    def _end(self, *, shown: bool) -> None:
        chosen = self.day.date()
        day = date(chosen.year(), chosen.month(), chosen.day())
        self.accept()
        (self.shown if shown else self.exported).emit(day)
