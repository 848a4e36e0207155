"""What a plan leaves open, in a measure's detail: cleared up with one button, asked again by undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.pages.detail_open import OpenSection
from model.ledger import Ledger
from model.queries.measure_page import measure_detail
from model.rows.draft import Field, Question, QuestionCode
from model.rows.record import MeasureRecord
from model.rows.server import ServerRole
from tests.builders import a_measure, a_plan, measure_ids, taken_in
from tests.gui.checklist_scene import DAY, scene_frame

ASKED = (
    Question(QuestionCode.TARGET_OPEN, Field.MEASURE, "优于全市平均水平"),
    Question(QuestionCode.DATE_UNSURE, Field.MEASURE, "汛期前"),
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = Ledger.open(tmp_path / "ledger", person="填报人", chain="test")
    with taken_in(opened, a_plan(a_measure("降尘量优于全市平均水平，汛期前完成清淤。", questions=ASKED))):
        yield opened


def record(ledger: Ledger) -> MeasureRecord:
    return measure_detail(ledger, measure_ids(ledger)[0], today=DAY).record


@pytest.fixture
def section(qtbot: QtBot, ledger: Ledger, make_frame: Callable[..., Frame]) -> OpenSection:
    made = OpenSection(scene_frame(make_frame, ledger))
    qtbot.addWidget(made)
    made.show_detail(record(ledger))
    return made


def test_each_open_question_has_its_button_that_names_the_words(section: OpenSection) -> None:
    assert [button.accessibleDescription() for button in section.buttons] == [one.wording for one in ASKED]


def test_the_button_settles_that_question_alone_and_undo_brings_it_back(section: OpenSection, ledger: Ledger) -> None:
    section.buttons[0].click()
    assert record(ledger).questions == ASKED[1:]

    section.frame.operations.undo()
    assert record(ledger).questions == ASKED


@pytest.mark.parametrize(("role", "obstacle", "may"), [
    (ServerRole.REVIEWER, "server-reviewer", True), (ServerRole.READER, "server-read-only", False), (None, "ledger-held", False),
])
def test_who_may_settle_is_offered_to(
    qtbot: QtBot, ledger: Ledger, make_frame: Callable[..., Frame], role: ServerRole | None, obstacle: str, *, may: bool
) -> None:
    ledger.role, ledger.obstacle = role, obstacle
    made = OpenSection(scene_frame(make_frame, ledger))
    qtbot.addWidget(made)
    made.show_detail(record(ledger))

    assert [button.isHidden() for button in made.buttons] == [not may] * len(ASKED)
    assert made.settled.isEnabled() is may
    if may:
        made.buttons[0].click()
        qtbot.waitUntil(lambda: len(record(ledger).questions) == 1)
