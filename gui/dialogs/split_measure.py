"""Where to cut a measure in two: put the cursor between them."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.theme import Theme

_ENDS = re.compile(r"\n|[。；;](?!$)")
_PAUSES = re.compile(r"[，,、：:]")
WIDTH, HEIGHT = 560, 320
SEEN = 24  # characters of each part beside the cut


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
        self.closing = ClosingRow(self, self.tr("&Split here"))
        self.closing.under(said, self.text, self.halves, grows=self.text)
        self.closing.act.clicked.connect(self._cut)
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
        is_return = isinstance(event, QKeyEvent) and Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and event.type() == QEvent.Type.KeyPress:
            self.closing.act.click()
            return True
        return False

    def _look(self) -> None:
        text = self.text.toPlainText()
        first, second = text[: self.place].strip(), text[self.place :].strip()
        self.closing.act.setEnabled(bool(first and second))
        end = first if len(first) <= SEEN else f"…{first[-SEEN:]}"
        begin = second if len(second) <= SEEN else f"{second[:SEEN]}…"
        self.halves.setText(f"1  {end}\n2  {begin}")

    def _cut(self) -> None:
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
