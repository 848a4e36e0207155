"""After merging: one view a measure with every unit's line and where each value came from, and the submission upward of it all."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from model.ledger import Ledger
from model.periods import Month
from model.queries.merge_base import held_values, known_measures, only_of, unit_names
from model.queries.report_content import submission_content
from model.rows.checklist import ChecklistFilter
from model.rows.merged import LineReading, MeasureReports, SenderLine, ValueSource
from model.rows.merging import HeldValues, KnownMeasure, MergeField
from model.rows.report import SubmissionContent, SubmissionRow
from model.rows.words import State
from model.rules.combining import combined_state, joined_texts, target_sums
from model.rules.returned_values import bare, readings_of, state_of
from model.rules.senders import UnitNames
from model.store.door import Plain
from model.store.plain import MYSELF, my_units, stored_setting
from model.workbook_layout import Column

UnitId = int | None
_LINES = """
    SELECT returned_line.measure_id, returned.unit_id, returned.id, returned.file_name, sheet, row, "values" FROM returned_line
    JOIN returned ON returned.id = returned_line.returned_id
    WHERE returned.plan_id = ? AND returned.year = ? AND returned.month = ? AND returned.merged_at != ''
        AND returned_line.measure_id IS NOT NULL AND {only} ORDER BY returned_line.id
"""
_DUTIES = """
    SELECT duty.measure_id, duty.unit_id, duty.group_id FROM duty JOIN measure ON measure.id = duty.measure_id
    WHERE measure.plan_id = ? ORDER BY duty.measure_id, duty.position
"""
_YEAR = """
    SELECT progress.measure_id, progress.unit_id, progress.text FROM progress JOIN measure ON measure.id = progress.measure_id
    WHERE measure.plan_id = ? AND progress.year = ? AND progress.month <= ? ORDER BY progress.month, progress.id
