"""One long piece of work at a time: it waits for what is typed, can be stopped, and always ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.operations import Runners
from gui.page import Frame
from gui.pages.one_job import OneJob
from gui.widgets.progress_row import ProgressRow
from model.errors import StorageError
from model.rows.changed import Changed
from tests.fakes import FakeTasks
from tests.gui.conftest import HeardMessages


class Scene:
    """A job and its bar; the writer and the long work are held until they are released."""

    def __init__(self, make_frame: Callable[..., Frame], window: QWidget) -> None:
        self.writer, self.long_work = FakeTasks(held=True), FakeTasks(held=True)
        self.frame = make_frame(runners=Runners(self.writer, FakeTasks(), self.long_work))
        self.job = OneJob(self.frame, window)
        self.row = ProgressRow(window)
        self.job.show_in(self.row)
        self.made: list[str] = []
        self.seen: list[str] = []

    def do(self, name: str = "a") -> None:
        self.job.do("Saving…", self._work, name, on_done=self.seen.append)

    def save_words(self) -> None:
        """Something typed is on its way into the ledger."""
        self.frame.operations.write(None, "Note", lambda _ledger: Changed(None, "note"), is_quiet=True)

    def _work(self, name: str, *, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> str:
        progress(1, 2)
        self.made.append(name)
        return name


@pytest.fixture
def scene(make_frame: Callable[..., Frame], qtbot: QtBot) -> Scene:
    window = QWidget()
    qtbot.addWidget(window)
    return Scene(make_frame, window)


def test_a_second_word_is_not_heard_while_the_first_is_done(scene: Scene) -> None:
    scene.do("a")
    scene.do("b")
    scene.long_work.wait()
    assert scene.seen == ["a"]
    scene.do("c")
    scene.long_work.wait()
    assert scene.seen == ["a", "c"]


def test_the_bar_is_there_while_it_runs(scene: Scene) -> None:
    scene.do()
    assert not scene.row.isHidden()
    scene.long_work.wait()
    assert (scene.row.bar.value(), scene.row.bar.maximum()) == (1, 2)
    assert scene.row.isHidden()


def test_it_waits_for_the_words_that_are_being_stored(scene: Scene) -> None:
    scene.save_words()
    scene.do()
    assert scene.long_work.jobs == []
    scene.writer.release()
    assert len(scene.long_work.jobs) == 1


def test_it_can_be_stopped_before_it_has_begun(scene: Scene) -> None:
    scene.save_words()
    scene.do()
    scene.row.cancel.click()
    assert not scene.job.is_busy
    scene.writer.release()
    assert scene.long_work.jobs == []


def test_what_was_begun_after_a_stop_starts_once(scene: Scene) -> None:
    scene.save_words()
    scene.do("a")
    scene.job.cancel()
    scene.do("b")
    scene.writer.release()
    scene.long_work.wait()
    assert scene.made == ["b"]


def test_stopping_reaches_the_work(scene: Scene) -> None:
    scene.do()
    scene.row.cancel.click()
    assert scene.long_work.jobs[0].cancelled()


def test_a_failure_is_said_and_ends_it(scene: Scene, messages: HeardMessages) -> None:
    def fail(**_watch: object) -> object:
        raise StorageError("disk-full")

    scene.job.do("Saving…", fail, on_done=scene.seen.append)
    scene.long_work.wait()
    assert [str(error) for error in messages.errors] == [str(StorageError("disk-full"))]
    assert not scene.job.is_busy
    assert scene.row.isHidden()
