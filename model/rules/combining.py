"""Many units' reports of one measure as one: their words below each other, their states together, their numbers added up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from model.periods import Month
from model.rows.merged import SenderLine, TargetSum
from model.rows.merging import KnownTarget
from model.rows.target_line import MonthTotal, MonthValue, UnitValue
from model.rows.words import Course, State

_MARK = "："


def combined_state(states: Sequence[State | None]) -> State | None:
    """The state of all: closed only when everybody is, in difficulty when anybody is; None while nobody said one.

    A None among them is a unit that said nothing: then it is not closed. Whom it does not concern does not count.
    """
    said = [state for state in states if state is not State.NOT_APPLICABLE]
    if not said:
        return State.NOT_APPLICABLE if states else None
    known = {state for state in said if state is not None}
    if not known:
        return None
    if State.BLOCKED in known:
        return State.BLOCKED
    if known == {State.CLOSED} and None not in said:
        return State.CLOSED
    return State.NOT_STARTED if known == {State.NOT_STARTED} else State.IN_PROGRESS


def month_totals(own: Sequence[MonthValue], units: Mapping[str, Sequence[MonthValue]]) -> tuple[MonthTotal, ...]:
    """What one's own office and other units come to by every month that any of them read; nothing while no other unit did.

    Readings run over the year, so a unit that left a month out counts by its last before it. One's own office's counts so
    only where it stood beside other units' before: a lone one was the whole, not a part of it.
    """
    if not units:
        return ()
    read = {each.month for some in units.values() for each in some}
    found = []
    for month in sorted(read | {each.month for each in own}):
        last = [(unit, each) for unit, some in sorted(units.items()) if (each := _last(some, month)) is not None]
        ours = _last([each for each in own if not last or each.month == month or each.month in read], month)
        parts = ([UnitValue("", ours.month, ours.value)] if ours else []) + [UnitValue(unit, each.month, each.value) for unit, each in last]
        if parts:
            found.append(MonthTotal(month, sum((part.value for part in parts), Decimal(0)), tuple(parts)))
    return tuple(found)


def newest_of_units(units: Mapping[str, Sequence[MonthValue]], until: Month) -> tuple[UnitValue, ...]:
    """What every unit reported last up to a month, by name."""
    last = ((unit, max((each for each in some if each.month <= until), key=lambda each: each.month, default=None)) for unit, some in units.items())
    return tuple(sorted((UnitValue(unit, each.month, each.value) for unit, each in last if each is not None), key=lambda one: one.unit))


def _last(values: Sequence[MonthValue], until: Month) -> MonthValue | None:
    """The last of a year's values up to a month of it."""
    return max((each for each in values if each.month <= until and each.month.year == until.year), key=lambda each: each.month, default=None)


def joined_texts(lines: Iterable[tuple[str, str]]) -> str:
    """Every unit's words behind its name, a unit a line; those who wrote the same stand together."""
    units: dict[str, list[str]] = {}
    for unit, text in lines:
        if text.strip():
            units.setdefault(text.strip(), []).append(unit)
    return "\n".join("、".join(filter(None, names)) + _MARK + text if any(names) else text for text, names in units.items())


def target_sums(targets: Iterable[KnownTarget], lines: Sequence[SenderLine]) -> tuple[TargetSum, ...]:
    """Every target with its values; what is counted is added up, a level, a share or a ceiling is not."""
    made = []
    for target in targets:
        values = tuple((line.unit, reading.value) for line in lines for reading in line.readings if reading.target_id == target.id)
        is_summed = target.course is Course.CUMULATIVE and target.adds_up
        total = sum((value for _, value in values), Decimal(0)) if is_summed and values else None
        made.append(TargetSum(target.id, target.subject, target.asked, target.unit, is_summed, total, values))
    return tuple(made)
