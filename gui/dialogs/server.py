"""Opening a ledger on a server: its address, tried before anything else is let go."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.dialogs.server_form import ServerForm
from gui.language import FollowsLanguage
from gui.settings import Settings
from gui.theme import Theme
from model.rows.server import ServerFound

WIDTH = 620


class ServerDialog(FollowsLanguage, QDialog):
    """Tries the address and closes when a ledger is there; in an empty database one is made at the second asking.

    Signals:
        wanted: (address with its password, whether a ledger is to be made there).
    """

    wanted = Signal(str, bool)

    def __init__(self, settings: Settings, theme: Theme, address: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("server")
        self._is_opening = self._is_empty = False
        self.form = ServerForm(settings, self)
        if address:
            self.form.set_address(address)
        self.closing = ClosingRow(self, " ")
        self.closing.under(self.form)
        self.closing.act.clicked.connect(self._open)
        self.form.answered.connect(self._on_answered)
        self.form.changed.connect(self._on_changed)
        room = self.screen().availableSize() * 0.9
        self.setMinimumWidth(min(theme.px(WIDTH), room.width()))
        self.retranslate()
        (self.form.password if self.form.is_complete else self.form.host).setFocus()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle(self.tr("Open a ledger on a server"))
        self.closing.stop.setText(self.tr("Cancel"))
        self.closing.act.setText(self.tr("&Make a ledger there") if self._is_empty else self.tr("&Open"))
        self.closing.act.setEnabled(self.form.is_complete and not self._is_opening)

    def _open(self) -> None:
        if self._is_empty:
            self.wanted.emit(self.form.address.text, True)
            self.accept()
            return
        self._is_opening = True
        self.retranslate()
        self.form.try_it()

    def _on_answered(self, found: ServerFound | None) -> None:
        is_opening, self._is_opening = self._is_opening, False
        self._is_empty = found is not None and not found.has_ledger
        self.retranslate()
        if is_opening and found is not None and found.has_ledger:
            self.wanted.emit(self.form.address.text, False)
            self.accept()

    def _on_changed(self) -> None:
        self._is_opening = self._is_empty = False
        self.retranslate()
