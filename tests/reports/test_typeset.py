from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import styles
from reports.fonts import FontBook
from reports.table import Group, divide, make_cell
from reports.table import Row as TableRow
from reports.typeset import Align, balanced, set_lines

BOOK = FontBook()
FLUSH = replace(styles.BODY, first=0)
NARROW = replace(styles.TABLE, align=Align.LEFT)


def _texts(text, width=105.0):
    return [line.text for line in set_lines(text, NARROW, width, BOOK)]


def test_body_line_holds_28_characters():
    lines = set_lines("字" * 60, FLUSH, styles.TEXT_WIDTH, BOOK)
    assert [len(line.text) for line in lines] == [28, 28, 4]


def test_first_line_is_indented_two_characters():
    lines = set_lines("字" * 60, styles.BODY, styles.TEXT_WIDTH, BOOK)
    assert [len(line.text) for line in lines] == [26, 28, 6]
    assert lines[0].x == pytest.approx(2 * styles.BODY.pitch)


def test_punctuation_does_not_begin_a_line():
    assert _texts("字" * 10 + "，字") == ["字" * 9, "字，字"]


def test_opening_mark_does_not_end_a_line():
    assert _texts("字" * 9 + "（字）") == ["字" * 9, "（字）"]


def test_a_comparison_stays_with_its_number():
    assert _texts("字" * 8 + "≥35微克字") == ["字" * 8, "≥35微克字"]


def test_a_title_does_not_tear_its_words():
    text = "《示例区持续深入打好污染防治攻坚战2024年行动计划》"
    lines = [line.text for line in balanced(text, styles.TITLE, styles.TEXT_WIDTH, BOOK)]
    assert (len(lines), "".join(lines)) == (2, text)
    assert all(any(word in line for line in lines) for word in ("污染防治", "攻坚战", "行动计划"))


def test_a_title_has_no_more_lines_for_its_words_sake():
    text = "污染防治行动计划" * 4
    assert len(balanced(text, styles.TITLE, styles.TEXT_WIDTH, BOOK)) == len(set_lines(text, styles.TITLE, styles.TEXT_WIDTH, BOOK))


def test_numbers_and_words_stay_whole():
    assert _texts("字" * 8 + "PM2.5字") == ["字" * 8, "PM2.5字"]


def test_word_longer_than_a_line_is_cut():
    assert "".join(_texts("x" * 200)) == "x" * 200
    assert len(_texts("x" * 200)) > 5


def test_line_ends_begin_paragraphs():
    assert _texts("甲\r\n乙\n\n丙") == ["甲", "乙", "", "丙"]


def test_title_is_broken_in_halves():
    lines = balanced("字" * 24, styles.TITLE, styles.TEXT_WIDTH, BOOK)
    assert [len(line.text) for line in lines] == [12, 12]


@settings(deadline=None)
@given(st.text(alphabet="字，。（）a1 “”", max_size=120))
def test_no_character_is_lost(text):
    assert "".join(_texts(text)).replace(" ", "") == text.replace(" ", "")


def _row(lines):
    return TableRow((make_cell("\n".join(f"行{number}" for number in range(lines)), 60, styles.SMALL, BOOK),))


def _shown(groups):
    return [line.text for group in groups for row in group.rows for cell in row.cells for line in cell.lines]


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(1, 60), min_size=1, max_size=4), min_size=1, max_size=6), st.floats(300, 700))
def test_no_line_of_a_table_is_lost_over_pages(heights, room):
    merged = (make_cell("任务", 60, styles.SMALL, BOOK),)
    rest = [Group(tuple(_row(lines) for lines in group), merged) for group in heights]
    wanted = _shown(rest)
    shown = []
    for _ in range(100):
        here, rest = divide(rest, room)
        assert here
        assert sum(group.height for group in here) <= room + 0.1
        shown += _shown(here)
        if not rest:
            break
    assert shown == wanted


def test_band_goes_with_its_rows():
    band = Group((), band=make_cell("附件1", 300, styles.SMALL_BAND, BOOK))
    here, rest = divide([Group((_row(3),)), band, Group((_row(8),))], 80)
    assert (len(here), rest[0]) == (1, band)


@pytest.mark.parametrize(("lines", "room", "kept"), [(7, 80.0, 0), (9, 60.0, 4), (9, 45.0, 0), (9, 110.0, 5), (30, 300.0, 23)])
def test_a_row_is_cut_with_four_lines_on_either_side_or_moved_whole(lines, room, kept):
    here, rest = divide([Group((_row(1),)), Group((_row(lines),))], room + 18.5, 0)
    assert sum(len(group.rows[0].cells[0].lines) for group in here) - 1 == kept
    assert len(rest[0].rows[0].cells[0].lines) == lines - kept


def test_what_names_a_row_stands_over_its_second_part_too():
    code, text = make_cell("1-02-3", 60, styles.SMALL, BOOK), make_cell("\n".join("甲乙丙丁戊己庚辛壬癸"), 60, styles.SMALL, BOOK)
    first, second = TableRow((code, text)).cut(70, 4)
    assert [cell.lines for cell in second.cells] == [code.lines, text.lines[5:]]
    assert first.cells[0].lines == code.lines
