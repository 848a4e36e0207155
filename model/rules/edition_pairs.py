"""Which measures of two editions belong together, as a person says it: taken apart, or put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from model.rows.draft import MeasureDraft
from model.rows.edition import Edition, EditionKind, EditionRow
from model.rules.editions import compared
from model.rules.matching import similarity

Pairs = Mapping[int, int]  # places among the draft's measures by the ids of the ledger's


def pairs_of(edition: Edition) -> dict[int, int]:
    """What belongs together in an edition."""
    return {row.stored.id: row.place for row in edition.rows if row.stored is not None and row.place is not None}


def with_pairs(edition: Edition, draft: Sequence[MeasureDraft], pairs: Pairs) -> Edition:
    """The edition with these pairs and no others."""
    return replace(edition, rows=compared(edition.stored, draft, pairs))


def apart(pairs: Pairs, place: int) -> dict[int, int]:
    """Without the pair of a place: there stands a new measure, and the one of the ledger is no longer listed."""
    return {key: other for key, other in pairs.items() if other != place}


def together(pairs: Pairs, stored_id: int, place: int) -> dict[int, int]:
    """With these two as one measure, whatever each of them belonged to before."""
    return apart(pairs, place) | {stored_id: place}


def partners_of(row: EditionRow, edition: Edition, draft: Sequence[MeasureDraft]) -> tuple[EditionRow, ...]:
    """The rows a new or dropped measure could belong to, the most alike first: those that stand alone on the other side."""
    other = {EditionKind.NEW: EditionKind.DROPPED, EditionKind.DROPPED: EditionKind.NEW}.get(row.kind)
    text = text_of(row, draft)
    found = [each for each in edition.rows if each.kind is other]
    return tuple(sorted(found, key=lambda each: -similarity(text, text_of(each, draft))))


def text_of(row: EditionRow, draft: Sequence[MeasureDraft]) -> str:
    """The words of a row's measure: the new ones where it has any."""
    if row.place is not None:
        return draft[row.place].measure
    return row.stored.measure if row.stored is not None else ""
