"""What every section of the detail pane is made of: a heading, rows below it, nothing when there is nothing to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QSizePolicy, QWidget

from gui.gaps import QVBoxLayout
from gui.page import Frame
from gui.widgets.flow_layout import FlowLayout
from gui.wording import about

if TYPE_CHECKING:
    from model.rows.record import MeasureRecord


class DetailSection(QWidget):
    """One section. Subclasses fill it in show_detail() and set their texts there too."""

    def __init__(self, frame: Frame, parent: QWidget | None = None, *, has_line: bool = True) -> None:
        super().__init__(parent)
        self.frame = frame
        self.detail: MeasureRecord | None = None
        self.head = FlowLayout(is_spread=True)  # large text sets what stands beside the heading below it
        self.title = QLabel(self)
        self.title.setProperty("tone", "strong")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        if has_line:
            line = QFrame(self)
            line.setProperty("look", "line")
            self.column.addWidget(line)
            self.column.addSpacing(2)
        self.head.addWidget(self.title)
        self.column.addLayout(self.head)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_detail(self, detail: MeasureRecord) -> None:
        """Show what a measure has for this section."""
        self.detail = detail

    def named(self, change: str) -> str:
        """What a change of the measure shown is called among the steps of undo."""
        return about(change, self.detail.row.code if self.detail is not None else "")


def wrapped(text: str, parent: QWidget, tone: str = "") -> QLabel:
    """A label whose plain text may be selected and goes on in the next line."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    if tone:
        label.setProperty("tone", tone)
    return label


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        inside, widget = item.layout(), item.widget()
        if inside is not None:
            emptied(inside)
        if widget is not None:
            widget.hide()
            widget.deleteLater()
