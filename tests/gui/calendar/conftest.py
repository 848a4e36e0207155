"""The calendar's tests stand on one small ledger of a made-up town."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.pages.calendar import CalendarPage
from model.ledger import Ledger
from tests.builders import a_measure, a_plan, taken_in
from tests.gui.checklist_scene import scene_frame


@pytest.fixture
def ledger(filled: Callable[..., Ledger]) -> Ledger:
    plan = a_plan(
        a_measure("6月底前完成方案，每月26日报送进展。", support=("各镇人民政府",)),
        a_measure("完成排查。", deadline="6月底前"),
        a_measure("完成验收。", deadline="6月底前", lead=("各镇人民政府",)),
        a_measure("完成自查。", deadline="5月底前", lead=("各镇人民政府",)),
    )
    return filled("calendar", lambda made, _folder: taken_in(made, plan), person="填报人")


@pytest.fixture
def frame(ledger: Ledger, make_frame: Callable[..., Frame]) -> Frame:
    return scene_frame(make_frame, ledger)


@pytest.fixture
def page(qtbot: QtBot, frame: Frame) -> Iterator[CalendarPage]:
    made = CalendarPage(frame)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    yield made
    made.hide()
