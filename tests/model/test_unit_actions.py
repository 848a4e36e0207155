"""Units under their names: renamed, known by other names, merged, kept apart; and each of it undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from model.actions.accept_plan import accept_plan
from model.actions.answers import answer_duties
from model.actions.myself import set_myself
from model.actions.revert import revert
from model.actions.units import (
    add_alias,
    keep_apart,
    merge_pairs,
    merge_units,
    remove_alias,
    rename_unit,
    unit_named,
)
from model.errors import UserError
from model.ledger import Ledger
from model.queries.check import check
from model.queries.checklist import checklist_rows
from model.queries.history import history
from model.queries.overview import myself
from model.queries.units import group_lines, unit_lines, units_apart
from model.rows.changed import Changed
from model.rows.checklist import ChecklistFilter
from model.rows.units import Membership, UnitLine
from model.rows.words import Role, State
from model.store.tables import Duty, Progress, UnitGroupMember
from tests.builders import AREA, TODAY, TOWN, a_measure, a_plan, content, measure_ids, taken_in

MINE = ChecklistFilter(is_mine=True)
LONG, SHORT = "区住房和城乡建设委员会", "区住建委"


@pytest.fixture
def two_names(filled: Callable[..., Ledger]) -> Ledger:
    """One body under two names, in three measures; the town is not concerned."""
    plan = a_plan(
        a_measure("一。", lead=(LONG,), support=("各镇人民政府",)),
        a_measure("二。", lead=(SHORT,), support=(LONG,)),
        a_measure("三。", lead=("区水务局",), responsible=(SHORT,)),
    )
    return filled("two-names", lambda ledger, _folder: taken_in(ledger, plan))


def line(ledger: Ledger, name: str) -> UnitLine:
    return next(line for line in unit_lines(ledger) if line.name == name)


def mine(ledger: Ledger) -> set[str]:
    return {row.code for row in checklist_rows(ledger, MINE, today=TODAY)}


def noted(ledger: Ledger, unit: str, measure: int, text: str) -> None:
    """What a returned workbook would have brought: another unit's progress."""
    with ledger.change("test") as change:
        key = unit_named(change.session, unit).id
        change.session.add(Progress(measure_id=measure, unit_id=key, year=2026, month=5, state=State.IN_PROGRESS, text=text,
                                    written_at=ledger.now()))  # fmt: skip


def progress(ledger: Ledger) -> list[tuple[int, int | None, str]]:
    with ledger.read() as session:
        return [tuple(row) for row in session.execute(select(Progress.measure_id, Progress.unit_id, Progress.text).order_by(Progress.id))]


def test_the_units_of_the_plans_are_known_with_their_measures(two_names: Ledger) -> None:
    found = {row.name: (row.measures, dict(row.counts)) for row in unit_lines(two_names)}

    assert found[LONG] == (2, {Role.LEAD: 1, Role.SUPPORT: 1})
    assert found[SHORT] == (2, {Role.LEAD: 1, Role.RESPONSIBLE: 1})
    assert found[TOWN] == (0, {})
    assert [row.name for row in unit_lines(two_names) if row.is_own] == [TOWN]


def test_a_merged_unit_has_all_duties_and_both_names(two_names: Ledger) -> None:
    changed = merge_units(two_names, line(two_names, LONG).id, [line(two_names, SHORT).id])

    kept = line(two_names, LONG)
    assert (kept.aliases, kept.measures, dict(kept.counts)) == ((SHORT,), 3, {Role.LEAD: 2, Role.RESPONSIBLE: 1, Role.SUPPORT: 1})
    assert SHORT not in {row.name for row in unit_lines(two_names)}
    assert changed.measure_ids == set(measure_ids(two_names)[1:])
    assert (changed.fact("name"), changed.fact("other")) == (LONG, SHORT)
    assert history(two_names)[0].action == "merge-units"
    assert not check(two_names).faults


def test_a_further_plan_means_the_kept_unit_by_either_name(two_names: Ledger) -> None:
    merge_units(two_names, line(two_names, LONG).id, [line(two_names, SHORT).id])
    accept_plan(two_names, a_plan(a_measure("四。", lead=(SHORT,)), year=2027, title="示例区2027年行动计划", doc_no="示2027"), today=TODAY)

    assert line(two_names, LONG).measures == 4
    assert SHORT not in {row.name for row in unit_lines(two_names)}


def test_a_merged_units_measures_are_found_under_its_name(two_names: Ledger) -> None:
    def found(name: str) -> set[str]:
        return {row.code for row in checklist_rows(two_names, ChecklistFilter(unit=name), today=TODAY)}

    assert found(LONG) == {"1-01-1", "1-01-2"}
    merge_units(two_names, line(two_names, LONG).id, [line(two_names, SHORT).id])
    assert found(LONG) == found(SHORT) == {"1-01-1", "1-01-2", "1-01-3"}
    assert found("住建") == {"1-01-2", "1-01-3"}


