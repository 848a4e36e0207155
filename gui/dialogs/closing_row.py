"""The last line of a dialog: what keeps it from being done, a way out, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QLayout, QPushButton, QWidget

from gui.gaps import QHBoxLayout, QVBoxLayout

_MARGINS = 20, 16, 20, 16


class ClosingRow(QHBoxLayout):
    """`said` on the left; `stop` rejects the dialog, `act` is its default. On a button Return presses that one.

    Where there is nothing to do, `text` is empty and the way out is the only button.
    """

    def __init__(self, dialog: QDialog, text: str, *, stop: str = "") -> None:
        super().__init__()
        self._dialog = dialog
        self.said = QLabel(dialog)
        self.said.setProperty("tone", "amber")
        self.said.setWordWrap(True)
        self.stop = QPushButton(stop or QCoreApplication.translate("ClosingRow", "Cancel"), dialog)
        self.stop.clicked.connect(dialog.reject)
        self.setSpacing(8)
        self.addWidget(self.said, 1)
        self.addWidget(self.stop)
        self.act = self.stop
        if text:
            self.act = QPushButton(text, dialog)
            self.act.setProperty("kind", "primary")
            self.addWidget(self.act)
        self.act.setDefault(True)

    def refuse(self, why: str) -> None:
        """Say why it cannot be done as it is; nothing to say, and it can."""
        self.said.setText(why)
        self.act.setEnabled(not why)

    def act_on_ctrl_return(self) -> None:
        """For dialogs with a text of several lines, where Return alone is a new one."""
        for key in (Qt.Key.Key_Enter, Qt.Key.Key_Return):
            keys = QKeySequence(Qt.Modifier.CTRL | key)
            QShortcut(keys, self._dialog, self.act.click)
            self.act.setToolTip(keys.toString(QKeySequence.SequenceFormat.NativeText))

    def under(self, *parts: QWidget | QLayout, grows: QWidget | None = None) -> None:
        """Lay the dialog out: these parts from top to bottom and this row last; `grows` gets the room left over."""
        column = QVBoxLayout(self._dialog)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(12)
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part, 1 if part is grows else 0)
            else:
                column.addLayout(part)
        column.addLayout(self)
        self._dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the dialog large enough for its words: on a small screen Qt makes it narrower without making it higher."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._bear_words(self._dialog.width())
        return super().eventFilter(watched, event)

    def fit(self, width: int) -> None:
        """Make the dialog as high as its words are at a width: what was hidden leaves no gap, what was shown pushes nothing out."""
        column = self._dialog.layout()
        if column is not None:
            column.activate()
            width = max(width, column.minimumSize().width())
            self._bear_words(width)
            self._dialog.resize(width, column.totalHeightForWidth(width))

    def _bear_words(self, width: int) -> None:
        dialog, column = self._dialog, self._dialog.layout()
        if column is not None:
            dialog.setMinimumWidth(max(dialog.minimumWidth(), column.minimumSize().width()))
            dialog.setMinimumHeight(max(column.minimumSize().height(), column.minimumHeightForWidth(width)))
