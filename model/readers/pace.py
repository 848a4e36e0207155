"""How far a reading is: rows are counted as they are taken, now and then the caller is told and asked whether to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from time import monotonic
from typing import TypeAlias, TypeVar

from model.errors import Cancelled
from model.readers.grid import Block, Table

Progress: TypeAlias = Callable[[int, int], None]  # told how much is done, and of how much
IsCancelled: TypeAlias = Callable[[], bool]
_EVERY = 200  # rows between two looks: some hundredths of a second
_TIMES = 3  # a row is put in a sheet, put in order, made a measure
_SIGN_OF_LIFE = 1.0  # seconds
_Thing = TypeVar("_Thing")


class Pace:
    """Counts the rows done; raises Cancelled from whatever counts when the caller says so."""

    def __init__(
        self, total: int = 0, progress: Progress | None = None, cancelled: IsCancelled | None = None
    ) -> None:
        self._total, self._progress, self._cancelled = max(1, total), progress, cancelled
        self._done = 0

    @classmethod
    def over_blocks(
        cls,
        parts: Iterable[Sequence[Block]],
        progress: Progress | None = None,
        cancelled: IsCancelled | None = None,
    ) -> Pace:
        """The pace of reading all rows and paragraphs of a file's documents."""
        rows = sum(len(block.rows) if isinstance(block, Table) else 1 for part in parts for block in part)
        return cls(rows * _TIMES, progress, cancelled)

    def over(self, things: Iterable[_Thing]) -> Iterator[_Thing]:
        """The things one after the other, each counted."""
        for thing in things:
            self._done += 1
            if self._done % _EVERY == 0:
                self.look()
            yield thing

    def look(self) -> None:
        """Tell how far it is, and stop if that is wanted."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        if self._progress is not None:
            self._progress(min(self._done, self._total), self._total)

    def end(self) -> None:
        """Tell that all is done: rows that came to nothing were not counted three times."""
        self._done = self._total
        self.look()


class Watch:
    """Called often while a format is taken apart: heeds a stop, and tells each second that work goes on."""

    def __init__(
        self, progress: Progress | None = None, cancelled: IsCancelled | None = None, *, total: int = 1
    ) -> None:
        self.total, self._progress, self._cancelled = total, progress, cancelled
        self.done = 0
        self._told = monotonic()

    def __call__(self) -> None:
        """Look whether to stop; raises Cancelled."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        if self._progress is not None and monotonic() - self._told >= _SIGN_OF_LIFE:
            self._told = monotonic()
            self._progress(self.done, self.total)
