"""Workbooks as offices send them: merged cells, two-row headers, several sheets, hidden parts, dates as shown."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell import Cell as OpenCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet

from model.readers import ReadPlan, read_plan
from model.readers.grid import Block, Paragraph, Table, spread
from model.readers.plan_json import plan_as_json
from model.readers.workbooks.excel import workbook_blocks
from model.rows.draft import Place

SHARED = Path(os.environ.get("TAIZHANG_SHARED", "../shared"))
HEAD = ("序号", "重点任务", "工作措施", "完成时限", "牵头单位", "配合单位", "备注")
Row = Sequence[object]


def measures(number: int = 1, what: str = "绿化") -> list[Row]:
    return [
        (number, f"{what}提升", f"新建{what}设施十处，持续养护到位。", "年底前", "区园林绿化局", "各街道办事处"),
        (None, None, f"更新{what}台账，按季度公开进展。", "6月底前", "区城市管理委", "各镇人民政府"),
        (number + 1, f"{what}管理", f"开展{what}专项检查四次，形成报告。", "长期实施", "区水务局", "—"),
    ]


def put(sheet: Worksheet, rows: Sequence[Row], row: int = 1, column: int = 1) -> None:
    for down, values in enumerate(rows):
        for across, value in enumerate(values):
            if value is not None:
                sheet.cell(row + down, column + across, value)  # type: ignore[arg-type]


def new_book(title: str = "Sheet1") -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    return book, sheet


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "计划.xlsx"


def blocks(book: Workbook, file: Path) -> list[Block]:
    book.save(file)
    return workbook_blocks(file)


def plan(book: Workbook, file: Path) -> ReadPlan:
    book.save(file)
    return read_plan(file)


def lines(found: Sequence[Block]) -> list[str]:
    return [block.text if isinstance(block, Paragraph) else f"{len(block.rows)} rows" for block in found]


def facts(read: ReadPlan) -> list[tuple[int, str, int, str]]:
    return [(row.annex, row.section, row.task_no, row.deadline) for row in read.draft.measures]


def test_titles_and_facts_stand_outside_a_table_that_begins_in_the_middle_of_the_sheet(file: Path) -> None:
    book, sheet = new_book()
    put(sheet, [("附件1",), ("示例区绿化2024年行动计划",), ("填报单位：示例局", None, None, "填报日期：")], 1, 3)
    sheet.merge_cells("C2:I2")
    put(sheet, [HEAD, ("一、主要目标",), *measures()], 5, 3)
    sheet.merge_cells("C6:I6")
    sheet.merge_cells("C7:C8")
    sheet.merge_cells("D7:D8")
    put(sheet, [("注：任务按季度调度。",)], 11, 3)

    found = blocks(book, file)
    assert lines(found) == [
        "附件1",
        "示例区绿化2024年行动计划",
        "填报单位：示例局  填报日期：",
        "5 rows",
        "注：任务按季度调度。",
    ]
    table = found[3]
    assert isinstance(table, Table)
    assert table.place == Place(line=5, end_line=9, sheet="Sheet1")
    assert table.rows[0][0].text == "序号"
    number, name = table.rows[2][:2]
    assert (number.text, number.row_span, name.row_span) == ("1", 2, 2)
    assert number.place == Place(line=7, sheet="Sheet1")
    assert table.rows[1][0].col_span == len(HEAD)

    read = read_plan(file)
    assert facts(read) == [(1, "一、主要目标", 1, "年底前"), (1, "一、主要目标", 1, "6月底前"), (1, "一、主要目标", 2, "长期实施")]
    assert [row.doubts for row in read.draft.measures] == [(), (), ()]
    assert [row.place.line for row in read.draft.measures] == [7, 8, 9]


def test_a_two_row_header_names_leading_and_supporting_units(file: Path) -> None:
    book, sheet = new_book()
    put(sheet, [("序号", "重点任务", "工作措施", "责任单位", None, "完成时限"), (None, None, None, "牵头部门", "配合部门")])
    sheet.merge_cells("D1:E1")
    for letter in "ABCF":
        sheet.merge_cells(f"{letter}1:{letter}2")
    put(sheet, [(1, "河道", "治理河道三条，完成清淤。", "区水务局", "区财政局\n各镇", "年底前")], 3)

    (row,) = plan(book, file).draft.measures
    assert (row.lead, row.support, row.deadline) == (("区水务局",), ("区财政局", "各镇"), "年底前")


def test_each_sheet_is_an_annex_in_order_when_its_name_says_so(file: Path) -> None:
    book, sheet = new_book("附件1 大气")
    put(sheet, [HEAD, *measures(1, "大气")])
    second = book.create_sheet("附件二-示例区水环境行动计划")
    put(second, [HEAD, *measures(1, "河湖")])

    read = plan(book, file)
    assert [(row.annex, row.annex_title) for row in read.draft.measures[::3]] == [(1, "大气"), (2, "示例区水环境行动计划")]


def test_sheets_numbered_anew_are_annexes_and_their_helpers_are_left_out(file: Path) -> None:
    book, guide = new_book("填报说明")
    put(guide, [("填报说明",), ("一、请按时报送，不得改动格式。",)])
    whats = ("大气", "河湖", "土壤")
    for what in whats:
        sheet = book.create_sheet(what)
        put(sheet, [(f"示例区{what}2024年行动计划",), HEAD, *measures(1, what)])
    gathered = [row for index, what in enumerate(whats) for row in measures(1 + 2 * index, what)]
    put(book.create_sheet("汇总"), [HEAD, *gathered])
    put(book.create_sheet("统计"), [("单位", "任务数", "已完成"), ("区水务局", 3, 1), ("各镇", 2, 0)])
    put(book.create_sheet("Sheet7"), [("已完成",), ("进行中",)])
    hidden = book.create_sheet("旧稿")
    put(hidden, [HEAD, *measures(1, "噪声")])
    hidden.sheet_state = "veryHidden"

    read = plan(book, file)
    assert [row.annex for row in read.draft.measures] == [1, 1, 1, 2, 2, 2, 3, 3, 3]
    assert read.draft.measures[3].annex_title == "示例区河湖2024年行动计划"
    assert {row.place.sheet for row in read.draft.measures} == set(whats)
    assert not any(row.doubts for row in read.draft.measures)
    assert not read.draft.indicators


def test_extracts_for_each_unit_give_way_to_the_whole(file: Path) -> None:
    book, sheet = new_book("总表")
    whole = [*measures(1, "大气"), *measures(3, "河湖")]
    put(sheet, [HEAD, *whole])
    put(book.create_sheet("区园林绿化局"), [HEAD, *whole[:4]])
    put(book.create_sheet("区水务局"), [HEAD, *whole[2:]])

    read = plan(book, file)
    assert {row.place.sheet for row in read.draft.measures} == {"总表"}
    assert len(read.draft.measures) == 6


def test_annexes_with_the_same_measures_are_both_kept(file: Path) -> None:
    book, sheet = new_book("附件1")
    put(sheet, [HEAD, *measures()])
    put(book.create_sheet("附件2"), [HEAD, *measures()])
    assert [row.annex for row in plan(book, file).draft.measures] == [1, 1, 1, 2, 2, 2]


def test_sheets_that_number_on_are_one_annex(file: Path) -> None:
    book, sheet = new_book("第一部分")
    put(sheet, [("示例区2024年行动计划",), HEAD, *measures(1, "大气")])
    put(book.create_sheet("第二部分"), [HEAD, *measures(3, "河湖")])

    read = plan(book, file)
    assert len({row.annex for row in read.draft.measures}) == 1
    assert [row.task_no for row in read.draft.measures] == [1, 1, 2, 3, 3, 4]


@pytest.mark.parametrize("named", [True, False])
def test_annexes_below_one_another_on_one_sheet_are_told_apart(file: Path, named: bool) -> None:
    book, sheet = new_book()
    row = 1
    for number, what in enumerate(("大气", "河湖"), 1):
        lead = [(f"附件{number}",)] if named else []
        put(sheet, [*lead, (f"示例区{what}2024年行动计划",), HEAD, *measures(1, what)], row)
        row += 9

    read = plan(book, file)
    assert [row.annex for row in read.draft.measures] == [1, 1, 1, 2, 2, 2]
    assert read.draft.measures[-1].annex_title == "示例区河湖2024年行动计划"


@pytest.mark.parametrize("line", ["附件2：示例区绿化2024年行动计划", "附件2\n示例区绿化2024年行动计划"])
def test_an_annex_line_and_its_title_in_one_cell_are_parted(file: Path, line: str) -> None:
    book, sheet = new_book()
    put(sheet, [(line,), HEAD, *measures()])
    row = plan(book, file).draft.measures[0]
    assert (row.annex, row.annex_title) == (2, "示例区绿化2024年行动计划")


def test_a_header_repeated_on_each_page_stays_within_the_annex(file: Path) -> None:
    book, sheet = new_book()
    put(sheet, [("示例区2024年行动计划",), HEAD, ("一、主要目标",), *measures(), ("二、专项行动",), HEAD, *measures(3, "河湖")])

    read = plan(book, file)
    assert [row.section for row in read.draft.measures] == ["一、主要目标"] * 3 + ["二、专项行动"] * 3
    assert len({row.annex for row in read.draft.measures}) == 1


def test_section_rows_merged_across_and_blank_rows_stay_in_the_table(file: Path) -> None:
    book, sheet = new_book()
    put(sheet, [("示例区2024年行动计划",), HEAD, ("大气污染防治",), *measures(1, "大气")])
    put(sheet, [("水污染防治",), *measures(3, "河湖")], 9)
    for row in (1, 3, 9):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=7)

    read = plan(book, file)
    assert [row.section for row in read.draft.measures] == ["大气污染防治"] * 3 + ["水污染防治"] * 3
    assert [row.place.line for row in read.draft.measures] == [4, 5, 6, 10, 11, 12]


def test_a_sheet_with_a_telling_name_and_no_title_is_called_by_its_name(file: Path) -> None:
    book, sheet = new_book("2024年重点任务分解表")
    put(sheet, [HEAD, *measures()])
    assert lines(blocks(book, file)) == ["2024年重点任务分解表", "4 rows"]


def test_dates_are_given_in_the_form_they_are_shown(file: Path) -> None:
    book, sheet = new_book()
    put(sheet, [HEAD, *measures()])
    for row, form in enumerate(('yyyy"年"m"月"d"日"', "yyyy/m/d", 'm"月"d"日"'), 2):
        sheet.cell(row, 4, date(2024, 6, 30)).number_format = form
    assert [row.deadline for row in plan(book, file).draft.measures] == ["2024年6月30日", "2024/6/30", "6月30日"]


def test_rows_hidden_by_a_filter_are_read_and_hidden_helper_columns_are_not(file: Path) -> None:
    book, sheet = new_book()
    put(sheet, [("编码", *HEAD)] + [(f"X{index}", *row) for index, row in enumerate(measures())])
    sheet.column_dimensions["A"].hidden = True
    sheet.column_dimensions["G"].hidden = True  # 配合单位: no column in sight has its role
    sheet.row_dimensions[3].hidden = True

    read = plan(book, file)
    assert len(read.draft.measures) == 3
    assert read.draft.measures[0].support == ("各街道办事处",)
    assert "X0" not in json.dumps(plan_as_json(read.draft))
    assert all(cell.text != "编码" for block in read.blocks if isinstance(block, Table) for row in block.rows for cell in row)


def test_a_title_merged_from_a_hidden_column_is_still_seen(file: Path) -> None:
    book, sheet = new_book()
    put(sheet, [("示例区2024年行动计划",), ("编码", *HEAD)] + [("X", *row) for row in measures()])
    sheet.merge_cells("A1:H1")
    sheet.column_dimensions["A"].hidden = True
    assert lines(blocks(book, file))[0] == "示例区2024年行动计划"


def test_values_under_a_merged_cell_are_not_seen(file: Path) -> None:
    book, sheet = new_book()
    put(sheet, [HEAD, *measures()])
    sheet.merge_cells("A2:A3")
    sheet._cells[3, 1] = OpenCell(sheet, 3, 1, "看不见")  # as some programs leave it there
    table = blocks(book, file)[0]
    assert isinstance(table, Table)
    assert [len(row) for row in table.rows] == [7, 7, 6, 7]
    assert spread(table)[2][0] == "1"


def test_runs_of_differing_looks_are_one_text_and_errors_are_shown(file: Path) -> None:
    book, sheet = new_book()
    put(sheet, [HEAD, *measures()])
    sheet["C2"] = CellRichText("新建绿地", TextBlock(InlineFont(b=True), "十公顷"), "，持续养护。")  # type: ignore[assignment]
    sheet["E3"] = "#N/A"
    read = plan(book, file)
    assert read.draft.measures[0].measure == "新建绿地十公顷，持续养护。"
    assert [doubt.code for doubt in read.draft.measures[1].doubts]


def test_a_formula_without_a_value_is_shown_itself_and_doubted(file: Path) -> None:
    book, sheet = new_book()
    put(sheet, [HEAD, *measures()])
    sheet["E2"] = "=cmd|'/c calc'!A0"
    row = plan(book, file).draft.measures[0]
    assert row.doubts
    assert row.lead != ("区园林绿化局",)


@pytest.mark.plans
@pytest.mark.skipif(not (SHARED / "plans").is_dir(), reason="the real plans are not here")
def test_the_real_workbook_is_read_without_a_fault(tmp_path: Path) -> None:
    out = tmp_path / "read.json"
    out.write_text(json.dumps(plan_as_json(read_plan(SHARED / "plans" / "daxing-2024.xlsx").draft)), encoding="utf-8")
    gold = SHARED / "gold" / "daxing-2024.jsonl"
    command = [sys.executable, str(SHARED / "tools" / "score_plan.py"), str(gold), str(out), "--json"]
    figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert (figures["row"], figures["silent"], figures["alarms"]) == (1.0, 0.0, 0.0)
