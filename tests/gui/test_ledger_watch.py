"""A ledger that was away for a while is looked at again by itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.page import Frame
from model.errors import StorageError, UserError
from model.rows.checklist import ChangeRow

LAST = ChangeRow(41, "2026-06-26T08:00:00", "填报人", "close", (), False)


def refuse(error: Exception) -> Callable[..., None]:
    def question(_ledger: object) -> None:
        raise error

    return question


def ask(frame: Frame, error: Exception) -> None:
    frame.operations.ask(QObject(frame.operations), refuse(error), on_done=print, on_error=lambda _error: None)


def test_what_the_ledger_holds_is_looked_at_again_once_it_can_be_read(
    qtbot: QtBot, make_frame: Callable[..., Frame], monkeypatch: pytest.MonkeyPatch
) -> None:
    frame, looks = make_frame(), []

    def history(_ledger: object, *, limit: int) -> tuple[ChangeRow, ...]:
        looks.append(limit)
        if len(looks) == 1:
            raise StorageError("ledger-missing", where="away")
        return (LAST,)

    monkeypatch.setattr("model.queries.history.history", history)
    frame.operations.watch.timer.setInterval(0)
    with qtbot.waitSignal(frame.operations.changed) as heard:
        ask(frame, StorageError("ledger-missing", where="away"))
    changed, initiator = heard.args
    assert (changed.number, changed.kinds, initiator) == (41, {"plan"}, None)
    assert len(looks) == 2
    assert not frame.operations.watch.timer.isActive()


def test_wrong_input_is_no_reason_to_look_again(make_frame: Callable[..., Frame]) -> None:
    frame = make_frame()
    ask(frame, UserError("reason-missing"))
    assert not frame.operations.watch.timer.isActive()
