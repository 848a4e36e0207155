"""What became of last year's measures, and which measures of the level above a plan carries out, by their words.

A district writes a city's measure anew: for its own area, with numbers of its own, cut in two or put together. So it is not the whole
wording that is compared, but how much of what the upper measure says, its rarer words counting more, is said below.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from rapidfuzz import fuzz, process

from model.errors import Cancelled
from model.rows.comparison import ComparedKind, ComparedRow
from model.rows.draft import Field
from model.rows.edition import EditionKind, StoredMeasure
from model.rules.editions import compared
from model.rules.matching import text_key

COVERED, PERHAPS = 0.55, 0.27  # of an upper measure's words, found in one below
_NEAR = 0.9  # of the best one's score: another that is as near may carry it out as well
_LOOKED_AT, _LEAST = 12, 20  # the nearest of those below, by their whole wording; out of 100
_MOST_FURTHER = 4
_SAID = (Field.MEASURE, Field.DEADLINE, Field.LEAD, Field.RESPONSIBLE, Field.SUPPORT)
_OF_AN_AREA = re.compile(r"全市|全区|全县|全州|全省|全镇|本市|本区|本县|我市|我区|我县|\d+(?:\.\d+)?")  # what each level says of itself

Progress = Callable[[int, int], None]
Asked = Callable[[], bool]


def between_years(before: Sequence[StoredMeasure], now: Sequence[StoredMeasure]) -> tuple[ComparedRow, ...]:
    """Every measure of both years once, in this year's order; one that is gone behind the one it stood behind.

    Where a measure stands is no change: tasks are numbered anew each year.
    """
    rows = []
    for row in compared(before, now):
        is_now = now[row.place] if row.place is not None else None
        fields = tuple(change for change in row.fields if change[0] in _SAID)
        kind = ComparedKind(row.kind.value)
        if row.kind in (EditionKind.SAME, EditionKind.CHANGED):
            kind = ComparedKind.CHANGED if fields else ComparedKind.SAME
        rows.append(ComparedRow(kind, row.stored, is_now, fields))
    return tuple(rows)


def between_levels(
    above: Sequence[StoredMeasure], below: Sequence[StoredMeasure], *, progress: Progress, cancelled: Asked
) -> tuple[ComparedRow, ...]:
    """For every measure above the one below that carries it out, as far as its words tell; raises Cancelled."""
    keys = [_key(row) for row in below]
    pieces = [_pieces(key) for key in keys]
    weigh = _weights([*pieces, *(_pieces(_key(row)) for row in above)])
    rows = []
    for done, row in enumerate(above, 1):
        if cancelled():
            raise Cancelled
        rows.append(_covered(row, below, keys, pieces, weigh))
        progress(done, len(above))
    return tuple(rows)


def _covered(
    row: StoredMeasure, below: Sequence[StoredMeasure], keys: Sequence[str], pieces: Sequence[frozenset[str]],
    weigh: Callable[[Iterable[str]], float],
) -> ComparedRow:  # fmt: skip
    key = _key(row)
    own = _pieces(key)
    whole = weigh(own)
    near = process.extract(key, keys, scorer=fuzz.ratio, limit=_LOOKED_AT, score_cutoff=_LEAST) if whole else []
    scored = sorted(((weigh(own & pieces[place]) / whole, -place) for _, _, place in near), reverse=True)
    if not scored or scored[0][0] < PERHAPS:
        return ComparedRow(ComparedKind.UNCOVERED, row, score=scored[0][0] if scored else 0.0)
    best, place = scored[0]
    further = [below[-other] for score, other in scored[1:] if score >= max(_NEAR * best, PERHAPS)]
    kind = ComparedKind.COVERED if best >= COVERED else ComparedKind.PERHAPS
    return ComparedRow(kind, row, below[-place], further=tuple(further[:_MOST_FURTHER]), score=best)


def _key(row: StoredMeasure) -> str:
    return _OF_AN_AREA.sub("", text_key(row.measure))


def _pieces(key: str) -> frozenset[str]:
    """Each two characters that stand together: Chinese is written without blanks."""
    return frozenset(key[at : at + 2] for at in range(len(key) - 1))


def _weights(all_pieces: Sequence[frozenset[str]]) -> Callable[[Iterable[str]], float]:
    """Says how much some pieces tell: those that are in every second measure next to nothing."""
    held = Counter(piece for pieces in all_pieces for piece in pieces)
    weight = {piece: math.log(1 + len(all_pieces) / count) for piece, count in held.items()}
    return lambda pieces: sum(weight[piece] for piece in pieces)
