"""The history below a measure: the last few changes, then page by page back to its beginning."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.pages.detail_history import MORE, SHOWN, HistorySection
from gui.pages.detail_pane import DetailPane
from model.actions.close import close_measures, reopen_measures
from model.ledger import Ledger
from model.queries import history as queries
from model.queries.measure_page import measure_detail
from model.rows.history import MeasureHistory
from tests.builders import TODAY, a_measure, a_plan, measure_ids, taken_in
from tests.gui.conftest import HeardMessages

TIMES = 60  # closed and opened again


def close_often(ledger: Ledger, _folder: Path) -> None:
    taken_in(ledger, a_plan(a_measure(), a_measure("乙。", task_no=2)))
    for _ in range(TIMES):
        close_measures(ledger, measure_ids(ledger)[:1], on=TODAY)
        reopen_measures(ledger, measure_ids(ledger)[:1])


@pytest.fixture
def worked(filled: Callable[..., Ledger]) -> Ledger:
    return filled("closed-often", close_often)


@pytest.fixture
def section(qtbot: QtBot, make_frame: Callable[..., Frame], worked: Ledger, monkeypatch: pytest.MonkeyPatch) -> HistorySection:
    """The history of the first measure, read 50 lines at a time."""
    for name in ("changes_of_measure", "earlier_changes"):
        monkeypatch.setitem(getattr(queries, name).__kwdefaults__, "limit", 50)
    made = HistorySection(make_frame(worked, today=TODAY))
    qtbot.addWidget(made)
    made.show_history(measure_detail(worked, measure_ids(worked)[0], today=TODAY))
    return made


def test_the_beginning_is_reached_page_by_page(section: HistorySection) -> None:
    counts = [len(section.lines())]
    while not section.more.isHidden():
        section.more.click()
        counts.append(len(section.lines()))
    assert counts == [SHOWN, SHOWN + MORE, SHOWN + 2 * MORE, 2 * TIMES + 1]
    assert "Plan taken in" in section.lines()[-1]


def test_another_measure_begins_with_its_last_changes(section: HistorySection, worked: Ledger) -> None:
    section.more.click()
    section.show_history(measure_detail(worked, measure_ids(worked)[1], today=TODAY))
    assert len(section.lines()) == 1
    assert section.more.isHidden()
    section.show_history(measure_detail(worked, measure_ids(worked)[0], today=TODAY))
    assert len(section.lines()) == SHOWN


def test_what_cannot_be_read_is_said_and_can_be_tried_again(
    section: HistorySection, messages: HeardMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("gone")

    section.more.click()
    with monkeypatch.context() as patched:
        patched.setattr("model.queries.history.earlier_changes", fail)
        section.more.click()
    assert [type(error) for error in messages.errors] == [OSError]
    assert section.more.isEnabled()
    section.more.click()
    assert len(section.lines()) > 50


def test_nothing_stands_below_the_history(qtbot: QtBot, make_frame: Callable[..., Frame], worked: Ledger) -> None:
    pane = DetailPane(make_frame(worked, today=TODAY))
    qtbot.addWidget(pane)
    pane.resize(380, 500)
    pane.show()
    pane.show_measure(measure_ids(worked)[0])
    layout, room = pane.inside.layout(), pane.area.viewport().size()
    assert layout is not None
    qtbot.waitUntil(lambda: pane.inside.height() == max(room.height(), layout.totalHeightForWidth(pane.inside.width())))
    pane.hide()


def test_the_whole_history_of_the_measure_is_a_door(qtbot: QtBot, section: HistorySection, worked: Ledger) -> None:
    with qtbot.waitSignal(section.whole_wanted) as heard:
        section.whole.click()
    assert heard.args == [MeasureHistory(measure_ids(worked)[0], "1-01-1")]
