"""Into which task a measure belongs: one of the plan's, or a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.theme import Theme
from gui.widgets.number_field import NumberField
from model.rules.draft_edits import TaskPlace

_TASK = int(Qt.ItemDataRole.UserRole)
WIDTH, HEIGHT = 560, 460


class MoveDialog(QDialog):
    """The plan's tasks, found by typing; below them a number and a name for a new one.

    Signals:
        chosen: the TaskPlace to move to.
    """

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, tasks: Sequence[TaskPlace], current: TaskPlace, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("moveDialog")
        self.setWindowTitle(self.tr("Move the measure"))
        self._tasks, self._current = tuple(tasks), current
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Number or name of a task"))
        self.search.setAccessibleName(self.tr("Find a task"))
        self.search.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Tasks"))
        self.number = NumberField(theme, self)
        self.number.setRange(1, 9999)
        self.number.setValue(current.task_no + 1)
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(self.tr("Name of the new task"))
        self.move_here = QPushButton(self.tr("&Move here"), self)
        self.move_here.setProperty("kind", "primary")
        stop = QPushButton(self.tr("Cancel"), self)
        self._lay_out(stop)
        self.search.textChanged.connect(self._show)
        self.list.itemSelectionChanged.connect(self._look)
        self.list.itemDoubleClicked.connect(lambda _item: self._move())
        self.name.textChanged.connect(self._look)
        self.move_here.clicked.connect(self._move)
        stop.clicked.connect(self.reject)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self._show("")
        self.search.setFocus()

    @property
    def place(self) -> TaskPlace | None:
        """The task chosen: the new one when it has a name, else the one of the list."""
        name = self.name.text().strip()
        if name:
            return replace(self._current, task_no=self.number.value(), task=name)
        items = self.list.selectedItems()
        found: TaskPlace | None = items[0].data(_TASK) if items else None
        return found

    def shown(self) -> list[TaskPlace]:
        """The tasks in the list."""
        return [self.list.item(row).data(_TASK) for row in range(self.list.count())]

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Walk the list from the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self.list.count():
                self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), self.list.count() - 1))
                return True
        return False

    def _lay_out(self, stop: QPushButton) -> None:
        new = QHBoxLayout()
        new.addWidget(self.number)
        new.addWidget(self.name, 1)
        self.number.setAccessibleName(self.tr("Number of the new task"))
        self.name.setAccessibleName(self.tr("Name of the new task"))
        form = QFormLayout()
        form.addRow(QLabel(self.tr("Or a new task"), self), new)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(stop)
        buttons.addWidget(self.move_here)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(form)
        column.addLayout(buttons)

    def _show(self, text: str) -> None:
        wanted = text.strip()
        self.list.clear()
        for task in self._tasks:
            words = f"{task.annex}-{task.task_no}  {task.task}"
            if task != self._current and wanted in words:
                item = QListWidgetItem(words)
                item.setData(_TASK, task)
                item.setToolTip(task.section)
                self.list.addItem(item)
        if wanted and self.list.count():
            self.list.setCurrentRow(0)
        self._look()

    def _look(self) -> None:
        self.move_here.setEnabled(self.place is not None)

    def _move(self) -> None:
        place = self.place
        if place is not None:
            self.chosen.emit(place)
            self.accept()
