"""Facts that stand beside a notice: a web page's table of facts, days in any writing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.readers.grid import Block, Cell, Paragraph, Table
from model.readers.notices.notice import notice_of
from model.readers.notices.notice_facts import day_in, facts_beside
from model.rows.draft import Place

HERE = Place(line=1)


def paragraphs(*texts: str) -> list[Block]:
    return [Paragraph(text, Place(line=line)) for line, text in enumerate(texts, start=1)]


def table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple(Cell(text, HERE) for text in row) for row in rows), HERE)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年3月8日", date(2024, 3, 8)),
        ("2024 年 3 月 8 日", date(2024, 3, 8)),
        ("2024-03-08", date(2024, 3, 8)),
        ("2024-03-08 08:44", date(2024, 3, 8)),
        ("2024/3/8", date(2024, 3, 8)),
        ("二○○六年四月二十八日", date(2006, 4, 28)),
        ("二〇二四年十二月三十一日", date(2024, 12, 31)),
        ("二零一〇年元月十日", date(2010, 1, 10)),
        ("2024年2月30日", None),
        ("3月8日", None),
        ("2024年3月8日起施行", None),
        ("", None),
    ],
)
def test_a_day_in_any_writing(text: str, day: date | None) -> None:
    assert day_in(text) == day


SIGNS = "〇一二三四五六七八九"


def written(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else SIGNS[tens] + "十") + (SIGNS[ones] if ones else "")


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_from_its_numerals(day: date) -> None:
    year = "".join(SIGNS[int(digit)] for digit in str(day.year))
    assert day_in(f"{year}年{written(day.month)}月{written(day.day)}日") == day


def test_a_table_of_facts_says_what_the_text_does_not() -> None:
    facts = table(
        ("索引号", "0123/2023-44", "主题分类", "综合政务 / 通知"),
        ("发文机关", "示例县人民政府办公室", "成文日期", "2023-01-30"),
        ("发文字号", "示政办〔2023〕1号", "有 效 性", "有效"),
        ("标 题", "示例县2023年重点工作任务分解方案", "", ""),
    )
    found = notice_of([facts, *paragraphs("各乡镇人民政府，县政府各部门：", "请认真贯彻落实。", "一、任务", "（一）落实。")])
    assert found.title == "示例县2023年重点工作任务分解方案"
    assert found.doc_no == "示政办〔2023〕1号"
    assert found.issuer == "示例县人民政府办公室"
    assert found.issued_on == date(2023, 1, 30)


@pytest.mark.parametrize(
    "line",
    [
        "发布机构：示例县人民政府（办公室） 发文字号：示政〔2023〕1号 发布日期：2023-01-30",
        "【制定机关】示例县人民政府（办公室）【字 号】示政〔2023〕1号【公布日期】2023.01.30",
        "| 发布机构: | 示例县人民政府（办公室） | 文号: | 示政〔2023〕1号 | 发布日期: | 2023-01-30 08:56 |",
    ],
)
def test_facts_in_one_line(line: str) -> None:
    found = facts_beside(paragraphs(line))
    assert (found["issuer"], found["doc_no"]) == ("示例县人民政府（办公室）", "示政〔2023〕1号")
    assert day_in(found["issued_on"]) == date(2023, 1, 30)


def test_one_label_alone_is_no_table_of_facts() -> None:
    assert facts_beside(paragraphs("任务名称：整治河道", "其他内容")) == {}


def test_what_the_notice_says_itself_counts_more() -> None:
    found = notice_of(
        [
            table(("发文机关", "别的机关", "成文日期", "2020-01-01")),
            *paragraphs("示例区人民政府关于印发示例计划的通知", "示政发〔2024〕3号", "示例区人民政府", "2024年3月8日"),
        ]
    )
    assert (found.issuer, found.issued_on, found.doc_no) == ("示例区人民政府", date(2024, 3, 8), "示政发〔2024〕3号")


def test_a_title_that_begins_with_its_subject_is_signed_below() -> None:
    found = notice_of(
        paragraphs(
            "关于印发2006年重点工作事项的通知", "示府办〔2006〕19号", "各区人民政府：", "请抓好落实工作。",
            "示例市人民政府办公厅", "二○○六年四月二十八日",
        )
    )  # fmt: skip
    assert (found.issuer, found.issued_on) == ("示例市人民政府办公厅", date(2006, 4, 28))
