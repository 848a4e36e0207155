"""The page of hand-overs on the screen, in English, at the quarter."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.operations import Runners
from gui.page import Frame
from gui.pages.submissions import SubmissionsPage
from gui.pages.submissions_quarter import QuarterPanel
from gui.translations import Languages
from model.ledger import Ledger
from model.queries.overview import myself, plans
from tests.builders import TODAY
from tests.fakes import FakeTasks


@pytest.fixture(autouse=True)
def _english(languages: Languages) -> None:
    languages.use("en")


@pytest.fixture
def long_work() -> FakeTasks:
    return FakeTasks()


@pytest.fixture
def make_page(
    qtbot: QtBot, make_frame: Callable[..., Frame], long_work: FakeTasks
) -> Iterator[Callable[..., SubmissionsPage]]:
    def made(ledger: Ledger, *, tab: str = "quarter", window: QWidget | None = None) -> SubmissionsPage:
        frame = make_frame(ledger, today=TODAY, runners=Runners(FakeTasks(), FakeTasks(), long_work))
        frame.chosen.set_ledger(plans(ledger), myself(ledger))
        page = SubmissionsPage(frame)
        page.open_place(tab)
        if window is None:
            qtbot.addWidget(page)
        else:
            page.setParent(window)
        page.resize(1100, 700)
        page.show()
        return page

    yield made
    long_work.held = False
    long_work.wait()  # the window was closed meanwhile: the report is let go


@pytest.fixture
def page(make_page: Callable[..., SubmissionsPage], town_ledger: Ledger) -> SubmissionsPage:
    return make_page(town_ledger)


@pytest.fixture
def panel(page: SubmissionsPage) -> QuarterPanel:
    return page.quarter
