"""What comes back, as it is read: the program's own workbook in any state, other offices' tables, and files made to harm."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import numbers

from model.errors import PlanReadError
from model.periods import Month
from model.readers.returned.returned_workbook import read_returned
from model.readers.returned.sheet_header import find_header, meaning_of
from model.rows.returned import ReturnedKind
from model.workbook_layout import COLUMNS, Column
from reports.workbook import write_submission
from tests.model.merging import scene
from tests.model.merging.scene import MAY, a_row, a_submission, a_target, own_sheet

SHEET = "xl/worksheets/sheet1.xml"


def written(tmp_path: Path, **fields: Any) -> Path:
    path = tmp_path / "a.xlsx"
    write_submission(a_submission(a_row(1, "完成方案。", **fields)), path)
    return path


def values(path: Path) -> list[dict[str, str]]:
    return [dict(row.values) for row in read_returned(path).rows]


def repacked(path: Path, target: Path, change: Callable[[str, bytes], bytes]) -> Path:
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for info in source.infolist():
            made.writestr(info.filename, change(info.filename, source.read(info)))
    return target


def test_the_programs_own_workbook_says_whose_it_is(tmp_path: Path) -> None:
    found = read_returned(written(tmp_path, month_progress="做了", targets=(a_target(7, "12.50"),)))

    assert (found.kind, found.facts.ledger, found.facts.unit, found.facts.month, found.facts.plan_year) == (
        ReturnedKind.WORKBOOK, "other", scene.TOWN, MAY, 2026)
    (row,) = found.rows
    assert (row.sheet, row.row, row.annex) == ("附件1", 4, 1)
    assert (row.values[Column.MONTH_PROGRESS], row.values[Column.READING]) == ("做了", "12.5")


def test_every_heading_of_the_workbook_is_known() -> None:
    assert [meaning_of(place.heading) for place in COLUMNS] == [place.column for place in COLUMNS]


@pytest.mark.parametrize(("label", "column"), [
    ("本月工作进展", Column.MONTH_PROGRESS), ("6月份完成情况", Column.MONTH_PROGRESS), ("截至6月底进展情况", Column.PROGRESS), ("落实情况", Column.PROGRESS),
    ("工作成效", Column.PROGRESS), ("是否完成", Column.STATE), ("完成状态", Column.STATE), ("累计完成数", Column.READING), ("证明材料", Column.EVIDENCE),
    ("存在问题及原因", Column.TROUBLE), ("报送单位", Column.UNIT), ("填表人", Column.PERSON), ("上报时间", Column.REPORTED_ON), ("任务内容", Column.MEASURE),
    ("牵头部门", Column.LEAD), ("序号", Column.TASK_NO), ("完成时限", Column.DEADLINE), ("备注", None), ("联系电话", None), ("目标值", None),
])  # fmt: skip
def test_other_offices_call_columns_otherwise(label: str, column: Column | None) -> None:
    assert meaning_of(label) is column


def test_an_own_sheet_with_two_rows_of_headings_under_a_title_is_read(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (["2026年5月重点任务进展表"], ["填报单位：区水务局　　填报人：某某　　文号：示政发〔2026〕3号"], [],
                 ["序号", "工作措施", "责任单位", None, "推进情况", None, "备注"], [None, None, "牵头", "配合", "本月进展", "存在问题", None],
                 [1, "完成方案。", "区水务局", "各镇", "做了", "没钱", "x"]):
        sheet.append(line)
    for area in ("A4:A5", "B4:B5", "C4:D4", "E4:F4", "G4:G5"):
        sheet.merge_cells(area)
    book.save(tmp_path / "a.xlsx")
    found = read_returned(tmp_path / "a.xlsx")

    assert (found.kind, found.facts.heading_unit, found.facts.month, found.facts.plan_doc_no) == (
        ReturnedKind.OWN_SHEET, "区水务局", Month(2026, 5), "")  # the number is that of their letter
    assert values(tmp_path / "a.xlsx") == [{
        "task_no": "1", "measure": "完成方案。", "lead": "区水务局", "support": "各镇", "month_progress": "做了", "trouble": "没钱",
    }]


def test_the_signature_of_a_header_is_the_same_wherever_it_stands(tmp_path: Path) -> None:
    labels = ["序号", "工作措施", "进展情况"]
    high, low = ({(row, column): label for column, label in enumerate(labels, start)} for row, start in ((1, 1), (7, 3)))
    one, other = find_header(high), find_header(low)
    assert one is not None
    assert other is not None
    assert (one.signature, one.numbers[Column.PROGRESS], other.numbers[Column.PROGRESS]) == (other.signature, 3, 5)


def test_a_sheet_for_every_month_says_so_row_by_row(tmp_path: Path) -> None:
    book = Workbook()
    for number in (4, 5):
        sheet = book.create_sheet(f"2026年{number}月")
        for line in (["序号", "工作措施", "进展情况"], [1, "甲事", f"{number}月做了"]):
            sheet.append(line)
    book.save(tmp_path / "a.xlsx")
    found = read_returned(tmp_path / "a.xlsx")
    assert (found.facts.month, [(row.month, row.values["progress"]) for row in found.rows]) == (
        None, [(Month(2026, 4), "4月做了"), (Month(2026, 5), "5月做了")])


def test_a_row_of_values_like_labels_is_no_header(tmp_path: Path) -> None:
    path = own_sheet(tmp_path / "a.xlsx", [], ["序号", "任务", "工作措施", "填报人", "进展情况"],
                     [[1, "任务1", "甲事", "填报人", "工作情况"], [2, "任务2", "乙事", "填报人", "进展情况好"]])
    assert [row["measure"] for row in values(path)] == ["甲事", "乙事"]


def test_tables_below_one_another_are_all_read(tmp_path: Path) -> None:
    path = own_sheet(tmp_path / "a.xlsx", [], ["序号", "工作措施", "进展情况"],
                     [[1, "甲事", "一"], [], ["序号", "工作措施", "进展情况"], [1, "乙事", "二"]])
    assert [(row["measure"], row["progress"]) for row in values(path)] == [("甲事", "一"), ("乙事", "二")]


@pytest.mark.parametrize(("value", "form", "read"), [
    (0.76, "0%", "76%"), (0.123, "0.00%", "12.3%"), (12.3456, "0", "12.3456"), (0.1 + 0.2, "General", "0.3"), (1234567.5, "#,##0", "1234567.5"),
    (45473, "yyyy-mm-dd", "2024-06-30"), (45473, "General", "45473"), (1e20, "General", "100000000000000000000"),
])  # fmt: skip
def test_a_number_is_read_as_it_is_stored_not_as_it_is_shown(value: float, form: str, read: str, tmp_path: Path) -> None:
    path = own_sheet(tmp_path / "a.xlsx", [], ["序号", "工作措施", "指标数值"], [[1, "甲事", value]])
    book = load_workbook(path)
    book.active["C2"].number_format = form
    book.save(path)
    assert values(path)[0]["reading"] == read
    assert numbers.FORMAT_GENERAL == "General"


def test_a_formula_gives_the_value_it_had_and_without_one_is_named(tmp_path: Path) -> None:
    path = own_sheet(tmp_path / "a.xlsx", [], ["序号", "工作措施", "指标数值", "进展情况"], [[1, "甲事", "=1+1", "做了"]])
    found = read_returned(path)
    assert ("reading" in found.rows[0].values, [(note.code, note.row, note.column) for note in found.notes]) == (
        False, [("formula-without-value", 2, "reading")])

    cached = repacked(path, tmp_path / "b.xlsx", lambda _, data: data.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>").replace(b"<v/>", b"<v>2</v>"))
    assert values(cached)[0]["reading"] == "2"


def test_a_value_over_several_rows_is_named(tmp_path: Path) -> None:
    path = own_sheet(tmp_path / "a.xlsx", [], ["序号", "工作措施", "进展情况"], [[1, "甲事", "都做了"], [2, "乙事", None]])
    book = load_workbook(path)
    book.active.merge_cells("C2:C3")
    book.save(path)
    found = read_returned(path)
    assert ([row.values.get("progress") for row in found.rows], [note.code for note in found.notes]) == (["都做了", None], ["value-over-rows"])


HOSTILE = ("=1+1", "+1", "-1", "@x", "𠮷㐂䶮", "😀👨‍👩‍👧", "שלום مرحبا", "甲\n\n乙", "_x0041_", "<a>&lt;", "'撇", "　全角空格　内", "0123", "1e5", "TRUE")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_arrives_as_it_was_but_for_blanks_around_it(text: str, tmp_path: Path) -> None:
    assert values(written(tmp_path, month_progress=text))[0]["month_progress"] == text.strip()


def test_what_excel_cannot_hold_is_named_by_the_writer_and_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    notes = write_submission(a_submission(a_row(1, "完成方案。", month_progress="长" * 40_000), a_row(2, "另一条。", month_progress="甲\x07乙")), path).notes
    found = values(path)

    assert {note.code for note in notes} == {"workbook-text-cut", "workbook-controls-removed"}
    assert (len(found[0]["month_progress"]), found[1]["month_progress"]) == (32_767, "甲乙")


def test_a_csv_holds_what_no_cell_can(tmp_path: Path) -> None:
    text = "长" * 40_000 + "\n\"引号\"，,;"
    (tmp_path / "a.csv").write_text('序号,工作措施,进展情况\n1,甲事,"' + text.replace('"', '""') + '"\n', encoding="utf-8-sig")
    assert values(tmp_path / "a.csv")[0]["progress"] == text


@pytest.mark.parametrize(("sign", "encoding"), [(",", "utf-8"), ("\t", "utf-16"), (";", "gb18030")])
def test_a_csv_is_read_whatever_parts_its_cells(sign: str, encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(sign.join(("序号", "工作措施", "进展情况")) + "\r\n" + sign.join(("1", "甲事", "做了")) + "\r\n", encoding=encoding)
    found = read_returned(tmp_path / "a.csv")
    assert (found.kind, [dict(row.values) for row in found.rows]) == (ReturnedKind.CSV, [{"task_no": "1", "measure": "甲事", "progress": "做了"}])


def test_a_workbook_of_a_newer_program_is_not_half_read(tmp_path: Path) -> None:
    path = written(tmp_path)
    book = load_workbook(path)
    book["_taizhang"]["B1"] = "99"
    book.save(path)
    assert refused(path) == "returned-newer-layout"


def refused(path: Path) -> str:
    with pytest.raises(PlanReadError) as caught:
        read_returned(path)
    return caught.value.code


@pytest.mark.parametrize(("name", "data", "code"), [
    ("a.csv", b"\xb2\xbb\xca\xc7\xb1\xed", "returned-no-table"), ("a.txt", "随便写写。".encode(), "returned-no-table"), ("a.xlsx", b"", "plan-empty"),
    ("a.xlsx", b"PK\x03\x04", "plan-damaged"), ("a.pdf", b"%PDF-1.7\n", "returned-kind-unknown"), ("a.jpg", b"\xff\xd8\xff\xe0", "returned-kind-unknown"),
    ("a.csv", "序号,工作措施,进展情况\n".encode() + b"1,a,b\n" * 60_001, "plan-too-many-rows"),
])  # fmt: skip
def test_what_is_no_report_is_refused_with_the_reason(name: str, data: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert refused(tmp_path / name) == code


def test_a_document_with_entities_is_refused(tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>'
    path = repacked(written(tmp_path), tmp_path / "b.xlsx", lambda name, data: data.replace(data[: data.index(b"<worksheet")], bomb) if name == SHEET else data)
    assert refused(path) == "plan-forbidden-content"


def test_a_zip_that_unpacks_beyond_all_measure_is_refused(tmp_path: Path) -> None:
    path = repacked(written(tmp_path), tmp_path / "b.xlsx", lambda name, data: data + b" " * (70 * 2**20) if name == SHEET else data)
    assert refused(path) == "plan-unpacks-too-large"


def test_a_million_merged_cells_cost_no_more_than_reading_them(tmp_path: Path) -> None:
    merges = b"<mergeCells>" + b'<mergeCell ref="I4:I1048576"/>' * 200_000 + b"</mergeCells>"
    path = repacked(written(tmp_path, month_progress="做了"), tmp_path / "b.xlsx",
                    lambda name, data: data.replace(b"</sheetData>", b"</sheetData>" + merges) if name == SHEET else data)
    assert values(path)[0]["month_progress"] == "做了"
