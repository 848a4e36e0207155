"""The review page on a draft with two doubts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.review.review_page import ReviewPage
from tests.gui.review.scene import FACTS, a_review


@pytest.fixture
def page(qtbot: QtBot, make_frame: Callable[..., Frame]) -> ReviewPage:
    made = ReviewPage(make_frame(), a_review(), FACTS)
    qtbot.addWidget(made)
    made.resize(1100, 740)
    return made
