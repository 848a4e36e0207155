"""Files that leave the window by mouse or clipboard, to a mail program or a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QWidget


def drag_out(source: QWidget, files: Sequence[Path]) -> bool:
    """Drag files out of a widget to other programs, unless the button was let go meanwhile; whether they were dragged."""
    if not QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
        return False
    drag = QDrag(source)
    drag.setMimeData(urls_of(files))
    drag.exec(Qt.DropAction.CopyAction)
    return True


def urls_of(files: Sequence[Path]) -> QMimeData:
    """Files as other programs take them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data
