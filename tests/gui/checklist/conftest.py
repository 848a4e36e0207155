"""The checklist's tests stand on one small ledger, shown in its model or on its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.item_models.checklist_model import ChecklistModel
from gui.operations import Operations
from gui.page import Frame
from gui.pages.checklist import ChecklistPage
from model.ledger import Ledger
from tests.gui.checklist_scene import DAY, scene_frame, scene_ledger, shown_page


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with scene_ledger(tmp_path) as opened:
        yield opened


@pytest.fixture
def operations(ledger: Ledger, make_frame: Callable[..., Frame]) -> Operations:
    return make_frame(ledger).operations


@pytest.fixture
def model(operations: Operations) -> ChecklistModel:
    made = ChecklistModel(operations.ask, lambda: DAY)
    operations.changed.connect(lambda changed, _initiator: made.on_changed(changed))
    return made


@pytest.fixture
def frame(ledger: Ledger, make_frame: Callable[..., Frame]) -> Frame:
    return scene_frame(make_frame, ledger)


@pytest.fixture
def page(qtbot: QtBot, frame: Frame) -> Iterator[ChecklistPage]:
    yield from shown_page(qtbot, frame)
