"""The source beside the review as pictures of its pages."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from gui.review.source_marks import boxes_on_pages
from gui.review.source_view import SourceView, opened_pages
from gui.theme import Theme
from gui.widgets.picture_pages import PicturePages
from model.errors import PlanReadError
from model.rows.draft import Doubt, DoubtCode, Field, Place
from model.rows.review import SourceRow
from tests.builders import a_measure
from tests.gui.review.scene import work_at_once

LOW = (0.1, 0.8, 0.9, 0.85)
CELL = (0.1, 0.8, 0.3, 0.85)
PAGED = (
    SourceRow(("第一页",), Place(1, 1, box=(0.1, 0.1, 0.9, 0.2)), boxes=((0.1, 0.1, 0.9, 0.2),)),
    SourceRow(("1", "完成整治。"), Place(2, 2, box=CELL), is_table=True, boxes=(CELL, (0.3, 0.8, 0.9, 0.85))),
    SourceRow(("2", "落实管控。"), Place(2, 3, box=(0.1, 0.9, 0.9, 0.95)), is_table=True),
)


@pytest.fixture
def source(qtbot: QtBot, theme: Theme) -> SourceView:
    view = SourceView(theme, work_at_once)
    qtbot.addWidget(view)
    view.resize(400, 300)
    return view


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    file = tmp_path / "计划.pdf"
    canvas = Canvas(str(file), pagesize=(400, 600))
    for page in (1, 2):
        canvas.drawString(40, 500, f"page {page}")
        canvas.showPage()
    canvas.save()
    return file


@pytest.fixture
def paged(source: SourceView, pdf: Path) -> SourceView:
    source.set_source(PAGED)
    source.set_pages(opened_pages(pdf))
    source.show()
    return source


def test_a_file_with_pages_shows_the_page_of_the_measure_with_its_row_lit(paged: SourceView) -> None:
    doubt = Doubt(DoubtCode.NUMBER_MISSING, Field.TASK_NO, Place(2, 2))
    paged.show_measure(a_measure("完成整治。", doubts=(doubt,), place=Place(2, 2)))
    assert paged.is_paged
    assert paged.pages.page == 2
    assert "2" in paged.place.text()


def test_the_lit_row_is_brought_into_sight_on_its_page(paged: SourceView) -> None:
    paged.show_measure(a_measure(place=Place(2, 3)))
    assert paged.pages.verticalScrollBar().value() > 0


def test_pages_are_leafed_through_to_the_first_and_the_last(paged: SourceView) -> None:
    assert (paged.back.isEnabled(), paged.on.isEnabled()) == (False, True)
    paged.on.click()
    assert (paged.pages.page, paged.back.isEnabled(), paged.on.isEnabled()) == (2, True, False)


def test_the_rows_can_be_shown_instead_of_the_page(paged: SourceView) -> None:
    assert not paged.as_rows.isHidden()
    paged.as_rows.click()
    assert not paged.is_paged
    paged.as_rows.click()
    assert paged.is_paged


def test_enlarging_a_page_gives_it_room_to_scroll(paged: SourceView) -> None:
    assert paged.pages.horizontalScrollBar().maximum() == 0
    for _ in range(3):
        paged.larger.click()
    assert paged.pages.horizontalScrollBar().maximum() > 0


def test_the_page_is_drawn_with_its_lit_row_tinted(qtbot: QtBot, paged: SourceView) -> None:
    paged.show_measure(a_measure(place=Place(2, 2)))
    picture = paged.pages.viewport().grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
    paged.show_measure(a_measure(place=Place(1, 1)))
    assert len(colours) > 1
    assert paged.pages.page == 1


def test_a_merged_cell_does_not_light_the_rows_it_reaches_over() -> None:
    """The task's cell is as high as both of its measures' rows."""
    number, first, second = (0.1, 0.2, 0.2, 0.6), (0.2, 0.2, 0.9, 0.4), (0.2, 0.4, 0.9, 0.6)
    rows = (
        SourceRow(("1", "完成整治。"), Place(1, 1, box=number), is_table=True, boxes=(number, first)),
        SourceRow(("", "落实管控。"), Place(1, 2, box=second), is_table=True, boxes=(None, second)),
    )
    assert boxes_on_pages(rows, range(1), {})[0] == {1: [(0.1, 0.2, 0.9, 0.4)]}
    assert boxes_on_pages(rows, range(1, 2), {})[0] == {1: [second]}


def test_lit_rows_and_framed_cells_have_their_parts_of_the_page() -> None:
    assert boxes_on_pages(PAGED, range(1, 2), {1: 0}) == ({2: [LOW]}, {2: [CELL]})
    assert boxes_on_pages(PAGED, range(0), {}) == ({}, {})


def test_small_turns_of_a_touch_pad_leaf_only_when_they_make_a_notch(paged: SourceView) -> None:
    bar = paged.pages.verticalScrollBar()
    bar.setValue(bar.maximum())
    pages = []
    for turn in (-50, -50, 30, -50, -50, -50):
        event = QWheelEvent(
            QPointF(10, 10), QPointF(10, 10), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        bar.setValue(bar.maximum())
        paged.pages.wheelEvent(event)
        pages.append(paged.pages.page)
    assert pages == [1, 1, 1, 1, 1, 2]
    assert "2" in paged.place.text()


def test_the_wheel_goes_on_to_the_next_page_at_the_end_of_one(paged: SourceView) -> None:
    paged.pages.verticalScrollBar().setValue(paged.pages.verticalScrollBar().maximum())
    for down, page in ((-120, 2), (120, 1)):
        event = QWheelEvent(
            QPointF(10, 10), QPointF(10, 10), QPoint(), QPoint(0, down), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        paged.pages.wheelEvent(event)
        assert paged.pages.page == page


def test_without_pages_the_rows_are_shown(paged: SourceView) -> None:
    paged.without_pages(OSError("gone"))
    assert not paged.is_paged
    assert paged.as_rows.isHidden()


def a_picture(kind: str, *, turned: bool = False, pages: int = 1) -> bytes:
    out = io.BytesIO()
    picture = Image.new("RGB", (300, 150), "white")
    exif = Image.Exif()
    if turned:
        exif[0x0112] = 6
    more: dict[str, Any] = {"save_all": True, "append_images": [picture] * (pages - 1)} if pages > 1 else {}
    picture.save(out, kind, exif=exif, **more)
    return out.getvalue()


def test_a_photograph_stands_upright() -> None:
    pages = PicturePages(a_picture("JPEG", turned=True))
    ((width, height),) = pages.sizes
    assert width < height
    image = pages.image(0, 0.5)
    assert image.width() < image.height()
    pages.close()
    assert pages.image(0, 1.0).isNull()


def test_a_picture_of_several_pages_has_them_all(tmp_path: Path) -> None:
    file = tmp_path / "扫描.tif"
    file.write_bytes(a_picture("TIFF", pages=3))
    pages = opened_pages(file)
    assert len(pages.sizes) == 3
    assert not pages.image(2, 1.0).isNull()


def test_what_is_no_picture_is_damaged() -> None:
    with pytest.raises(PlanReadError):
        PicturePages(b"\x89PNG\r\n\x1a\n")


def test_a_picture_too_large_to_be_shown_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.widgets.picture_pages.LARGEST", 300 * 150 - 1)
    with pytest.raises(PlanReadError) as error:
        PicturePages(a_picture("TIFF", pages=2), "大.tif")
    assert error.value.code == "scan-picture-too-large"
