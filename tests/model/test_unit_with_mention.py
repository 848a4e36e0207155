"""A unit that a plan names together with another it includes, 甲局（含乙管委会）, is one unit, and its words are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from model.actions.accept_plan import accept_plan
from model.actions.myself import set_myself
from model.ledger import Ledger
from model.queries.checklist import checklist_rows
from model.readers import read_plan
from model.rows.checklist import ChecklistFilter
from model.store.tables import Duty, Unit, UnitGroup
from tests.builders import TODAY, a_measure, a_plan

WORDING = "区水务局（含甲石管委会、乙山管委会）"
TABLE = f"""示例区2026年行动计划

序号\t重点任务\t工作措施\t完成时限\t牵头单位\t责任单位
1\t治理\t开展河道巡查并上报。\t年底前\t{WORDING}\t青山镇人民政府（含甲石管委会）、区财政局
"""


def test_the_reader_gives_one_name(tmp_path: Path) -> None:
    file = tmp_path / "计划.txt"
    file.write_text(TABLE, encoding="utf-8")
    [measure] = read_plan(file).draft.measures

    assert measure.lead == (WORDING,)
    assert measure.responsible == ("青山镇人民政府（含甲石管委会）", "区财政局")


@pytest.mark.parametrize("wording", [WORDING, "青山镇人民政府（含甲石管委会）", "区城市管理委（包括甲石园区管委会）"])
def test_it_is_one_row_with_the_mention_kept(ledger: Ledger, wording: str) -> None:
    accept_plan(ledger, a_plan(a_measure("开展巡查。", lead=(wording,))), today=TODAY)

    with ledger.read() as session:
        assert list(session.scalars(select(Unit.name))) == [wording]
        assert list(session.scalars(select(UnitGroup.wording))) == []
        assert list(session.scalars(select(Duty.wording))) == [wording]


@pytest.mark.parametrize(("unit", "is_mine"), [("区水务局", True), ("甲石管委会", True), ("乙山管委会", True), ("丙河管委会", False)])
def test_it_is_theirs_whom_it_names(ledger: Ledger, unit: str, is_mine: bool) -> None:
    accept_plan(ledger, a_plan(a_measure("开展巡查。", lead=(WORDING,))), today=TODAY)
    set_myself(ledger, unit=unit, area="示例市示例区")

    rows = checklist_rows(ledger, ChecklistFilter(is_mine=True), today=TODAY)
    assert [row.is_certain for row in rows] == ([True] if is_mine else [])
