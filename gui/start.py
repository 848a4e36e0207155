"""Starts the window: paints it first, loads and opens everything else after, and lets no error pass unseen."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from gui.ahead import collect_seldom, leave_sources_unread
from gui.settings import Settings
from gui.shown import Shown

if TYPE_CHECKING:
    from gui.app import Program
    from model.rows.server_address import LedgerPlace

NO_DISPLAY = 2


class Start(QObject):
    """The way from nothing to a window with its ledger."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        collect_seldom(is_seldom=True)  # till all pages are loaded
        self._place: LedgerPlace | None = None
        self.shown = Shown(settings, is_furnished=False)
        self.program: Program | None = None
        self.error: Exception | None = None

    def begin(self, place: LedgerPlace | None) -> None:
        """Show the window; once it is painted, open a ledger: without a place the last one."""
        self._place = place
        self.shown.window.painted.connect(self._go_on)
        self.shown.window.show()

    def _go_on(self) -> None:
        try:
            from gui.app import Program, reporting_hook
            from gui.log import log_folder, start_log

            start_log(log_folder())
            self.program = Program(self.shown.settings, shown=self.shown)
        except Exception as error:  # noqa: BLE001 - there is nothing yet in the window that could tell it: run() hands it on
            self.error = error
            QApplication.exit(1)
            return
        sys.excepthook = reporting_hook(self.program)
        self.shown.theme.follow_system()
        self.shown.window.page_shown.connect(self._load_rest)
        gc.freeze()  # a long list's rows make the collector go through all there is, which would stop the window for a tenth of a second
        self.program.open(self._place)

    def _load_rest(self) -> None:
        self.shown.window.page_shown.disconnect(self._load_rest)
        if self.program is not None:
            self.program.load_pages()


def run(ledger: LedgerPlace | None = None) -> int:
    """Open the window on a ledger and stay until it is closed; 2 when there is no display."""
    from gui.display import obstacle

    hindrance = obstacle()
    if hindrance is not None:
        from model.errors import explain

        language = "en" if os.environ.get("TAIZHANG_LANGUAGE", "").startswith("en") else "zh_CN"
        sys.stderr.write(f"{explain(*hindrance, language)}\n")
        return NO_DISPLAY
    app = QApplication.instance() or QApplication(sys.argv[:1])
    leave_sources_unread()
    app.setApplicationName("Taizhang")
    app.setOrganizationName("Taizhang")
    start = Start(Settings())
    start.begin(ledger)
    ended = app.exec()
    if start.error is not None:
        raise start.error
    return ended
