"""What a window has beside what is seen of it first: menus, keys, notices, questions, reminders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar

from gui.last_words import LastWords
from gui.ledger_menu import LedgerMenu
from gui.menus import WindowKeys, WindowMenu
from gui.messages import Messages
from gui.page_menu import PageMenu
from gui.reminder_board import ReminderBoard
from gui.reminders import Reminders
from gui.undo_menu import UndoMenu
from gui.why_not import WhyNot
from gui.widgets.banner import Banners
from gui.widgets.drop_hint import PlanDrops
from gui.widgets.progress_row import ProgressRow
from gui.widgets.toast import Toast
from gui.window_dialogs import WindowDialogs
from gui.window_state import LedgerState

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from gui.settings import Settings
    from gui.theme import Theme


def furnish(window: MainWindow, settings: Settings, theme: Theme) -> None:
    """Build all of it into a window."""
    specs = tuple(window.specs.values())
    window.messages = Messages(settings, window)
    window.last_words = LastWords(window, window.messages)
    window.menu = WindowMenu(window)
    window.rail.menu_button.setMenu(window.menu.menu)
    window.rail.take_keys()
    window.banners = Banners(window)
    window.board = ReminderBoard(window.banners, window)
    window.busy = _busy(window)
    window.undoing = ProgressRow(window)
    window.undoing.row.setContentsMargins(20, 4, 12, 4)  # as a banner's line
    window.toast = Toast(window)
    window.drops = PlanDrops(window)
    window.further = PageMenu(window, window.menu, specs)
    window.ledgers = LedgerMenu(window, window.menu, settings)
    window.undo_menu = UndoMenu(window, window.menu)
    window.why_not = WhyNot(window, window.messages)
    window.why_not.watch(window.top_bar.take_in)
    window.state = LedgerState(window.rail, window.menu, window.board, window.messages)
    window.keys = WindowKeys(window, [spec for spec in specs if spec.is_in_rail])
    window.reminders = Reminders(window)
    window.dialogs = WindowDialogs(window, settings, theme)


def _busy(window: MainWindow) -> QProgressBar:
    """The strip that moves while something is asked of the ledger."""
    busy = QProgressBar(window)
    busy.setObjectName("busy")
    busy.setRange(0, 0)
    busy.setTextVisible(False)
    kept = busy.sizePolicy()
    kept.setRetainSizeWhenHidden(True)  # else the page moves whenever it comes and goes
    busy.setSizePolicy(kept)
    busy.hide()
    return busy
