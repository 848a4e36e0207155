"""The ledger's daily copy: made beside all other work after the day's first change, and told when it goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from gui.operations import LOOKED_AGAIN
from gui.reminder_board import ReminderBoard
from gui.widgets.banner import BannerButton
from model.errors import Cancelled, StorageError, TaizhangError, explain_error
from model.rules.backups_kept import is_due

if TYPE_CHECKING:
    from gui.page import Frame
    from gui.tasks import Job
    from model.ledger import Ledger
    from model.rows.backup import BackupMade, BackupState, Rehearsal
    from model.rows.changed import Changed

BANNER = "backup"


class DailyBackup(QObject):
    """Makes the copies of one ledger, once a month restores one on trial, and knows how the last ones stand.

    Signals:
        changed: `state` or `trouble` is different now, or making a copy began or ended.
        settings_wanted: the person wants to see to the second place.
    """

    changed = Signal()
    settings_wanted = Signal()

    def __init__(self, frame: Frame, board: ReminderBoard, parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._board = frame, board
        self.state: BackupState | None = None
        self.trouble: Exception | None = None
        self._tried_on: date | None = None
        self._job: Job | None = None
        self.is_making = False
        board.retold.connect(self._tell_again)
        frame.operations.changed.connect(self._on_change)

    @property
    def ledger(self) -> Ledger:
        """The ledger that is copied."""
        return self._frame.operations.ledger

    @property
    def second(self) -> Path | None:
        """The second place chosen for this ledger on this machine."""
        return self._frame.settings.second_place(self.ledger.folder)

    def refresh(self) -> None:
        """Look again at the copies and at the second place."""
        from model.actions.backups import backup_state  # after the window is painted

        self._frame.operations.ask(self, backup_state, self.second, on_done=self._on_state)

    def make(self) -> None:
        """Make a copy now."""
        from model.actions.backups import make_backup  # as above

        if self.is_making or self.ledger.is_read_only:
            return
        self.is_making, self._tried_on = True, self._frame.today()
        self.changed.emit()
        job = self._frame.operations.work(
            self, partial(make_backup, self.ledger), self.second, on_done=self._on_made, on_error=self._on_failed
        )
        self._job = job if self.is_making else None

    def choose(self, place: Path | None, on_refused: Callable[[Exception], None]) -> None:
        """Keep further copies in a folder from now on, None for nowhere else; a folder that takes none is refused."""
        from model.actions.backups import try_second_place  # as above

        def taken(_none: object) -> None:
            self._frame.settings.set_second_place(self.ledger.folder, place)
            self._tell(None)
            self.refresh()
            if place is not None:
                self.make()

        if place is None:
            taken(None)
        else:
            self._frame.operations.ask(self, try_second_place, place, on_done=taken, on_error=on_refused)

    def stop(self) -> None:
        """Stop copying: the window goes; what is left is copied the next time."""
        if self._job is not None:
            self._job.cancel()
        self._board.drop(BANNER)

    def _on_change(self, changed: Changed) -> None:
        """What another desk changed it copies itself: all desks hear of it, and would all copy at the same time."""
        if changed.action != LOOKED_AGAIN and self._tried_on != self._frame.today():
            self.make()

    def _on_made(self, made: BackupMade) -> None:
        self.is_making, self._job = False, None
        self._tell(made.trouble)
        self.refresh()
        self._job = self._frame.operations.work(
            self, _rehearsed, self.ledger, self.second, self._frame.today(), on_done=self._on_tried, on_error=self._on_not_tried
        )

    def _on_tried(self, row: Rehearsal | None) -> None:
        self._job = None
        if row is not None and row.faults:
            self._tell(StorageError("backup-rehearsal-failed", file=row.file, count=row.faults, detail=row.detail))
        if row is not None:
            self.refresh()

    def _on_not_tried(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, Cancelled):
            self._tell(error)

    def _on_failed(self, error: Exception) -> None:
        self.is_making, self._job = False, None
        if isinstance(error, Cancelled):
            self._tried_on = None  # the window was to close; it may have stayed
        else:
            self._tell(error)
        self.refresh()

    def _on_state(self, state: BackupState) -> None:
        self.state = state
        if self._tried_on is None and not is_due(state.here.made_at if state.here else None, self._frame.today()):
            self._tried_on = self._frame.today()
        self.changed.emit()

    def _tell_again(self) -> None:
        if BANNER in self._board.names:
            self._tell(self.trouble)

    def _tell(self, trouble: Exception | None) -> None:
        """Say above the page what keeps a copy from being made, until one is, or until it is put away."""
        self.trouble = trouble
        if trouble is None:
            self._board.drop(BANNER)
        elif isinstance(trouble, TaizhangError):
            said = explain_error(trouble, self._frame.settings.language)
            buttons = (BannerButton(self.tr("Backups…"), self.settings_wanted.emit),
                       BannerButton(self.tr("Close"), partial(self._board.drop, BANNER)))  # fmt: skip
            self._board.say(BANNER, str(said), buttons)
        else:
            self._frame.messages.show_error(trouble)
        self.changed.emit()


def _rehearsed(ledger: Ledger, second: Path | None, today: date, **watch: Any) -> Rehearsal | None:
    """A copy restored on trial, when this month has had none."""
    from model.actions.backups_rehearsed import rehearse_when_due  # after the window is painted

    return rehearse_when_due(ledger, second, today, **watch)
