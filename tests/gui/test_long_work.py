"""Long work that can be called off together."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from gui.long_work import BesideWork
from gui.tasks import Job, Progress
from model.errors import Cancelled
from tests.fakes import FakeTasks


def heeding(_progress: Progress, cancelled: Callable[[], bool]) -> str:
    if cancelled():
        raise Cancelled
    return "done"


def stubborn(_progress: Progress, cancelled: Callable[[], bool]) -> bool:
    """Work that goes on to its end; whether it was asked to stop."""
    return cancelled()


def begun(beside: BesideWork, heard: list[object], work: Callable[[Progress, Callable[[], bool]], object] = heeding) -> Job:
    return beside.begin(work, heard.append, lambda error: heard.append(type(error)), on_progress=lambda _done, _total: None)


def test_all_that_goes_on_is_called_off_and_nothing_that_begins_later(qtbot: QtBot) -> None:
    runner = FakeTasks(held=True)
    beside, heard, stopped = BesideWork(runner), list[object](), list[int]()
    beside.stopped.connect(lambda: stopped.append(len(heard)))
    begun(beside, heard)
    begun(beside, heard, stubborn)
    beside.call_off()
    begun(beside, heard)
    assert beside.is_stopping

    runner.release()
    assert (beside.is_stopping, stopped) == (True, [])
    runner.release()
    assert (beside.is_stopping, stopped) == (False, [2])
    runner.release()
    assert heard == [Cancelled, True, "done"]
    assert stopped == [2]


def test_with_nothing_going_on_nothing_is_stopped(qtbot: QtBot) -> None:
    beside, heard = BesideWork(FakeTasks()), list[object]()
    begun(beside, heard)
    beside.call_off()
    assert (beside.is_stopping, heard) == (False, ["done"])


def test_each_piece_can_be_stopped_alone(qtbot: QtBot) -> None:
    runner = FakeTasks(held=True)
    beside, heard = BesideWork(runner), list[object]()
    begun(beside, heard).cancel()
    begun(beside, heard)
    runner.wait()
    assert heard == [Cancelled, "done"]


def test_called_off_twice_it_has_stopped_once_all_has_ended(qtbot: QtBot) -> None:
    runner = FakeTasks(held=True)
    beside, heard, stopped = BesideWork(runner), list[object](), list[int]()
    beside.stopped.connect(lambda: stopped.append(len(heard)))
    begun(beside, heard)
    beside.call_off()
    begun(beside, heard)
    beside.call_off()
    runner.wait()
    assert (heard, stopped) == ([Cancelled, Cancelled], [2])
