"""Groups: members by their words, edited by a person, back to the words; what that makes mine."""

from __future__ import annotations

import pytest

from model.actions.accept_plan import accept_plan
from model.actions.myself import set_myself
from model.actions.revert import revert
from model.actions.unit_groups import back_to_rule, change_members, group_detail, unit_detail
from model.actions.units import merge_units
from model.errors import UserError
from model.ledger import Ledger
from model.queries.check import check
from model.queries.checklist import checklist_rows
from model.queries.units import group_lines, unit_lines
from model.rows.checklist import ChecklistFilter
from model.rows.unit_words import UnitKind
from model.rows.units import GroupDetail, Membership
from tests.builders import AREA, TODAY, TOWN, a_measure, a_plan, content, taken_in

MINE = ChecklistFilter(is_mine=True)
EVERY, SOME, MEMBERS = "各镇人民政府", "相关镇人民政府", "区应急指挥部成员单位"
MEMBER, OPEN, OUTSIDE = Membership.MEMBER, Membership.OPEN, Membership.OUTSIDE


@pytest.fixture
def grouped(ledger: Ledger) -> Ledger:
    """A group of all, one of some, one to be filled in, and a town and a bureau by name."""
    return taken_in(ledger, a_plan(
        a_measure("一。", lead=(EVERY,)), a_measure("二。", lead=(SOME,)), a_measure("三。", lead=(MEMBERS,)),
        a_measure("四。", lead=("区水务局",), support=("石门镇人民政府",)),
    ))  # fmt: skip


def group(ledger: Ledger, wording: str) -> GroupDetail:
    key = next(line.id for line in group_lines(ledger) if line.wording == wording)
    return group_detail(ledger, key)


def states(ledger: Ledger, wording: str) -> dict[str, Membership]:
    return {row.name: row.membership for row in group(ledger, wording).members}


def mine(ledger: Ledger) -> dict[str, bool]:
    return {row.text: row.is_certain for row in checklist_rows(ledger, MINE, today=TODAY)}


def unit_id(ledger: Ledger, name: str) -> int:
    return next(line.id for line in unit_lines(ledger) if line.name == name)


def test_every_town_of_the_area_is_a_member_and_so_is_one_a_plan_named(grouped: Ledger) -> None:
    found = states(grouped, EVERY)

    assert {TOWN, "石门镇人民政府"} <= set(found)
    assert len(found) > 2  # the made-up district of the sample has more towns
    assert set(found.values()) == {MEMBER}
    assert {row.kind for row in group(grouped, EVERY).members} == {UnitKind.TOWN}


def test_some_of_a_kind_are_open(grouped: Ledger) -> None:
    assert set(states(grouped, SOME).values()) == {OPEN}
    assert set(states(grouped, SOME)) == set(states(grouped, EVERY))


def test_the_districts_of_a_city_are_those_of_the_directory(ledger: Ledger) -> None:
    set_myself(ledger, unit="市水务局", area="北京市")
    accept_plan(ledger, a_plan(a_measure("一。", lead=("各区政府",), support=("大兴区政府", "怀柔密云延庆区政府"))), today=TODAY)
    found = states(ledger, "各区政府")

    assert len(found) == 16
    assert "大兴区人民政府" in found
    assert set(found.values()) == {MEMBER}


def test_my_own_unit_stands_first_and_is_marked(grouped: Ledger) -> None:
    for wording in (EVERY, SOME):
        first, *others = group(grouped, wording).members
        assert (first.name, first.is_own) == (TOWN, True)
        assert not any(row.is_own for row in others)


def test_a_group_to_be_filled_in_holds_only_the_question_about_mine(grouped: Ledger) -> None:
    assert states(grouped, MEMBERS) == {TOWN: OPEN}


def test_a_group_is_edited_and_goes_back_to_its_words(grouped: Ledger) -> None:
    before = content(grouped)
    key = group(grouped, EVERY).line.id
    change_members(grouped, key, remove=["石门镇人民政府"])
    edited = group(grouped, EVERY)
    assert edited.line.is_edited
    assert states(grouped, EVERY)["石门镇人民政府"] is OUTSIDE
    assert states(grouped, EVERY)[TOWN] is MEMBER
    assert edited.members[-1].name == "石门镇人民政府"
    back_to_rule(grouped, key)

    assert not group(grouped, EVERY).line.is_edited
    assert set(states(grouped, EVERY).values()) == {MEMBER}
    assert {row[1:] for row in content(grouped)["unit_group_member"]} == {row[1:] for row in before["unit_group_member"]} != set()


def test_taking_my_unit_out_of_a_group_takes_its_measures_out_of_mine(grouped: Ledger) -> None:
    assert mine(grouped) == {"一。": True, "二。": False, "三。": False}
    changed = change_members(grouped, group(grouped, EVERY).line.id, remove=[TOWN])

    assert mine(grouped) == {"二。": False, "三。": False}
    assert len(changed.measure_ids) == 1


