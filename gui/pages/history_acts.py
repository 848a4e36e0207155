"""What the history's page has done: a line taken back, the chain gone through."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from gui.change_words import ChangeWords
from gui.page import Frame
from gui.pages.history_asking import checked
from model.rows.history import HistoryLine


class HistoryActs(QObject):
    """Works through the frame's operations.

    Signals:
        was_checked: the CheckReport of the chain, None when it could not be looked at.
    """

    was_checked = Signal(object)

    def __init__(self, frame: Frame, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._words = ChangeWords(self)
        self.asking: QDialog | None = None

    def revert(self, line: HistoryLine) -> None:
        """Take back all that was saved in a line's sitting, newest first; one step of undo brings it back."""
        self._revert(line, list(line.numbers), object())

    def check(self) -> None:
        """Go through the chain."""
        self._frame.operations.work(
            self, checked, self._frame.operations.ledger, on_done=self.was_checked.emit, on_error=self._on_failure
        )

    def check_whole(self) -> None:
        """Go through the whole ledger, in a dialog that also repairs it."""
        from gui.dialogs.check_ledger import CheckLedgerDialog  # built when somebody asks

        parent = self.parent()
        dialog = CheckLedgerDialog(self._frame, parent.window() if isinstance(parent, QWidget) else None)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.asking = dialog
        dialog.open()

    def _revert(self, line: HistoryLine, numbers: list[int], sitting: object) -> None:
        from model.actions.revert import revert_chosen  # SQLAlchemy is loaded after the window is painted

        operations, number, rest = self._frame.operations, numbers[0], numbers[1:]
        text = self.tr("Take back: {change}").format(change=self._words.action(line.change))

        def done(_changed: object) -> None:
            operations.undoing.end()
            if rest:
                self._revert(line, rest, sitting)

        operations.undoing.watch(text, lambda: operations.write(
            self, text, revert_chosen, number, line=line.numbers, sitting=sitting, is_quiet=bool(rest), on_done=done,
            on_error=operations.undoing.fail, on_progress=operations.undoing.progressed.emit,
        ))  # fmt: skip

    def _on_failure(self, error: Exception) -> None:
        self.was_checked.emit(None)
        self._frame.messages.show_error(error)
