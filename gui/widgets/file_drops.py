"""Files dropped on a widget."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from gui.widgets.drop_hint import DropHint

DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class FileDrops(QObject):
    """Hands local files that are dropped on a widget over, while `takes` says that they are wanted.

    As long as they are held above it, the widget is framed and `says` what dropping these files does.
    """

    def __init__(
        self, widget: QWidget, on_files: Callable[[list[Path]], None], *, takes: Callable[[], bool], says: Callable[[list[Path]], str]
    ) -> None:
        super().__init__(widget)
        self._on_files, self._takes, self._says = on_files, takes, says
        self.hint = DropHint(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take files, leave everything else to whoever stands below."""
        if event.type() in DRAGS and isinstance(event, QDragMoveEvent):
            files = self._files(event)
            if files:
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self.hint.show_over(self._says(files))
            else:
                event.ignore()
            return True
        if event.type() in (QEvent.Type.DragLeave, QEvent.Type.Drop):
            self.hint.hide()
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            files = self._files(event)
            if files:
                event.acceptProposedAction()
                self._on_files(files)
            return True
        return False

    def takes_from(self, source: QObject | None) -> bool:
        """Whether files are wanted that come from a widget of this program, or (None) from another program.

        What is dragged out from within the widget is not dropped on it again.
        """
        widget = self.parent()
        is_own = isinstance(source, QWidget) and isinstance(widget, QWidget) and widget.isAncestorOf(source)
        return self._takes() and not is_own

    def _files(self, event: QDropEvent) -> list[Path]:
        urls = event.mimeData().urls() if self.takes_from(event.source()) else []
        return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
