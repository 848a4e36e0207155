"""Which measure of a corrected edition is which of the plan in the ledger, and what differs."""

from __future__ import annotations

from collections.abc import Sequence

from model.rows.draft import Field, MeasureDraft
from model.rows.edition import EditionKind, EditionRow, StoredMeasure
from model.rules.matching import best_matches, similarity, text_key

_ALIKE = 0.6  # texts from which on two measures are one that was reworded
_ALIKE_IN_PLACE = 0.35  # the same, where both stand in one task and nothing else fits them
_FIELDS = (
    Field.SECTION, Field.TASK_NO, Field.TASK, Field.MEASURE, Field.DEADLINE,
    Field.LEAD, Field.RESPONSIBLE, Field.SUPPORT,
)  # fmt: skip


def compared(stored: Sequence[StoredMeasure], draft: Sequence[MeasureDraft]) -> tuple[EditionRow, ...]:
    """Every measure of both editions once, in the draft's order; a dropped one behind what stood before it."""
    pairs = _pairs(stored, draft)
    partner = {right: left for left, right in pairs.items()}
    rows = [_row(stored[partner[at]], at, draft[at]) if at in partner else EditionRow(EditionKind.NEW, place=at)
            for at in range(len(draft))]
    for left, row in enumerate(stored):
        if left not in pairs:
            rows.insert(_behind(rows, stored[:left]), EditionRow(EditionKind.DROPPED, stored=row))
    return tuple(rows)


def _pairs(stored: Sequence[StoredMeasure], draft: Sequence[MeasureDraft]) -> dict[int, int]:
    """Positions that belong together: the same words in the same task, then like words, then what is left in a task."""
    pairs: dict[int, int] = {}
    places: dict[tuple[object, ...], list[int]] = {}
    for right in reversed(range(len(draft))):
        places.setdefault(_exactly(draft[right]), []).append(right)
    for left, row in enumerate(stored):
        found = places.get(_exactly(row))
        if found:
            pairs[left] = found.pop()
    lefts, rights = _left_over(pairs, len(stored), len(draft))
    for match in best_matches(
        [stored[left].measure for left in lefts], [draft[right].measure for right in rights], at_least=_ALIKE
    ):
        pairs[lefts[match.left]] = rights[match.right]
    _pair_in_place(stored, draft, pairs)
    return pairs


def _pair_in_place(
    stored: Sequence[StoredMeasure], draft: Sequence[MeasureDraft], pairs: dict[int, int]
) -> None:
    """Measures alone left in one task of both editions, when their words are not wholly other."""
    lefts, rights = _left_over(pairs, len(stored), len(draft))
    for left in lefts:
        task = _task(stored[left])
        others = [right for right in rights if _task(draft[right]) == task]
        alone = sum(_task(stored[other]) == task for other in lefts) == 1
        if alone and len(others) == 1:
            alike = similarity(stored[left].measure, draft[others[0]].measure)
            if alike >= _ALIKE_IN_PLACE:
                pairs[left] = others[0]
                rights.remove(others[0])


def _left_over(pairs: dict[int, int], lefts: int, rights: int) -> tuple[list[int], list[int]]:
    taken = set(pairs.values())
    return [at for at in range(lefts) if at not in pairs], [at for at in range(rights) if at not in taken]


def _exactly(row: StoredMeasure | MeasureDraft) -> tuple[object, ...]:
    return (*_task(row), text_key(row.measure))


def _task(row: StoredMeasure | MeasureDraft) -> tuple[object, ...]:
    return (row.annex, text_key(row.section), row.task_no)


def _row(stored: StoredMeasure, place: int, draft: MeasureDraft) -> EditionRow:
    fields = tuple(
        (field, before, now) for field in _FIELDS if (before := _said(stored, field)) != (now := _said(draft, field))
    )
    moved = stored.annex != draft.annex
    return EditionRow(EditionKind.CHANGED if fields or moved else EditionKind.SAME, stored, place, fields)


def _said(row: StoredMeasure | MeasureDraft, field: Field) -> str:
    value = getattr(row, field.value)
    return "、".join(value) if isinstance(value, tuple) else str(value)


def _behind(rows: Sequence[EditionRow], before: Sequence[StoredMeasure]) -> int:
    """The place behind the last row that stands for what came before; the top when nothing did."""
    ids = {row.id for row in before}
    return max((at + 1 for at, row in enumerate(rows) if row.stored is not None and row.stored.id in ids), default=0)
