"""Decisions for many conflicts at once: what one file says, what was reported last, one choice for all of a kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from model.rows.merging import Choice, Conflict, Decision, MergePreview
from model.rules.merging import VALUE_CODES, prefer


def bulk_of(conflicts: Iterable[Conflict], file_key: str) -> tuple[Decision, ...]:
    """What one file says, wherever it says one thing of what is open."""
    found = []
    for conflict in conflicts:
        said = {side.key for side in conflict.sides if side.file_key == file_key} if conflict.code in VALUE_CODES else set()
        if len(said) == 1:
            found.append(Decision(conflict.key, said.pop()))
    return tuple(found)


def kind_of(conflicts: Iterable[Conflict], choice: Choice) -> tuple[Decision, ...]:
    """One choice, wherever it may be made."""
    return tuple(Decision(conflict.key, choice.value) for conflict in conflicts if choice in conflict.choices)


def newest(preview: MergePreview, conflicts: Sequence[Conflict]) -> tuple[Decision, ...]:
    """What was reported last, wherever that is told."""
    return prefer(replace(preview, conflicts=tuple(conflicts)), "new")
