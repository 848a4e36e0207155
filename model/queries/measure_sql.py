"""The checklist's conditions as SQL text: what a filter keeps, a measure's light, and which duties are mine.

The one place where they are written. The checklist is asked with them through sqlite3, because its first rows come
before SQLAlchemy is loaded; model.queries.measure_filter lends the same text to statements of SQLAlchemy. Only values
that this program makes itself (ids, days, months, words of an enum) stand in the text; what was typed is bound.

Every condition stands on the measure alone, so that counting needs no join; a search is the one exception: its matches
come first and in the order of ids, because the index gives them so without sorting.
"""

# ruff: noqa: S608 - the statement is composed of this program's own words; what was typed is bound

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from model.periods import Month
from model.rows.checklist import ChecklistFilter
from model.rows.words import Light, Role, State
from model.rules.lights import SOON
from model.store.door import Plain
from model.store.plain import elsewhere, my_units
from model.store.search_words import match_expression

DONE = (State.CLOSED, State.NOT_APPLICABLE)
ROLES = tuple(Role)  # strongest first
MANY = 10_000
UNCERTAIN = 10  # added to the rank of a role that only an unanswered question gives
HAS_EVIDENCE = "EXISTS (SELECT 1 FROM evidence_link WHERE evidence_link.measure_id = measure.id)"
IS_MEANT = r"duty.wording LIKE :unit ESCAPE '\'"  # by a part of the plan's words
IS_NAMED = "duty.unit_id IN (SELECT id FROM unit WHERE name = :name UNION SELECT unit_id FROM unit_alias WHERE name = :name)"
IS_DONE = "measure.state IN ('closed', 'not_applicable')"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in SQL, and the typed words it is bound to, by name."""

    sql: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Mine:
    """The ids that make a duty mine: rows that are my unit, groups I am in; and those that only may be.

    In the plans `elsewhere` the units and groups "at home" mean another: 各镇 there is every town of that area.
    `are_many` when so many duties are mine that a page of the list is found sooner by looking at measure after measure.
    """

    units: tuple[int, ...]
    open_units: tuple[int, ...]
    groups: tuple[int, ...]
    open_groups: tuple[int, ...]
    elsewhere: tuple[int, ...] = ()
    home_units: tuple[int, ...] = ()
    home_groups: tuple[int, ...] = ()
    are_many: bool = False


def mine_in(connection: Plain, *, is_counted: bool = True) -> Mine:
    """The ids for the ledger's own unit; all empty before the first start ended. Counting takes as long as finding a page."""
    units = my_units(connection)
    members = connection.execute(
        "SELECT group_id, is_certain FROM unit_group_member WHERE unit_id = ?", (units.unit,)
    ).fetchall()
    away = elsewhere(connection)
    mine = Mine(
        units.named, units.perhaps,
        tuple(group for group, is_certain in members if is_certain),
        tuple(group for group, is_certain in members if not is_certain),
        tuple(key for key, _ in away.plans), away.units, away.groups,
    )
    return replace(mine, are_many=_are_many(connection, mine)) if is_counted else mine


def _are_many(connection: Plain, mine: Mine) -> bool:
    """Whether more than MANY duties are mine; counted no further than that."""
    by_name = f"SELECT 1 FROM duty INDEXED BY ix_duty_unit WHERE unit_id IN {in_list(mine.units + mine.open_units)}"
    by_group = f"SELECT 1 FROM duty INDEXED BY ix_duty_group WHERE group_id IN {in_list(mine.groups + mine.open_groups)}"
    counted = f"SELECT count(*) FROM (SELECT * FROM ({by_name} UNION ALL {by_group}) AS mine LIMIT {MANY + 1}) AS few"
    return bool(connection.execute(counted).fetchone()[0] > MANY)


def in_list(keys: Iterable[int]) -> str:
    """Ids as the right side of IN; an empty list keeps nothing."""
    return "(" + (", ".join(str(int(key)) for key in keys) or "NULL") + ")"


def open_question(mine: Mine) -> str:
    """Whether a duty is mine only if a person says so."""
    named = f"duty.unit_id IN {in_list(mine.open_units)} OR duty.group_id IN {in_list(mine.open_groups)}"
    return f"(duty.answer IS NULL AND ({named}))"


def my_duty(mine: Mine) -> str:
    """The condition under which a duty is mine or perhaps mine; an answered "no" is out."""
    units, groups = in_list(mine.units + mine.open_units), in_list(mine.groups + mine.open_groups)
    is_away = f" AND NOT {_said_of_another(mine)}" if mine.elsewhere else ""
    return f"((duty.unit_id IN {units} OR duty.group_id IN {groups}) AND (duty.answer OR (duty.answer IS NULL{is_away})))"


