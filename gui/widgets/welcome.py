"""What a ledger without a plan shows: take in your plan, or look around in the sample ledger."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.language import FollowsLanguage
from gui.theme import Theme
from gui.widgets.drop_area import DropArea


class Welcome(FollowsLanguage, QWidget):
    """A drop area with the one button, the way to the sample, and one's own unit.

    Signals:
        take_in_wanted, sample_wanted, server_wanted, unit_wanted: a button was pressed.
    """

    take_in_wanted = Signal()
    sample_wanted = Signal()
    server_wanted = Signal()
    unit_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = ""
        self._head = QLabel(self)
        self._head.setProperty("tone", "title")
        self.unit = QPushButton(self)
        self.unit.setProperty("kind", "link")
        self._area = DropArea(theme, parent=self)
        (self.take_in,) = self._area.buttons
        self._or = QLabel(self)
        self._or.setProperty("tone", "secondary")
        self.sample = QPushButton(self)
        self.sample.setProperty("kind", "link")
        self.server = QPushButton(self)
        self.server.setProperty("kind", "link")
        self._lay_out()
        self.take_in.clicked.connect(self.take_in_wanted)
        self.sample.clicked.connect(self.sample_wanted)
        self.server.clicked.connect(self.server_wanted)
        self.unit.clicked.connect(self.unit_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._head.setText(self.tr("Start with your plan"))
        self._area.head.setText(self.tr("Drop the plan's file here"))
        self._area.text.setText(self.tr("Nothing enters the ledger before you accept it."))
        self.take_in.setText(self.tr("&Take in your plan…"))
        self._or.setText(self.tr("Nothing at hand?"))
        self.sample.setText(self.tr("&Look around in the sample ledger"))
        self.server.setText(self.tr("Open the office's ledger on a &server"))
        self.set_unit(self._unit)

    def set_unit(self, unit: str) -> None:
        """Say whose ledger this is."""
        self._unit = unit
        if unit:
            self.unit.setText(self.tr("{unit} · change").format(unit=unit.replace("&", "&&")))
        else:
            self.unit.setText(self.tr("Say who you are"))

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
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
        area = QHBoxLayout()  # not centred by a flag: a widget set so never asks its text how high it is
        area.addStretch(1)
        area.addWidget(self._area)
        area.addStretch(1)
        column.addLayout(area)
        column.addSpacing(16)
        column.addLayout(other)
        column.addWidget(self.server, 0, centre)
        column.addStretch(3)
