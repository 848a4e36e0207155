"""Into which task a measure belongs: one of the plan's, or a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.gaps import QFormLayout, QHBoxLayout
from gui.theme import Theme
from gui.widgets.number_field import NumberField
from gui.widgets.search_list import SearchItem, SearchList
from model.rules.draft_edits import TaskPlace

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
        self._current = current
        self.tasks = SearchList([_item(task) for task in tasks if task != current], self)
        self.tasks.field.setPlaceholderText(self.tr("Number or name of a task"))
        self.tasks.field.setAccessibleName(self.tr("Find a task"))
        self.tasks.list.setAccessibleName(self.tr("Tasks"))
        self.number = NumberField(theme, self)
        self.number.setRange(1, 9999)
        self.number.setValue(current.task_no + 1)
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(self.tr("Name of the new task"))
        self.closing = ClosingRow(self, self.tr("&Move here"))
        self._lay_out()
        self.tasks.changed.connect(self._look)
        self.tasks.activated.connect(self._move)
        self.name.textChanged.connect(self._look)
        self.closing.act.clicked.connect(self._move)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self._look()
        self.tasks.setFocus()

    @property
    def place(self) -> TaskPlace | None:
        """The task chosen: the new one when it has a name, else the one of the list."""
        name = self.name.text().strip()
        if name:
            return replace(self._current, task_no=self.number.value(), task=name)
        chosen = self.tasks.chosen
        return chosen.data if chosen is not None and isinstance(chosen.data, TaskPlace) else None

    def _lay_out(self) -> None:
        new = QHBoxLayout()
        new.addWidget(self.number)
        new.addWidget(self.name, 1)
        self.number.setAccessibleName(self.tr("Number of the new task"))
        self.name.setAccessibleName(self.tr("Name of the new task"))
        form = QFormLayout()
        form.addRow(QLabel(self.tr("Or a new task"), self), new)
        self.closing.under(self.tasks, form, grows=self.tasks)

    def _look(self) -> None:
        self.closing.act.setEnabled(self.place is not None)

    def _move(self) -> None:
        place = self.place
        if place is not None:
            self.chosen.emit(place)
            self.accept()


def _item(task: TaskPlace) -> SearchItem:
    return SearchItem(f"{task.annex}-{task.task_no}  {task.task}", task, task.section)
