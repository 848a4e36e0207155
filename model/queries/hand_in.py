"""The check before hand-in over a month: what is found in what would be sent, with what a person let stand.

Asked in plain SQL, a statement a table: it is looked at again after every word that is typed.
"""

# ruff: noqa: S608 - the statement is composed of this program's own words; what was typed is bound

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from model.ledger import Ledger
from model.periods import Month
from model.queries.checklist import day_of
from model.queries.measure_sql import DONE, in_list, kept_by, mine_in, order
from model.queries.standing import turns_of
from model.rows.checklist import ChecklistFilter
from model.rows.due import DuePlace, TargetPlace
from model.rows.hand_in import Finding, FindingCode, HandInRow, ReadTarget, Severity
from model.rows.words import Comparator, Course, DueKind, State
from model.rules.due_summary import is_overdue, summary_of
from model.rules.hand_in import findings_in
from model.rules.standing import Turn, state_on
from model.rules.target_course import guessed_course
from model.rules.targets import is_met
from model.store.door import Plain

CHUNK = 500
_ORDER = list(Severity)
_NOTES = """
    SELECT measure_id, year = ? AND month = ?, text, trouble FROM progress
    WHERE unit_id IS NULL AND ((year = ? AND month = ?) OR (year = ? AND month = ?)) AND measure_id IN
"""
_EVIDENCE = """
    SELECT measure_id, count(*) FROM evidence_link
    WHERE ((year = ? AND month = ?) OR coalesce(year, 0) = 0 OR coalesce(month, 0) = 0) AND measure_id IN {keys} GROUP BY measure_id
"""
_TARGETS = """
    SELECT target.measure_id, target.id, subject, comparator, target.value, value_high, unit, wording, course, now.value,
        (SELECT reading.value FROM reading WHERE reading.target_id = target.id AND reading.year = ? AND reading.month < ?
            ORDER BY reading.month DESC LIMIT 1)
    FROM target LEFT JOIN reading AS now ON now.target_id = target.id AND now.year = ? AND now.month = ?
    WHERE target.measure_id IN {keys} ORDER BY target.id
"""
_TOLD_SINCE = """
    SELECT measure_id FROM progress
    WHERE unit_id IS NULL AND year * 12 + month > ? * 12 + ? AND (text != '' OR state IS NOT NULL) AND measure_id IN {keys}
    UNION
    SELECT change_measure.measure_id FROM change JOIN change_measure ON change_measure.change_id = change.id
    WHERE (change.at >= ? OR json_extract(change.facts, '$.on') > ?) AND change_measure.measure_id IN {keys}
"""


@dataclass(frozen=True, slots=True)
class _Measure:
    """A measure as it is stored."""

    id: int
    code: str
    state: State
    closed_on: date | None


@dataclass(slots=True)
class _Beside:
    """What hangs on the measures, as far as a month needs it, by measure."""

    notes: dict[tuple[int, bool], tuple[str, str]] = field(default_factory=dict)
    evidence: dict[int, int] = field(default_factory=dict)
    targets: dict[int, list[ReadTarget]] = field(default_factory=lambda: defaultdict(list))
    dues: dict[int, list[tuple[DuePlace, date | None]]] = field(default_factory=lambda: defaultdict(list))
    told_since: set[int] = field(default_factory=set)


def hand_in_findings(ledger: Ledger, month: Month, *, kept: ChecklistFilter, today: date) -> tuple[Finding, ...]:
    """What is found in the measures a filter keeps, the gravest first, then in the order of the documents.

    Of closed measures only those that say something in the month are looked at.
    """
    day = min(today, month.last)
    with ledger.look() as connection:
        measures = _measures(connection, kept, day)
        beside = _beside(connection, [one.id for one in measures], month, day)
        accepted = {
            tuple(row[:3]): row[3:] for row in connection.execute(
                "SELECT code, measure_id, detail, word, person, accepted_at FROM accepted_finding WHERE year = ? AND month = ?",
                (month.year, month.month))
        }
    turns = _turns(ledger, measures, beside, day, today)
    rows = (_row(one, _state(one, turns.get(one.id, ()), day, today), beside, month, today) for one in measures)
    all_found = [finding for row in rows if row is not None for finding in findings_in(row, today=today)]
    said = (
        replace(finding, word=word, person=person, accepted_at=accepted_at)
        for finding in all_found
        for word, person, accepted_at in (accepted.get((finding.code.value, finding.measure_id, finding.detail), ("", "", "")),)
    )
    return tuple(sorted(said, key=lambda finding: _ORDER.index(finding.severity)))


