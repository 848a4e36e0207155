"""The merge page on the screen, in English, on a bureau's ledger."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.pages.merge import MergePage
from gui.translations import Languages
from model.ledger import Ledger
from tests.builders import taken_in
from tests.gui.merge.scene import BUREAU, MAY, frame_of, the_plan


@pytest.fixture(autouse=True)
def _english(languages: Languages) -> None:
    languages.use("en")


@pytest.fixture
def ledger(filled: Callable[..., Ledger]) -> Ledger:
    """A bureau's ledger with the plan in it."""
    return filled("merge-bureau", lambda made, _folder: taken_in(made, the_plan(), unit=BUREAU))


@pytest.fixture
def make_page(qtbot: QtBot, make_frame: Callable[..., Frame]) -> Callable[..., MergePage]:
    def made(ledger: Ledger, **facts: object) -> MergePage:
        page = MergePage(frame_of(make_frame, ledger, **facts))
        qtbot.addWidget(page)
        page.resize(1100, 700)
        page.show()
        page.head.month.choose(MAY)
        return page

    return made


@pytest.fixture
def page(make_page: Callable[..., MergePage], ledger: Ledger) -> MergePage:
    return make_page(ledger)
