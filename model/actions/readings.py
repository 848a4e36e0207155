"""Entering readings against targets and indicators, and saying how a target's readings run."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from model.actions.clashes import Clashes, field_of_month, field_of_row
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.rows.changed import Changed
from model.rows.clash import FieldKey, FieldKind, Seen
from model.rows.target_line import LineKey
from model.rows.words import Course
from model.rules.months import require_come
from model.store.change_writer import ChangeWriter
from model.store.tables import Indicator, IndicatorReading, Reading, Target

_NUMBER = re.compile(r"[+-]?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{0,12})?%?", re.ASCII)


def enter_reading(
    ledger: Ledger, target_id: int, month: Month, value: str, *, today: date | None = None, seen: Seen | None = None
) -> Changed:
    """Enter a month's value against a target; an empty value takes it away.

    Where `today` is told a month must have begun. Raises UserError target-unknown, reading-not-a-number, month-not-come;
    EditClash when somebody else entered another one since it was `seen`.
    """
    _require_begun(month, today, [value])
    with ledger.change("enter-reading", month=month, value=value.strip()) as change:
        clashes = Clashes(ledger, change, seen)
        _enter(change, clashes, LineKey(is_indicator=False, id=target_id), month, value)
        clashes.end()
    return clashes.told()


def enter_readings(
    ledger: Ledger, month: Month, values: Mapping[LineKey, str], *, today: date | None = None, seen: Seen | None = None
) -> Changed:
    """Enter a month's values against several targets and indicators in one change; empty ones take what stood there away.

    Where `today` is told a month must have begun. Raises UserError target-unknown, indicator-unknown, reading-not-a-number,
    month-not-come; EditClash when somebody else entered another one since it was `seen`; then nothing is entered.
    """
    _require_begun(month, today, values.values())
    with ledger.change("enter-readings", month=month, count=len(values)) as change:
        clashes = Clashes(ledger, change, seen)
        for key, value in values.items():
            _enter(change, clashes, key, month, value)
        clashes.end()
        if len(values) == 1:
            change.action, change.facts["value"] = "enter-reading", next(iter(values.values())).strip()
    return clashes.told()


def set_course(ledger: Ledger, target_id: int, course: Course | None, *, seen: Seen | None = None) -> Changed:
    """Say how a target's readings run, or leave it to its words again; raises UserError target-unknown, EditClash."""
    with ledger.change("set-course", course=course.value if course else "") as change:
        target = _target(change, target_id)
        clashes = Clashes(ledger, change, seen)
        place = field_of_row("target", ("course",), target, target.measure_id)
        now = Course(target.course) if target.course else None
        chosen = clashes.settle(FieldKey(FieldKind.COURSE, target_id), place, about=target.subject, now=now, mine=course)
        clashes.end()
        target.course = chosen.value if chosen else None
    return clashes.told()


def number_typed(value: str) -> Decimal | None:
    """The number that was typed, with or without 1,000s and %; None when nothing was. Raises UserError reading-not-a-number."""
    text = unicodedata.normalize("NFKC", value).strip()
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise UserError("reading-not-a-number", value=value)
    return Decimal(text.replace(",", "").removesuffix("%"))


def _require_begun(month: Month, today: date | None, values: Iterable[str]) -> None:
    if today is not None and any(value.strip() for value in values):  # what stands there by mistake can be taken away
        require_come(month, today)


def _enter(change: ChangeWriter, clashes: Clashes, key: LineKey, month: Month, value: str) -> None:
    if key.is_indicator:
        indicator = change.session.get(Indicator, key.id)
        if indicator is None:
            raise UserError("indicator-unknown")
        change.facts["subject"] = f"{indicator.district} {indicator.name}"
        row = _stored(change, IndicatorReading, IndicatorReading.indicator_id, key.id, month)
        place = field_of_month("indicator_reading", ("indicator_id", key.id), month, row, column="value", measure_id=None)
    else:
        target = _target(change, key.id)
        change.facts["subject"] = target.subject
        row = _stored(change, Reading, Reading.target_id, key.id, month)
        place = field_of_month("reading", ("target_id", key.id), month, row, column="value", measure_id=target.measure_id)
    number = number_typed(value)
    number = clashes.settle(reading_key(key, month), place, about=change.facts["subject"], now=row.value if row else None, mine=number)
    _write(change, key, month, row, number)


def reading_key(key: LineKey, month: Month) -> FieldKey:
    """The key of one month's value."""
    return FieldKey(FieldKind.INDICATOR if key.is_indicator else FieldKind.READING, key.id, month)


def _target(change: ChangeWriter, target_id: int) -> Target:
    target = change.session.get(Target, target_id)
    if target is None:
        raise UserError("target-unknown")
    change.measure_ids.add(target.measure_id)
    return target


def _stored(change: ChangeWriter, table: Any, column: Any, key: int, month: Month) -> Any:
    return change.session.scalar(select(table).where(column == key, table.year == month.year, table.month == month.month))


def _write(change: ChangeWriter, key: LineKey, month: Month, row: Any, number: Decimal | None) -> None:
    if number is None:
        if row is not None:
            change.session.delete(row)
    elif row is None:
        owner = {"indicator_id" if key.is_indicator else "target_id": key.id}
        table = IndicatorReading if key.is_indicator else Reading
        change.session.add(table(**owner, year=month.year, month=month.month, value=number))
    elif row.value != number:
        row.value = number