def test_several_units_are_merged_in_one_change(two_names: Ledger) -> None:
    before = len(history(two_names))
    others = [line(two_names, name).id for name in (SHORT, "区水务局")]
    merge_units(two_names, line(two_names, LONG).id, others)

    assert len(history(two_names)) == before + 1
    assert set(line(two_names, LONG).aliases) == {SHORT, "区水务局"}


def test_pairs_that_hang_together_become_one_unit_in_one_change(two_names: Ledger) -> None:
    one, two, three, own = (line(two_names, name).id for name in (LONG, SHORT, "区水务局", TOWN))
    before = content(two_names)
    changed = merge_pairs(two_names, [(one, two), (two, three), (one, three)])

    assert set(line(two_names, LONG).aliases) == {SHORT, "区水务局"}
    assert line(two_names, LONG).measures == 3
    assert line(two_names, TOWN).id == own
    revert(two_names, changed.number or 0)
    assert content(two_names) == before


def test_what_both_reported_in_one_month_is_kept(two_names: Ledger) -> None:
    first, second, _ = measure_ids(two_names)
    noted(two_names, LONG, first, "甲。")
    noted(two_names, SHORT, first, "乙。")
    noted(two_names, SHORT, second, "丙。")
    kept = line(two_names, LONG).id
    merge_units(two_names, kept, [line(two_names, SHORT).id])

    assert progress(two_names) == [(first, kept, "甲。\n乙。"), (second, kept, "丙。")]


@pytest.mark.parametrize("keeps_own", [True, False])
def test_my_own_unit_follows(ledger: Ledger, keeps_own: bool) -> None:
    other = "青山乡人民政府"
    taken_in(ledger, a_plan(a_measure("一。", lead=(other,)), a_measure("二。", lead=(TOWN,), support=("各镇人民政府",))))
    assert mine(ledger) == {"1-01-2"}
    kept, merged = (TOWN, other) if keeps_own else (other, TOWN)
    merge_units(ledger, line(ledger, kept).id, [line(ledger, merged).id])

    assert mine(ledger) == {"1-01-1", "1-01-2"}
    assert myself(ledger).unit == kept
    assert line(ledger, kept).is_own
    assert [group.mine for group in group_lines(ledger)] == [Membership.MEMBER]


def test_groups_of_both_are_groups_of_the_kept_unit(two_names: Ledger) -> None:
    one, other = line(two_names, LONG).id, line(two_names, SHORT).id
    group = group_lines(two_names)[0].id
    with two_names.change("test") as change:
        change.session.add_all([UnitGroupMember(group_id=group, unit_id=one, is_certain=False), UnitGroupMember(group_id=group, unit_id=other)])
    merge_units(two_names, one, [other])

    with two_names.read() as session:
        rows = session.execute(select(UnitGroupMember.unit_id, UnitGroupMember.is_certain).where(UnitGroupMember.unit_id == one)).all()
    assert [tuple(row) for row in rows] == [(one, True)]


UNDONE: dict[str, Callable[[Ledger], Changed]] = {
    "merge": lambda ledger: merge_units(ledger, line(ledger, LONG).id, [line(ledger, SHORT).id]),
    "merge of mine": lambda ledger: merge_units(ledger, line(ledger, "区水务局").id, [line(ledger, TOWN).id]),
    "rename": lambda ledger: rename_unit(ledger, line(ledger, LONG).id, "区住建局"),
    "rename mine": lambda ledger: rename_unit(ledger, line(ledger, TOWN).id, "绿水镇人民政府"),
    "alias": lambda ledger: add_alias(ledger, line(ledger, TOWN).id, "青山园区"),
    "apart": lambda ledger: keep_apart(ledger, line(ledger, LONG).id, line(ledger, SHORT).id),
}


@pytest.mark.parametrize("what", UNDONE)
def test_undoing_brings_everything_back_and_doing_again_does_it_again(what: str, two_names: Ledger) -> None:
    noted(two_names, LONG, measure_ids(two_names)[0], "甲。")
    noted(two_names, SHORT, measure_ids(two_names)[0], "乙。")
    before = content(two_names)
    changed = UNDONE[what](two_names)
    after = content(two_names)
    assert after != before

    undone = revert(two_names, changed.number or 0)
    assert content(two_names) == before
    revert(two_names, undone.number or 0)
    assert content(two_names) == after
    assert not check(two_names).faults


def test_a_renamed_unit_keeps_its_former_name(two_names: Ledger) -> None:
    rename_unit(two_names, line(two_names, SHORT).id, "区住建局")

    assert line(two_names, "区住建局").aliases == (SHORT,)
    rename_unit(two_names, line(two_names, "区住建局").id, SHORT)
    assert line(two_names, SHORT).aliases == ("区住建局",)


