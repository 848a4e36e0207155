"""The checklist's tests stand on one small ledger, shown in its model or on its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.item_models.checklist_model import ChecklistModel
from gui.operations import Operations
from gui.page import Frame
from gui.pages.checklist import ChecklistPage
from model.ledger import Ledger
from tests.gui.checklist_scene import DAY, fill_scene, scene_frame, shown_page


@pytest.fixture
def ledger(filled: Callable[..., Ledger]) -> Ledger:
    return filled("scene", fill_scene, person="填报人")


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
