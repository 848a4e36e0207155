"""What the shapes of the year grid mean, in a line below it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.gaps import QHBoxLayout
from gui.theme import Theme
from gui.widgets.flow_layout import FlowLayout
from gui.year_words import legend

ICON = 12


class YearLegend(QWidget):
    """A wrapping row of shapes with their words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.flow = FlowLayout(self)
        self._pictures: list[QLabel] = []
        self._words: list[QLabel] = []
        for _ in legend():
            entry = QWidget(self)
            row = QHBoxLayout(entry)
            row.setContentsMargins(0, 0, 8, 0)
            row.setSpacing(4)
            picture, words = QLabel(entry), QLabel(entry)
            words.setProperty("tone", "small")
            row.addWidget(picture)
            row.addWidget(words)
            self._pictures.append(picture)
            self._words.append(words)
            self.flow.addWidget(entry)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Draw the shapes and set the words anew."""
        size = self._theme.px(ICON)
        for picture, words, (shape, text) in zip(self._pictures, self._words, legend(), strict=True):
            name, token = shape
            drawn = self._theme.icons.pixmap(name, self._theme.colours[token], size, self.devicePixelRatioF())
            picture.setPixmap(drawn)
            picture.setFixedSize(QSize(size, size))
            picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.setText(text)
        self.updateGeometry()
