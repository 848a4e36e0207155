"""Cells of wrapped lines: a line end inside a name parts nothing, and 、 does, however many lines there are."""

from __future__ import annotations

from model.readers import plan_from_blocks
from model.readers.grid import Block, Cell, Paragraph, Table
from model.rows.draft import MeasureDraft, Place

HEADER = ("序号", "重点任务", "工作措施", "完成时限", "责任单位")
WORK = ("清理河道垃圾，落实巡河人员。", "改造供水管网，更换老旧水表。", "新建幼儿园两所，增加学位。", "修缮危桥一座，设置护栏。")


def rows(*cells: tuple[str, str]) -> tuple[MeasureDraft, ...]:
    """The measures of a table whose rows have these deadlines and units."""
    made = [
        (str(number + 1), f"任务{number + 1}", work, *said)
        for number, (work, said) in enumerate(zip(WORK, cells, strict=True))
    ]
    table = tuple(tuple(Cell(text, Place(line=line + 2)) for text in row) for line, row in enumerate([HEADER, *made]))
    blocks: list[Block] = [Paragraph("示例县重点任务清单", Place(line=1)), Table(table, Place(line=2))]
    return plan_from_blocks(blocks, "示例").draft.measures


def test_a_line_end_inside_a_name_does_not_make_blanks_the_rule() -> None:
    found = rows(
        ("5月", "应急管理局、安委会成员\n单位、各镇（街、区）"),
        ("6月", "住房和城乡建设局、市场\n监督管理局、商务局、消\n防救援大队"),
        ("7月", "教育体育局、公安局、市\n场监督管理局"),
        ("8月", "交通运输局、公\n安局"),
    )
    assert [row.responsible for row in found] == [
        ("应急管理局", "安委会成员单位", "各镇（街、区）"),
        ("住房和城乡建设局", "市场监督管理局", "商务局", "消防救援大队"),
        ("教育体育局", "公安局", "市场监督管理局"),
        ("交通运输局", "公安局"),
    ]


def test_deadlines_that_hold_units_are_doubted() -> None:
    """Two columns ran into one in every row: that a text speaks of a time does not make it a deadline."""
    found = rows(
        ("县粮食局，各乡5月底前镇", "县水利局"),
        ("县财政局，各乡6月底前镇", "县住建局"),
        ("县民政局，各乡7月底前镇", "县教育局"),
        ("县公安局，各乡8月底前镇", "县交通运输局"),
    )
    assert all(row.doubts for row in found)


def test_two_bodies_in_one_name_are_doubted() -> None:
    """Nothing parts 市文化广电和旅游局 and 团市委 where a line end was lost; that one is a name is not certain."""
    found = rows(
        ("5月", "市教育局、市文化广电和旅游局团市委"),
        ("6月", "市财政局、市民政局"),
        ("7月", "市水利局、市文化广电和旅游局团市委"),
        ("8月", "市教育局、市公安局交警支队"),
    )
    assert [bool(row.doubts) for row in found] == [True, False, True, False]


def test_groups_of_two_levels_are_no_slips_of_each_other() -> None:
    found = rows(
        ("5月", "市水务局、各区人民政府"),
        ("6月", "市水务局、各区人民政府"),
        ("7月", "市水务局、各区人民政府"),
        ("8月", "市水务局、各镇人民政府"),
    )
    assert not any(row.doubts for row in found)


def test_the_main_office_is_a_unit_among_offices() -> None:
    found = rows(("5月", "办公室"), ("6月", "财务股"), ("7月", "基础教育股"), ("8月", "安全稳定股"))
    assert not any(row.doubts for row in found)
