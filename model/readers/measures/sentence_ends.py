"""Measures that break off where all others of the plan end as sentences do: their rest is lost, on another page perhaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.readers.words.wording import has_ended
from model.rows.draft import Doubt, DoubtCode, Field, MeasureDraft

_FEWEST = 6  # measures that end as sentences do, so that it is the plan's way
_WHOLE = ("%", "％")  # a share stands at the end of a sentence
_SELDOM = 0.1  # share of measures without an end, up to which one is odd


def doubt_cut_ends(measures: Sequence[MeasureDraft]) -> tuple[MeasureDraft, ...]:
    """The measures, those that end in mid-sentence among others that do not in doubt."""
    cut = [not has_ended(row.measure) and not row.measure.endswith(_WHOLE) for row in measures]
    if len(cut) - sum(cut) < _FEWEST or sum(cut) > max(1, _SELDOM * len(cut)):
        return tuple(measures)
    return tuple(_doubted(row) if is_cut else row for row, is_cut in zip(measures, cut, strict=True))


def _doubted(row: MeasureDraft) -> MeasureDraft:
    if any(one.code is DoubtCode.CUT_BY_PAGE for one in row.doubts):
        return row
    return replace(row, doubts=(*row.doubts, Doubt(DoubtCode.CUT_BY_PAGE, Field.MEASURE, row.place)))