def _said_of_another(mine: Mine) -> str:
    """Whether a duty speaks of another area's towns or bureaus; it looks its plan up, so it stands behind the ids."""
    named = f"duty.unit_id IN {in_list(mine.home_units)} OR duty.group_id IN {in_list(mine.home_groups)}"
    plan = "(SELECT said_in.plan_id FROM measure AS said_in WHERE said_in.id = duty.measure_id)"
    return f"(coalesce({named}, FALSE) AND {plan} IN {in_list(mine.elsewhere)})"


def rank(mine: Mine) -> str:
    """My rank in the measure at hand: 0 lead, 1 responsible, 2 support; from 10 on perhaps mine; NULL not mine."""
    return f"(SELECT min({rank_of_duty(mine)}) FROM duty WHERE duty.measure_id = measure.id AND {my_duty(mine)})"


def rank_of_duty(mine: Mine) -> str:
    """The rank one duty gives me, if it is mine."""
    of_role = " ".join(f"WHEN '{role.value}' THEN {number}" for number, role in enumerate(ROLES))
    return f"CASE duty.role {of_role} END + CASE WHEN {open_question(mine)} THEN {UNCERTAIN} ELSE 0 END"


def role_of(rank_found: int | None) -> Role | None:
    """The role a rank stands for."""
    return None if rank_found is None else ROLES[rank_found % UNCERTAIN]


def is_certain(rank_found: int | None) -> bool:
    """Whether the rank is sure: named, or in a group that means all."""
    return rank_found is None or rank_found < UNCERTAIN


def progress_in(month: Month) -> str:
    """Whether one's own office noted progress of the measure in a month."""
    return (
        "EXISTS (SELECT 1 FROM progress WHERE progress.measure_id = measure.id AND progress.unit_id IS NULL "
        f"AND progress.year = {month.year:d} AND progress.month = {month.month:d} AND progress.text != '')"
    )


def has_missed(today: date) -> str:
    """Whether an occurrence of what comes back was missed in an open measure, of what a person has begun to tick."""
    return f"coalesce(measure.open_occurrence < '{today}', FALSE) AND NOT {IS_DONE}"


def light(today: date) -> str:
    """The light as model.rules.lights.light_of computes it, from columns; a test holds the two together."""
    this_month = Month.of(today)
    last_month = this_month.plus(-1)
    issued_on = "(SELECT plan.issued_on FROM plan WHERE plan.id = measure.plan_id)"
    is_silent = (
        f"coalesce({issued_on}, '{date(today.year, 1, 1)}') <= '{last_month.first}' "
        f"AND (measure.starts_on IS NULL OR measure.starts_on <= '{last_month.first}') "
        f"AND NOT {progress_in(this_month)} AND NOT {progress_in(last_month)}"
    )
    return (
        f"(CASE WHEN {IS_DONE} THEN '{Light.GREY}' WHEN measure.overdue_after < '{today}' THEN '{Light.RED}' "
        f"WHEN measure.state = '{State.BLOCKED}' THEN '{Light.AMBER}' "
        f"WHEN measure.open_occurrence < '{today}' THEN '{Light.AMBER}' "
        f"WHEN measure.next_due <= '{today + SOON}' THEN '{Light.AMBER}' WHEN {is_silent} THEN '{Light.AMBER}' "
        f"WHEN measure.endless_from <= '{today}' AND {progress_in(this_month)} THEN '{Light.BLUE}' "
        f"ELSE '{Light.GREEN}' END)"
    )


def is_search(kept: ChecklistFilter) -> bool:
    """Whether the matches of a search are the way in: measure_search then stands before measure."""
    return match_expression(kept.search) is not None


def source(kept: ChecklistFilter) -> str:
    """The tables a filter reads; CROSS keeps the matches of a search the outer loop."""
    return "measure_search CROSS JOIN measure ON measure.id = measure_search.rowid" if is_search(kept) else "measure"


def order(kept: ChecklistFilter) -> str:
    """The order of the documents; what a search found, in the order of its index: that of taking in."""
    return "measure_search.rowid" if is_search(kept) else "measure.plan_id, measure.position"


def conditions(
    kept: ChecklistFilter, mine: Mine, today: date, *, is_page: bool = False, is_common: bool = False
) -> tuple[Condition, ...]:
    """What a measure must fulfil for a filter to keep it; a page of few is asked for differently from a count of all.

    A page of one plan streams in the plan's order: "+" keeps the indexes out by which all that fits would be found, and
    sorted, before the first row is known. A state that is not `is_common` is found by its index.
    """
    streams = is_search(kept) or (is_page and mine.are_many)
    in_order = "+" if is_page and kept.plan_id is not None else ""
    plain = (*_chosen(kept, mine, streams=streams, in_order=in_order),
             *_state(kept, today, in_order=in_order, of_state=in_order if is_common else ""), *_lacks(kept))  # fmt: skip
    # What stands behind the plan leaves it the way in: with a condition before it SQLite goes through all, and sorts.
    return (*_typed(kept), *(Condition(sql) for sql in plain), *_given(kept, in_order=in_order))


