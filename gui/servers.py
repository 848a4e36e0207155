"""Ledgers on servers, from the window: an address is asked for, tried off its thread, and opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject

from model.errors import Cancelled, TaizhangError

if TYPE_CHECKING:
    from gui.app import Program
    from gui.dialogs.copy_to_server import CopyToServerDialog
    from gui.dialogs.server import ServerDialog
    from gui.dialogs.server_form import ServerForm
    from model.ledger import Ledger
    from model.rows.backup import LedgerCopy
    from model.rows.server import ServerFound


PASSWORD = ("server-password-missing", "server-password-wrong")


class Servers(QObject):
    """Shows the dialog, and tries addresses for every form that is shown, in the dialog and among the settings."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self.dialog: ServerDialog | None = None
        self.copying: CopyToServerDialog | None = None
        program.window.ledgers.server_wanted.connect(self.ask)
        program.window.ledgers.copy_wanted.connect(self.ask_copy)
        program.window.dialogs.server_form_shown.connect(self.attend)

    def way_out(self) -> str:
        """What the way to another address is called, where a server's ledger could not be opened."""
        return self.tr("Address of the server…")

    def ask(self, address: str = "") -> None:
        """Ask for an address; without one, the one that is open or could not be opened stands there."""
        from gui.dialogs.server import ServerDialog  # seldom needed

        program = self._program
        if not address and isinstance(program.place, str):
            address = program.place
        dialog = ServerDialog(program.settings, program.theme, address, program.window)
        self.attend(dialog.form)
        dialog.wanted.connect(self._open)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def ask_copy(self) -> None:
        """Ask where on a server the ledger that is open is to be copied to."""
        from gui.dialogs.copy_to_server import CopyToServerDialog  # seldom needed

        program = self._program
        if program.operations is None:
            return
        is_locked = program.operations.ledger.key is not None
        dialog = CopyToServerDialog(program.settings, program.theme, is_locked=is_locked, parent=program.window)
        self.attend(dialog.form)
        dialog.wanted.connect(partial(self._copy, dialog))
        dialog.open_wanted.connect(program.change)
        dialog.finished.connect(dialog.deleteLater)
        self.copying = dialog
        dialog.open()

    def _copy(self, dialog: CopyToServerDialog, address: str, may_be_read: bool) -> None:  # noqa: FBT001 - a signal's
        """Copy what is stored once everything typed is; whoever closes the dialog stops it, and nothing of it is kept."""
        program = self._program
        for page in program.window.pages.values():
            page.flush()

        def begin(_none: object) -> None:
            if program.operations is None or not shiboken6.isValid(dialog):
                return
            job = program.operations.work(
                dialog, copied, program.operations.ledger, address, may_be_read, on_done=partial(self._on_copied, dialog),
                on_error=partial(self._on_not_copied, dialog), on_progress=dialog.progress.show_progress,
            )  # fmt: skip
            dialog.progress.cancelled.connect(job.cancel)
            dialog.rejected.connect(job.cancel)

        program.runners.writer.run(lambda: None, begin, program.window.messages.show_error)  # after what was typed

    def _on_copied(self, dialog: CopyToServerDialog, copy: LedgerCopy) -> None:
        said = self._program.window.messages.explain("done-copy-ledger", where=copy.where, sha256=copy.sha256, files=copy.files)
        dialog.show_done(said.happened)

    def _on_not_copied(self, dialog: CopyToServerDialog, error: Exception) -> None:
        dialog.show_stopped()
        if not isinstance(error, Cancelled):
            self._failing(dialog.form)(error)

    def fail(self, address: str, error: Exception) -> None:
        """Say why a server's ledger could not be opened; where it is the password that is wanting, ask for that."""
        if isinstance(error, TaizhangError) and error.code in PASSWORD:
            self.ask(address)
        else:
            self._program.window.messages.show_error(error)

    def attend(self, form: ServerForm) -> None:
        """Try what is written into a form."""
        form.try_wanted.connect(self._try)

    def _try(self, form: ServerForm) -> None:
        address, runner = form.address.text, self._program.runners.questions
        runner.run(partial(_tried, address), partial(_if_there, form, form.show_found), partial(_if_there, form, self._failing(form)))

    def _failing(self, form: ServerForm) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            if isinstance(error, TaizhangError):
                form.show_error(error)
            else:
                self._program.window.messages.show_error(error)

        return failed

    def _open(self, address: str, is_new: bool) -> None:  # noqa: FBT001 - a signal's
        self._program.change(address, is_new=is_new)


def _if_there(form: ServerForm, answer: Callable[[Any], None], outcome: Any) -> None:
    if shiboken6.isValid(form):
        answer(outcome)


def _tried(address: str) -> ServerFound:
    from model.actions.servers import try_server  # psycopg is loaded when a server is meant

    return try_server(address)


def copied(
    ledger: Ledger, address: str, may_be_read: bool, *, progress: Callable[[int, int], None], cancelled: Callable[[], bool]  # noqa: FBT001 - handed on
) -> LedgerCopy:
    """The whole ledger in an empty database on a server; raises Cancelled and what copy_ledger() raises."""
    from model.actions.copy_ledger import copy_ledger  # as above

    def told(done: int, total: int) -> None:
        if cancelled():
            raise Cancelled
        progress(done, total)

    return copy_ledger(ledger, address, may_be_read=may_be_read, progress=told)
