"""The source as pictures of its pages: one page at a time, the measure's rows lit, the doubted cell framed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from gui.review.source_marks import boxes_on_pages
from gui.theme import Theme, Token
from gui.widgets.page_pictures import PagePictures, Pages, Work
from model.rows.draft import Box
from model.rows.review import SourceRow

_NOTCH = 120  # eighths of a degree that a wheel's notch turns
_EDGE = 8  # pixels around the page
_TINT = 56  # of 255: the lit rows stay readable


class SourcePages(QAbstractScrollArea):
    """The pages of one file; as wide as the view at 100 %.

    Signals:
        page_changed: another page is shown.
    """

    page_changed = Signal()

    def __init__(self, theme: Theme, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = PagePictures(work, self)
        self._pictures.drawn.connect(self._on_drawn)
        self._rows: tuple[SourceRow, ...] = ()
        self._page = 1
        self._zoom = 100
        self._turned = 0  # of the wheel, beyond the page's end
        self._lit: dict[int, list[Box]] = {}
        self._framed: dict[int, list[Box]] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_rows(self, rows: Sequence[SourceRow]) -> None:
        """The file's rows, which say where on its pages everything stands."""
        self._rows = tuple(rows)

    def set_pages(self, pages: Pages | None) -> None:
        """Show another file's pages."""
        self._pictures.show_pages(pages)
        self._page = 1
        self._reach()

    @property
    def page(self) -> int:
        """The page that is shown, from 1."""
        return self._page

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pictures.pages.sizes) if self._pictures.pages is not None else 0

    @property
    def can_leaf(self) -> tuple[bool, bool]:
        """Whether there is a page before and after."""
        return self._page > 1, self._page < self.count

    def light(self, lit: range, framed: dict[int, int]) -> None:
        """Light up rows and frame a cell in each; the page of the first is shown, the rows in sight."""
        self._lit, self._framed = boxes_on_pages(self._rows, lit, framed)
        first = self._rows[lit.start].place.page if lit else None
        if first is not None:
            self._page = min(max(1, first), max(1, self.count))
        self._reach()
        self._bring_into_sight()

    def leaf(self, step: int) -> None:
        """Show the page before or after."""
        self._page = min(max(1, self._page + step), max(1, self.count))
        self.verticalScrollBar().setValue(0)
        self._reach()
        self.page_changed.emit()

    def set_zoom(self, percent: int) -> None:
        """Width of the page, in percent of the view's."""
        self._zoom = percent
        self._reach()
        self._bring_into_sight()

    def look(self) -> None:
        """Draw in the theme's colours."""
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page as far as there is a picture of it, and what is lit on it."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self._place()
        found = self._pictures.get(self._page - 1)
        if found is not None:
            painter.drawImage(place, found[1])
        else:
            painter.fillRect(place, QColor(self._theme.colours[Token.CHIP]))
        painter.setPen(QColor(self._theme.colours[Token.LINE]))
        painter.drawRect(place)  # a white page on a white ground
        accent = QColor(self._theme.colours[Token.ACCENT])
        tint = QColor(accent)
        tint.setAlpha(_TINT)
        for box in self._lit.get(self._page, ()):
            rect = _on(place, box)
            painter.fillRect(rect, tint)
            painter.fillRect(QRectF(rect.left() - 4, rect.top(), 4, rect.height()), accent)
        painter.setPen(QPen(QColor(self._theme.colours[Token.AMBER]), 2.5))
        for box in self._framed.get(self._page, ()):
            painter.drawRect(_on(place, box))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page as wide as the view."""
        super().resizeEvent(event)
        self._reach()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """At the end of a page the wheel goes on to the next one."""
        bar, down = self.verticalScrollBar(), event.angleDelta().y() < 0
        if bar.value() == (bar.maximum() if down else 0) and self.can_leaf[down]:
            self._turned = event.angleDelta().y() + (self._turned if (self._turned < 0) is down else 0)
            if abs(self._turned) >= _NOTCH:  # a touch pad turns in small steps
                self._turned = 0
                self.leaf(1 if down else -1)
                bar.setValue(0 if down else bar.maximum())
            event.accept()
        else:
            self._turned = 0
            super().wheelEvent(event)

    @property
    def _paper(self) -> tuple[float, float] | None:
        """Width and height of the page shown, in points; None without pages."""
        pages = self._pictures.pages
        return pages.sizes[self._page - 1] if pages is not None and pages.sizes else None

    def _size(self) -> QSize:
        """The page's size in logical pixels."""
        paper = self._paper
        if paper is None:
            return QSize()
        width, height = paper
        wide = max(50.0, (self.viewport().width() - 2 * _EDGE) * self._zoom / 100)
        return QSize(round(wide), round(wide * height / max(width, 1)))

    def _place(self) -> QRectF:
        """Where the page lies in the viewport."""
        size = self._size()
        left = max(_EDGE, (self.viewport().width() - size.width()) // 2) - self.horizontalScrollBar().value()
        return QRectF(left, _EDGE - self.verticalScrollBar().value(), size.width(), size.height())

    def _reach(self) -> None:
        """Set the scroll bars to the page's size and have it drawn that large."""
        size, view = self._size(), self.viewport().size()
        for bar, whole, seen in (
            (self.verticalScrollBar(), size.height(), view.height()),
            (self.horizontalScrollBar(), size.width(), view.width()),
        ):
            bar.setRange(0, max(0, whole + 2 * _EDGE - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(40)
        self._want()
        self.viewport().update()

    def _want(self) -> None:
        paper = self._paper
        if paper is not None:
            scale = self._size().width() * self.devicePixelRatioF() / max(paper[0], 1)
            self._pictures.want([self._page - 1], round(scale, 3))

    def _on_drawn(self) -> None:
        self._want()
        self.viewport().update()

    def _bring_into_sight(self) -> None:
        boxes = self._lit.get(self._page)
        if boxes:
            top = min(box[1] for box in boxes) * self._size().height()
            self.verticalScrollBar().setValue(round(top - self.viewport().height() / 4))
            left = min(box[0] for box in boxes) * self._size().width()
            self.horizontalScrollBar().setValue(round(left - 2 * _EDGE))


def _on(place: QRectF, box: Box) -> QRectF:
    left, top, right, bottom = box
    return QRectF(
        place.left() + left * place.width(), place.top() + top * place.height(),
        (right - left) * place.width(), (bottom - top) * place.height(),
    )  # fmt: skip
