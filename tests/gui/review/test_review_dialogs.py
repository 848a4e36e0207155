"""The cut in a measure, and the task it is moved to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.dialogs.move_measure import MoveDialog
from gui.dialogs.split_measure import SplitDialog, likely_cut
from gui.theme import Theme
from gui.widgets.search_list import SearchItem, SearchList
from model.rules.draft_edits import task_of, tasks_of
from tests.gui.review.scene import a_draft, press


@pytest.mark.parametrize(("text", "place"), [("完成清淤。开展巡查。", 5), ("完成清淤\n开展巡查", 5), ("完成清淤开展巡查", 4), ("全年完成40家清淤，开展巡查", 10), ("清淤。", 1)])
def test_the_cut_is_looked_for_between_sentences(text: str, place: int) -> None:
    assert likely_cut(text) == place


def test_a_cut_that_leaves_nothing_is_not_offered(qtbot: QtBot, theme: Theme) -> None:
    dialog = SplitDialog(theme, "完成清淤。开展巡查。")
    qtbot.addWidget(dialog)
    dialog.set_place(0)
    assert not dialog.closing.act.isEnabled()
    with qtbot.assertNotEmitted(dialog.cut):
        press(dialog.text, Qt.Key.Key_Return)
    dialog.set_place(5)
    with qtbot.waitSignal(dialog.cut) as heard:
        press(dialog.text, Qt.Key.Key_Return)
    assert heard.args == [5]


def test_long_items_are_broken_in_the_width_there_is(qtbot: QtBot) -> None:
    found = SearchList([SearchItem("完成清淤并开展巡查，" * 12, 1), SearchItem("甲", 2)])
    qtbot.addWidget(found)
    found.resize(300, 400)
    found.show()
    qtbot.waitUntil(lambda: found.list.visualItemRect(found.list.item(0)).height() > 3 * found.list.fontMetrics().height())
    assert found.list.visualItemRect(found.list.item(0)).width() <= found.list.viewport().width()
    found.close()


@pytest.fixture
def moving(qtbot: QtBot, theme: Theme) -> MoveDialog:
    draft = a_draft()
    dialog = MoveDialog(theme, tasks_of(draft), task_of(draft.measures[0]))
    qtbot.addWidget(dialog)
    return dialog


def test_the_own_task_is_not_offered(moving: MoveDialog) -> None:
    assert [(task.annex, task.task_no) for task in (item.data for item in moving.tasks.shown())] == [(1, 2), (2, 1)]
    assert moving.place is None
    assert not moving.closing.act.isEnabled()


def test_a_task_is_walked_to_with_the_arrows(qtbot: QtBot, moving: MoveDialog) -> None:
    press(moving.tasks.field, Qt.Key.Key_Down)
    press(moving.tasks.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(moving.chosen) as heard:
        moving.closing.act.click()
    assert heard.args[0].annex == 2


def test_a_new_task_is_named_and_numbered(qtbot: QtBot, moving: MoveDialog) -> None:
    moving.name.setText("新任务")
    moving.number.setValue(8)
    with qtbot.waitSignal(moving.chosen) as heard:
        moving.closing.act.click()
    assert (heard.args[0].task_no, heard.args[0].task, heard.args[0].annex) == (8, "新任务", 1)


def test_what_is_left_out_beside_a_cut_is_marked(qtbot: QtBot, theme: Theme) -> None:
    dialog = SplitDialog(theme, f"{'甲' * 30}。{'乙' * 30}")
    qtbot.addWidget(dialog)
    dialog.set_place(31)
    assert dialog.halves.text().split("\n") == [f"1  …{'甲' * 23}。", f"2  {'乙' * 24}…"]
    dialog.set_place(5)
    assert dialog.halves.text().startswith(f"1  {'甲' * 5}\n")
