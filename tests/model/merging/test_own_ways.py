"""Tables offices write in their own way: 同上 counts as what it stands for, few labels as far as the plan's measures stand beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.ledger import Ledger
from model.rows.merging import ConflictCode, Outcome
from tests.model.merging.scene import TOWN, looked_at, own_sheet, taken, the_plan


def test_what_stands_above_is_written_and_named(bureau: Ledger, tmp_path: Path) -> None:
    texts = [measure.measure for measure in the_plan().measures]
    taken(bureau, own_sheet(tmp_path / "a.xlsx", (f"填报单位：{TOWN}", "2026年5月"), ("序号", "工作措施", "本月进展", "存在问题"),
                            [(1, texts[0], "已开展联合检查。", "同上"), (2, texts[1], "同上", "")]))
    found = looked_at(bureau)

    assert [write.values["text"] for write in found.writes] == ["已开展联合检查。"] * 2
    named = {(one.code, one.field, one.sides[0].value) for one in found.conflicts if one.is_named_only}
    assert named == {(ConflictCode.AS_ABOVE, "month_progress", "已开展联合检查。"), (ConflictCode.AS_ABOVE_UNKNOWN, "trouble", "同上")}
    assert not found.open


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_two_columns_are_enough_where_the_plans_measures_stand_in_one(bureau: Ledger, tmp_path: Path, name: str) -> None:
    texts = [measure.measure for measure in the_plan().measures]
    rows = [("1、" + texts[1], "台账已更新。"), (texts[0], "已抽样3个。")]
    if name.endswith("csv"):
        lines = [f"填报单位：{TOWN}", "事项,进展情况", *(",".join(row) for row in rows)]
        (tmp_path / name).write_bytes("\n".join(lines).encode("gbk"))
    else:
        own_sheet(tmp_path / name, (f"填报单位：{TOWN}",), ("事项", "进展情况"), rows)
    (found,) = taken(bureau, tmp_path / name).files

    assert (found.outcome, [write.values["text"] for write in looked_at(bureau).writes]) == (Outcome.NEW, ["已抽样3个。", "台账已更新。"])


@pytest.mark.parametrize("rows", [[("慰问困难群众", "已慰问20户。"), ("组织义务植树", "已植树300株。")], [("完成扬尘源台账更新，建立问题清单并逐项整改。", "")]])
def test_what_is_no_report_is_refused_as_before(bureau: Ledger, tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    (found,) = taken(bureau, own_sheet(tmp_path / "a.xlsx", (f"填报单位：{TOWN}",), ("事项", "进展情况"), rows)).files
    assert (found.outcome, found.code) == (Outcome.REFUSED, "returned-no-table")
