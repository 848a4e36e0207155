"""Plain text keeps the way back to the document's own characters; Chinese numbers are read as written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.chinese_numbers import number_of
from model.rules.plain_text import plain


@pytest.mark.parametrize(("source", "text"), [
    ("６月底前，完成 ８０％", "6月底前,完成80%"),
    ("2023—2025年", "2023-2025年"),
    ("2023–2025 年", "2023-2025年"),
    ("10～15家", "10~15家"),
    ("PM₂.₅ 年均", "PM2.5年均"),
    ("BOD5 100 mg/L", "BOD5 100 mg/L"),
    ("PM2.5 35 微克", "PM2.5 35微克"),
    ("1 月 1 日 起", "1月1日起"),
    ("　全角　空格\n换行\u200b零宽", "全角空格换行零宽"),
    (" 前后 ", "前后"),
    ("（一）", "(一)"),
    ("吨•月 吨・月", "吨·月吨·月"),
    ("", ""),
])
def test_accidents_of_writing_are_taken_away(source: str, text: str) -> None:
    assert plain(source).text == text


def test_titles_are_hidden_from_the_rules_and_come_back() -> None:
    words = plain("落实《2024 年计划》，完成《甲》6项")
    assert "2024" not in words.masked
    assert "6项" in words.masked
    assert len(words.masked) == len(words.text)
    assert words.unmasked(words.masked) == "落实《2024年计划》,完成《甲》6项"


def test_without_a_title_nothing_is_hidden() -> None:
    assert plain("完成6项").masked == "完成6项"


@given(st.text(alphabet="甲乙丙 \t　12aB，。％《》—", max_size=40))
def test_every_span_leads_back_to_the_source(source: str) -> None:
    words = plain(source)
    assert words.unmasked(words.masked) == words.text
    for start in range(len(words.text)):
        assert plain(words.wording(start, start + 1)).text == words.text[start] or words.text[start] == " "
        assert words.wording(start, len(words.text)) in source


@pytest.mark.parametrize(("text", "number"), [
    ("12", 12), ("0", 0), ("十", 10), ("十六", 16), ("二十", 20), ("三十一", 31), ("两", 2), ("一百二十", 120), ("一百零三", 103),
    ("两千", 2000), ("三千五百", 3500), ("一万二千", 12_000), ("十万", 100_000), ("三亿二千万", 320_000_000), ("一亿零五", 100_000_005),
    ("二〇二四", 2024), ("二○二四", 2024), ("九", 9), ("五亿", 500_000_000), ("三万", 30_000), ("二十万三", 200_003),
    ("壹拾贰", 12), ("叁佰", 300), ("肆仟", 4000), ("1" * 18, 111_111_111_111_111_111),
])
def test_numbers_are_read(text: str, number: int) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize("text", ["", "x", "十x", "第三", "1.5", "-3", "两家", "Ⅲ", "1" * 5000, "二" * 5000, "十" * 19])
def test_what_is_no_number_is_none(text: str) -> None:
    assert number_of(text) is None


@given(st.integers(1, 9999))
def test_every_number_below_ten_thousand_is_read(value: int) -> None:
    digits, text, is_gap = "零一二三四五六七八九", "", False
    for place, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        is_gap = is_gap or (not digit and bool(text))
        if digit:
            text += ("零" if is_gap else "") + digits[digit] + sign
            is_gap = False
    assert number_of(text) == value
