"""Headers in other words and of two rows: which column is which, and what nobody names."""

from __future__ import annotations

import pytest

from model.readers import plan_from_blocks
from model.readers.tables.header import column_of, is_header, second_header
from model.readers.texts.text import text_blocks
from model.readers.words.columns import Column
from model.rows.draft import DoubtCode, MeasureDraft


def rows(text: str) -> tuple[MeasureDraft, ...]:
    return plan_from_blocks(list(text_blocks(text)), "示例").draft.measures


@pytest.mark.parametrize(
    ("label", "column"),
    [
        ("会同单位", Column.SUPPORT),
        ("联办单位", Column.SUPPORT),
        ("主抓单位", Column.RESPONSIBLE),
        ("办理单位", Column.RESPONSIBLE),
        ("总牵头单位", Column.LEAD),
        ("进度计划", Column.DEADLINE),
        ("序列", Column.NUMBER),
        ("任务类型", Column.SECTION),
        ("完成标准", Column.OTHER),
        ("督办单位", Column.OTHER),
        ("业务指导单位", Column.OTHER),
        ("整治内容及标准", Column.MEASURE),
    ],
)
def test_a_label_in_other_words_names_its_column(label: str, column: Column) -> None:
    assert column_of(label) is column


def test_quarters_below_a_merged_label_are_a_header_and_no_measure() -> None:
    found = rows(
        """<table><tr><td rowspan=2>序号</td><td rowspan=2>重点任务</td><td rowspan=2>年度目标</td>
<td colspan=4>计划节点</td><td rowspan=2>责任单位</td></tr>
<tr><td>一季度</td><td>二季度</td><td>三季度</td><td>四季度</td></tr>
<tr><td>1</td><td>学校建设</td><td>建成小学2所，新增学位。</td><td>立项</td><td>开工</td><td>封顶</td><td>验收</td>
<td>市教育局</td></tr>
<tr><td>2</td><td>道路改造</td><td>改造道路5条，提升通行能力。</td><td>设计</td><td>招标</td><td>开工</td><td>完工</td>
<td>市城管局</td></tr></table>"""
    )
    assert [(row.task_no, row.task, row.responsible) for row in found] == [
        (1, "学校建设", ("市教育局",)),
        (2, "道路改造", ("市城管局",)),
    ]
    assert [row.deadline for row in found] == ["四季度", "四季度"]
    assert [[doubt.code for doubt in row.doubts] for row in found] == [[DoubtCode.TEXT_OUTSIDE_TABLE], []]


def test_the_rest_of_a_cut_text_is_no_second_header() -> None:
    header = ["序号", "重点任务", "工作措施", "牵头单位"]
    rest = [["", "", "定期通报进展", ""], ["2", "河道整治", "清理河道，消除隐患。", "市水务局"]]
    assert second_header(rest, [2, 3], header) == (rest, [2, 3], header)


def test_a_column_that_nobody_names_behind_the_measure_is_no_task() -> None:
    found = rows(
        """工作类别\t工作内容\t量化说法\t时间要求\t责任单位
党建引领\t开展党员培训4次\t参训率达95%\t每季度\t区委组织部
城市管理\t更新垃圾桶2000个\t全部到位\t6月底\t区城管委
城市管理\t整治占道经营30处\t全面消除\t长期\t区城管委
"""
    )
    assert [(row.section, row.task, row.measure) for row in found] == [
        ("党建引领", "", "开展党员培训4次"),
        ("城市管理", "", "更新垃圾桶2000个"),
        ("城市管理", "", "整治占道经营30处"),
    ]


def test_a_label_with_a_long_remark_is_a_label_and_a_line_of_open_brackets_is_none() -> None:
    labels = ["序号", "任务名称", "任务要求及举措", "责任部门（加*号为牵头部门，其余为参与部门）", "完成时间节点"]
    assert is_header(labels)
    assert not is_header([*labels[:4], "（" * 200_000])
