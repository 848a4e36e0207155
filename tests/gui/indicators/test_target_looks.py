"""Numbers to reach in words, shapes and lines; the table's cells and the chart say the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.item_models.target_model import TargetColumn, TargetTableModel
from gui.target_words import (
    PACE_LOOKS,
    asked_of,
    asked_words,
    expected_words,
    fall_words,
    gap_words,
    newest_words,
    number_words,
    pace_word,
    stand_sentence,
    target_words,
)
from gui.theme import Theme
from gui.widgets.line_chart import LineChart, _Scale, course_points
from gui.widgets.targets_view import TargetsView, cells_of
from model.periods import Month
from model.rows.due import TargetPlace
from model.rows.target_line import LineKey, MonthValue, Stand, TargetCourse, TargetLine, Waypoint
from model.rows.words import Comparator, Course, Pace

MAY = Month(2026, 5)


def place(comparator: Comparator = Comparator.AT_LEAST, value: str = "20", *, unit: str = "个", high: str | None = None) -> TargetPlace:
    return TargetPlace("检测量", comparator, Decimal(value), unit, "检测量不低于20个", None if high is None else Decimal(high))


def a_line(number: int = 1, *, pace: Pace = Pace.ON_COURSE, values: str = "4 9", kind: Course = Course.CUMULATIVE) -> TargetLine:
    readings = tuple(MonthValue(Month(2026, 4 + at), Decimal(value)) for at, value in enumerate(values.split()))
    course = TargetCourse(kind, date(2026, 1, 1), (Waypoint(date(2026, 6, 30), Decimal(8)), Waypoint(date(2026, 12, 31), Decimal(20))))
    stand = Stand(pace, date(2026, 5, 31), readings[-1] if readings else None, Decimal("6.6625"), Decimal(11) if readings else None)
    return TargetLine(
        LineKey(is_indicator=False, id=number), 1, number, f"1-{number:02d}-1", "全年检测量不低于20个。", "检测量不低于20个", place(), readings,
        course, stand,
    )


CELL = TargetLine(LineKey(is_indicator=True, id=1), 1, None, "示例区", "示例率(%)", "—", None, (MonthValue(MAY, Decimal("1.50")),))


@pytest.mark.parametrize(
    ("comparator", "words"),
    [(Comparator.AT_MOST, "fall ≥ 3 %"), (Comparator.AT_LEAST, "fall ≤ 3 %"), (Comparator.ABOUT, "fall ≈ 3 %")],
)
def test_a_fall_is_asked_in_words(comparator: Comparator, words: str) -> None:
    assert asked_words(place(comparator, "-3", unit="%")) == words


@pytest.mark.parametrize(("target", "words"), [
    (place(), "检测量 ≥ 20 个"), (place(Comparator.AT_MOST, "4.50"), "检测量 ≤ 4.5 个"), (place(Comparator.EQUAL, "0", unit=""), "检测量 = 0"),
    (place(Comparator.ABOUT, "100"), "检测量 ≈ 100 个"), (place(Comparator.RANGE, "10", high="20"), "检测量 10 – 20 个"),
])
def test_a_target_is_said_in_one_line(target: TargetPlace, words: str) -> None:
    assert target_words(target) == words
    assert asked_words(target) == words.removeprefix("检测量 ")


@pytest.mark.parametrize(("value", "places", "words"), [
    ("20", None, "20"), ("20.50", None, "20.5"), ("100", None, "100"), ("0.00", None, "0"), ("6.6625", 1, "6.7"), ("6.04", 1, "6"), ("-3.10", None, "-3.1"),
])
def test_numbers_stand_without_trailing_noughts(value: str, places: int | None, words: str) -> None:
    assert number_words(Decimal(value), places) == words


def test_should_is_and_missing_are_said(qtbot: QtBot) -> None:
    line = a_line()
    assert expected_words(line) == "6.7"
    assert (newest_words(line), gap_words(line)) == ("9 · May", "11 个")
    assert "6.7" in stand_sentence(line)
    assert "9" in stand_sentence(line)
    level = replace(line, stand=replace(line.stand, expected=None) if line.stand else None)
    assert expected_words(level) == ""
    assert "6.7" not in stand_sentence(level)


def test_a_cell_without_a_number_speaks_its_own_words() -> None:
    assert (asked_of(CELL), newest_words(CELL), gap_words(CELL), expected_words(CELL), stand_sentence(CELL)) == ("—", "1.5 · May", "—", "", "")


def test_a_fall_says_how_it_is_entered() -> None:
    assert fall_words(a_line()) == ""
    assert "-3" in fall_words(replace(a_line(), place=place(Comparator.AT_MOST, "-3")))
    assert fall_words(CELL) == ""


def test_every_pace_has_a_shape_and_a_word_of_its_own() -> None:
    assert len({pace_word(pace) for pace in Pace}) == len({icon for icon, _ in PACE_LOOKS.values()}) == len(Pace)


def test_the_table_is_a_sound_model(qtbot: QtBot) -> None:
    model = TargetTableModel(MAY)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    lines = [a_line(1), a_line(2, pace=Pace.UNREAD, values=""), CELL]
    model.show_rows(lines)
    assert [model.display(lines[0], column) for column in TargetColumn] == [
        "1-01-1", "检测量", "≥ 20 个", "9", "9 · May", "6.7", "11 个", "", pace_word(Pace.ON_COURSE),
    ]
    assert model.tip(lines[0], TargetColumn.NAME) == "全年检测量不低于20个。"
    assert model.tip(lines[0], TargetColumn.TREND) == "Apr 4   May 9"
    assert model.place_of(LineKey(is_indicator=False, id=9)) == -1
    model.show_rows([a_line(1, values="4 10"), *lines[1:]])
    assert model.entry_of(model.rows()[0]) == "10"


@pytest.mark.parametrize(("column", "expected"), [
    (TargetColumn.CODE, [1, 2, 10]), (TargetColumn.GAP, [10, 2, 1]), (TargetColumn.PACE, [10, 1, 2]), (TargetColumn.NEWEST, [2, 10, 1]),
])
def test_columns_sort_by_what_they_mean(qtbot: QtBot, column: TargetColumn, expected: list[int]) -> None:
    model = TargetTableModel(MAY)
    behind = a_line(10, pace=Pace.BEHIND, values="4 10")
    model.show_rows([behind, a_line(2, pace=Pace.MET, values="2"), a_line(1, pace=Pace.UNREAD, values="")])
    rows = model.rows()
    model.set_rows([replace(rows[0], stand=replace(rows[0].stand, gap=Decimal(1)) if rows[0].stand else None), *rows[1:]])
    model.sort(column)
    assert [row.key.id for row in model.rows()] == expected


@pytest.mark.parametrize(("text", "cells"), [
    ("5", ["5"]), ("5\r\n6\r\n", ["5", "6"]), ("5\n\n6\n", ["5", "", "6"]), ("5\tx\n6\ty", ["5", "6"]), ("", [""]), (" 5 \r6", ["5", "6"]), ("\n", [""]),
])
def test_a_spreadsheet_s_column_is_cut_into_cells(text: str, cells: list[str]) -> None:
    assert cells_of(text) == (cells if text else [])


def picture(widget: QWidget) -> QImage:
    image = QImage(widget.size(), QImage.Format.Format_ARGB32)
    image.fill(0)
    widget.render(image)
    return image


@pytest.mark.parametrize("line", [
    a_line(), a_line(values=""), a_line(values="97 98 97.5", kind=Course.LEVEL), a_line(values="9"), CELL, replace(a_line(), place=place(high="30")),
    replace(a_line(values="-1 -2"), place=place(Comparator.AT_MOST, "-3")), a_line(values="0 0", kind=Course.LEVEL),
], ids=str)
def test_every_line_can_be_drawn(qtbot: QtBot, theme: Theme, line: TargetLine) -> None:
    chart = LineChart(theme)
    qtbot.addWidget(chart)
    chart.resize(320, 180)
    empty = picture(chart)
    chart.show_line(line)
    assert picture(chart) != empty
    assert all(number_words(each.value) in chart.accessibleDescription() for each in line.readings)


def test_the_chart_of_nothing_is_empty(qtbot: QtBot, theme: Theme) -> None:
    chart = LineChart(theme)
    qtbot.addWidget(chart)
    chart.show_line(a_line())
    chart.show_line(None)
    assert chart.accessibleDescription() == ""


def test_a_reading_is_drawn_higher_when_it_is_more(qtbot: QtBot, theme: Theme) -> None:
    line = a_line()
    scale = _Scale(line, QRectF(0, 0, 120, 100))
    assert (scale.low, scale.high) == (0, 20)
    assert (scale.at_value(0), scale.at_value(20)) == (100, 0)
    assert scale.at_day(date(2025, 12, 31)) == 0
    assert scale.at_day(date(2026, 12, 31)) == 120
    assert line.course is not None
    assert [(round(point.x()), round(point.y())) for point in course_points(line.course, scale)] == [(0, 100), (60, 60), (120, 0)]


def test_a_level_of_high_rates_is_not_drawn_from_nought(qtbot: QtBot, theme: Theme) -> None:
    line = replace(a_line(values="97 98", kind=Course.LEVEL), place=place(value="98"))
    assert _Scale(line, QRectF(0, 0, 120, 100)).low > 90


@pytest.mark.parametrize(("width", "hidden"), [(1400, 0), (760, 1), (620, 3)])
def test_columns_give_way_in_a_narrow_window(qtbot: QtBot, theme: Theme, width: int, hidden: int) -> None:
    model = TargetTableModel(MAY)
    view = TargetsView(model, theme)
    qtbot.addWidget(view)
    view.show_lines([a_line()])
    view.resize(width, 300)
    view.show()
    assert sum(view.isColumnHidden(column) for column in TargetColumn) == hidden
    assert not view.isColumnHidden(TargetColumn.ENTRY)
    assert not view.isColumnHidden(TargetColumn.PACE)
