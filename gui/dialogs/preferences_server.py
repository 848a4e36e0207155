"""The address of a ledger on a PostgreSQL server, what the open ledger is there, and whether the address is any good."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.dialogs.preferences_section import Section
from gui.dialogs.server_form import ServerForm
from gui.page import Frame
from gui.server_words import role_word
from gui.settings import Settings
from gui.theme import Theme


class ServerSection(Section):
    """Says where the open ledger lies and whose role this login has; the address below may be tried, and then opened.

    Signals:
        open_wanted: the dialog that opens a server's ledger is asked for.
    """

    name = "server"
    open_wanted = Signal()

    def __init__(self, frame: Frame | None, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._ledger = frame.operations.ledger if frame is not None else None
        self.here = self.note("")
        self._explained = self.note()
        self.form = ServerForm(settings, self)
        self.column.addWidget(self.form)
        self.open = self.button()
        self.row(self.open)
        self.column.addStretch(1)
        self.open.clicked.connect(self.open_wanted)
        self.retranslate()

    def title(self) -> str:
        """The section's name."""
        return self.tr("PostgreSQL address")

    def retranslate(self) -> None:
        """Set every text anew."""
        super().retranslate()
        self._explained.setText(self.tr(
            "An office with several desks may keep its ledger in a PostgreSQL database (version 15 or later). There the database "
            "itself sees to who may work, review or only look; in a folder everybody who can open it may do everything."
        ))  # fmt: skip
        self.open.setText(self.tr("&Open a ledger on a server…"))
        if self._ledger is None:
            said = self.tr("No ledger is open.")
        elif self._ledger.role is None:
            said = self.tr("The ledger that is open lies in a folder: {place}").format(place=self._ledger.folder)
        else:
            said = self.tr("The ledger that is open lies on a server: {place}\nThis login's role: {role}").format(
                place=self._ledger.where, role=role_word(self._ledger.role))  # fmt: skip
        self.here.setText(said)
