"""The numbers of a period's summary, each with the measures it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from model.periods import Month
from model.queries.measures_then import MeasureThen
from model.rows.checklist import ReadingRow, TargetRow
from model.rows.report import (
    Counted,
    NamedMeasure,
    QuarterFigures,
    ReportNumber,
    StateCount,
    Traced,
)
from model.rows.target_line import MonthTotal
from model.rows.words import State
from model.rules.targets import is_met

Found = Sequence[MeasureThen]
Counting = dict[Counted, list[int]]


def figures_of(found: Found, *, first: date, last: date, day: date) -> QuarterFigures:
    """The figures of measures as they stood on a day of the period from first to last."""
    ids = _counted(found, first, last) | _counted_targets(found, Month.of(day))
    evidence = len({file.sha256 for one in found for file in one.evidence})
    numbers = {figure: len(keys) for figure, keys in ids.items()} | {Counted.EVIDENCE: evidence}
    states = Counter(one.state for one in found)
    return QuarterFigures(
        states=tuple(StateCount(state, states[state]) for state in State),
        sources=tuple(Traced(figure, numbers[figure], tuple(ids[figure])) for figure in Counted),
        **{figure.value: numbers[figure] for figure in Counted},
    )


def numbers_of(figures: QuarterFigures, measures: Iterable[NamedMeasure]) -> tuple[ReportNumber, ...]:
    """Every number a summary may say, with the measures it counts; one's own where it is known whose the ledger is."""
    named = {measure.measure_id: measure for measure in measures}
    return tuple(
        ReportNumber(traced.figure, traced.number, tuple(named[key] for key in dict.fromkeys(traced.measure_ids)))
        for traced in figures.sources if traced.figure is not Counted.MINE or figures.mine is not None
    )


def _counted(found: Found, first: date, last: date) -> Counting:
    """The measures of which something is true, by what that is."""
    low, high = Month.of(first), Month.of(last)
    ids: Counting = {figure: [] for figure in Counted}
    for one in found:
        is_due, is_closed = is_due_within(one, first, last), one.state is State.CLOSED
        true = {
            Counted.MEASURES: True, Counted.MINE: one.record.row.role is not None, Counted.CLOSED: is_closed,
            Counted.CLOSED_NOW: is_closed_since(one, first), Counted.DUE: is_due, Counted.DUE_CLOSED: is_due and is_closed,
            Counted.OVERDUE: one.is_overdue, Counted.EVIDENCE: bool(one.evidence),
            Counted.TOLD: any(low <= note.month <= high and note.text and not note.unit for note in one.record.progress),
        }  # fmt: skip
        for figure, is_true in true.items():
            if is_true:
                ids[figure].append(one.record.row.id)
    return ids


def _counted_targets(found: Found, month: Month) -> Counting:
    """The measures of every target, of those read and of those met by a month."""
    met = [(one.record.row.id, met_by(target, month)) for one in found for target in one.record.targets]
    return {
        Counted.TARGETS: [key for key, _ in met],
        Counted.TARGETS_READ: [key for key, is_met in met if is_met is not None],
        Counted.TARGETS_MET: [key for key, is_met in met if is_met],
    }


def is_closed_since(one: MeasureThen, first: date) -> bool:
    """Whether it was closed on that day or after it."""
    return one.closed_on is not None and one.closed_on >= first


def is_due_within(one: MeasureThen, first: date, last: date) -> bool:
    """Whether its last day lies in a period; what does not apply is never due."""
    due = one.overdue_after
    return one.state is not State.NOT_APPLICABLE and due is not None and first <= due <= last


def newest_reading(target: TargetRow, month: Month) -> ReadingRow | None:
    """The last reading up to a month; what all units come to together where that is known."""
    if target.totals:
        total = total_of(target, month)
        return None if total is None else ReadingRow(total.month, f"{total.value:f}")
    return next((one for one in reversed(target.readings) if one.month <= month), None)


def total_of(target: TargetRow, month: Month) -> MonthTotal | None:
    """What all units come to up to a month."""
    return next((one for one in reversed(target.totals) if one.month <= month), None)


def met_by(target: TargetRow, month: Month) -> bool | None:
    """Whether the last reading up to a month reaches the target; None without one."""
    reading = newest_reading(target, month)
    return None if reading is None else is_met(target.place, Decimal(reading.value))
