"""Groups of units: who is in them, by their own words or because a person said so."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.actions.myself import find_myself_again
from model.actions.units import row_by_id, unit_named
from model.errors import UserError
from model.ledger import Ledger
from model.queries.units import group_lines, unit_lines
from model.queries.whose import myself
from model.readers.directory.unit_directory import find_area, units_of
from model.rows.changed import Changed
from model.rows.unit_words import MeantAs, UnitKind
from model.rows.units import GroupDetail, GroupLine, MemberRow, Membership, UnitDetail
from model.rules.group_members import is_to_be_filled_in, kinds_of, members_by_rule, membership
from model.rules.unit_names import normal_name, unit_kind
from model.rules.units import is_meant, who_am_i
from model.store.change_writer import ChangeWriter
from model.store.settings import MYSELF, setting
from model.store.tables import Unit, UnitGroup, UnitGroupMember


def group_detail(ledger: Ledger, group_id: int, *, plan_id: int | None = None) -> GroupDetail:
    """A group with everybody in it, then everybody who may be; of a group to be filled in, those a person put there.

    Raises UserError group-unknown.
    """
    line = next((line for line in group_lines(ledger, plan_id) if line.id == group_id), None)
    if line is None:
        raise UserError("group-unknown")
    me = myself(ledger)
    with ledger.read() as session:
        stored = _stored(session, group_id)
        known = [name for (name,) in session.execute(select(Unit.name).order_by(Unit.name))]
    ruled = {} if is_to_be_filled_in(line.wording) else _by_rule(line.wording, me.area, tuple(stored) if line.is_edited else (), known)
    if line.is_edited:
        found = {name: Membership.MEMBER if is_certain else Membership.OPEN for name, is_certain in stored.items()}
        found |= {name: Membership.OUTSIDE for name in ruled if name not in found}
    else:
        found = ruled
        if line.mine is not Membership.OUTSIDE and not _own_among(list(found), me.unit, me.area):
            found |= {me.unit: line.mine}
    own = _own_among(list(found), me.unit, me.area)
    rows = [MemberRow(name, unit_kind(name), state, by_rule=name in ruled, is_own=name == own) for name, state in found.items()]
    order = list(Membership)
    return GroupDetail(line, tuple(sorted(rows, key=lambda row: (order.index(row.membership), not row.is_own))))


def certain_members(ledger: Ledger, plan_id: int) -> dict[int, tuple[str, ...]]:
    """By group that carries duties of a plan the names of those who are in it beyond doubt."""
    return _members(ledger, plan_id, Membership.MEMBER)


def open_members(ledger: Ledger, plan_id: int) -> dict[int, tuple[str, ...]]:
    """By group that carries duties of a plan the names of those who may be in it: 相关镇 leaves open which are."""
    return _members(ledger, plan_id, Membership.OPEN)


def _members(ledger: Ledger, plan_id: int, wanted: Membership) -> dict[int, tuple[str, ...]]:
    area = myself(ledger).area
    found: dict[int, tuple[str, ...]] = {}
    with ledger.read() as session:
        known = [name for (name,) in session.execute(select(Unit.name).order_by(Unit.name))]
        for group in (group for group in group_lines(ledger, plan_id) if group.measures):
            stored = _stored(session, group.id)
            states = {name: Membership.MEMBER if is_certain else Membership.OPEN for name, is_certain in stored.items()}
            if not group.is_edited and not is_to_be_filled_in(group.wording):
                states = _by_rule(group.wording, area, (), known)
            found[group.id] = tuple(name for name, state in states.items() if state is wanted)
    return found


def unit_detail(ledger: Ledger, unit_id: int, *, plan_id: int | None = None) -> UnitDetail:
    """A unit with the groups it is in, and those that leave it open. Raises UserError unit-missing."""
    line = next((line for line in unit_lines(ledger, plan_id) if line.id == unit_id), None)
    if line is None:
        raise UserError("unit-missing")
    area = myself(ledger).area
    groups = []
    with ledger.read() as session:
        rows = session.execute(select(UnitGroupMember.group_id, UnitGroupMember.is_certain).where(UnitGroupMember.unit_id == unit_id))
        stored: dict[int, bool] = {row.group_id: row.is_certain for row in rows}
    for group in group_lines(ledger, plan_id):
        state = _in_group(group, line.names, area, stored=stored.get(group.id), is_own=line.is_own)
        if state is not Membership.OUTSIDE:
            groups.append((group, state))
    return UnitDetail(line, tuple(groups))


def change_members(ledger: Ledger, group_id: int, *, add: Sequence[str] = (), remove: Sequence[str] = ()) -> Changed:
    """Put units into a group and take others out; from then on its members are those a person said, not those of its words.

    Names that no unit has are new units. Raises UserError group-unknown, unit-empty.
    """
    if not any(normal_name(name) for name in (*add, *remove)):
        raise UserError("unit-empty")
    before = group_detail(ledger, group_id)
    with ledger.change("edit-group", wording=before.line.wording) as change:
        group = row_by_id(change.session, UnitGroup, group_id, "group-unknown")
        change.facts |= {"added": "、".join(add), "removed": "、".join(remove)}
        if not group.is_edited:
            for row in before.members:
                if row.membership is Membership.MEMBER:
                    _put(change, group, row.name)
            group.is_edited = True
        for name in add:
            _put(change, group, name)
        for name in remove:
            _take_out(change, group, name)
        change.session.flush()
        find_myself_again(change.session)
        _touch(change, group)
    return change.changed


def back_to_rule(ledger: Ledger, group_id: int) -> Changed:
    """Let a group's own words say again who is in it. Raises UserError group-unknown."""
    with ledger.change("reset-group") as change:
        group = row_by_id(change.session, UnitGroup, group_id, "group-unknown")
        change.facts["wording"] = group.wording
        if group.is_edited:
            group.is_edited = False
            for row in list(group.members):
                change.session.delete(row)
            change.session.flush()
            change.session.expire(group)
            find_myself_again(change.session)
            _touch(change, group)
    return change.changed


