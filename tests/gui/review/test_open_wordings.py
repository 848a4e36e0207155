"""What the plan's words leave open about my unit, asked once a wording."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.review.open_wordings import OpenWordings
from model.rows.review import OpenWording


@pytest.fixture
def wordings(qtbot: QtBot) -> OpenWordings:
    step = OpenWordings()
    qtbot.addWidget(step)
    step.set_wordings([OpenWording("相关镇人民政府", (1, 2), 2), OpenWording("有关单位", (3,), 1), OpenWording("成员单位", (4,), 1)], "青山镇人民政府")
    return step


def test_answers_go_out_by_wording(qtbot: QtBot, wordings: OpenWordings) -> None:
    wordings.choose(0, answer=True)
    wordings.choose(1, answer=False)
    with qtbot.waitSignal(wordings.answered) as heard:
        wordings.done.click()
    assert heard.args == [(1, 2), (3,)]


def test_an_answer_taken_back_is_looked_at_one_by_one(qtbot: QtBot, wordings: OpenWordings) -> None:
    wordings.choose(0, answer=True)
    wordings.choose(0, answer=None)
    with qtbot.waitSignal(wordings.answered) as heard:
        wordings.done.click()
    assert heard.args == [(), ()]
    with qtbot.waitSignal(wordings.one_by_one):
        wordings.each.click()


def test_other_wordings_replace_the_ones_before(wordings: OpenWordings) -> None:
    wordings.set_wordings([OpenWording("有关街道", (9,), 1)], "")
    assert [wording.wording for wording in wordings.wordings] == ["有关街道"]
