"""A newer question takes an older one's place; what a person looks for this moment waits for no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from gui.operations import Operations, Runners
from tests.fakes import FakeLedger, FakeTasks


class Listening(FakeLedger):
    """Keeps what tells whether a question is still wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.unwanted: list[bool] = []

    def asked(self, is_unwanted: Callable[[], bool], question: Callable[[], Any]) -> Any:
        self.unwanted.append(is_unwanted())
        return question()


def rows(_ledger: FakeLedger, words: str) -> str:
    return words


def test_an_older_question_is_called_off(make_frame: Callable[..., Any]) -> None:
    questions, ledger, page, answers = FakeTasks(held=True), Listening(), QObject(), list[str]()
    operations: Operations = make_frame(ledger, runners=Runners(FakeTasks(), questions, FakeTasks())).operations

    for words in ("扬", "扬尘"):
        operations.ask(page, rows, words, on_done=answers.append)
    operations.ask(page, rows, "别的", key="another", on_done=answers.append)
    questions.wait()

    assert ledger.unwanted == [True, False, False]
    assert answers == ["扬尘", "别的"]


def test_an_urgent_question_waits_for_no_other(make_frame: Callable[..., Any]) -> None:
    page, answers = QObject(), list[str]()
    runners = Runners(FakeTasks(), FakeTasks(held=True), FakeTasks(), FakeTasks())
    operations: Operations = make_frame(Listening(), runners=runners).operations

    operations.ask(page, rows, "慢", key="slow", on_done=answers.append)
    operations.ask(page, rows, "快", is_urgent=True, on_done=answers.append)

    assert answers == ["快"]
