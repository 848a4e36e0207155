"""Copying the ledger that is open into an empty database on a server, so that an office with several desks shares it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.dialogs.server_form import ServerForm
from gui.language import FollowsLanguage
from gui.pages.detail_section import wrapped
from gui.settings import Settings
from gui.theme import Theme
from gui.widgets.progress_row import ProgressRow

WIDTH = 620


class CopyToServerDialog(FollowsLanguage, QDialog):
    """An address, how far the copying is, and the way to the copy.

    A server keeps no passphrase: of a ledger that has one a person says that the copy may be read there.

    Signals:
        wanted: (address with its password, whether the copy may be read by whoever reads the server's disks).
        open_wanted: address of the copy, which is to be worked in from now on.
    """

    wanted = Signal(str, bool)
    open_wanted = Signal(str)

    def __init__(self, settings: Settings, theme: Theme, *, is_locked: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("copyToServer")
        self._is_copying, self._copied = False, ""
        self.about, self.told = wrapped("", self), wrapped("", self, "green")
        self.form = ServerForm(settings, self)
        self.readable = QCheckBox(self)
        self.readable.setVisible(is_locked)
        self._is_locked = is_locked
        self.progress = ProgressRow(self)
        self.told.hide()
        self.closing = ClosingRow(self, " ")
        self.closing.under(self.about, self.form, self.readable, self.progress, self.told)
        self.closing.act.clicked.connect(self._act)
        self.form.changed.connect(self.retranslate)
        self.readable.toggled.connect(self.retranslate)
        self.setMinimumWidth(min(theme.px(WIDTH), (self.screen().availableSize() * 0.9).width()))
        self.retranslate()
        self.form.host.setFocus()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle(self.tr("Copy this ledger to a server"))
        self.about.setText(self.tr(
            "Everything goes into an empty database: plans, progress, evidence, history. The ledger here stays as it is; what is done from then on is done in "
            "the one on the server."
        ))  # fmt: skip
        self.readable.setText(self.tr("This ledger has a &passphrase; on the server its copy may be read without one"))
        self.closing.stop.setText(self.tr("Close") if self._copied else self.tr("Cancel"))
        self.closing.act.setText(self.tr("&Open the copy") if self._copied else self.tr("Co&py"))
        is_free = not self._is_locked or self.readable.isChecked()
        self.closing.act.setEnabled(bool(self._copied) or (self.form.is_complete and is_free and not self._is_copying))

    def show_done(self, told: str) -> None:
        """Say that the copy is there and the same; it can be opened now."""
        self._copied = self.form.address.text
        self._end()
        self.form.hide()
        self.readable.hide()
        self.told.setText(told)
        self.told.show()
        QTimer.singleShot(0, self, self.adjustSize)  # the fields are gone
        self.closing.act.setFocus()

    def show_stopped(self) -> None:
        """It was stopped, or something was in the way: nothing is kept of it."""
        self._end()

    def _end(self) -> None:
        self._is_copying = False
        self.form.setEnabled(True)
        self.progress.end()
        self.retranslate()

    def _act(self) -> None:
        if self._copied:
            self.open_wanted.emit(self._copied)
            self.accept()
            return
        self._is_copying = True
        self.form.setEnabled(False)
        self.progress.begin(self.tr("Copying the ledger…"))
        self.retranslate()
        self.wanted.emit(self.form.address.text, self.readable.isChecked())
