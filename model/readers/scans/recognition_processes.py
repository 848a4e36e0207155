"""Pages recognised side by side in processes of their own: progress, cancelling, and what befalls a process."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import TYPE_CHECKING, TypeAlias

from model.errors import Cancelled, PlanReadError
from model.readers.pace import IsCancelled, Progress
from model.readers.scans.page_content import EngineMissing, PageContent
from model.readers.scans.page_sources import PageSource, page_picture

if TYPE_CHECKING:
    from model.readers.scans.recognition import Recogniser

_Answer: TypeAlias = PageContent | PlanReadError | EngineMissing | None

_LOOK = 0.1  # seconds between looks at whether the user cancelled
_SIGN_OF_LIFE = 2.0  # seconds: a page takes longer, and whoever waits should see that work goes on
_LONGEST = 300.0  # seconds for one page: a slow machine needs twenty
_TRIES = 2  # a process that stopped may have been ended by the system, short of memory
_PROCESS_MEMORY = 1200 * 2**20  # bytes a process needs with its models and one page


@dataclass(slots=True)
class _Worker:
    """A process, the way to talk to it, and the page it has in hand."""

    process: SpawnProcess
    connection: Connection
    page: int | None = None
    since: float = 0.0


def recognised(
    pages: Sequence[PageSource], *, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> list[PageContent]:
    """The content of each page, in order.

    Raises Cancelled at once when the caller says so, PlanReadError when a page cannot be read or the engine is
    missing; no process outlives the call.
    """
    count = max(1, min(len(pages), _cores(), _room()))
    with _processes(count, threads=_cores() if count == 1 else 1) as workers:
        return _Run(pages, workers, progress, cancelled).contents()


class _Run:
    """One call: which pages are to be done, in hand, done."""

    def __init__(
        self,
        pages: Sequence[PageSource],
        workers: list[_Worker],
        progress: Progress | None,
        cancelled: IsCancelled | None,
    ) -> None:
        self._pages, self._workers = pages, workers
        self._progress, self._cancelled = progress, cancelled
        self._waiting = deque(range(len(pages)))
        self._tries = [0] * len(pages)
        self._done: dict[int, PageContent] = {}
        self._told = 0.0

    def contents(self) -> list[PageContent]:
        """Do all pages."""
        self._tell()
        for worker in self._workers:
            self._hand_out(worker)
        while len(self._done) < len(self._pages):
            if self._cancelled is not None and self._cancelled():
                raise Cancelled
            if time.monotonic() - self._told >= _SIGN_OF_LIFE:
                self._tell()
            ready = wait([worker.connection for worker in self._workers], timeout=_LOOK)
            for worker in list(self._workers):
                if worker.connection in ready:
                    self._take(worker)
                elif worker.page is not None and time.monotonic() - worker.since > _LONGEST:
                    raise PlanReadError("scan-page-too-long", page=self._pages[worker.page].page)
        return [self._done[index] for index in range(len(self._pages))]

    def _hand_out(self, worker: _Worker) -> None:
        if not self._waiting:
            return
        worker.page = self._waiting.popleft()
        worker.since = time.monotonic()
        self._tries[worker.page] += 1
        with contextlib.suppress(OSError):  # it has just ended: its connection tells so
            worker.connection.send(self._pages[worker.page])

    def _take(self, worker: _Worker) -> None:
        """What a process sent: a page's content, why it cannot be read, or by its silence that it ended."""
        page, worker.page = worker.page, None
        try:
            answer: _Answer = worker.connection.recv()
        except (EOFError, OSError):
            answer = None
        if isinstance(answer, PlanReadError):
            raise answer
        if isinstance(answer, EngineMissing):
            raise PlanReadError("scan-engine-missing", reason=str(answer))
        if answer is None:
            self._replace(worker, page)
            return
        if page is not None:
            self._done[page] = answer
        self._tell()
        self._hand_out(worker)

    def _replace(self, worker: _Worker, page: int | None) -> None:
        """Another process for one that ended; its page is tried once more."""
        if page is None or self._tries[page] >= _TRIES:
            raise PlanReadError("scan-process-ended", page=self._pages[page or 0].page)
        _end(worker)
        self._workers.remove(worker)
        self._waiting.appendleft(page)
        made = _started(1)
        self._workers.append(made)
        self._hand_out(made)

    def _tell(self) -> None:
        self._told = time.monotonic()
        if self._progress is not None:
            self._progress(len(self._done), len(self._pages))


@contextmanager
def _processes(count: int, *, threads: int) -> Iterator[list[_Worker]]:
    """So many processes, ended whatever happens."""
    workers: list[_Worker] = []
    try:
        while len(workers) < count:  # one by one: those started must be ended if the next one fails
            workers.append(_started(threads))
        yield workers
    finally:
        for worker in workers:
            _end(worker)


def _started(threads: int) -> _Worker:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=serve, args=(there, threads), daemon=True, name="taizhang-recognition")
    try:
        process.start()
    except OSError as error:
        here.close()
        raise PlanReadError("scan-engine-missing", reason=error.strerror or str(error)) from error
    finally:
        there.close()
    return _Worker(process, here)


def _end(worker: _Worker) -> None:
    """End a process now; nothing it holds is worth waiting for."""
    worker.connection.close()
    worker.process.kill()
    worker.process.join()
    worker.process.close()


def serve(connection: Connection, threads: int) -> None:
    """The process: recognises the pages it is sent, until nobody is there to send any."""
    _end_with_parent()
    _be_silent()
    try:
        from model.readers.scans.recognition import Recogniser

        recogniser = Recogniser(threads)
    except (EngineMissing, ImportError) as error:  # a library that does not run on this machine
        connection.send(EngineMissing(str(error)))
        return
    with contextlib.suppress(EOFError, OSError):  # who asked is gone
        while True:
            source: PageSource = connection.recv()
            connection.send(_answer(recogniser, source))


def _answer(recogniser: Recogniser, source: PageSource) -> _Answer:
    try:
        return recogniser.read(page_picture(source))
    except PlanReadError as error:
        return error


def _end_with_parent() -> None:
    """Leave as soon as the parent is gone, even killed, even in the middle of a page."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _be_silent() -> None:
    """What the engine's libraries print to the terminal is not for the user."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os.close(nowhere)


def _cores() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


def _room() -> int:
    """How many processes the machine's memory holds, leaving half of it to others."""
    try:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):  # not known on every system
        return 4
    return max(1, memory // 2 // _PROCESS_MEMORY)
