"""Text with a line end wherever a line was full: its paragraphs are put together again."""

from __future__ import annotations

import pytest

from model.readers import plan_from_blocks
from model.readers.texts.text import text_blocks
from model.readers.texts.wrapped_lines import continued, with_line
from model.rows.draft import MeasureDraft

WORK = (
    "督促矿山企业主要负责人每季度带队检查一次重大事故隐患，对检查发现的问题建立清单并在十五日内整改到位。",
    "完成城区老旧燃气管道更新改造四十二公里，为十二万户居民加装安全装置，餐饮场所报警器安装率达到100%。",
    "推动危险化学品企业完成自动化改造十一家，涉及硝化、氯化等工艺的装置全部实现全流程自动化控制和在线监测。",
    "排查整治违规设置的铁栅栏、防盗窗和广告牌，打通消防生命通道三千六百处，逐处拍照建档并向社会公开结果。",
    "落实中小学和幼儿园封闭管理、专职保安员配备、一键式报警和护学岗四项要求，开展校园周边环境整治四次。",
)
UNITS = ("市应急管理局", "市城市管理局", "市工业和信息化局", "市消防救援支队", "市教育局")
ROOM = 36  # signs of a line


def wrapped(text: str, indent: str) -> list[str]:
    text = indent + text
    return [text[at : at + ROOM] for at in range(0, len(text), ROOM)]


def document(indent: str) -> str:
    paragraphs = ["示例市2025年安全生产任务分解", "一、重点任务"]
    for number, (work, unit) in enumerate(zip(WORK, UNITS, strict=True), start=1):
        paragraphs += [f"{number}.{work}", f"牵头单位：{unit}", "完成时限：2025年11月底前"]
    return "\n".join(line for text in paragraphs for line in wrapped(text, indent))


def rows(text: str) -> tuple[MeasureDraft, ...]:
    return plan_from_blocks(list(text_blocks(text)), "示例").draft.measures


@pytest.mark.parametrize("indent", ["　　", ""])
def test_measures_of_wrapped_lines_are_whole(indent: str) -> None:
    long = document(indent) + "\n" + "\n".join(line for text in WORK for line in wrapped(text, indent))
    found = rows(long)[: len(WORK)]
    assert [row.measure for row in found[:-1]] == list(WORK[:-1])
    assert [row.lead for row in found] == [(unit,) for unit in UNITS]


def test_lines_that_end_by_themselves_are_not_joined() -> None:
    """Lines of one length that are sentences each, as a list of short tasks may be."""
    lines = [f"{number}、修缮村道桥涵设施，逐处落实管护责任人员到村到组到户。" for number in range(10, 30)]
    assert not continued(lines)


def test_paragraphs_of_one_line_each_are_not_wrapped() -> None:
    assert not continued([f"{work}{work}{work}" for work in (*WORK, *WORK)])


def test_a_set_in_line_begins_a_paragraph() -> None:
    lines = f"{document('　　')}\n{document('　　')}".split("\n")
    rest = continued(lines)
    assert rest
    assert not any(lines[number].startswith("　") for number in rest)


def test_rows_of_a_table_are_never_joined() -> None:
    lines = [line for work in (*WORK, *WORK) for line in wrapped(work, "　　")]
    table = [f"{number}\t{WORK[0][:16]}\t{WORK[1][:16]}" for number in range(6)]
    assert not any(number >= len(lines) for number in continued([*lines, *table]))


@pytest.mark.parametrize(
    ("before", "line", "both"),
    [("采用", "5G网络", "采用5G网络"), ("the plan", "of work", "the plan of work"), ("达到0.", "5公里", "达到0.5公里")],
)
def test_lines_are_joined_as_they_were_written(before: str, line: str, both: str) -> None:
    assert with_line(before, line) == both
