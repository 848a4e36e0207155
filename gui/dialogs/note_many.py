"""The same words for many measures: what was done, in which month, and what becomes of the words that stand there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QRadioButton, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.gaps import QHBoxLayout
from gui.theme import Theme
from gui.widgets.one_of import OneOf
from gui.widgets.period_field import PeriodField
from gui.wording import month_words
from model.periods import Month, months_between

WIDTH, HEIGHT = 480, 340


class NoteManyDialog(QDialog):
    """Words, month, and one of three ways; Ctrl+Return writes.

    Signals:
        settled: (text, Month, "append", "keep" or "replace").
    """

    settled = Signal(str, object, str)

    def __init__(self, theme: Theme, count: int, months: tuple[Month, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteManyDialog")
        self.setWindowTitle(self.tr("The same progress for %n measure(s)", "", count))
        self.month = PeriodField(theme, month_words, self)
        self.month.set_names(self.tr("Month"), self.tr("The month before"), self.tr("The month after"))
        self.month.set_periods(list(months), months[-1])
        self.text = QPlainTextEdit(self)
        self.text.setPlaceholderText(self.tr("What was done"))
        self.text.setAccessibleName(self.tr("Progress"))
        self.text.setTabChangesFocus(True)
        self.append = QRadioButton(self.tr("Where words stand already: &add these below"), self)
        self.keep = QRadioButton(self.tr("Where words stand already: &leave them as they are"), self)
        self.replace = QRadioButton(self.tr("Where words stand already: &replace them"), self)
        OneOf(self, self.append, self.keep, self.replace)
        self.closing = ClosingRow(self, self.tr("&Write into %n measure(s)", "", count))
        self.closing.act_on_ctrl_return()
        period = QHBoxLayout()
        period.addWidget(self.month)
        period.addStretch(1)
        self.closing.under(period, self.text, self.append, self.keep, self.replace, grows=self.text)
        self.text.textChanged.connect(self._look)
        self.closing.act.clicked.connect(self._settle)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self._look()
        self.text.setFocus()

    def _look(self) -> None:
        self.closing.act.setEnabled(bool(self.text.toPlainText().strip()))

    def _settle(self) -> None:
        way = "keep" if self.keep.isChecked() else "replace" if self.replace.isChecked() else "append"
        self.settled.emit(self.text.toPlainText().strip(), self.month.period, way)
        self.accept()


def months_to_note(year: int, today: Month) -> tuple[Month, ...]:
    """The months of a plan's year up to now; this one where the year is still to come."""
    first, last = Month(year, 1), min(today, Month(year, 12))
    return tuple(months_between(first, last)) if first <= last else (today,)
