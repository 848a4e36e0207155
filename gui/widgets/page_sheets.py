"""Pages one under the other on paper: where they lie, which are in view, painted as far as they are drawn."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gui.theme import Theme, Token
from gui.widgets.page_column import GAP, PageColumn
from gui.widgets.page_pictures import PagePictures, Pages, Work

SMALLEST, LARGEST = 0.1, 3.0  # zooms that filling a width may come to
_INCH = 96 / 72  # logical pixels a point at 100 %
LINE = 40  # one step of the wheel or an arrow


class PageSheets(QAbstractScrollArea):
    """Shows the pages of a document; pictures are made by `work` (Operations.work), what is in view first.

    Signals:
        page_changed: the page in view (from 1) or the number of pages is another.
        zoom_changed: the zoom is another.
    """

    page_changed = Signal()
    zoom_changed = Signal()

    def __init__(self, work: Work, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = PageColumn()
        self._pictures = PagePictures(work, self)
        self.page = 0  # in view, from 1; 0 without a document
        self.zoom = 1.0
        self.fits_width = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # a width that fits stays
        self.verticalScrollBar().setSingleStep(LINE)
        self.horizontalScrollBar().setSingleStep(LINE)
        self._pictures.drawn.connect(self._on_drawn)
        theme.changed.connect(self.viewport().update)

    @property
    def pages(self) -> Pages | None:
        """The document shown."""
        return self._pictures.pages

    @property
    def tops(self) -> list[int]:
        """Where each page begins."""
        return [place.top() for place in self._column.places]

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._column.places)

    def show_pages(self, pages: Pages | None) -> None:
        """Show another document, at the place where the one before was left."""
        self._pictures.show_pages(pages)
        self.lay_out()

    def picture(self, page: int) -> QImage | None:
        """What was drawn of a page (from 1) at the zoom in force; None while it is not."""
        found = self._pictures.get(page - 1)
        return found[1] if found is not None and found[0] == self._scale() else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the width filled and the place in view."""
        super().resizeEvent(event)
        self.lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was not drawn while nobody looked."""
        super().showEvent(event)
        self._draw()

    def event(self, event: QEvent) -> bool:
        """Draw anew for a screen of another ratio."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.lay_out()
        return super().event(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Other pages come into view."""
        self.viewport().scroll(dx, dy)
        self._look_where()
        self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper, white in every look, and what is drawn of it so far."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour(Token.GROUND))
        painter.setPen(QPen(self._theme.colour(Token.LINE), 1))
        for number in self._in_view():
            place = self._column.places[number].translated(
                -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
            )
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
            painter.fillRect(place, Qt.GlobalColor.white)
            self._paint_page(painter, number, place)

    def _paint_page(self, painter: QPainter, number: int, place: QRect) -> None:
        scale, image = self._pictures.get(number) or (0.0, None)
        if image is None or image.isNull():
            return
        if scale == self._scale():
            image.setDevicePixelRatio(self.devicePixelRatioF())
            painter.drawImage(QPointF(place.topLeft()), image)  # dot for dot: nothing is blurred
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, image)  # until it is drawn at this size

    def _scale(self) -> float:
        """Device pixels a point."""
        return self.zoom * _INCH * self.devicePixelRatioF()

    def _in_view(self) -> range:
        return self._column.in_view(self.verticalScrollBar().value(), self.viewport().height())

    def lay_out(self) -> None:
        """Give every page its place at the zoom in force; what is in view stays so."""
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        anchor = self._column.anchor(bar.value())
        middle = (across.value() + self.viewport().width() / 2) / self._column.width
        if self.fits_width:
            self._fit()
        self._column = PageColumn(self._sizes(), self.viewport().width())
        view = self.viewport().size()
        across.setRange(0, max(0, self._column.width - view.width()))
        across.setPageStep(view.width())
        across.setValue(round(middle * self._column.width - view.width() / 2))
        bar.setRange(0, max(0, self._column.height - view.height()))
        bar.setPageStep(max(view.height() - LINE, 1))
        bar.setValue(self._column.top_of(anchor))
        self._look_where(is_new=True)
        self.viewport().update()
        self._draw()

    def _fit(self) -> None:
        widest = max((width for width, _ in self.pages.sizes), default=0) if self.pages else 0
        room = self.viewport().width() - 2 * GAP - 2  # sizes are rounded up
        zoom = min(max(room / (widest * _INCH), SMALLEST), LARGEST) if widest else self.zoom
        if zoom != self.zoom:
            self.zoom = zoom
            self.zoom_changed.emit()

    def _sizes(self) -> list[QSize]:
        if self.pages is None:
            return []
        from gui.widgets.pdf_pages import (  # with PDFium, when there is a page
            pixel_size,
        )

        ratio, scale = self.devicePixelRatioF(), self._scale()
        return [pixel_size(size, scale) / ratio for size in self.pages.sizes]

    def _look_where(self, *, is_new: bool = False) -> None:
        third = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = self._column.page_at(third) + 1 if self.count else 0
        if page != self.page or is_new:
            self.page = page
            self.page_changed.emit()

    def _draw(self) -> None:
        """Have drawn what is in view, then the pages next to it."""
        if self.isVisible():
            seen = self._in_view()
            beside = (number for number in (seen.stop, seen.start - 1) if 0 <= number < self.count)
            self._pictures.want([*seen, *beside], self._scale())

    def _on_drawn(self) -> None:
        self.viewport().update()
        self._draw()
