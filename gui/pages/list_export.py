"""The button that hands a table over as a file for Excel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QTableView, QWidget

from gui.page import Frame
from gui.pages.list_files import ListFiles, table_content
from gui.wording import full_day_words


class ListExport(QObject):
    """`table` says which table is shown and what it is called; Ctrl+E is its key within `place`."""

    def __init__(self, frame: Frame, table: Callable[[], tuple[QTableView, str] | None], place: QWidget) -> None:
        super().__init__(place)
        self._frame, self._table = frame, table
        self.files = ListFiles(frame, place)
        self.button = QPushButton(place)
        self.button.setProperty("kind", "link")
        self.button.clicked.connect(self.ask)
        self.key = QAction(place)
        self.key.setShortcut(QKeySequence("Ctrl+E"))
        self.key.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.key.triggered.connect(self.ask)
        place.addAction(self.key)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.button.setText(self.tr("E&xport…"))
        self.button.setToolTip(self.tr("This list as an Excel workbook or CSV (Ctrl+E)"))
        self.key.setText(self.tr("Export the list"))

    def ask(self) -> None:
        """Ask where, then write the table as it is shown."""
        shown = self._table()
        if shown is None:
            return
        view, title = shown
        unit, day = self._frame.chosen.myself.unit, self._frame.today()
        name = "_".join(part for part in (unit, title, f"{day}") if part)
        self.files.ask_file(name, table_content(view, title, " ".join(part for part in (unit, full_day_words(day)) if part)))
