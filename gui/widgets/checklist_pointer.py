"""What is over the checklist's rows: the mouse, which lights them, and files, which are dropped on a measure."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QTableView

from gui.item_models.checklist_model import ChecklistModel
from gui.widgets.checklist_delegate import ChecklistDelegate


class ChecklistPointer(QObject):
    """Follows the mouse and held files over one checklist's viewport.

    Signals:
        files_dropped: (MeasureRow, list of paths).
        files_left: list of paths that were dropped below the last row.
    """

    files_dropped = Signal(object, object)
    files_left = Signal(object)

    def __init__(self, view: QTableView, model: ChecklistModel, delegate: ChecklistDelegate) -> None:
        super().__init__(view)
        self._view, self._model, self._delegate = view, model, delegate
        view.setMouseTracking(True)
        view.setAcceptDrops(True)
        view.setDragDropMode(QTableView.DragDropMode.DropOnly)
        view.viewport().installEventFilter(self)

    def eventFilter(self, _viewport: QObject, event: QEvent) -> bool:
        """Look at what happens to the viewport; what is about files stays here, the table knows none."""
        kind = event.type()
        if kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._on_drop(event)
        elif kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove) and isinstance(event, QDragMoveEvent):
            self._on_drag(event)
        elif kind == QEvent.Type.DragLeave:
            self._light_drop(-1)
        else:
            if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
                self._hover(self._view.indexAt(event.position().toPoint()).row())
            elif kind == QEvent.Type.Leave:
                self._hover(-1)
            return False
        return True

    def _on_drag(self, event: QDragMoveEvent) -> None:
        """Light the measure the files would be attached to.

        Files that come in over a heading are taken there already: whoever takes them first is told of the whole way
        through the list, and a measure comes next.
        """
        row = self._view.indexAt(event.position().toPoint()).row()
        is_measure = self._model.measure_at(row) is not None
        is_coming = event.type() == QEvent.Type.DragEnter
        if dropped_files(event) and (is_measure or row < 0 or is_coming):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()
        self._light_drop(row if is_measure and event.isAccepted() else -1)

    def _on_drop(self, event: QDropEvent) -> None:
        row = self._view.indexAt(event.position().toPoint()).row()
        measure = self._model.measure_at(row)
        self._light_drop(-1)
        files = dropped_files(event)
        if not files or (measure is None and row >= 0):
            event.ignore()
            return
        event.acceptProposedAction()
        if measure is not None:
            self.files_dropped.emit(measure, files)
        else:
            self.files_left.emit(files)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered_row:
            self._delegate.hovered_row = row
            self._view.viewport().update()

    def _light_drop(self, row: int) -> None:
        if row != self._delegate.drop_row:
            self._delegate.drop_row = row
            self._view.viewport().update()


def dropped_files(event: QDropEvent) -> list[Path]:
    """The local files and folders that are held over or dropped on a widget."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
