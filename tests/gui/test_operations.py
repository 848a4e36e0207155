"""How a page's click reaches the ledger and what comes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.page import Frame
from model.errors import Cancelled, StorageError, UserError
from model.rows.changed import Changed
from tests.fakes import FakeTasks, fake_runners

CLOSED = Changed(7, "close", frozenset({"measure"}), frozenset({3}))


def test_a_write_gives_the_ledger_and_the_facts_to_the_action(make_frame: Callable[..., Frame]) -> None:
    frame = make_frame()
    given: list[tuple[object, ...]] = []

    def close(ledger, measure_id, *, note):
        given.append((ledger, measure_id, note))
        return CLOSED

    frame.operations.write(None, "Close", close, 3, note="done")
    assert given == [(frame.operations.ledger, 3, "done")]


def test_a_write_tells_everybody_who_changed_what(qtbot: QtBot, make_frame: Callable[..., Frame]) -> None:
    operations, me = make_frame().operations, QObject()
    with qtbot.waitSignal(operations.changed) as heard:
        operations.write(me, "Close", lambda ledger: CLOSED)
    assert heard.args == [CLOSED, me]


def test_a_write_can_be_undone_by_name_and_says_so(make_frame: Callable[..., Frame], messages) -> None:
    operations = make_frame().operations
    operations.write(None, "Close", lambda ledger: CLOSED)
    assert operations.history.undo_text == "Close"
    assert messages.notices == ["Close"]


def test_a_quiet_write_can_be_undone_and_shows_no_toast(make_frame: Callable[..., Frame], messages) -> None:
    operations = make_frame().operations
    operations.write(None, "Note", lambda ledger: CLOSED, is_quiet=True)
    assert operations.history.undo_text == "Note"
    assert messages.notices == []


def test_a_write_that_changed_nothing_leaves_no_undo_step_and_no_toast(
    make_frame: Callable[..., Frame], messages
) -> None:
    operations = make_frame().operations
    done: list[Changed] = []
    operations.write(None, "Close", lambda ledger: Changed(None, "close"), on_done=done.append)
    assert operations.history.undo_text == ""
    assert messages.notices == []
    assert len(done) == 1


def test_a_failed_write_is_shown_and_leaves_no_undo_step(make_frame: Callable[..., Frame], messages) -> None:
    operations = make_frame().operations

    def fails(ledger):
        raise UserError("measure-unknown")

    operations.write(None, "Close", fails)
    assert [error.code for error in messages.errors] == ["measure-unknown"]
    assert operations.history.undo_text == ""
    assert not operations.is_saving


def test_a_page_may_take_the_error_itself(make_frame: Callable[..., Frame], messages) -> None:
    taken: list[Exception] = []

    def fails(ledger):
        raise UserError("measure-unknown")

    make_frame().operations.write(None, "Close", fails, on_error=taken.append)
    assert len(taken) == 1
    assert messages.errors == []


def test_cancelling_is_no_error_to_be_shown(make_frame: Callable[..., Frame], messages) -> None:
    def stops(*, progress, cancelled):
        raise Cancelled

    make_frame().operations.work(QObject(), stops, on_done=lambda _: pytest.fail("not done"))
    assert messages.errors == []


def test_saving_is_said_from_the_first_write_to_the_last(make_frame: Callable[..., Frame]) -> None:
    runners = fake_runners(held=True)
    operations = make_frame(runners=runners).operations
    heard: list[bool] = []
    operations.saving_changed.connect(heard.append)
    operations.write(None, "One", lambda ledger: CLOSED)
    operations.write(None, "Two", lambda ledger: CLOSED)
    runners.writer.wait()
    assert heard == [True, False]


def test_only_the_newest_answer_to_a_question_arrives(make_frame: Callable[..., Frame]) -> None:
    runners = fake_runners(held=True)
    operations, me = make_frame(runners=runners).operations, QObject()
    answers: list[str] = []

    def query(ledger, text):
        return text

    operations.ask(me, query, "P", on_done=answers.append)
    operations.ask(me, query, "PM", on_done=answers.append)
    questions = runners.questions
    assert isinstance(questions, FakeTasks)
    questions.release(1)  # the newer one is quicker
    operations.ask(me, query, "PM2", on_done=answers.append)
    questions.release(0)
    questions.release(0)
    assert answers == ["PM", "PM2"]


def test_questions_with_different_keys_do_not_displace_each_other(make_frame: Callable[..., Frame]) -> None:
    runners = fake_runners(held=True)
    operations, me = make_frame(runners=runners).operations, QObject()
    answers: list[int] = []
    for place in (0, 200):
        operations.ask(me, lambda ledger, place: place, place, on_done=answers.append, key=place)
        operations.ask(me, len_of_nothing, on_done=lambda _: None)
    runners.questions.wait()
    assert answers == [0, 200]


def len_of_nothing(ledger) -> int:
    return 0


def test_nobody_is_called_who_is_gone(make_frame: Callable[..., Frame]) -> None:
    runners = fake_runners(held=True)
    operations, me = make_frame(runners=runners).operations, QObject()
    operations.ask(me, lambda ledger: 1, on_done=lambda _: pytest.fail("called"))
    operations.write(me, "Close", lambda ledger: CLOSED, on_done=lambda _: pytest.fail("called"))
    shiboken6.delete(me)
    runners.wait()
    assert operations.history.undo_text == "Close"


def test_long_work_reports_and_delivers(make_frame: Callable[..., Frame]) -> None:
    steps: list[tuple[int, int]] = []
    done: list[str] = []

    def read(name, *, progress, cancelled):
        progress(1, 2)
        return name

    make_frame().operations.work(
        QObject(), read, "plan", on_done=done.append, on_progress=lambda *step: steps.append(step)
    )
    assert (steps, done) == ([(1, 2)], ["plan"])


def test_busy_is_said_only_when_it_lasts(qtbot: QtBot, make_frame: Callable[..., Frame]) -> None:
    runners = fake_runners(held=True)
    operations = make_frame(runners=runners).operations
    operations.ask(QObject(), len_of_nothing, on_done=lambda _: None)
    with qtbot.waitSignal(operations.busy_changed, timeout=2000) as heard:
        pass
    assert heard.args == [True]
    with qtbot.waitSignal(operations.busy_changed, timeout=2000) as heard:
        runners.questions.wait()
    assert heard.args == [False]


def test_a_long_write_reports_its_progress_and_can_be_cancelled(make_frame: Callable[..., Frame], messages) -> None:
    runners = fake_runners(held=True)
    operations = make_frame(runners=runners).operations
    steps: list[tuple[int, int]] = []

    def attach(ledger, count, *, progress, cancelled):
        progress(1, count)
        if cancelled():
            raise Cancelled
        return CLOSED

    one = operations.write(None, "Attach", attach, 3, on_progress=lambda *step: steps.append(step))
    two = operations.write(None, "Attach", attach, 4, on_progress=lambda *step: steps.append(step))
    assert one is not None
    assert two is not None
    two.cancel()
    runners.writer.wait()
    assert steps == [(1, 3), (1, 4)]
    assert messages.notices == ["Attach"]
    assert messages.errors == []
    assert not operations.is_saving


def test_a_write_that_waited_too_long_for_its_turn_is_offered_again(make_frame: Callable[..., Frame], messages) -> None:
    operations, tries = make_frame().operations, []

    def busy_once(_ledger, number, *, on):
        tries.append((number, on))
        if len(tries) == 1:
            raise StorageError("ledger-busy", where="台账")
        return CLOSED

    operations.write(None, "Close", busy_once, 7, on="today")
    assert operations.history.undo_text == ""
    assert messages.agains[0] is not None
    messages.agains[0]()
    assert tries == [(7, "today")] * 2
    assert operations.history.undo_text == "Close"


@pytest.mark.parametrize("code", ["measure-unknown", "server-unanswered"])
def test_what_would_fail_again_or_may_have_been_written_is_not_offered_again(make_frame: Callable[..., Frame], messages, code: str) -> None:
    def fails(_ledger):
        raise StorageError(code, where="")

    make_frame().operations.write(None, "Close", fails)
    assert messages.agains == [None]
