"""Undo and redo: each step is a change of the ledger, taken back or made again by a new change."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from model.errors import Cancelled

UNDO_LIMIT = 200

Revert = Callable[[str, tuple[int, ...], Callable[[tuple[int, ...]], None], Callable[[Exception], None]], None]
"""Takes changes back: what is said meanwhile, their numbers, what follows when it is done or failed."""


class ChangeCommand(QUndoCommand):
    """One change that was already made, or the savings of one sitting; pushed after the action succeeded.

    redo() and undo() do nothing themselves: UndoHistory reverts the change off the GUI thread first and moves the
    stack only when that succeeded, so a failing undo never leaves the stack saying something untrue.
    """

    def __init__(self, text: str, number: int, sitting: object) -> None:
        super().__init__(text)
        self.named_by = number  # what it is called in another language is known of this change, whatever undid and redid it
        self.numbers: tuple[int, ...] = (number,)
        self.sitting = sitting


class UndoHistory(QObject):
    """The undo stack of one ledger.

    Signals:
        state_changed: what can be undone or redone, or its name, is different now.
        moved: (name of the last step, how many steps, whether they were undone) after steps were taken.
    """

    state_changed = Signal()
    moved = Signal(str, int, bool)

    def __init__(self, revert: Revert, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._revert = revert
        self._in_flight = False
        self._commands: list[ChangeCommand] = []  # keeps the Python halves alive beside the C++ stack
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(UNDO_LIMIT)
        self.stack.indexChanged.connect(self.state_changed)

    def push(self, text: str, number: int, *, sitting: object = None) -> None:
        """Remember a change that was just made; those of the same sitting, one after the other, are one step."""
        last = self._command(self.stack.index() - 1) if self.stack.index() == self.stack.count() > 0 else None
        if last is not None and sitting is not None and last.sitting == sitting and not self._in_flight:
            last.numbers = (*last.numbers, number)
            return
        command = ChangeCommand(text, number, sitting)
        self.stack.push(command)
        self._commands = [*self._commands[-UNDO_LIMIT:], command]

    @property
    def undo_text(self) -> str:
        """Name of what undo() would take back, empty when there is nothing."""
        return "" if self._in_flight else self.stack.undoText()

    @property
    def redo_text(self) -> str:
        """Name of what redo() would make again, empty when there is nothing."""
        return "" if self._in_flight else self.stack.redoText()

    def undo(self) -> None:
        """Take the last change back."""
        if self.stack.canUndo() and not self._in_flight:
            self._undo_on(self.stack.index() - 1, 1)

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self.stack.canRedo() and not self._in_flight:
            command = self._command(self.stack.index())

            def then() -> None:
                if command.numbers:
                    self.moved.emit(command.text(), 1, False)

            self._move(command, self.stack.redo, self.tr("Redoing: {change}").format(change=command.text()), then)

    @property
    def steps(self) -> list[tuple[int, str]]:
        """(place, name) of what can be taken back, the newest first; none while a step is being taken back."""
        return [] if self._in_flight else [(place, self.stack.text(place)) for place in reversed(range(self.stack.index()))]

    def undo_to(self, place: int) -> None:
        """Take everything back down to the step at a place, newest first; one that fails is the last one tried."""
        if self.stack.index() > place and not self._in_flight:
            self._undo_on(place, 1)

    @property
    def changes(self) -> tuple[int, ...]:
        """The numbers of the changes that all steps are named by, those taken back too."""
        return tuple(self._command(place).named_by for place in range(self.stack.count()))

    def rename(self, names: Mapping[int, str]) -> None:
        """Call steps by other names, by the changes they are named by: the language is another."""
        for command in map(self._command, range(self.stack.count())):
            command.setText(names.get(command.named_by) or command.text())
        self.state_changed.emit()

    def clear(self) -> None:
        """Forget everything: another ledger was opened."""
        self.stack.clear()
        self._commands.clear()

    def _command(self, index: int) -> ChangeCommand:
        command = self.stack.command(index)
        if not isinstance(command, ChangeCommand):
            raise TypeError("a foreign command is on the undo stack")
        return command

    def _undo_on(self, place: int, count: int) -> None:
        """Take the last step back as the so-manieth, and further ones down to a place."""
        command = self._command(self.stack.index() - 1)

        def then() -> None:
            if self.stack.index() > place:
                self._undo_on(place, count + 1)
            elif command.numbers:
                self.moved.emit(command.text(), count, True)

        said = self.tr("Undoing: {change}").format(change=command.text())
        self._move(command, self.stack.undo, said, then)

    def _move(self, command: ChangeCommand, step: Callable[[], None], said: str, then: Callable[[], None]) -> None:
        def done(reverted: tuple[int, ...]) -> None:
            self._in_flight = False
            command.sitting = None  # what is typed after an undo is a step of its own
            if not reverted:
                command.setObsolete(True)  # there was nothing left to take back
            command.numbers = reverted
            step()
            then()

        def failed(error: Exception) -> None:
            self._in_flight = False
            if isinstance(error, Cancelled):  # nothing was written: it can be tried again
                self.state_changed.emit()
                return
            command.setObsolete(True)
            step()  # Qt drops an obsolete command instead of running it

        self._in_flight = True
        self.state_changed.emit()
        self._revert(said, command.numbers, done, failed)
