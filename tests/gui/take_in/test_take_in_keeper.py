"""A review is kept while it is worked on."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from gui.operations import Runners
from gui.page import Frame
from gui.review.review_keeper import ReviewKeeper
from model.errors import StorageError
from model.rows.review import Review
from tests.builders import a_plan
from tests.fakes import FakeTasks
from tests.gui.conftest import HeardMessages


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The rows of the reviews that were kept; dropping adds -1."""
    rows: list[int] = []
    monkeypatch.setattr("model.actions.review.keep_review", lambda _ledger, review: rows.append(review.row))
    monkeypatch.setattr("model.actions.review.drop_review", lambda _ledger, _name: rows.append(-1))
    return rows


@pytest.fixture
def state() -> SimpleNamespace:
    return SimpleNamespace(row=0)


@pytest.fixture
def keeper(
    make_frame: Callable[..., Frame], long_work: FakeTasks, state: SimpleNamespace
) -> ReviewKeeper:
    frame = make_frame(runners=Runners(FakeTasks(), FakeTasks(), long_work))
    return ReviewKeeper(frame, lambda: Review("a.txt", "ab", a_plan(), row=state.row))


def test_steps_are_kept_once_the_work_rests(
    qtbot: QtBot, keeper: ReviewKeeper, kept: list[int], state: SimpleNamespace
) -> None:
    for row in range(3):
        state.row = row
        keeper.note()
    qtbot.waitUntil(lambda: bool(kept))
    assert kept == [2]


def test_what_changes_while_it_is_written_is_written_after(
    keeper: ReviewKeeper, kept: list[int], state: SimpleNamespace, long_work: FakeTasks
) -> None:
    long_work.held = True
    done: list[str] = []
    keeper.keep(lambda: done.append("one"))
    state.row = 5
    keeper.keep(lambda: done.append("two"))
    long_work.release()
    assert (kept, done) == ([0], [])
    long_work.release()
    assert (kept, done) == ([0, 5], ["one", "two"])


def test_what_waits_is_written_at_once_when_it_must_and_only_then(keeper: ReviewKeeper, kept: list[int]) -> None:
    keeper.hurry()
    assert kept == []
    keeper.note()
    keeper.hurry()
    assert kept == [0]


def test_in_a_hurry_the_newest_is_written_beside_what_is_being_written_and_stays(
    keeper: ReviewKeeper, kept: list[int], state: SimpleNamespace, long_work: FakeTasks
) -> None:
    """Nobody is there to begin another writing once the one under way has ended: the window goes."""
    long_work.held = True
    keeper.keep()
    for row in (5, 6):
        state.row = row
        keeper.note()
        keeper.hurry()
    keeper.hurry()  # nothing is new

    long_work.release(2)
    assert kept == [6]
    long_work.wait()
    assert kept == [6]


def test_forgetting_waits_for_all_that_is_being_written(
    keeper: ReviewKeeper, kept: list[int], state: SimpleNamespace, long_work: FakeTasks
) -> None:
    long_work.held = True
    done: list[str] = []
    keeper.keep()
    keeper.note()
    keeper.hurry()
    keeper.forget(lambda: done.append("gone"))
    long_work.release(1)
    assert done == []
    long_work.wait()
    assert (kept, done) == ([0, -1], ["gone"])


def test_forgetting_waits_for_the_writing_and_writes_no_more(
    keeper: ReviewKeeper, kept: list[int], long_work: FakeTasks
) -> None:
    long_work.held = True
    done: list[str] = []
    keeper.keep()
    keeper.forget(lambda: done.append("gone"))
    keeper.note()
    keeper.keep()
    long_work.wait()
    assert (kept, done) == ([0, -1], ["gone"])


def test_a_review_that_cannot_be_kept_is_said_once_and_work_goes_on(
    keeper: ReviewKeeper, messages: HeardMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StorageError("review-not-kept", name="a", detail="full")

    monkeypatch.setattr("model.actions.review.keep_review", full)
    done: list[str] = []
    for step in ("one", "two"):
        keeper.keep(lambda step=step: done.append(step))  # type: ignore[misc]
    assert (len(messages.errors), done) == (1, ["one", "two"])
