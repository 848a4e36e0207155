"""What merging looks at, read from the ledger: a plan's measures, the units' names, what is held of a month, the returned files."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from model.errors import UserError
from model.periods import Month
from model.queries.measure_sql import in_list
from model.rows.due import TargetPlace
from model.rows.merging import HeldValues, KnownMeasure, KnownTarget, Match, TakenFile, TakenRow
from model.rows.returned import FoundBy, ReturnedFacts, ReturnedKind, ReturnedNote
from model.rows.words import Comparator, Course, Role, State
from model.rules.merge_rows import MergeBase, UnitId
from model.rules.row_matching import Matcher
from model.rules.senders import UnitNames
from model.rules.target_course import adds_up, guessed_course
from model.rules.unit_names import area_parts
from model.store.door import Plain
from model.store.plain import MYSELF, my_units, stored_setting
from model.workbook_layout import Column, fingerprint

KEY_LENGTH = 12  # of a file's SHA-256, in what names it

_MEASURES = """
    SELECT measure.id, measure.code, annex.number, task.number, task.name, measure.text, measure.deadline, measure.state
    FROM measure JOIN task ON task.id = measure.task_id JOIN annex ON annex.id = task.annex_id
    WHERE measure.plan_id = ? ORDER BY measure.position
"""
_DUTIES = """
    SELECT duty.measure_id, duty.role, duty.wording FROM duty JOIN measure ON measure.id = duty.measure_id
    WHERE measure.plan_id = ? ORDER BY duty.measure_id, duty.position
"""
_TARGETS = """
    SELECT target.measure_id, target.id, subject, unit, comparator, value, value_high, wording, course
    FROM target JOIN measure ON measure.id = target.measure_id WHERE measure.plan_id = ? ORDER BY target.id
"""
_HELD = """
    SELECT progress.measure_id, progress.unit_id, progress.text, progress.state, progress.trouble, progress.proof, progress.person,
        progress.reported_on, progress.id, progress.returned_id, returned.file_name
    FROM progress JOIN measure ON measure.id = progress.measure_id LEFT JOIN returned ON returned.id = progress.returned_id
    WHERE measure.plan_id = ? AND progress.year = ? AND progress.month = ? AND {only}
"""
_READINGS = """
    SELECT target.measure_id, {unit}, target.id, {table}.value
    FROM {table} JOIN target ON target.id = {table}.target_id JOIN measure ON measure.id = target.measure_id
    WHERE measure.plan_id = ? AND {table}.year = ? AND {table}.month = ? AND {only}
"""
_EARLIER = """
    SELECT text FROM progress WHERE measure_id = ? AND unit_id IS ? AND year = ? AND month <= ? ORDER BY month
"""
_STATE_BEFORE = """
    SELECT state FROM progress WHERE measure_id = ? AND unit_id IS ? AND year = ? AND month < ? AND state IS NOT NULL
    ORDER BY month DESC LIMIT 1
"""
_FILES = """
    SELECT id, file_name, sha256, kind, unit_id, unit_words, received_at, facts FROM returned
    WHERE plan_id = ? AND year = ? AND month = ? AND merged_at = '' ORDER BY id
"""
_LINES = """
    SELECT returned_line.returned_id, returned_line.id, sheet, row, measure_id, found_by, "values" FROM returned_line
    JOIN returned ON returned.id = returned_line.returned_id
    WHERE plan_id = ? AND year = ? AND month = ? AND merged_at = '' ORDER BY returned_line.id
"""

_MATCHED = """
    SELECT returned_line.id, returned_line.returned_id, measure_id, found_by FROM returned_line
    JOIN returned ON returned.id = returned_line.returned_id
    WHERE plan_id = ? AND year = ? AND month = ? AND merged_at = '' ORDER BY returned_line.id
