"""What is shown while a file is read, and which of its documents is meant when it holds several."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QProgressBar, QPushButton, QWidget

from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.language import FollowsLanguage
from model.rows.draft import DocumentRow

_DOCUMENT = int(Qt.ItemDataRole.UserRole)


class Reading(FollowsLanguage, QWidget):
    """Progress with a Cancel that works.

    Signals:
        cancelled: the reading is to stop.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._is_paged = False
        self._begun = self._parts = 0.0
        self._head = QLabel(self)
        self._head.setProperty("tone", "head")
        self._head.setWordWrap(True)
        self._said = QLabel(self)
        self._said.setProperty("tone", "secondary")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.cancel = QPushButton(self)
        self.cancel.clicked.connect(self.cancelled)
        middle = QVBoxLayout()
        middle.setSpacing(12)
        middle.addStretch(2)
        for part in (self._head, self.bar, self._said):
            middle.addWidget(part)
        middle.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignRight)
        middle.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(middle, 2)
        row.addStretch(1)
        self.setFocusProxy(self.cancel)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._head.setText(self.tr("Reading {file}…").format(file=self._name))
        self.cancel.setText(self.tr("&Cancel"))
        self.bar.setAccessibleName(self.tr("Progress"))

    def begin(self, name: str, *, is_paged: bool = False) -> None:
        """A file is begun; `is_paged` when what is counted are its pages."""
        self._name, self._is_paged, self._parts = name, is_paged, 0
        self._said.setText("")
        self.bar.setRange(0, 0)
        self.retranslate()

    def show_progress(self, done: int, total: int) -> None:
        """So much of it is read, and how long the rest will take where that is more than a moment."""
        if total < 2:
            return
        if total != self._parts:  # after the pages their rows are counted
            self._is_paged = self._is_paged and not self._parts
            self._parts, self._begun = total, time.monotonic()
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        said = self.tr("{done} of {total} pages") if self._is_paged else self.tr("{percent} % of the rows")
        parts = [said.format(done=done, total=total, percent=done * 100 // total)]
        left = self._seconds_left(done, total)
        if left >= 90:
            parts.append(self.tr("about %n more minute(s)", "", round(left / 60)))
        elif left >= 5:
            parts.append(self.tr("about %n more second(s)", "", round(left / 5) * 5))
        self._said.setText(" · ".join(parts))

    @property
    def said(self) -> str:
        """How far it is, in words."""
        return self._said.text()

    def _seconds_left(self, done: int, total: int) -> float:
        spent = time.monotonic() - self._begun
        return spent / done * (total - done) if done and spent > 1 else 0.0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops as well."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class Documents(FollowsLanguage, QWidget):
    """The documents of a file that holds several.

    Signals:
        chosen: index of the document to be reviewed.
        left: none of them.
    """

    chosen = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[DocumentRow, ...] = ()
        self._head = QLabel(self)
        self._head.setProperty("tone", "title")
        self._head.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setObjectName("documents")
        self.list.setWordWrap(True)
        self.take, self.leave = QPushButton(self), QPushButton(self)
        self.take.setProperty("kind", "primary")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.take)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(48, 32, 48, 24)
        whole.setSpacing(12)
        whole.addWidget(self._head)
        whole.addWidget(self.list, 1)
        whole.addLayout(buttons)
        self.list.itemActivated.connect(lambda _item: self._take())
        self.list.currentRowChanged.connect(self._look)
        self.take.clicked.connect(self._take)
        self.leave.clicked.connect(self.left)
        self.setFocusProxy(self.list)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._head.setText(self.tr("The file holds several documents. Which one is the plan?"))
        self.list.setAccessibleName(self.tr("Documents"))
        self.take.setText(self.tr("&Review this one"))
        self.leave.setText(self.tr("Cancel"))
        self._fill()

    def set_documents(self, rows: Sequence[DocumentRow], current: int) -> None:
        """Ask about these; the one with the most measures is chosen to begin with."""
        self._rows = tuple(rows)
        self._fill()
        self.list.setCurrentRow(next((n for n, row in enumerate(rows) if row.index == current), 0))
        self._look()

    def _fill(self) -> None:
        place = self.list.currentRow()
        self.list.clear()
        for row in self._rows:
            measures = self.tr("%n measure(s)", "", row.measures) if row.measures else self.tr("not a plan")
            item = QListWidgetItem("\n".join(part for part in (row.title, f"{row.doc_no}  {measures}".strip()) if part))
            item.setData(_DOCUMENT, row)
            if not row.measures:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setCurrentRow(place)

    def _look(self) -> None:
        row = self.list.currentRow()
        self.take.setEnabled(0 <= row < len(self._rows) and self._rows[row].measures > 0)

    def _take(self) -> None:
        if self.take.isEnabled():
            self.chosen.emit(self._rows[self.list.currentRow()].index)
