"""A plan of another district: what it says of "every town" is not mine, what names my unit is."""

from __future__ import annotations

import pytest

from model.actions.accept_plan import accept_plan, area_elsewhere
from model.actions.answers import answer_duties
from model.actions.myself import set_myself
from model.actions.revert import revert
from model.ledger import Ledger
from model.queries.checklist import checklist_count, checklist_rows, rows_of_tasks
from model.queries.filter_choices import filter_counts
from model.queries.overview import overview, plans
from model.queries.records import records
from model.queries.review import open_wordings
from model.readers.directory.plan_area import other_area
from model.rows.checklist import ChecklistFilter
from model.rows.draft import PlanDraft
from model.rows.words import Role
from tests.builders import TODAY, a_measure, a_plan, measure_ids

MINE = ChecklistFilter(is_mine=True)
DISTRICT = "北京市延庆区"
TOWN = "青山镇人民政府"
OTHER = {
    "title": "北京市平谷区人民政府办公室关于印发平谷区2026年行动计划的通知", "issuer": "北京市平谷区人民政府办公室", "doc_no": "别处1号",
}
OWN = {"title": "延庆区2026年行动计划", "issuer": "北京市延庆区人民政府办公室", "doc_no": "本区1号"}


Units = dict[str, tuple[str, ...]]


def of(facts: dict[str, str], *measures: Units) -> PlanDraft:
    return a_plan(*(a_measure(f"第{number}项。", annex_title="2026年行动计划", **units) for number, units in enumerate(measures, 1)), **facts)


GROUPS: tuple[Units, ...] = (
    {"lead": ("各镇人民政府",)}, {"lead": ("区水务局",), "support": ("相关镇人民政府",)}, {"lead": (TOWN,)},
    {"support": ("各街道办事处（含青山镇人民政府）",)}, {"lead": ("区水务局",)},
)


def mine(ledger: Ledger) -> dict[str, tuple[Role | None, bool]]:
    return {row.code: (row.role, row.is_certain) for row in checklist_rows(ledger, MINE, today=TODAY)}


def of_unit(ledger: Ledger, unit: str, area: str = DISTRICT) -> Ledger:
    set_myself(ledger, unit=unit, area=area)
    return ledger


def test_groups_of_another_districts_plan_are_not_mine(ledger: Ledger) -> None:
    accept_plan(of_unit(ledger, TOWN), of(OTHER, *GROUPS), today=TODAY)

    assert mine(ledger) == {"1-01-3": (Role.LEAD, True), "1-01-4": (Role.SUPPORT, True)}


def test_groups_of_ones_own_districts_plan_are(ledger: Ledger) -> None:
    accept_plan(of_unit(ledger, TOWN), of(OWN, *GROUPS), today=TODAY)

    assert mine(ledger) == {
        "1-01-1": (Role.LEAD, True), "1-01-2": (Role.SUPPORT, False), "1-01-3": (Role.LEAD, True), "1-01-4": (Role.SUPPORT, True),
    }


def test_of_two_plans_only_the_other_areas_groups_fall_out(ledger: Ledger) -> None:
    of_unit(ledger, TOWN)
    accept_plan(ledger, of(OWN, *GROUPS), today=TODAY)
    accept_plan(ledger, of(OTHER, *GROUPS), today=TODAY)

    assert [(row.plan_id, row.code) for row in checklist_rows(ledger, MINE, today=TODAY)] == [
        (1, "1-01-1"), (1, "1-01-2"), (1, "1-01-3"), (1, "1-01-4"), (2, "1-01-3"), (2, "1-01-4")]


