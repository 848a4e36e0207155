"""Two steps that stand in one place, of which one is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from gui.widgets.chip_button import ChipButton
from gui.widgets.flow_layout import FlowLayout


class StepChips(QWidget):
    """A chip a step; the texts come from the page.

    Signals:
        chosen: the number, from 0, of the step a person chose.
    """

    chosen = Signal(int)

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = [ChipButton(self) for _ in range(count)]
        self._group = QButtonGroup(self)
        row = FlowLayout(self, gap=8)
        for number, chip in enumerate(self.chips):
            self._group.addButton(chip, number)
            row.addWidget(chip)
        self.chips[0].setChecked(True)
        self._group.idClicked.connect(self.chosen)

    @property
    def step(self) -> int:
        """The step that is shown, from 0."""
        return self._group.checkedId()

    def choose(self, step: int) -> None:
        """Show a step without telling anybody."""
        self.chips[step].setChecked(True)
