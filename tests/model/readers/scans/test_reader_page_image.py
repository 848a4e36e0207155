"""Pictures of pages are made straight, and their ruling lines found whatever befell them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import ImageDraw, ImageFont

import resources
from model.readers.scans.page_image import ink_of, straightened, turned, without_red, without_stamps
from model.readers.scans.ruling_lines import Rule, ruling_lines
from tests.drawn_pages import (
    INK,
    PAPER,
    ROWS,
    WIDTHS,
    Drawing,
    askew,
    noisy,
    photographed,
    pixels,
    stamped,
    table_page,
)

LETTER = 28.0  # height of a line of text in the drawn pages


@pytest.fixture(scope="module")
def page() -> NDArray[np.uint8]:
    return pixels(table_page())


@pytest.fixture(scope="module")
def text_only() -> NDArray[np.uint8]:
    lines = [(line,) for line in ["各镇街、各有关部门要落实责任，按月报送进展情况。"] * 8]
    return pixels(table_page(lines, widths=(900,), drawing=Drawing(thick=0)))


def lines_in(picture: NDArray[np.uint8]) -> tuple[list[Rule], list[Rule]]:
    """The level and the upright lines of a picture."""
    rules = ruling_lines(without_red(picture), LETTER)
    return [rule for rule in rules if rule.is_level], [rule for rule in rules if not rule.is_level]


def slant(back: NDArray[np.float64]) -> float:
    """By how many degrees the page was turned back."""
    along = back @ np.array([1000.0, 0.0, 0.0])
    return float(np.degrees(np.arctan2(along[1], along[0])))


@pytest.mark.parametrize("degrees", [-9.0, -2.0, -0.4, 0.7, 3.0, 9.0])
def test_a_table_scanned_askew_is_made_level(page: NDArray[np.uint8], degrees: float) -> None:
    made = straightened(askew(page, degrees))
    assert slant(made.back) == pytest.approx(-degrees, abs=0.15)


@pytest.mark.parametrize("degrees", [-8.0, -1.0, 0.6, 5.0])
def test_a_page_of_text_scanned_askew_is_made_level(text_only: NDArray[np.uint8], degrees: float) -> None:
    made = straightened(askew(text_only, degrees))
    assert slant(made.back) == pytest.approx(-degrees, abs=0.15)


def test_a_straight_page_is_left_as_it_is(page: NDArray[np.uint8]) -> None:
    made = straightened(page)
    assert made.picture is page
    assert np.array_equal(made.back, np.eye(3))


def test_an_empty_page_is_left_as_it_is() -> None:
    blank = np.full((300, 200, 3), 255, np.uint8)
    assert straightened(blank).picture is blank


@pytest.mark.parametrize("spoiled", [photographed, noisy, lambda one: noisy(askew(one, 1.5))])
def test_all_lines_of_a_table_are_found_and_nothing_else(page: NDArray[np.uint8], spoiled: object) -> None:
    level, upright = lines_in(straightened(spoiled(page)).picture)  # type: ignore[operator]
    assert len(level) == 4
    assert len(upright) == len(WIDTHS) + 1


def test_a_photographed_table_stands_at_right_angles(page: NDArray[np.uint8]) -> None:
    level, upright = lines_in(straightened(photographed(page)).picture)
    gaps = np.diff(sorted(rule.at for rule in upright))
    assert np.corrcoef(gaps, WIDTHS)[0, 1] > 0.999
    starts = [rule.start for rule in level]
    assert max(starts) - min(starts) < 5


def test_a_photograph_leads_back_to_where_the_camera_saw_it(page: NDArray[np.uint8]) -> None:
    seen = photographed(page)
    made = straightened(seen)
    level, upright = lines_in(made.picture)
    corner = made.back @ np.array([upright[0].start * 0 + min(rule.at for rule in upright), level[0].at, 1.0])
    x, y = corner[:2] / corner[2]
    dark = seen[int(y) - 4 : int(y) + 5, int(x) - 4 : int(x) + 5].min()
    assert dark < 70


def test_a_red_stamp_draws_no_line(page: NDArray[np.uint8]) -> None:
    marked = stamped(page, (560, 200))
    assert lines_in(marked) == lines_in(page)


def test_a_stamp_on_letters_is_taken_off_and_a_red_heading_stays() -> None:
    drawn = table_page()
    marked = stamped(pixels(drawn), (560, 230))
    marked[30:100, :, 2] = np.maximum(marked[30:100, :, 2], 220)
    cleaned = without_stamps(marked)
    assert np.array_equal(cleaned[:110], marked[:110])
    red = cleaned[110:, :, 2].astype(int) - cleaned[110:, :, 0]
    assert red.max() <= 0


def test_a_red_stamp_alone_leaves_no_ink() -> None:
    blank = np.full((300, 300, 3), 255, np.uint8)
    assert not ink_of(without_red(stamped(blank, (150, 150)))).any()


def test_dashes_and_strokes_are_no_lines(text_only: NDArray[np.uint8]) -> None:
    dashes = [("一二三工十——————",)] * 4
    drawn = pixels(table_page(dashes, widths=(900,), drawing=Drawing(thick=0)))
    assert lines_in(drawn) == ([], [])
    assert lines_in(text_only) == ([], [])


def test_uneven_light_hides_no_line(page: NDArray[np.uint8]) -> None:
    light = np.linspace(0.35, 1.0, page.shape[0])[:, None, None]
    shaded = np.asarray(page * light, np.uint8)
    assert [len(found) for found in lines_in(shaded)] == [4, len(WIDTHS) + 1]


def test_a_broken_line_is_one_line(page: NDArray[np.uint8]) -> None:
    whole = lines_in(page)[0]
    broken = page.copy()
    broken[:, 300:306] = 255
    assert [round(rule.end) for rule in lines_in(broken)[0]] == [round(rule.end) for rule in whole]


def test_a_heading_across_the_table_keeps_its_row_open() -> None:
    rows = [ROWS[0], ["", "", "一、河道（NOx）绿地", "", "", ""], ROWS[1]]
    drawn = pixels(table_page(rows))
    top, below = sorted(rule.at for rule in lines_in(drawn)[0])[1:3]
    for left in np.cumsum((40, *WIDTHS[:-1]))[1:]:  # the borders inside the heading's row, with some slack
        drawn[round(top) + 3 : round(below) - 2, int(left) - 8 : int(left) + 2] = 255
    inside = [rule for rule in lines_in(drawn)[1] if 60 < rule.at < 800]
    assert all(rule.end < top + 10 or rule.start > below - 10 for rule in inside)
    assert len(inside) == 2 * (len(WIDTHS) - 1)


@pytest.mark.parametrize("name", ["数字平台建设", "二三王工干土", "重点项目"])
@pytest.mark.parametrize("spoiled", [np.asarray, noisy])
def test_a_name_in_the_middle_of_merged_cells_is_no_border(
    page: NDArray[np.uint8], name: str, spoiled: Callable[[NDArray[np.uint8]], NDArray[np.uint8]]
) -> None:
    between = sorted(rule.at for rule in lines_in(page)[0])[2]
    merged = table_page()
    draw = ImageDraw.Draw(merged)
    draw.rectangle((100 + 3, between - 60, 220 - 3, between + 30), fill=PAPER)  # the second column's inside
    font = ImageFont.truetype(str(resources.path("fonts/NotoSansSC-Regular.ttf")), 102 // len(name))
    draw.text((108, between), name, INK, font=font, anchor="lm")
    level = lines_in(spoiled(pixels(merged)))[0]
    assert not any(rule.start < 150 < rule.end for rule in level if abs(rule.at - between) < 10)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_turned_page_leads_back_to_the_page_as_shown(page: NDArray[np.uint8], quarters: int) -> None:
    lying = straightened(np.ascontiguousarray(np.rot90(page, quarters)))
    upright = turned(lying, quarters)
    assert upright.picture.shape == page.shape
    assert np.array_equal(upright.picture, page)
    point = upright.back @ np.array([70.0, 123.0, 1.0])
    x, y = (point[:2] / point[2]).round().astype(int)
    assert np.array_equal(lying.picture[y, x], page[123, 70])


def test_four_quarters_are_no_turn(page: NDArray[np.uint8]) -> None:
    made = straightened(page)
    assert turned(made, 4) is made
