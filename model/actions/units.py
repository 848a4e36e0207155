"""Units under their names: another name, another word for it, two that are one, two that are not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.actions.clashes import Clashes, field_of_row
from model.actions.myself import find_myself_again
from model.actions.taking_in import unit_called
from model.errors import UserError
from model.ledger import Ledger
from model.rows.changed import Changed
from model.rows.clash import FieldKey, FieldKind, Seen
from model.rules.units import normal_name, unit_kind
from model.store.change_writer import ChangeWriter
from model.store.settings import APART, MYSELF, setting, store_setting
from model.store.tables import (
    Progress,
    Returned,
    Sender,
    Unit,
    UnitAlias,
    UnitGroup,
    UnitGroupMember,
    UnitReading,
)

_Row = TypeVar("_Row", Unit, UnitGroup)


def row_by_id(session: Session, table: type[_Row], key: int, code: str) -> _Row:
    """A unit or a group by its id; raises UserError with the code."""
    row = session.get(table, key)
    if row is None:
        raise UserError(code)
    return row


def unit_named(session: Session, name: str) -> Unit:
    """The unit with a name, made when there is none; to be called inside a change. Raises UserError unit-empty."""
    key = _key(name)
    row = unit_called(session, key)
    if row is None:
        row = Unit(name=name.strip(), key=key, kind=unit_kind(name).value)
        session.add(row)
        session.flush()
    return row


def rename_unit(ledger: Ledger, unit_id: int, name: str, *, seen: Seen | None = None) -> Changed:
    """Call a unit by another name; the former one stays one of its names.

    Raises UserError unit-missing, unit-empty, or unit-name-taken when another unit is called so; EditClash when somebody
    else renamed it since it was `seen`.
    """
    with ledger.change("rename-unit", name=name.strip()) as change:
        unit = row_by_id(change.session, Unit, unit_id, "unit-missing")
        change.facts["former"] = unit.name
        clashes = Clashes(ledger, change, seen)
        name = clashes.settle(FieldKey(FieldKind.UNIT_NAME, unit_id), field_of_row("unit", ("name",), unit),
                              about=unit.name, now=unit.name, mine=name.strip())  # fmt: skip
        clashes.end()
        key = _free(change.session, name, unit)
        if key != unit.key:
            former = unit.name, unit.key
            for alias in change.session.scalars(select(UnitAlias).where(UnitAlias.key == key)):
                change.session.delete(alias)
            change.session.flush()
            unit.key = key
            change.session.flush()
            change.session.add(UnitAlias(unit_id=unit.id, name=former[0], key=former[1]))
        unit.name = name.strip()
        said = setting(change.session, MYSELF)
        if said.get("unit") == unit.id:
            store_setting(change.session, MYSELF, said | {"name": unit.name})
        find_myself_again(change.session)
    return clashes.told()


def add_alias(ledger: Ledger, unit_id: int, name: str) -> Changed:
    """Give a unit another name: plans that write it so mean this unit from now on.

    Raises UserError unit-missing, unit-empty, or unit-name-taken when another unit is called so: those two are merged.
    """
    with ledger.change("add-alias", name=name.strip()) as change:
        unit = row_by_id(change.session, Unit, unit_id, "unit-missing")
        change.facts["unit"] = unit.name
        key = _free(change.session, name, unit)
        if key != unit.key and unit_called(change.session, key) is None:
            change.session.add(UnitAlias(unit_id=unit.id, name=name.strip(), key=key))
            find_myself_again(change.session)
    return change.changed


def remove_alias(ledger: Ledger, unit_id: int, name: str) -> Changed:
    """Take another name away from a unit; duties that came by it stay the unit's. Raises UserError alias-unknown."""
    with ledger.change("remove-alias", name=name.strip()) as change:
        unit = row_by_id(change.session, Unit, unit_id, "unit-missing")
        change.facts["unit"] = unit.name
        alias = change.session.scalar(
            select(UnitAlias).where(UnitAlias.unit_id == unit.id, UnitAlias.key == normal_name(name))
        )
        if alias is None:
            raise UserError("alias-unknown", name=name.strip(), unit=unit.name)
        change.session.delete(alias)
        find_myself_again(change.session)
    return change.changed


def merge_units(ledger: Ledger, kept_id: int, other_ids: Sequence[int]) -> Changed:
    """Make several units one: duties, groups, progress and being my own unit pass to the one kept, all names stay its names.

    Raises UserError unit-missing, or units-same when there is nothing to merge.
    """
    return merge_pairs(ledger, [(kept_id, other_id) for other_id in other_ids] or [(kept_id, kept_id)])


