"""A note on a file that proves something: what it shows, where it was taken."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from gui.theme import Theme
from gui.widgets.elided_label import ElidedLabel
from model.rows.checklist import EvidenceRow

WIDTH, HEIGHT = 440, 220


class NoteDialog(QDialog):
    """The file's name and its note; Ctrl+Return keeps it.

    Signals:
        kept: the note as it is to stand there, empty for none.
    """

    kept = Signal(str)

    def __init__(self, theme: Theme, row: EvidenceRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteDialog")
        self.setWindowTitle(self.tr("Note on a file"))
        name = ElidedLabel(row.name, self)
        name.setProperty("tone", "strong")
        self.text = QPlainTextEdit(row.note, self)
        self.text.setPlaceholderText(self.tr("What it shows, where and when it was taken"))
        self.text.setAccessibleName(self.tr("Note"))
        self.text.setTabChangesFocus(True)
        self.text.installEventFilter(self)
        self.keep = QPushButton(self.tr("&Keep"), self)
        self.keep.setProperty("kind", "primary")
        stop = QPushButton(self.tr("Cancel"), self)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(stop)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(name)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
        self.keep.clicked.connect(self._keep)
        stop.clicked.connect(self.reject)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self.text.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep with Ctrl+Return; Return alone is a new line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._keep()
                return True
        return False

    def _keep(self) -> None:
        self.kept.emit(self.text.toPlainText().strip())
        self.accept()
