"""Running numbers for the rows of any format while they are read, and the way back to where each stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from model.readers.grid import Block, Paragraph, Table
from model.rows.draft import Box, Doubt, IndicatorDraft, MeasureDraft, Place, PlanDraft


@dataclass(frozen=True, slots=True)
class Numbered:
    """A document's blocks whose lines run on from 1, and the place of each line in the file."""

    blocks: Sequence[Block]
    places: dict[int, Place]


def numbered(blocks: Sequence[Block]) -> Numbered:
    """The blocks with running lines; a text's own lines run on already and stay."""
    if all(block.place.page is None and not block.place.sheet for block in blocks):
        return Numbered(blocks, {})
    places: dict[int, Place] = {}
    made = [_renumbered(block, places) for block in blocks]
    return Numbered(made, places)


def placed(draft: PlanDraft, places: dict[int, Place]) -> PlanDraft:
    """A draft of numbered blocks whose places are those of the file again."""
    if not places:
        return draft
    return replace(
        draft,
        measures=tuple(_placed(row, places) for row in draft.measures),
        indicators=tuple(_placed(cell, places) for cell in draft.indicators),
    )


def _renumbered(block: Block, places: dict[int, Place]) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, place=_next(block.place, places))
    rows = []
    for row in block.rows:
        place = _next(_covering([cell.place for cell in row]) if row else block.place, places)
        rows.append(tuple(replace(cell, place=place) for cell in row))
    first = rows[0][0].place if rows and rows[0] else block.place
    return Table(tuple(rows), first)


def _next(place: Place, places: dict[int, Place]) -> Place:
    line = len(places) + 1
    places[line] = place
    return Place(line=line)


def _covering(places: Sequence[Place]) -> Place:
    """The place of a whole row: the first cell's, its box drawn around all cells."""
    boxes = [place.box for place in places if place.box is not None]
    return replace(places[0], box=_around(boxes)) if boxes else places[0]


def _around(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


_Row = TypeVar("_Row", MeasureDraft, IndicatorDraft)


def _placed(row: _Row, places: dict[int, Place]) -> _Row:
    doubts = tuple(_doubt_placed(doubt, places) for doubt in row.doubts)
    return replace(row, place=_place(row.place, places), doubts=doubts)


def _doubt_placed(doubt: Doubt, places: dict[int, Place]) -> Doubt:
    return replace(doubt, place=_place(doubt.place, places))


def _place(running: Place, places: dict[int, Place]) -> Place:
    """Where a run of lines stands: its first line's page, with the box around what of it stands on that page."""
    first = places.get(running.line or 0)
    if first is None:
        return running
    last = places.get(running.end_line or 0, first)
    lines = range(running.line or 0, (running.end_line or running.line or 0) + 1)
    beside = [places[line].box for line in lines if line in places and places[line].page == first.page]
    boxes = [box for box in beside if box is not None]
    end = last.end_line or last.line
    return replace(first, end_line=end if running.end_line else None, box=_around(boxes) if boxes else None)
