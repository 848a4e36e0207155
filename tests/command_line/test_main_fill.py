"""Filling another office's sheet from the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from openpyxl import Workbook, load_workbook

from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from tests.builders import TODAY, a_plan, measure_ids, taken_in

Run = Callable[..., Result]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    with Ledger.open(tmp_path / "ledger", chain="c") as ledger:
        taken_in(ledger, a_plan())
        note_progress(ledger, measure_ids(ledger)[0], Month(2026, 6), "已抽测5个。", today=TODAY)
    book = Workbook()
    for row in (("序号", "工作措施", "完成时限", "工作成效", "亮点"), (1, "全年抽样检测量不低于20个，每季度通报一次。"), (2, "另外的一件工作")):
        book.active.append(row)
    book.save(tmp_path / "上级.xlsx")
    return tmp_path / "上级.xlsx"


def shown(file: Path) -> list[object]:
    return [cell.value for cell in load_workbook(file).active[2]]


def test_a_sheet_is_filled_in_and_what_is_left_over_is_said(run: Run, sheet: Path, tmp_path: Path) -> None:
    said = run("fill", sheet, "--month", "2026-06", "--out", tmp_path / "out.xlsx").stdout

    assert shown(tmp_path / "out.xlsx")[3:] == ["已抽测5个。", None]
    assert "另外的一件工作" in said


def test_a_column_that_was_explained_is_known_next_month(run: Run, sheet: Path, tmp_path: Path) -> None:
    run("fill", sheet, "--month", "2026-06", "--out", tmp_path / "a.xlsx", "--column", "亮点=month_progress", "--column", "工作成效=")
    run("fill", sheet, "--month", "2026-06", "--out", tmp_path / "b.xlsx")

    assert [shown(tmp_path / name)[3:] for name in ("a.xlsx", "b.xlsx")] == [[None, "已抽测5个。"]] * 2
