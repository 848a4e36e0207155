"""What a ledger without a plan shows: take in your plan, or look around in the sample ledger."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.theme import Theme, Token

_PICTURE = 48


class Welcome(QWidget):
    """A drop area with the one button, the way to the sample, and one's own unit.

    Signals:
        take_in_wanted, sample_wanted, unit_wanted: a button was pressed.
    """

    take_in_wanted = Signal()
    sample_wanted = Signal()
    unit_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._unit = ""
        self._head = QLabel(self)
        self._head.setProperty("tone", "title")
        self.unit = QPushButton(self)
        self.unit.setProperty("kind", "link")
        self._area = QFrame(self)
        self._area.setProperty("look", "panel")
        self._picture = QLabel(self._area)
        self._drop = QLabel(self._area)
        self._drop.setProperty("tone", "head")
        self._text = QLabel(self._area)
        self._text.setProperty("tone", "secondary")
        self.take_in = QPushButton(self._area)
        self.take_in.setProperty("kind", "primary")
        self._or = QLabel(self)
        self._or.setProperty("tone", "secondary")
        self.sample = QPushButton(self)
        self.sample.setProperty("kind", "link")
        self._lay_out()
        self.take_in.clicked.connect(self.take_in_wanted)
        self.sample.clicked.connect(self.sample_wanted)
        self.unit.clicked.connect(self.unit_wanted)
        theme.changed.connect(self._paint_picture)
        self._paint_picture()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._head.setText(self.tr("Start with your plan"))
        self._drop.setText(self.tr("Drop the plan's file here"))
        self._text.setText(self.tr("Nothing enters the ledger before you accept it"))
        self.take_in.setText(self.tr("&Take in your plan…"))
        self._or.setText(self.tr("Nothing at hand?"))
        self.sample.setText(self.tr("&Look around in the sample ledger"))
        self.set_unit(self._unit)

    def set_unit(self, unit: str) -> None:
        """Say whose ledger this is."""
        self._unit = unit
        if unit:
            self.unit.setText(self.tr("{unit} · change").format(unit=unit.replace("&", "&&")))
        else:
            self.unit.setText(self.tr("Say who you are"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        area = QVBoxLayout(self._area)
        area.setContentsMargins(64, 40, 64, 40)
        area.setSpacing(8)
        for part in (self._picture, self._drop, self._text):
            part.setAlignment(centre)
            area.addWidget(part)
        area.addSpacing(12)
        area.addWidget(self.take_in, 0, centre)
        other = QHBoxLayout()
        other.addStretch(1)
        other.addWidget(self._or)
        other.addWidget(self.sample)
        other.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._head, 0, centre)
        column.addWidget(self.unit, 0, centre)
        column.addSpacing(16)
        column.addWidget(self._area, 0, centre)
        column.addSpacing(16)
        column.addLayout(other)
        column.addStretch(3)

    def _paint_picture(self) -> None:
        size = self._theme.px(_PICTURE)
        colour = self._theme.colours[Token.ACCENT]
        self._picture.setPixmap(self._theme.icons.pixmap("take-in", colour, size, self.devicePixelRatioF()))
