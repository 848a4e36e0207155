"""Tables as offices make them themselves: months or years side by side, sums, signatures, last year's file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from model.ledger import Ledger
from model.rows.merging import ConflictCode, MergePreview
from tests.model.merging.scene import TOWN, looked_at, own_sheet, taken

FIRST, SECOND = "全年抽样检测量不低于20个，每季度通报一次。", "完成扬尘源台账更新，建立问题清单并逐项整改。"
HEADING = (f"填报单位：{TOWN}",)


def seen(ledger: Ledger, folder: Path, labels: Sequence[str], *rows: Sequence[Any], heading: Sequence[str] = HEADING) -> MergePreview:
    taken(ledger, own_sheet(folder / "表.xlsx", heading, labels, rows))
    return looked_at(ledger)


def texts(found: MergePreview) -> list[str]:
    return [write.values.get("text", "") for write in found.writes]


@pytest.mark.parametrize(("labels", "cells"), [
    (("4月进展", "5月进展", "6月进展"), ("四月3个", "五月5个", "")), (("5月份完成情况", "6月份完成情况"), ("五月5个", "六月6个")), (("2025年5月进展", "2026年5月进展"), ("去年", "五月5个")),
    (("2025年完成情况", "2026年完成情况"), ("去年", "五月5个")),
])  # fmt: skip
def test_of_months_and_years_side_by_side_the_one_asked_for_counts(bureau: Ledger, tmp_path: Path, labels: Sequence[str], cells: Sequence[str]) -> None:
    found = seen(bureau, tmp_path, ("序号", "工作措施", *labels), (1, FIRST, *cells))

    assert (texts(found), found.conflicts) == (["五月5个"], ())


def test_a_table_of_other_months_only_is_named_and_not_taken(bureau: Ledger, tmp_path: Path) -> None:
    found = seen(bureau, tmp_path, ("序号", "工作措施", "3月进展", "4月进展"), (1, FIRST, "三月3个", "四月4个"))

    assert texts(found) == []
    assert [(one.code, one.sides[0].value) for one in found.conflicts] == [(ConflictCode.SHEET_OTHER_MONTH, "2026-04")]


@pytest.mark.parametrize("below", [("合计", "", "", "5"), ("总计", None, "共5个", "5"), ("填报人：", "", "日期：2026.6.1", ""), ("注：只报本月。", "", "", "")])
def test_sums_and_signatures_are_no_rows(bureau: Ledger, tmp_path: Path, below: Sequence[Any]) -> None:
    found = seen(bureau, tmp_path, ("序号", "工作措施", "本月进展", "完成数"), (1, FIRST, "抽5个", "5"), below)

    assert (texts(found), found.conflicts) == (["抽5个"], ())


def test_a_row_whose_measure_was_wiped_out_is_still_asked_about(bureau: Ledger, tmp_path: Path) -> None:
    found = seen(bureau, tmp_path, ("序号", "工作措施", "本月进展"), (1, FIRST, "抽5个"), (2, None, "已更新"))

    assert [one.code for one in found.open] == [ConflictCode.ROW_UNMATCHED]


@pytest.mark.parametrize(("title", "is_asked"), [
    ("示例区2025年行动计划任务分解表", True), ("2025年度生态环境重点任务清单", True), ("示例区2026年行动计划任务分解表", False), ("示例区2023—2025年行动计划", False), ("任务分解表", False),
])  # fmt: skip
def test_last_years_table_is_asked_about(bureau: Ledger, tmp_path: Path, title: str, is_asked: bool) -> None:
    found = seen(bureau, tmp_path, ("序号", "工作措施", "本月进展"), (1, FIRST, "抽5个"), heading=(title, *HEADING))

    assert [one.code for one in found.open] == ([ConflictCode.OTHER_PLAN] if is_asked else [])
    assert texts(found) == ([] if is_asked else ["抽5个"])


def test_a_tick_means_done_and_a_cross_is_asked_about(bureau: Ledger, tmp_path: Path) -> None:
    found = seen(bureau, tmp_path, ("序号", "工作措施", "本月进展", "是否完成"), (1, FIRST, "抽5个", "√"), (2, SECOND, "更新", "×"))

    assert [write.values.get("state") for write in found.writes] == ["closed", None]
    assert [one.code for one in found.open] == [ConflictCode.STATE_UNKNOWN]


def test_a_next_step_in_a_column_of_its_own_is_kept_behind_the_note(bureau: Ledger, tmp_path: Path) -> None:
    found = seen(bureau, tmp_path, ("序号", "工作措施", "本月进展", "下一步工作"), (1, FIRST, "抽5个", "继续抽测"))

    assert texts(found) == ["抽5个\n下一步：继续抽测"]
