"""The changes of a corrected edition, set a few at a time, with links on each to say what is the same measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

_AT_ONCE = 6  # pieces that are set at a time: more of them take longer than the window may stand still


@dataclass(frozen=True, slots=True)
class Piece:
    """One change as rich text; `name` is where it can be scrolled to."""

    html: str
    name: str = ""


class EditionList(QTextBrowser):
    """Pieces of rich text below each other.

    Signals:
        link_followed: what a link says is to be done.
    """

    link_followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Piece] = []
        self._wanted = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setStyleSheet("border: none; border-radius: 0; background: transparent; padding: 0")
        self._soon = QTimer(self)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._set_some)
        self.anchorClicked.connect(lambda url: self.link_followed.emit(QUrl(url).toString()))

    @property
    def is_set(self) -> bool:
        """Whether the whole list is there."""
        return not self._waiting

    def set_pieces(self, pieces: Sequence[Piece], *, at: str = "") -> None:
        """Show these, from the beginning or with the one of that name in sight."""
        self._waiting, self._wanted = list(pieces), at
        self.clear()
        self._set_some()
        if not self._wanted:
            self.moveCursor(QTextCursor.MoveOperation.Start)  # else what is shown next is the end
        self._soon.start()

    def _set_some(self) -> None:
        some, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        if not some:
            self._soon.stop()
            return
        at = self.verticalScrollBar().value()
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        for piece in some:
            if not self.document().isEmpty():
                cursor.insertBlock()  # else a piece begins in the line the one before ended in
            cursor.insertHtml(f'<a name="{piece.name}"></a>{piece.html}' if piece.name else piece.html)
        self.verticalScrollBar().setValue(at)
        if self._wanted in {piece.name for piece in some} - {""}:
            self.scrollToAnchor(self._wanted)
            self._wanted = ""
