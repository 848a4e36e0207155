"""Decisions for many conflicts at once: what one file says, what was reported last, one choice for all of a kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from model.rows.merging import Choice, Conflict, Decision, MergePreview
from model.rules.merging import VALUE_CODES, prefer


def bulk_by_file(conflicts: Iterable[Conflict]) -> dict[str, tuple[Decision, ...]]:
    """By file what it says, wherever it says one thing of what is open."""
    found: dict[str, list[Decision]] = {}
    for conflict in conflicts:
        if conflict.code in VALUE_CODES:
            said: dict[str, set[str]] = {}
            for side in conflict.sides:
                said.setdefault(side.file_key, set()).add(side.key)
            for file_key, keys in said.items():
                if file_key and len(keys) == 1:
                    found.setdefault(file_key, []).append(Decision(conflict.key, keys.pop()))
    return {file_key: tuple(decisions) for file_key, decisions in found.items()}


def kind_of(conflicts: Iterable[Conflict], choice: Choice) -> tuple[Decision, ...]:
    """One choice, wherever it may be made."""
    return tuple(Decision(conflict.key, choice.value) for conflict in conflicts if choice in conflict.choices)


def newest(preview: MergePreview, conflicts: Sequence[Conflict]) -> tuple[Decision, ...]:
    """What was reported last, wherever that is told."""
    return prefer(replace(preview, conflicts=tuple(conflicts)), "new")
