"""Who has reported a month and who has not: when, how late, and which of its measures a unit left empty."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from model.ledger import Ledger
from model.periods import Month
from model.queries.merge_base import unit_names
from model.rows.merged import MonthStanding, ReturnedRef, SenderStanding, SenderStatus
from model.rows.returned import ReturnedKind
from model.rules.merge_rows import says_of_the_month
from model.rules.report_days import report_days
from model.rules.returned_values import day_of
from model.rules.senders import UnitNames
from model.store.door import Plain
from model.store.plain import my_units
from model.workbook_layout import Column

_LATEST = 2  # months after the one told of in which its report may be due
_DUTIES = """
    SELECT duty.measure_id, duty.unit_id, duty.group_id FROM duty JOIN measure ON measure.id = duty.measure_id
    WHERE measure.plan_id = ?
"""
_SAID = """
    SELECT progress.measure_id, progress.unit_id, progress.reported_on FROM measure JOIN progress ON progress.measure_id = measure.id
    WHERE measure.plan_id = ? AND progress.unit_id IS NOT NULL AND progress.year = ? AND progress.month = ?
    UNION ALL
    SELECT progress.measure_id, progress.unit_id, NULL FROM measure JOIN progress ON progress.measure_id = measure.id
    WHERE measure.plan_id = ? AND progress.unit_id IS NOT NULL AND progress.state IN ('closed', 'not_applicable')
        AND progress.year * 12 + progress.month < ? * 12 + ?
"""  # this month's, and what was over before it: two indexes, where one statement would go through every year's progress
_READ = """
    SELECT target.measure_id, unit_reading.unit_id FROM unit_reading JOIN target ON target.id = unit_reading.target_id
    JOIN measure ON measure.id = target.measure_id
    WHERE measure.plan_id = ? AND unit_reading.year = ? AND unit_reading.month = ?
"""
_FILES = """
    SELECT id, file_name, kind, unit_id, unit_words, received_at, merged_at, facts, sent_by FROM returned
    WHERE plan_id = ? AND year = ? AND month = ? ORDER BY id
"""
_LINES = """
    SELECT returned_line.returned_id, returned_line.measure_id, "values" FROM returned_line
    JOIN returned ON returned.id = returned_line.returned_id
    WHERE returned.plan_id = ? AND returned.year = ? AND returned.month = ? AND returned_line.measure_id IS NOT NULL
"""
_CODES = "SELECT id, code FROM measure WHERE plan_id = ? AND state != 'not_applicable' ORDER BY position"


def month_standing(
    ledger: Ledger, month: Month, *, plan_id: int, today: date, members: Mapping[int, Sequence[str]]
) -> MonthStanding:
    """How every unit stands that is asked to report on a plan, by name; `members` are those of the plan's groups."""
    with ledger.look() as connection:
        found = _Found(unit_names(connection), {})
        found.own = frozenset(number for number in (my_units(connection).unit, *my_units(connection).named) if number is not None)
        found.codes = dict(connection.execute(_CODES, (plan_id,)).fetchall())
        found.duties(connection, plan_id, members)
        found.reports(connection, plan_id, month)
        said = dict(connection.execute("SELECT unit_id, is_expected FROM sender WHERE plan_id = ?", (plan_id,)).fetchall())
        rule = connection.execute("SELECT report_rule FROM plan WHERE id = ?", (plan_id,)).fetchone()
    due_on = reporting_day(rule[0] if rule else "", month)
    keys = [*found.measures, *(number for number in (*said, *found.files, *found.said) if number not in found.measures)]
    senders = [found.standing(key, said, due_on, today) for key in dict.fromkeys(keys) if key not in found.own]
    senders.sort(key=lambda one: (not one.is_expected, list(SenderStatus).index(one.status), one.name))
    return MonthStanding(plan_id, month, due_on, tuple(senders), tuple(found.unknown))


def reporting_day(rule: str, month: Month) -> date | None:
    """The day by which a month is to be reported, by the notice's rule; None when it does not say."""
    days = report_days(rule, first=month.first, last=month.plus(_LATEST).last)
    return next((day.day for day in days if month in day.covers), None)


def returned_files(ledger: Ledger, month: Month, *, plan_id: int) -> tuple[ReturnedRef, ...]:
    """Every file that was taken in for a month, in the order they came."""
    with ledger.look() as connection:
        return tuple(_ref(row) for row in connection.execute(_FILES, (plan_id, month.year, month.month)).fetchall())


