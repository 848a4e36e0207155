"""What an attacker of the reader found: rows lost at page edges, bodies run together, rows of hundreds of cells."""

from __future__ import annotations

import pytest

from model.readers import plan_from_blocks
from model.readers.grid import Block, Paragraph
from model.readers.pages.page_seams import whole_pages
from model.readers.texts.text import text_blocks
from model.rows.draft import DoubtCode, MeasureDraft, Place

HEADER = "序号\t重点任务\t工作措施\t完成时限\t牵头单位\t协办单位"


def read(*rows: str) -> tuple[MeasureDraft, ...]:
    text = "\n".join(["示例区2026年行动计划", "", HEADER, *rows])
    return plan_from_blocks(list(text_blocks(text)), "计划.txt").draft.measures


def a_row(number: int, lead: str = "区水务局") -> str:
    return f"{number}\t任务{number}\t完成第{number}处整治，持续巡查。\t年底前\t{lead}\t区城市管理委"


def pages_of(top: str, count: int = 6) -> list[list[Block]]:
    """Pages whose first line is the same text with {page} and {item} filled in; each has three items of a list."""
    made: list[list[Block]] = []
    for page in range(1, count + 1):
        lines = [top.format(page=page, item=page * 40), *(f"{page * 10 + at}．完成第{at}项工作。" for at in range(3))]
        made.append([
            Paragraph(text, Place(page, at, box=(0.1, 0.05 + at * 0.2, 0.9, 0.08 + at * 0.2)))
            for at, text in enumerate(lines)
        ])  # fmt: skip
    return made


def tops(top: str) -> int:
    """How many of the pages keep their first line."""
    blocks = whole_pages(pages_of(top))
    return sum(isinstance(block, Paragraph) and block.place.box is not None and block.place.box[1] < 0.1 for block in blocks)


@pytest.mark.parametrize("top", ["示例区2026年行动计划", "示例区行动计划 第 {page} 页", "— {page} —"])
def test_what_repeats_and_what_counts_the_pages_is_dropped(top: str) -> None:
    assert tops(top) == 0


@pytest.mark.parametrize(
    "top",
    [
        "责任单位：区生态环境局、各街道办事处",
        "{item}．完成老旧管网改造。",
        "（区水务局牵头，区财政局参与）",
        "完成时限：2026年底前",
        "本段共整治河道 {item} 公里，",
    ],
)
def test_a_line_of_the_list_atop_every_page_is_kept(top: str) -> None:
    assert tops(top) == 6


@pytest.mark.parametrize(
    "lead", ["度假区管委会青山街道办事处", "青山街道办事处白塔镇人民政府", "区城管局区农业农村局"]
)
def test_two_bodies_run_together_are_parted_or_doubted(lead: str) -> None:
    last = read(*(a_row(number) for number in range(1, 8)), a_row(8, lead))[-1]
    assert len(last.lead) == 2 or DoubtCode.UNIT_GARBLED in {doubt.code for doubt in last.doubts}


@pytest.mark.parametrize("lead", ["区人民政府办公室", "市生态环境局示例分局", "青山镇人民政府", "区委区政府督查室"])
def test_one_body_of_many_words_is_not(lead: str) -> None:
    rows = read(*(a_row(number, lead) for number in range(1, 6)))
    assert not any(row.doubts for row in rows)


def test_a_row_of_hundreds_of_cells_is_shown_and_not_weighed() -> None:
    wide = "\t".join(f"单元{number}" for number in range(800))
    rows = read(a_row(1), *([wide] * 20), a_row(2))
    assert [row.task_no for row in rows] == [1, 2]
    assert DoubtCode.TEXT_OUTSIDE_TABLE in {doubt.code for doubt in rows[0].doubts}


def test_empty_cells_at_a_row_s_end_do_not_count() -> None:
    rows = read(*(a_row(number) + "\t" * 200 for number in range(1, 4)))
    assert [row.support for row in rows] == [("区城市管理委",)] * 3
