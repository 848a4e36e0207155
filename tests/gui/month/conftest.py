"""The month's panel on the screen, in English."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.pages.submissions_month import MonthPanel
from gui.translations import Languages
from model.ledger import Ledger
from tests.gui.month.scene import frame_of


@pytest.fixture(autouse=True)
def _english(languages: Languages) -> None:
    languages.use("en")


@pytest.fixture
def make_panel(qtbot: QtBot, make_frame: Callable[..., Frame]) -> Callable[..., MonthPanel]:
    def made(ledger: Ledger, **facts: object) -> MonthPanel:
        panel = MonthPanel(frame_of(make_frame, ledger, **facts))
        qtbot.addWidget(panel)
        panel.resize(1100, 700)
        panel.show()
        return panel

    return made


@pytest.fixture
def panel(make_panel: Callable[..., MonthPanel], town_ledger: Ledger) -> MonthPanel:
    return make_panel(town_ledger)
