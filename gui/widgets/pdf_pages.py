"""The pages of a PDF as pictures, for looking at and for printing. Called from worker threads."""

from __future__ import annotations

import sys
from collections.abc import Callable
from math import ceil

import pypdfium2
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from model.errors import Cancelled, StorageError
from model.pdfium import PDFIUM

POINTS_PER_INCH = 72
PRINT_DPI = 300
_KEEP = Qt.AspectRatioMode.KeepAspectRatio


class PdfPages:
    """An open PDF; `sizes` are its pages' widths and heights in points."""

    def __init__(self, data: bytes) -> None:
        with PDFIUM:
            self._document = pypdfium2.PdfDocument(data)
            self.sizes = tuple(self._document.get_page_size(number) for number in range(len(self._document)))

    def image(self, number: int, scale: float) -> QImage:
        """A page (from 0) with so many pixels a point; a null picture once the document is closed."""
        with PDFIUM:
            if self._document is None:
                return QImage()
            page = self._document[number]
            bitmap = page.render(scale=scale, prefer_bgrx=True)
            data = bytes(bitmap.buffer)
            width, height, stride = bitmap.width, bitmap.height, bitmap.stride
            bitmap.close()
            page.close()
        return QImage(data, width, height, stride, QImage.Format.Format_RGB32).copy()  # copied: `data` goes

    def close(self) -> None:
        """Let the document go; may wait for a page that is being drawn."""
        with PDFIUM:
            if self._document is not None:
                self._document.close()
                self._document = None

    def __del__(self) -> None:
        """What nobody looks at any more is closed as everything else is: while nobody else is in PDFium."""
        if not sys.is_finalizing() and getattr(self, "_document", None) is not None:
            self.close()


def pixel_size(points: tuple[float, float], scale: float) -> QSize:
    """How large the picture of a page is."""
    return QSize(ceil(points[0] * scale), ceil(points[1] * scale))


def pages_to_print(printer: QPrinter, count: int, current: int) -> list[int]:
    """The pages (from 0) that were asked for in the print dialog."""
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        return [current]
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        return list(range(printer.fromPage() - 1, min(printer.toPage() or count, count)))
    return list(range(count))


def print_pages(
    pages: PdfPages,
    printer: QPrinter,
    numbers: list[int],
    *,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> int:
    """Print pages as they are, each lying as it does in the document; how many were printed.

    Raises Cancelled, StorageError print-failed.
    """
    printer.setFullPage(True)  # the pages have their own margins
    painter = QPainter()
    for done, number in enumerate(numbers):
        if cancelled():
            _give_up(painter, printer)
            raise Cancelled
        width, height = pages.sizes[number]
        lying = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(lying)
        if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
            _give_up(painter, printer)
            raise StorageError("print-failed", printer=printer.printerName() or printer.outputFileName())
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # letters would blur as JPEG
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        image = pages.image(number, PRINT_DPI / POINTS_PER_INCH)
        painter.drawImage(_on_paper(printer, image.size()), image)
        progress(done + 1, len(numbers))
    painter.end()
    return len(numbers)


def _on_paper(printer: QPrinter, size: QSize) -> QRect:
    """The picture's place on the whole sheet: as large as fits, in the middle."""
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    place = QRect(paper.topLeft(), size.scaled(paper.size(), _KEEP))
    place.moveCenter(paper.center())
    return place


def _give_up(painter: QPainter, printer: QPrinter) -> None:
    if painter.isActive():
        printer.abort()
        painter.end()
