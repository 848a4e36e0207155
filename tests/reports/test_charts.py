from __future__ import annotations

import pytest
from reportlab.graphics.shapes import Circle, Rect, String

from model.periods import Month, Quarter
from model.rows.overview import AnnexFigure, ClosingPoint
from reports import wording
from reports.charts import _step, annex_bars, burn_up
from reports.fonts import FontBook

BOOK = FontBook()


def _texts(drawing):
    return [shape.text for shape in drawing.contents if isinstance(shape, String)]


def test_bar_is_as_long_as_its_share():
    bars = [shape for shape in annex_bars([AnnexFigure(1, "甲", 40, 10)], BOOK).contents if isinstance(shape, Rect)]
    assert bars[1].width == pytest.approx(bars[0].width / 4)


def test_bar_says_its_numbers():
    assert _texts(annex_bars([AnnexFigure(1, "甲", 40, 10)], BOOK))[1:] == ["10/40", "25.0%"]


def test_annex_without_measures_has_no_share():
    assert _texts(annex_bars([AnnexFigure(1, "甲", 0, 0)], BOOK))[1:] == ["0/0", "——"]


def test_long_title_is_shortened():
    assert any(text.endswith("…") for text in _texts(annex_bars([AnnexFigure(1, "很长的标题" * 9, 4, 1)], BOOK)))


def test_burn_up_has_a_point_a_month():
    drawing = burn_up([ClosingPoint(Month(2024, month), month) for month in range(1, 7)], 60, BOOK)
    points = [shape for shape in drawing.contents if isinstance(shape, Circle)]
    assert len(points) == 6
    assert [point.cy for point in points] == sorted(point.cy for point in points)


def test_burn_up_of_nothing_is_drawn():
    assert "12月" in _texts(burn_up([], 0, BOOK))


@pytest.mark.parametrize(("most", "step"), [(1, 1), (5, 1), (6, 2), (29, 5), (300, 100), (1_000_000, 200_000)])
def test_steps_are_round(most, step):
    assert _step(most) == step


@pytest.mark.parametrize(("number", "said"), [(0, "〇"), (9, "九"), (10, "十"), (12, "十二"), (40, "四十"), (99, "九十九"), (100, "100")])
def test_numbers_are_said(number, said):
    assert wording.chinese_number(number) == said


def test_plan_name_is_marked_once():
    assert wording.plan_name("《某计划》") == wording.plan_name("某计划") == "《某计划》"


def test_quarter_is_said():
    assert wording.quarter(Quarter(2024, 4)) == "2024年第四季度"


@pytest.mark.parametrize(("text", "ended"), [("好", "好。"), ("好。", "好。"), ("", ""), (" 好 ", "好。")])
def test_sentences_end(text, ended):
    assert wording.sentence(text) == ended


@pytest.mark.parametrize(("size", "said"), [(0, "0 KB"), (2048, "2 KB"), (3 * 1024 * 1024, "3.0 MB")])
def test_sizes_are_said(size, said):
    assert wording.file_size(size) == said