def test_every_figure_counts_the_same(ledger: Ledger) -> None:
    of_unit(ledger, TOWN)
    accept_plan(ledger, of(OWN, *GROUPS), today=TODAY)
    accept_plan(ledger, of(OTHER, *GROUPS), today=TODAY)
    rows = checklist_rows(ledger, MINE, today=TODAY)

    assert checklist_count(ledger, MINE, today=TODAY) == overview(ledger, plan_id=None, is_mine=True, today=TODAY).measures == len(rows)
    assert filter_counts(ledger, plan_id=None, is_mine=False, today=TODAY).mine == len(rows)
    assert [record.row for record in records(ledger, MINE, today=TODAY)] == list(rows)
    assert checklist_rows(ledger, MINE, today=TODAY, limit=100) == rows
    assert rows_of_tasks(ledger, MINE, [2], today=TODAY) == rows[4:]
    assert {row.id for row in checklist_rows(ledger, ChecklistFilter(), today=TODAY) if row.role} == {row.id for row in rows}
    assert [(asked.wording, asked.measures) for asked in open_wordings(ledger, None)] == [("相关镇人民政府", 1)]
    elsewhere = records(ledger, ChecklistFilter(plan_id=2), today=TODAY)
    assert [[duty.is_mine for duty in record.duties] for record in elsewhere] == [[False], [False, False], [True], [False, True], [False]]


def test_a_bureau_of_the_same_name_elsewhere_is_another(ledger: Ledger) -> None:
    accept_plan(of_unit(ledger, "区水务局"), of(
        OTHER, {"lead": ("区水务局",)}, {"lead": ("延庆区水务局",)}, {"lead": ("北京市延庆区水务局",)}, {"lead": ("各相关部门",)},
    ), today=TODAY)

    assert mine(ledger) == {"1-01-2": (Role.LEAD, True), "1-01-3": (Role.LEAD, True)}


def test_what_a_person_said_counts_more(ledger: Ledger) -> None:
    accept_plan(of_unit(ledger, TOWN), of(OTHER, *GROUPS), today=TODAY)
    (first, *_) = records(ledger, ChecklistFilter(), today=TODAY)
    answer_duties(ledger, [first.duties[0].id], is_us=True)

    assert mine(ledger)["1-01-1"] == (Role.LEAD, True)


@pytest.mark.parametrize("is_first", [True, False])
def test_it_does_not_matter_what_is_said_first(is_first: bool, ledger: Ledger) -> None:
    if is_first:
        of_unit(ledger, TOWN, "北京市平谷区")
    accept_plan(ledger, of(OTHER, *GROUPS), today=TODAY)
    of_unit(ledger, TOWN)
    assert set(mine(ledger)) == {"1-01-3", "1-01-4"}
    assert [plan.elsewhere for plan in plans(ledger)] == ["北京市平谷区"]
    of_unit(ledger, TOWN, "北京市平谷区")
    assert set(mine(ledger)) == {"1-01-1", "1-01-2", "1-01-3", "1-01-4"}
    assert [plan.elsewhere for plan in plans(ledger)] == [""]


def test_the_change_and_the_draft_say_whose_plan_it_is(ledger: Ledger) -> None:
    of_unit(ledger, TOWN)

    assert area_elsewhere(ledger, of(OTHER, *GROUPS)) == "北京市平谷区"
    assert area_elsewhere(ledger, of(OWN, *GROUPS)) == ""
    assert accept_plan(ledger, of(OTHER, *GROUPS), today=TODAY).fact("elsewhere") == "北京市平谷区"
    assert accept_plan(ledger, of(OWN, *GROUPS), today=TODAY).fact("elsewhere") == ""


def test_before_anybody_said_who_he_is_no_plan_is_elsewhere(ledger: Ledger) -> None:
    assert area_elsewhere(ledger, of(OTHER, *GROUPS)) == ""
    assert accept_plan(ledger, of(OTHER, *GROUPS), today=TODAY).fact("elsewhere") == ""