def state_is_common(connection: Plain, kept: ChecklistFilter) -> bool:
    """Whether more than MANY measures of the plan have the state the filter asks for; counted no further than that."""
    if kept.state is None or kept.plan_id is None:
        return False
    found = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM measure INDEXED BY ix_measure_plan_state_due WHERE plan_id = ? AND state = ? "
        f"LIMIT {MANY + 1}) AS few", (kept.plan_id, kept.state.value),
    ).fetchone()  # fmt: skip
    return bool(found[0] > MANY)


def _typed(kept: ChecklistFilter) -> Iterator[Condition]:
    expression = match_expression(kept.search)
    if expression is not None:
        yield Condition("measure_search.measure_search MATCH :words", (("words", expression),))
    elif kept.search.strip():
        yield Condition("measure.id IS NULL")  # nothing but punctuation was typed
    if kept.unit:
        sql = f"EXISTS (SELECT 1 FROM duty WHERE duty.measure_id = measure.id AND ({IS_MEANT} OR {IS_NAMED}))"
        yield Condition(sql, unit_words(kept.unit))


def _given(kept: ChecklistFilter, *, in_order: str) -> Iterator[Condition]:
    if kept.handler:  # said twice, else SQLite does not see that the index of those given to somebody will do
        yield Condition(f"{in_order}measure.handler = :handler AND measure.handler != ''", (("handler", kept.handler),))
    elif kept.handler is not None:
        yield Condition("+measure.handler = ''")  # else SQLite goes through all of them, in no order, for want of an index


def unit_words(unit: str) -> tuple[tuple[str, str], ...]:
    """What IS_MEANT and IS_NAMED are bound to."""
    pattern = "%" + unit.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_") + "%"
    return ("unit", pattern), ("name", unit)


def _chosen(kept: ChecklistFilter, mine: Mine, *, streams: bool, in_order: str) -> Iterator[str]:
    if kept.plan_id is not None:
        # Beside a search the plan must not become the way in: "+ 0" keeps its index out, and matches stream in order.
        yield f"measure.plan_id{' + 0' if is_search(kept) else ''} = {int(kept.plan_id)}"
    if kept.annex is not None:
        of_annex = f"SELECT task.id FROM task JOIN annex ON annex.id = task.annex_id WHERE annex.number = {int(kept.annex)}"
        yield f"{in_order}measure.task_id IN ({of_annex})"
    if kept.is_mine or kept.role is not None:
        one_by_one = f"EXISTS (SELECT 1 FROM duty WHERE duty.measure_id = measure.id AND {my_duty(mine)})"
        yield one_by_one if streams else f"measure.id IN (SELECT duty.measure_id FROM duty WHERE {my_duty(mine)})"
    if kept.is_perhaps:
        yield f"measure.id IN (SELECT duty.measure_id FROM duty WHERE {open_question(mine)})"
        yield f"{rank(mine)} >= {UNCERTAIN}"
    if kept.role is not None:
        number = ROLES.index(kept.role)
        yield f"{rank(mine)} IN {in_list((number, number + UNCERTAIN))}"


def _state(kept: ChecklistFilter, today: date, *, in_order: str, of_state: str) -> Iterator[str]:
    if kept.state is not None:
        yield f"{of_state}measure.state = '{kept.state.value}'"
    if kept.light is not None:
        yield f"{light(today)} = '{kept.light.value}'"
    if kept.due_from is not None:
        yield f"{in_order}measure.next_due >= '{kept.due_from}' AND NOT {IS_DONE}"
    if kept.due_before is not None:
        yield f"{in_order}measure.next_due <= '{kept.due_before}' AND NOT {IS_DONE}"
    if kept.has_missed:
        yield has_missed(today)


def _lacks(kept: ChecklistFilter) -> Iterator[str]:
    if kept.idle_month is not None:
        yield f"NOT {IS_DONE} AND NOT {progress_in(kept.idle_month)}"
    if kept.is_without_evidence:
        yield f"NOT {HAS_EVIDENCE}"
    if kept.has_doubts:
        yield "measure.doubt_count > 0"
    if kept.has_questions:
        yield "measure.question_count > 0"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a filter keeps, ready to be asked for: FROM measure … WHERE …, with its bound words."""

    tables: str
    where: str
    values: dict[str, str]


def kept_by(kept: ChecklistFilter, mine: Mine, today: date, *, is_page: bool = False, is_common: bool = False) -> Kept:
    """A filter as the tail of a statement."""
    found = conditions(kept, mine, today, is_page=is_page, is_common=is_common)
    where = " AND ".join(f"({condition.sql})" for condition in found) or "TRUE"
    return Kept(source(kept), where, {name: value for condition in found for name, value in condition.values})
