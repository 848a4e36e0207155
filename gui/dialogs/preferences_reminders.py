"""What the window reminds of and when; the holidays it reckons working days by."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from gui.dialogs.preferences_section import Section
from gui.page import Frame
from gui.settings import MOST_WORKDAYS, Settings
from gui.theme import Theme
from gui.widgets.number_field import NumberField

_INDENT = 24


class RemindersSection(Section):
    """Each choice holds at once.

    Signals:
        reminders_chosen: the settings hold another choice.
        holidays_wanted: a table of official holidays is to be taken in.
    """

    name = "reminders"
    reminders_chosen = Signal()
    holidays_wanted = Signal()

    def __init__(self, settings: Settings, theme: Theme, frame: Frame | None, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._settings, self._frame = settings, frame
        self.wanted, self.reports, self.overdue, self.unknown = (QCheckBox(self) for _ in range(4))
        self.days = NumberField(theme, self)
        self.days.setRange(1, MOST_WORKDAYS)
        self.days.setValue(settings.report_workdays)
        self._days_label = QLabel(self)
        self._days_label.setBuddy(self.days)
        self.again, self.take = self.button(), self.button()
        self._head = QLabel(self)
        self._head.setProperty("tone", "strong")
        self.column.addWidget(self.wanted)
        self.row(self.reports, indent=theme.px(_INDENT))
        self.row(self._days_label, self.days, indent=theme.px(2 * _INDENT))
        self.row(self.overdue, indent=theme.px(_INDENT))
        self.row(self.unknown, indent=theme.px(_INDENT))
        self._put_off = self.note()
        self.row(self.again)
        self.column.addSpacing(8)
        self.column.addWidget(self._head)
        self._known = self.note()
        self.row(self.take)
        self.column.addStretch(1)
        for box, chosen in ((self.wanted, settings.reminders), (self.reports, settings.remind_reports),
                            (self.overdue, settings.remind_overdue), (self.unknown, settings.remind_holidays)):  # fmt: skip
            box.setChecked(chosen)
            box.toggled.connect(self._choose)
        self.days.valueChanged.connect(self._choose)
        self.again.clicked.connect(self._speak_again)
        self.take.clicked.connect(self.holidays_wanted)
        if frame is not None:
            frame.operations.changed.connect(self.retranslate)
        self.retranslate()
        self._show_state()

    def title(self) -> str:
        """The section's name."""
        return self.tr("Reminders and holidays")

    def retranslate(self) -> None:
        """Set every text anew."""
        super().retranslate()
        self.wanted.setText(self.tr("&Remind me above the page, and in the system's tray once a day"))
        self.reports.setText(self.tr("of reporting &days"))
        self._days_label.setText(self.tr("working days a&head"))
        self.overdue.setText(self.tr("of my &overdue measures"))
        self.unknown.setText(self.tr("when the official holidays of a &year are not known"))
        self.again.setText(self.tr("Remind me a&gain now"))
        self._head.setText(self.tr("Official holidays"))
        self.take.setText(self.tr("&Take a table in…"))
        self._show_state()

    def _show_state(self) -> None:
        for part in (self.reports, self.overdue, self.unknown):
            part.setEnabled(self.wanted.isChecked())
        for field in (self.days, self._days_label):
            field.setEnabled(self.wanted.isChecked() and self.reports.isChecked())
        is_put_off = self._frame is not None and self._settings.is_put_off(self._frame.today())
        self._put_off.setText(self.tr("Some reminders were put off.") if is_put_off else self.tr("No reminder is put off."))
        self.again.setEnabled(is_put_off)
        is_writable = self._frame is not None and not self._frame.operations.ledger.is_read_only
        self.take.setEnabled(is_writable)
        self._known.setText(self._known_words())

    def _known_words(self) -> str:
        from model.rules.workdays import work_calendar  # read when the settings are asked for

        years = work_calendar().years
        said = self.tr("Known for the years {first} to {last}; in other years only weekends count as days off.")
        return said.format(first=min(years), last=max(years))

    def _choose(self, _value: object = None) -> None:
        settings = self._settings
        settings.reminders, settings.remind_reports = self.wanted.isChecked(), self.reports.isChecked()
        settings.remind_overdue, settings.remind_holidays = self.overdue.isChecked(), self.unknown.isChecked()
        settings.report_workdays = self.days.value()
        self._show_state()
        self.reminders_chosen.emit()

    def _speak_again(self) -> None:
        self._settings.speak_again()
        self._show_state()
        self.wanted.setFocus()  # the button under the keyboard is switched off now
        self.reminders_chosen.emit()
