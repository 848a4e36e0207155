"""Gazettes: several notices in one file, with and without document numbers."""

from __future__ import annotations

import pytest

from model.readers import plan_from_blocks
from model.readers.texts.text import text_blocks
from model.rows.draft import DocumentRow

HEADER = "序号\t重点任务\t工作措施\t完成时限\t牵头单位\t配合单位\n"
AIR = f"空气行动计划\n\n{HEADER}1\t扬尘\t开展巡查，消除隐患。\t年底前\t市住建局\t市城管局\n2\t车辆\t更新车辆，减少排放。\t年底前\t市交通局\t市财政局\n"
WATER = f"河道行动计划\n\n{HEADER}1\t河道\t清理河道，消除黑臭。\t年底前\t市水务局\t市城管局\n2\t管网\t更新管网，减少渗漏。\t年底前\t市住建局\t市财政局\n3\t水库\t加固水库，消除隐患。\t年底前\t市水务局\t市财政局\n"
AIR_TITLE = "示例市人民政府关于印发空气行动计划的通知"
WATER_TITLE = "示例市水务局关于印发河道行动计划的通知"
LETTER = "\n\n各区人民政府：\n现印发给你们，请认真落实。\n示例市人民政府\n2025年1月3日\n\n"


def documents(text: str) -> tuple[DocumentRow, ...]:
    return plan_from_blocks(list(text_blocks(text)), "示例").draft.documents


@pytest.mark.parametrize("first", ["\n示政发〔2025〕1号", ""])
@pytest.mark.parametrize("second", ["\n示水发〔2025〕2号", ""])
def test_two_notices_are_two_documents_with_or_without_number(first: str, second: str) -> None:
    found = documents(f"{AIR_TITLE}{first}{LETTER}{AIR}\n{WATER_TITLE}{second}{LETTER}{WATER}")
    assert [(one.title, one.measures) for one in found] == [(AIR_TITLE, 2), (WATER_TITLE, 3)]


def test_a_number_over_its_title_is_the_same_document() -> None:
    found = documents(f"示政发〔2025〕1号\n{AIR_TITLE}{LETTER}{AIR}")
    assert [(one.doc_no, one.measures) for one in found] == [("示政发〔2025〕1号", 2)]


def test_contents_and_mentions_of_other_notices_begin_no_document() -> None:
    text = f"目录\n{AIR_TITLE}\n{WATER_TITLE}\n\n{AIR_TITLE}\n示政发〔2025〕1号{LETTER}原《关于印发示例方案的通知》（示政发〔2024〕9号）同时废止。\n{AIR}"
    assert [one.measures for one in documents(text)] == [2]


def test_the_document_asked_for_is_read() -> None:
    blocks = list(text_blocks(f"{AIR_TITLE}{LETTER}{AIR}\n{WATER_TITLE}{LETTER}{WATER}"))
    assert [row.task for row in plan_from_blocks(blocks, "示例", document=1).draft.measures] == ["扬尘", "车辆"]
    assert [row.task for row in plan_from_blocks(blocks, "示例").draft.measures] == ["河道", "管网", "水库"]


def test_titles_in_the_contents_are_no_part_of_the_first_document() -> None:
    found = documents(f"目录\n{AIR_TITLE}\n{WATER_TITLE}\n\n{AIR_TITLE}{LETTER}{AIR}\n{WATER_TITLE}{LETTER}{WATER}")
    assert [(one.title, one.measures) for one in found] == [(AIR_TITLE, 2), (WATER_TITLE, 3)]
