"""What happens to the ledger, the look or the choice after a page is gone is no longer that page's business."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.page_list import PAGES
from model.ledger import Ledger
from model.rows.changed import Changed
from tests.builders import a_measure, a_plan, taken_in
from tests.gui.checklist_scene import scene_frame

GUI = Path(__file__).parents[2] / "gui"
OUTLIVING = frozenset({"operations", "theme", "chosen", "settings", "history"})  # parts of a frame: they outlive its pages


@pytest.fixture
def frame(tmp_path: Path, make_frame: Callable[..., Frame]) -> Iterator[Frame]:
    with Ledger.open(tmp_path / "ledger", person="填报人", chain="test") as ledger:
        yield scene_frame(make_frame, taken_in(ledger, a_plan(a_measure("完成排查。", deadline="6月底前"))))


@pytest.mark.parametrize("name", [spec.name for spec in PAGES])
def test_a_page_that_is_gone_hears_nothing(qtbot: QtBot, frame: Frame, name: str) -> None:
    page = next(spec for spec in PAGES if spec.name == name).factory(frame)
    page.finish()
    page.show()
    shiboken6.delete(page)
    with qtbot.captureExceptions() as raised:
        frame.operations.changed.emit(Changed(1, "close", frozenset({"measure"}), frozenset({1})), None)
        frame.operations.saving_changed.emit(False)
        frame.chosen.changed.emit()
        frame.theme.changed.emit()
    assert raised == []


def lambdas_on_what_outlives(source: str) -> Iterator[int]:
    """The lines where a nameless function is connected to a signal of what outlives its page."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.func.attr != "connect":
            continue
        signal = node.func.value
        owner = signal.value if isinstance(signal, ast.Attribute) else None
        owned = isinstance(owner, ast.Attribute | ast.Name)
        if owned and (owner.attr if isinstance(owner, ast.Attribute) else owner.id) in OUTLIVING and isinstance(node.args[0], ast.Lambda):
            yield node.lineno


def test_nothing_nameless_listens_to_what_outlives_a_page() -> None:
    """Qt lets a method go with its object; a nameless function would speak to what is gone."""
    found = [f"{file.name}:{line}" for file in GUI.rglob("*.py") for line in lambdas_on_what_outlives(file.read_text("utf-8"))]
    assert found == []
    assert list(lambdas_on_what_outlives("self.frame.operations.changed.connect(lambda: self.refresh())")) == [1]
