"""Changes of many measures at once, and taking them back: ticks, notes and handlers, at sizes that show how they grow.

    python -m tests.benchmarks.many_rows [MEASURES …]
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from model.actions.assign import assign_measures
from model.actions.close import close_measures, reopen_measures
from model.actions.many_notes import Existing, note_same
from model.actions.revert import revert
from model.ledger import Ledger
from model.periods import Month
from model.rows.changed import Changed
from tests.benchmarks.big_ledger import CHAIN, TODAY, big_ledger
from tests.benchmarks.timing import from_times

MONTH = Month.of(TODAY)


def many_rows(sizes: tuple[int, ...] = (1_000, 10_000, 100_000)) -> None:
    """Every measure of a ledger ticked, reopened, noted and given to a handler; all but reopening undone and redone. Of the processor's time."""
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            with Ledger.open(big_ledger(Path(name) / str(size), size), chain=CHAIN) as ledger:
                _all_of(ledger, size)


def _all_of(ledger: Ledger, size: int) -> None:
    keys = range(1, size + 1)
    reopen_measures(ledger, keys)

    def there_and_back(what: str, act: Callable[[], Changed]) -> None:
        done = _timed(what, size, act)
        undone = _timed(f"{what}, undone", size, lambda: revert(ledger, done.number or 0))
        _timed(f"{what}, redone", size, lambda: revert(ledger, undone.number or 0))

    there_and_back("all ticked", lambda: close_measures(ledger, keys, on=TODAY))
    _timed("all reopened", size, lambda: reopen_measures(ledger, keys))
    there_and_back("all noted", lambda: note_same(ledger, keys, "已检查。", MONTH, existing=Existing.APPEND, today=TODAY))
    there_and_back("all assigned", lambda: assign_measures(ledger, keys, "填报人甲"))


def _timed(what: str, size: int, act: Callable[[], Changed]) -> Changed:
    began = time.process_time()
    changed = act()
    from_times(f"one change of many rows: {what}", f"{size} measures", [time.process_time() - began], [])
    return changed


if __name__ == "__main__":
    many_rows(tuple(int(word) for word in sys.argv[1:]) or (1_000, 10_000, 100_000))
