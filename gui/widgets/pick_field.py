"""A field with a list under it: type to find, choose from the list, or leave what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget

from gui.gaps import QVBoxLayout
from gui.widgets.clearable_field import ClearableField
from gui.widgets.panel import Framed

_CHOICE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list: its text and what it stands for."""

    text: str
    value: object


class _Field(ClearableField):
    """Up and Down go into the list; Return is for the list too, not for the dialog around it.

    Signals:
        moved: -1 or 1 while the list is to be walked.
        left: the field is left for another.
    """

    moved = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the arrows on."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell it before it is told that the editing ended; another window's coming to the front is no leaving."""
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.left.emit()
        super().focusOutEvent(event)


class PickField(QWidget):
    """A label, a line to type in and the choices that fit.

    Signals:
        typed: what a person typed, after every letter.
        picked: the Choice that was chosen from the list.
        left_at: the Choice the arrows went to, when the field is left for another without Return.
        entered: Return was pressed while no line of the list was chosen.
    """

    typed = Signal(str)
    picked = Signal(object)
    left_at = Signal(object)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel(self)
        self._label.setProperty("tone", "strong")
        self.field = _Field(self)
        self.list = QListWidget(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays in the field
        self.list.setUniformItemSizes(True)
        self._label.setBuddy(self.field)
        self._is_walked = False
        self.said = QLabel(self)
        self.said.setProperty("tone", "note")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._label)
        column.addWidget(self.field)
        column.addWidget(Framed(self, self.list, margins=(1, 5, 1, 5)), 1)
        column.addWidget(self.said)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self.typed)
        self.field.moved.connect(self._move)
        self.field.left.connect(self._leave)
        self.field.returnPressed.connect(self._on_return)
        self.list.itemClicked.connect(self._on_clicked)

    def set_texts(self, label: str, hint: str) -> None:
        """Name the field (with its mnemonic) and hint at what to type."""
        self._label.setText(label)
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(label.replace("&", ""))
        self.list.setAccessibleName(label.replace("&", ""))

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.field.text().strip()

    def set_text(self, text: str) -> None:
        """Put something into the field without telling anybody."""
        self.field.setText(text)

    def set_choices(self, choices: Sequence[Choice], *, current: object = None) -> None:
        """Show what can be chosen; the line with the current value, if any, is marked."""
        self._is_walked = False
        self.list.clear()
        for choice in choices:
            item = QListWidgetItem(choice.text)
            item.setData(_CHOICE, choice)
            self.list.addItem(item)
            if current is not None and choice.value == current:
                self.list.setCurrentItem(item)

    def say(self, text: str) -> None:
        """Say under the list what becomes of what was typed; nothing takes the line away."""
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def choices(self) -> list[Choice]:
        """What can be chosen now."""
        return [self.list.item(row).data(_CHOICE) for row in range(self.list.count())]

    def _move(self, step: int) -> None:
        if self.list.count():
            self._is_walked = True
            self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), self.list.count() - 1))

    def _on_return(self) -> None:
        if self.list.currentRow() < 0 and self.takes_the_first:
            self.list.setCurrentRow(0)
        if self.list.currentRow() < 0:
            self.entered.emit()
        else:
            self._on_clicked(self.list.currentItem())

    def _leave(self) -> None:
        if self._is_walked and self.list.currentRow() >= 0:
            self._is_walked = False
            self.left_at.emit(self.list.currentItem().data(_CHOICE))

    @property
    def takes_the_first(self) -> bool:
        """Whether Return takes the first line: initials are no name, and a single line leaves no doubt."""
        return bool(self.text) and self.list.count() > 0 and (self.text.isascii() or self.list.count() == 1)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._is_walked = False
        self.picked.emit(item.data(_CHOICE))
