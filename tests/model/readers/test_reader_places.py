"""Rows are numbered while they are read and find the way back to their pages and sheets."""

from __future__ import annotations

from model.readers import plan_from_blocks
from model.readers.grid import Block, Cell, Paragraph, Table
from model.readers.places import numbered
from model.rows.draft import Place

HEADER = ("序号", "重点任务", "工作措施", "完成时限", "牵头单位")


def a_row(texts: tuple[str, ...], *, page: int, line: int, sheet: str = "") -> tuple[Cell, ...]:
    step = 1 / len(texts)
    return tuple(
        Cell(text, Place(page, line, sheet=sheet, box=(at * step, line / 20, (at + 1) * step, (line + 1) / 20)))
        for at, text in enumerate(texts)
    )


def a_table(*rows: tuple[Cell, ...]) -> Table:
    return Table(rows, rows[0][0].place)


def test_a_text_keeps_its_own_lines() -> None:
    blocks: list[Block] = [Paragraph("示例区行动计划", Place(line=7))]
    assert numbered(blocks).blocks is blocks


def test_lines_of_several_sheets_run_on() -> None:
    blocks = [Paragraph("甲", Place(line=1, sheet="一")), Paragraph("乙", Place(line=1, sheet="二"))]
    found = numbered(blocks)
    assert [block.place.line for block in found.blocks] == [1, 2]
    assert found.places[2].sheet == "二"


def test_a_measure_knows_its_sheet_and_row() -> None:
    rows = [a_row(HEADER, page=1, line=1, sheet="碧水"), a_row(("1", "治河", "清理河道垃圾。", "年底前", "区水务局"), page=1, line=2, sheet="碧水")]
    measure = plan_from_blocks([a_table(*rows)], "计划.xlsx").draft.measures[0]
    assert (measure.place.sheet, measure.place.line, measure.place.end_line) == ("碧水", 2, 2)


def test_a_measure_cut_by_a_page_has_its_first_page_and_the_box_there() -> None:
    first = a_table(a_row(HEADER, page=1, line=1), a_row(("1", "治河", "清理河道垃圾，开展", "年底前", "区水务局"), page=1, line=2))
    second = a_table(a_row(("", "", "岸线巡查。", "", ""), page=2, line=3), a_row(("2", "造林", "新建林地。", "年底前", "区园林局"), page=2, line=4))
    cut, whole = plan_from_blocks([first, second], "计划.pdf").draft.measures
    assert cut.measure == "清理河道垃圾，开展岸线巡查。"
    assert (cut.place.page, cut.place.line, cut.place.end_line) == (1, 2, 3)
    assert cut.place.box == (0.0, 2 / 20, 1.0, 3 / 20)
    assert whole.place.page == 2
