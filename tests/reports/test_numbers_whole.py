"""Numbers are not torn from their units, nor document numbers apart, at a line's end."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import fonts, styles
from reports.fonts import FontBook, FontRole
from reports.typeset import set_lines
from reports.wording import UNITS_AFTER_NUMBERS

BOOK = FontBook()
LINE = styles.CHARACTERS
FLUSH = replace(styles.BODY, first=0)
TORN = re.compile(r"[0-9]$")


def _lines(text: str) -> list[str]:
    return [line.text for line in set_lines(text, FLUSH, styles.TEXT_WIDTH, BOOK)]


@pytest.mark.parametrize("piece", ["35微克/立方米", "12 个", "2024年", "6月", "97.5%", "3,820吨", "〔2024〕6号", "1.5亿元", "PM2.5", "DB11/1983"])
def test_a_number_stands_on_one_line_with_its_unit(piece: str) -> None:
    for before in range(LINE - 9, LINE + 1):
        lines = _lines("字" * before + piece + "字" * 9)
        assert any(piece in line for line in lines), lines


@pytest.mark.parametrize("unit", UNITS_AFTER_NUMBERS)
def test_every_unit_stays_with_its_number(unit: str) -> None:
    for before in range(LINE - 8, LINE + 1):
        assert any(f"40{unit}" in line for line in _lines("字" * before + f"40{unit}字字字"))


def test_a_measures_code_is_not_taken_for_a_number_with_a_unit() -> None:
    assert _lines("字" * 26 + "1-01-2年") == ["字" * 26, "1-01-2年"]


@given(st.lists(st.sampled_from(["字", "，", "。", "（", "）", "12个", "2024年", "6月底", "35微克/立方米", "完成"]), max_size=90))
def test_no_line_ends_within_a_number_and_its_unit(parts: list[str]) -> None:
    lines = _lines("".join(parts))

    assert "".join(lines) == "".join(parts)
    assert [upper for upper, _ in pairwise(lines) if TORN.search(upper)] == []


@given(st.lists(st.sampled_from(["字", "，", "。", "（", "12个", "2024年", "x" * 40]), max_size=90))
def test_no_line_is_wider_than_the_text_area(parts: list[str]) -> None:
    for line in set_lines("".join(parts), styles.BODY, styles.TEXT_WIDTH, BOOK):
        wide = line.x + BOOK.width(line.text, FontRole.BODY, styles.BODY_SIZE) + line.space * (len(line.text) - 1)
        assert wide <= styles.TEXT_WIDTH + 0.1


def test_the_offices_fonts_are_looked_for_where_the_system_keeps_them(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(fonts, "office_folders", lambda: asked.append("folders") or ())

    assert fonts.office_fonts().font(FontRole.BODY).fontName == "TaizhangFang"
    assert asked == ["folders"]
