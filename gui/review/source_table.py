"""The source as a table: the file's own rows around the measure, the lit ones in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from gui.review.source_html import page_html
from gui.theme import Theme
from model.rows.review import SourceRow

AROUND = 8  # rows at most that are shown before and after the lit one
_WORDS_AROUND = 500  # characters of them that fill the view: more take longer to set than a key may


class SourceTable(QTextBrowser):
    """A window of the rows; `shown` moves with the review and can be leafed on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[SourceRow, ...] = ()
        self._lit: range = range(0)
        self._framed: dict[int, int] = {}
        self._first, self._count = 0, 2 * AROUND + 1
        self._zoom = 100
        self._is_following = self._is_stale = False
        self._soon = QTimer(self)  # several wishes of one step are one setting of the text
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._set_text)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("border: none; border-radius: 0; background: transparent; padding: 0")

    def set_rows(self, rows: Sequence[SourceRow]) -> None:
        """Show another file's rows."""
        self._rows = tuple(rows)
        self._lit, self._first, self._count = range(0), 0, 2 * AROUND + 1
        self._soon.start()

    def light(self, lit: range, framed: dict[int, int]) -> None:
        """Light up rows, frame a cell in each, and bring them into sight."""
        self._lit, self._framed = lit, framed
        if lit:
            before = self._enough(range(lit.start - 1, max(0, lit.start - AROUND) - 1, -1))
            self._first = lit.start - before
            self._count = before + len(lit) + self._enough(range(lit.stop, min(len(self._rows), lit.stop + AROUND)))
        self._follow()

    @property
    def shown(self) -> range:
        """Places of the rows that are rendered."""
        return range(self._first, min(len(self._rows), self._first + self._count))

    @property
    def can_leaf(self) -> tuple[bool, bool]:
        """Whether there are rows before and after those that are shown."""
        return self.shown.start > 0, self.shown.stop < len(self._rows)

    def leaf(self, step: int) -> None:
        """Show the rows before or after."""
        self._first = min(max(0, self._first + step * AROUND), max(0, len(self._rows) - AROUND))
        self._count = 2 * AROUND + 1
        self._soon.start()

    def set_zoom(self, percent: int) -> None:
        """Size of the letters."""
        self._zoom = percent
        self._follow()

    def look(self) -> None:
        """Set the text in the theme's colours."""
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Set the text that nobody could see."""
        super().showEvent(event)
        if self._is_stale:
            self._soon.start()

    def _enough(self, places: range) -> int:
        """How many of these rows, the nearest first, fill the view."""
        words = 0
        for count, place in enumerate(places, start=1):
            words += 20 + sum(map(len, self._rows[place].cells))
            if words > _WORDS_AROUND * 100 / self._zoom:
                return count
        return len(places)

    def _follow(self) -> None:
        self._is_following = True
        self._soon.start()

    def _set_text(self) -> None:
        self._is_stale = self.isHidden()  # behind the pages
        if self._is_stale:
            return
        self.setHtml(
            page_html(self._rows, self.shown, lit=self._lit, framed=self._framed, theme=self._theme, zoom=self._zoom)
        )
        if self._is_following:
            self._is_following = False
            if self._lit:
                self.scrollToAnchor("lit")
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() - self.viewport().height() // 4)
