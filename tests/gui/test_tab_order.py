"""The Tab key goes through what is laid out, also where parts are made anew."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.pages.detail_pane import DetailPane
from model.ledger import Ledger
from model.queries.measure_page import measure_detail
from tests.builders import measure_ids
from tests.gui.checklist_scene import DAY, fill_scene, scene_frame


def test_tab_goes_through_the_pane_as_it_is_laid_out(
    qtbot: QtBot, filled: Callable[..., Ledger], make_frame: Callable[..., Frame]
) -> None:
    ledger = filled("scene", fill_scene, person="填报人")
    pane = DetailPane(scene_frame(make_frame, ledger))
    qtbot.addWidget(pane)
    numbered = next(key for key in measure_ids(ledger) if measure_detail(ledger, key, today=DAY).record.targets)
    for key in (next(key for key in measure_ids(ledger) if key != numbered), numbered):
        pane.show_measure(key)
    (field, *_others) = pane.targets.fields.values()
    way: list[QWidget] = [pane.dates]
    while (following := way[-1].nextInFocusChain()) is not pane.dates:
        way.append(following)
    stops = [way.index(part) for part in (pane.dates.add, field, pane.progress.before, pane.progress.editor, pane.evidence.add)]
    assert stops == sorted(stops)
