"""What the pane beside the checklist shows while no measure is chosen: the heading one is on, or what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.gaps import QVBoxLayout
from gui.item_models.checklist_layout import Block
from gui.item_models.checklist_words import heading_text
from gui.page import Frame
from gui.pages.detail_section import wrapped
from gui.widgets.bars import Meter


class NoMeasure(QWidget):
    """A heading with how many of its measures are closed, or a hint; nothing in it acts on a measure."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block: Block | None = None
        self.hint = wrapped("", self, "secondary")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.title = wrapped("", self, "strong")
        self.count = wrapped("", self, "note")
        self.meter = Meter(frame.theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for part in (self.hint, self.title, self.meter, self.count):
            column.addWidget(part)
        column.addStretch()
        self.show_heading(None)

    def show_heading(self, block: Block | None) -> None:
        """Show a heading of the list; without one the hint."""
        self._block = block
        self.hint.setVisible(block is None)
        for part in (self.title, self.meter, self.count):
            part.setVisible(block is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.hint.setText(self.tr("Choose a measure to see all about it."))
        block = self._block
        if block is None:
            return
        self.title.setText(heading_text(block))
        is_counted = block.closed >= 0
        self.meter.set_share(max(block.closed, 0), block.measures)
        said = self.tr("{closed} of {measures} measures closed") if is_counted else self.tr("Being counted…")
        self.count.setText(said.format(closed=block.closed, measures=block.measures))
