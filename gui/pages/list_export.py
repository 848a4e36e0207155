"""The buttons that hand a table over: as a file for Excel, or on paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QTableView, QToolButton, QWidget

from gui.page import Frame
from gui.pages.list_files import Content, ListFiles, table_content
from gui.theme import Token
from gui.widgets.flow_layout import together
from gui.wording import full_day_words, without_mnemonic

Told = Callable[[str, str], Content]  # title, note -> the list where the table holds only what was scrolled to


class ListExport(QObject):
    """`table` says which table is shown and what it is called; Ctrl+E and Ctrl+P are its keys within `place`.

    `part` holds both buttons. Where a table holds no more than was scrolled to, `told` makes the whole list of title and note.
    Without `has_letter` the button is reached by Tab and its key alone: another one of its name stands on the same page.
    """

    def __init__(self, frame: Frame, table: Callable[[], tuple[QAbstractItemView, str] | None], place: QWidget) -> None:
        super().__init__(place)
        self._frame, self._table = frame, table
        self.told: Told | None = None
        self.has_letter = True  # of two on one page only one has
        self.files = ListFiles(frame, place)
        self.button, self.print = QPushButton(place), QToolButton(place)
        self.button.setProperty("kind", "link")
        self.button.setProperty("flush", True)
        self.part = together(place, self.button, self.print, gap=4)
        self.key, self.print_key = QAction(place), QAction(place)
        for key, shortcut, control, act in (
            (self.key, QKeySequence("Ctrl+E"), self.button, self.ask),
            (self.print_key, QKeySequence(QKeySequence.StandardKey.Print), self.print, self.preview),
        ):
            control.clicked.connect(act)
            key.setShortcut(shortcut)
            key.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.triggered.connect(act)
            place.addAction(key)
        frame.theme.changed.connect(self._look)
        self._look()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        named = self.tr("E&xport…")
        self.button.setText(named if self.has_letter else without_mnemonic(named))
        self.button.setToolTip(self.tr("This list as an Excel workbook or CSV (Ctrl+E)"))
        self.key.setText(self.tr("Export the list"))
        self.print.setToolTip(self.tr("This list on paper: looked at, printed, saved as PDF (Ctrl+P)"))
        self.print.setAccessibleName(self.tr("Print the list"))
        self.print_key.setText(self.tr("Print the list"))

    def ask(self) -> None:
        """Ask where, then write the table as it is shown."""
        content = self._content()
        if content is not None:
            title, told = content
            name = "_".join(part for part in (self._frame.chosen.myself.unit, title, f"{self._frame.today()}") if part)
            self.files.ask_file(name, told)

    def preview(self) -> None:
        """Show the table's pages, to be printed."""
        content = self._content()
        if content is not None:
            self.files.preview(content[1])

    def _content(self) -> tuple[str, Content] | None:
        shown = self._table()
        if shown is None:
            return None
        view, title = shown
        note = " ".join(part for part in (self._frame.chosen.myself.unit, full_day_words(self._frame.today())) if part)
        if self.told is not None:
            return title, self.told(title, note)
        return (title, table_content(view, title, note)) if isinstance(view, QTableView) else None

    def _look(self) -> None:
        size = self._frame.theme.px(16)
        self.print.setIcon(self._frame.theme.icons.icon("print", self._frame.theme.colours[Token.SECONDARY]))
        self.print.setIconSize(QSize(size, size))
