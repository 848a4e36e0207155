"""A line that says when the ledger's last proven backup was made, and when one was last restored on trial."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from gui.language import FollowsLanguage
from gui.page import Frame
from gui.widgets.elided_label import ElidedLabel
from model.rows.backup import BackupState


class BackupLine(FollowsLanguage, ElidedLabel):
    """Asks the copies beside the ledger when it is shown, and whenever it is told to."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._frame = frame
        self._state: BackupState | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def refresh(self) -> None:
        """Look again."""
        from model.actions.backups import backup_state  # after the window is painted

        self._frame.operations.ask(self, backup_state, on_done=self._on_state)

    def showEvent(self, event: QShowEvent) -> None:
        """A copy may have been made since it was shown last."""
        super().showEvent(event)
        self.refresh()

    def retranslate(self) -> None:
        """Set its words anew."""
        self._show()

    def _on_state(self, state: BackupState) -> None:
        self._state = state
        self._show()

    def _show(self) -> None:
        state = self._state
        if state is None:
            return
        said = self.tr("No backup has been proven yet.")
        if state.here is not None:
            said = self.tr("Last proven backup: {when}").format(when=self._ago(state.here.made_at))
        tried = state.rehearsed
        if tried is not None and not tried.faults:
            said += " · " + self.tr("restored on trial {when}").format(when=self._ago(tried.at))
        elif tried is not None:
            said += " · " + self.tr("the trial restore found faults")
        self.setProperty("tone", "red" if tried is not None and tried.faults else "secondary")
        self.style().polish(self)
        self.setText(said)

    def _ago(self, at: datetime) -> str:
        days = (self._frame.today() - at.astimezone().date()).days
        return self.tr("%n day(s) ago", "", days) if days > 0 else self.tr("today")
