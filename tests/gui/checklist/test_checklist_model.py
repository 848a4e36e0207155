"""The checklist's rows: fetched when looked at, folded, brought up to date after a change."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gui.item_models import checklist_model, checklist_pages, checklist_rows
from gui.item_models.checklist_layout import Block
from gui.item_models.checklist_model import ChecklistModel
from gui.item_models.checklist_pages import RowPages
from gui.operations import Operations
from gui.page import Frame
from model.actions.close import close_measures, reopen_measures
from model.ledger import Ledger
from model.rows.changed import Changed
from model.rows.checklist import ChecklistFilter
from model.rows.words import State
from tests.builders import a_measure, a_plan, measure_ids, taken_in
from tests.fakes import FakeTasks, fake_runners
from tests.gui.checklist_scene import DAY

ALL = ChecklistFilter()


def shown(model: ChecklistModel) -> list[str]:
    """Every row's text, headings in brackets; "…" stands for what is on its way."""
    found = []
    for row in range(model.rowCount()):
        line = model.line_at(row)
        found.append(f"[{line.title}]" if isinstance(line, Block) else "…" if line is None else line.text[:6])
    return found


WHOLE = [
    "[示例区蓝天保卫战2026年行动计划]", "[一、主要目标]", "[空气质量目标]", "PM2.5年", "[二、扬尘]", "[扬尘治理]",
    "6月底前完成", "开展道路清扫", "巡查工地，全", "[示例区碧水保卫战2026年行动计划]", "[污水治理]", "长期开展河道", "建成污水处理",
]  # fmt: skip


def test_everything_stands_in_the_order_of_the_document(model: ChecklistModel) -> None:
    model.show(ALL)
    assert shown(model) == WHOLE
    assert model.measures == 6


def test_the_model_keeps_qts_rules_through_folding_and_changes(
    qtbot: QtBot, model: ChecklistModel, operations: Operations, ledger: Ledger
) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show(ChecklistFilter(state=State.NOT_STARTED))
    model.set_open(5, is_open=False)
    model.set_open(5, is_open=True)
    with qtbot.waitSignal(model.laid_out):
        operations.write(None, "Close", close_measures, measure_ids(ledger)[1:3], on=DAY)
    with qtbot.waitSignal(model.laid_out):
        operations.undo()
    assert tester.model() is model
    assert model.measures == 6


def test_a_filter_shows_what_it_keeps(model: ChecklistModel) -> None:
    model.show(ChecklistFilter(is_mine=True, annex=2))
    assert shown(model)[2:] == ["长期开展河道", "建成污水处理"]


def test_a_search_for_nothing_leaves_no_rows(model: ChecklistModel) -> None:
    model.show(ChecklistFilter(search="没有的词"))
    assert model.rowCount() == 0
    assert model.measures == 0


def test_rows_beyond_the_first_tasks_come_when_they_are_looked_at(
    qtbot: QtBot, tmp_path: Path, make_frame: Callable[..., Frame]
) -> None:
    many = [a_measure(f"措施{number}。", task_no=number, task=f"任务{number}") for number in range(1, 41)]
    with taken_in(Ledger.open(tmp_path / "many", chain="test"), a_plan(*many)) as ledger:
        model = ChecklistModel(make_frame(ledger).operations.ask, lambda: DAY)
        model.show(ALL)
        last = model.rowCount() - 1
        assert model.measure_at(last) is None
        with qtbot.waitSignal(model.rows_arrived):
            model.line_at(last)
        found = model.measure_at(last)
        assert found is not None
        assert found.text == "措施40。"