def _stored(session: Session, group_id: int) -> dict[str, bool]:
    rows = session.execute(
        select(Unit.name, UnitGroupMember.is_certain)
        .join(UnitGroupMember, UnitGroupMember.unit_id == Unit.id)
        .where(UnitGroupMember.group_id == group_id)
        .order_by(UnitGroupMember.id)
    )
    return {row.name: row.is_certain for row in rows}


def _by_rule(wording: str, area: str, first: Sequence[str], known: Sequence[str]) -> dict[str, Membership]:
    """Members by the wording among some units, the area's towns, streets and zones, and the units the plans have named."""
    kinds = kinds_of(wording)
    listed = _listed(area, kinds)
    # New towns and zones are known from plans first; a district that the directory of its city does not have is a misread one.
    missed = {UnitKind.DISTRICT} if any(unit_kind(name) is UnitKind.DISTRICT for name in listed) else set()
    named = (name for name in known if unit_kind(name) in kinds - missed)
    return members_by_rule(wording, (*first, *listed, *named), area)


def _listed(area: str, kinds: frozenset[UnitKind]) -> tuple[str, ...]:
    """The directory's units of some kinds in an area; none where it does not know the area."""
    try:
        return tuple(unit.name for unit in units_of(find_area(area)) if unit.kind in kinds) if area else ()
    except UserError:
        return ()


def _own_among(names: list[str], own: str, area: str) -> str:
    """Which of the names is my unit's."""
    if own in names or not own:
        return own
    me = who_am_i(own, area)
    return next((name for name in names if is_meant(name, me).sort is MeantAs.NAMED), "")


def _in_group(group: GroupLine, names: Sequence[str], area: str, *, stored: bool | None, is_own: bool) -> Membership:
    if group.is_edited or (is_own and stored is not None):
        return Membership.OUTSIDE if stored is None else Membership.MEMBER if stored else Membership.OPEN
    return membership(group.wording, names[0], area, other_names=names[1:])


def _unit_for(change: ChangeWriter, name: str) -> Unit:
    """The unit a member's name stands for; mine, when the name is a form of my unit's."""
    said = setting(change.session, MYSELF)
    if said.get("unit") and is_meant(name, who_am_i(said["name"], said["area"])).sort is MeantAs.NAMED:
        own = change.session.get(Unit, said["unit"])
        if own is not None:
            return own
    return unit_named(change.session, name)


def _put(change: ChangeWriter, group: UnitGroup, name: str) -> None:
    unit = _unit_for(change, name)
    row = next((row for row in group.members if row.unit_id == unit.id), None)
    if row is None:
        group.members.append(UnitGroupMember(unit_id=unit.id, is_certain=True))
    else:
        row.is_certain = True


def _take_out(change: ChangeWriter, group: UnitGroup, name: str) -> None:
    unit = _unit_for(change, name)
    for row in [row for row in group.members if row.unit_id == unit.id]:
        change.session.delete(row)  # not group.members.remove(): an orphan's deletion is not recorded
    change.session.flush()
    change.session.expire(group, ["members"])


def _touch(change: ChangeWriter, group: UnitGroup) -> None:
    """The measures in which the group stands may be mine now, or no longer."""
    found = change.plain.execute("SELECT measure_id FROM duty WHERE group_id = ?", (group.id,))
    change.measure_ids |= {measure_id for (measure_id,) in found}
