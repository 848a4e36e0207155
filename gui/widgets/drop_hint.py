"""Plan files dropped anywhere on the window, and what lies over it while they are held above it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from gui.language import FollowsLanguage

_INSET = 16


class DropHint(FollowsLanguage, QFrame):
    """Says that dropping takes the plan in; it lets every event through."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("dropHint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._label = QLabel(self)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(self._label)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set the text anew."""
        self._label.setText(self.tr("Drop to take the plan in"))

    def show_over(self) -> None:
        """Cover the window."""
        self.setGeometry(self._window.rect().adjusted(_INSET, _INSET, -_INSET, -_INSET))
        self.show()
        self.raise_()


class PlanDrops(QObject):
    """Takes local files that are dropped on a window, which must accept drops.

    Signals:
        dropped: list of the files' paths.
        refused: what a link is called that is no file of this computer.
    """

    dropped = Signal(object)
    refused = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.hint = DropHint(window)
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Look at what is held over the window, taken away again, or let go."""
        kind = event.type()
        if kind == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if event.mimeData().urls():  # a link out of a browser or a mail too: why it cannot be taken is said
                event.acceptProposedAction()
                self.hint.show_over()
            else:
                event.ignore()
            return True
        if kind == QEvent.Type.DragLeave:
            self.hint.hide()
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.hint.hide()
            files = _local_files(event)
            if files:
                event.acceptProposedAction()
                self.dropped.emit(files)
            elif event.mimeData().urls():
                self.refused.emit(event.mimeData().urls()[0].toDisplayString()[:80])
            return True
        return False


def _local_files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