def test_a_task_of_very_many_measures_is_fetched_in_pages(
    qtbot: QtBot, tmp_path: Path, make_frame: Callable[..., Frame], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (checklist_pages, checklist_rows):
        monkeypatch.setattr(module, "PAGE", 3)
    monkeypatch.setattr("gui.item_models.checklist_questions.PAGE", 3)
    with taken_in(
        Ledger.open(tmp_path / "big", chain="test"), a_plan(*[a_measure(f"第{n}条。") for n in range(10)])
    ) as big:
        model = ChecklistModel(make_frame(big).operations.ask, lambda: DAY)
        model.show(ALL)
        for row in (3, 12):
            with qtbot.waitSignal(model.rows_arrived):
                model.line_at(row)
        texts = [found.text if (found := model.measure_at(row)) else "" for row in (3, 5, 12)]
        assert texts == ["第0条。", "第2条。", "第9条。"]
        found = model.measure_at(12)
        assert found is not None
        assert model.row_of(found.id) == 12


def test_folding_a_heading_takes_its_rows_away(model: ChecklistModel) -> None:
    model.show(ALL)
    model.set_open(0, is_open=False)
    assert len(shown(model)) == 5
    assert not model.is_open(0)
    model.set_open(0, is_open=True)
    assert len(shown(model)) == 13


def test_folding_what_is_folded_or_no_heading_does_nothing(model: ChecklistModel) -> None:
    model.show(ALL)
    model.set_open(3, is_open=False)
    model.set_open(0, is_open=True)
    assert model.rowCount() == 13


def test_what_is_folded_stays_folded_over_another_filter(model: ChecklistModel) -> None:
    model.show(ALL)
    model.set_open(9, is_open=False)
    model.show(ChecklistFilter(is_mine=True))
    assert shown(model)[-1] == "[示例区碧水保卫战2026年行动计划]"


def test_a_tick_shows_at_once_and_counts_in_the_headings(
    qtbot: QtBot, model: ChecklistModel, operations: Operations, ledger: Ledger
) -> None:
    model.show(ALL)
    with qtbot.waitSignal(model.laid_out):
        operations.write(None, "Close", close_measures, measure_ids(ledger)[:1], on=DAY)
        row = model.measure_at(3)
        assert row is not None
        assert row.state is State.CLOSED
    heading = model.line_at(2)
    assert isinstance(heading, Block)
    assert (heading.closed, heading.measures) == (1, 1)


def test_a_row_the_filter_does_not_keep_any_more_goes_and_undo_brings_it_back(
    qtbot: QtBot, model: ChecklistModel, operations: Operations, ledger: Ledger
) -> None:
    model.show(ChecklistFilter(state=State.NOT_STARTED))
    with qtbot.waitSignal(model.laid_out):
        operations.write(None, "Close", close_measures, [measure_ids(ledger)[2]], on=DAY)
    assert "开展道路清扫" not in shown(model)
    assert model.measures == 5
    with qtbot.waitSignal(model.laid_out):
        operations.undo()
    assert "开展道路清扫" in shown(model)


def test_a_task_that_goes_whole_takes_its_headings_along(
    qtbot: QtBot, model: ChecklistModel, operations: Operations, ledger: Ledger
) -> None:
    model.show(ChecklistFilter(state=State.NOT_STARTED))
    with qtbot.waitSignal(model.laid_out):
        operations.write(None, "Close", close_measures, measure_ids(ledger)[4:], on=DAY)
    assert shown(model) == WHOLE[:9]


def test_a_change_of_the_unit_looks_at_everything_again(
    qtbot: QtBot, model: ChecklistModel, operations: Operations
) -> None:
    from model.actions.myself import set_myself

    model.show(ChecklistFilter(is_mine=True))
    assert model.measures == 5
    with qtbot.waitSignal(model.laid_out):
        operations.write(None, "Unit", set_myself, unit="区水务局", area="示例市示例区")
    assert model.measures == 2


def test_a_change_that_changed_nothing_asks_nothing(model: ChecklistModel, qtbot: QtBot) -> None:
    model.show(ALL)
    with qtbot.assertNotEmitted(model.laid_out, wait=120):
        model.on_changed(Changed(None, "close"))


def test_answers_to_an_older_filter_are_not_taken(ledger: Ledger, make_frame: Callable[..., Frame]) -> None:
    runners = fake_runners(held=True)
    questions = runners.questions
    assert isinstance(questions, FakeTasks)
    model = ChecklistModel(make_frame(ledger, runners=runners).operations.ask, lambda: DAY)
    model.show(ChecklistFilter(search="河道"))
    model.show(ChecklistFilter(search="污水"))
    questions.release(1)
    assert model.measures == 2
    questions.release()
    assert model.measures == 2
    assert model.kept.search == "污水"


def test_old_rows_stay_until_the_new_ones_are_there(ledger: Ledger, make_frame: Callable[..., Frame]) -> None:
    runners = fake_runners(held=True)
    questions = runners.questions
    assert isinstance(questions, FakeTasks)
    model = ChecklistModel(make_frame(ledger, runners=runners).operations.ask, lambda: DAY)
    model.show(ALL)
    questions.wait()
    model.show(ChecklistFilter(search="河道"))
    assert model.measures == 6
    assert model.is_waiting
    questions.wait()
    assert model.measures == 1


def test_of_very_many_the_first_rows_are_shown_before_they_are_counted(
    ledger: Ledger, make_frame: Callable[..., Frame], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(checklist_model, "MANY", 2)
    runners = fake_runners(held=True)
    questions = runners.questions
    assert isinstance(questions, FakeTasks)
    model = ChecklistModel(make_frame(ledger, runners=runners).operations.ask, lambda: DAY)
    model.show(ChecklistFilter(annex=2), out_of=6)
    questions.release()
    assert shown(model)[1:] == ["[污水治理]", "长期开展河道", "建成污水处理"]
    heading = model.line_at(0)
    assert isinstance(heading, Block)
    assert heading.closed == -1
    assert model.is_waiting
    assert not questions.is_busy  # counting would take the processor from painting them
    model.on_painted()
    qtbot.waitUntil(lambda: questions.is_busy)
    questions.wait()
    assert not model.is_waiting
    heading = model.line_at(0)
    assert isinstance(heading, Block)
    assert heading.closed == 0


def test_of_very_many_what_was_shown_before_is_let_go_of_beside_the_window(
    ledger: Ledger, make_frame: Callable[..., Frame], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(checklist_model, "MANY", 2)
    runners = fake_runners(held=True)
    questions = runners.questions
    assert isinstance(questions, FakeTasks)
    model = ChecklistModel(make_frame(ledger, runners=runners).operations.ask, lambda: DAY)
    model.show(ALL)
    questions.wait()
    before = weakref.ref(model._layout)

    model.show(ChecklistFilter(annex=2), out_of=6)
    questions.release()
    assert model.is_waiting  # the first rows are there
    assert before() is not None
    qtbot.waitUntil(lambda: questions.is_busy)  # also where nothing is painted
    questions.wait()
    assert before() is None


def test_what_is_folded_while_a_question_is_under_way_stays_folded(
    ledger: Ledger, make_frame: Callable[..., Frame], qtbot: QtBot
) -> None:
    runners = fake_runners(held=True)
    questions = runners.questions
    assert isinstance(questions, FakeTasks)
    model = ChecklistModel(make_frame(ledger, runners=runners).operations.ask, lambda: DAY)
    model.show(ALL)
    questions.wait()
    model.show(ChecklistFilter(is_mine=True))
    model.set_open(9, is_open=False)
    questions.wait()
    assert shown(model)[-1] == "[示例区碧水保卫战2026年行动计划]"


def test_revealing_unfolds_around_the_measure(model: ChecklistModel, ledger: Ledger) -> None:
    model.show(ALL)
    model.set_open(5, is_open=False)
    model.set_open(0, is_open=False)
    found: list[int | None] = []
    model.reveal(measure_ids(ledger)[2], found.append)
    assert found == [7]
    assert shown(model)[7] == "开展道路清扫"


def test_revealing_what_is_shown_needs_no_question(model: ChecklistModel, ledger: Ledger) -> None:
    model.show(ALL)
    found: list[int | None] = []
    model.reveal(measure_ids(ledger)[0], found.append)
    assert found == [3]


def test_revealing_what_the_filter_hides_says_so(model: ChecklistModel, ledger: Ledger) -> None:
    model.show(ChecklistFilter(annex=2))
    found: list[int | None] = []
    model.reveal(measure_ids(ledger)[0], found.append)
    model.reveal(999, found.append)
    assert found == [None, None]


def test_many_rows_give_the_ids_of_their_measures(model: ChecklistModel, ledger: Ledger) -> None:
    model.show(ALL)
    given: list[tuple[int, ...]] = []
    model.ids_in_rows([(0, model.rowCount() - 1)], given.append)
    assert list(given[0]) == measure_ids(ledger)


def test_rows_not_fetched_yet_give_their_ids_too(
    model: ChecklistModel, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checklist_model, "AT_ONCE", 1)
    model.show(ALL)
    model.set_open(10, is_open=False)
    given: list[tuple[int, ...]] = []
    model.ids_in_rows([(3, 3), (5, 8), (10, 10)], given.append)
    assert list(given[0]) == measure_ids(ledger)[:4]


def test_reopening_shows_the_state_before(
    model: ChecklistModel, operations: Operations, ledger: Ledger, qtbot: QtBot
) -> None:
    model.show(ALL)
    operations.write(None, "Close", close_measures, measure_ids(ledger)[:1], on=date(2026, 6, 1))
    with qtbot.waitSignal(model.laid_out):
        operations.write(None, "Reopen", reopen_measures, measure_ids(ledger)[:1])
    row = model.measure_at(3)
    assert row is not None
    assert row.state is State.NOT_STARTED


def test_pages_not_looked_at_for_longest_go_first() -> None:
    pages = RowPages(most=2)
    pages.put({(1, 0): (), (2, 0): ()})
    pages.get((1, 0))
    pages.put({(3, 0): ()})
    assert pages.get((2, 0)) is None
    assert pages.get((1, 0)) == ()
    pages.grow_stale()
    assert pages.needs((1, 0))
    pages.clear()
    assert pages.get((1, 0)) is None