Key = int | str  # a unit's id, or the name of one that has no row yet


@dataclass(slots=True)
class _Found:
    """What the ledger says of every unit."""

    names: UnitNames
    codes: dict[int, str]
    own: frozenset[int] = frozenset()
    measures: dict[Key, set[int]] = field(default_factory=lambda: defaultdict(set))
    said: dict[Key, set[int]] = field(default_factory=lambda: defaultdict(set))
    days: dict[Key, list[date]] = field(default_factory=lambda: defaultdict(list))
    files: dict[Key, list[ReturnedRef]] = field(default_factory=lambda: defaultdict(list))
    unknown: list[ReturnedRef] = field(default_factory=list)

    def duties(self, connection: Plain, plan_id: int, members: Mapping[int, Sequence[str]]) -> None:
        """Which measures are whose."""
        keys = {group: [self.names.find(name) or name for name in some] for group, some in members.items()}
        for measure_id, unit_id, group_id in connection.execute(_DUTIES, (plan_id,)):
            for key in [unit_id] if unit_id is not None else keys.get(group_id, []):
                if measure_id in self.codes:
                    self.measures[key].add(measure_id)

    def reports(self, connection: Plain, plan_id: int, month: Month) -> None:
        """Of which measures each unit said something, in the ledger or in files that wait."""
        place = (plan_id, month.year, month.month)
        for measure_id, unit_id, reported_on in connection.execute(_SAID, (*place, *place)):
            self.said[unit_id].add(measure_id)
            if reported_on:
                self.days[unit_id].append(date.fromisoformat(reported_on))
        for measure_id, unit_id in connection.execute(_READ, place):
            self.said[unit_id].add(measure_id)
        self._returned(connection, place, month)

    def _returned(self, connection: Plain, place: tuple[int, int, int], month: Month) -> None:
        """Whose the files are that came back, and what those say that wait."""
        refs = {row[0]: _ref(row) for row in connection.execute(_FILES, place).fetchall()}
        units: dict[int, set[int]] = defaultdict(set)
        for returned_id, measure_id, values in connection.execute(_LINES, place):
            ref = refs[returned_id]
            told = json.loads(values)
            unit_id = ref.unit_id or self.names.find(told.get(Column.UNIT, ""))
            if unit_id is None or ref.is_left_out:
                continue
            units[returned_id].add(unit_id)
            if day := day_of(told.get(Column.REPORTED_ON, ""), month):
                self.days[unit_id].append(day)
            if not ref.is_merged and says_of_the_month(told):
                self.said[unit_id].add(measure_id)
        for ref in refs.values():
            senders = {ref.unit_id} if ref.unit_id is not None else units[ref.id]
            if not senders and not ref.is_left_out:
                self.unknown.append(ref)
            for unit_id in senders if not ref.is_left_out else ():
                self.files[unit_id].append(ref)

    def standing(self, key: Key, said: Mapping[int, int], due_on: date | None, today: date) -> SenderStanding:
        """How a unit stands."""
        unit_id = key if isinstance(key, int) else None
        files, own = tuple(self.files.get(key, ())), self.measures.get(key, set())
        empty = tuple(code for measure_id, code in self.codes.items() if measure_id in own and measure_id not in self.said.get(key, ()))
        is_there = bool(files) or bool(self.days.get(key))
        status = SenderStatus.MISSING if not is_there else SenderStatus.INCOMPLETE if empty else SenderStatus.COMPLETE
        received = [datetime.fromisoformat(file.received_at).astimezone().date() for file in files]
        sent_on = max(self.days.get(key, ()), default=min(received, default=None))
        day = sent_on or today
        late = max((day - due_on) // timedelta(days=1), 0) if due_on is not None else 0
        name = self.names.names[key] if isinstance(key, int) else key
        is_expected = bool(said[unit_id]) if unit_id is not None and unit_id in said else bool(own)
        return SenderStanding(unit_id, name, status, is_expected, unit_id in said, sent_on, late, len(own), empty, files, frozenset(own))


def _ref(row: Sequence[object]) -> ReturnedRef:
    key, name, kind, unit_id, words, received_at, merged_at, facts, sent_by = row
    return ReturnedRef(
        int(str(key)), str(name), ReturnedKind(str(kind)), int(str(unit_id)) if unit_id is not None else None, str(words), str(received_at),
        bool(merged_at), bool(json.loads(str(facts)).get("left_out")), str(sent_by),
    )
