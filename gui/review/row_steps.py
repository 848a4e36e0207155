"""What may be done with the measure under review, a button and a key each; always in sight below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gui.calling import calling
from gui.gaps import QVBoxLayout
from gui.language import FollowsLanguage
from gui.widgets.flow_layout import FlowLayout

NAMES = ("accept", "edit", "split", "join", "move", "units", "delete")


class RowSteps(FollowsLanguage, QWidget):
    """The buttons, in lines.

    Signals:
        step_wanted: one of NAMES.
    """

    step_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {name: QPushButton(self) for name in NAMES}
        inside = QWidget(self)
        flow = FlowLayout(inside, gap=0)
        for name, button in self.buttons.items():
            button.setProperty("kind", "badge" if name == "accept" else "link")
            button.clicked.connect(calling(self.step_wanted.emit, name))
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 8)
        column.addWidget(inside)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        for name, text in (
            ("accept", self.tr("This row is right (Enter)")), ("edit", self.tr("Edit (E)")), ("split", self.tr("Split (S)")),
            ("join", self.tr("Join above (J)")), ("move", self.tr("Move (M)")), ("units", self.tr("Units (U)")),
            ("delete", self.tr("Delete (Del)")),
        ):
            self.buttons[name].setText(text)

    def set_enabled(self, *, enabled: bool) -> None:
        """Whether there is a measure to do it with."""
        for button in self.buttons.values():
            button.setEnabled(enabled)

    def event(self, event: QEvent) -> bool:
        """Make all buttons as high as the one with a ground, so that their words align."""
        if event.type() in (QEvent.Type.Polish, QEvent.Type.StyleChange, QEvent.Type.FontChange):
            height = self.buttons["accept"].sizeHint().height()
            for button in self.buttons.values():
                button.setMinimumHeight(height)
        return super().event(event)
