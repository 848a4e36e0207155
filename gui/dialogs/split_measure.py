"""Where to cut a measure in two: put the cursor between them."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from gui.theme import Theme

_ENDS = re.compile(r"\n|[。；;](?!$)")
_PAUSES = re.compile(r"[，,、：:]")
WIDTH, HEIGHT = 560, 320


class SplitDialog(QDialog):
    """The measure's text with a cursor; Return cuts there.

    Signals:
        cut: the place of the cut, in characters.
    """

    cut = Signal(int)

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("splitDialog")
        self.setWindowTitle(self.tr("Split the measure"))
        said = QLabel(self.tr("Put the cursor where the second measure begins. Deadline and units go with both."), self)
        said.setWordWrap(True)
        self.text = QPlainTextEdit(self)
        self.text.setPlainText(text)
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.text.setCursorWidth(3)
        self.text.setAccessibleName(self.tr("Measure"))
        self.text.installEventFilter(self)
        self.halves = QLabel(self)
        self.halves.setProperty("tone", "secondary")
        self.halves.setTextFormat(Qt.TextFormat.PlainText)
        self.halves.setWordWrap(True)
        self.split = QPushButton(self.tr("&Split here"), self)
        self.split.setProperty("kind", "primary")
        self.split.setDefault(True)
        stop = QPushButton(self.tr("Cancel"), self)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(stop)
        buttons.addWidget(self.split)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(said)
        column.addWidget(self.text, 1)
        column.addWidget(self.halves)
        column.addLayout(buttons)
        self.split.clicked.connect(self._cut)
        stop.clicked.connect(self.reject)
        self.text.cursorPositionChanged.connect(self._look)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self.set_place(likely_cut(text))
        self.text.setFocus()

    @property
    def place(self) -> int:
        """Where the cursor stands."""
        return self.text.textCursor().position()

    def set_place(self, place: int) -> None:
        """Put the cursor somewhere."""
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(min(place, len(self.text.toPlainText())))
        self.text.setTextCursor(cursor)
        self._look()

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Cut with Return, which the text field would keep to itself."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # type: ignore[attr-defined]
            self._cut()
            return True
        return False

    def _look(self) -> None:
        text = self.text.toPlainText()
        first, second = text[: self.place].strip(), text[self.place :].strip()
        self.split.setEnabled(bool(first and second))
        self.halves.setText(f"1  {first[-24:]}\n2  {second[:24]}")

    def _cut(self) -> None:
        if self.split.isEnabled():
            self.cut.emit(self.place)
            self.accept()


def likely_cut(text: str) -> int:
    """The end of a sentence nearest to the middle, else of a part of one; the middle itself when there is neither."""
    for ending in (_ENDS, _PAUSES):
        ends = [found.end() for found in ending.finditer(text)]
        ends = [end for end in ends if text[end:].strip() and text[:end].strip()]
        if ends:
            return min(ends, key=lambda end: abs(end - len(text) / 2))
    return len(text) // 2
