"""Undo and redo move only when the ledger did."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest

from gui.page import Frame
from model.errors import UserError
from model.rows.changed import Changed
from tests.fakes import fake_runners


class Reverts:
    """Plays model.actions.revert: each revert is a new change, numbered on from 100."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.fails = False
        self.changes_nothing = False

    def revert(self, _ledger: object, number: int) -> Changed:
        self.asked.append(number)
        if self.fails:
            raise UserError("revert-conflict")
        return Changed(None if self.changes_nothing else 99 + len(self.asked), "revert", frozenset({"measure"}))


@pytest.fixture
def reverts(monkeypatch: pytest.MonkeyPatch) -> Iterator[Reverts]:
    made = Reverts()
    module = ModuleType("model.actions.revert")
    module.revert = made.revert  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "model.actions.revert", module)
    return made


def write(frame: Frame, text: str, number: int) -> None:
    frame.operations.write(None, text, lambda ledger: Changed(number, "close"))


def test_undo_reverts_the_change_and_redo_reverts_the_undoing(
    make_frame: Callable[..., Frame], reverts: Reverts
) -> None:
    frame = make_frame()
    write(frame, "Close", 7)
    frame.operations.undo()
    frame.operations.redo()
    frame.operations.undo()
    assert reverts.asked == [7, 100, 101]
    assert (frame.operations.history.undo_text, frame.operations.history.redo_text) == ("", "Close")


def test_steps_are_taken_back_newest_first(make_frame: Callable[..., Frame], reverts: Reverts) -> None:
    frame = make_frame()
    write(frame, "One", 1)
    write(frame, "Two", 2)
    frame.operations.undo()
    frame.operations.undo()
    frame.operations.undo()
    assert reverts.asked == [2, 1]


def test_a_failing_undo_is_shown_and_its_step_is_dropped(
    make_frame: Callable[..., Frame], reverts: Reverts, messages
) -> None:
    frame = make_frame()
    write(frame, "One", 1)
    write(frame, "Two", 2)
    reverts.fails = True
    frame.operations.undo()
    assert [error.code for error in messages.errors] == ["revert-conflict"]
    assert frame.operations.history.undo_text == "One"
    assert frame.operations.history.redo_text == ""


def test_an_undo_that_found_nothing_to_take_back_leaves_no_redo(
    make_frame: Callable[..., Frame], reverts: Reverts
) -> None:
    frame = make_frame()
    write(frame, "One", 1)
    reverts.changes_nothing = True
    frame.operations.undo()
    assert frame.operations.history.redo_text == ""


def test_undo_asked_for_while_a_write_is_under_way_takes_that_write_back(
    make_frame: Callable[..., Frame], reverts: Reverts
) -> None:
    runners = fake_runners(held=True)
    frame = make_frame(runners=runners)
    write(frame, "Close", 7)
    frame.operations.undo()
    assert reverts.asked == []
    runners.writer.wait()
    assert reverts.asked == [7]
    assert frame.operations.history.redo_text == "Close"


def test_undo_twice_at_once_takes_two_steps_back(make_frame: Callable[..., Frame], reverts: Reverts) -> None:
    runners = fake_runners(held=True)
    frame = make_frame(runners=runners)
    write(frame, "One", 1)
    write(frame, "Two", 2)
    frame.operations.undo()
    frame.operations.undo()
    runners.writer.wait()
    assert reverts.asked == [2, 1]


def test_a_write_during_an_undo_comes_on_top_of_it(make_frame: Callable[..., Frame], reverts: Reverts) -> None:
    runners = fake_runners(held=True)
    frame = make_frame(runners=runners)
    write(frame, "One", 1)
    runners.writer.wait()
    frame.operations.undo()
    write(frame, "Two", 2)
    runners.writer.wait()
    assert (frame.operations.history.undo_text, frame.operations.history.redo_text) == ("Two", "")


def test_undoing_is_told_to_everybody_without_initiator(
    qtbot, make_frame: Callable[..., Frame], reverts: Reverts
) -> None:
    frame = make_frame()
    write(frame, "Close", 7)
    with qtbot.waitSignal(frame.operations.changed) as heard:
        frame.operations.undo()
    assert heard.args == [Changed(100, "revert", frozenset({"measure"})), None]


def test_another_ledger_starts_without_steps(make_frame: Callable[..., Frame], reverts: Reverts) -> None:
    frame = make_frame()
    write(frame, "Close", 7)
    frame.operations.history.clear()
    frame.operations.undo()
    assert reverts.asked == []


def test_the_steps_are_listed_newest_first_and_undone_down_to_one(make_frame: Callable[..., Frame], reverts: Reverts) -> None:
    frame = make_frame()
    for number, text in enumerate(("One", "Two", "Three"), start=1):
        write(frame, text, number)
    assert frame.operations.history.steps == [(2, "Three"), (1, "Two"), (0, "One")]
    frame.operations.undo_to(1)
    assert reverts.asked == [3, 2]
    assert frame.operations.history.steps == [(0, "One")]
    assert frame.operations.history.redo_text == "Two"


def test_undoing_down_to_a_step_ends_where_one_fails(make_frame: Callable[..., Frame], reverts: Reverts, messages) -> None:
    frame = make_frame()
    for number in (1, 2, 3):
        write(frame, str(number), number)
    reverts.fails = True
    frame.operations.undo_to(0)
    assert reverts.asked == [3]
    assert len(messages.errors) == 1
    assert frame.operations.history.steps == [(1, "2"), (0, "1")]


def test_a_write_under_way_is_undone_with_the_steps_below_it(make_frame: Callable[..., Frame], reverts: Reverts) -> None:
    runners = fake_runners(held=True)
    frame = make_frame(runners=runners)
    write(frame, "One", 1)
    runners.writer.wait()
    write(frame, "Two", 2)
    frame.operations.undo_to(0)
    runners.writer.wait()
    assert reverts.asked == [2, 1]


def test_a_step_that_is_gone_undoes_nothing(make_frame: Callable[..., Frame], reverts: Reverts) -> None:
    frame = make_frame()
    write(frame, "One", 1)
    frame.operations.undo_to(5)
    assert reverts.asked == []
