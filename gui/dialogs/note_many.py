"""The same words for many measures: what was done, in which month, and what becomes of the words that stand there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QRadioButton, QVBoxLayout, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.theme import Theme
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
        self.text.installEventFilter(self)
        self.append = QRadioButton(self.tr("Where words stand already: &add these below"), self)
        self.keep = QRadioButton(self.tr("Where words stand already: &leave them as they are"), self)
        self.replace = QRadioButton(self.tr("Where words stand already: &replace them"), self)
        self.append.setChecked(True)
        self.closing = ClosingRow(self, self.tr("&Write into %n measure(s)", "", count))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(self.month, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.text, 1)
        for way in (self.append, self.keep, self.replace):
            column.addWidget(way)
        column.addLayout(self.closing)
        self.text.textChanged.connect(self._look)
        self.closing.act.clicked.connect(self._settle)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self._look()
        self.text.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Write with Ctrl+Return; Return alone is a new line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._settle()
                return True
        return False

    def _look(self) -> None:
        self.closing.act.setEnabled(bool(self.text.toPlainText().strip()))

    def _settle(self) -> None:
        text = self.text.toPlainText().strip()
        if text:
            way = "keep" if self.keep.isChecked() else "replace" if self.replace.isChecked() else "append"
            self.settled.emit(text, self.month.period, way)
            self.accept()


def months_to_note(year: int, today: Month) -> tuple[Month, ...]:
    """The months of a plan's year up to now; this one where the year is still to come."""
    first, last = Month(year, 1), min(today, Month(year, 12))
    return tuple(months_between(first, last)) if first <= last else (today,)
