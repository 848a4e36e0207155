"""A layout that sets its items in lines, as words are set in a paragraph."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QWidget

from gui import gaps
from gui.gaps import QHBoxLayout, QLayout


class FlowLayout(QLayout):
    """Items keep their own size and go on in the next line when the width is used up.

    With `is_spread` the first `at_left` stand at the left edge, and all others at the right one, in their line and below it; a
    first one that may grow takes the room between.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, is_spread: bool = False, at_left: int = 1) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap_said, self._is_spread, self._at_left = gap, is_spread, at_left
        self._gap = gaps.gap(gap)
        self._heights: dict[int, int] = {}  # by width: layouts around ask for the same few again and again
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def fit_gaps(self) -> None:
        """Take the gap between items anew from the text size."""
        super().fit_gaps()
        self._gap = gaps.gap(self._gap_said)
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Add at the end."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the lines at a width."""
        if width not in self._heights:
            self._heights[width] = self._set_lines(QRect(0, 0, width, 0), is_trial=True)
        return self._heights[width]

    def invalidate(self) -> None:
        """Forget what was reckoned: an item has another size, came or went."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._set_lines(rect, is_trial=False)

    def sizeHint(self) -> QSize:
        """All shown items in one line."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return self._with_margins(QSize(width, max((hint.height() for hint in hints), default=0)))

    def minimumSize(self) -> QSize:
        """The largest single item."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _with_margins(self, size: QSize) -> QSize:
        return size.grownBy(self.contentsMargins())

    def _set_lines(self, rect: QRect, *, is_trial: bool) -> int:
        inside = rect.marginsRemoved(self.contentsMargins())
        y = inside.y()
        for line in self._lines(inside.width()):
            x, height = inside.x(), max(hint.height() for _item, hint in line)
            spare = max(0, inside.width() - sum(hint.width() + self._gap for _item, hint in line) + self._gap)
            for item, hint in line:
                wide = hint.width()
                if self._is_spread and spare and (item is self._items[0] and item.expandingDirections() & Qt.Orientation.Horizontal):
                    wide, spare = wide + spare, 0
                elif self._is_spread and spare and item not in self._items[: self._at_left]:
                    x, spare = x + spare, 0
                if not is_trial:
                    item.setGeometry(QRect(x, y + (height - hint.height()) // 2, min(wide, inside.width()), hint.height()))
                x += wide + self._gap
            y += height + self._gap
        return max(0, y - self._gap - inside.y()) + rect.height() - inside.height()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """What stands in each line, with its size; what is wider than all the room there is stands alone and gives way."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            if not lines or used + hint.width() > width:
                lines.append([])
                used = 0
            lines[-1].append((item, hint))
            used += hint.width() + self._gap
        return lines


def together(parent: QWidget, *controls: QWidget, gap: int = 8, grows: QWidget | None = None) -> QWidget:
    """Controls side by side that go into the next line as one; `grows` takes the room that is left in it."""
    made = QWidget(parent)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for control in controls:
        row.addWidget(control, 1 if control is grows else 0)
    if grows is not None:
        row.addStretch()  # where it is hidden the others stand close together all the same
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return made
