"""Stand-ins that make the window's work predictable in tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from gui.operations import Runners
from gui.tasks import Job, LongWork, Progress
from model.rows.server import ServerRole


class FakeTasks:
    """Runs work at once, in the caller's thread; with `held` set it waits until release()."""

    def __init__(self, *, held: bool = False) -> None:
        self.held = held
        self.jobs: list[Job] = []
        self._waiting: list[Callable[[], None]] = []

    def run(
        self, work: Callable[[], object], on_done: Callable[[Any], None], on_error: Callable[[Exception], None]
    ) -> None:
        def now() -> None:
            try:
                outcome = work()
            except Exception as error:  # noqa: BLE001 - as TaskRunner does
                on_error(error)
            else:
                on_done(outcome)

        if self.held:
            self._waiting.append(now)
        else:
            now()

    def run_long(
        self,
        work: LongWork,
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None],
        *,
        on_progress: Progress,
    ) -> Job:
        job = Job()
        self.jobs.append(job)
        self.run(lambda: work(on_progress, job.cancelled), on_done, on_error)
        return job

    @property
    def is_busy(self) -> bool:
        return bool(self._waiting)

    def release(self, place: int = 0) -> None:
        """Run one piece of held work; the oldest unless another place is named."""
        self._waiting.pop(place)()

    def wait(self) -> None:
        while self._waiting:
            self.release()


def fake_runners(*, held: bool = False) -> Runners:
    """Runners that work at once, or when released."""
    return Runners(FakeTasks(held=held), FakeTasks(held=held), FakeTasks(held=held))


class FakeLedger:
    """As much of a ledger as the frame of the window asks of it."""

    def __init__(
        self, folder: Path = Path("ledger"), *, is_read_only: bool = False, holder: str = "", obstacle: str = "",
        role: ServerRole | None = None,
    ) -> None:
        self.folder, self.holder = folder, holder
        self.obstacle = obstacle or (("ledger-held" if holder else "ledger-read-only") if is_read_only else "")
        self.is_read_only = bool(self.obstacle)
        self.role = role
        self.where = str(folder)
        self.awaits_turn = False
        self.is_closed = False

    def may(self, _action: str) -> bool:
        return not self.is_read_only

    def close(self) -> None:
        self.is_closed = True

    def listen(self, told: Callable[[], None]) -> None:
        self.told = told  # what a test calls where another desk changed the ledger

    def asked(self, is_unwanted: Callable[[], bool], question: Callable[[], Any]) -> Any:
        return question()
