"""Finds out beside the window's thread what is the matter with files: gone, altered, nearly the same as others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from gui.operations import Operations
from gui.pages.evidence_asking import alike_of, states_of
from gui.tasks import Job
from gui.widgets.thumbnails import thumbnail_drawer
from model.errors import Cancelled
from model.rows.evidence import FileRow
from model.rows.words import FileState

AT_ONCE = 24  # files of one piece of work: what was found is shown, and the window may be closed, between two


class EvidenceWatch(QObject):
    """Looks at each content once as long as the page lives; pictures are compared once all are there.

    Signals:
        states_changed, alike_changed: more is known.
        failed: the error that ended it.
    """

    states_changed = Signal()
    alike_changed = Signal()
    failed = Signal(object)

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        ledger = operations.ledger
        self._drawer = thumbnail_drawer(ledger)
        self._files: tuple[FileRow, ...] = ()
        self._compared: frozenset[str] | None = None
        self._job: Job | None = None
        self._is_working = False
        self.states: dict[str, FileState] = {}
        self.alike: tuple[tuple[str, ...], ...] = ()

    def look(self, files: Sequence[FileRow]) -> None:
        """Find out about these; what is known is not looked at again."""
        self._files = tuple(files)
        self._go_on()

    def stop(self) -> None:
        """Nobody looks any more; look() goes on."""
        self._files = ()
        if self._job is not None:
            self._job.cancel()

    @property
    def bad(self) -> frozenset[str]:
        """The SHA-256 of files that are missing or altered."""
        return frozenset(sha256 for sha256, state in self.states.items() if state is not FileState.SOUND)

    @property
    def twins(self) -> frozenset[str]:
        """The SHA-256 of pictures that are nearly the same as another."""
        return frozenset(sha256 for group in self.alike for sha256 in group)

    def _go_on(self) -> None:
        if self._is_working or not self._files:
            return
        missing = [file for file in self._files if file.sha256 not in self.states][:AT_ONCE]
        contents = frozenset(file.sha256 for file in self._files)
        if contents != self._compared and not (missing and self._compared is not None):
            self._begin(alike_of, self._files, self._drawer, on_done=lambda groups: self._on_alike(contents, groups))
        elif missing:
            self._begin(states_of, missing, on_done=self._on_states)

    def _begin(self, work: Callable[..., object], *args: object, on_done: Callable[..., None]) -> None:
        self._is_working = True
        job = self._operations.work(self, work, *args, on_done=on_done, on_error=self._on_failed)
        self._job = job if self._is_working else None

    def _on_alike(self, contents: frozenset[str], groups: tuple[tuple[str, ...], ...]) -> None:
        self._is_working, self._job = False, None
        self._compared, self.alike = contents, groups
        self.alike_changed.emit()
        self._go_on()

    def _on_states(self, states: dict[str, FileState]) -> None:
        self._is_working, self._job = False, None
        self.states |= states
        self.states_changed.emit()
        self._go_on()

    def _on_failed(self, error: Exception) -> None:
        self._is_working, self._job = False, None
        if isinstance(error, Cancelled):
            self._go_on()  # somebody may look again by now
        else:
            self._files = ()
            self.failed.emit(error)
