"""The menu of undo steps: each by its name, the newest on top; choosing one takes back everything down to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from gui.calling import calling
from gui.menus import WindowMenu
from gui.operations import Operations

if TYPE_CHECKING:
    from model.ledger import Ledger
    from model.rows.history import HistoryLine

SHOWN = 20  # of two hundred: a menu is no list


class UndoMenu(QObject):
    """A menu below Undo and Redo that lists what can be taken back of one ledger."""

    def __init__(self, window: QWidget, menu: WindowMenu) -> None:
        super().__init__(window)
        self._operations: Operations | None = None
        self.menu = QMenu(window)
        self.menu.aboutToShow.connect(self._list)
        menu.add_after_redo(self.menu)
        self.retranslate()

    def attach(self, operations: Operations) -> None:
        """List this ledger's steps from now on."""
        self._operations = operations
        operations.history.state_changed.connect(self._enable)
        self._enable()

    def detach(self) -> None:
        """List nothing."""
        self._operations = None
        self._enable()

    def retranslate(self) -> None:
        """Set every text anew; the steps are named by what the ledger knows of their changes."""
        self.menu.setTitle(self.tr("Undo se&veral steps"))
        self._enable()
        changes = self._operations.history.changes if self._operations is not None else ()
        if self._operations is not None and changes:
            self._operations.ask(self, steps_of, changes, on_done=self._rename, on_error=lambda _error: None)  # they keep their names

    def _enable(self) -> None:
        self.menu.menuAction().setEnabled(self._operations is not None and bool(self._operations.history.steps))

    def _list(self) -> None:
        self.menu.clear()
        steps = self._operations.history.steps if self._operations is not None else []
        for number, (place, text) in enumerate(steps[:SHOWN], start=1):
            named = self.tr("Undo: {change}").format(change=text).replace("&", "&&")
            action = self.menu.addAction(f"&{number}  {named}" if number < 10 else named)
            action.triggered.connect(calling(self._undo_to, place))
        if len(steps) > SHOWN:
            rest = self.menu.addAction(self.tr("and %n older step(s)", "", len(steps) - SHOWN))
            rest.setEnabled(False)

    def _rename(self, lines: tuple[HistoryLine, ...]) -> None:
        from gui.change_words import ChangeWords  # not before the language is switched

        if self._operations is not None:
            words = ChangeWords()
            self._operations.history.rename({line.change.id: words.step(line) for line in lines})

    def _undo_to(self, place: int) -> None:
        if self._operations is not None:
            self._operations.undo_to(place)


def steps_of(ledger: Ledger, changes: tuple[int, ...]) -> tuple[HistoryLine, ...]:
    """What the ledger knows of changes."""
    from model.queries.ledger_history import named_lines  # SQLAlchemy is loaded after the window is painted

    return named_lines(ledger, changes)
