"""Work off the GUI thread comes back on it, in order, errors included."""

from __future__ import annotations

import threading

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from gui.tasks import TaskRunner


@pytest.fixture
def runner(qtbot: QtBot) -> TaskRunner:
    made = TaskRunner(1)
    yield made
    made.wait()


def test_results_arrive_on_the_gui_thread_in_the_order_of_the_work(qtbot: QtBot, runner: TaskRunner) -> None:
    answers: list[tuple[int, bool]] = []
    here = threading.get_ident()
    for number in range(200):
        runner.run(
            lambda number=number: (number, threading.get_ident()),
            lambda outcome: answers.append((outcome[0], outcome[1] != here and threading.get_ident() == here)),
            lambda error: pytest.fail(str(error)),
        )
    qtbot.waitUntil(lambda: len(answers) == 200)
    assert answers == [(number, True) for number in range(200)]


def test_an_error_of_the_work_is_handed_over_and_the_runner_goes_on(qtbot: QtBot, runner: TaskRunner) -> None:
    errors: list[Exception] = []
    done: list[object] = []
    runner.run(lambda: 1 // 0, done.append, errors.append)
    runner.run(lambda: "still here", done.append, errors.append)
    qtbot.waitUntil(lambda: done == ["still here"])
    assert [type(error) for error in errors] == [ZeroDivisionError]


def test_busy_is_said_once_at_the_start_and_once_at_the_end(qtbot: QtBot, runner: TaskRunner) -> None:
    heard: list[bool] = []
    runner.busy_changed.connect(heard.append)
    for _ in range(3):
        runner.run(lambda: None, lambda _: None, lambda _: None)
    assert runner.is_busy
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert heard == [True, False]


def test_long_work_reports_big_counts_and_stops_when_asked(qtbot: QtBot, runner: TaskRunner) -> None:
    steps: list[tuple[int, int]] = []
    done: list[object] = []
    started = threading.Event()

    def work(progress, cancelled):
        progress(2**33, 2**34)  # a plain Signal(int) would cut this
        started.set()
        while not cancelled():
            started.wait(0.001)
        return "stopped"

    job = runner.run_long(work, done.append, lambda error: pytest.fail(str(error)), on_progress=lambda *s: steps.append(s))
    qtbot.waitUntil(lambda: started.is_set() and bool(steps))
    job.cancel()
    qtbot.waitUntil(lambda: done == ["stopped"])
    assert steps == [(2**33, 2**34)]


def test_work_that_ends_after_its_runner_is_gone_harms_nobody(qtbot: QtBot) -> None:
    runner = TaskRunner(1)
    gate, ended = threading.Event(), threading.Event()

    def work() -> None:
        gate.wait(5)
        ended.set()

    runner.run(work, lambda _: pytest.fail("called back"), lambda _: pytest.fail("called back"))
    gate.set()
    shiboken6.delete(runner)  # its pool waits for the work; the answer has nowhere to go any more
    qtbot.wait(10)
    assert ended.is_set()


def test_what_waits_for_rest_is_done_also_when_an_answer_could_not_be_heard(qtbot: QtBot, runner: TaskRunner) -> None:
    def fails(_outcome: object) -> None:
        raise KeyError("inner")

    done: list[str] = []
    runner.run(lambda: None, fails, fails)
    runner.when_idle(lambda: done.append("rest"))
    with qtbot.captureExceptions() as raised:
        qtbot.waitUntil(lambda: bool(done))
    assert [kind for kind, *_rest in raised] == [KeyError]
