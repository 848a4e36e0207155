"""A ledger with units under two names, groups and open questions, and the page that shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.pages.units import UnitsPage
from model.ledger import Ledger
from model.queries.overview import myself, plans
from tests.builders import TODAY, a_measure, a_plan, taken_in


@pytest.fixture
def ledger(filled: Callable[..., Ledger]) -> Ledger:
    """A town's ledger: a bureau under two names, one misread, a group of all, two of some, one to be filled in."""
    plan = a_plan(
        a_measure("一。", lead=("区住房城乡建设委",), support=("各镇人民政府",)),
        a_measure("二。", lead=("区住建委",), responsible=("区住房城乡建设委",)),
        a_measure("三。", lead=("相关镇人民政府",), support=("区水务局",)),
        a_measure("四。", lead=("相关镇人民政府",), support=("区水努局",)),
        a_measure("五。", lead=("有关镇街",), support=("区应急指挥部成员单位", "区重庆路管理所")),
    )
    return filled("units", lambda made, _folder: taken_in(made, plan), person="填报人")


@pytest.fixture
def frame(make_frame: Callable[..., Frame], ledger: Ledger) -> Frame:
    made = make_frame(ledger, today=TODAY)
    made.chosen.set_ledger(plans(ledger), myself(ledger))
    return made


@pytest.fixture
def page(qtbot: QtBot, frame: Frame) -> Iterator[UnitsPage]:
    made = UnitsPage(frame)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    yield made
    made.hide()
