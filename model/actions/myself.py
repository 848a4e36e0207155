"""Saying who works with the ledger, and finding that unit among the names the plans use."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.actions.taking_in import unit_called
from model.errors import UserError
from model.ledger import Ledger
from model.readers.directory.plan_area import other_area
from model.readers.directory.unit_directory import find_area
from model.rows.changed import Changed
from model.rows.unit_words import MeantAs, Myself
from model.rules.units import is_meant, is_said_at_home, normal_name, who_am_i
from model.store.settings import APART, ELSEWHERE, MYSELF, setting, store_setting
from model.store.tables import Annex, Duty, Plan, Unit, UnitAlias, UnitGroup, UnitGroupMember

AREA_TAILS = ("省", "市", "区", "县", "旗", "州", "盟")
MEANT = (MeantAs.NAMED, MeantAs.IN_GROUP)


def full_area(text: str) -> str:
    """An area as documents write it in full (大兴区 -> 北京市大兴区).

    One the directory does not know is kept as written when it reads like an area. Raises UserError area-unknown,
    area-unknown-near, area-ambiguous.
    """
    words = text.strip()
    try:
        return find_area(words).full_name
    except UserError as error:
        if error.code.startswith("area-unknown") and words.endswith(AREA_TAILS):
            return words
        raise


def set_myself(ledger: Ledger, *, unit: str, area: str, person: str = "") -> Changed:
    """Say whose ledger this is; every plan's units and groups are looked through for that unit, and what was answered for
    another unit is asked again.

    Raises UserError unit-empty when no unit is named.
    """
    name = unit.strip()
    if not normal_name(name):
        raise UserError("unit-empty")
    with ledger.change("set-myself", unit=name, area=area.strip(), person=person.strip()) as change:
        row = unit_called(change.session, normal_name(name))
        if row is None:
            row = Unit(name=name, key=normal_name(name), kind=who_am_i(name, area).kind.value)
            change.session.add(row)
            change.session.flush()
        former = setting(change.session, MYSELF)
        is_another = former.get("unit") not in (None, row.id)
        if is_another:
            _ask_again(change.session)
        said = {"name": name, "area": area.strip(), "person": person.strip(), "unit": row.id}
        store_setting(change.session, MYSELF, former | said)
        change.session.flush()
        find_myself_again(change.session)
        if is_another:
            _ask_edited_groups(change.session, row.id, who_am_i(name, area.strip(), other_names=_aliases(change.session, row.id)))
    ledger.person = person.strip() or ledger.person
    return change.changed


def _ask_again(session: Session) -> None:
    """Take back what was answered to "相关…": it was said of another unit."""
    for duty in session.scalars(select(Duty).where(Duty.answer.is_not(None))):
        duty.answer = None


def _aliases(session: Session, unit_id: int) -> tuple[str, ...]:
    """The names people gave my unit beside its own."""
    names = session.execute(select(Unit.name).where(Unit.id == unit_id)).scalars().all()
    return (*names, *session.scalars(select(UnitAlias.name).where(UnitAlias.unit_id == unit_id).order_by(UnitAlias.id)))


def _ask_edited_groups(session: Session, own: int, me: Myself) -> None:
    """Of groups that a person edited for the former unit: what was left open then is open for the new one."""
    for group in session.scalars(select(UnitGroup).where(UnitGroup.is_edited)):
        rows = {row.unit_id: row for row in group.members}
        for row in rows.values():
            if not row.is_certain and row.unit_id != own:
                session.delete(row)
        if own not in rows and is_meant(group.wording, me).sort is MeantAs.PERHAPS:
            session.add(UnitGroupMember(group_id=group.id, unit_id=own, is_certain=False))
    session.flush()


def find_myself_again(session: Session) -> None:
    """Decide for every unit name and every group whether it means my unit, and for every plan whether it is of another
    area; to be called inside a change.

    Without a unit of one's own nothing is decided.
    """
    said = setting(session, MYSELF)
    if not said.get("unit"):
        return
    session.flush()
    own = int(said["unit"])
    me = who_am_i(said["name"], said["area"], other_names=_aliases(session, own))
    named, perhaps = _unit_rows(session, me, own)
    store_setting(session, MYSELF, said | {"named": sorted({own, *named}), "perhaps": sorted(set(perhaps) - {own})})
    for group in session.scalars(select(UnitGroup)):
        if group.is_edited:
            _settle_edited(session, group, own, set(named))
        else:
            _settle_membership(session, group, own, is_meant(group.wording, me).sort)
    session.flush()
    _settle_elsewhere(session, me, said["area"], {own, *named, *perhaps})
    session.flush()


def _settle_elsewhere(session: Session, me: Myself, area: str, mine: set[int]) -> None:
    """Keep which plans are of another area, and what means my unit only in those that are not."""
    titles: dict[int, list[str]] = {}
    for key, title in session.execute(select(Annex.plan_id, Annex.title)):
        titles.setdefault(key, []).append(title)
    plans = {
        str(key): found
        for key, issuer, title in session.execute(select(Plan.id, Plan.issuer, Plan.title).order_by(Plan.id))
        if (found := other_area((issuer, title, *titles.get(key, ())), area))
    }
    if not plans:
        if setting(session, ELSEWHERE):
            store_setting(session, ELSEWHERE, {})
        return
    units = session.execute(select(Unit.id, Unit.name).where(Unit.id.in_(sorted(mine))))
    groups = session.execute(select(UnitGroup.id, UnitGroup.wording).join(UnitGroupMember))
    store_setting(session, ELSEWHERE, {
        "plans": plans,
        "units": sorted(key for key, name in units if is_said_at_home(name, me)),
        "groups": sorted(key for key, wording in groups if is_said_at_home(wording, me)),
    })


def _unit_rows(session: Session, me: Myself, own: int) -> tuple[list[int], list[int]]:
    """The units whose name, or another of their names, is mine; and those that may be mine, unless a person said no."""
    names: dict[int, list[str]] = defaultdict(list)
    for table, key in ((Unit, Unit.id), (UnitAlias, UnitAlias.unit_id)):
        for unit_id, name in session.execute(select(key, table.name)):
            names[unit_id].append(name)
    others = _kept_apart(session, own)
    named: list[int] = []
    perhaps: list[int] = []
    for unit_id, forms in names.items():
        sorts = {is_meant(form, me).sort for form in forms}
        if unit_id in others:
            continue
        if not sorts.isdisjoint(MEANT):
            named.append(unit_id)
        elif MeantAs.PERHAPS in sorts:
            perhaps.append(unit_id)
    return named, perhaps


def _kept_apart(session: Session, own: int) -> set[int]:
    """The units of which a person said that they are not mine."""
    pairs = setting(session, APART).get("pairs", [])
    key = session.scalar(select(Unit.key).where(Unit.id == own)) if pairs else None
    others = {other for pair in pairs if key in pair for other in pair if other != key}
    return set(session.scalars(select(Unit.id).where(Unit.key.in_(sorted(others))))) if others else set()


def _settle_edited(session: Session, group: UnitGroup, own: int, named: set[int]) -> None:
    """My unit is in an edited group when any row of its names is; otherwise what a person said stays."""
    rows = {row.unit_id: row for row in group.members}
    is_member = any(row.is_certain and key in named for key, row in rows.items())
    if own in rows:
        rows[own].is_certain = rows[own].is_certain or is_member
    elif is_member:
        session.add(UnitGroupMember(group_id=group.id, unit_id=own, is_certain=True))


def _settle_membership(session: Session, group: UnitGroup, own: int, sort: MeantAs) -> None:
    member = session.scalar(
        select(UnitGroupMember).where(UnitGroupMember.group_id == group.id, UnitGroupMember.unit_id == own)
    )
    if sort is MeantAs.NOT:
        if member is not None:
            session.delete(member)
    elif member is None:
        session.add(UnitGroupMember(group_id=group.id, unit_id=own, is_certain=sort in MEANT))
    elif member.is_certain != (sort in MEANT):
        member.is_certain = sort in MEANT