def test_only_blanks_of_a_name_may_change(two_names: Ledger) -> None:
    rename_unit(two_names, line(two_names, SHORT).id, "区 住建委")
    assert line(two_names, "区 住建委").aliases == ()


def test_my_own_name_follows_a_renaming(two_names: Ledger) -> None:
    before = mine(two_names)
    rename_unit(two_names, line(two_names, TOWN).id, "绿水镇人民政府")

    assert myself(two_names).unit == "绿水镇人民政府"
    assert mine(two_names) == before


def test_another_name_of_mine_makes_measures_mine(two_names: Ledger) -> None:
    accept_plan(two_names, a_plan(a_measure("四。", lead=("青山新城办",)), year=2027, title="示例区2027年行动计划", doc_no="示2027"), today=TODAY)
    assert not any(row.plan_year == 2027 for row in checklist_rows(two_names, MINE, today=TODAY))
    other = line(two_names, "青山新城办")
    with pytest.raises(UserError) as error:
        add_alias(two_names, line(two_names, TOWN).id, other.name)
    assert error.value.code == "unit-name-taken"
    add_alias(two_names, line(two_names, TOWN).id, "青山新城办公室")  # another form of it

    assert any(row.plan_year == 2027 for row in checklist_rows(two_names, MINE, today=TODAY))
    remove_alias(two_names, line(two_names, TOWN).id, "青山新城办公室")
    assert not any(row.plan_year == 2027 for row in checklist_rows(two_names, MINE, today=TODAY))


def test_an_alias_is_found_when_a_plan_comes(two_names: Ledger) -> None:
    add_alias(two_names, line(two_names, "区水务局").id, "水务专班")
    add_alias(two_names, line(two_names, "区水务局").id, "水务专班")
    accept_plan(two_names, a_plan(a_measure("四。", lead=("水务 专班",)), year=2027, title="示例区2027年行动计划", doc_no="示2027"), today=TODAY)

    assert line(two_names, "区水务局").aliases == ("水务专班",)
    assert line(two_names, "区水务局").measures == 2


def test_who_i_am_may_be_said_by_another_name(two_names: Ledger) -> None:
    add_alias(two_names, line(two_names, "区水务局").id, "水务专班")
    set_myself(two_names, unit="水务专班", area=AREA)

    assert line(two_names, "区水务局").is_own
    assert mine(two_names) == {"1-01-3"}


def test_units_kept_apart_are_remembered_once_and_are_not_mine(ledger: Ledger) -> None:
    taken_in(ledger, a_plan(a_measure("一。", lead=("青山镇水务站",))))
    assert mine(ledger) == {"1-01-1"}
    own, other = line(ledger, TOWN).id, line(ledger, "青山镇水务站").id
    keep_apart(ledger, own, other)
    assert keep_apart(ledger, other, own).number is None

    assert units_apart(ledger) == {frozenset((TOWN, "青山镇水务站"))}
    assert mine(ledger) == set()


@pytest.mark.parametrize(("act", "code"), [
    (lambda ledger: merge_units(ledger, 999, [1]), "unit-missing"), (lambda ledger: merge_units(ledger, 1, [999]), "unit-missing"),
    (lambda ledger: merge_units(ledger, 1, [1]), "units-same"), (lambda ledger: merge_units(ledger, 1, []), "units-same"),
    (lambda ledger: rename_unit(ledger, 1, "  "), "unit-empty"), (lambda ledger: rename_unit(ledger, 999, "甲"), "unit-missing"),
    (lambda ledger: rename_unit(ledger, line(ledger, LONG).id, SHORT), "unit-name-taken"),
    (lambda ledger: add_alias(ledger, 1, ""), "unit-empty"), (lambda ledger: remove_alias(ledger, 1, "没有"), "alias-unknown"),
    (lambda ledger: keep_apart(ledger, 1, 999), "unit-missing"),
])
def test_what_cannot_be_done_changes_nothing(act: Callable[[Ledger], Changed], code: str, two_names: Ledger) -> None:
    before = content(two_names)
    with pytest.raises(UserError) as error:
        act(two_names)

    assert error.value.code == code
    assert content(two_names) == before


def test_an_answer_given_before_a_merge_stays(ledger: Ledger) -> None:
    taken_in(ledger, a_plan(a_measure("一。", lead=("相关镇人民政府", "区水务局"))))
    with ledger.read() as session:
        asked = session.scalars(select(Duty.id).where(Duty.wording == "相关镇人民政府")).one()
    answer_duties(ledger, [asked], is_us=True)
    add = line(ledger, "区水务局").id
    accept_plan(ledger, a_plan(a_measure("二。", lead=("区水务中心",)), year=2027, title="示例区2027年行动计划", doc_no="示2027"), today=TODAY)
    merge_units(ledger, add, [line(ledger, "区水务中心").id])

    assert mine(ledger) == {"1-01-1"}