def test_taking_one_in_can_be_undone_and_done_again(ledger: Ledger) -> None:
    accept_plan(of_unit(ledger, TOWN), of(OWN, *GROUPS), today=TODAY)
    before = mine(ledger)
    change = accept_plan(ledger, of(OTHER, *GROUPS), today=TODAY).number
    assert change is not None
    undone = revert(ledger, change).number
    assert (mine(ledger), [plan.elsewhere for plan in plans(ledger)]) == (before, [""])
    assert undone is not None
    revert(ledger, undone)
    assert [plan.elsewhere for plan in plans(ledger)] == ["北京市平谷区", ""]
    assert len(measure_ids(ledger)) == 10


@pytest.mark.parametrize(("issuer", "title", "area", "expected"), [
    ("北京市平谷区人民政府办公室", "", "北京市延庆区", "北京市平谷区"),
    ("平谷区人民政府", "", "北京市延庆区", "平谷区"),
    ("", "平谷区蓝天保卫战2026年行动计划", "北京市延庆区", "平谷区"),
    ("", "关于印发《平谷区2026年行动计划》的通知", "北京市延庆区", "平谷区"),
    ("", "2026年平谷区重点任务", "北京市延庆区", "平谷区"),
    ("石家庄市人民政府", "", "北京市延庆区", "石家庄市"),
    ("河北省人民政府办公厅", "", "北京市延庆区", "河北省"),
    ("中共平谷区委办公室", "", "北京市延庆区", "平谷区"),
    ("长春市朝阳区人民政府", "", "北京市朝阳区", "长春市朝阳区"),
    ("晋城市城区人民政府", "", "北京市延庆区", "晋城市城区"),
    ("平谷区人民政府", "", "北京市", ""),  # within mine
    ("北京市人民政府办公厅", "", "北京市延庆区", ""),  # above mine
    ("北京市延庆区人民政府办公室", "", "北京市延庆区", ""),
    ("延庆区生态环境局", "", "北京市延庆区", ""),
    ("朝阳区人民政府", "", "北京市朝阳区", ""),  # the name is several districts', one of them mine
    ("河北省生态环境厅", "", "河北省石家庄市裕华区", ""), ("石家庄市人民政府", "", "河北省石家庄市裕华区", ""),
    ("江苏省人民政府", "", "江苏省苏州市昆山市", ""), ("无锡市人民政府", "", "江苏省苏州市昆山市", "无锡市"),
    ("", "", "北京市延庆区", ""), ("市生态环境局", "2026年行动计划", "北京市延庆区", ""), ("区人民政府办公室", "", "北京市延庆区", ""),
    ("", "城区扬尘治理2026年方案", "北京市延庆区", ""), ("", "新城区建设行动计划", "北京市延庆区", ""),
    ("", "西湖区域综合整治方案", "北京市延庆区", ""), ("生态环境部", "", "北京市延庆区", ""),
    ("", "推进美丽北京建设2026年行动计划", "天津市武清区", ""),
    ("转发单位", "延庆区转发平谷区经验的通知", "北京市延庆区", ""),
    ("北京市平谷区人民政府", "平谷区落实《北京市2026年行动计划》实施方案", "北京市延庆区", "北京市平谷区"),
    ("北京市人民政府", "平谷区2026年任务", "北京市延庆区", ""),
    ("北京市平谷区人民政府", "", "不知何处", ""), ("北京市平谷区人民政府", "", "", ""),
    ("北京市平谷区人民政府", "", "北京市新设区", "北京市平谷区"), ("北京市新设区人民政府", "", "北京市新设区", ""),
    ("鼓楼区人民政府", "", "江苏省南京市鼓楼区", ""), ("鼓楼区人民政府", "", "北京市延庆区", "鼓楼区"),
])
def test_a_plan_is_another_areas_only_where_it_says_so(issuer: str, title: str, area: str, expected: str) -> None:
    assert other_area((issuer, title), area) == expected


def test_an_annex_that_names_mine_keeps_the_plan_mine() -> None:
    assert other_area(("北京市平谷区人民政府", "", "延庆区2026年任务"), "北京市延庆区") == ""
    assert other_area(("", "2026年任务", "平谷区2026年任务"), "北京市延庆区") == "平谷区"
