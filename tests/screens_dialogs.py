"""Screens of the window's own dialogs: settings, help, about, errors, the steps that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gui.main_window import MainWindow
from model.errors import StorageError
from model.rows.server import ServerFound, ServerRole
from tests.screens_waiting import until

Screen = Callable[[MainWindow], QWidget]


def section(name: str) -> Screen:
    """One section of the settings."""

    def shown(window: MainWindow) -> QWidget:
        settings = window.frame.settings
        settings.remember_ledger(Path("/media/stick/台账2025"))
        settings.remember_ledger("postgresql+psycopg://officer@db.example/taizhang")
        settings.remember_ledger(window.frame.operations.ledger.folder)
        return window.dialogs.show_preferences(name)

    return shown


def second_place_gone(window: MainWindow) -> QWidget:
    """The stick with the second backups is not there."""
    window.frame.settings.set_second_place(window.frame.operations.ledger.folder, Path("/media/stick/backups"))
    window.dialogs.backups.make()
    return window.dialogs.show_preferences("backups")


def chapter(name: str, search: str = "") -> Screen:
    """One chapter of the help, with something searched in it."""

    def shown(window: MainWindow) -> QWidget:
        made = window.dialogs.show_help(name)
        made.search.setText(search)
        return made

    return shown


def about(window: MainWindow) -> QWidget:
    """What the program is built from."""
    return window.dialogs.show_about()


def who(window: MainWindow) -> QWidget:
    """Whose ledger it is."""
    from gui.dialogs.first_start import open_unit_dialog

    return open_unit_dialog(window.frame, window)


def note(window: MainWindow) -> QWidget:
    """What a file shows."""
    from gui.dialogs.evidence_note import NoteDialog
    from model.rows.checklist import EvidenceRow

    row = EvidenceRow(1, "6月15日河道保洁现场照片.jpg", "", 204800, "image/jpeg", "", "2026-06-15", "2026-06-16", Path("none"))
    made = NoteDialog(window.frame.theme, row, window)
    made.open()
    return made


def error(window: MainWindow) -> QWidget:
    """The dialog that says what went wrong."""
    from model.errors import UserError

    window.messages.show_error(UserError("month-unknown", text="2024-13"))
    return _open_dialog()


def unexpected(window: MainWindow) -> QWidget:
    """The dialog of an error nobody expected."""
    window.messages.show_error(KeyError("x"))
    return _open_dialog()


def closing_file(window: MainWindow) -> QWidget:
    """What is said while the window waits for a file."""
    window.messages.say(_last_word("The window closes once the file is written. Close it again to stop the work."))
    return window


def closing_words(window: MainWindow) -> QWidget:
    """What is asked before words are lost that could not be stored."""
    window.messages.confirm("words-to-be-lost", _last_word("Close anyway"), lambda: None)
    return _open_dialog()


def _last_word(text: str) -> str:
    return QCoreApplication.translate("LastWords", text)


def restore(window: MainWindow) -> QWidget:
    """The copies of the ledger, and what going back to one would mean."""
    from model.actions.backups import make_backup
    from model.actions.close import close_measures
    from model.queries.checklist import checklist_rows
    from model.rows.checklist import ChecklistFilter
    from model.rows.words import State

    frame = window.frame
    ledger = frame.operations.ledger
    make_backup(ledger)
    rows = checklist_rows(ledger, ChecklistFilter(state=State.NOT_STARTED), today=frame.today(), limit=2)
    close_measures(ledger, [row.id for row in rows], on=frame.today())
    window.ledgers.restore.trigger()
    made = _open_dialog()
    until(made.closing.act.isEnabled)
    return made


def undo_steps(window: MainWindow) -> QWidget:
    """The menu of undo steps."""
    from model.actions.progress import note_progress
    from model.periods import Month
    from model.queries.checklist import checklist_rows
    from model.rows.checklist import ChecklistFilter

    operations, today = window.frame.operations, window.frame.today()
    rows = checklist_rows(operations.ledger, ChecklistFilter(is_mine=True), today=today, limit=3)
    for row in rows[len(operations.history.steps) :]:
        operations.write(None, f"记进展 {row.code}", note_progress, row.id, Month(2026, 1), "已安排。", today=today)
    until(lambda: len(operations.history.steps) >= len(rows))
    menu = window.undo_menu.menu
    menu.popup(window.mapToGlobal(window.rect().center()))
    return menu


ADDRESS = "postgresql+psycopg://officer@db.example/taizhang?files=/media/share/台账&sslrootcert=/media/share/authority.crt"


def server(window: MainWindow) -> QWidget:
    """The address of a ledger on a server, before it is tried."""
    window.frame.settings.server_address = ADDRESS
    window.ledgers.server.trigger()
    return _open_dialog()


def copy_to_server(window: MainWindow) -> QWidget:
    """Where the ledger that is open is to be copied to."""
    window.frame.settings.server_address = ADDRESS
    window.ledgers.copy.trigger()
    return _open_dialog()


def copied_to_server(window: MainWindow) -> QWidget:
    """The copy is there."""
    made = copy_to_server(window)
    made.show_done(window.messages.explain("done-copy-ledger", where=ADDRESS, sha256="4f" * 32, files=18).happened)
    return made


def server_refused(window: MainWindow) -> QWidget:
    """What is said of a server whose certificate is another host's."""
    made = server(window)
    made.form.show_error(StorageError("server-certificate-host", where=ADDRESS))
    return made


