"""The window's own dialogs: settings, help, about. Each is built when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from gui.calling import calling
from gui.settings import Settings
from gui.theme import Theme

if TYPE_CHECKING:
    from gui.backups import DailyBackup
    from gui.help.help_window import HelpWindow
    from gui.main_window import MainWindow

FIRST_CHAPTER, KEYS = "start", "keys"


class WindowDialogs(QObject):
    """Opens them from the window's menu.

    Signals:
        restore_wanted: the ledger is to be put back to one of its copies.
        server_form_shown: a form for a server's address, whose tries somebody has to see to.
    """

    restore_wanted = Signal()
    server_form_shown = Signal(object)

    def __init__(self, window: MainWindow, settings: Settings, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._settings, self._theme = window, settings, theme
        self._help: HelpWindow | None = None
        self.backups: DailyBackup | None = None
        menu = window.menu
        menu.preferences.triggered.connect(calling(self.show_preferences))
        menu.help.triggered.connect(calling(self.show_help))
        menu.keys.triggered.connect(calling(self.show_help, KEYS))
        menu.about.triggered.connect(calling(self.show_about))

    def attach_backups(self, backups: DailyBackup) -> None:
        """The copies of the ledger that is open now."""
        self.backups = backups
        backups.settings_wanted.connect(lambda: self.show_preferences("backups"))
        backups.refresh()

    def detach(self) -> None:
        """No ledger is open."""
        self.backups = None

    def show_preferences(self, section: str = "") -> QDialog:
        """Show the settings, at a section when one is named."""
        from gui.dialogs.preferences import Preferences

        window = self._window
        backups = self.backups if window.frame is not None else None
        dialog = Preferences(self._settings, self._theme, window.frame, backups, window)
        dialog.language_chosen.connect(window.language_wanted)
        dialog.look_chosen.connect(window.look_wanted)
        dialog.reminders_chosen.connect(window.reminders.refresh)
        dialog.holidays_wanted.connect(window.reminders.menu.ask_table)
        dialog.ledgers_changed.connect(window.ledgers.retranslate)
        dialog.backups.restore.clicked.connect(dialog.accept)
        dialog.backups.restore.clicked.connect(self.restore_wanted)
        dialog.server.open_wanted.connect(dialog.accept)
        dialog.server.open_wanted.connect(window.ledgers.server_wanted)
        self.server_form_shown.emit(dialog.server.form)
        dialog.fonts_chosen.connect(self._outdate_reports)
        dialog.finished.connect(dialog.deleteLater)
        if section:
            dialog.show_section(section)
        dialog.open()
        return dialog

    def show_help(self, chapter: str = "") -> HelpWindow:
        """Show the help at a chapter, at the page's own when none is named; it stays open beside the window."""
        from gui.help.help_window import HelpWindow

        if self._help is None:
            self._help = HelpWindow(self._window, self._theme, self._settings)
            self._help.destroyed.connect(self._forget_help)
        self._help.show_chapter(chapter or self._window.current or FIRST_CHAPTER)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()
        return self._help

    def show_about(self) -> QDialog:
        """Show what the program is, what it is made of and where the ledger lies."""
        from gui.dialogs.about import About

        frame = self._window.frame
        dialog = About(self._theme, frame.operations if frame is not None else None, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _outdate_reports(self) -> None:
        for page in self._window.pages.values():
            page.outdate_reports()

    def _forget_help(self) -> None:
        self._help = None
