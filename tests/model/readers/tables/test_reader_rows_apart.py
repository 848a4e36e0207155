"""Headers that a heading parts from their rows, sums below the rows, and columns that say nothing of the work."""

from __future__ import annotations

from model.readers import plan_from_blocks
from model.readers.grid import Block, Cell, Paragraph, Table
from model.readers.texts.text import text_blocks
from model.rows.draft import MeasureDraft, Place


def rows(text: str) -> tuple[MeasureDraft, ...]:
    return plan_from_blocks(list(text_blocks(f"示例县重点任务清单\n\n{text}")), "示例").draft.measures


def test_a_heading_below_the_header_does_not_lose_the_header() -> None:
    """Units under 责任单位 alone are responsible, though the heading parts the table after its header."""
    found = rows(
        """序号\t重点任务\t工作措施\t完成时限\t责任单位
（一）防火
1.\t巡护检查\t（1）每日巡护林区，登记入山人员，劝返携带火种人员。\t防火期\t县林草局、各乡镇
2.\t清理隔离带\t（1）清理防火隔离带36公里，配备风力灭火机80台。\t3月底前\t县林草局、县财政局
（二）防汛
1.\t清淤疏浚\t（1）清淤河道12公里，修复水毁堤防5处。\t5月底前\t县水利局、各乡镇"""
    )
    assert [(row.section, row.lead, row.responsible) for row in found] == [
        ("（一）防火", (), ("县林草局", "各乡镇")),
        ("（一）防火", (), ("县林草局", "县财政局")),
        ("（二）防汛", (), ("县水利局", "各乡镇")),
    ]
    assert not any(row.doubts for row in found)


def test_a_sum_below_the_rows_is_no_measure() -> None:
    found = rows(
        """序号\t项目名称\t建设内容\t总投资（万元）\t起止年限\t责任单位
1\t东渠改造\t衬砌渠道18公里，改造水闸6座。\t2400\t2023-2025\t县水利局
2\t西桥重建\t拆除旧桥，新建桥梁1座，长86米。\t1850\t2024-2025\t县交通运输局
3\t南校扩建\t新建教学楼1栋，新增学位540个。\t3200\t2024-2026\t县教育局
合计\t\t\t7450\t\t"""
    )
    assert [(row.task, row.deadline) for row in found] == [
        ("东渠改造", "2023-2025"),
        ("西桥重建", "2024-2025"),
        ("南校扩建", "2024-2026"),
    ]
    assert not any(row.doubts for row in found)


def test_the_years_of_building_are_no_deadline_beside_one() -> None:
    found = rows(
        """序号\t项目名称\t建设内容\t建设年限\t完成时限\t责任单位
1\t东渠改造\t衬砌渠道18公里，改造水闸6座。\t2023-2025\t10月底前\t县水利局
2\t西桥重建\t拆除旧桥，新建桥梁1座，长86米。\t2024-2025\t年底前\t县交通运输局"""
    )
    assert [row.deadline for row in found] == ["10月底前", "年底前"]


def test_who_proposed_it_is_not_the_task() -> None:
    """关于… is the task though its label is unknown, and names of persons behind the work are none."""
    found = rows(
        """编号\t建议摘要\t办理要求\t附议委员\t主办单位\t会办单位\t办结时限
001\t关于治理内涝的建议\t改造易涝点3处，与代表见面沟通，书面答复。\t甲某某\t县城管局\t县水务局\t7月底前
002\t关于校车安全的建议\t核定校车线路22条，逐车安装定位设备。\t乙某\t县教育局\t县公安局\t9月底前
003\t关于开通公交的建议\t开通镇村公交线路7条，票价不高于3元。\t丙某某\t县交通运输局\t县财政局\t年底前"""
    )
    assert [(row.section, row.task) for row in found] == [
        ("", "关于治理内涝的建议"),
        ("", "关于校车安全的建议"),
        ("", "关于开通公交的建议"),
    ]


def cells(text: str) -> Table:
    return Table(
        tuple(
            tuple(Cell(one.strip(), Place(line=line)) for one in row.split("|"))
            for line, row in enumerate(text.strip().splitlines(), start=2)
        ),
        Place(line=2),
    )


def test_a_row_that_names_an_annex_begins_it() -> None:
    """Where blanks alone part two tables, the lines between them are rows: 附件2 and the title are no section."""
    table = cells(
        """序号|重点任务|工作措施|完成时限|牵头单位
1|巡护检查|每日巡护林区，登记入山人员。|防火期|县林草局
2|清理隔离带|清理防火隔离带36公里。|3月底前|县林草局
||附件2||
防汛工作任务清单
序号|重点任务|工作措施|完成时限|牵头单位
1|清淤疏浚|清淤河道12公里，修复堤防5处。|5月底前|县水利局
2|物资储备|补齐编织袋、冲锋舟等物资。|4月底前|县应急局"""
    )
    blocks: list[Block] = [Paragraph("附件1", Place(line=0)), Paragraph("防火工作任务清单", Place(line=1)), table]
    found = plan_from_blocks(blocks, "示例").draft.measures
    assert [(row.annex, row.annex_title, row.section, row.task_no) for row in found] == [
        (1, "防火工作任务清单", "", 1),
        (1, "防火工作任务清单", "", 2),
        (2, "防汛工作任务清单", "", 1),
        (2, "防汛工作任务清单", "", 2),
    ]
