"""Lists in shapes of real life: read as a careful clerk would, and what becomes wrong in them carries a doubt."""

from __future__ import annotations

import pytest

from model.errors import PlanReadError
from model.readers import plan_from_blocks
from model.readers.texts.text import text_blocks
from model.rows.draft import DoubtCode, MeasureDraft
from tests.model.readers.lists.list_shapes import SHAPES
from tests.model.readers.lists.list_shapes_further import FURTHER_SHAPES
from tests.model.readers.lists.list_shapes_more import MORE_SHAPES
from tests.model.readers.plan_truth import Row, told

ALL_SHAPES = SHAPES | MORE_SHAPES | FURTHER_SHAPES
IN_DOUBT = {
    "duty_for_all_below": DoubtCode.DEADLINE_UNKNOWN,  # the span of a stage may be a deadline or not
    "offices_counted": DoubtCode.DEADLINE_UNKNOWN,  # all but one name a deadline
}


def rows(text: str) -> tuple[MeasureDraft, ...]:
    return plan_from_blocks(list(text_blocks(text)), "示例").draft.measures


def expected_rows(expected: str) -> list[Row]:
    return [_row(line) for line in expected.splitlines()]


def _row(line: str) -> Row:
    section, task, measure, deadline, lead, responsible, support = (
        part.strip() for part in f"{line} ".split(" /")
    )
    number, _, name = task.partition(" ")
    units = (tuple(names.split()) for names in (lead, responsible, support))
    return Row(section, int(number), name, measure, deadline, *units)


@pytest.mark.parametrize("shape", ALL_SHAPES)
def test_a_list_in_a_shape_of_real_life_is_read_as_a_clerk_would(shape: str) -> None:
    text, expected = ALL_SHAPES[shape]
    found = rows(text)
    truth = expected_rows(expected)
    numbered = [row.number > 0 for row in truth]
    assert [told(row, numbered=has) for row, has in zip(found, numbered, strict=True)] == [
        told(row) for row in truth
    ]
    doubted = {IN_DOUBT[shape]} if shape in IN_DOUBT else set()
    assert {doubt.code for row in found for doubt in row.doubts} == doubted


@pytest.mark.parametrize(
    "text",
    [
        """示例区人民政府关于召开安全生产会议的通知
各街道：
定于3月5日召开会议。
一、参会人员
各街道主要负责人、区应急局、区住建局负责人。
二、会议议程
1.区应急局通报情况。
2.区领导讲话。
三、有关要求
请各单位3月3日前将名单报区应急局（联系人：某某）。
""",
        """示例市物业管理办法
第一条 为规范物业管理，制定本办法。
第二条 市住房城乡建设主管部门负责全市物业管理监督工作。
第三条 区（县）人民政府应当建立协调机制。
第四条 街道办事处、乡镇人民政府负责指导业主大会成立（市住建局配合）。
第五条 本办法自2025年1月1日起施行。
""",
    ],
)
def test_a_meeting_or_a_rule_is_no_plan(text: str) -> None:
    with pytest.raises(PlanReadError, match="plan-not-found"):
        rows(text)
