"""Words in lines: what fits stands beside, what does not goes below, nothing is lost at an edge."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.flow_layout import FlowLayout, together


class Box(QWidget):
    def __init__(self, width: int, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._size = QSize(width, height)

    def sizeHint(self) -> QSize:
        return self._size


@pytest.fixture
def laid_out(qtbot: QtBot) -> Callable[..., list[tuple[int, int, int]]]:
    """Boxes of these sizes in a width: left, top and width of each."""

    def made(width: int, *sizes: tuple[int, int], is_spread: bool = False, at_left: int = 1, margin: int = 0) -> list[tuple[int, int, int]]:
        place = QWidget()
        qtbot.addWidget(place)
        flow = FlowLayout(place, gap=8, is_spread=is_spread, at_left=at_left)
        flow.setContentsMargins(margin, margin, margin, margin)
        boxes = [Box(*size, place) for size in sizes]
        for box in boxes:
            flow.addWidget(box)
        place.resize(width, flow.heightForWidth(width))
        place.show()
        found = [(box.x(), box.y(), box.width()) for box in boxes]
        assert max(box.geometry().bottom() for box in boxes) == place.height() - margin - 1
        return found

    return made


def test_what_does_not_fit_goes_on_in_the_next_line(laid_out: Callable[..., list[tuple[int, int, int]]]) -> None:
    assert laid_out(100, (40, 20), (40, 20), (40, 20)) == [(0, 0, 40), (48, 0, 40), (0, 28, 40)]


def test_a_line_is_centred_in_its_height(laid_out: Callable[..., list[tuple[int, int, int]]]) -> None:
    assert laid_out(100, (40, 30), (40, 20)) == [(0, 0, 40), (48, 5, 40)]


def test_what_is_wider_than_all_gives_way(laid_out: Callable[..., list[tuple[int, int, int]]]) -> None:
    assert laid_out(100, (40, 20), (140, 20)) == [(0, 0, 40), (0, 28, 100)]


def test_margins_are_kept(laid_out: Callable[..., list[tuple[int, int, int]]]) -> None:
    assert laid_out(100, (40, 20), (40, 20), margin=8) == [(8, 8, 40), (8, 36, 40)]


@pytest.mark.parametrize(("width", "last"), [(100, (70, 0, 30)), (60, (30, 28, 30))])
def test_spread_the_second_stands_at_the_edge_of_a_shared_line(
    laid_out: Callable[..., list[tuple[int, int, int]]], width: int, last: tuple[int, int, int]
) -> None:
    assert laid_out(width, (40, 20), (30, 20), is_spread=True)[-1] == last


def test_spread_all_but_the_first_stand_together_at_the_edge(laid_out: Callable[..., list[tuple[int, int, int]]]) -> None:
    assert laid_out(100, (40, 20), (10, 20), (20, 20), is_spread=True) == [(0, 0, 40), (62, 0, 10), (80, 0, 20)]
    assert laid_out(70, (40, 20), (10, 20), (20, 20), is_spread=True) == [(0, 0, 40), (60, 0, 10), (50, 28, 20)]


def test_spread_as_many_stand_at_the_left_as_belong_there(laid_out: Callable[..., list[tuple[int, int, int]]]) -> None:
    boxes = (40, 20), (10, 20), (20, 20)
    assert laid_out(100, *boxes, is_spread=True, at_left=2) == [(0, 0, 40), (48, 0, 10), (80, 0, 20)]
    assert laid_out(70, *boxes, is_spread=True, at_left=2) == [(0, 0, 40), (48, 0, 10), (50, 28, 20)]
    assert laid_out(50, *boxes, is_spread=True, at_left=2) == [(0, 0, 40), (0, 28, 10), (30, 28, 20)]


def test_a_height_is_reckoned_once_and_anew_when_an_item_grows_or_goes(qtbot: QtBot) -> None:
    class Asked(Box):
        times = 0

        def sizeHint(self) -> QSize:
            self.times += 1
            return super().sizeHint()

    place = QWidget()
    qtbot.addWidget(place)
    flow, one, other = FlowLayout(place, gap=8), Asked(40, 20, place), Box(40, 20, place)
    flow.addWidget(one)
    assert flow.heightForWidth(60) == 20
    flow.addWidget(other)
    assert flow.heightForWidth(60) == 48
    asked = one.times
    assert (flow.heightForWidth(60), one.times) == (48, asked)

    one._size = QSize(40, 30)
    one.updateGeometry()
    assert flow.heightForWidth(60) == 58
    flow.removeWidget(other)
    assert flow.heightForWidth(60) == 30


def test_controls_stand_close_together_where_what_takes_the_room_is_hidden(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    one, other, growing = Box(40, 20, place), Box(30, 20, place), QWidget(place)
    for box in (one, other):
        box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    flow = FlowLayout(place, is_spread=True)
    made = together(place, one, other, growing, gap=8, grows=growing)
    flow.addWidget(made)
    place.resize(400, 20)
    place.show()
    assert (made.width(), growing.width()) == (400, 314)
    growing.hide()
    qtbot.waitUntil(lambda: (one.x(), other.x()) == (0, 48))
