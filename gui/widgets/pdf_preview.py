"""A PDF to be looked at: one page under the other, drawn when it comes into view."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gui.theme import Theme, Token

if TYPE_CHECKING:
    from gui.tasks import Job
    from gui.widgets.pdf_pages import PdfPages

Work = Callable[..., "Job"]

ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
KEPT_BYTES = 160 << 20  # pictures of pages: about 40 at 100 %
GAP = 12
_INCH = 96 / 72  # logical pixels a point at 100 %
_LINE = 40  # one step of the wheel or an arrow


class PdfPreview(QAbstractScrollArea):
    """Shows PdfPages; pictures are made by `work` (Operations.work), one at a time, what is in view first.

    Signals:
        page_changed: the page in view (from 1) or the number of pages is another.
        zoom_changed: the zoom is another.
    """

    page_changed = Signal()
    zoom_changed = Signal()

    def __init__(self, work: Work, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._theme = work, theme
        self._pages: PdfPages | None = None
        self._pictures: OrderedDict[int, tuple[float, QImage]] = OrderedDict()
        self._drawing: tuple[PdfPages, int, float] | None = None
        self._unseen: set[tuple[int, float]] = set()  # pages that could not be drawn: not asked for again
        self._places: list[QRect] = []
        self._shown_page = 0
        self.zoom = 1.0
        self.fits_width = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # a width that fits stays
        self.verticalScrollBar().setSingleStep(_LINE)
        self.horizontalScrollBar().setSingleStep(_LINE)
        theme.changed.connect(self.viewport().update)

    @property
    def pages(self) -> PdfPages | None:
        """The document shown."""
        return self._pages

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._places)

    @property
    def page(self) -> int:
        """The page in view, from 1; 0 without a document."""
        return self._shown_page

    def show_pages(self, pages: PdfPages | None) -> None:
        """Show another document, at the page where the one before was left."""
        place = self._anchor()
        self._pages = pages
        self._pictures.clear()
        self._unseen.clear()
        self._lay_out(place)

    def go_to(self, page: int) -> None:
        """Bring a page (from 1) to the top."""
        if 1 <= page <= self.count:
            self.verticalScrollBar().setValue(self._places[page - 1].top() - GAP)

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(next((step for step in ZOOMS if step > self.zoom + 0.005), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(next((step for step in reversed(ZOOMS) if step < self.zoom - 0.005), ZOOMS[0]))

    def set_zoom(self, zoom: float) -> None:
        """Show pages so large; 1 is the size of the paper."""
        self.fits_width = False
        self._zoom_to(zoom)

    def fit_width(self) -> None:
        """Let the widest page fill the width, also when that changes."""
        self.fits_width = True
        self._zoom_to(self._fitting())

    def picture(self, page: int) -> QImage | None:
        """What was drawn of a page (from 1) at the zoom in force; None while it is not."""
        scale, image = self._pictures.get(page - 1, (0.0, QImage()))
        return image if scale == self._scale() else None

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last page, Space on by a screen."""
        bar = self.verticalScrollBar()
        back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        goal = {
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_Space: bar.value() + (-bar.pageStep() if back else bar.pageStep()),
        }.get(Qt.Key(event.key()))
        if goal is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(goal)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl: larger and smaller."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif event.angleDelta().y() > 0:
            self.zoom_in()
        elif event.angleDelta().y() < 0:
            self.zoom_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the width filled and the place in view."""
        super().resizeEvent(event)
        self._zoom_to(self._fitting() if self.fits_width else self.zoom)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was not drawn while nobody looked."""
        super().showEvent(event)
        self._draw_next()

    def event(self, event: QEvent) -> bool:
        """Draw anew for a screen of another ratio."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._lay_out(self._anchor())
        return super().event(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Other pages come into view."""
        self.viewport().scroll(dx, dy)
        self._look_where()
        self._draw_next()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper, white in every look, and what is drawn of it so far."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour(Token.GROUND))
        painter.setPen(QPen(self._theme.colour(Token.LINE), 1))
        for number in self._in_view():
            place = self._on_screen(number)
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
            painter.fillRect(place, Qt.GlobalColor.white)
            self._paint_page(painter, number, place)

    def _paint_page(self, painter: QPainter, number: int, place: QRect) -> None:
        scale, image = self._pictures.get(number, (0.0, QImage()))
        if image.isNull():
            return
        if scale == self._scale():
            painter.drawImage(QPointF(place.topLeft()), image)  # dot for dot: nothing is blurred
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, image)  # until it is drawn at this size

    # Where pages lie

    def _scale(self) -> float:
        """Device pixels a point."""
        return self.zoom * _INCH * self.devicePixelRatioF()

    def _fitting(self) -> float:
        widest = max((width for width, _ in self._pages.sizes), default=0) if self._pages else 0
        room = self.viewport().width() - 2 * GAP
        return min(max(room / (widest * _INCH), 0.1), ZOOMS[-1]) if widest and room > 0 else self.zoom

    def _zoom_to(self, zoom: float) -> None:
        place = self._anchor()
        changed = zoom != self.zoom
        self.zoom = zoom
        self._lay_out(place)
        if changed:
            self._unseen.clear()
            self.zoom_changed.emit()

    def _lay_out(self, place: tuple[int, float]) -> None:
        if self.fits_width:
            fitting = self._fitting()
            if fitting != self.zoom:
                self.zoom = fitting
                self.zoom_changed.emit()
        sizes = self._sizes()
        widest = max((size.width() for size in sizes), default=0)
        across = max(self.viewport().width(), widest + 2 * GAP)
        self._places, top = [], GAP
        for size in sizes:
            self._places.append(QRect((across - size.width()) // 2, top, size.width(), size.height()))
            top += size.height() + GAP
        self._set_bars(across, top)
        self._return_to(place)
        self._look_where(is_new=True)
        self.viewport().update()
        self._draw_next()

    def _sizes(self) -> list[QSize]:
        if self._pages is None:
            return []
        from gui.widgets.pdf_pages import (
            pixel_size,  # with PDFium, which is loaded when there is a page to show
        )

        ratio = self.devicePixelRatioF()
        return [pixel_size(size, self._scale()) / ratio for size in self._pages.sizes]

    def _set_bars(self, across: int, down: int) -> None:
        view = self.viewport().size()
        self.horizontalScrollBar().setRange(0, max(0, across - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())
        self.verticalScrollBar().setRange(0, max(0, down - view.height()))
        self.verticalScrollBar().setPageStep(view.height() - _LINE)

    def _anchor(self) -> tuple[int, float]:
        """The page at the top and how much of it is above."""
        top = self.verticalScrollBar().value()
        if not self._places:
            return 0, 0.0
        number = max(0, bisect_right(self._places, top, key=QRect.top) - 1)
        place = self._places[number]
        return number, (top - place.top()) / max(place.height(), 1)

    def _return_to(self, place: tuple[int, float]) -> None:
        number, above = place
        if number < len(self._places):
            page = self._places[number]
            self.verticalScrollBar().setValue(round(page.top() + above * page.height()) if number or above > 0 else 0)

    def _in_view(self) -> range:
        """The pages of which something can be seen."""
        if not self._places:
            return range(0)
        top = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._places, top, key=QRect.top) - 1)
        if self._places[first].bottom() < top:
            first += 1
        last = bisect_right(self._places, top + self.viewport().height(), key=QRect.top)
        return range(first, max(first, last))

    def _on_screen(self, number: int) -> QRect:
        return self._places[number].translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _look_where(self, *, is_new: bool = False) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = max(1, bisect_right(self._places, middle, key=QRect.top)) if self._places else 0
        if page != self._shown_page or is_new:
            self._shown_page = page
            self.page_changed.emit()

    # Drawing

    def _draw_next(self) -> None:
        """Have the next page drawn that is in view, then its neighbours; one at a time."""
        if self._pages is None or self._drawing is not None or not self.isVisible():
            return
        number = self._missing()
        if number is None:
            return
        job = (self._pages, number, self._scale())
        self._drawing = job
        self._work(
            self, _draw, *job, on_done=lambda image: self._on_drawn(job, image), on_error=lambda _e: self._on_drawn(job, None)
        )

    def _missing(self) -> int | None:
        seen = self._in_view()
        near = [*seen, *(number for number in (seen.stop, seen.start - 1) if 0 <= number < self.count)]
        scale = self._scale()
        for number in near:
            if number in self._pictures:
                self._pictures.move_to_end(number)
        return next((number for number in near if self._pictures.get(number, (0.0, None))[0] != scale
                     and (number, scale) not in self._unseen), None)  # fmt: skip

    def _on_drawn(self, job: tuple[PdfPages, int, float], image: QImage | None) -> None:
        pages, number, scale = job
        self._drawing = None
        if pages is self._pages:
            if image is None or image.isNull():
                self._unseen.add((number, scale))
            else:
                image.setDevicePixelRatio(self.devicePixelRatioF())
                self._pictures[number] = (scale, image)
                self._pictures.move_to_end(number)
                self._forget_far_ones()
            self.viewport().update()
        self._draw_next()

    def _forget_far_ones(self) -> None:
        size = sum(image.sizeInBytes() for _, image in self._pictures.values())
        while size > KEPT_BYTES and len(self._pictures) > 1:
            _, (_, image) = self._pictures.popitem(last=False)
            size -= image.sizeInBytes()


def _draw(pages: PdfPages, number: int, scale: float, **_watch: Any) -> QImage:
    return pages.image(number, scale)
