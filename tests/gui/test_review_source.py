"""The source beside the review: which rows are lit, which cell is framed, as a table and as pages."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from gui.review.source_html import column_widths, page_html
from gui.review.source_marks import framed_cells, lit_rows
from gui.review.source_view import SourceView, opened_pages
from gui.theme import Theme
from gui.widgets.picture_pages import PicturePages
from model.errors import PlanReadError
from model.rows.draft import Doubt, DoubtCode, Field, Place
from model.rows.review import SourceRow
from tests.builders import a_measure

SOURCE = (
    SourceRow(("附件1",), Place(line=3), level=1),
    SourceRow(("序号", "任务", "措施", "时限", "牵头"), Place(line=10), is_table=True),
    SourceRow(("1", "目标", "完成清淤。", "年底前", "区水务局"), Place(line=11), is_table=True),
    SourceRow(("", "", "完成整治。<b>", "年底前", "区生杰\n环境局"), Place(line=12), is_table=True),
    SourceRow(("", "扬尘治理", "落实", "年底前", ""), Place(line=13), is_table=True),
    SourceRow(("", "", "管控。", "", ""), Place(line=14), is_table=True),
    SourceRow(("二、水", "", "", "", ""), Place(line=19), is_table=True),
    SourceRow(("1", "水质目标", "加强检查。", "年底前", "区水务局"), Place(line=20), is_table=True),
)

LOW = (0.1, 0.8, 0.9, 0.85)
CELL = (0.1, 0.8, 0.3, 0.85)
PAGED = (
    SourceRow(("第一页",), Place(1, 1, box=(0.1, 0.1, 0.9, 0.2)), boxes=((0.1, 0.1, 0.9, 0.2),)),
    SourceRow(("1", "完成整治。"), Place(2, 2, box=CELL), is_table=True, boxes=(CELL, (0.3, 0.8, 0.9, 0.85))),
    SourceRow(("2", "落实管控。"), Place(2, 3, box=(0.1, 0.9, 0.9, 0.95)), is_table=True),
)


def work_at_once(_initiator: object, work: Callable[..., Any], *args: Any, **facts: Any) -> None:
    """Operations.work without a thread."""
    facts["on_done"](work(*args, progress=lambda *_: None, cancelled=lambda: False))


@pytest.mark.parametrize(("place", "expected"), [
    (Place(line=12), range(3, 4)), (Place(line=13, end_line=14), range(4, 6)), (Place(), range(0)), (Place(line=500), range(0)),
    (Place(line=12, sheet="别的表"), range(0)), (Place(line=12, page=4), range(3, 4)),
])
def test_the_lit_rows_are_those_of_the_measure(place: Place, expected: range) -> None:
    assert lit_rows(SOURCE, place) == expected


def test_an_empty_cell_is_framed_in_the_column_the_measures_around_have_it_in() -> None:
    """Nobody leads the measure of lines 13 and 14; in the rows around it the last column says who does."""
    doubt = Doubt(DoubtCode.COLUMNS_SHIFTED, Field.LEAD, Place(line=13))
    measure = a_measure("落实管控。", lead=(), place=Place(line=13, end_line=14), doubts=(doubt,))
    around = [a_measure("完成清淤。", lead=("区水务局",), place=Place(line=number)) for number in (11, 20)]
    assert framed_cells(SOURCE, range(4, 6), measure, around) == {4: 4}
    assert framed_cells(SOURCE, range(4, 6), measure, around[:1]) == {}
    assert framed_cells(SOURCE, range(4, 6), measure) == {}


def test_rows_behind_the_pages_are_set_when_they_are_shown(qtbot: QtBot, theme: Theme, pdf: Path) -> None:
    view = SourceView(theme, work_at_once)
    qtbot.addWidget(view)
    view.set_source(PAGED)
    view.set_pages(opened_pages(pdf))
    view.show()
    view.show_measure(a_measure("完成整治。", place=Place(2, 2)))
    qtbot.wait(20)
    assert view.table.toPlainText() == ""
    view.as_rows.click()
    qtbot.waitUntil(lambda: "完成整治。" in view.table.toPlainText())
    view.close()


def test_only_as_many_rows_are_set_as_fill_the_view(qtbot: QtBot, theme: Theme) -> None:
    long = [SourceRow((str(n), "完成整治任务。" * 40), Place(line=n), is_table=True) for n in range(1, 40)]
    short = [SourceRow((f"{n}、整治。",), Place(line=n)) for n in range(1, 40)]
    view = SourceView(theme, work_at_once)
    qtbot.addWidget(view)
    for rows, shown in ((long, range(17, 22)), (short, range(11, 28))):
        view.set_source(rows)
        view.show_measure(a_measure(place=Place(line=20)))
        assert view.table.shown == shown


def test_a_measure_cut_by_a_page_lights_rows_on_both() -> None:
    rows = [SourceRow(("甲",), Place(page=line, line=line), is_table=True) for line in (1, 2, 3)]
    assert lit_rows(rows, Place(page=1, line=1, end_line=2)) == range(2)


def test_rows_of_another_sheet_stay_dark() -> None:
    rows = [SourceRow(("甲",), Place(line=1, sheet=sheet), is_table=True) for sheet in ("一", "二")]
    assert lit_rows(rows, Place(line=1, sheet="二")) == range(1, 2)


def test_no_measure_lights_nothing() -> None:
    assert lit_rows(SOURCE, None) == range(0)
    assert framed_cells(SOURCE, range(0), None) == {}


@pytest.mark.parametrize(("doubt", "cell"), [
    (Doubt(DoubtCode.DEADLINE_UNKNOWN, Field.DEADLINE, Place(line=12)), 3),
    (Doubt(DoubtCode.CUT_BY_PAGE, Field.MEASURE, Place(line=12)), 2),
    (Doubt(DoubtCode.UNIT_UNKNOWN, Field.LEAD, Place(line=12)), 4),
    (Doubt(DoubtCode.NUMBER_MISSING, Field.TASK_NO, Place(line=12)), 0),
    (Doubt(DoubtCode.COLUMNS_SHIFTED, Field.ROW, Place(line=12)), None),
])
def test_the_doubted_cell_is_framed_where_it_can_be_told(doubt: Doubt, cell: int | None) -> None:
    measure = a_measure("完成整治。", lead=("区生杰环境局",), doubts=(doubt,), place=Place(line=12))
    assert framed_cells(SOURCE, range(3, 4), measure).get(3) == cell


def test_the_source_is_shown_as_text_never_as_markup(qtbot: QtBot, theme: Theme) -> None:
    html = page_html(SOURCE, range(len(SOURCE)), lit=range(3, 4), framed={3: 4}, theme=theme, zoom=100)
    assert "完成整治。&lt;b&gt;" in html
    assert html.count("▶") == 1
    assert html.count("border:2px") == 1


def test_a_heading_in_a_table_reaches_over_all_columns(theme: Theme) -> None:
    html = page_html(SOURCE, range(6, 8), lit=range(6, 7), framed={}, theme=theme, zoom=100)
    assert 'colspan="5"' in html


def test_long_columns_get_more_room() -> None:
    widths = column_widths([("1", "完成清淤并开展巡查，" * 8, "年底前"), ("2", "", "年底前")])
    assert widths[1] > 2 * widths[2] > 0
    assert abs(sum(widths) - 100) <= 2


@pytest.fixture
def source(qtbot: QtBot, theme: Theme) -> SourceView:
    view = SourceView(theme, work_at_once)
    qtbot.addWidget(view)
    view.resize(400, 300)
    return view


def test_the_source_can_be_leafed_through_and_enlarged(source: SourceView) -> None:
    source.set_source([SourceRow((f"第{n}段",), Place(line=n)) for n in range(1, 200)])
    assert not source.back.isEnabled()
    source.on.click()
    assert source.table.shown.start > 0
    source.back.click()
    assert source.table.shown.start == 0
    source.larger.click()
    assert source.zoom == 115
    for _ in range(12):
        source.smaller.click()
    assert source.zoom == 80


def test_a_page_is_named_where_the_format_has_pages(source: SourceView) -> None:
    source.set_source([SourceRow(("甲",), Place(page=7, line=1))])
    assert "7" in source.place.text()
    source.set_source([])
    assert source.table.shown == range(0)


def test_the_source_brings_the_lit_row_into_sight(qtbot: QtBot, source: SourceView) -> None:
    source.set_source([SourceRow((f"第{n}段" * 20,), Place(line=n)) for n in range(1, 200)])
    source.show()
    source.show_measure(a_measure(place=Place(line=150)))
    assert source.table.shown.start <= 149 < source.table.shown.stop
    qtbot.waitUntil(lambda: source.table.verticalScrollBar().value() > 0)
    source.close()


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
    assert paged.pages.lit_boxes(2) == [LOW]
    assert paged.pages.framed_boxes(2) == [CELL]
    assert paged.pages.lit_boxes(1) == []
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


def test_a_merged_cell_does_not_light_the_rows_it_reaches_over(paged: SourceView) -> None:
    """The task's cell is as high as both of its measures' rows."""
    number, first, second = (0.1, 0.2, 0.2, 0.6), (0.2, 0.2, 0.9, 0.4), (0.2, 0.4, 0.9, 0.6)
    paged.set_source((
        SourceRow(("1", "完成整治。"), Place(1, 1, box=number), is_table=True, boxes=(number, first)),
        SourceRow(("", "落实管控。"), Place(1, 2, box=second), is_table=True, boxes=(None, second)),
    ))  # fmt: skip
    paged.show_measure(a_measure(place=Place(1, 1)))
    assert paged.pages.lit_boxes(1) == [(0.1, 0.2, 0.9, 0.4)]
    paged.show_measure(a_measure(place=Place(1, 2)))
    assert paged.pages.lit_boxes(1) == [second]


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
