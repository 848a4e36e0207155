"""Undo and redo move only when the ledger did."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType

import pytest

from gui.messages import Notice
from gui.page import Frame
from gui.tasks import Job, Progress
from gui.widgets.progress_row import ProgressRow
from model.errors import Cancelled, UserError
from model.rows.changed import Changed
from tests.fakes import fake_runners


class Reverts:
    """Plays model.actions.revert: each revert is a new change, numbered on from 100."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.error: Exception | None = None
        self.changes_nothing = False

    def revert_together(
        self, _ledger: object, numbers: tuple[int, ...], *, progress: Progress, cancelled: Callable[[], bool]
    ) -> tuple[Changed, ...]:
        progress(1, 2)
        if cancelled():
            raise Cancelled
        if self.error is not None:
            self.asked += numbers
            raise self.error
        return tuple(self._reverted(number) for number in numbers)

    def _reverted(self, number: int) -> Changed:
        self.asked.append(number)
        return Changed(None if self.changes_nothing else 99 + len(self.asked), "revert", frozenset({"measure"}))


@pytest.fixture
def reverts(monkeypatch: pytest.MonkeyPatch) -> Reverts:
    made = Reverts()
    module = ModuleType("model.actions.revert")
    module.revert_together = made.revert_together  # type: ignore[attr-defined]
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
    reverts.error = UserError("revert-conflict")
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
    reverts.error = UserError("revert-conflict")
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


def notices(frame: Frame) -> list[Notice]:
    """What is said from now on."""
    heard: list[Notice] = []
    frame.messages.said.connect(heard.append)
    return heard


def test_what_was_undone_is_named_and_can_be_done_again_from_there(make_frame: Callable[..., Frame], reverts: Reverts) -> None:
    frame = make_frame()
    write(frame, "Close 1-03-2", 7)
    heard = notices(frame)
    frame.operations.undo()
    assert [notice.text for notice in heard] == ["Undone: Close 1-03-2"]
    assert heard[0].undo is None
    heard[0].redo()
    assert heard[1].text == "Redone: Close 1-03-2"
    heard[1].undo()
    assert reverts.asked == [7, 100, 101]


def test_several_steps_are_told_once(make_frame: Callable[..., Frame], reverts: Reverts) -> None:
    frame = make_frame()
    for number, text in enumerate(("One", "Two", "Three"), start=1):
        write(frame, text, number)
    heard = notices(frame)
    frame.operations.undo_to(1)
    assert [notice.text for notice in heard] == ["2 step(s) undone"]


def test_an_undo_that_failed_or_found_nothing_is_not_told_as_done(make_frame: Callable[..., Frame], reverts: Reverts) -> None:
    frame = make_frame()
    write(frame, "One", 1)
    write(frame, "Two", 2)
    heard = notices(frame)
    reverts.changes_nothing = True
    frame.operations.undo()
    reverts.error = UserError("revert-conflict")
    frame.operations.undo()
    assert heard == []


def test_a_stopped_undo_stays_where_it_was(make_frame: Callable[..., Frame], reverts: Reverts, messages) -> None:
    runners = fake_runners(held=True)
    frame = make_frame(runners=runners)
    write(frame, "One", 1)
    write(frame, "Two", 2)
    runners.writer.wait()
    heard = notices(frame)
    frame.operations.undo_to(0)
    frame.operations.undoing.cancel()
    runners.writer.wait()
    assert [notice.text for notice in heard] == ["Stopped: nothing of this step was changed"]
    assert (reverts.asked, messages.errors) == ([], [])
    assert frame.operations.history.steps == [(1, "Two"), (0, "One")]
    frame.operations.undo()
    runners.writer.wait()
    assert reverts.asked == [2]


def test_the_savings_of_a_sitting_are_taken_back_together(make_frame: Callable[..., Frame], reverts: Reverts, messages) -> None:
    frame = make_frame()
    for number in (1, 2, 3):
        frame.operations.write(None, "Note", lambda ledger, number=number: Changed(number, "note"), sitting="a")
    frame.operations.undo()
    assert reverts.asked == [3, 2, 1]
    frame.operations.redo()
    assert reverts.asked[3:] == [102, 101, 100]


def test_what_takes_long_shows_a_bar_that_stops_it(
    qtbot, make_frame: Callable[..., Frame], reverts: Reverts
) -> None:
    runners = fake_runners(held=True)
    frame = make_frame(runners=runners)
    row = ProgressRow()
    qtbot.addWidget(row)
    frame.operations.undoing.show_in(row)
    frame.operations.undoing._patience.setInterval(1)
    write(frame, "Close 1-03-2", 7)
    runners.writer.wait()
    frame.operations.undo()
    assert row.isHidden()
    qtbot.waitUntil(lambda: not row.isHidden())
    assert row.bar.accessibleName() == "Undoing: Close 1-03-2"
    row.cancel.click()
    runners.writer.wait()
    assert row.isHidden()
    assert reverts.asked == []


def test_what_is_quick_shows_no_bar(qtbot, make_frame: Callable[..., Frame], reverts: Reverts) -> None:
    frame = make_frame()
    write(frame, "Close 1-03-2", 7)
    with qtbot.assertNotEmitted(frame.operations.undoing.begun):
        frame.operations.undo()
    assert not frame.operations.undoing._patience.isActive()


def test_a_second_one_waits_unseen_behind_the_first(make_frame: Callable[..., Frame], reverts: Reverts) -> None:
    frame = make_frame(runners=fake_runners(held=True))
    undoing = frame.operations.undoing
    first, started = Job(), list[str]()
    undoing.watch("One", lambda: first)
    undoing.watch("Two", lambda: started.append("Two"))
    undoing.cancel()
    assert (started, first.cancelled()) == (["Two"], True)
    undoing.end()
    assert not undoing.is_busy
