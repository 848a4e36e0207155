"""What a dialog is about, above what it asks: its head, what follows from it, and where that stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from gui.gaps import QVBoxLayout

_GAP = 4


def told(text: str, parent: QWidget) -> QVBoxLayout:
    """The first line as a head, the last as a note, what stands between them as it is; the words are shown as they came."""
    head, *rest = text.split("\n")
    between, place = "\n".join(rest[:-1]), rest[-1] if rest else ""
    column = QVBoxLayout()
    column.setSpacing(_GAP)
    for words, tone in ((head, "strong"), (between, ""), (place, "secondary")):
        if words:
            label = QLabel(words, parent)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("tone", tone)
            column.addWidget(label)
    return column
