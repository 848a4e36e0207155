"""What is wrong with a widget for somebody who reads it, hears it or uses the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from gui.widgets.elided_label import ElidedLabel
from gui.widgets.top_bar import Badge

_ASKS_FOR_A_NAME = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QTextEdit)


def parts(widget: QWidget) -> Iterator[QWidget]:
    """A widget and everything that is seen in it."""
    yield widget
    for child in widget.findChildren(QWidget):
        if child.isVisibleTo(widget) and not child.size().isEmpty():
            yield child


def cut_texts(widget: QWidget) -> list[str]:
    """The labels and buttons whose text does not fit into the room they have."""
    return [_said_of(part) for part in parts(widget) if _is_cut(part)]


def unnamed(widget: QWidget) -> list[str]:
    """The controls a screen reader could not name."""
    return [_said_of(part) for part in parts(widget) if _asks_for_a_name(part) and not _name(part)]


def out_of_reach(widget: QWidget) -> list[str]:
    """The buttons that neither Tab nor a shortcut reaches."""
    return [
        _said_of(part) for part in parts(widget)
        if isinstance(part, QAbstractButton) and part.isEnabled() and not _is_reached(part)
    ]


def _is_cut(part: QWidget) -> bool:
    if isinstance(part, ElidedLabel | Badge) or not isinstance(part, QLabel | QPushButton):
        return False  # they end in an ellipsis and show the whole text as a tip
    text = part.text()
    if not text or (isinstance(part, QLabel) and not part.pixmap().isNull()):
        return False
    if isinstance(part, QLabel) and part.wordWrap():
        return part.heightForWidth(part.width()) > part.height() + _slack(part)
    needed = part.minimumSizeHint() if isinstance(part, QLabel) else _needed(part)
    return needed.width() > part.width() + _slack(part) or needed.height() > part.height() + _slack(part)


def _needed(button: QPushButton) -> QSize:
    metrics = QFontMetrics(button.font())
    return metrics.size(Qt.TextFlag.TextShowMnemonic, button.text())


def _slack(part: QWidget) -> int:
    return QFontMetrics(part.font()).horizontalAdvance("i")


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


def _said_of(part: QWidget) -> str:
    text = part.text() if isinstance(part, QLabel | QAbstractButton) else ""
    owner = part.parentWidget()
    return f"{type(part).__name__} {text!r} in {type(owner).__name__}: {part.width()} × {part.height()}"
