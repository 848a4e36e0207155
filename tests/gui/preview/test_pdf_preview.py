"""The preview: pages where they belong, drawn when they are seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.operations import Runners
from gui.page import Frame
from gui.theme import Theme, Token
from gui.widgets.page_column import GAP, PageColumn
from gui.widgets.page_pictures import PagePictures
from gui.widgets.pdf_pages import PdfPages
from gui.widgets.pdf_preview import ZOOMS, PdfPreview
from gui.widgets.preview_bar import PreviewBar
from tests.fakes import FakeTasks
from tests.gui.preview.scene import LYING, UPRIGHT

# Where they lie


def test_pages_stand_under_each_other_in_the_middle() -> None:
    column = PageColumn([QSize(100, 200), QSize(200, 100)], room=400)
    assert [(place.x(), place.y()) for place in column.places] == [(150, GAP), (100, GAP + 200 + GAP)]
    assert (column.width, column.height) == (400, GAP + 200 + GAP + 100 + GAP)


def test_pages_wider_than_the_room_make_it_wider() -> None:
    assert PageColumn([QSize(500, 10)], room=400).width == 500 + 2 * GAP


@pytest.mark.parametrize(
    ("top", "height", "seen"),
    [(0, 100, [0]), (0, 12, []), (0, 400, [0, 1]), (212, 12, []), (211, 12, [0]), (300, 50, [1]), (213, 2000, [1])],
)
def test_the_pages_in_view_are_those_of_which_a_part_is_seen(top: int, height: int, seen: list[int]) -> None:
    assert list(PageColumn([QSize(100, 200), QSize(200, 100)]).in_view(top, height)) == seen


def test_an_empty_column_shows_nothing() -> None:
    column = PageColumn()
    assert list(column.in_view(0, 500)) == []
    assert column.top_of(column.anchor(0)) == 0


def test_a_place_is_found_again_at_another_size() -> None:
    small, large = PageColumn([QSize(100, 200)] * 3), PageColumn([QSize(200, 400)] * 3)
    anchor = small.anchor(small.places[1].top() + 50)
    assert large.top_of(anchor) == large.places[1].top() + 100
    assert PageColumn([QSize(100, 200)]).top_of(anchor) == 0


# Looking at them


def test_only_pages_in_view_and_beside_are_drawn(preview: PdfPreview) -> None:
    assert preview.picture(1) is not None
    assert preview.picture(2) is not None
    assert preview.picture(5) is None


def test_scrolling_draws_what_comes_into_view(preview: PdfPreview) -> None:
    preview.go_to(5)
    assert preview.page == 5
    assert preview.picture(5) is not None


def test_the_widest_page_fills_the_width(preview: PdfPreview) -> None:
    room = preview.viewport().width() - 2 * GAP
    assert room - 6 <= 842 * preview.zoom * 96 / 72 <= room
    assert preview.horizontalScrollBar().maximum() == 0
    preview.resize(1400, 600)
    assert preview.zoom > 1.0


def test_zooming_goes_by_steps_to_the_ends(preview: PdfPreview) -> None:
    preview.set_zoom(1.0)
    preview.zoom_in()
    assert preview.zoom == ZOOMS[4]
    for _ in ZOOMS:
        preview.zoom_in()
    assert preview.zoom == ZOOMS[-1]
    for _ in range(len(ZOOMS) + 1):
        preview.zoom_out()
    assert preview.zoom == ZOOMS[0]


def test_zooming_keeps_the_page_in_view(preview: PdfPreview) -> None:
    preview.go_to(4)
    preview.set_zoom(1.5)
    assert preview.page == 4
    preview.fit_width()
    assert (preview.page, preview.fits_width) == (4, True)


def test_zooming_keeps_the_middle_in_view(preview: PdfPreview) -> None:
    preview.set_zoom(2.0)
    bar = preview.horizontalScrollBar()
    assert abs(bar.value() - bar.maximum() / 2) <= 2


def test_the_wheel_with_ctrl_zooms_and_without_scrolls(preview: PdfPreview) -> None:
    def turn(down: int, keys: Qt.KeyboardModifier) -> None:
        middle = QPointF(preview.viewport().rect().center())
        wheel = QWheelEvent(
            middle, preview.viewport().mapToGlobal(middle), QPoint(), QPoint(0, down), Qt.MouseButton.NoButton, keys,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(preview.viewport(), wheel)

    preview.set_zoom(1.0)
    turn(120, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom == 1.25
    turn(-120, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom == 1.0
    before = preview.verticalScrollBar().value()
    turn(-120, Qt.KeyboardModifier.NoModifier)
    assert (preview.zoom, preview.verticalScrollBar().value() > before) == (1.0, True)


def test_the_keyboard_goes_through_the_document(preview: PdfPreview) -> None:
    bar = preview.verticalScrollBar()
    QTest.keyClick(preview, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(preview, Qt.Key.Key_Home)
    assert bar.value() == 0
    QTest.keyClick(preview, Qt.Key.Key_Space)
    assert bar.value() == bar.pageStep()
    QTest.keyClick(preview, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert bar.value() == bar.pageStep()


def test_a_newer_document_is_shown_at_the_same_place(preview: PdfPreview, open_pages: Callable[..., PdfPages]) -> None:
    preview.go_to(3)
    preview.show_pages(open_pages())
    assert preview.page == 3
    preview.show_pages(open_pages(UPRIGHT))
    assert (preview.page, preview.count) == (1, 1)


def test_without_a_document_there_is_no_page(preview: PdfPreview) -> None:
    preview.show_pages(None)
    assert (preview.page, preview.count, preview.picture(1)) == (0, 0, None)
    preview.go_to(1)
    assert preview.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("look", ["light", "dark"])
def test_paper_is_white_in_every_look(preview: PdfPreview, theme: Theme, look: str) -> None:
    theme._settings.theme = look
    theme.apply()
    image = preview.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    middle = int(image.width() / 2)
    assert image.pixelColor(middle, int((GAP + 20) * ratio)) == Qt.GlobalColor.white
    assert image.pixelColor(2, 2) == theme.colour(Token.GROUND)


def test_the_page_is_painted_from_the_old_picture_until_the_new_one_is_there(
    make_preview: Callable[..., PdfPreview], open_pages: Callable[..., PdfPages]
) -> None:
    long_work = FakeTasks()
    preview = make_preview(Runners(FakeTasks(), FakeTasks(), long_work))
    preview.show_pages(open_pages())
    long_work.held = True
    preview.set_zoom(2.0)
    assert preview.picture(1) is None
    preview.verticalScrollBar().setValue(GAP + round(421 * 2 * 96 / 72) - 300)
    image = preview.viewport().grab().toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2) == Qt.GlobalColor.black
    long_work.held = False
    long_work.wait()


def test_one_page_is_drawn_at_a_time_and_of_the_newest_document(
    make_preview: Callable[..., PdfPreview], open_pages: Callable[..., PdfPages]
) -> None:
    long_work = FakeTasks(held=True)
    preview = make_preview(Runners(FakeTasks(), FakeTasks(), long_work))
    preview.show_pages(open_pages())
    assert len(long_work.jobs) == 1
    newer = open_pages(LYING)
    preview.show_pages(newer)
    assert len(long_work.jobs) == 1
    long_work.wait()
    picture = preview.picture(1)
    assert picture is not None
    assert picture.width() > picture.height()


def test_nothing_is_drawn_while_nobody_looks(
    make_preview: Callable[..., PdfPreview], open_pages: Callable[..., PdfPages]
) -> None:
    preview = make_preview()
    preview.hide()
    preview.show_pages(open_pages())
    assert preview.picture(1) is None
    preview.show()
    assert preview.picture(1) is not None


def test_a_page_that_cannot_be_drawn_is_tried_once(make_frame: Callable[..., Frame]) -> None:
    class Broken:
        tries = 0
        sizes = (UPRIGHT,)

        def image(self, number: int, scale: float) -> QImage:
            self.tries += 1
            raise ValueError

        def close(self) -> None:
            """There is nothing to let go."""

    frame = make_frame()
    pictures, pages = PagePictures(frame.operations.work), Broken()
    pictures.want([0], 1.0)  # without a document nothing happens
    pictures.show_pages(pages)  # type: ignore[arg-type]
    for _ in range(3):
        pictures.want([0], 1.0)
    assert (pages.tries, pictures.get(0)) == (1, None)


def test_old_pictures_make_room_for_new_ones(
    make_frame: Callable[..., Frame], open_pages: Callable[..., PdfPages], monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = make_frame()
    pictures = PagePictures(frame.operations.work)
    pictures.show_pages(open_pages(UPRIGHT, UPRIGHT, UPRIGHT))
    monkeypatch.setattr("gui.widgets.page_pictures.KEPT_BYTES", 2 * 595 * 842 * 4 + 100)
    for number in (0, 1):
        pictures.want([number], 1.0)
    pictures.want([0, 2], 1.0)  # page 0 is looked at: page 1 goes
    assert [pictures.get(number) is not None for number in range(3)] == [True, False, True]


# The bar above


@pytest.fixture
def bar(preview: PdfPreview, theme: Theme, qtbot: QtBot) -> PreviewBar:
    made = PreviewBar(preview, theme)
    qtbot.addWidget(made)
    return made


def test_the_bar_says_the_page_and_steps(bar: PreviewBar, preview: PdfPreview) -> None:
    assert not bar.before.isEnabled()
    bar.after.click()
    assert preview.page == 2
    assert bar.page.text() == "Page 2 of 6"
    assert preview.accessibleDescription() == "Page 2 of 6"
    bar.before.click()
    assert preview.page == 1
    preview.go_to(6)
    assert not bar.after.isEnabled()


def test_the_bar_says_the_size_and_its_ends(bar: PreviewBar, preview: PdfPreview) -> None:
    preview.set_zoom(1.0)
    assert (bar.zoom.text(), bar.width_button.isChecked()) == ("100 %", False)
    bar.larger.click()
    assert bar.zoom.text() == "125 %"
    bar.smaller.click()
    preview.set_zoom(ZOOMS[0])
    assert not bar.smaller.isEnabled()
    preview.set_zoom(ZOOMS[-1])
    assert not bar.larger.isEnabled()


def test_fitting_the_width_is_switched(bar: PreviewBar, preview: PdfPreview) -> None:
    assert bar.width_button.isChecked()
    bar.width_button.click()
    assert (preview.fits_width, preview.zoom) == (False, 1.0)
    bar.width_button.click()
    assert preview.fits_width


def test_every_control_of_the_bar_has_a_name(bar: PreviewBar) -> None:
    for button in (bar.before, bar.after, bar.smaller, bar.larger, bar.width_button):
        assert button.accessibleName() or button.text()
