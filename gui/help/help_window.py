"""The help: chapters on the left, what they say on the right, a search over all of them; beside the window, not over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QSplitter, QWidget

from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.help.chapters import KEYS, Chapter, chapters, from_text
from gui.help.help_text import HelpText, plain_text
from gui.help.key_text import key_text, unbuilt
from gui.language import FollowsLanguage
from gui.settings import Settings
from gui.theme import Theme
from gui.widgets.clearable_field import ClearableField

if TYPE_CHECKING:
    from gui.main_window import MainWindow

SIZE = (960, 640)
LIST_WIDTH = 260
SHORTEST = 2  # characters a search begins with
_MOST = 0.9  # of the screen


class HelpWindow(FollowsLanguage, QDialog):
    """One window of help; it is made again when the language changes."""

    def __init__(self, window: MainWindow, theme: Theme, settings: Settings) -> None:
        super().__init__(window, Qt.WindowType.Window | Qt.WindowType.WindowCloseButtonHint)
        self.setObjectName("help")
        self._window, self._theme, self._settings = window, theme, settings
        self.search = ClearableField(self)
        self.list = QListWidget(self)
        self.list.setObjectName("chapters")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = HelpText(theme, self)
        self.found = QLabel(self)
        self.found.setProperty("tone", "note")
        self.found.setWordWrap(True)
        self._chapters: list[Chapter] = []
        self._plain: dict[str, str] = {}  # of the chapters that were searched
        self._told_of: tuple[str, ...] | None = None  # the pages whose keys are told
        self._soon = QTimer(self)  # a chapter is laid out anew once, when the width rests
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(lambda: self.text.render_again(self._searched()))
        self._builder = QTimer(self)  # pages are built one at a time, so that the window stays in use
        self._builder.timeout.connect(self._build_next)
        self._lay_out()
        self.search.textChanged.connect(self._on_search)
        self.search.installEventFilter(self)
        self.list.currentRowChanged.connect(self._on_row)
        self.text.chapter_wanted.connect(self.show_chapter)
        self.text.resized.connect(self._soon.start)
        for keys, direction in ((("F3", "Ctrl+G"), 1), (("Shift+F3", "Ctrl+Shift+G"), -1)):
            for each in keys:
                QShortcut(QKeySequence(each), self, lambda direction=direction: self._step(direction))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._to_search)
        theme.changed.connect(self._look)
        self._look()
        self.retranslate()

    @property
    def current(self) -> str:
        """Name of the chapter that is read."""
        row = self.list.currentRow()
        shown = self._listed()
        return shown[row].name if 0 <= row < len(shown) else ""

    def show_chapter(self, name: str) -> None:
        """Turn to a chapter; to the first where there is none of that name."""
        self._read_keys()  # pages may have been opened since
        if name not in [each.name for each in self._listed()]:
            self.search.clear()
        names = [each.name for each in self._listed()]
        row = names.index(name) if name in names else 0
        if row == self.list.currentRow():
            self._on_row(row)
        self.list.setCurrentRow(row)
        self.list.setFocus()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle(self.tr("Help"))
        self.search.setPlaceholderText(self.tr("Search the help (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Search the help"))
        self.list.setAccessibleName(self.tr("Chapters"))
        self.text.setAccessibleName(self.tr("Text of the chapter"))
        name = self.current
        self._read_chapters()
        if name:
            self.show_chapter(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search Enter goes to the next hit, the arrows to the next chapter, Esc empties it."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                row = self.list.currentRow() + (1 if event.key() == Qt.Key.Key_Down else -1)
                self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _read_chapters(self) -> None:
        self._chapters = chapters(self._settings.language)
        self._plain.clear()
        self._told_of = None
        self._read_keys()
        self._fill()

    def _read_keys(self) -> None:
        """The keys of the pages there are; the others are built once somebody wants to know."""
        pages = tuple(self._window.pages)
        if pages == self._told_of:
            return
        self._told_of = pages
        self._chapters = [each for each in self._chapters if each.name != KEYS] + [from_text(KEYS, key_text(self._window))]
        self._plain.pop(KEYS, None)

    def _want_keys(self) -> None:
        if (self.current == KEYS or self._searched()) and unbuilt(self._window):
            self._builder.start()

    def _build_next(self) -> None:
        self._builder.stop()  # a page that cannot be built is told once
        name = unbuilt(self._window)
        if name:
            self._window.making.go_on(name)
            self._builder.start()
            return
        self._read_keys()
        if self.current == KEYS:
            self.text.show_text(self._chapters[-1].text, self._searched())
            self._say()
        elif self._searched():
            self._fill(keep=self.current)

    def _searched(self) -> str:
        text = self.search.text().strip()
        return text if len(text) >= SHORTEST else ""

    def _listed(self) -> list[Chapter]:
        """The chapters that hold what is searched; all of them while nothing is."""
        text = self._searched().lower()
        return [each for each in self._chapters if text in self._words_of(each)] if text else self._chapters

    def _words_of(self, chapter: Chapter) -> str:
        if chapter.name not in self._plain:
            self._plain[chapter.name] = plain_text(chapter.text).lower()
        return self._plain[chapter.name]

    def _fill(self, *, keep: str = "") -> None:
        """List the chapters that are found; with `keep` that one stays chosen and its text as it is."""
        listed = self._listed()
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([each.title for each in listed])
        if keep:
            self.list.setCurrentRow([each.name for each in listed].index(keep))
        self.list.blockSignals(False)

    def _on_search(self) -> None:
        name = self.current
        self._fill()
        self._want_keys()
        names = [each.name for each in self._listed()]
        if not names:
            self.text.light("")
            self.found.show()
            self.found.setText(self.tr("Nothing in the help says \"{text}\".").format(text=self._searched()))
            return
        self.list.setCurrentRow(names.index(name) if name in names else 0)

    def _on_row(self, row: int) -> None:
        listed = self._listed()
        if 0 <= row < len(listed):
            self.text.show_text(listed[row].text, self._searched())
            self._say()
            self._want_keys()

    def _step(self, direction: int) -> None:
        self.text.step(direction)
        self._say()

    def _say(self) -> None:
        self.found.setVisible(bool(self._searched()))
        if not self._searched():
            return
        count = self.tr("%n place(s) here, in {chapters} chapters; Enter goes to the next one.", "", self.text.hits)
        self.found.setText(count.format(chapters=len(self._listed())))

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _lay_out(self) -> None:
        side = QWidget(self)
        left = QVBoxLayout(side)
        left.setContentsMargins(12, 12, 12, 12)
        left.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.found)
        left.addWidget(self.list, 1)
        self.split = QSplitter(self)
        self.split.addWidget(side)
        self.split.addWidget(self.text)
        self.split.setStretchFactor(1, 1)
        self.split.setChildrenCollapsible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.split)

    def _look(self) -> None:
        px, room = self._theme.px, self.screen().availableSize() * _MOST
        self.resize(min(px(SIZE[0]), round(room.width())), min(px(SIZE[1]), round(room.height())))
        self.split.setSizes([px(LIST_WIDTH), max(self.width() - px(LIST_WIDTH), 1)])
        self.text.render_again(self._searched())
