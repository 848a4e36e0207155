"""Restoring from the window: asked for by the menu, the settings or in place of a ledger that does not open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.tasks import Cancelled as IsCancelled
from gui.tasks import Job, Progress
from model.errors import StorageError, TaizhangError
from model.rows.server_address import kept_place, readable

if TYPE_CHECKING:
    from gui.app import Program
    from gui.dialogs.restore import RestoreDialog
    from model.ledger import Ledger
    from model.rows.restore import BackupFound, Draft, Restored, RestorePreview

Failed = Callable[[Exception], None]
# What a ledger that cannot be opened may be helped out of by one of its copies.
MENDED_BY_BACKUP = frozenset({"ledger-damaged", "ledger-damaged-restore", "ledger-damaged-alone", "not-a-ledger", "ledger-key-damaged"})


class RestoreWork:
    """Asks and does what restoring a ledger's folder needs, off the window's thread; answers only to who is still there."""

    def __init__(self, program: Program, folder: Path) -> None:
        self._program, self._folder = program, folder
        self._job: Job | None = None

    @property
    def second(self) -> Path | None:
        """The second place chosen for the ledger on this machine."""
        return self._program.settings.second_place(self._folder)

    def find(self, asker: QObject, on_done: Callable[[Sequence[BackupFound]], None], on_error: Failed) -> None:
        """Which copies there are."""
        self._ask(asker, partial(_found, self._folder, self.second), on_done, on_error)

    def compare(
        self, asker: QWidget, found: BackupFound, on_done: Callable[[RestorePreview], None], on_error: Failed
    ) -> None:
        """What would be different; a copy that was made under another passphrase is asked for it."""

        def failed(error: Exception) -> None:
            if self._program.locking.is_wanting(error):
                again = partial(self.compare, asker, found, on_done, on_error)
                self._program.locking.unlock_copy(found.path, again, partial(on_error, error), asker)
            else:
                on_error(error)

        self._ask(asker, partial(_preview, self._folder, found), on_done, failed)

    def prepare(self, dialog: RestoreDialog, found: BackupFound, on_done: Callable[[Draft], None], on_error: Failed) -> None:
        """Make a checked copy that can take the ledger's place; can be stopped."""

        def done(draft: Draft) -> None:
            self._job = None
            if shiboken6.isValid(dialog):
                on_done(draft)
            else:
                _drop(draft)

        self._job = self._program.runners.long_work.run_long(
            lambda progress, cancelled: _prepared(self._folder, found, progress, cancelled), done,
            partial(self._if_there, dialog, on_error), on_progress=partial(self._progressed, dialog),
        )  # fmt: skip

    def stop(self) -> None:
        """Stop preparing; nothing is changed."""
        if self._job is not None:
            self._job.cancel()

    @property
    def ledger_to_look_at(self) -> Ledger | None:
        """The ledger that is open when it may only be looked at: it is not replaced."""
        operations = self._program.operations
        return operations.ledger if operations is not None and operations.ledger.is_read_only else None

    def _ask(self, asker: QObject, question: Callable[[], object], on_done: Callable[[Any], None], on_error: Failed) -> None:
        self._program.runners.questions.run(question, partial(self._if_there, asker, on_done), partial(self._if_there, asker, on_error))

    @staticmethod
    def _if_there(asker: QObject, answer: Callable[[Any], None], outcome: Any) -> None:
        if shiboken6.isValid(asker):
            answer(outcome)

    @staticmethod
    def _progressed(dialog: RestoreDialog, done: int, total: int) -> None:
        if shiboken6.isValid(dialog):
            dialog.progress.show_progress(done, total)


class Restoring(QObject):
    """Shows the dialog, and puts what was prepared in the ledger's place while the window holds no ledger."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self.dialog: RestoreDialog | None = None
        program.window.ledgers.restore_wanted.connect(self.ask)
        program.window.dialogs.restore_wanted.connect(self.ask)

    def way_out(self) -> str:
        """What the way to a ledger's copies is called."""
        return self.tr("Restore from a backup…")

    def ask(self) -> None:
        """Show which copies there are of the ledger that is open, or of the one that could not be opened."""
        from gui.dialogs.restore import RestoreDialog  # seldom needed

        program = self._program
        folder = program.place
        if folder is None:
            return
        if isinstance(folder, str):  # what lies beside its files are copies, but its database is not one of them
            program.window.messages.show_error(StorageError("server-without-file", where=readable(kept_place(folder))))
            return
        work = RestoreWork(program, folder)
        dialog = RestoreDialog(work, program.theme, program.window.messages, program.window)
        dialog.prepared.connect(self.put_in_place)
        dialog.finished.connect(dialog.deleteLater)
        program.window.closing.connect(work.stop)
        self.dialog = dialog
        dialog.open()

    def put_in_place(self, draft: Draft) -> None:
        """Let go of the ledger once what was typed is stored and nothing long runs, and put the draft in its place."""
        self._program.when_idle(partial(self._store, draft), otherwise=partial(_drop, draft))

    def _store(self, draft: Draft) -> None:
        program = self._program
        for page in program.window.pages.values():
            page.flush()
        program.runners.writer.run(lambda: draft, self._let_go, program.window.messages.show_error)  # after what was typed

    def _let_go(self, draft: Draft) -> None:
        program = self._program
        if program.window.is_gone:
            _drop(draft)
            return
        if program.operations is not None and program.operations.holds_words:
            _drop(draft)
            program.window.messages.show_error(StorageError("words-not-stored"))
            return
        if program.runners.long_work.is_busy:  # begun meanwhile
            self.put_in_place(draft)
            return
        program.let_go()
        program.runners.writer.run(
            partial(_completed, draft), partial(self._open, draft.folder), partial(self._open_again, draft.folder)
        )

    def _open(self, folder: Path, restored: Restored) -> None:
        if self._program.window.is_gone:
            return
        self._program.open(folder)
        self._program.window.messages.say(self.tr("Restored from {name}; the former ledger is kept.").format(name=restored.found.path.name))

    def _open_again(self, folder: Path, error: Exception) -> None:
        """It could not be put in place: the old one lies there as it was."""
        if self._program.window.is_gone:
            return
        self._program.open(folder)
        self._program.window.messages.show_error(error)


def can_be_mended(error: TaizhangError) -> bool:
    """Whether a copy may help where a ledger could not be opened."""
    return error.code in MENDED_BY_BACKUP


def _found(folder: Path, second: Path | None) -> Sequence[BackupFound]:
    from model.actions.restore import found_backups  # SQLAlchemy is not needed before the window is painted

    return found_backups(folder, second)


def _preview(folder: Path, found: BackupFound) -> RestorePreview:
    from model.actions.restore import preview_restore  # as above

    return preview_restore(folder, found)


def _prepared(folder: Path, found: BackupFound, progress: Progress, cancelled: IsCancelled) -> Draft:
    from model.actions.restore import prepare_restore  # as above

    return prepare_restore(folder, found, progress=progress, cancelled=cancelled)


def _completed(draft: Draft) -> Restored:
    from model.actions.restore import complete_restore  # as above

    return complete_restore(draft)


def _drop(draft: Draft) -> None:
    from model.actions.restore import drop_draft  # as above

    drop_draft(draft)
