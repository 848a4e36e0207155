"""Tables with commas, semicolons or tabs between the cells, as spreadsheets and databases write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.readers import read_plan
from model.readers.grid import Paragraph, Table
from model.readers.texts.separated import rows_of, separated_blocks

PLAN = """示例县2025年重点任务清单,,,,,
序号,重点任务,具体措施,完成时限,责任单位,备注
一、城乡建设,,,,,
1,老旧小区改造,"改造小区12个，
更新管线8公里。",2025年11月底前,"县住建局
县财政局",见“方案”
2,道路建设,"新建""四好农村路""30公里，打通断头路。",10月底前,县交通运输局、各乡镇,
,,完善安全设施，安装护栏6公里。,12月底前,县交通运输局,
注：责任单位排在第一位的为牵头单位。,,,,,
"""
ROWS = [
    ("一、城乡建设", 1, "改造小区12个， 更新管线8公里。", "2025年11月底前", ("县住建局",), ("县财政局",)),
    ("一、城乡建设", 2, '新建"四好农村路"30公里，打通断头路。', "10月底前", ("县交通运输局",), ("各乡镇",)),
    ("一、城乡建设", 2, "完善安全设施，安装护栏6公里。", "12月底前", ("县交通运输局",), ()),
]


def with_sign(sign: str) -> str:
    return PLAN.replace(",", sign)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (PLAN, "utf-8"),
        (PLAN, "utf-8-sig"),
        (PLAN, "gb18030"),
        (PLAN, "utf-16"),
        (PLAN.replace("\n", "\r\n"), "gb18030"),
        (with_sign(";"), "utf-8"),
        (with_sign("\t"), "gb18030"),
        (f"sep=;\n{with_sign(';')}", "utf-8-sig"),
    ],
)
def test_a_plan_with_signs_between_its_cells_is_read(tmp_path: Path, text: str, encoding: str) -> None:
    file = tmp_path / "清单.csv"
    file.write_bytes(text.encode(encoding))
    read = read_plan(file).draft
    assert read.notice.title == "示例县2025年重点任务清单"
    assert [
        (row.section, row.task_no, row.measure, row.deadline, row.lead, row.responsible)
        for row in read.measures
    ] == ROWS
    assert not any(row.doubts for row in read.measures)


def test_places_are_lines_of_the_file() -> None:
    blocks = separated_blocks(PLAN)
    assert blocks is not None
    title, table, note = blocks
    assert (title.place.line, note.place.line) == (1, 9)
    assert isinstance(title, Paragraph)
    assert isinstance(table, Table)
    assert [row[0].place.line for row in table.rows] == [2, 3, 4, 7, 8]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('甲,"乙,丙",丁', ["甲", "乙,丙", "丁"]),
        ('甲,"乙""丙""",丁', ["甲", '乙"丙"', "丁"]),
        ('甲,"乙,丙', ["甲", '"乙', "丙"]),  # never closed: a sign like any other
        ('甲,"乙"丙,丁', ["甲", '"乙"丙', "丁"]),
        ("甲,,丁,", ["甲", "", "丁", ""]),
        ('甲,"",丁', ["甲", "", "丁"]),
    ],
)
def test_cells_are_parted_by_signs_outside_quotation_marks(text: str, cells: list[str]) -> None:
    assert [row.cells for row in rows_of(text, ",")] == [cells]


@pytest.mark.parametrize(
    "text",
    [
        "一、任务\n1.整治河道,清理淤泥,种植护岸。（县水利局）\n2.整治农田,提升产能。（县财政局）",
        "序号\t任务\t措施\t时限\t单位\n1\t建设\t新建学校,增加学位。\t年底前\t县教育局",
        "示例县实施方案",
        "",
    ],
)
def test_other_texts_are_no_tables_of_signs(text: str) -> None:
    assert separated_blocks(text) is None


def test_rows_of_one_width_are_a_table_without_a_header_that_is_known() -> None:
    blocks = separated_blocks("镇名,新增就业,造林\n东山镇,120,30\n西山镇,80,45\n南山镇,95,20\n")
    assert blocks is not None
    assert [len(block.rows) for block in blocks if isinstance(block, Table)] == [4]


def test_titles_over_a_second_table_part_it_from_the_first() -> None:
    head = "序号,任务,措施,完成时限,责任单位\n"
    blocks = separated_blocks(
        f"附件1,,,,\n{head}1,甲,新建学校。,年底前,县教育局\n附件2,,,,\n水利任务,,,,\n{head}1,乙,整治河道。,6月底,县水利局\n"
    )
    assert blocks is not None
    assert [block.text if isinstance(block, Paragraph) else len(block.rows) for block in blocks] == [
        "附件1",
        2,
        "附件2",
        "水利任务",
        2,
    ]
