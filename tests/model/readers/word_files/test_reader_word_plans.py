"""Word plans in layouts officers use, made with python-docx: what a careful clerk would type, without a doubt."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.table import Table

from model.readers import read_plan
from model.rows.draft import MeasureDraft

HEADER = ("序号", "重点任务", "工作措施", "完成时限", "牵头单位", "配合单位")
ROWS = (
    ("1", "清河行动", "清理河道垃圾，开展岸线巡查。", "年底前", "区水务局", "区园林绿化局\n各街道办事处"),
    ("1", "清河行动", "建设湿地两处，恢复水生植被。", "6月底前", "区园林绿化局", "各镇人民政府"),
    (
        "2",
        "扬尘治理",
        "推进工地围挡喷淋，道路洗扫全覆盖。",
        "持续实施",
        "区住房城乡建设委\n区城市管理委",
        "——",
    ),
)
FULL = [
    "1 清河行动/清理河道垃圾，开展岸线巡查。/年底前/区水务局/区园林绿化局 各街道办事处",
    "1 清河行动/建设湿地两处，恢复水生植被。/6月底前/区园林绿化局/各镇人民政府",
    "2 扬尘治理/推进工地围挡喷淋，道路洗扫全覆盖。/持续实施/区住房城乡建设委 区城市管理委/",
]


def told(row: MeasureDraft) -> str:
    return "/".join(
        [f"{row.task_no} {row.task}", row.measure, row.deadline, " ".join(row.lead), " ".join(row.support)]
    )


def read(document: Document, folder: Path) -> tuple[MeasureDraft, ...]:
    document.save(str(folder / "计划.docx"))
    return read_plan(folder / "计划.docx").draft.measures


def a_document() -> Document:
    made = docx.Document()
    made.add_paragraph("示例区人民政府办公室关于印发《示例区碧水蓝天2025年行动计划》的通知")
    made.add_paragraph("示政办发〔2025〕6号")
    made.add_paragraph("示例区碧水蓝天2025年行动计划")
    return made


def filled(table: Table, first: int, *rows: tuple[str, ...]) -> None:
    for index, texts in enumerate(rows, start=first):
        for cell, text in zip(table.rows[index].cells, texts, strict=True):
            cell.text = text


def merged(table: Table, top: tuple[int, int], bottom: tuple[int, int], text: str) -> None:
    for row in range(top[0], bottom[0] + 1):
        for column in range(top[1], bottom[1] + 1):
            table.cell(row, column).text = ""
    table.cell(*top).merge(table.cell(*bottom)).text = text


def test_a_plain_table_is_read(tmp_path: Path) -> None:
    document = a_document()
    filled(document.add_table(4, 6), 0, HEADER, *ROWS)
    found = read(document, tmp_path)
    assert [told(row) for row in found] == FULL
    assert not any(row.doubts for row in found)


def test_numbers_and_tasks_merged_over_rows_are_read(tmp_path: Path) -> None:
    document = a_document()
    table = document.add_table(4, 6)
    filled(table, 0, HEADER, *ROWS)
    merged(table, (1, 0), (2, 0), "1")
    merged(table, (1, 1), (2, 1), "清河行动")
    found = read(document, tmp_path)
    assert [told(row) for row in found] == FULL
    assert not any(row.doubts for row in found)


def test_section_rows_merged_over_the_width_are_headings(tmp_path: Path) -> None:
    document = a_document()
    table = document.add_table(6, 6)
    filled(table, 0, HEADER)
    merged(table, (1, 0), (1, 5), "一、治水")
    filled(table, 2, *ROWS[:2])
    merged(table, (4, 0), (4, 5), "二、治气")
    filled(table, 5, ROWS[2])
    found = read(document, tmp_path)
    assert [told(row) for row in found] == FULL
    assert [row.section for row in found] == ["一、治水", "一、治水", "二、治气"]


def test_a_header_of_two_rows_is_read(tmp_path: Path) -> None:
    document = a_document()
    table = document.add_table(5, 6)
    for column, label in enumerate(HEADER[:4]):
        merged(table, (0, column), (1, column), label)
    merged(table, (0, 4), (0, 5), "责任分工")
    filled(table, 2, *ROWS)
    table.cell(1, 4).text, table.cell(1, 5).text = "牵头部门", "配合部门"
    assert [told(row) for row in read(document, tmp_path)] == FULL


def test_a_title_inside_the_table_does_not_hide_the_header(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(5, 6)
    merged(table, (0, 0), (0, 5), "示例区碧水蓝天2025年任务分解表")
    filled(table, 1, HEADER, *ROWS)
    assert [told(row) for row in read(document, tmp_path)] == FULL


def test_tables_on_turned_pages_go_on(tmp_path: Path) -> None:
    document = a_document()
    first = document.add_table(3, 6)
    filled(first, 0, HEADER, *ROWS[:2])
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    second = document.add_table(2, 6)
    filled(second, 0, HEADER, ROWS[2])
    assert [told(row) for row in read(document, tmp_path)] == FULL


def numbered_cell(table: Table, row: int) -> None:
    """Give the first cell an automatic number instead of text."""
    properties = table.cell(row, 0).paragraphs[0]._p.get_or_add_pPr()
    numbering = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", "0"), ("w:numId", "99")):
        child = OxmlElement(name)
        child.set(qn("w:val"), value)
        numbering.append(child)
    properties.append(numbering)


def test_automatic_numbers_of_rows_are_task_numbers(tmp_path: Path) -> None:
    document = a_document()
    numbering = document.part.numbering_part.element
    kind = OxmlElement("w:abstractNum")
    kind.set(qn("w:abstractNumId"), "99")
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    for name, value in (("w:start", "1"), ("w:numFmt", "decimal"), ("w:lvlText", "%1")):
        child = OxmlElement(name)
        child.set(qn("w:val"), value)
        level.append(child)
    kind.append(level)
    one = OxmlElement("w:num")
    one.set(qn("w:numId"), "99")
    of = OxmlElement("w:abstractNumId")
    of.set(qn("w:val"), "99")
    one.append(of)
    numbering.insert(0, kind)
    numbering.append(one)
    table = document.add_table(3, 6)
    filled(table, 0, HEADER, ("", *ROWS[0][1:]), ("", *ROWS[2][1:]))
    numbered_cell(table, 1)
    numbered_cell(table, 2)
    found = read(document, tmp_path)
    assert [(row.task_no, row.task) for row in found] == [(1, "清河行动"), (2, "扬尘治理")]


@pytest.mark.parametrize("separator", ["\n", "、", " "])
def test_units_are_parted_however_the_cell_parts_them(tmp_path: Path, separator: str) -> None:
    document = a_document()
    table = document.add_table(4, 6)
    filled(table, 0, HEADER, *[tuple(text.replace("\n", separator) for text in row) for row in ROWS])
    assert [told(row) for row in read(document, tmp_path)] == FULL


def test_a_list_of_paragraphs_is_read(tmp_path: Path) -> None:
    document = a_document()
    document.add_heading("一、治水", level=1)
    document.add_paragraph("1. 清理河道垃圾，开展岸线巡查。（责任单位：区水务局、各街道办事处）")
    document.add_paragraph("2. 建设湿地两处，恢复水生植被。（责任单位：区园林绿化局）")
    document.add_paragraph("3. 推进工地围挡喷淋。（责任单位：区城市管理委）")
    found = read(document, tmp_path)
    units = [("区水务局", "各街道办事处"), ("区园林绿化局",), ("区城市管理委",)]
    assert [row.responsible for row in found] == units
    assert {row.section for row in found} == {"一、治水"}


def test_a_measure_knows_where_it_stands(tmp_path: Path) -> None:
    document = a_document()
    filled(document.add_table(4, 6), 0, HEADER, *ROWS)
    assert [row.place.line for row in read(document, tmp_path)] == [5, 6, 7]
