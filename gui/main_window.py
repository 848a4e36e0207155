"""The window: places on the left, the bar on top, one page at a time, and words at its foot."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QWidget

from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.language import FollowsLanguage
from gui.page import ChosenPlan
from gui.page_making import PageMaking
from gui.page_stack import PageStack
from gui.theme import Token
from gui.widgets.opening_place import OpeningPlace
from gui.widgets.rail import Rail
from gui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QProgressBar

    from gui.last_words import LastWords
    from gui.ledger_menu import LedgerMenu
    from gui.menus import WindowKeys, WindowMenu
    from gui.messages import Messages
    from gui.page import Frame, Page, PageSpec
    from gui.page_menu import PageMenu
    from gui.reminder_board import ReminderBoard
    from gui.reminders import Reminders
    from gui.settings import Settings
    from gui.theme import Theme
    from gui.undo_menu import UndoMenu
    from gui.why_not import WhyNot
    from gui.widgets.banner import Banners
    from gui.widgets.drop_hint import PlanDrops
    from gui.widgets.progress_row import ProgressRow
    from gui.widgets.toast import Toast
    from gui.window_dialogs import WindowDialogs
    from gui.window_state import LedgerState

SIZE = (1280, 800)
SMALLEST = (720, 480)
TITLE_BAR = 40  # what the system may put above the window


class MainWindow(FollowsLanguage, QMainWindow):
    """The window's frame. It is shown before the ledger is open; attach() then brings it to life.

    What a person sees first is built at once: the rail, the bar, the place of the pages. What is not seen (menus, keys, notices,
    questions) is built by furnish(), which a start calls as soon as the window is painted.

    Signals:
        plan_dropped: files dropped on the window or asked for with the take-in button (then an empty list).
        page_shown: name of the page that is shown now.
        painted: the window is on the screen for the first time.
        closing: the window goes; whoever opened the ledger closes it.
        reopening: the ledger that could only be looked at is to be opened again.
        language_wanted, look_wanted: the settings hold another language or look.
    """

    plan_dropped = Signal(object)
    page_shown = Signal(str)
    painted = Signal()
    closing = Signal()
    reopening = Signal()
    language_wanted = Signal()
    look_wanted = Signal()

    messages: Messages
    menu: WindowMenu
    banners: Banners
    board: ReminderBoard
    busy: QProgressBar
    undoing: ProgressRow
    toast: Toast
    drops: PlanDrops
    further: PageMenu
    ledgers: LedgerMenu
    undo_menu: UndoMenu
    why_not: WhyNot
    state: LedgerState
    keys: WindowKeys
    reminders: Reminders
    dialogs: WindowDialogs
    last_words: LastWords

    def __init__(self, specs: Sequence[PageSpec], settings: Settings, theme: Theme, *, is_furnished: bool = True) -> None:
        super().__init__()
        self.specs = {spec.name: spec for spec in specs}
        self._searched = next((spec.name for spec in specs if spec.is_searched), None)
        self._takes_plans = any(spec.takes_plans for spec in specs)
        self.pages: dict[str, Page] = {}
        self.current = ""
        self.is_sample = self.is_gone = False
        self._was_painted = self._is_furnished = False
        self.frame: Frame | None = None
        self.chosen = ChosenPlan(self)
        self._settings, self._theme = settings, theme
        self.rail = Rail(specs, theme, self)
        self.top_bar = TopBar(theme, self.chosen, self)
        self.stack, self.making = PageStack(theme, self), PageMaking(self)
        self.opening = OpeningPlace(settings, theme, self)
        self._column = QVBoxLayout()
        self._build()
        self.retranslate()
        if not self.restoreGeometry(settings.window_geometry):
            self.resize(_bounded(self, SIZE))
        if is_furnished:
            self.furnish()
        else:
            self._set_alive(alive=False)
        self.stack.dress()  # last: what is built is given its look once

    def furnish(self) -> None:
        """Build what is not seen of a window that opens: its menus and keys, and what it says and asks. Nothing when that was done."""
        if self._is_furnished:
            return
        from gui.furnishing import furnish  # as much again to load as all a person sees first

        furnish(self, self._settings, self._theme)
        self._is_furnished = True
        for place, part in enumerate((self.banners, self.undoing, self.busy), start=1):
            self._column.insertWidget(place, part)
        self._connect()
        self._set_alive(alive=False)
        self.retranslate()

    def attach(self, frame: Frame) -> None:
        """Work with an open ledger from now on."""
        self.frame = frame
        frame.operations.changed.connect(self.reminders.refresh_soon)
        self.why_not.attach(frame.operations.ledger)
        self.state.attach(frame.operations, self.busy, self.toast)
        self.undo_menu.attach(frame.operations)
        frame.operations.undoing.show_in(self.undoing)
        self._set_alive(alive=True)
        first = [spec.name for spec in self.specs.values() if spec.is_in_rail]
        last = self._settings.last_page
        once = QtCore.Qt.ConnectionType.SingleShotConnection  # the page comes first
        self.page_shown.connect(self.reminders.refresh_soon, once)
        self.page_shown.connect(self.stack.get_ready, once)
        if first:
            self.visit(last if last in first else first[0])

    def detach(self) -> None:
        """Let the ledger's pages go, what was typed in them being kept; attach() may follow with another opening."""
        self.frame, self.current = None, ""
        self.why_not.attach(None)
        self.state.detach()
        self.undo_menu.detach()
        self.undoing.end()
        self.dialogs.detach()
        self.opening.show_opening()  # it may have told of a ledger that did not open before this one did
        self.stack.setCurrentWidget(self.opening)
        self.stack.drop_pages()
        self.making.drop()
        self.pages.clear()
        self._set_alive(alive=False)
        self.retranslate()

    def open_page(self, name: str, place: object = None) -> None:
        """Show a page, building it when it is new, at a place of it when one is given."""
        self.stack.visits.clear()  # what was asked for before is not wanted any more
        if self.frame is None or name not in self.specs:
            return
        page = self.page_of(name)
        self.stack.show_page(page)
        self.current = name
        self.rail.set_current(name)
        if self.specs[name].is_in_rail:
            self._settings.last_page = name
        if place is not None:
            page.open_place(place)
        if not self.top_bar.search.hasFocus():
            page.setFocus()
        self.page_shown.emit(name)

    def visit(self, name: str, place: object = None) -> None:
        """Open a page as a person asks for it: what is new is built, given its look and shown, in turns of the event loop."""
        if self.frame is None or name not in self.specs:
            return
        if name in self.pages and self.stack.holds(self.pages[name]):
            self.open_page(name, place)
            return
        self.rail.set_current(name)
        self.stack.visits.clear()
        self.stack.visits.add(
            partial(self.making.go_on, name), lambda: self.stack.enter(self.pages[name]), partial(self.open_page, name, place)
        )

    def take_files(self, files: list[Path]) -> None:
        """Hand plan files to the page that takes plans in; an empty list makes it ask for one."""
        self.plan_dropped.emit(files)
        taking = [spec.name for spec in self.specs.values() if spec.takes_plans]
        if taking and self.frame is not None:
            before = self.current
            self.open_page(taking[0])
            self.pages[taking[0]].came_from = before if files and before != taking[0] else ""
            self.pages[taking[0]].take_files(files)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.making.finish_begun()  # else a page would be half in one language and half in the other
        self.setWindowTitle(self.tr("Taizhang: sample ledger") if self.is_sample else self.tr("Taizhang"))
        self.opening.retranslate()
        if self._is_furnished:
            for part in (self.keys, self.menu, self.further, self.ledgers, self.undo_menu, self.state, self.board):
                part.retranslate()

    def theme_icon(self, name: str) -> QIcon:
        """One of the program's icons in the look's accent."""
        return self._theme.icons.icon(name, self._theme.colours[Token.ACCENT])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the window is first painted, once its children are as well."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses the button the keyboard is on, as Space does and as it is in dialogs."""
        keys, modifiers = QtCore.Qt.Key, QtCore.Qt.KeyboardModifier
        button, is_plain = self.focusWidget(), event.modifiers() in (modifiers.NoModifier, modifiers.KeypadModifier)
        if event.key() in (keys.Key_Return, keys.Key_Enter) and is_plain and isinstance(button, QAbstractButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the size and let the ledger be closed, once what was typed is stored."""
        if self.frame is not None and self.last_words.must_wait(self.frame.operations, self.pages.values()):
            event.ignore()
            return
        self.is_gone = True  # what still comes of anything is shown to nobody
        self._settings.window_geometry = self.saveGeometry()
        self._settings.flush()
        for page in self.pages.values():
            page.let_go()
        self.closing.emit()
        super().closeEvent(event)

    def page_of(self, name: str) -> Page:
        """A page, built when it is new; only while a ledger is open."""
        return self.making.finish(name)

    def _build(self) -> None:
        self.stack.addWidget(self.opening)
        right = self._column
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.top_bar)
        right.addWidget(self.stack, 1)
        body = QWidget(self)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setCentralWidget(body)
        self.setMinimumSize(_bounded(self, SMALLEST))  # a screen scaled to 200 % may have less
        self.top_bar.search.setVisible(self._searched is not None)
        self.top_bar.take_in.setVisible(self._takes_plans)
        self.top_bar.set_badge_open(opens="submissions" in self.specs)

    def _connect(self) -> None:
        self.rail.page_wanted.connect(self.visit)
        self.further.wanted.connect(self.visit)
        self.top_bar.take_in_wanted.connect(lambda: self.take_files([]))
        self.top_bar.report_wanted.connect(lambda: self.visit("submissions"))
        self.top_bar.search.searched.connect(self._search)
        self.top_bar.search.left.connect(lambda: self.pages.get(self.current, self.opening).setFocus())
        self.messages.said.connect(self.toast.show_notice)
        self.chosen.changed.connect(self._show_unit)
        self.keys.find.setVisible(self._searched is not None)
        self.keys.take_in.setVisible(self._takes_plans)
        self.state.reopening.connect(self.reopening)
        self.drops.dropped.connect(self.take_files)
        self.drops.refused.connect(self._refuse)
        self.keys.search_wanted.connect(self.top_bar.search.setFocus)
        self.keys.search_wanted.connect(self.top_bar.search.selectAll)
        self.keys.take_in_wanted.connect(lambda: self.take_files([]))
        self.keys.menu_wanted.connect(self.rail.menu_button.showMenu)
        self.keys.page_wanted.connect(self.visit)
        self.menu.quit.triggered.connect(self.close)

    def _set_alive(self, *, alive: bool) -> None:
        for part in (*self.rail.places.values(), self.top_bar.search):
            part.setEnabled(alive)
        may_take_in = alive and self.state.may_write
        self.top_bar.take_in.setEnabled(may_take_in)
        self.setAcceptDrops(may_take_in and self._takes_plans)
        if self._is_furnished:
            self.further.set_alive(alive=alive)
            self.keys.take_in.setEnabled(may_take_in)

    def _search(self, text: str) -> None:
        name = self.current if self.current in self.specs and self.specs[self.current].is_searched else self._searched
        if name is not None and self.frame is not None:
            if self.current != name:
                self.open_page(name)
            self.pages[name].search(text)

    def _refuse(self, name: str) -> None:
        from model.errors import UserError  # as in show_failure

        self.messages.show_error(UserError("file-not-local", name=name))

    def _show_unit(self) -> None:
        self.rail.set_unit(self.chosen.myself.unit)


def _bounded(window: QWidget, size: tuple[int, int]) -> QSize:
    """The size, or what the window's screen has room for."""
    return QSize(*size).boundedTo(window.screen().availableSize() - QSize(0, TITLE_BAR))
