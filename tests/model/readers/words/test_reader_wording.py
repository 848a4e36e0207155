"""What a piece of text looks like: deadlines, headings, numbers, sentences."""

from __future__ import annotations

import pytest

from model.readers.words.wording import (
    chinese_number,
    has_ended,
    heading_of,
    is_dash,
    is_sentence,
    names_time,
    number_and_name,
    number_of,
    sounds_like_time,
    split_deadlines,
    subheading_of,
)


@pytest.mark.parametrize(
    "text",
    [
        "年底前", "2024年底前", "6月底前", "9 月底前", "2022 年 6 月底前", "11月15日前", "4 月 1 日起", "6-9月", "6—9 月", "长期实施",
        "持续推进", "长期坚持", "按时间节点完成", "上半年", "一季度", "第二季度末", "汛期前", "采暖季前", "全年", "立行立改；长期坚持",
        "2022年6月底前；持续推进", "2023年12月底", "12月底", "2023年1月至6月", "每季度", "3月、9月", "年内", "2025年", "10月底前完成",
        "2023-2025", "“十四五”期间", "十五五末", "每学期开学前", "接续推进",
    ],
)  # fmt: skip
def test_known_deadlines_are_known(text: str) -> None:
    assert names_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "区水务局",
        "加强监管。",
        "12",
        "空气质量目标",
        "年低前",
        "长期低施",
        "目-9 月",
        "——",
        "完成提标改造",
    ],
)
def test_other_texts_are_no_deadlines(text: str) -> None:
    assert not names_time(text)


def test_an_unknown_wording_may_still_speak_of_time() -> None:
    assert sounds_like_time("工程竣工验收前")
    assert not sounds_like_time("目9月")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年底前", ["年底前"]),
        ("11月 15日前", ["11月15日前"]),
        ("4 月 1 日起", ["4月1日起"]),
        ("2022 年 6 月底前", ["2022年6月底前"]),
        ("长期实施 年底前", ["长期实施", "年底前"]),
        ("年底前\n按时间节点完成\n6月底前", ["年底前", "按时间节点完成", "6月底前"]),
    ],
)
def test_split_deadlines_closes_blanks_and_parts_lists(text: str, expected: list[str]) -> None:
    assert list(split_deadlines(text)) == expected


@pytest.mark.parametrize("text", ["—", "——", "---", "— —", "-", "无", "－"])
def test_dashes_say_none(text: str) -> None:
    assert is_dash(text)


@pytest.mark.parametrize("text", ["", "区水务局", "1-2月", "一、目标"])
def test_other_cells_are_no_dashes(text: str) -> None:
    assert not is_dash(text)


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), (" 3 ", 3), ("（4）", 4), ("5、", 5), ("1a", None), ("", None)]
)
def test_number_of_reads_a_bare_number(text: str, number: int | None) -> None:
    assert number_of(text) == number


def test_number_and_name_part_what_ran_together() -> None:
    assert number_and_name("2 总量减排 目标") == (2, "总量减排 目标")
    assert number_and_name("10吨以上") is None


@pytest.mark.parametrize(
    ("digits", "value"), [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("二十三", 23), ("甲", 0)]
)
def test_chinese_numbers_are_counted(digits: str, value: int) -> None:
    assert chinese_number(digits) == value


def test_headings_give_number_and_text_without_blanks() -> None:
    assert heading_of("二、 水资源 保护") == (2, "二、水资源保护")
    assert subheading_of("（三）加强监管") == (3, "（三）加强监管")


@pytest.mark.parametrize("text", ["一是加强领导。", "加强监管", "二、加强监管。落实责任，", ""])
def test_running_text_is_no_heading(text: str) -> None:
    assert heading_of(text) is None


@pytest.mark.parametrize(
    ("text", "ended"),
    [("完成。", True), ("完成。”", True), ("完成；", True), ("完成", False), ("完成，", False)],
)
def test_has_ended_looks_at_the_last_sign(text: str, ended: bool) -> None:
    assert has_ended(text) is ended


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("加强监管，落实责任。", True), ("空气质量目标", False), ("区水务局 区财政局", False)],
)
def test_is_sentence_knows_running_text(text: str, sentence: bool) -> None:
    assert is_sentence(text) is sentence
