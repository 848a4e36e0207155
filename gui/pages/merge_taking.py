"""Takes in what was dropped on the merge page: off the window's thread, with progress, and it can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.dialogs.file_labels import label_in_full
from gui.dialogs.locked_package import LockedPackageDialog
from gui.page import Frame
from gui.pages.merge_asking import keep_files, locked_among, read_files
from gui.pages.merge_deciding import Place
from gui.tasks import Job
from gui.widgets.progress_row import ProgressRow
from model.rows.merging import Outcome, TakenInFile

REMEMBERED = "merge-folder"


@dataclass(slots=True)
class _Batch:
    """Files that were dropped together, those of them that are locked and nobody was asked about yet, what was said to open them."""

    place: Place
    files: list[Path]
    locked: list[Path]
    passphrases: list[str] = field(default_factory=list, repr=False)


class Taking(QObject):
    """One batch of files after the other.

    Signals:
        told: a place for which a batch was taken in, or of which somebody has read what was not.
    """

    told = Signal(object)

    def __init__(self, frame: Frame, window: QWidget, row: ProgressRow) -> None:
        super().__init__(window)
        self._frame, self._window, self._row = frame, window, row
        self._told: dict[Place, list[TakenInFile]] = {}
        self._waiting: list[tuple[Place, list[Path]]] = []
        self._job: Job | None = None
        self.is_busy = False
        self.asking: QFileDialog | None = None
        self.unlocking: LockedPackageDialog | None = None
        row.cancelled.connect(self.cancel)

    def ask_files(self, place: Place) -> None:
        """Ask for files, then take them in."""
        kinds = self.tr("Workbooks, CSV and packages (*.xlsx *.xlsm *.xls *.et *.ods *.csv *.txt *.zip)")
        self._ask(place, self.tr("Take in what the units sent"), QFileDialog.FileMode.ExistingFiles, kinds, self.tr("All files (*)"))

    def ask_folder(self, place: Place) -> None:
        """Ask for a folder, then take in the tables in it."""
        self._ask(place, self.tr("Take in a folder"), QFileDialog.FileMode.Directory)

    def take(self, place: Place, files: Sequence[Path]) -> None:
        """Take files and folders in; after those that are being taken in."""
        self._waiting.append((place, list(files)))
        if not self.is_busy:
            self._next()

    def outcomes(self, place: Place | None) -> list[TakenInFile]:
        """What came of the files dropped for a place while the window lives."""
        return self._told.get(place, []) if place is not None else []

    def dismiss(self, place: Place | None, told: TakenInFile) -> None:
        """Somebody has read why a file was not kept."""
        if place is not None:
            self._told[place] = [one for one in self.outcomes(place) if one is not told]
            self.told.emit(place)

    def cancel(self) -> None:
        """Ask it to stop; none of the batch is kept then, and those waiting are let go."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()

    def _ask(self, place: Place, title: str, mode: QFileDialog.FileMode, *kinds: str) -> None:
        dialog = QFileDialog(self._window, title, self._frame.settings.saved_text(REMEMBERED))
        dialog.setFileMode(mode)
        if kinds:
            dialog.setNameFilters(list(kinds))
        else:
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        label_in_full(dialog)
        dialog.filesSelected.connect(lambda names: self._chosen(place, names))
        dialog.finished.connect(dialog.deleteLater)
        self.asking = dialog
        dialog.open()

    def _chosen(self, place: Place, names: Sequence[str]) -> None:
        if names:
            self._frame.settings.save_text(REMEMBERED, str(Path(names[0]).parent))
            self.take(place, [Path(name) for name in names])

    def _next(self) -> None:
        place, files = self._waiting.pop(0)
        self.is_busy = True
        self._row.begin(self.tr("Reading what came back…"))
        self._work(
            locked_among, files, on_done=lambda locked: self._unlock(_Batch(place, files, list(locked))),
            on_error=self._on_failed, on_progress=self._row.show_progress,
        )  # fmt: skip

    def _work(self, work: Callable[..., object], *args: object, **facts: Any) -> None:
        job = self._frame.operations.work(self, work, *args, **facts)
        self._job = job if self.is_busy else None  # it may have ended at once

    def _unlock(self, batch: _Batch) -> None:
        """Ask for the passphrase of each locked package that none given so far opens, then read all files."""
        from model.readers.locked_package import opens  # few packages are locked

        self._job = None
        while batch.locked and any(opens(batch.locked[0], one) for one in batch.passphrases):
            batch.locked.pop(0)
        if not batch.locked:
            self._read(batch)
            return
        self.unlocking = LockedPackageDialog(self._frame.theme, batch.locked.pop(0), self._window.window())
        self.unlocking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.unlocking.opened.connect(batch.passphrases.append)
        self.unlocking.finished.connect(lambda _result: self._unlock(batch))
        self.unlocking.open()

    def _read(self, batch: _Batch) -> None:
        place, told = batch.place, list[TakenInFile]()

        def done(_changed: object) -> None:
            self._end()
            self._say(told)
            names = {one.name for one in told}
            self._told[place] = [one for one in self.outcomes(place) if one.name not in names] + told
            self.told.emit(place)

        def keep(read: object) -> None:
            self._job = None  # what is being written is not stopped half-way
            self._frame.operations.write(
                self, self.tr("Take in returned files"), keep_files, read, told=told, on_done=done, on_error=self._on_failed, is_quiet=True,
            )  # fmt: skip

        # Beside the thread that writes: what is typed meanwhile is saved at once.
        self._work(
            read_files, self._frame.operations.ledger, batch.files, place[1], plan_id=place[0], passphrases=batch.passphrases,
            on_done=keep, on_error=self._on_failed, on_progress=self._row.show_progress,
        )  # fmt: skip

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self._frame.messages.show_error(error)

    def _end(self) -> None:
        self.is_busy, self._job = False, None
        self._row.end()
        if self._waiting:
            self._next()

    def _say(self, told: Sequence[TakenInFile]) -> None:
        new = sum(one.outcome is Outcome.NEW for one in told)
        refused = sum(one.outcome is Outcome.REFUSED for one in told)
        again = len(told) - new - refused
        parts = [self.tr("%n file(s) taken in", "", new)] if new or not told else []
        parts += [self.tr("%n there already", "", again)] if again else []
        parts += [self.tr("%n not taken in", "", refused)] if refused else []
        said = self.tr("No table was found in that folder.") if not told else self.tr(", ", "between parts of a sentence").join(parts)
        self._frame.messages.say(said, undo=self._frame.operations.undo if new else None)
