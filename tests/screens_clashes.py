"""Screens of what two desks wrote into the same field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui.dialogs.clash import ClashDialog
from gui.main_window import MainWindow
from model.periods import Month
from model.rows.clash import Clash, FieldKey, FieldKind
from model.rows.words import State

Screen = Callable[[MainWindow], QWidget]
_AT = "2026-06-26T01:30:00Z"
_NOTE = Clash(
    FieldKey(FieldKind.NOTE, 1, Month(2026, 6)), "1-03-2", "6月抽测机械12台，合格11台；1台冒黑烟，已责令停用。",
    "本月抽测机械14台，合格13台，其余1台限期整改，7月10日前复查。", "审核人", _AT,
)  # fmt: skip
_STATE = Clash(FieldKey(FieldKind.STATE, 2), "1-03-3", State.BLOCKED, State.CLOSED, "审核人", _AT)


def clash(window: MainWindow) -> QWidget:
    """A month's progress that two desks wrote."""
    return _opened(ClashDialog([_NOTE], window))


def clashes(window: MainWindow) -> QWidget:
    """A state that two desks set, and more to come."""
    return _opened(ClashDialog([_STATE, _NOTE], window))


def _opened(dialog: ClashDialog) -> QWidget:
    dialog.open()
    return dialog


CLASHES: dict[str, Screen] = {"clash": clash, "clashes": clashes}
