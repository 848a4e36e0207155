"""The window's menu: undo and redo by name, preferences, the list of keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gui.wording import without_mnemonic


class WindowMenu(QObject):
    """Builds the menu and keeps its texts; its actions live on the window, so their keys work everywhere."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.menu = QMenu(window)
        self.undo = self._action(window, QKeySequence.StandardKey.Undo)
        self.redo = self._action(window, QKeySequence.StandardKey.Redo)
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.preferences = self._action(window, "Ctrl+,")
        self.keys = self._action(window, "F1")
        self.quit = self._action(window, QKeySequence.StandardKey.Quit)
        self.menu.addActions([self.undo, self.redo])
        self.menu.addSeparator()
        self.place_for_more = self.menu.addSeparator()
        self.menu.addActions([self.preferences, self.keys, self.quit])
        self.retranslate()
        self.show_history("", "")

    def retranslate(self) -> None:
        """Set every text anew."""
        self.preferences.setText(self.tr("&Preferences…"))
        self.keys.setText(self.tr("&Keyboard shortcuts"))
        self.quit.setText(self.tr("&Quit"))

    def show_history(self, undo: str, redo: str) -> None:
        """Name what can be undone and redone."""
        self.undo.setText(self.tr("&Undo {change}").format(change=undo) if undo else self.tr("&Undo"))
        self.undo.setEnabled(bool(undo))
        self.redo.setText(self.tr("&Redo {change}").format(change=redo) if redo else self.tr("&Redo"))
        self.redo.setEnabled(bool(redo))

    def add(self, action: QAction) -> None:
        """Put a further action into the menu, above the preferences."""
        self.menu.insertAction(self.place_for_more, action)

    def _action(self, window: QWidget, keys: QKeySequence.StandardKey | str) -> QAction:
        action = QAction(window)
        action.setShortcut(QKeySequence(keys))
        window.addAction(action)
        return action


def key_list(actions: list[QAction]) -> list[tuple[str, str]]:
    """(keys, what they do) of every action that has both, in order, each once."""
    native = QKeySequence.SequenceFormat.NativeText
    rows: dict[str, str] = {}
    for action in actions:
        keys = " · ".join(sequence.toString(native) for sequence in action.shortcuts())
        text = without_mnemonic(action.text())
        if keys and text and action.isVisible():
            rows.setdefault(keys, text)
    return list(rows.items())


def standing_keys() -> list[tuple[str, str]]:
    """Keys that are no action of their own."""
    return [
        ("Tab", QCoreApplication.translate("WindowMenu", "To the next control")),
        ("Esc", QCoreApplication.translate("WindowMenu", "Empty the search, close a dialog")),
    ]
