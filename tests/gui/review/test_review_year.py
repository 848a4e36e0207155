"""The year of the plan under review, and whose area it is: shown, asked where nothing says it, kept with the draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame
from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.review.review_page import ReviewPage
from model.rows.review import ReviewFacts
from tests.gui.conftest import HeardMessages
from tests.gui.review.scene import a_draft, a_review, press

Make = Callable[..., ReviewPage]


@pytest.fixture
def make(qtbot: QtBot, make_frame: Callable[..., Frame]) -> Make:
    """A review whose notice names a year, or none (0), with what else is known of its plan."""

    def made(named: int = 0, **facts: object) -> ReviewPage:
        draft = replace(a_draft(), measures=a_draft().measures[:1])
        draft = replace(draft, notice=replace(draft.notice, year=named or None))
        page = ReviewPage(make_frame(), a_review(draft), ReviewFacts(**{"year": 2026, **facts}))  # type: ignore[arg-type]
        qtbot.addWidget(page)
        return page

    return made


def test_the_year_a_notice_names_stands_there_without_a_word(make: Make) -> None:
    page = make(2024)
    assert (page.head.year.field.value(), page.head.year.note.isHidden()) == (2024, True)


@pytest.mark.parametrize("year_from", ["rows", "file", "today"])
def test_a_proposed_year_says_where_it_is_from(make: Make, year_from: str) -> None:
    year = make(year=2025, year_from=year_from).head.year
    assert year.field.value() == 2025
    assert not year.note.isHidden()
    assert year.note.property("tone") == ("amber" if year_from == "today" else "secondary")
    assert year.field.accessibleDescription() == year.note.toolTip() != ""


def test_another_year_is_a_step_that_can_be_taken_back(make: Make) -> None:
    page = make(year_from="today")
    page.head.year.field.setValue(2025)
    assert (page.state.draft.notice.year, page.state.year_from) == (2025, "notice")
    assert page.head.year.note.isHidden()
    page.state.undo()
    assert (page.state.draft.notice.year, page.head.year.field.value()) == (None, 2026)
    assert not page.head.year.note.isHidden()


def test_typing_a_year_is_one_step_and_return_goes_back_to_the_rows(qtbot: QtBot, make: Make) -> None:
    page = make(2024)
    page.show()
    field = page.head.year.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "2025")
    press(field, Qt.Key.Key_Return)
    assert page.state.draft.notice.year == 2025
    assert page.state.row == 0
    assert page.focusWidget() is page.rows
    page.state.undo()
    assert page.state.draft.notice.year == 2024
    page.close()


def test_letters_in_the_year_are_no_steps_of_the_review(make: Make) -> None:
    page = make(2024)
    page.show()
    page.head.year.field.setFocus()
    for key in (Qt.Key.Key_E, Qt.Key.Key_Delete, Qt.Key.Key_J):
        press(page.head.year.field, key)
    assert not page.is_editing
    assert len(page.state.draft.measures) == 1
    page.close()


def test_the_wheel_over_the_year_changes_nothing(qapp: QApplication, make: Make) -> None:
    page = make(2024)
    at = QPointF(5, 5)
    QApplication.sendEvent(page.head.year.field, QWheelEvent(
        at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    ))  # fmt: skip
    assert page.state.year == 2024


def test_a_year_that_nothing_names_is_asked_for_before_it_is_taken_in(
    qtbot: QtBot, make: Make, messages: HeardMessages
) -> None:
    page = make(year_from="today")
    messages.answer = False
    with qtbot.assertNotEmitted(page.accept_wanted):
        page.head.accept.click()
    assert messages.asked == [("review-year-left", {"year": 2026})]
    page.head.year.field.setValue(2025)
    with qtbot.waitSignal(page.accept_wanted):
        page.head.accept.click()
    assert len(messages.asked) == 1


def test_a_year_that_is_typed_and_not_yet_left_counts(qtbot: QtBot, make: Make) -> None:
    page = make(2024)
    page.head.year.field.lineEdit().setText("2023")
    with qtbot.waitSignal(page.accept_wanted):
        page.head.accept.click()
    assert page.state.year == 2023


def test_a_plan_of_another_area_is_said_to_be(make: Make) -> None:
    page = make(2024, elsewhere="甲市乙区", home="甲市丙区")
    (line,) = page.banners.findChildren(QFrame, "banner")
    assert "甲市乙区" in line.accessibleName()
    assert "甲市丙区" in line.accessibleName()


def test_a_plan_of_the_own_area_has_no_banner(make: Make) -> None:
    assert make(2024, home="甲市丙区").banners.names() == []
