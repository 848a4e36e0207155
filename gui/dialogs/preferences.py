"""The window's preferences: language, look, text size, reminders; each takes effect at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from gui.settings import TEXT_SIZES, Settings

LANGUAGES = (("zh_CN", "中文"), ("en", "English"))


class Preferences(QDialog):
    """What the window keeps about itself; there is nothing to confirm.

    Signals:
        language_chosen, look_chosen, reminders_chosen: the settings hold the new choice.
    """

    language_chosen = Signal()
    look_chosen = Signal()
    reminders_chosen = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self._settings = settings
        self.language, self.look, self.size_of_text = QComboBox(self), QComboBox(self), QComboBox(self)
        self.reminders = QCheckBox(self)
        self._labels = tuple(QLabel(self) for _ in range(3))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._buttons.rejected.connect(self.reject)
        for value, text in LANGUAGES:
            self.language.addItem(text, value)
        for value in ("system", "light", "dark"):
            self.look.addItem("", value)
        for size in TEXT_SIZES:
            self.size_of_text.addItem(f"{size} %", size)
        for box, chosen in ((self.language, settings.language), (self.look, settings.theme),
                            (self.size_of_text, settings.text_size)):  # fmt: skip
            box.setCurrentIndex(max(box.findData(chosen), 0))
        self.reminders.setChecked(settings.reminders)
        self._lay_out()
        self.retranslate()
        self.language.currentIndexChanged.connect(self._choose_language)
        self.look.currentIndexChanged.connect(self._choose_look)
        self.size_of_text.currentIndexChanged.connect(self._choose_look)
        self.reminders.toggled.connect(self._choose_reminders)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle(self.tr("Preferences"))
        words = (self.tr("&Language · 语言"), self.tr("L&ook"), self.tr("Text &size"))
        for label, text in zip(self._labels, words, strict=True):
            label.setText(text)
        for place, text in enumerate((self.tr("Like the system"), self.tr("Light"), self.tr("Dark"))):
            self.look.setItemText(place, text)
        self.reminders.setText(self.tr("&Remind of reporting days and overdue measures"))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("&Close"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        for label, box in zip(self._labels, (self.language, self.look, self.size_of_text), strict=True):
            label.setBuddy(box)
            form.addRow(label, box)
        form.addRow(self.reminders)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(self._buttons)

    def _choose_language(self) -> None:
        self._settings.language_choice = str(self.language.currentData())
        self.language_chosen.emit()

    def _choose_look(self) -> None:
        self._settings.theme = str(self.look.currentData())
        self._settings.text_size = int(self.size_of_text.currentData())
        self.look_chosen.emit()

    def _choose_reminders(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal hands it over
        self._settings.reminders = wanted
        self.reminders_chosen.emit()
