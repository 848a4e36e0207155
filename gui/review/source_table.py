"""The source as a table: the file's own rows around the measure, the lit ones in sight."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QMenu, QWidget

from gui.review.source_painting import paint_row, paint_sign
from gui.review.source_setting import SourceSetting, rows_as_text
from gui.theme import NOTE, Theme
from model.rows.review import SourceRow

AROUND = 8  # rows at most that are shown before and after the lit one
_WORDS_AROUND = 700  # characters of them that fill the view: more take longer to set than a key may
_LEFT, _RIGHT = 20, 10  # beside the rows; on the left stands the sign of the lit ones


class SourceTable(QAbstractScrollArea):
    """A window of the rows, painted as far as it is in sight; `shown` moves with the review and can be leafed on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[SourceRow, ...] = ()
        self._setting: SourceSetting | None = None
        self._tops: list[tuple[int, float]] = []
        self._lit: range = range(0)
        self._framed: dict[int, int] = {}
        self._first, self._count = 0, 2 * AROUND + 1
        self._zoom = 100
        self._is_stale = self._is_following = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_rows(self, rows: Sequence[SourceRow]) -> None:
        """Show another file's rows."""
        self._rows = tuple(rows)
        self._lit, self._first, self._count = range(0), 0, 2 * AROUND + 1
        self._set_anew()

    def light(self, lit: range, framed: dict[int, int]) -> None:
        """Light up rows, frame a cell in each, and bring them into sight."""
        self._lit, self._framed = lit, framed
        if lit:
            before = self._enough(range(lit.start - 1, max(0, lit.start - AROUND) - 1, -1))
            self._first = lit.start - before
            self._count = before + len(lit) + self._enough(range(lit.stop, min(len(self._rows), lit.stop + AROUND)))
        self.setAccessibleDescription(rows_as_text(self._rows, lit))
        self._place(is_following=True)

    @property
    def shown(self) -> range:
        """Places of the rows that are set."""
        return range(self._first, min(len(self._rows), self._first + self._count))

    @property
    def can_leaf(self) -> tuple[bool, bool]:
        """Whether there are rows before and after those that are shown."""
        return self.shown.start > 0, self.shown.stop < len(self._rows)

    def leaf(self, step: int) -> None:
        """Show the rows before or after."""
        self._first = min(max(0, self._first + step * AROUND), max(0, len(self._rows) - AROUND))
        self._count = 2 * AROUND + 1
        self.verticalScrollBar().setValue(0)
        self._place()

    def set_zoom(self, percent: int) -> None:
        """Size of the letters."""
        self._zoom = percent
        self._set_anew(is_following=True)

    def look(self) -> None:
        """Set and paint by the theme."""
        self._set_anew()

    def copy_menu(self, at: QPointF) -> QMenu | None:
        """What can be copied at a point of the view; None where no row is."""
        number, top = next(((n, top) for n, top in reversed(self._tops) if top <= self._in_whole(at).y()), (-1, 0.0))
        if number < 0 or self._setting is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inside = self._in_whole(at) - QPointF(_LEFT, top)
        text = next((cell.text.text() for cell in self._setting.row(number).cells if cell.rect.contains(inside)), "")
        if text:
            said = text.replace("\u2028", "\n")
            menu.addAction(self.tr("Copy this cell"), lambda: QGuiApplication.clipboard().setText(said))
        line = rows_as_text(self._rows, range(number, number + 1))
        menu.addAction(self.tr("Copy this row"), lambda: QGuiApplication.clipboard().setText(line))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy what is pointed at."""
        menu = self.copy_menu(QPointF(event.pos()))
        if menu is not None:
            menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the lit rows; scroll; leave everything else to the review."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(rows_as_text(self._rows, self._lit))
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Set what nobody could see."""
        super().showEvent(event)
        if self._is_stale:
            self._set_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the lines in the new width."""
        super().resizeEvent(event)
        self._set_anew(is_following=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        painter = QPainter(self.viewport())
        corner = self._in_whole(QPointF())
        seen = QRectF(event.rect()).translated(corner)
        for (number, top), (_, bottom) in pairwise(self._tops):
            if bottom >= seen.top() and top <= seen.bottom() and self._setting is not None:
                painter.save()
                painter.translate(QPointF(_LEFT, top) - corner)
                paint_row(
                    painter, self._setting.row(number), self._theme, has_edges=self._rows[number].is_table,
                    is_lit=number in self._lit, framed=self._framed.get(number) if number in self._lit else None,
                )
                if number in self._lit and number == self._lit.start:
                    paint_sign(painter, self._theme, self._font(), _LEFT)
                painter.restore()

    def _in_whole(self, at: QPointF) -> QPointF:
        """A point of the view, in the whole."""
        return at + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _font(self) -> QFont:
        font = self._theme.font(NOTE)
        font.setPixelSize(round(font.pixelSize() * self._zoom / 100))
        return font

    def _set_anew(self, *, is_following: bool = False) -> None:
        """Set the rows for another file, width, size or look."""
        self._setting = None
        self._place(is_following=is_following)

    def _place(self, *, is_following: bool = False) -> None:
        """Place the shown rows below each other, the lit ones in sight where that is wanted."""
        self._is_following |= is_following
        self._is_stale = not self.isVisible()  # behind the pages, or before the review is shown
        if self._is_stale:
            return
        view = self.viewport().size()
        if self._setting is None:
            self._setting = SourceSetting(self._rows, width=max(1, view.width() - _LEFT - _RIGHT), font=self._font())
        self._tops = self._setting.tops(self.shown)
        width = max((self._setting.row(number).size.width() for number, _ in self._tops[:-1]), default=0)
        for bar, length, seen in (
            (self.verticalScrollBar(), self._tops[-1][1], view.height()),
            (self.horizontalScrollBar(), _LEFT + width + _RIGHT, view.width()),
        ):
            bar.setRange(0, max(0, round(length - seen)))
            bar.setPageStep(seen)
            bar.setSingleStep(self._theme.px(24))
        if self._is_following:
            self._is_following = False
            self._bring_into_sight(view.height())
        self.viewport().update()

    def _bring_into_sight(self, height: int) -> None:
        top = next((top for number, top in self._tops if number in self._lit), None)
        if top is not None:
            self.verticalScrollBar().setValue(round(top - height / 4))
            self.horizontalScrollBar().setValue(0)

    def _enough(self, places: range) -> int:
        """How many of these rows, the nearest first, fill the view."""
        words = 0
        for count, place in enumerate(places, start=1):
            words += 20 + sum(map(len, self._rows[place].cells))
            if words > _WORDS_AROUND * 100 / self._zoom:
                return count
        return len(places)
