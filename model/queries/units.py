"""The units and groups a ledger knows, with their names and measures."""

from __future__ import annotations

from collections import defaultdict

from model.ledger import Ledger
from model.rows.unit_words import UnitKind
from model.rows.units import GroupLine, Membership, UnitLine
from model.rows.words import Role
from model.store.door import Plain
from model.store.plain import APART, my_units, stored_setting

_OF_PLAN = "JOIN measure ON measure.id = duty.measure_id AND measure.plan_id = :plan"


def unit_lines(ledger: Ledger, plan_id: int | None = None) -> tuple[UnitLine, ...]:
    """Every unit, by its name, with the measures of a plan (None: of all) that name it."""
    with ledger.look() as connection:
        units = connection.execute("SELECT id, name, kind FROM unit ORDER BY name, id").fetchall()
        aliases: dict[int, list[str]] = defaultdict(list)
        for unit_id, name in connection.execute("SELECT unit_id, name FROM unit_alias ORDER BY id"):
            aliases[unit_id].append(name)
        counts = _counts(connection, plan_id)
        mine = my_units(connection)
    return tuple(
        UnitLine(
            key, name, UnitKind(kind), tuple(aliases[key]),
            tuple((role, counts[key][role.value]) for role in Role if role.value in counts[key]),
            counts[key].get("", 0), is_own=key == mine.unit, is_mine=key != mine.unit and key in mine.named,
        )
        for key, name, kind in units
    )  # fmt: skip


def group_lines(ledger: Ledger, plan_id: int | None = None) -> tuple[GroupLine, ...]:
    """Every collective wording, those of most measures of a plan (None: of all) first."""
    with ledger.look() as connection:
        own = my_units(connection).unit
        mine = dict(connection.execute("SELECT group_id, is_certain FROM unit_group_member WHERE unit_id = ?", (own,)).fetchall())
        join, values = (_OF_PLAN, {"plan": plan_id}) if plan_id is not None else ("", {})
        counts = dict(connection.execute(
            f"SELECT duty.group_id, count(DISTINCT duty.measure_id) FROM duty {join} "  # noqa: S608 - our own words
            "WHERE duty.group_id IS NOT NULL GROUP BY duty.group_id", values,
        ).fetchall())  # fmt: skip
        rows = connection.execute("SELECT id, wording, asks_which, is_edited FROM unit_group ORDER BY id").fetchall()
    lines = [
        GroupLine(key, wording, bool(asks), bool(edited), counts.get(key, 0), _mine(mine.get(key)))
        for key, wording, asks, edited in rows
    ]
    return tuple(sorted(lines, key=lambda line: -line.measures))


def units_apart(ledger: Ledger) -> frozenset[frozenset[str]]:
    """Pairs of names, in comparison form, of which a person said that they are two units."""
    with ledger.look() as connection:
        return frozenset(frozenset(pair) for pair in stored_setting(connection, APART).get("pairs", []))


def _counts(connection: Plain, plan_id: int | None) -> dict[int, dict[str, int]]:
    """Measures by unit and role; under "" those that name the unit in any role."""
    join, values = (_OF_PLAN, {"plan": plan_id}) if plan_id is not None else ("", {})
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for role, column in (("duty.role", "duty.role"), ("''", "duty.unit_id")):
        statement = (
            f"SELECT duty.unit_id, {role}, count(DISTINCT duty.measure_id) FROM duty {join} "  # noqa: S608 - our own words
            f"WHERE duty.unit_id IS NOT NULL GROUP BY duty.unit_id, {column}"
        )
        for unit_id, name, count in connection.execute(statement, values):
            found[unit_id][name] = count
    return found


def _mine(is_certain: int | None) -> Membership:
    return Membership.OUTSIDE if is_certain is None else Membership.MEMBER if is_certain else Membership.OPEN
