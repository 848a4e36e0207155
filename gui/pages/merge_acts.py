"""What the merge page writes: the merge itself, whose a file is, a file put back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from gui.page import Frame
from gui.pages.merge_deciding import Deciding
from gui.watched_job import WatchedJob
from gui.wording import month_words
from model.rows.changed import Changed
from model.rows.merged import ReturnedRef


class MergeActs(WatchedJob):
    """Each is one change with its name in the toast and the menu of undo.

    Signals:
        merged: the month is merged.
    """

    merged = Signal()

    def __init__(self, frame: Frame, deciding: Deciding, parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._deciding = frame, deciding

    def merge(self) -> None:
        """Merge the month as it was decided."""
        from model.actions.merge import merge  # SQLAlchemy is loaded after the window is painted

        place = self._deciding.place
        if place is None or self.is_busy or self._deciding.open:
            return
        plan_id, month = place

        found = self._deciding.found
        has_news = found is None or bool(found.preview.writes)
        said = self.tr("Merge the reports of {month}").format(month=month_words(month))

        def done(changed: Changed) -> None:
            self._end()
            told = said if has_news else self.tr("{month}: nothing new to merge, the ledger says the same").format(month=month_words(month))
            self._frame.messages.say(told, undo=self._frame.operations.undo if changed.number is not None else None)
            self.merged.emit()

        def failed(error: Exception) -> None:
            self._end()
            self._deciding.refresh()
            self._frame.messages.show_error(error)

        self.is_busy = True
        self.begun.emit(self.tr("Merging…"))
        job = self._frame.operations.write(
            self, said, merge, month, plan_id=plan_id, decisions=self._deciding.decisions, today=self._frame.today(),
            on_done=done, on_error=failed, on_progress=self.progressed.emit, is_quiet=True,
        )  # fmt: skip
        self._job = job if self.is_busy else None

    def assign(self, file_key: str, unit: str) -> None:
        """Say which unit sent a file."""
        from model.actions.senders import assign_sender  # loaded late, as above

        found = self._deciding.found
        file = next((one for one in found.preview.files if one.key == file_key), None) if found is not None else None
        if file is not None and file.returned_id is not None:
            said = self.tr("\"{file}\" is from {unit}").format(file=file.name, unit=unit)
            self._frame.operations.write(self, said, assign_sender, file.returned_id, name=unit)

    def put_back(self, file: ReturnedRef) -> None:
        """Take a file out again that was not merged."""
        from model.actions.take_in_returned import forget_returned  # loaded late, as above

        self._frame.operations.write(self, self.tr("Put \"{file}\" back").format(file=file.name), forget_returned, file.id)