"""
_PLAIN = ((MergeField.TROUBLE, Column.TROUBLE), (MergeField.PROOF, Column.EVIDENCE))


@dataclass(frozen=True, slots=True)
class _Line:
    """A stored row of a merged file."""

    returned_id: int
    file: str
    sheet: str
    row: int
    values: Mapping[str, str]

    def source(self, field: str) -> ValueSource:
        return ValueSource(field, self.returned_id, self.file, self.sheet, self.row)


def measure_reports(
    ledger: Ledger, month: Month, *, plan_id: int, members: Mapping[int, Sequence[str]], measure_ids: Sequence[int] = ()
) -> tuple[MeasureReports, ...]:
    """Every measure of a plan (or some of them) with each unit's line of a month; `members` are those of the plan's groups."""
    wanted = set(measure_ids)
    with ledger.look() as connection:
        names = unit_names(connection)
        mine = my_units(connection)
        own = {number for number in (mine.unit, *mine.named) if number is not None}
        own_name = str(stored_setting(connection, MYSELF).get("name", ""))
        held = _by_measure(held_values(connection, plan_id, month, measure_ids))
        lines = _lines(connection, (plan_id, month.year, month.month), measure_ids, names, own)
        duties = _duties(connection, plan_id, names, members)
        measures = [one for one in known_measures(connection, plan_id) if not wanted or one.id in wanted]
    found = []
    for measure in measures:
        units = held.get(measure.id, {})
        rows = tuple(
            _sender_line(measure, unit_id, units[unit_id], own_name if unit_id is None else names.names[unit_id],
                         lines.get((measure.id, unit_id), ()))
            for unit_id in sorted(units, key=lambda one: (one is not None, names.names.get(one or 0, "")))
        )  # fmt: skip
        carriers = duties.get(measure.id, ())
        missing = [key for key in carriers if key not in units and key not in own]
        absent = tuple(dict.fromkeys(names.names[key] if isinstance(key, int) else key for key in missing))
        found.append(_reports(measure, rows, absent, concerns_us=any(key in own for key in carriers)))
    return tuple(found)


def upward_content(
    ledger: Ledger, month: Month, *, plan_id: int, members: Mapping[int, Sequence[str]], today: date
) -> SubmissionContent:
    """The month's submission of one's own office with every unit's report in it, to be written as any other.

    Words stand behind the unit's name; a measure is closed only when all who carry it say so; numbers summed up over the
    year are added, of levels one's own stays.
    """
    content = submission_content(ledger, month, kept=ChecklistFilter(plan_id=plan_id), today=today)
    reports = {one.measure_id: one for one in measure_reports(ledger, month, plan_id=plan_id, members=members)}
    with ledger.look() as connection:
        years = _years(connection, plan_id, month, unit_names(connection))
    return replace(content, rows=tuple(_upward(row, reports[row.measure_id], years.get(row.measure_id, ())) for row in content.rows))


def _by_measure(held: Mapping[tuple[int, UnitId], HeldValues]) -> dict[int, dict[UnitId, HeldValues]]:
    found: dict[int, dict[UnitId, HeldValues]] = defaultdict(dict)
    for (measure_id, unit_id), values in held.items():
        found[measure_id][unit_id] = values
    return found


def _lines(
    connection: Plain, place: tuple[int, int, int], measure_ids: Collection[int], names: UnitNames, own: set[int]
) -> dict[tuple[int, UnitId], list[_Line]]:
    found: dict[tuple[int, UnitId], list[_Line]] = defaultdict(list)
    for measure_id, unit_id, returned_id, file, sheet, row, values in connection.execute(
        _LINES.format(only=only_of("returned_line.measure_id", measure_ids)), place
    ):
        said = json.loads(values)
        line = _Line(returned_id, file, sheet, row, said)
        for unit in {unit_id, names.find(said.get(Column.UNIT, ""))} - {None}:  # a person may have chosen either
            found[measure_id, None if unit in own else unit].append(line)
    return found


def _duties(
    connection: Plain, plan_id: int, names: UnitNames, members: Mapping[int, Sequence[str]]
) -> dict[int, list[int | str]]:
    keys = {group: [names.find(name) or name for name in some] for group, some in members.items()}
    found: dict[int, list[int | str]] = defaultdict(list)
    for measure_id, unit_id, group_id in connection.execute(_DUTIES, (plan_id,)):
        found[measure_id] += [unit_id] if unit_id is not None else keys.get(group_id, [])
    return found


def _sender_line(measure: KnownMeasure, unit_id: UnitId, held: HeldValues, name: str, lines: Sequence[_Line]) -> SenderLine:
    readings = tuple(LineReading(key, held.readings[key]) for key in sorted(held.readings))
    year = next((line.values[Column.PROGRESS] for line in reversed(lines) if line.values.get(Column.PROGRESS)), "")
    return SenderLine(
        unit_id, name, held.text, held.state, held.trouble, held.proof, held.person, held.reported_on, year, readings,
        tuple(source for line in lines for source in _sources(measure, held, line)),
    )


def _sources(measure: KnownMeasure, held: HeldValues, line: _Line) -> Iterator[ValueSource]:
    """The values of a unit that a row says just so."""
    values = line.values
    text = values.get(Column.MONTH_PROGRESS) or values.get(Column.PROGRESS, "")
    if text and bare(text) == bare(held.text):
        yield line.source(MergeField.TEXT)
    for field, column in _PLAIN:
        said, kept = values.get(column, ""), held.trouble if field is MergeField.TROUBLE else held.proof
        if said and bare(said) == bare(kept):
            yield line.source(field)
    if held.state is not None and state_of(values.get(Column.STATE, "")) is held.state:
        yield line.source(MergeField.STATE)
    for said_number in readings_of(values.get(Column.READING, ""), measure.targets):
        if said_number.target_id is not None and held.readings.get(said_number.target_id) in (said_number.value, said_number.proposal):
            yield line.source(f"{MergeField.READING.value}:{said_number.target_id}")


def _reports(measure: KnownMeasure, lines: tuple[SenderLine, ...], missing: tuple[str, ...], *, concerns_us: bool) -> MeasureReports:
    """A measure's view; one's own state counts where the office carries the measure itself or wrote about it."""
    theirs: list[State | None] = [line.state for line in lines if line.unit_id is not None]
    has_own = concerns_us or any(line.unit_id is None and (line.text or line.state) for line in lines)
    states = [*([measure.state] if has_own else []), *theirs, *(None for _ in missing)]
    return MeasureReports(
        measure.id, measure.code, measure.annex, measure.words[Column.TASK], measure.text, measure.words[Column.DEADLINE], lines, missing,
        target_sums(measure.targets, lines), combined_state(states) if theirs or has_own else None,
    )


def _years(connection: Plain, plan_id: int, month: Month, names: UnitNames) -> dict[int, list[tuple[str, str]]]:
    """By measure what every unit wrote over the year so far, one's own office first and without a name."""
    texts: dict[int, dict[UnitId, list[str]]] = defaultdict(lambda: defaultdict(list))
    for measure_id, unit_id, text in connection.execute(_YEAR, (plan_id, month.year, month.month)):
        if text:
            texts[measure_id][unit_id].append(text)
    return {
        measure_id: [
            (names.names.get(unit_id or 0, ""), "".join(some[unit_id]))
            for unit_id in sorted(some, key=lambda one: (one is not None, names.names.get(one or 0, "")))
        ]
        for measure_id, some in texts.items()
    }  # fmt: skip


def _upward(row: SubmissionRow, reports: MeasureReports, year: Sequence[tuple[str, str]]) -> SubmissionRow:
    """One row of the submission with all lines in it; as it is where nobody else reported."""
    theirs = [line for line in reports.lines if line.unit_id is not None]
    if not theirs:
        return row
    sums = {one.target_id: one for one in reports.sums}
    targets = tuple(
        replace(target, value=sums[target.target_id].total) if sums[target.target_id].is_summed and sums[target.target_id].lines else target
        for target in row.targets
    )  # fmt: skip
    days = [line.reported_on for line in theirs if line.reported_on]
    return replace(
        row, state=reports.state or row.state, progress=joined_texts(year),
        month_progress=joined_texts([("", row.month_progress), *((line.unit, line.text) for line in theirs)]),
        trouble=joined_texts([("", row.trouble), *((line.unit, line.trouble) for line in theirs)]),
        evidence=tuple(dict.fromkeys([*row.evidence, *(name for line in theirs for name in line.proof.split("\n") if name)])),
        targets=targets, reported_on=max([*days, *([row.reported_on] if row.reported_on else [])], default=None),
    )
