"""Long work tells how far it is and stops when asked; both by plain callables, so that nothing here knows a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from model.errors import Cancelled

STEP = 500  # rows between two looks

Told = Callable[[int, int], None]  # (done, total)
Asked = Callable[[], bool]

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told of progress, and who may stop the work; nobody at first."""

    progress: Told | None = None
    cancelled: Asked | None = None

    def over(self, rows: Sequence[_Row]) -> Iterator[_Row]:
        """The rows one by one; raises Cancelled between two of them when asked to stop."""
        for number, row in enumerate(rows):
            if number % STEP == 0:
                self.tell(number, len(rows))
            yield row
        self.tell(len(rows), len(rows))

    def over_some(self, rows: Sequence[_Row], many: int) -> Iterator[Sequence[_Row]]:
        """The same, so many rows together."""
        for start in range(0, len(rows), many):
            self.tell(start, len(rows))
            yield rows[start : start + many]
        self.tell(len(rows), len(rows))

    def tell(self, done: int, total: int) -> None:
        """Say how far the work is; raises Cancelled when it is to stop."""
        if self.cancelled is not None and self.cancelled():
            raise Cancelled
        if self.progress is not None:
            self.progress(done, total)
