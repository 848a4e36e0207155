"""Files on their way to a measure, and what is said of it meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.pages.detail_pane import DetailPane
from model.ledger import Ledger
from tests.builders import measure_ids
from tests.gui.checklist_scene import fill_scene, scene_frame
from tests.gui.conftest import HeardMessages


def test_files_on_their_way_to_another_measure_name_it(
    qtbot: QtBot, filled: Callable[..., Ledger], make_frame: Callable[..., Frame], messages: HeardMessages, tmp_path: Path
) -> None:
    file = tmp_path / "记录.txt"
    file.write_text("x", encoding="utf-8")
    ledger = filled("scene", fill_scene, person="填报人")
    pane = DetailPane(scene_frame(make_frame, ledger))
    qtbot.addWidget(pane)
    pane.show_measure(measure_ids(ledger)[0])
    said: list[str] = []
    pane.attaching.progressed.connect(lambda *_told: said.append(pane.evidence.count.text()))
    pane.attaching.attach(measure_ids(ledger)[1], "1-02-1", [file, file])
    assert "1-02-1" in said[0]
    assert "1-02-1" in messages.notices[-1]
