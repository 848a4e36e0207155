"""Says why a control of the window cannot be used, where that is because the ledger may not be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QToolTip,
    QWidget,
)

from gui.messages import Messages

if TYPE_CHECKING:
    from model.ledger import Ledger

_CONTROLS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)


class WhyNot(QObject):
    """Gives a tip to controls that have none of their own: a tip nobody shows comes up to the window.

    What has one of its own is said to with `watch`.
    """

    def __init__(self, window: QWidget, messages: Messages) -> None:
        super().__init__(window)
        self._window, self._messages = window, messages
        self._ledger: Ledger | None = None
        window.installEventFilter(self)

    def attach(self, ledger: Ledger | None) -> None:
        """Speak of this ledger from now on."""
        self._ledger = ledger

    def watch(self, control: QWidget) -> None:
        """Say why also where a control has a tip that says what it is for."""
        control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the reason where the pointer rests on what cannot be used."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and isinstance(watched, QWidget):
            under = self._window.childAt(event.pos()) if watched is self._window else watched
            if reason := self._reason(under):
                QToolTip.showText(event.globalPos(), reason, self._window)
                return True
        return super().eventFilter(watched, event)

    def _reason(self, under: QWidget | None) -> str:
        """Why what lies under the pointer cannot be used; empty when it can, or for another reason."""
        ledger = self._ledger
        if ledger is None or not ledger.is_read_only or not _is_shut(under):
            return ""
        said = self._messages.explain(ledger.obstacle, holder=ledger.holder, where=ledger.where)
        return f"{said.happened}\n{said.next}"


def _is_shut(widget: QWidget | None) -> bool:
    """Whether a control is one that cannot be used or written into; its own parts count as it."""
    while widget is not None and not isinstance(widget, _CONTROLS):
        widget = widget.parentWidget()
    if widget is None:
        return False
    return not widget.isEnabled() or (isinstance(widget, (QPlainTextEdit, QLineEdit)) and widget.isReadOnly())
