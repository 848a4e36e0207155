"""A line under the top bar for what stays true for a while: read-only, a reporting day, overdue measures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from gui.calling import calling
from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.widgets.elided_label import ElidedLabel

_LINES = 2


@dataclass(frozen=True, slots=True)
class BannerButton:
    """One button of a banner's line."""

    text: str
    act: Callable[[], None]


class _Said(ElidedLabel):
    """As many lines as its words need, up to some: with large text in a small window a notice leaves room for the page."""

    def __init__(self, text: str, parent: QWidget, *, lines: int) -> None:
        super().__init__(text, parent, lines=lines)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def minimumSizeHint(self) -> QSize:
        """One line at least."""
        return QSize(0, self.fontMetrics().lineSpacing())

    def hasHeightForWidth(self) -> bool:
        """It has; Qt forgets it of a label that does not break its lines itself."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the lines at a width."""
        return len(self.lines_in(width)) * self.fontMetrics().lineSpacing()


class Banners(QWidget):
    """The lines that are to be seen now, each under a name of its own; a new text replaces the old one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, QFrame] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # higher where a line wraps

    def show_line(self, name: str, text: str, buttons: tuple[BannerButton, ...] = ()) -> None:
        """Show a line, in place of the one of that name."""
        self.drop(name)
        line = QFrame(self)
        line.setObjectName("banner")
        line.setAccessibleName(text)
        row = QHBoxLayout(line)
        row.setContentsMargins(20, 4, 12, 4)
        row.setSpacing(8)
        label = _Said(text, line, lines=_LINES)
        row.addWidget(label, 1)
        for button in buttons:
            push = QPushButton(button.text, line)
            push.clicked.connect(calling(button.act))
            row.addWidget(push)
        self._column.addWidget(line)
        self._lines[name] = line

    def drop(self, name: str) -> None:
        """Take a line away, if it is there."""
        line = self._lines.pop(name, None)
        if line is not None:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()

    def names(self) -> list[str]:
        """Which lines are shown."""
        return list(self._lines)