"""


def merge_base(connection: Plain, plan_id: int, month: Month, *, ledger_id: str) -> MergeBase:
    """All that merging holds returned rows against. Raises UserError plan-unknown."""
    plan = connection.execute("SELECT title, doc_no, year FROM plan WHERE id = ?", (plan_id,)).fetchone()
    if plan is None:
        raise UserError("plan-unknown")
    mine = my_units(connection)
    own = frozenset(number for number in (mine.unit, *mine.named) if number is not None)

    def earlier(measure_id: int, unit_id: UnitId) -> str:
        rows = connection.execute(_EARLIER, (measure_id, unit_id, month.year, month.month))
        return "".join(text for (text,) in rows)

    def state_before(measure_id: int, unit_id: UnitId) -> State | None:
        row = connection.execute(_STATE_BEFORE, (measure_id, unit_id, month.year, month.month)).fetchone()
        return State(row[0]) if row else None

    return MergeBase(
        plan_id, month, ledger_id, Matcher(known_measures(connection, plan_id), ledger_id=ledger_id), unit_names(connection),
        plan[0], plan[1], plan[2], own=own, held=held_values(connection, plan_id, month), earlier=earlier,
        state_before=state_before,
    )


def unit_names(connection: Plain) -> UnitNames:
    """Every unit by its names, the first its own."""
    names: dict[int, list[str]] = {number: [name] for number, name in connection.execute("SELECT id, name FROM unit ORDER BY id")}
    for number, alias in connection.execute("SELECT unit_id, name FROM unit_alias ORDER BY id"):
        names[number].append(alias)
    area = stored_setting(connection, MYSELF).get("area", "")
    return UnitNames(names, area_parts(area) if area else ())


def known_measures(connection: Plain, plan_id: int) -> tuple[KnownMeasure, ...]:
    """A plan's measures in the order of the document."""
    units: dict[tuple[int, str], list[str]] = defaultdict(list)
    for measure_id, role, wording in connection.execute(_DUTIES, (plan_id,)):
        units[measure_id, role].append(wording)
    targets: dict[int, list[KnownTarget]] = defaultdict(list)
    for measure_id, *target in connection.execute(_TARGETS, (plan_id,)):
        targets[measure_id].append(_target(target))
    made = []
    for key, code, annex, task_no, task, text, deadline, state in connection.execute(_MEASURES, (plan_id,)):
        words = {
            Column.TASK_NO.value: str(task_no) if task_no else "", Column.TASK.value: task, Column.MEASURE.value: text,
            Column.DEADLINE.value: deadline,
        }  # fmt: skip
        words |= {role.value: "\n".join(units.get((key, role.value), ())) for role in Role}
        made.append(KnownMeasure(key, code, annex, words, fingerprint(annex, task_no, text), tuple(targets.get(key, ())), State(state)))
    return tuple(made)


def _target(row: Sequence[str]) -> KnownTarget:
    key, subject, unit, comparator, value, value_high, wording, course = row
    high = Decimal(value_high) if value_high is not None else None
    place = TargetPlace(subject, Comparator(comparator), Decimal(value), unit, wording, high)
    course_is = Course(course) if course else guessed_course(place)
    return KnownTarget(int(key), subject or wording, unit, wording, course_is, adds_up(place), place.value)


def only_of(column: str, keys: Collection[int]) -> str:
    """The condition that keeps rows of some ids; all of them where none is named."""
    return f"{column} IN {in_list(keys)}" if keys else "TRUE"


def held_values(
    connection: Plain, plan_id: int, month: Month, measure_ids: Collection[int] = ()
) -> dict[tuple[int, UnitId], HeldValues]:
    """What the ledger has of a month, of all measures of a plan or some, by measure and unit (None: one's own office)."""
    place = (plan_id, month.year, month.month)
    only = only_of("measure.id", measure_ids)
    readings: dict[tuple[int, UnitId], dict[int, Decimal]] = defaultdict(dict)
    for table, unit in (("reading", "NULL"), ("unit_reading", "unit_reading.unit_id")):
        for measure_id, unit_id, target_id, value in connection.execute(_READINGS.format(table=table, unit=unit, only=only), place):
            readings[measure_id, unit_id][target_id] = Decimal(value)
    found: dict[tuple[int, UnitId], HeldValues] = {}
    for measure_id, unit_id, text, state, trouble, proof, person, reported_on, key, returned_id, name in connection.execute(
        _HELD.format(only=only), place
    ):
        found[measure_id, unit_id] = HeldValues(
            text, State(state) if state else None, trouble, proof, person, date.fromisoformat(reported_on) if reported_on else None,
            readings.pop((measure_id, unit_id), {}), key, returned_id, name or "",
        )
    return found | {key: HeldValues(readings=values) for key, values in readings.items()}


