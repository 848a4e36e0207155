"""Ledgers on servers, from the window: an address is asked for, tried off its thread, and opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject

from model.errors import TaizhangError

if TYPE_CHECKING:
    from gui.app import Program
    from gui.dialogs.server import ServerDialog
    from gui.dialogs.server_form import ServerForm
    from model.rows.server import ServerFound


PASSWORD = ("server-password-missing", "server-password-wrong")


class Servers(QObject):
    """Shows the dialog, and tries addresses for every form that is shown, in the dialog and among the settings."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self.dialog: ServerDialog | None = None
        program.window.ledgers.server_wanted.connect(self.ask)
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