def test_putting_my_unit_into_a_group_answers_for_all_its_measures(grouped: Ledger) -> None:
    change_members(grouped, group(grouped, SOME).line.id, add=["青山镇"])  # a form of my name
    change_members(grouped, group(grouped, MEMBERS).line.id, add=[TOWN, "区水务局"])

    assert mine(grouped) == {"一。": True, "二。": True, "三。": True}
    assert states(grouped, MEMBERS) == {TOWN: MEMBER, "区水务局": MEMBER}
    assert states(grouped, SOME)["石门镇人民政府"] is OUTSIDE


def test_a_group_edited_about_others_leaves_my_question_open(grouped: Ledger) -> None:
    change_members(grouped, group(grouped, SOME).line.id, add=["石门镇人民政府"])

    assert states(grouped, SOME)[TOWN] is OPEN
    assert mine(grouped)["二。"] is False


def test_an_edited_group_is_kept_when_a_further_plan_comes(grouped: Ledger) -> None:
    change_members(grouped, group(grouped, EVERY).line.id, remove=[TOWN])
    change_members(grouped, group(grouped, SOME).line.id, add=[TOWN])
    accept_plan(grouped, a_plan(a_measure("五。", lead=(EVERY,)), a_measure("六。", lead=(SOME,)), year=2027,
                                title="示例区2027年行动计划", doc_no="示2027"), today=TODAY)  # fmt: skip

    assert mine(grouped) == {"二。": True, "三。": False, "六。": True}
    assert states(grouped, EVERY)[TOWN] is OUTSIDE


def test_another_unit_of_ones_own_is_asked_anew_where_the_words_were_open(grouped: Ledger) -> None:
    change_members(grouped, group(grouped, SOME).line.id, add=["石门镇人民政府"])
    set_myself(grouped, unit="石门镇人民政府", area=AREA)
    assert mine(grouped)["二。"] is True
    set_myself(grouped, unit="绿水镇人民政府", area=AREA)

    assert mine(grouped)["二。"] is False
    assert states(grouped, SOME)[TOWN] is OUTSIDE


def test_editing_is_undone(grouped: Ledger) -> None:
    before = content(grouped)
    first = change_members(grouped, group(grouped, EVERY).line.id, add=["新石管委会"], remove=[TOWN])
    second = back_to_rule(grouped, group(grouped, EVERY).line.id)
    revert(grouped, second.number or 0)
    assert states(grouped, EVERY)["新石管委会"] is MEMBER
    revert(grouped, first.number or 0)

    assert content(grouped) == before
    assert not check(grouped).faults


def test_back_to_the_rule_of_a_group_nobody_edited_changes_nothing(grouped: Ledger) -> None:
    assert back_to_rule(grouped, group(grouped, EVERY).line.id).number is None


def test_a_merged_member_is_in_the_group_by_its_new_name(grouped: Ledger) -> None:
    change_members(grouped, group(grouped, MEMBERS).line.id, add=["区水务所", "区水务局"])
    merge_units(grouped, unit_id(grouped, "区水务局"), [unit_id(grouped, "区水务所")])

    assert states(grouped, MEMBERS) == {"区水务局": MEMBER, TOWN: OPEN}


def test_a_unit_knows_its_groups(grouped: Ledger) -> None:
    found = {line.wording: state for line, state in unit_detail(grouped, unit_id(grouped, "石门镇人民政府")).groups}
    assert found == {EVERY: MEMBER, SOME: OPEN, MEMBERS: OPEN}
    assert [line.wording for line, _ in unit_detail(grouped, unit_id(grouped, "区水务局")).groups] == [MEMBERS]
    change_members(grouped, group(grouped, MEMBERS).line.id, add=["区水务局"])

    assert dict(unit_detail(grouped, unit_id(grouped, "区水务局")).groups).popitem()[1] is MEMBER
    assert [line.wording for line, _ in unit_detail(grouped, unit_id(grouped, "石门镇人民政府")).groups] == [EVERY, SOME]


@pytest.mark.parametrize("names", [{}, {"add": [""]}, {"remove": [" "]}])
def test_nobody_is_put_into_no_group(names: dict[str, list[str]], grouped: Ledger) -> None:
    before = content(grouped)
    with pytest.raises(UserError, match="unit-empty"):
        change_members(grouped, group(grouped, EVERY).line.id, **names)
    for act in (lambda: change_members(grouped, 999, add=["甲"]), lambda: back_to_rule(grouped, 999), lambda: group_detail(grouped, 999)):
        with pytest.raises(UserError, match="group-unknown"):
            act()
    with pytest.raises(UserError, match="unit-missing"):
        unit_detail(grouped, 999)
    assert content(grouped) == before
