"""What was handed in about a measure, beside it: the last first, the earlier ones on demand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.pages.detail_pane import DetailPane
from model.actions.progress import note_progress
from model.actions.submit import mark_sent
from model.ledger import Ledger
from model.periods import Month
from model.queries.submissions import past_submissions
from tests.builders import TODAY, handed_in, measure_ids
from tests.gui.month.scene import frame_of

APRIL, MAY = Month(2026, 4), Month(2026, 5)


@pytest.fixture
def pane(qtbot: QtBot, make_frame: Callable[..., Frame], town_ledger: Ledger, tmp_path: Path) -> DetailPane:
    first = measure_ids(town_ledger)[0]
    for month in (APRIL, MAY):
        note_progress(town_ledger, first, month, f"{month.month}月抽测。", today=TODAY)
        handed_in(town_ledger, month, tmp_path, name=f"{month}.xlsx")
    mark_sent(town_ledger, past_submissions(town_ledger)[0].id, receiver="区生态环境局", on=TODAY)
    note_progress(town_ledger, first, MAY, "后来改过的话。", today=TODAY)
    made = DetailPane(frame_of(make_frame, town_ledger))
    qtbot.addWidget(made)
    made.show_measure(first)
    return made


def test_the_last_that_was_handed_in_stands_there_as_it_was(pane: DetailPane) -> None:
    (said,) = pane.reported.lines()
    assert said.startswith("May 2026 Workbook · sent to 区生态环境局 on 15 June 2026")
    assert "5月抽测。" in said
    assert "后来改过的话。" not in said


def test_the_earlier_ones_come_on_demand(pane: DetailPane) -> None:
    assert not pane.reported.more.isHidden()
    pane.reported.more.click()
    assert [said.split()[0] for said in pane.reported.lines()] == ["May", "April"]
    assert pane.reported.more.isHidden()


def test_a_measure_nothing_was_handed_in_about_has_no_such_section(
    qtbot: QtBot, make_frame: Callable[..., Frame], town_ledger: Ledger
) -> None:
    made = DetailPane(frame_of(make_frame, town_ledger))
    qtbot.addWidget(made)
    made.show_measure(measure_ids(town_ledger)[0])
    assert made.reported.isHidden()
