"""Beside a measure: its counterpart of the year before, that one click opens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.pages.checklist import ChecklistPage
from gui.pages.detail_pane import DetailPane
from model.actions.accept_plan import accept_plan
from model.actions.close import close_measures
from model.ledger import Ledger
from model.queries.measure_page import (
    measure_detail,  # loaded: the pane does not wait for the first list to be painted
)
from model.queries.whose import myself, plans
from tests.builders import TODAY, a_measure, a_plan, measure_ids

DUST, PARKS = "开展裸地扬尘整治，全年巡查工地不少于20次。", "新建口袋公园十二个，补植行道树八百株。"


def fill(ledger: Ledger) -> None:
    accept_plan(ledger, a_plan(a_measure(DUST), title="示例区2025年行动计划", year=2025, doc_no="一号"), today=TODAY)
    accept_plan(ledger, a_plan(a_measure(PARKS), a_measure(DUST.replace("20", "30"), task_no=2), doc_no="二号"), today=TODAY)
    close_measures(ledger, measure_ids(ledger)[:1], on=date(2025, 11, 3))


@pytest.fixture
def ledger(filled: Callable[..., Ledger]) -> Ledger:
    return filled("years", lambda ledger, _folder: fill(ledger))


def framed(make_frame: Callable[..., Frame], ledger: Ledger) -> Frame:
    frame = make_frame(ledger, today=TODAY)
    frame.chosen.set_ledger(plans(ledger), myself(ledger))
    return frame


def test_the_link_says_how_it_ended_and_goes_where_the_words_are_new(
    qtbot: QtBot, make_frame: Callable[..., Frame], ledger: Ledger
) -> None:
    pane = DetailPane(framed(make_frame, ledger))
    qtbot.addWidget(pane)
    dust, parks, dust_now = measure_ids(ledger)
    pane.show_measure(dust_now)
    line = pane.earlier
    assert not line.isHidden()
    assert measure_detail(ledger, dust, today=TODAY).record.row.code in line.said.text()
    assert "2025" in line.said.text()
    with qtbot.waitSignal(line.measure_wanted) as heard:
        line.link.click()
    assert heard.args == [dust]
    for key in (parks, dust):
        pane.show_measure(key)
        assert line.isHidden()
        assert line.earlier is None


def test_the_page_opens_it(qtbot: QtBot, make_frame: Callable[..., Frame], ledger: Ledger) -> None:
    page = ChecklistPage(framed(make_frame, ledger))
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.wanted) as heard:
        page.detail.earlier.measure_wanted.emit(7)
    assert heard.args == ["checklist", 7]


def test_in_a_ledger_with_one_plan_nothing_is_asked(
    qtbot: QtBot, make_frame: Callable[..., Frame], town_ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr("model.queries.year_before.year_before", lambda _ledger, key, **_more: asked.append(key))
    pane = DetailPane(framed(make_frame, town_ledger))
    qtbot.addWidget(pane)
    pane.show_measure(measure_ids(town_ledger)[0])
    assert asked == []
    assert pane.earlier.isHidden()
