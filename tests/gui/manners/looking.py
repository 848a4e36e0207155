"""What is seen of a widget, and what is wrong with it for somebody who hears it or uses the keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

_ASKS_FOR_A_NAME = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QTextEdit)


def parts(widget: QWidget) -> Iterator[QWidget]:
    """A widget and everything that is seen in it."""
    yield widget
    for child in widget.findChildren(QWidget):
        if child.window() is widget.window() and child.isVisibleTo(widget) and not child.size().isEmpty():
            yield child


def words_of(part: QWidget) -> str:
    """The words a label, a button or a box of choices shows."""
    if isinstance(part, QLabel):
        return "" if not part.pixmap().isNull() else part.text()
    if isinstance(part, QComboBox):
        return part.currentText()
    if isinstance(part, QToolButton) and part.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly and not part.icon().isNull():
        return ""
    return part.text() if isinstance(part, QAbstractButton) else ""


def said_of(part: QWidget) -> str:
    """A widget as a failing test names it."""
    owner = part.parentWidget()
    return f"{type(part).__name__} {words_of(part)!r} in {type(owner).__name__}: {part.width()} × {part.height()}"


def doubled_letters(seen: list[QWidget]) -> list[str]:
    """The letters that Alt shares out to more than one control: it walks from one to the next and presses none."""
    told = [(part.text(), part) for part in seen if isinstance(part, QAbstractButton) or (isinstance(part, QLabel) and part.buddy() is not None)]
    return same_letters(text for text, _ in told)


def same_letters(texts: Iterable[str]) -> list[str]:
    """Texts with one mnemonic, a line for each letter that is not alone."""
    found: dict[str, list[str]] = {}
    for text in texts:
        if letter := QKeySequence.mnemonic(text).toString():
            found.setdefault(letter, []).append(text)
    return [f"{letter}: {' / '.join(same)}" for letter, same in found.items() if len(same) > 1]


def unnamed(seen: list[QWidget]) -> list[str]:
    """The controls a screen reader could not name."""
    return [said_of(part) for part in seen if _asks_for_a_name(part) and not _name(part)]


def out_of_reach(seen: list[QWidget]) -> list[str]:
    """The buttons that neither Tab nor a shortcut reaches."""
    return [
        said_of(part) for part in seen
        if isinstance(part, QAbstractButton) and part.isEnabled() and not _is_reached(part)
    ]


def _asks_for_a_name(part: QWidget) -> bool:
    if part.focusPolicy() == Qt.FocusPolicy.NoFocus and not isinstance(part, QAbstractButton):
        return False  # the keyboard never stands there
    is_inside = isinstance(part, QHeaderView) or isinstance(part.parentWidget(), QAbstractItemView)
    return isinstance(part, _ASKS_FOR_A_NAME) and not is_inside  # a table speaks for its heads and its corner


def _name(part: QWidget) -> str:
    if part.accessibleName():
        return part.accessibleName()
    if isinstance(part, QAbstractButton) and part.text():
        return part.text()
    parent = part.parentWidget()
    if isinstance(parent, QComboBox | QAbstractSpinBox) or (isinstance(part, QToolButton) and isinstance(parent, QLineEdit)):
        return "part of another control"
    if parent is not None:  # a label with a mnemonic names its buddy
        named = [label.text() for label in part.window().findChildren(QLabel) if label.buddy() is part]
        return "".join(named)
    return ""


def _is_reached(button: QAbstractButton) -> bool:
    if button.focusPolicy() & Qt.FocusPolicy.TabFocus or not button.shortcut().isEmpty():
        return True
    group = button.group()
    if group is not None and group.exclusive() and any(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in group.buttons()):
        return True  # Tab reaches the chosen one, arrows the others
    parent = button.parentWidget()
    return isinstance(parent, QLineEdit | QScrollBar | QAbstractScrollArea)  # a clear button: Ctrl+A, Delete do the same
