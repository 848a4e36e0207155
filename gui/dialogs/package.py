"""What goes into a package beside the month's workbook: which evidence, and whether pictures tell where they were taken."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QRadioButton, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.theme import Theme
from gui.wording import month_words
from model.periods import Month

WIDTH, HEIGHT = 480, 320


@dataclass(frozen=True, slots=True)
class PackageChoice:
    """The evidence of the whole year up to the month or of the month alone; pictures with or without their place."""

    is_whole_year: bool = False
    has_places: bool = False


class PackageDialog(QDialog):
    """Two ways and a tick; the usual is the month alone and no places.

    Signals:
        settled: the PackageChoice.
    """

    settled = Signal(object)

    def __init__(self, theme: Theme, month: Month, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("packageDialog")
        self.setWindowTitle(self.tr("Package of {month}").format(month=month_words(month)))
        said = QLabel(self.tr("One zip: the month's workbook, the evidence by readable names, an index, and sums that prove all of it."), self)
        said.setWordWrap(True)
        self.month = QRadioButton(self.tr("The evidence of this &month"), self)
        self.year = QRadioButton(self.tr("The evidence of the whole &year up to this month"), self)
        self.month.setChecked(True)
        self.places = QCheckBox(self.tr("Keep in &pictures where they were taken"), self)
        note = QLabel(self.tr("Without the tick the place is taken out of the copies; the pictures in the ledger stay as they are."), self)
        note.setProperty("tone", "note")
        note.setWordWrap(True)
        self.closing = ClosingRow(self, self.tr("Choose where to &write it…"))
        self.closing.under(said, self.month, self.year, self.places, note)
        self.closing.act.clicked.connect(self._settle)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self.month.setFocus()

    def _settle(self) -> None:
        self.accept()
        self.settled.emit(PackageChoice(self.year.isChecked(), self.places.isChecked()))
