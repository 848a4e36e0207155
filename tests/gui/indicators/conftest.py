"""The indicators page on a ledger with five targets and a district table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.pages.indicators import IndicatorsPage
from gui.translations import Languages
from model.actions.readings import enter_readings
from model.ledger import Ledger
from model.periods import Month
from model.queries.overview import myself, plans
from model.queries.targets import indicator_lines, target_lines
from model.rows.checklist import ChecklistFilter
from model.rows.draft import IndicatorDraft, Place
from tests.builders import TODAY, a_measure, a_plan, taken_in

PLAN = replace(
    a_plan(
        a_measure("全年抽样检测量不低于20个。", lead=("各镇人民政府",)),
        a_measure("合格率达到98%，能耗下降3%。", lead=("各镇人民政府",)),
        a_measure("示例路6月底前完成50%，年底前完成100%。", lead=("区水务局",)),
    ),
    indicators=tuple(
        IndicatorDraft(district, name, value, "", Place(line=1))
        for district, name, value in (("山前区", "改造(家)", "6"), ("示例区", "改造(家)", "12"), ("示例区", "示例率(%)", "—"))
    ),
)


@pytest.fixture(autouse=True)
def _english(languages: Languages) -> None:
    languages.use("en")


@pytest.fixture
def read_ledger(ledger: Ledger) -> Ledger:
    """Sampling on course, the pass rate missed, the rest not read."""
    taken_in(ledger, PLAN)
    sampling, rate, *_ = target_lines(ledger, ChecklistFilter(), today=TODAY)
    enter_readings(ledger, Month(2026, 4), {sampling.key: "7", rate.key: "97"})
    enter_readings(ledger, Month(2026, 5), {sampling.key: "9", rate.key: "97.5"})
    assert len(indicator_lines(ledger, None, is_mine=False, today=TODAY)) == 3
    return ledger


@pytest.fixture
def frame(make_frame: Callable[..., Frame], read_ledger: Ledger) -> Frame:
    made = make_frame(read_ledger, today=TODAY)
    made.chosen.set_ledger(plans(read_ledger), myself(read_ledger))
    return made


@pytest.fixture
def page(qtbot: QtBot, frame: Frame) -> IndicatorsPage:
    made = IndicatorsPage(frame)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    return made
