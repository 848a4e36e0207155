"""The passphrase of a ledger, from the window: asked for on opening; set, changed and removed while the window holds no ledger."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from model.errors import StorageError, TaizhangError
from model.rows.server_address import LedgerPlace, kept_place, readable

if TYPE_CHECKING:
    from gui.app import Program
    from gui.dialogs.ledger_passphrase import LedgerPassphraseDialog
    from gui.dialogs.unlock_ledger import UnlockLedgerDialog
    from model.rows.passphrase import Relocked

LOCKED, WRONG = "ledger-locked", "ledger-passphrase-wrong"


class Locking(QObject):
    """Shows the dialogs and does what they ask for."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self.asking: UnlockLedgerDialog | None = None
        self.dialog: LedgerPassphraseDialog | None = None
        self._is_wanting = False
        program.window.ledgers.passphrase_wanted.connect(self.ask)

    def note(self, error: Exception) -> None:
        """Remember why the ledger was not opened."""
        self._is_wanting = self.is_wanting(error)

    def way_out(self) -> str:
        """What the way into the ledger that was not opened is called; empty where it is not a passphrase that is wanting."""
        return self.tr("Passphrase…") if self._is_wanting else ""

    def unlock_noted(self, place: LedgerPlace | None) -> bool:
        """Ask for the passphrase if it was for that one that the ledger was not opened; whether it was."""
        if self._is_wanting and place is not None:
            self.unlock(place, lambda: self._program.open(place))
        return self._is_wanting

    def is_wanting(self, error: Exception) -> bool:
        """Whether it is a passphrase that a ledger was not opened for."""
        return isinstance(error, TaizhangError) and error.code == LOCKED

    def unlock(self, place: LedgerPlace, then: Callable[[], None]) -> None:
        """Ask for the passphrase of a ledger until one opens it, and go on then; nothing happens when it is left."""
        self._ask(place, then, _unlocked, self._program.window)

    def unlock_copy(self, copy: Path, then: Callable[[], None], left: Callable[[], None], over: QWidget) -> None:
        """Likewise for a copy, over the dialog that shows it."""
        self._ask(copy, then, _copy_unlocked, over).rejected.connect(left)

    def _ask(
        self, place: LedgerPlace, then: Callable[[], None], opens: Callable[[LedgerPlace, str], None], over: QWidget
    ) -> UnlockLedgerDialog:
        from gui.dialogs.unlock_ledger import UnlockLedgerDialog  # most ledgers have none

        dialog = UnlockLedgerDialog(self._program.theme, Path(place).name, over)
        self.asking = dialog

        def opened(_none: object) -> None:
            if shiboken6.isValid(dialog):
                dialog.accept()
                then()

        def failed(error: Exception) -> None:
            if isinstance(error, TaizhangError) and error.code == WRONG:
                if shiboken6.isValid(dialog):
                    dialog.show_wrong()
            else:
                self._program.window.messages.show_error(error)

        def tried(passphrase: str) -> None:
            self._program.runners.questions.run(partial(opens, place, passphrase), opened, failed)

        dialog.tried.connect(tried)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def ask(self) -> None:
        """Ask what is to be done about the passphrase of the ledger that is open."""
        from gui.dialogs.ledger_passphrase import LedgerPassphraseDialog  # as above

        program = self._program
        if program.operations is None:
            return
        place, ledger = program.place, program.operations.ledger
        if not isinstance(place, Path):
            where = readable(kept_place(place)) if place else ""
            program.window.messages.show_error(StorageError("server-without-file", where=where))
            return
        if ledger.is_read_only:
            program.window.messages.show_error(StorageError(ledger.obstacle, holder=ledger.holder, where=str(place)))
            return
        dialog = LedgerPassphraseDialog(program.theme, is_set=ledger.key is not None, parent=program.window)
        second = program.settings.second_place(place)
        dialog.set_wanted.connect(lambda new: self.do("done-set-passphrase", place, partial(_set, place, new, second)))
        dialog.change_wanted.connect(
            lambda old, new: self.do("done-change-passphrase", place, partial(_changed, place, old, new, second), old)
        )
        dialog.remove_wanted.connect(lambda old: self.do("done-remove-passphrase", place, partial(_removed, place, old, second), old))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def do(self, code: str, place: Path, act: Callable[[], Relocked], old: str = "") -> None:
        """Do what the code tells afterwards, once the passphrase so far is proven, what was typed is stored and nothing long runs."""

        def proven(_none: object) -> None:
            self._program.when_idle(partial(self._store, code, place, act))

        if old:
            self._program.runners.questions.run(partial(_proven, place, old), proven, self._program.window.messages.show_error)
        else:
            proven(None)

    def _store(self, code: str, place: Path, act: Callable[[], Relocked]) -> None:
        program = self._program
        for page in program.window.pages.values():
            page.flush()
        program.runners.writer.run(lambda: None, lambda _none: self._let_go(code, place, act), program.window.messages.show_error)  # after what was typed

    def _let_go(self, code: str, place: Path, act: Callable[[], Relocked]) -> None:
        program = self._program
        if program.window.is_gone:
            return
        if program.operations is not None and program.operations.holds_words:
            program.window.messages.show_error(StorageError("words-not-stored"))
            return
        if program.runners.long_work.is_busy:  # begun meanwhile
            program.when_idle(partial(self._store, code, place, act))
            return
        program.let_go()
        program.runners.writer.run(act, partial(self._done, code, place), partial(self._failed, place))

    def _done(self, code: str, place: Path, done: Relocked) -> None:
        messages = self._program.window.messages
        if self._program.window.is_gone:
            return
        self._program.open(place)
        messages.say(messages.explain(code, where=done.folder.name, copies=done.copies, files=done.files).happened)
        if done.is_unfinished:
            messages.show_error(StorageError("passphrase-unfinished", where=done.folder.name))
        if done.left is not None:
            messages.show_error(StorageError("passphrase-copies-left", where=str(done.left)))

    def _failed(self, place: Path, error: Exception) -> None:
        if self._program.window.is_gone:
            return
        self._program.open(place)
        self._program.window.messages.show_error(error)


def _copy_unlocked(copy: LedgerPlace, passphrase: str) -> None:
    from model.actions.restore import unlock_copy  # SQLAlchemy is loaded by now

    unlock_copy(Path(copy), passphrase)


def _unlocked(place: LedgerPlace, passphrase: str) -> None:
    from model.ledger import unlock  # the ledger's libraries are loaded after the window is painted

    unlock(place, passphrase)


def _proven(place: Path, passphrase: str) -> None:
    from model.actions.passphrase import require_passphrase  # as above

    require_passphrase(place, passphrase)


def _set(place: Path, passphrase: str, second: Path | None) -> Relocked:
    from model.actions.passphrase import set_passphrase

    return set_passphrase(place, passphrase, second=second)


def _changed(place: Path, old: str, new: str, second: Path | None) -> Relocked:
    from model.actions.passphrase import change_passphrase

    return change_passphrase(place, old, new, second=second)


def _removed(place: Path, passphrase: str, second: Path | None) -> Relocked:
    from model.actions.passphrase import remove_passphrase

    return remove_passphrase(place, passphrase, second=second)
