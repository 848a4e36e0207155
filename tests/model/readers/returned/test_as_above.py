"""Cells that say 同上: what stands above counts and is said so; where nobody can know what was meant nothing is taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from model.readers.returned.as_above import is_as_above
from model.readers.returned.returned_workbook import read_returned
from model.rows.returned import ReturnedFile
from model.workbook_layout import RowId
from tests.model.merging.scene import own_sheet

LABELS = ("序号", "工作措施", "完成时限", "本月进展", "填报人", "编码")


def read(folder: Path, *rows: tuple[object, ...], labels: tuple[str, ...] = LABELS) -> ReturnedFile:
    return read_returned(own_sheet(folder / "a.xlsx", ("5月报送表",), labels, rows))


def said(found: ReturnedFile, column: str = "month_progress") -> list[str | None]:
    return [row.values.get(column) for row in found.rows]


def noted(found: ReturnedFile) -> list[tuple[str, int, str, str]]:
    return [(note.code, note.row, note.column, note.text) for note in found.notes]


@pytest.mark.parametrize("text", ["同上", "同上。", "“同上”", "\"同上\"", "（同上）", " 同 上 ", "进展同上", "同上一条", "情况同上", "如上所述", "与上行相同", "〃", "″", "\"", "ditto", "Ditto."])
def test_these_mean_the_cell_above(text: str) -> None:
    assert is_as_above(text)


@pytest.mark.parametrize("text", ["", "同上月", "同上期", "同比上升", "同上月进度，正在推进", "同上，另新增两处", "上", "1", "。", "同前", "如上图", "——"])
def test_these_do_not(text: str) -> None:
    assert not is_as_above(text)


def test_the_text_above_counts_down_a_chain_and_is_said_so(tmp_path: Path) -> None:
    found = read(tmp_path, (1, "甲事。", "年底前", "已巡查3次。"), (2, "乙事。", "同上", "同上"), (3, "丙事。", "6月底前", "〃"))

    assert said(found) == ["已巡查3次。"] * 3
    assert said(found, "deadline") == ["年底前", "年底前", "6月底前"]
    assert noted(found) == [("value-as-above", 4, "month_progress", "已巡查3次。"), ("value-as-above", 5, "month_progress", "已巡查3次。")]


def test_who_filled_it_in_is_taken_from_above_without_a_word(tmp_path: Path) -> None:
    found = read(tmp_path, (1, "甲事。", "", "做了", "填报人"), (2, "乙事。", "", "也做了", "同上"))
    assert (said(found, "person"), found.notes) == (["填报人", "填报人"], ())


@pytest.mark.parametrize("rows", [
    [(1, "甲事。", "", "同上"), (2, "乙事。", "", "做了")],
    [(1, "甲事。", "", ""), (2, "乙事。", "", "同上")],
    [(3, "丙事。", "", "做了"), (1, "甲事。", "", "开了会"), (2, "乙事。", "", "同上"), (5, "戊事。", "", "查了"), (4, "丁事。", "", "还在办")],
])
def test_nothing_above_or_rows_that_were_sorted_leave_it_out(rows: list[tuple[object, ...]], tmp_path: Path) -> None:
    found = read(tmp_path, *rows)
    assert "同上" not in said(found)
    assert [(note.code, note.text) for note in found.notes] == [("as-above-unknown", "同上")]


def test_rows_sorted_by_another_column_and_numbered_anew_are_told_by_their_ids(tmp_path: Path) -> None:
    order = (4, 2, 5, 1, 3)
    rows = [(place, f"第{task}件事情。", "", "做了" if place < 5 else "同上", "", str(RowId(task, task, (), "0" * 16))) for place, task in enumerate(order, 1)]
    assert noted(read(tmp_path, *rows)) == [("as-above-unknown", 7, "month_progress", "同上")]


def test_numbers_that_begin_anew_below_a_heading_are_no_sorting(tmp_path: Path) -> None:
    found = read(tmp_path, (1, "甲事。", "", "做了"), (2, "乙事。", "", "同上"), ("二、水", None, None, None), (1, "丙事。", "", "同上"))
    assert said(found) == ["做了"] * 3


def test_a_measure_as_above_is_the_one_above_unless_its_id_says_which(tmp_path: Path) -> None:
    ids = [str(RowId(number, number, (), str(number) * 16)) for number in (1, 2)]
    plain = read(tmp_path, (1, "甲事。", "", "做了"), ("", "同上", "", "又做了"))
    coded = read(tmp_path, (1, "甲事。", "", "做了", "", ids[0]), (2, "同上", "", "又做了", "", ids[1]))

    assert said(plain, "measure") == ["甲事。", "甲事。"]
    assert said(coded, "measure") == ["甲事。", None]


def test_a_cell_merged_over_the_rows_above_is_what_stands_above(tmp_path: Path) -> None:
    book = Workbook()
    for row in (LABELS, (1, "甲事。", "", "统一整治。"), (2, "乙事。", "", None), (3, "丙事。", "", "同上")):
        book.active.append(row)
    book.active.merge_cells("D2:D3")
    book.save(tmp_path / "a.xlsx")
    assert said(read_returned(tmp_path / "a.xlsx"))[2] == "统一整治。"


def test_a_csv_in_gbk_is_read_alike(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("序号,工作措施,本月进展\n1,甲事。,做了\n2,乙事。,同上\n".encode("gbk"))
    assert said(read_returned(tmp_path / "a.csv")) == ["做了", "做了"]
