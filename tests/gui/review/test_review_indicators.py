"""Indicators in the review: shown by district, corrected and settled as steps that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gui.dialogs.name import NameDialog
from gui.page import Frame
from gui.review.review_page import ReviewPage
from model.rows.draft import Doubt, DoubtCode, Field, IndicatorDraft, Place
from model.rows.review import Review, SourceRow
from tests.builders import a_measure, a_plan
from tests.gui.conftest import HeardMessages
from tests.gui.review.scene import FACTS

SHIFTED = (Doubt(DoubtCode.COLUMNS_SHIFTED, Field.ROW, Place(line=31)),)
CELLS = (
    IndicatorDraft("东示区", "绿地(公顷)", "12", "公顷", Place(line=31), SHIFTED),
    IndicatorDraft("东示区", "优良天数比(%)", "76", "%", Place(line=31)),
    IndicatorDraft("西示区", "绿地(公顷)", "15 左右", "公顷", Place(line=32)),
)
SOURCE = tuple(SourceRow((f"第{line}行",), Place(line=line), is_table=True) for line in range(29, 35))


@pytest.fixture
def page(qtbot: QtBot, make_frame: Callable[..., Frame]) -> Iterator[ReviewPage]:
    draft = replace(a_plan(a_measure(place=Place(line=29))), indicators=CELLS)
    made = ReviewPage(make_frame(), Review("计划.txt", "ab" * 32, draft, SOURCE), FACTS)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    yield made
    made.close()


@pytest.fixture
def shown(page: ReviewPage) -> ReviewPage:
    page.side.indicators_chip.click()
    return page


def values(page: ReviewPage) -> list[list[str | None]]:
    model = page.indicators.model
    return [[model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())]


def test_districts_stand_down_and_indicators_across(shown: ReviewPage) -> None:
    QAbstractItemModelTester(shown.indicators.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert values(shown) == [["12", "76"], ["15 左右", None]]
    assert shown.side.shows_indicators


def test_a_plan_without_indicators_offers_none(qtbot: QtBot, make_frame: Callable[..., Frame]) -> None:
    page = ReviewPage(make_frame(), Review("计划.txt", "ab" * 32, a_plan(a_measure())), FACTS)
    qtbot.addWidget(page)
    assert page.side.indicators_chip.isHidden()


def test_a_cell_in_doubt_says_why(shown: ReviewPage) -> None:
    model = shown.indicators.model
    doubted, sure = model.index(0, 0), model.index(0, 1)
    assert not doubted.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert sure.data(Qt.ItemDataRole.DecorationRole) is None
    assert "\n" in doubted.data(Qt.ItemDataRole.ToolTipRole)


def test_the_source_follows_the_cell(shown: ReviewPage) -> None:
    shown.indicators.table.setCurrentIndex(shown.indicators.model.index(1, 0))
    assert shown.source.lit == range(3, 4)


def test_writing_a_cell_settles_it_and_can_be_taken_back(shown: ReviewPage) -> None:
    shown.indicators.model.setData(shown.indicators.model.index(0, 0), " 13 ")
    cell = shown.state.draft.indicators[0]
    assert (cell.value, cell.doubts) == ("13", ())
    shown.head.undo.click()
    assert shown.state.draft.indicators == CELLS


def test_the_same_value_is_no_step(shown: ReviewPage) -> None:
    shown.indicators.model.setData(shown.indicators.model.index(0, 1), "76")
    assert shown.state.undo_text == ""


def test_an_empty_value_is_refused(shown: ReviewPage, messages: HeardMessages) -> None:
    shown.indicators.model.setData(shown.indicators.model.index(0, 0), "  ")
    assert [error.code for error in messages.errors] == ["indicator-empty"]  # type: ignore[attr-defined]
    assert values(shown)[0][0] == "12"


def test_a_place_without_an_indicator_cannot_be_written(shown: ReviewPage) -> None:
    index = shown.indicators.model.index(1, 1)
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    assert not shown.indicators.model.setData(index, "5")


def test_a_whole_indicator_is_settled_renamed_or_left_out(shown: ReviewPage) -> None:
    right, _, no_indicator = shown.indicators.actions_of(0)
    right.trigger()
    assert not any(cell.doubts for cell in shown.state.draft.indicators)
    assert not shown.indicators.actions_of(0)[0].isEnabled()
    no_indicator.trigger()
    assert [cell.indicator for cell in shown.state.draft.indicators] == ["优良天数比(%)"]


def test_renaming_takes_the_unit_from_the_name(shown: ReviewPage, qtbot: QtBot) -> None:
    shown.indicators.actions_of(0)[1].trigger()
    dialog = shown.indicators.findChild(NameDialog)
    assert dialog is not None
    assert dialog.name.selectedText() == "绿地(公顷)"
    dialog.name.setText("绿地面积(亩)")
    dialog.closing.act.click()
    assert {(cell.indicator, cell.unit) for cell in shown.state.draft.indicators} == {
        ("绿地面积(亩)", "亩"), ("优良天数比(%)", "%"),
    }  # fmt: skip


def test_a_name_that_is_taken_is_refused(shown: ReviewPage, messages: HeardMessages) -> None:
    shown.steps.rename_indicator("绿地(公顷)", "优良天数比(%)")
    assert [error.code for error in messages.errors] == ["indicator-name-taken"]  # type: ignore[attr-defined]


def test_all_values_are_settled_with_one_button(shown: ReviewPage) -> None:
    assert not shown.indicators.all_right.isHidden()
    shown.indicators.all_right.click()
    assert shown.indicators.all_right.isHidden()


def test_values_in_doubt_are_asked_about_before_accepting(shown: ReviewPage, messages: HeardMessages) -> None:
    messages.answer = False
    shown.head.accept.click()
    assert messages.asked == [("review-indicators-left", {"count": 1, "total": 3})]


def test_letters_in_the_table_are_no_keys_of_the_review(qtbot: QtBot, shown: ReviewPage) -> None:
    qtbot.keyClick(shown.indicators, Qt.Key.Key_Delete)
    assert len(shown.state.draft.measures) == 1


def test_the_next_doubt_of_the_measures_brings_them_back(shown: ReviewPage, qtbot: QtBot) -> None:
    qtbot.keyClick(shown, Qt.Key.Key_F8)
    assert not shown.side.shows_indicators