def server_empty(window: MainWindow) -> QWidget:
    """An address that leads to an empty database."""
    made = server(window)
    found = ServerFound(ADDRESS, "16.4", ServerRole.OWNER, is_verified=True, has_ledger=False, files="/media/share/台账")
    made.form.show_found(found)
    return made


def passphrase_set(window: MainWindow) -> QWidget:
    """A ledger is to be given a passphrase."""
    from gui.dialogs.ledger_passphrase import LedgerPassphraseDialog

    made = LedgerPassphraseDialog(window.frame.theme, is_set=False, parent=window)
    made.new.first.setText("三盏灯 seven bridges")
    made.open()
    return made


def passphrase_change(window: MainWindow) -> QWidget:
    """A ledger's passphrase is to be changed or removed."""
    from gui.dialogs.ledger_passphrase import LedgerPassphraseDialog

    made = LedgerPassphraseDialog(window.frame.theme, is_set=True, parent=window)
    made.open()
    return made


def locked_ledger(window: MainWindow) -> QWidget:
    """A ledger asks for its passphrase, and the one written was wrong."""
    from gui.dialogs.unlock_ledger import UnlockLedgerDialog

    made = UnlockLedgerDialog(window.frame.theme, "台账", window)
    made.passphrase.setText("seven bridges")
    made.show_wrong()
    made.open()
    return made


def _open_dialog() -> QDialog:
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible())


DIALOGS: dict[str, Screen] = {
    "preferences": section("look"),
    "preferences-reminders": section("reminders"),
    "preferences-backups": section("backups"),
    "preferences-backups-gone": second_place_gone,
    "preferences-fonts": section("fonts"),
    "preferences-ledgers": section("ledgers"),
    "preferences-server": section("server"),
    "server": server,
    "copy-to-server": copy_to_server,
    "copied-to-server": copied_to_server,
    "server-refused": server_refused,
    "server-empty": server_empty,
    "keys": chapter("keys"),
    "help": chapter("checklist"),
    "help-search": chapter("start", "备份"),
    "about": about,
    "dialog-who": who,
    "dialog-note": note,
    "error": error,
    "error-unexpected": unexpected,
    "closing-file": closing_file,
    "closing-words": closing_words,
    "undo-steps": undo_steps,
    "restore": restore, "passphrase-set": passphrase_set, "passphrase-change": passphrase_change, "locked-ledger": locked_ledger,
}
