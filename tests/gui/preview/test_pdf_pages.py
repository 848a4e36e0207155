"""The pages of a PDF as pictures, and printed as they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.operations import Runners
from gui.page import Frame
from gui.theme import Theme
from gui.widgets.page_pictures import PagePictures, let_documents_go
from gui.widgets.pdf_pages import PdfPages, pages_to_print, pixel_size, print_pages
from gui.widgets.pdf_preview import PdfPreview
from model.errors import Cancelled, StorageError
from tests.gui.preview.scene import LYING, UPRIGHT, a_pdf
from tests.gui.review.scene import work_at_once


def test_a_document_knows_the_size_of_its_pages(open_pages: Callable[..., PdfPages]) -> None:
    assert open_pages(UPRIGHT, LYING).sizes == (UPRIGHT, LYING)


def test_a_picture_has_the_pixels_that_were_promised(open_pages: Callable[..., PdfPages]) -> None:
    pages = open_pages(UPRIGHT)
    for scale in (0.31, 1.0, 1.3333, 2.5):
        assert pages.image(0, scale).size() == pixel_size(UPRIGHT, scale)


def test_a_picture_shows_the_page(open_pages: Callable[..., PdfPages]) -> None:
    image = open_pages(UPRIGHT).image(0, 1.0)
    assert image.pixelColor(297, 421) == Qt.GlobalColor.black
    assert image.pixelColor(5, 5) == Qt.GlobalColor.white


def test_a_closed_document_gives_no_picture_and_closes_once(open_pages: Callable[..., PdfPages]) -> None:
    pages = open_pages(UPRIGHT)
    pages.close()
    pages.close()
    assert pages.image(0, 1.0).isNull()


# Printing


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


def never() -> bool:
    return False


def printed_sizes(printer: QPrinter) -> list[tuple[int, int]]:
    document = pypdfium2.PdfDocument(Path(printer.outputFileName()).read_bytes())
    try:
        return [tuple(map(round, document.get_page_size(number))) for number in range(len(document))]  # type: ignore[misc]
    finally:
        document.close()


def test_every_page_is_printed_lying_as_it_does(open_pages: Callable[..., PdfPages], printer: QPrinter) -> None:
    told: list[tuple[int, int]] = []
    count = print_pages(
        open_pages(UPRIGHT, LYING, UPRIGHT), printer, [0, 1, 2], progress=lambda *done: told.append(done), cancelled=never
    )
    assert count == 3
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert printed_sizes(printer) == [UPRIGHT, LYING, UPRIGHT]


def test_what_is_printed_is_the_page_at_its_own_size(open_pages: Callable[..., PdfPages], printer: QPrinter) -> None:
    print_pages(open_pages(UPRIGHT), printer, [0], progress=lambda *_: None, cancelled=never)
    printed = PdfPages(Path(printer.outputFileName()).read_bytes())
    image = printed.image(0, 1.0)
    printed.close()
    dark = [x for x in range(image.width()) if image.pixelColor(x, 421).lightness() < 128]
    assert abs(dark[0] - 247) <= 2
    assert abs(dark[-1] - 347) <= 2


def test_what_is_printed_has_300_dots_an_inch(open_pages: Callable[..., PdfPages], printer: QPrinter) -> None:
    print_pages(open_pages(UPRIGHT), printer, [0], progress=lambda *_: None, cancelled=never)
    document = pypdfium2.PdfDocument(Path(printer.outputFileName()).read_bytes())
    images = [found for found in document[0].get_objects(max_depth=5) if isinstance(found, pypdfium2.PdfImage)]
    widths = [found.get_px_size()[0] for found in images]
    document.close()
    assert widths == [2480]


def test_stopping_prints_nothing_more(open_pages: Callable[..., PdfPages], printer: QPrinter) -> None:
    told: list[int] = []
    with pytest.raises(Cancelled):
        print_pages(
            open_pages(), printer, [0, 1, 2], progress=lambda done, _: told.append(done), cancelled=lambda: len(told) == 1
        )
    assert told == [1]


def test_stopping_before_the_first_page_starts_no_job(open_pages: Callable[..., PdfPages], printer: QPrinter) -> None:
    with pytest.raises(Cancelled):
        print_pages(open_pages(), printer, [0], progress=lambda *_: None, cancelled=lambda: True)
    assert not Path(printer.outputFileName()).exists()


@pytest.mark.qt_log_ignore("QPainter|QPrinter|PdfEngine")
def test_a_printer_that_takes_nothing_is_said(open_pages: Callable[..., PdfPages], printer: QPrinter, tmp_path: Path) -> None:
    printer.setOutputFileName(str(tmp_path / "absent" / "printed.pdf"))
    with pytest.raises(StorageError) as raised:
        print_pages(open_pages(), printer, [0], progress=lambda *_: None, cancelled=never)
    assert raised.value.code == "print-failed"


@pytest.mark.parametrize(
    ("kind", "pages", "wanted"),
    [
        (QPrinter.PrintRange.AllPages, (0, 0), [0, 1, 2, 3, 4, 5]),
        (QPrinter.PrintRange.CurrentPage, (0, 0), [3]),
        (QPrinter.PrintRange.PageRange, (2, 4), [1, 2, 3]),
        (QPrinter.PrintRange.PageRange, (5, 9), [4, 5]),
    ],
)
def test_the_pages_asked_for_are_printed(
    printer: QPrinter, kind: QPrinter.PrintRange, pages: tuple[int, int], wanted: list[int]
) -> None:
    printer.setFromTo(*pages)
    printer.setPrintRange(kind)
    assert pages_to_print(printer, 6, 3) == wanted


def test_drawing_runs_beside_the_window(
    qtbot: QtBot, make_frame: Callable[..., Frame], open_pages: Callable[..., PdfPages], theme: Theme
) -> None:
    runners = Runners.threads(theme)
    frame = make_frame(runners=runners)
    preview = PdfPreview(frame.operations.work, frame.theme)
    qtbot.addWidget(preview)
    preview.resize(900, 600)
    preview.show()
    preview.show_pages(open_pages())
    assert preview.picture(1) is None
    qtbot.waitUntil(lambda: preview.picture(1) is not None and preview.picture(2) is not None)
    runners.wait()


def test_what_nobody_looks_at_any_more_is_closed() -> None:
    pages = PdfPages(a_pdf(UPRIGHT))
    document = pages._document
    assert document.raw
    del pages
    assert not document.raw


def test_a_document_is_closed_with_what_shows_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    gone, kept = PagePictures(work_at_once, window), PagePictures(work_at_once, window)
    shown = [PdfPages(a_pdf(UPRIGHT)) for _ in range(2)]
    for pictures, pages in zip((gone, kept), shown, strict=True):
        pictures.show_pages(pages)
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
    assert [pages.image(0, 0.1).isNull() for pages in shown] == [True, False]
    let_documents_go(window)
    assert shown[1].image(0, 0.1).isNull()
    assert kept.pages is None
