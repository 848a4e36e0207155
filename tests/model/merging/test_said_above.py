"""同上 in what came back: merged as what it stands for, named, and never as these two signs."""

from __future__ import annotations

from pathlib import Path

from model.ledger import Ledger
from model.rows.merging import ConflictCode
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
