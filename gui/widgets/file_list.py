"""The table of files: several may be chosen and dragged out to a mail or a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.item_models.file_table import SHOWN, FileColumn, FileTable
from gui.theme import Theme
from gui.widgets.drag_out import drag_out
from gui.widgets.row_list import RowList
from model.rows.evidence import FileRow

_TAKEN = 9  # a time stays whole up to such a width, in heights of the text


class FileList(RowList):
    """A RowList of files.

    Signals:
        drag_wanted: the files chosen are being dragged; whoever makes copies of them calls drag().
        copy_wanted: copies of the files chosen are to go onto the clipboard.
        picked: other files are chosen.
    """

    drag_wanted = Signal()
    copy_wanted = Signal()
    picked = Signal()
    copies_rows = False  # the files themselves

    def __init__(self, model: FileTable, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, int(FileColumn.NAME), parent)
        self._theme = theme
        self.spare = 1.4
        self.least = {int(FileColumn.TAKEN): _TAKEN}
        self.setSelectionMode(RowList.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(RowList.DragDropMode.DragOnly)
        self.setVerticalScrollMode(RowList.ScrollMode.ScrollPerPixel)
        self.selectionModel().selectionChanged.connect(lambda _come, _gone: self.picked.emit())

    @property
    def files(self) -> list[FileRow]:
        """The files chosen, in the order of the list."""
        return [self.rows.row_at(index) for index in sorted(self.selectionModel().selectedRows(), key=lambda one: one.row())]

    @property
    def several_or_all(self) -> list[FileRow]:
        """The files chosen where they are several, else all: on one the keyboard always is."""
        chosen = self.files
        return chosen if len(chosen) > 1 else self.rows.rows()

    def _fit(self) -> None:
        """Rows are as high as their pictures."""
        super()._fit()
        px = self._theme.px
        self.setIconSize(QSize(px(SHOWN[0]), px(SHOWN[1])))
        self.verticalHeader().setDefaultSectionSize(px(SHOWN[1] + 10))

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Ask for copies; the drag itself begins when they are there."""
        if self.files:
            self.drag_wanted.emit()

    def drag(self, files: Sequence[Path]) -> bool:
        """Drag these files, unless the button was let go meanwhile; whether they were dragged."""
        return drag_out(self, files)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the files chosen."""
        if event.matches(QKeySequence.StandardKey.Copy):
            if self.files:
                self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)
