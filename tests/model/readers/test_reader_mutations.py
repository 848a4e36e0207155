"""A made-up plan with accidents: it is read or refused, and no sentence of it is lost without a word."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from model.errors import PlanReadError
from model.readers import ReadPlan, plan_from_blocks
from model.readers.grid import Paragraph
from model.readers.texts.text import text_blocks

HEADER = "序号\t重点任务\t工作措施\t完成时限\t牵头单位\t协办单位"
OTHER_WORDS = (
    "编号\t工作任务\t具体举措\t完成时间\t责任部门\t配合部门",
    "甲\t乙\t丙\t丁\t戊\t己",
    "序号\t\t工作措施\t完成时限\t\t协办单位",
)
NAMES = ("空气质量", "机动车监管", "扬尘管控", "河道整治", "土壤保护", "园林绿化", "节约用水", "宣传引导")
DOES = ("加强日常巡查执法", "完善部门联动机制", "推进老旧设施更新", "开展专项整治行动", "落实分级管控要求")
ENDS = ("减少各类污染物排放。", "定期向社会公开结果。", "及时消除风险和隐患。")
TIMES = ("年底前", "6月底前", "长期实施", "按时间节点完成")
UNITS = ("区生态环境局", "区水务局 区财政局", "区城市管理委 各镇人民政府", "区交通局", "区园林绿化局 各街道办事处")  # fmt: skip


def measure(number: int) -> str:
    """A sentence that no other row has."""
    return f"{DOES[number % 5]}，第{number}批点位全部覆盖，{ENDS[number % 3]}"


def plan_lines() -> list[str]:
    """The lines of a plan of two pages of tables, with sections and tasks of two measures each."""
    lines = ["示例区环境治理2024年行动计划", "", HEADER, "一、主要目标\t\t\t\t\t"]
    for row in range(1, 17):
        if row == 7:
            lines += ["", "| 2 |", "", HEADER]
        if row == 11:
            lines.append("二、重点治理\t\t\t\t\t")
        odd = row % 2
        name = (str((row + 1) // 2), NAMES[(row - 1) // 2]) if odd else ("", "")
        support = UNITS[(row + 2) % 5] if row % 3 else "——"
        lines.append("\t".join([*name, measure(row), TIMES[row % 4], UNITS[row % 5], support]))
    return lines


WHOLE = plan_lines()
PIECES = st.sampled_from(["", "乱\ufffd码", "——", "区水务局", "12", "一、", "（", "\u3000", "附件2"])
STEP = st.tuples(
    st.sampled_from(["drop", "merge", "garble", "add", "line", "page", "tab", "header", "cut", "twice"]),
    st.integers(2, len(WHOLE) - 1),
    st.integers(0, 7),
    PIECES,
)


def accident(lines: list[str], step: tuple[str, int, int, str]) -> None:
    """One accident of a scanner or a careless hand."""
    kind, at, place, piece = step
    at = min(at, len(lines) - 1)
    if kind == "line":
        del lines[at]
    elif kind == "page":
        lines[at:at] = ["", f"| {at} |", "", *([HEADER] if place % 2 else [])]
    elif kind == "header":
        lines[2] = OTHER_WORDS[place % len(OTHER_WORDS)]
    elif kind == "twice":
        lines.insert(at, lines[at])
    else:
        lines[at : at + 1] = row_after(kind, lines[at].split("\t"), place, piece)


def row_after(kind: str, cells: list[str], place: int, piece: str) -> list[str]:
    """What becomes of one row: itself with a cell changed, or two halves with a page between them."""
    place %= len(cells)
    half = len(cells[place]) // 2
    if kind == "drop":
        del cells[place]
    elif kind == "merge":
        cells[place : place + 2] = [" ".join(cells[place : place + 2])]
    elif kind == "garble":
        cells[place] = f"{cells[place][:-1]}{piece}"
    elif kind == "add":
        cells.insert(place, piece)
    elif kind == "tab":
        cells[place : place + 1] = [cells[place][:half], cells[place][half:]]
    elif kind == "cut" and len(cells) > 2:
        half = len(cells[2]) // 2
        rest = ["", "", cells[2][half:], *[""] * (len(cells) - 3)]
        cells[2] = cells[2][:half]
        return ["\t".join(cells), "", HEADER, "\t".join(rest)]
    return ["\t".join(cells)]


def said(plan: ReadPlan) -> str:
    """All that an officer is shown: rows, doubts, and the lines outside the tables."""
    parts: list[str] = [plan.draft.notice.title, plan.draft.notice.report_rule]
    for row in plan.draft.measures:
        parts += [row.section, row.task, row.measure, row.deadline, *row.lead, *row.responsible, *row.support]
        parts += [text for doubt in row.doubts for _, text in doubt.facts]
    parts += [block.text for block in plan.blocks if isinstance(block, Paragraph)]
    return "".join("".join(parts).split())


def sentences(lines: list[str]) -> list[str]:
    """The running text of the source, of 12 signs and more, between blanks and the ends of cells and sentences."""
    found = re.split(r"[\t\n 。]", "\n".join(lines))
    bare = ["".join(text.split()) for text in found]
    return [text for text in bare if len(text) >= 12 and "，" in text]


def test_the_plan_itself_is_read_without_doubt() -> None:
    plan = plan_from_blocks(list(text_blocks("\n".join(WHOLE))), "示例").draft
    assert [row.measure for row in plan.measures] == [measure(row) for row in range(1, 17)]
    assert [row.task_no for row in plan.measures] == [(row + 1) // 2 for row in range(1, 17)]
    assert not any(row.doubts for row in plan.measures)


@seed(20240308)
@settings(max_examples=150, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEP, min_size=1, max_size=5))
def test_accidents_lose_no_sentence(steps: list[tuple[str, int, int, str]]) -> None:
    lines = list(WHOLE)
    for step in steps:
        accident(lines, step)
    try:
        plan = plan_from_blocks(list(text_blocks("\n".join(lines))), "示例")
    except PlanReadError:
        return
    told = said(plan)
    assert [text for text in sentences(lines) if text not in told] == []