def merge_pairs(ledger: Ledger, pairs: Sequence[tuple[int, int]]) -> Changed:
    """Merge the second unit of each pair into the first, all in one change; who was merged before passes on what it got.

    Raises UserError unit-missing, or units-same when there is nothing to merge.
    """
    with ledger.change("merge-units") as change:
        rows = {key: row_by_id(change.session, Unit, key, "unit-missing") for pair in pairs for key in pair}
        became: dict[int, int] = {}
        names: dict[str, list[str]] = {}
        for pair in pairs:
            kept_id, other_id = (_last(became, key) for key in pair)
            if kept_id != other_id:
                names.setdefault(rows[kept_id].name, []).append(rows[other_id].name)
                _merge(change, rows[kept_id], rows[other_id])
                became[other_id] = kept_id
        if not became:
            raise UserError("units-same", name=rows[pairs[0][0]].name if pairs else "")
        change.facts |= {"name": "、".join(names), "other": "、".join(name for some in names.values() for name in some)}
        find_myself_again(change.session)
    return change.changed


def _last(became: dict[int, int], key: int) -> int:
    while key in became:
        key = became[key]
    return key


def keep_apart(ledger: Ledger, one_id: int, other_id: int) -> Changed:
    """Say that two units are different, however alike their names; they are not proposed as one again."""
    with ledger.change("keep-units-apart") as change:
        one, other = (row_by_id(change.session, Unit, key, "unit-missing") for key in (one_id, other_id))
        change.facts |= {"name": one.name, "other": other.name}
        said = setting(change.session, APART)
        pair = sorted((one.key, other.key))
        if one is not other and pair not in said.get("pairs", []):
            store_setting(change.session, APART, said | {"pairs": [*said.get("pairs", []), pair]})
            find_myself_again(change.session)
    return change.changed


def _key(name: str) -> str:
    key = normal_name(name)
    if not key:
        raise UserError("unit-empty")
    return key


def _free(session: Session, name: str, unit: Unit) -> str:
    """The comparison form of a name that no other unit goes by."""
    key = _key(name)
    taken = unit_called(session, key)
    if taken is not None and taken.id != unit.id:
        raise UserError("unit-name-taken", name=name.strip(), other=taken.name)
    return key


def _merge(change: ChangeWriter, kept: Unit, other: Unit) -> None:
    session = change.session
    for key, measure_id in change.plain.execute("SELECT id, measure_id FROM duty WHERE unit_id = ?", (other.id,)).fetchall():
        change.alter("duty", key, {"unit_id": other.id}, {"unit_id": kept.id})
        change.measure_ids.add(measure_id)
    _merge_groups(session, kept, other)
    _merge_progress(session, kept, other)
    _merge_reports(session, kept, other)
    said = setting(session, MYSELF)
    if said.get("unit") == other.id:
        store_setting(session, MYSELF, said | {"unit": kept.id, "name": kept.name})
    for alias in session.scalars(select(UnitAlias).where(UnitAlias.unit_id == other.id)):
        alias.unit_id = kept.id
    session.add(UnitAlias(unit_id=kept.id, name=other.name, key=other.key))
    session.flush()
    session.expire(other, ["aliases"])  # they are the kept unit's now and must not go with this one
    session.delete(other)
    session.flush()


def _merge_groups(session: Session, kept: Unit, other: Unit) -> None:
    """The kept unit is in every group either was in."""
    own = {row.group_id: row for row in session.scalars(select(UnitGroupMember).where(UnitGroupMember.unit_id == kept.id))}
    for row in session.scalars(select(UnitGroupMember).where(UnitGroupMember.unit_id == other.id)).all():
        same = own.get(row.group_id)
        if same is None:
            row.unit_id = kept.id
        else:
            same.is_certain = same.is_certain or row.is_certain
            session.delete(row)


def _merge_progress(session: Session, kept: Unit, other: Unit) -> None:
    """What both wrote about a measure in one month stands below each other."""
    own = {
        (row.measure_id, row.year, row.month): row
        for row in session.scalars(select(Progress).where(Progress.unit_id == kept.id))
    }
    for row in session.scalars(select(Progress).where(Progress.unit_id == other.id)).all():
        same = own.get((row.measure_id, row.year, row.month))
        if same is None:
            row.unit_id = kept.id
            continue
        if row.text and row.text not in same.text:
            same.text = f"{same.text}\n{row.text}" if same.text else row.text
        same.state = same.state or row.state
        same.trouble, same.proof = same.trouble or row.trouble, same.proof or row.proof
        session.delete(row)


def _merge_reports(session: Session, kept: Unit, other: Unit) -> None:
    """What either sent is the kept unit's; of two values of one month, and two words on who reports, its own stand."""
    read = {(row.target_id, row.year, row.month) for row in session.scalars(select(UnitReading).where(UnitReading.unit_id == kept.id))}
    for reading in session.scalars(select(UnitReading).where(UnitReading.unit_id == other.id)).all():
        if (reading.target_id, reading.year, reading.month) in read:
            session.delete(reading)
        else:
            reading.unit_id = kept.id
    asked = set(session.scalars(select(Sender.plan_id).where(Sender.unit_id == kept.id)))
    for sender in session.scalars(select(Sender).where(Sender.unit_id == other.id)).all():
        if sender.plan_id in asked:
            session.delete(sender)
        else:
            sender.unit_id = kept.id
    for file in session.scalars(select(Returned).where(Returned.unit_id == other.id)):
        file.unit_id = kept.id
