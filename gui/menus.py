"""The window's menu and its keys: undo and redo by name, preferences, a number for each place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gui.calling import calling
from gui.page import PageSpec
from gui.wording import without_mnemonic

PLAIN = "plain"  # an action's name without what it would act on now, for the list of keys


class WindowMenu(QObject):
    """Builds the menu and keeps its texts; its actions live on the window, so their keys work everywhere."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.menu = QMenu(window)
        self.undo = self._action(window, QKeySequence.StandardKey.Undo)
        self.redo = self._action(window, QKeySequence.StandardKey.Redo)
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.preferences = self._action(window, "Ctrl+,")
        self.help = self._action(window, "F1")
        self.keys = self._action(window, "Shift+F1")
        self.about = self._action(window, "")
        self.quit = self._action(window, QKeySequence.StandardKey.Quit)
        self.menu.addActions([self.undo, self.redo])
        self._after_redo = self.menu.addSeparator()
        self.place_for_more = self.menu.addSeparator()
        self.menu.addActions([self.preferences, self.help, self.keys, self.about, self.quit])
        self.retranslate()
        self.show_history("", "")

    def retranslate(self) -> None:
        """Set every text anew."""
        self.preferences.setText(self.tr("&Preferences…"))
        self.help.setText(self.tr("He&lp"))
        self.keys.setText(self.tr("&Keyboard shortcuts"))
        self.about.setText(self.tr("&About Taizhang"))
        self.quit.setText(self.tr("&Quit"))

    def show_history(self, undo: str, redo: str) -> None:
        """Name what can be undone and redone."""
        self.undo.setText(self.tr("&Undo: {change}").format(change=undo.replace("&", "&&")) if undo else self.tr("&Undo"))
        self.undo.setProperty(PLAIN, self.tr("&Undo"))
        self.undo.setEnabled(bool(undo))
        self.redo.setText(self.tr("&Redo: {change}").format(change=redo.replace("&", "&&")) if redo else self.tr("&Redo"))
        self.redo.setProperty(PLAIN, self.tr("&Redo"))
        self.redo.setEnabled(bool(redo))

    def add(self, action: QAction) -> None:
        """Put a further action into the menu, above the preferences."""
        self.menu.insertAction(self.place_for_more, action)

    def add_after_redo(self, menu: QMenu) -> None:
        """Put a further menu below Redo."""
        self.menu.insertMenu(self._after_redo, menu)

    def add_line(self) -> None:
        """Part what was added from what will be."""
        self.menu.insertSeparator(self.place_for_more)

    def _action(self, window: QWidget, keys: QKeySequence.StandardKey | str) -> QAction:
        action = QAction(window)
        action.setShortcut(QKeySequence(keys))
        window.addAction(action)
        return action


class WindowKeys(QObject):
    """The keys that stand in no menu: search, taking a plan in, the menu itself, and a number for each place.

    Signals:
        search_wanted, take_in_wanted, menu_wanted: a key was pressed for it.
        page_wanted: name of the page whose number was pressed.
    """

    search_wanted = Signal()
    take_in_wanted = Signal()
    menu_wanted = Signal()
    page_wanted = Signal(str)

    def __init__(self, window: QWidget, places: Sequence[PageSpec]) -> None:
        super().__init__(window)
        self._window = window
        self.find = self._key(QKeySequence(QKeySequence.StandardKey.Find), self.search_wanted.emit)
        self.take_in = self._key(QKeySequence(QKeySequence.StandardKey.Open), self.take_in_wanted.emit)
        self.menu = self._key(QKeySequence("F10"), self.menu_wanted.emit)
        self._pages: list[tuple[QAction, PageSpec]] = []
        for number, spec in enumerate(places, start=1):
            action = self._key(QKeySequence(f"Ctrl+{number}"), partial(self.page_wanted.emit, spec.name))
            self._pages.append((action, spec))

    def retranslate(self) -> None:
        """Set every text anew."""
        self.take_in.setText(self.tr("Take in the file of a plan"))
        self.find.setText(self.tr("Search"))
        self.menu.setText(self.tr("Open the menu"))
        for action, spec in self._pages:
            action.setText(self.tr("Go to {page}").format(page=without_mnemonic(spec.shown_title())))

    def _key(self, keys: QKeySequence, act: Callable[[], object]) -> QAction:
        action = QAction(self._window)
        action.setShortcut(keys)
        action.triggered.connect(calling(act))
        self._window.addAction(action)
        return action


def key_list(actions: list[QAction]) -> list[tuple[str, str]]:
    """(keys, what they do) of every action that has both, in order, each once."""
    native = QKeySequence.SequenceFormat.NativeText
    rows: dict[str, str] = {}
    for action in actions:
        keys = " · ".join(sequence.toString(native) for sequence in action.shortcuts())
        text = without_mnemonic(action.property(PLAIN) or action.text())
        if keys and text and action.isVisible():
            rows.setdefault(keys, text)
    return list(rows.items())


def standing_keys() -> list[tuple[str, str]]:
    """Keys that are no action of their own."""
    return [
        ("Tab", QCoreApplication.translate("WindowMenu", "To the next control")),
        ("Esc", QCoreApplication.translate("WindowMenu", "Empty the search, close a dialog")),
    ]
