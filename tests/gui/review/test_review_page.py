"""The review as a whole: from doubt to doubt, the source beside it, what is asked before it is accepted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.review.review_page import ReviewPage
from gui.translations import Languages
from model.rows.draft import (
    IndicatorDraft,
    Place,
)
from tests.gui.conftest import HeardMessages
from tests.gui.review.scene import FACTS, a_draft, a_review, press


def test_f8_goes_from_doubt_to_doubt_and_round(qtbot: QtBot, page: ReviewPage) -> None:
    rows = []
    for _ in range(3):
        press(page.rows, Qt.Key.Key_F8)
        rows.append(page.state.row)
    press(page.rows, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert (rows, page.state.row) == ([1, 2, 1], 2)


def test_f8_without_doubts_says_that_there_are_none(page: ReviewPage, messages: HeardMessages) -> None:
    while page.state.in_doubt:
        page.state.next_doubt(1)
        page.step("delete")
    press(page.rows, Qt.Key.Key_F8)
    assert messages.notices == ["No doubt is left"]


def test_what_is_to_confirm_stands_before_what_may_be_cut(page: ReviewPage) -> None:
    assert page.head.counts.text().startswith("2 to confirm")


def test_the_button_counts_where_one_is_among_the_doubts(qtbot: QtBot, page: ReviewPage) -> None:
    assert "(2)" in page.head.next.text()
    page.head.next.click()
    assert "(1/2)" in page.head.next.text()


def test_the_source_follows_the_row(qtbot: QtBot, page: ReviewPage) -> None:
    page.state.go(2)
    assert page.source.lit == range(4, 6)
    assert page.source.framed == {4: 0}
    page.state.go(1)
    assert (page.source.lit, page.source.framed) == (range(3, 4), {3: 4})


def test_a_draft_without_rows_cannot_be_accepted_and_does_nothing(qtbot: QtBot, page: ReviewPage) -> None:
    for _ in range(4):
        page.step("delete")
    assert page.state.measure is None
    assert not page.head.accept.isEnabled()
    for key in (Qt.Key.Key_E, Qt.Key.Key_S, Qt.Key.Key_Return, Qt.Key.Key_F8):
        press(page.rows, key)
    page.edit()
    assert not page.is_editing


def test_doubts_left_are_counted_before_accepting(
    qtbot: QtBot, page: ReviewPage, messages: HeardMessages
) -> None:
    messages.answer = False
    with qtbot.assertNotEmitted(page.accept_wanted):
        page.head.accept.click()
    assert messages.asked == [("review-doubts-left", {"count": 2, "total": 4, "sure": 2})]
    messages.answer = True
    with qtbot.waitSignal(page.accept_wanted):
        page.head.accept.click()


def test_without_doubts_nothing_is_asked(qtbot: QtBot, page: ReviewPage, messages: HeardMessages) -> None:
    for _ in range(2):
        page.head.next.click()
        page.step("accept")
    with qtbot.waitSignal(page.accept_wanted):
        page.head.accept.click()
    assert messages.asked == []


def test_every_step_is_told_so_that_it_is_kept(qtbot: QtBot, page: ReviewPage) -> None:
    with qtbot.waitSignal(page.changed):
        page.state.go(1)
    with qtbot.waitSignal(page.changed):
        page.step("accept")


def test_the_page_follows_a_switch_of_language(qtbot: QtBot, page: ReviewPage, languages: Languages) -> None:
    before = (page.head.accept.text(), page.side.steps.buttons["edit"].text(), page.source.place.text())
    languages.use("zh_CN")
    qtbot.waitUntil(
        lambda: not set(before) & {page.head.accept.text(), page.side.steps.buttons["edit"].text(), page.source.place.text()}
    )


def test_the_card_takes_the_room_its_row_needs_and_no_more(qtbot: QtBot, page: ReviewPage) -> None:
    page.show()
    page.state.go(1)
    area = page.side.card_area

    def fits() -> bool:
        needed = page.card.layout().totalHeightForWidth(area.viewport().width())
        return area.height() in (needed, round(page.height() * 0.62))

    qtbot.waitUntil(fits)
    with_doubt = area.height()
    page.state.go(3)
    qtbot.waitUntil(lambda: area.height() < with_doubt)
    page.close()


def test_what_may_be_done_stays_in_sight_below_a_long_measure(qtbot: QtBot, make_frame: Callable[..., Frame]) -> None:
    long = replace(a_draft(), measures=(replace(a_draft().measures[0], measure="完成清淤并开展巡查。" * 120),))
    page = ReviewPage(make_frame(), a_review(long), FACTS)
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show()
    qtbot.waitUntil(lambda: page.side.card_area.verticalScrollBar().maximum() > 0)
    for button in page.side.steps.buttons.values():
        assert not button.visibleRegion().isEmpty()
    page.edit()
    assert page.side.steps.isHidden()
    page.close()


@pytest.mark.parametrize("size", [(1010, 650), (1010, 400)])
def test_with_large_text_what_is_doubted_is_seen_without_scrolling_the_card(qtbot: QtBot, page: ReviewPage, size: tuple[int, int]) -> None:
    page._frame.settings.text_size = 150
    page._frame.theme.apply()
    page.resize(*size)
    page.show()
    bar = page.side.card_area.verticalScrollBar()
    page.state.go(0)
    bar.setValue(bar.maximum())
    page.state.go(1)
    note = page.card.findChild(QPushButton)
    assert isinstance(note, QPushButton)
    view = page.side.card_area.viewport()
    qtbot.waitUntil(lambda: view.rect().contains(note.rect().translated(note.mapTo(view, QPoint()))))
    page.close()


def test_headings_follow_a_switch_of_language(qtbot: QtBot, page: ReviewPage, languages: Languages) -> None:
    before = page.rows.lines()[0].text
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: page.rows.lines()[0].text != before)


def test_indicators_are_counted(qtbot: QtBot, make_frame: Callable[..., Frame]) -> None:
    cells = tuple(IndicatorDraft("青山镇", f"指标{number}", "5", "吨", Place()) for number in range(48))
    page = ReviewPage(make_frame(), a_review(replace(a_draft(), indicators=cells)), FACTS)
    qtbot.addWidget(page)
    assert "48" in page.head.counts.text()


def test_the_keys_are_listed(page: ReviewPage) -> None:
    assert {"E", "J", "Del"} <= {keys for keys, _ in page.shortcuts()}


def test_a_kept_review_begins_where_it_was_left(qtbot: QtBot, make_frame: Callable[..., Frame]) -> None:
    page = ReviewPage(make_frame(), a_review(row=2), FACTS)
    qtbot.addWidget(page)
    assert page.rows.row == 2
    page.state.go(3)
    assert page.state.review.row == 3
