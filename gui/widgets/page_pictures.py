"""Pictures of a document's pages, drawn when they are wanted and kept as long as there is room."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from gui.tasks import Job

logger = logging.getLogger(__name__)

Work = Callable[..., "Job"]

KEPT_BYTES = 160 << 20  # about 40 pages at 100 %


class Pages(Protocol):
    """An open document: its pages' widths and heights in points, and their pictures."""

    sizes: tuple[tuple[float, float], ...]

    def image(self, number: int, scale: float) -> QImage:
        """A page (from 0) with so many pixels a point."""

    def close(self) -> None:
        """Let the document go."""


class _Held:
    """A document that is shown, known beyond what shows it, so that it is closed when that is gone."""

    def __init__(self) -> None:
        self.pages: Pages | None = None

    def let_go(self) -> None:
        pages, self.pages = self.pages, None
        if pages is not None:
            pages.close()


class PagePictures(QObject):
    """Pages from 0; drawn by `work` (Operations.work) one at a time, so that the newest wish never waits long.

    Signals:
        drawn: a page was drawn, or cannot be.
    """

    drawn = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        held = self._held = _Held()
        self.destroyed.connect(lambda *_: held.let_go())
        self._kept: OrderedDict[int, tuple[float, QImage]] = OrderedDict()
        self._drawing: tuple[Pages, int, float] | None = None
        self._refused: set[tuple[int, float]] = set()  # could not be drawn: not tried again

    @property
    def pages(self) -> Pages | None:
        """The document that is shown."""
        return self._held.pages

    def let_go(self) -> None:
        """Close the document that is shown: what shows it goes."""
        self._held.let_go()

    def show_pages(self, pages: Pages | None) -> None:
        """Another document; the one before is its owner's to close."""
        self._held.pages = pages
        self._kept.clear()
        self._refused.clear()

    def get(self, number: int) -> tuple[float, QImage] | None:
        """The newest picture of a page with its scale, which may be another than the one wanted by now."""
        return self._kept.get(number)

    def want(self, numbers: Iterable[int], scale: float) -> None:
        """See that these pages are drawn, the first ones first; `drawn` asks for the next wish."""
        if self.pages is None:
            return
        missing = None
        for number in numbers:
            if number in self._kept:
                self._kept.move_to_end(number)
            is_there = number in self._kept and self._kept[number][0] == scale
            if missing is None and not is_there and (number, scale) not in self._refused:
                missing = number
        if missing is None or self._drawing is not None:
            return
        job = (self.pages, missing, scale)
        self._drawing = job
        self._work(
            self, _draw, *job, on_done=lambda image: self._on_drawn(job, image),
            on_error=lambda error: self._on_refused(job, error),
        )  # fmt: skip

    def _on_drawn(self, job: tuple[Pages, int, float], image: QImage) -> None:
        pages, number, scale = job
        self._drawing = None
        if pages is self.pages:
            self._kept[number] = (scale, image)
            self._kept.move_to_end(number)
            self._forget_oldest()
        self.drawn.emit()

    def _on_refused(self, job: tuple[Pages, int, float], error: Exception) -> None:
        logger.warning("page %d cannot be drawn", job[1] + 1, exc_info=error)
        self._drawing = None
        if job[0] is self.pages:
            self._refused.add(job[1:])
        self.drawn.emit()

    def _forget_oldest(self) -> None:
        size = sum(image.sizeInBytes() for _, image in self._kept.values())
        while size > KEPT_BYTES and len(self._kept) > 1:
            _, (_, image) = self._kept.popitem(last=False)
            size -= image.sizeInBytes()


def let_documents_go(window: QObject) -> None:
    """Close every document that is shown anywhere below a window; called when nothing is drawn any more."""
    for pictures in window.findChildren(PagePictures):
        pictures.let_go()


def _draw(pages: Pages, number: int, scale: float, **_watch: Any) -> QImage:
    return pages.image(number, scale)