def taken_files(connection: Plain, plan_id: int, month: Month) -> tuple[TakenFile, ...]:
    """The returned files of a month whose values were not taken in yet, as they are stored."""
    place = (plan_id, month.year, month.month)
    lines: dict[int, list[TakenRow]] = defaultdict(list)
    for returned_id, key, sheet, row, measure_id, found_by, values in connection.execute(_LINES, place):
        said = json.loads(values)
        # Without the plan's words a row was proven by its id when it was taken in; ids stay what they are.
        is_proven = measure_id is not None and (found_by == FoundBy.PERSON or Column.MEASURE not in said)
        match = Match(measure_id, FoundBy(found_by)) if is_proven else None
        annex, of_month = said.pop(ANNEX, None), said.pop(OF_MONTH, "")
        lines[returned_id].append(TakenRow(sheet, row, said, annex, key, match, Month.parse(of_month) if of_month else None))
    return tuple(
        _file(row, tuple(lines.get(row[0], ()))) for row in connection.execute(_FILES, place).fetchall()
    )


def files_as_stored(connection: Plain, plan_id: int, month: Month) -> list[tuple[object, ...]]:
    """What may become other of those files and their rows as long as they wait: what is in them stays as it came."""
    place = (plan_id, month.year, month.month)
    return [tuple(row) for asked in (_FILES, _MATCHED) for row in connection.execute(asked, place).fetchall()]


ANNEX = "annex"  # beside the columns, which annex a sheet was said to be
OF_MONTH = "sheet_month"  # and of which month, where a file has a sheet for every one


def _file(row: Sequence[str], rows: tuple[TakenRow, ...]) -> TakenFile:
    key, name, sha256, kind, unit_id, unit_words, received_at, facts = row
    told = json.loads(facts)
    return TakenFile(
        sha256[:KEY_LENGTH], name, ReturnedKind(kind), facts_from(told), rows,
        tuple(ReturnedNote(*note) for note in told.get("notes", ())), int(key), int(unit_id) if unit_id is not None else None, unit_words,
        is_settled=bool(told.get("settled")), received_at=received_at,
    )


def facts_as_json(facts: ReturnedFacts, notes: Iterable[ReturnedNote]) -> dict[str, object]:
    """A file's facts as they are stored."""
    return {
        "layout": facts.layout, "ledger": facts.ledger, "plan": facts.plan_id, "title": facts.plan_title, "doc_no": facts.plan_doc_no,
        "year": facts.plan_year, "month": str(facts.month) if facts.month else "", "unit": facts.unit, "person": facts.person,
        "heading_unit": facts.heading_unit, "heading_month": str(facts.heading_month) if facts.heading_month else "",
        "row_units": list(facts.row_units),
        "notes": [[note.code, note.sheet, note.row, note.column, note.text] for note in notes],
    }


def facts_from(told: Mapping[str, object]) -> ReturnedFacts:
    """The facts that were stored."""
    month, over, units = str(told.get("month", "")), str(told.get("heading_month", "")), told.get("row_units")
    return ReturnedFacts(
        int(str(told.get("layout", 0))), str(told.get("ledger", "")), int(str(told.get("plan", 0))), str(told.get("title", "")),
        str(told.get("doc_no", "")), int(str(told.get("year", 0))), Month.parse(month) if month else None, str(told.get("unit", "")),
        str(told.get("person", "")), str(told.get("heading_unit", "")), tuple(map(str, units)) if isinstance(units, list) else (),
        Month.parse(over) if over else None,
    )
