"""The window's menu: undo and redo by name, language, look, text size, the list of keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gui.settings import TEXT_SIZES, Settings
from gui.wording import without_mnemonic


class WindowMenu(QObject):
    """Builds the menu and keeps its texts; its actions live on the window, so their keys work everywhere.

    Signals:
        language_chosen, look_chosen: the settings hold the new choice.
    """

    language_chosen = Signal()
    look_chosen = Signal()

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._settings = settings
        self.menu = QMenu(window)
        self.undo = self._action(window, QKeySequence.StandardKey.Undo)
        self.redo = self._action(window, QKeySequence.StandardKey.Redo)
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.keys = self._action(window, "F1")
        self.quit = self._action(window, QKeySequence.StandardKey.Quit)
        self._language = QMenu(self.menu)
        self._theme = QMenu(self.menu)
        self._size = QMenu(self.menu)
        self.menu.addActions([self.undo, self.redo])
        self.menu.addSeparator()
        self.place_for_more = self.menu.addSeparator()
        for submenu in (self._language, self._theme, self._size):
            self.menu.addMenu(submenu)
        self.menu.addSeparator()
        self.menu.addActions([self.keys, self.quit])
        self.retranslate()
        self.show_history("", "")

    def retranslate(self) -> None:
        """Set every text anew."""
        self._language.setTitle(self.tr("&Language · 语言"))
        self._theme.setTitle(self.tr("L&ook"))
        self._size.setTitle(self.tr("Text &size"))
        self.keys.setText(self.tr("&Keyboard shortcuts"))
        self.quit.setText(self.tr("&Quit"))
        chosen = self._settings
        self._fill(self._language, [("zh_CN", "中文"), ("en", "English")], chosen.language, self._choose_language)
        looks = [("system", self.tr("Like the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))]
        self._fill(self._theme, looks, chosen.theme, self._choose_theme)
        sizes = [(str(size), f"{size} %") for size in TEXT_SIZES]
        self._fill(self._size, sizes, str(chosen.text_size), self._choose_size)

    def show_history(self, undo: str, redo: str) -> None:
        """Name what can be undone and redone."""
        self.undo.setText(self.tr("&Undo {change}").format(change=undo) if undo else self.tr("&Undo"))
        self.undo.setEnabled(bool(undo))
        self.redo.setText(self.tr("&Redo {change}").format(change=redo) if redo else self.tr("&Redo"))
        self.redo.setEnabled(bool(redo))

    def add(self, action: QAction) -> None:
        """Put a further action into the menu, above the look."""
        self.menu.insertAction(self.place_for_more, action)

    def _action(self, window: QWidget, keys: QKeySequence.StandardKey | str) -> QAction:
        action = QAction(window)
        action.setShortcut(QKeySequence(keys))
        window.addAction(action)
        return action

    def _fill(
        self, menu: QMenu, choices: list[tuple[str, str]], chosen: str, choose: Callable[[str], None]
    ) -> None:
        menu.clear()
        group = QActionGroup(menu)
        for value, text in choices:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(lambda _checked=False, value=value: choose(value))
            group.addAction(action)

    def _choose_language(self, language: str) -> None:
        self._settings.language_choice = language
        self.language_chosen.emit()

    def _choose_theme(self, theme: str) -> None:
        self._settings.theme = theme
        self.look_chosen.emit()

    def _choose_size(self, percent: str) -> None:
        self._settings.text_size = int(percent)
        self.look_chosen.emit()


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
