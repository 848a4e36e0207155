"""Which column of a pasted table holds the codes and which the progress, and what is left off."""

from __future__ import annotations

import pytest

from model.rows.pasted import PastedTable
from model.rules.pasted_columns import bare_code, pasted_table


def rows(table: PastedTable) -> list[tuple[int, str, str]]:
    return [(row.line, row.code, row.text) for row in table.rows]


@pytest.mark.parametrize(("written", "code"), [
    ("1-3-2", "1-03-2"), ("01-003-02", "1-03-2"), ("1-12-10", "1-12-10"), ("1-100-2", "1-100-2"),
    ("2-1-3-2", "2-1-03-2"), ("2024/1-3-2", "1-03-2"), ("2024-2/1-3-2", "1-03-2"), ("2024-123/1-3-2", "1-03-2"),
    ("'1-3-2", "1-03-2"), ("1–3—2", "1-03-2"), ("1‑3−2", "1-03-2"), ("１－３－２", "1-03-2"), ("  1-3-2\t", "1-03-2"),
    ("0-3-2", "0-03-2"),
    ("24/1-3-2", ""), ("2024-1234/1-3-2", ""), ("1-3", ""), ("1-3-2-4-5", ""), ("1-3-x", ""), ("1-3-2。", ""), ("", ""),
])  # fmt: skip
def test_a_code_is_read_however_it_was_typed_and_nothing_else_is_one(written: str, code: str) -> None:
    assert bare_code(written) == code


def test_a_column_of_codes_and_one_of_words_are_told_apart_in_either_order() -> None:
    expected = [(1, "1-3-2", "已完成。"), (2, "1-3-3", "推进中。")]
    assert rows(pasted_table([["1-3-2", "已完成。"], ["1-3-3", "推进中。"]])) == expected
    assert rows(pasted_table([["已完成。", "1-3-2"], ["推进中。", "1-3-3"]])) == expected
    assert pasted_table([["1-3-2", "已完成。"]]).has_codes


def test_a_single_column_is_the_progress_line_by_line() -> None:
    table = pasted_table([["已完成。"], ["推进中。"]])
    assert rows(table) == [(1, "", "已完成。"), (2, "", "推进中。")]
    assert not table.has_codes


def test_a_column_is_that_of_the_codes_when_more_than_half_of_its_filled_cells_are_codes() -> None:
    assert pasted_table([["1-3-2", "甲"], ["1-3-3", "乙"], ["第三条", "丙"], ["", "丁"]]).has_codes
    assert not pasted_table([["1-3-2", "甲"], ["第三条", "丙"]]).has_codes
    assert not pasted_table([["", "甲"], ["", "乙"]]).has_codes


def test_the_first_column_of_codes_counts() -> None:
    assert rows(pasted_table([["1-3-2", "1-9-9", "已完成。"]])) == [(1, "1-3-2", "已完成。")]


@pytest.mark.parametrize("heads", [
    ["编号", "工作进展"], ["措施编号", "落实情况"], ["code", "progress"], ["Code", "Progress this month"], ["序号", "完成情况"],
    ["编号", "6月工作情况"], ["编号", "备注"], ["措施", "进展"],
])  # fmt: skip
def test_a_line_of_headings_is_left_off_and_the_lines_count_on(heads: list[str]) -> None:
    assert rows(pasted_table([heads, ["1-3-2", "已完成。"]])) == [(2, "1-3-2", "已完成。")]


def test_the_progress_is_the_column_whose_heading_says_so_else_the_last() -> None:
    named = [["编号", "工作进展", "备注"], ["1-3-2", "已完成。", "无"]]
    assert rows(pasted_table(named)) == [(2, "1-3-2", "已完成。")]
    assert rows(pasted_table([["1-3-2", "已完成。", "无"]])) == [(1, "1-3-2", "无")]
    twice = [["编号", "5月进展", "6月进展"], ["1-3-2", "旧的。", "新的。"]]
    assert rows(pasted_table(twice)) == [(2, "1-3-2", "新的。")]


def test_a_first_line_with_a_code_or_a_long_text_is_no_line_of_headings() -> None:
    assert rows(pasted_table([["1-3-2", "进展顺利"], ["1-3-3", "完成情况良好"]]))[0] == (1, "1-3-2", "进展顺利")
    edge = "进展" + "好" * 18
    assert rows(pasted_table([[edge], ["已完成。"]])) == [(2, "", "已完成。")]
    assert rows(pasted_table([[edge + "好"], ["已完成。"]])) == [(1, "", edge + "好"), (2, "", "已完成。")]


def test_a_heading_alone_is_taken_for_words() -> None:
    assert rows(pasted_table([["工作进展"]])) == [(1, "", "工作进展")]


def test_empty_lines_at_the_end_go_and_those_between_keep_their_place() -> None:
    assert rows(pasted_table([["甲"], [" "], ["丙"], [""], []])) == [(1, "", "甲"), (2, "", ""), (3, "", "丙")]
    assert rows(pasted_table([])) == []
    assert rows(pasted_table([["", " "]])) == []


def test_lines_of_unequal_length_lack_what_they_lack() -> None:
    assert rows(pasted_table([["1-3-2", " 已完成。 "], ["1-3-3"]])) == [(1, "1-3-2", "已完成。"), (2, "1-3-3", "")]


def test_codes_alone_bring_no_words() -> None:
    assert rows(pasted_table([["1-3-2"], ["1-3-3"]])) == [(1, "1-3-2", ""), (2, "1-3-3", "")]


def test_the_progress_may_stand_before_the_codes_under_its_heading() -> None:
    assert rows(pasted_table([["进展", "编号", "备注"], ["已完成。", "1-3-2", "无"]])) == [(2, "1-3-2", "已完成。")]


def test_a_column_with_nothing_in_it_is_not_that_of_the_codes() -> None:
    assert rows(pasted_table([["", "1-3-2", "已完成。"], ["", "1-3-3", "推进中。"]])) == [(1, "1-3-2", "已完成。"), (2, "1-3-3", "推进中。")]
