"""One section of the settings: a heading, rows, and words in small print below them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.language import FollowsLanguage
from gui.theme import Theme


class Section(FollowsLanguage, QWidget):
    """A section: `name` is what it is asked for by, `title` what the list beside it says."""

    name = ""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setObjectName(f"section-{self.name}")
        self.heading = QLabel(self)
        self.heading.setProperty("tone", "head")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(12)
        self.column.addWidget(self.heading)

    def title(self) -> str:
        """The section's name in the window's language."""
        return ""

    def retranslate(self) -> None:
        """Set every text anew; called when the section is built and when the language changes."""
        self.heading.setText(self.title())

    def note(self, tone: str = "note") -> QLabel:
        """A label of small print in the column, of any length and of text that is never markup."""
        label = QLabel(self)
        label.setProperty("tone", tone)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self.column.addWidget(label)
        return label

    def row(self, *parts: QWidget, indent: int = 0) -> QHBoxLayout:
        """Controls beside each other, on the left."""
        line = QHBoxLayout()
        line.setContentsMargins(indent, 0, 0, 0)
        line.setSpacing(8)
        for part in parts:
            line.addWidget(part)
        line.addStretch(1)
        self.column.addLayout(line)
        return line

    def button(self) -> QPushButton:
        """A button that no Enter elsewhere presses."""
        made = QPushButton(self)
        made.setAutoDefault(False)
        return made
