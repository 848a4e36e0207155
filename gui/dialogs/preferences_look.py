"""How the window looks: language, light or dark, text size."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from gui.dialogs.preferences_section import Section
from gui.gaps import QFormLayout
from gui.settings import TEXT_SIZES, Settings
from gui.theme import Theme

LANGUAGES = (("zh_CN", "中文"), ("en", "English"))


class LookSection(Section):
    """Each choice holds at once.

    Signals:
        language_chosen, look_chosen: the settings hold another choice.
    """

    name = "look"
    language_chosen = Signal()
    look_chosen = Signal()

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._settings = settings
        self.language, self.look, self.size_of_text = QComboBox(self), QComboBox(self), QComboBox(self)
        self._labels = tuple(QLabel(self) for _ in range(3))
        for value, text in LANGUAGES:
            self.language.addItem(text, value)
        for value in ("system", "light", "dark"):
            self.look.addItem("", value)
        for size in TEXT_SIZES:
            self.size_of_text.addItem(f"{size} %", size)
        for box, chosen in ((self.language, settings.language), (self.look, settings.theme),
                            (self.size_of_text, settings.text_size)):  # fmt: skip
            box.setCurrentIndex(max(box.findData(chosen), 0))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        for label, box in zip(self._labels, (self.language, self.look, self.size_of_text), strict=True):
            label.setBuddy(box)
            form.addRow(label, box)
        self.column.addLayout(form)
        self.column.addStretch(1)
        self.retranslate()
        self.language.currentIndexChanged.connect(self._choose_language)
        self.look.currentIndexChanged.connect(self._choose_look)
        self.size_of_text.currentIndexChanged.connect(self._choose_look)

    def title(self) -> str:
        """The section's name."""
        return self.tr("Appearance")

    def retranslate(self) -> None:
        """Set every text anew."""
        super().retranslate()
        words = (self.tr("&Language · 语言"), self.tr("L&ook"), self.tr("Text &size"))
        for label, text in zip(self._labels, words, strict=True):
            label.setText(text)
        for place, text in enumerate((self.tr("Like the system"), self.tr("Light"), self.tr("Dark"))):
            self.look.setItemText(place, text)

    def _choose_language(self) -> None:
        self._settings.language_choice = str(self.language.currentData())
        self.language_chosen.emit()

    def _choose_look(self) -> None:
        self._settings.theme = str(self.look.currentData())
        self._settings.text_size = int(self.size_of_text.currentData())
        self.look_chosen.emit()
