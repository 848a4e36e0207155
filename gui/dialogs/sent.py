"""To whom a submission was sent, and on which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QDialog, QLabel, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.dialogs.due_date import DayField
from gui.gaps import QFormLayout
from gui.theme import Theme

WIDTH = 420


class SentDialog(QDialog):
    """The receiver may be chosen or typed; the day is today unless another is said.

    Signals:
        settled: (receiver, day).
    """

    settled = Signal(str, object)

    def __init__(
        self, theme: Theme, about: str, receivers: Sequence[str], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sentDialog")
        self.setWindowTitle(self.tr("Mark as sent"))
        said = QLabel(about, self)
        said.setWordWrap(True)
        self.receiver = QComboBox(self)
        self.receiver.setEditable(True)
        self.receiver.addItems(list(receivers))
        # Completed within the line, a Return would take the completion, not what was chosen.
        self.receiver.setCompleter(None)  # type: ignore[arg-type]  # Qt takes none; its typing does not know
        self.receiver.setAccessibleName(self.tr("Sent to"))
        self.day = DayField(QDate(today.year, today.month, today.day), self)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setMaximumDate(QDate(today.year, today.month, today.day))
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName(self.tr("Sent on"))
        note = QLabel(self.tr("What was sent stays as it was sent; what changes later is handed in as a correction."), self)
        note.setProperty("tone", "note")
        note.setWordWrap(True)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        fields: tuple[tuple[str, QComboBox | QDateEdit], ...] = (
            (self.tr("Sent &to"), self.receiver), (self.tr("&On"), self.day),
        )  # fmt: skip
        for text, field in fields:
            label = QLabel(text, self)
            label.setBuddy(field)
            form.addRow(label, field)
        self.closing = ClosingRow(self, self.tr("It was &sent"))
        self.closing.under(said, form, note)
        self.receiver.editTextChanged.connect(lambda _text: self._look())
        self.closing.act.clicked.connect(self._settle)
        self.setMinimumWidth(theme.px(WIDTH))
        self._look()
        self.receiver.setFocus()

    def _look(self) -> None:
        self.closing.act.setEnabled(bool(self.receiver.currentText().strip()))

    def _settle(self) -> None:
        day = self.day.date()
        self.accept()
        self.settled.emit(self.receiver.currentText().strip(), date(day.year(), day.month(), day.day()))
