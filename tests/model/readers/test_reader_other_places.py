"""Plans as other places lay them out, none of them seen before: what a careful clerk would type, without a doubt.

Each stands in tests/data/layouts: the plan, a line of "=", and its rows as
section / number task / measure / deadline / lead / responsible / support. Where a test here writes a table, | stands for the tab.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from model.readers import plan_from_blocks
from model.readers.texts.text import text_blocks
from model.rows.draft import DoubtCode, MeasureDraft, QuestionCode


def rows(text: str, *, tabs: bool = True) -> tuple[MeasureDraft, ...]:
    source = text.replace("|", "\t") if tabs else text
    return plan_from_blocks(list(text_blocks(source)), "示例").draft.measures


def told(row: MeasureDraft) -> str:
    units = (" ".join(names) for names in (row.lead, row.responsible, row.support))
    number = f"{row.task_no} {row.task}".strip()
    return " / ".join([row.section, number, row.measure, row.deadline, *units]).strip()


LAYOUTS = sorted((Path(__file__).parents[2] / "data" / "layouts").glob("*.txt"))


@pytest.mark.parametrize("file", LAYOUTS, ids=lambda file: file.stem)
def test_a_layout_of_another_place_is_read_as_a_clerk_would_without_a_doubt(file: Path) -> None:
    plan, _, expected = file.read_text(encoding="utf-8").partition("=====\n")
    found = plan_from_blocks(list(text_blocks(plan)), "示例").draft.measures
    assert [told(row) for row in found] == [line.strip() for line in expected.splitlines()]
    assert [(row.task, row.doubts) for row in found if row.doubts] == []


@pytest.mark.parametrize(
    "deadline",
    [
        "3月31日", "每季度末", "每月底前", "2025年第四季度", "贯穿全年", "2025.10", "2025.6.30前", "2025/12/31", "2026年底",
        "2025年12月31日", "持续", "2025年4季度", "2025年1月-12月", "2025-2026年", "2025年全年", "12月31日前", "三季度",
    ],
)  # fmt: skip
def test_deadlines_of_other_places_raise_no_doubt(deadline: str) -> None:
    (row,) = rows(
        "示例市任务表\n\n序号|工作任务|具体措施|责任单位|完成时间\n"
        f"1|甲项工作|制定工作方案，明确目标任务。|市司法局|{deadline}\n"
    )
    assert (row.deadline, row.doubts) == (deadline, ())


def test_a_feast_nobody_dates_is_a_question() -> None:
    (row,) = rows(
        "示例市任务表\n\n序号|工作任务|具体措施|责任单位|完成时间\n1|植树|栽植行道树，成活率达标。|市林业局|植树节前\n"
    )
    assert [question.code for question in row.questions] == [QuestionCode.DEADLINE_OPEN]
    assert row.doubts == ()


def test_measures_numbered_in_one_cell_with_two_deadlines_are_parted() -> None:
    found = rows(
        "示例县任务表\n\n序号|工作任务|具体措施|责任单位|完成时限\n"
        "1|促进消费|<p>1.举办购物节，发放消费券。</p><p>2.培育夜间经济，打造街区。</p>"
        "|<p>县商务局</p><p>县文旅局</p>|<p>2025年6月</p><p>2025年9月</p>\n"
    )
    assert [(row.deadline, row.responsible) for row in found] == [
        ("2025年6月", ("县商务局",)),
        ("2025年9月", ("县文旅局",)),
    ]
    assert all({doubt.code for doubt in row.doubts} == {DoubtCode.MEASURES_PACKED} for row in found)


def test_measures_numbered_in_one_cell_with_one_deadline_are_one() -> None:
    (row,) = rows(
        "示例县任务表\n\n序号|工作任务|具体措施|责任单位|完成时限\n"
        "1|扩大投资|<p>1.谋划重大项目，争取资金。</p><p>2.强化要素保障，加快开工。</p>|县发展改革局|2025年12月\n"
    )
    assert row.measure == "1.谋划重大项目，争取资金。 2.强化要素保障，加快开工。"


def test_a_measure_cut_by_a_page_in_a_table_with_a_note_column_is_joined() -> None:
    header = "序号|主要任务|具体措施|责任领导|牵头单位|责任单位|完成时间|备注"
    (row,) = rows(
        f"示例县任务清单\n\n{header}\n1|锅炉|淘汰燃煤锅炉6台，推广清洁能|县领导|县发展和改革局|各乡镇|10月底|\n\n— 2 —\n\n"
        f"{header}\n||源。||||||\n"
    )
    assert (row.measure, row.deadline, row.lead) == (
        "淘汰燃煤锅炉6台，推广清洁能源。",
        "10月底",
        ("县发展和改革局",),
    )


@pytest.mark.parametrize(
    ("cell", "lead", "responsible", "support"),
    [
        ("牵头单位：县应急局；配合单位：县公安局、各乡镇", ("县应急局",), (), ("县公安局", "各乡镇")),
        ("牵头：县应急局 配合：各乡镇", ("县应急局",), (), ("各乡镇",)),
        ("县应急局（牵头）、县公安局、各乡镇", ("县应急局",), ("县公安局", "各乡镇"), ()),
        ("县应急局、县公安局，县直有关单位", (), ("县应急局", "县公安局", "县直有关单位"), ()),
    ],
)
def test_roles_named_inside_one_cell_are_told_apart(
    cell: str, lead: tuple[str, ...], responsible: tuple[str, ...], support: tuple[str, ...]
) -> None:
    (row,) = rows(
        f"示例县任务表\n\n序号|工作任务|工作措施|责任分工|完成时限\n1|部署|召开动员会议，制定方案。|{cell}|3月15日前\n"
    )
    assert (row.lead, row.responsible, row.support, row.doubts) == (lead, responsible, support, ())


def test_a_yearly_goal_stands_in_front_of_the_measure() -> None:
    (row,) = rows(
        "示例市计划任务表\n\n序号|项目|年度目标|主要措施|责任单位|时限\n1|产业|增长6%|加强运行调度，稳定增长。|市统计局|全年\n"
    )
    assert (row.section, row.task, row.measure) == ("", "产业", "增长6% 加强运行调度，稳定增长。")


def test_a_star_marks_the_lead_and_leaves_the_part_of_the_others_in_doubt() -> None:
    both, alone = rows(
        "示例区任务清单\n\n序号|任务名称|任务要求及举措|责任部门（加*号为牵头部门，其余为参与部门）|责任街镇|完成时间节点\n"
        "1|集中居住|稳妥推进集中居住。|区规划资源局*、区财政局|甲江镇、乙浦街道|12月底\n"
        "2|示范村建设|按部署遴选1个示范村。|区农业农村委*||12月底\n"
    )
    assert (both.lead, alone.lead) == (("区规划资源局",), ("区农业农村委",))
    assert "区财政局" in both.responsible
    assert [doubt.code for doubt in both.doubts] == [DoubtCode.COLUMNS_SHIFTED]
    assert (alone.responsible, alone.doubts) == ((), ())
