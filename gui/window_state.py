"""What the window says about its ledger: whether all is saved, what can be undone, whether it may be written to."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QProgressBar

from gui.menus import WindowMenu
from gui.messages import Messages
from gui.operations import Operations
from gui.reminder_board import ReminderBoard
from gui.server_words import role_word
from gui.widgets.banner import BannerButton
from gui.widgets.rail import Rail
from gui.widgets.toast import Toast
from model.rows.server import ServerRole


class LedgerState(QObject):
    """Keeps rail, menu, banners and the strip of work true to one ledger at a time.

    Signals:
        reopening: the ledger that could only be looked at is to be opened again.
    """

    reopening = Signal()

    def __init__(self, rail: Rail, menu: WindowMenu, board: ReminderBoard, messages: Messages) -> None:
        super().__init__(rail)
        self._rail, self._menu, self._board, self._messages = rail, menu, board, messages
        self._operations: Operations | None = None
        self._are_files_there = True
        menu.undo.triggered.connect(self._undo)
        menu.redo.triggered.connect(self._redo)

    @property
    def may_write(self) -> bool:
        """Whether a ledger is open that may be written to."""
        return self._operations is not None and not self._operations.ledger.is_read_only

    def attach(self, operations: Operations, busy: QProgressBar, toast: Toast) -> None:
        """Speak of this ledger from now on."""
        self._operations = operations
        operations.changed.connect(self.show)
        operations.saving_changed.connect(self.show)
        operations.saving_goes_on.connect(self.show)
        operations.unsaved_changed.connect(self.show)
        operations.busy_changed.connect(busy.setVisible)
        operations.history.state_changed.connect(self.show_history)
        operations.history.state_changed.connect(toast.hide)  # its Undo meant the step that was last before
        self.show()
        self.show_read_only()
        if operations.ledger.role is not None:
            from model.queries.shared_files import shared_files_are_there  # of servers alone

            operations.ask(self, shared_files_are_there, on_done=self._show_files)

    def detach(self) -> None:
        """Speak of no ledger."""
        self._operations = None
        self._are_files_there = True
        self._board.drop("files")

    def retranslate(self) -> None:
        """Say all of it anew."""
        self.show_history()
        self.show()
        self.show_read_only()
        self._show_files(self._are_files_there)

    def show(self) -> None:
        """Say whether all is saved, and on a server whose role this login has."""
        if self._operations is None:
            self._rail.set_state("")
            return
        ledger = self._operations.ledger
        if ledger.is_read_only and ledger.role is not ServerRole.REVIEWER:
            said = self.tr("Only to be looked at")
        elif self._operations.is_saving and ledger.awaits_turn:
            said = self.tr("Waiting for another desk…")
        elif self._operations.holds_refused and not self._operations.is_saving:
            said = self.tr("Not all is saved")
        elif self._operations.is_saving or self._operations.holds_words:
            said = self.tr("Saving…")
        else:
            said = self.tr("Saved")
        self._rail.set_state(said if ledger.role is None else f"{said} · {role_word(ledger.role)}")

    def show_history(self) -> None:
        """Name what can be undone and redone."""
        history = self._operations.history if self._operations else None
        self._menu.show_history(history.undo_text if history else "", history.redo_text if history else "")

    def show_read_only(self) -> None:
        """Say why a ledger cannot be written to, with a way to try again."""
        if self._operations is None or not self._operations.ledger.is_read_only:
            self._board.drop("read-only")
        else:
            ledger = self._operations.ledger
            said = self._messages.explain(ledger.obstacle, holder=ledger.holder, where=ledger.where)
            again = BannerButton(self.tr("Try again"), self.reopening.emit)
            self._board.say("read-only", str(said), (again,))

    def _show_files(self, are_there: bool) -> None:  # noqa: FBT001 - an answer
        """Say where a server's files are not to be had, before the first one is attached."""
        self._are_files_there = are_there
        if are_there or self._operations is None:
            self._board.drop("files")
        else:
            again = BannerButton(self.tr("Try again"), self.reopening.emit)
            self._board.say("files", str(self._messages.explain("server-files-away", where=self._operations.ledger.folder)), (again,))

    def _undo(self) -> None:
        if self._operations is not None:
            self._operations.undo()

    def _redo(self) -> None:
        if self._operations is not None:
            self._operations.redo()