def personal_numbers(ledger: Ledger, month: Month, *, kept: ChecklistFilter, today: date) -> tuple[str, ...]:
    """The numbers of the measures whose texts hold identity or telephone numbers that nobody let stand."""
    found = hand_in_findings(ledger, month, kept=kept, today=today)
    return tuple(dict.fromkeys(one.measure for one in found if one.code is FindingCode.PERSONAL_DATA and not one.is_accepted))


def _measures(connection: Plain, kept: ChecklistFilter, day: date) -> list[_Measure]:
    found = kept_by(kept, mine_in(connection), day)
    rows = connection.execute(
        f"SELECT measure.id, measure.code, measure.state, measure.closed_on FROM {found.tables} WHERE {found.where} ORDER BY {order(kept)}",
        found.values,
    )
    return [_Measure(key, code, State(state), day_of(closed_on)) for key, code, state, closed_on in rows]


def _beside(connection: Plain, keys: Sequence[int], month: Month, day: date) -> _Beside:
    before, now, found = month.plus(-1), (month.year, month.month), _Beside()
    for some in _chunks(keys):
        for key, is_now, text, trouble in connection.execute(_NOTES + some, (*now, *now, before.year, before.month)):
            found.notes[key, bool(is_now)] = (text, trouble or "")
        found.evidence |= dict(connection.execute(_EVIDENCE.format(keys=some), now).fetchall())
        for key, *target in connection.execute(_TARGETS.format(keys=some), (*now, *now)):
            found.targets[key].append(_target(target))
        for key, kind, start, end, wording, is_milestone, met_on in connection.execute(
            f'SELECT measure_id, kind, start, "end", wording, is_milestone, met_on FROM due WHERE measure_id IN {some} ORDER BY is_milestone, "end", id'
        ):
            place = DuePlace(DueKind(kind), day_of(start), day_of(end), wording, bool(is_milestone))
            found.dues[key].append((place, day_of(met_on)))
        since = (*now, (day - timedelta(days=1)).isoformat(), day.isoformat())  # a day before: what is stored is UTC
        found.told_since |= {key for (key,) in connection.execute(_TOLD_SINCE.format(keys=some), since)}
    return found


def _chunks(keys: Sequence[int]) -> Iterator[str]:
    return (in_list(keys[start : start + CHUNK]) for start in range(0, len(keys), CHUNK))


def _target(row: Sequence[Any]) -> ReadTarget:
    _, subject, comparator, value, value_high, unit, wording, course, now, before = row
    high = None if value_high is None else Decimal(value_high)
    place = TargetPlace(subject, Comparator(comparator), Decimal(value), unit, wording, high)
    read = None if now is None else Decimal(now)
    return ReadTarget(
        subject, unit, Course(course) if course else guessed_course(place), read, None if before is None else Decimal(before),
        place.value if place.comparator in (Comparator.AT_LEAST, Comparator.EQUAL) else None, None if read is None else is_met(place, read),
    )


def _turns(ledger: Ledger, measures: Iterable[_Measure], beside: _Beside, day: date, today: date) -> dict[int, list[Turn]]:
    """What told the states of those measures that may have stood otherwise on the day: most did not."""
    if day == today:
        wanted = [one.id for one in measures if one.state is State.CLOSED and one.closed_on is not None and one.closed_on > day]
    else:
        wanted = [one.id for one in measures if one.id in beside.told_since]
    if not wanted:
        return {}
    with ledger.read() as session:
        return turns_of(session, wanted)


def _state(one: _Measure, turns: Sequence[Turn], day: date, today: date) -> State:
    if day == today and one.state is not State.CLOSED:  # nothing is past: as the checklist shows it
        return one.state
    return state_on(day, turns, state=one.state, closed_on=one.closed_on)


def _row(one: _Measure, state: State, beside: _Beside, month: Month, today: date) -> HandInRow | None:
    now, before = beside.notes.get((one.id, True)), beside.notes.get((one.id, False))
    if state is State.CLOSED and now is None and not (one.closed_on and Month.of(one.closed_on) == month):
        return None
    text, trouble = now or ("", "")
    day = min(today, month.last)
    dues = [place for place, met_on in beside.dues.get(one.id, ()) if met_on is None or met_on > day]
    return HandInRow(
        one.id, one.code, state, text, before[0] if before else "", trouble=trouble or (text if state is State.BLOCKED else ""),
        closed_on=one.closed_on, overdue_after=summary_of(dues).overdue_after,
        is_overdue=state not in DONE and is_overdue(dues, min(today, day + timedelta(days=1))),
        evidence=beside.evidence.get(one.id, 0), targets=tuple(beside.targets.get(one.id, ())),
    )  # fmt: skip
