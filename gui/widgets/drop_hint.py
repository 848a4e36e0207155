"""Plan files dropped anywhere on the window, and what lies over it while they are held above it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from gui.gaps import QVBoxLayout

_INSET = 4
_SIDES = 28  # px beside the word, its padding with it


class DropHint(QFrame):
    """A frame around a widget and a word in it, which say what dropping does there; what lies below stays in sight."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("dropHint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.label = QLabel(self)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.setWordWrap(True)
        rows = QVBoxLayout(self)
        rows.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.addWidget(self.label)
        self.hide()

    def show_over(self, text: str) -> None:
        """Frame the widget as large as it is now."""
        self.label.setText(text)
        self.label.ensurePolished()
        self.label.setMinimumWidth(min(self.label.fontMetrics().horizontalAdvance(text) + 2 * _SIDES, self._over.width() - 4 * _SIDES))
        self.setGeometry(self._over.rect().adjusted(_INSET, _INSET, -_INSET, -_INSET))
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
                self.hint.show_over(self.tr("Drop to take the plan in"))
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
