"""Sections on how the work is led (保障措施, 工作要求): no work of their own, and no doubt for the rows above them."""

from __future__ import annotations

import pytest

from model.readers import plan_from_blocks
from model.readers.texts.text import text_blocks
from model.readers.words.wording import names_time
from model.rows.draft import DoubtCode, MeasureDraft

TABLE = """示例县污染防治2025年行动计划

二、重点任务
序号|重点任务|工作措施|完成时限|牵头单位|配合单位
1|扬尘治理|开展工地扬尘整治，安装监测设备。|6月底前|县住建局|县城管局
2|散煤治理|完成散煤替代3000户，严查劣质煤销售。|10月底前|县发展改革局|各乡镇人民政府
3|河道治理|清理河道淤泥，种植护岸林带。|年底前|县水利局|各乡镇人民政府
"""
LIST = """示例县污染防治2025年行动计划

一、重点任务
1.开展工地扬尘整治，安装监测设备。（县住建局牵头，县城管局配合）
2.清理河道淤泥，种植护岸林带。（县水利局牵头，各乡镇人民政府配合）
"""
LED = (
    "1.加强组织领导。各单位要高度重视，落实责任。\n2.强化督导。各单位每月25日前报送进展情况，年底开展考核。\n"
)


def rows(text: str) -> tuple[MeasureDraft, ...]:
    return plan_from_blocks(list(text_blocks(text.replace("|", "\t"))), "示例").draft.measures


@pytest.mark.parametrize(
    "heading", ["三、保障措施", "五、工作要求", "四、组织实施", "六、有关要求", "四、加强组织领导和保障措施"]
)
@pytest.mark.parametrize(("plan", "count"), [(TABLE, 3), (LIST, 2)])
def test_how_the_work_is_led_is_no_work(plan: str, count: int, heading: str) -> None:
    found = rows(f"{plan}\n{heading}\n{LED}")
    assert len(found) == count
    assert not any(row.doubts for row in found)


def test_another_heading_out_of_order_below_the_last_row_is_doubted() -> None:
    found = rows(f"{TABLE}\n五、提升服务水平\n")
    assert {doubt.code for row in found for doubt in row.doubts} == {DoubtCode.SECTION_OUT_OF_PLACE}


def test_measures_below_such_a_heading_that_name_their_units_are_read() -> None:
    found = rows(f"{LIST}二、保障措施\n1.加大资金投入，落实治理经费。（县财政局牵头，县审计局配合）\n")
    assert [(row.section, row.lead, row.doubts) for row in found][-1] == ("二、保障措施", ("县财政局",), ())


@pytest.mark.parametrize(
    "wording", ["每月25日前", "每季度末月25日前", "每周五", "每年12月10日前", "每月5日前报送"]
)
def test_a_day_of_every_month_or_week_is_a_time(wording: str) -> None:
    assert names_time(wording)
