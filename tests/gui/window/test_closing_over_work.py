"""A real window is closed while work goes on: what was done is there when the ledger is opened again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.app import Program
from gui.pages.take_in import TakeInPage
from gui.settings import Settings
from model.actions.myself import set_myself
from model.ledger import Ledger
from model.queries.review import review_left, reviews_left
from tests.gui.take_in.scene import PLAN
from tests.gui.window_scene import gone


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A ledger whose unit is known: nobody is asked for it."""
    with Ledger.open(tmp_path / "ledger") as ledger:
        set_myself(ledger, unit="示例镇人民政府", area="示例市示例区")
    return tmp_path / "ledger"


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, qapp: object) -> Iterator[Program]:
    made = Program(settings, lambda: date(2024, 6, 15))
    qtbot.addWidget(made.window, before_close_func=gone)
    made.window.show()
    yield made
    made.close()
    made.languages.stop()


def test_the_last_step_of_a_review_is_there_when_it_is_gone_on_with(qtbot: QtBot, program: Program, place: Path, tmp_path: Path) -> None:
    file = tmp_path / "计划.txt"
    file.write_text(PLAN, encoding="utf-8")
    program.open(place)
    qtbot.waitUntil(lambda: program.window.frame is not None, timeout=15000)
    program.window.take_files([file])
    page = program.window.pages["take-in"]
    assert isinstance(page, TakeInPage)
    qtbot.waitUntil(lambda: page.review is not None and not program.runners.long_work.is_busy, timeout=15000)
    assert page.review is not None
    page.review.state.go(3)

    gone(program.window)
    with Ledger.open(place) as ledger:
        (left,) = reviews_left(ledger)
        assert review_left(ledger, left.name).row == 3
