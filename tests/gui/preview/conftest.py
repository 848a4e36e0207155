"""Opened PDFs and a preview on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.operations import Runners
from gui.page import Frame
from gui.widgets.pdf_pages import PdfPages
from gui.widgets.pdf_preview import PdfPreview
from tests.gui.preview.scene import SIX, a_pdf


@pytest.fixture
def open_pages() -> Iterator[Callable[..., PdfPages]]:
    opened: list[PdfPages] = []

    def made(*sizes: tuple[int, int]) -> PdfPages:
        opened.append(PdfPages(a_pdf(*(sizes or SIX))))
        return opened[-1]

    yield made
    for pages in opened:
        pages.close()


@pytest.fixture
def make_preview(qtbot: QtBot, make_frame: Callable[..., Frame]) -> Callable[..., PdfPreview]:
    def made(runners: Runners | None = None) -> PdfPreview:
        frame = make_frame(runners=runners)
        preview = PdfPreview(frame.operations.work, frame.theme)
        preview.kept_alive = frame  # type: ignore[attr-defined]
        qtbot.addWidget(preview)
        preview.resize(900, 600)
        preview.show()
        return preview

    return made


@pytest.fixture
def preview(make_preview: Callable[..., PdfPreview], open_pages: Callable[..., PdfPages]) -> PdfPreview:
    made = make_preview()
    made.show_pages(open_pages())
    return made
