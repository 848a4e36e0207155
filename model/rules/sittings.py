"""The history as a person reads it: what was saved again and again while it was typed is told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from model.rows.checklist import ChangeRow

GAPS = {  # what is saved as it is typed, and how long after each other its savings still are one sitting
    "note-progress": timedelta(minutes=10),
    "revert": timedelta(seconds=10),  # one undo takes a whole sitting back
    "redo": timedelta(seconds=10),
}


def told_once(newest_first: Iterable[ChangeRow]) -> Iterator[ChangeRow]:
    """The changes of one measure, of each sitting only the last."""
    return (sitting[0] for sitting in sittings((change, None) for change in newest_first))


def sittings(newest_first: Iterable[tuple[ChangeRow, object]]) -> Iterator[tuple[ChangeRow, ...]]:
    """The changes parted into sittings, newest first; beside each stands what it touched, the same within a sitting."""
    sitting: list[ChangeRow] = []
    later_touched: object = None
    for change, touched in newest_first:
        if sitting and not (touched == later_touched and _is_same_sitting(change, sitting[-1])):
            yield tuple(sitting)
            sitting = []
        sitting.append(change)
        later_touched = touched
    if sitting:
        yield tuple(sitting)


def _is_same_sitting(change: ChangeRow, later: ChangeRow) -> bool:
    if (change.action, change.facts, change.person) != (later.action, later.facts, later.person):
        return False
    gap = datetime.fromisoformat(later.at) - datetime.fromisoformat(change.at)
    return change.is_reverted == later.is_reverted and gap <= GAPS.get(change.action, timedelta(-1))
