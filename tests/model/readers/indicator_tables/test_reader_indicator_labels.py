"""Labels that a scanner tangled are set right where the table itself or the document shows how, and marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.readers.indicator_tables.indicator_columns import fitted_labels
from model.readers.indicator_tables.indicator_labels import as_in_text, cut_to_values, same_twice, untangled

COLUMNS = [["1", "2", "3"], ["7", "8", "9"], ["7", "8", "9"]]


@pytest.mark.parametrize(
    ("columns", "place"),
    [(COLUMNS, 1), (COLUMNS[:2], -1), ([["1", "1", "1"], ["1", "1", "1"]], -1), ([], -1)],
)
def test_a_column_given_twice_is_found(columns: list[list[str]], place: int) -> None:
    assert same_twice(columns) == place


def test_a_label_made_of_its_neighbours_is_given_back_to_them() -> None:
    labels = ["抽测数量 (台)", "新能源 环卫数量", "环卫电动 数量(辆)", "绿地 (公顷)"]
    assert untangled(labels) == ("新能源抽测数量(台)", "环卫电动数量(辆)", "绿地(公顷)")


@pytest.mark.parametrize(
    "labels",
    [
        ["抽测数量 (台)", "环卫电动 数量(辆)", "绿地 (公顷)"],
        ["抽测数量(台)", "新能源环卫数量", "环卫电动数量(辆)"],
        ["绿地 (公顷)"],
        [],
    ],
)
def test_labels_of_their_own_stay(labels: list[str]) -> None:
    assert untangled(labels) is None


@pytest.mark.parametrize(
    ("label", "column", "cut"),
    [
        ("秸秆利用率为三类比例,五类比例(%)", [">90", "—"], "秸秆利用率(%)"),
        ("断面达标率为三类比例,五类比例(%)", ["100(75,0)"], "断面达标率为三类比例,五类比例(%)"),
        ("加油站、储油库抽查(家)", ["3", "4"], "加油站、储油库抽查(家)"),
        ("秸秆利用率(%)", ["90"], "秸秆利用率(%)"),
        ("利用率比例,五类比例(%)", ["—", ""], "利用率比例,五类比例(%)"),
    ],
)
def test_a_label_of_several_shares_over_single_values_is_cut(label: str, column: list[str], cut: str) -> None:
    assert cut_to_values(label, column) == cut


TEXT = "确保示例建设用地安全利用得到保障，绿地稳步增加。"


@pytest.mark.parametrize(
    ("label", "spelt"),
    [
        ("示例建设用地位安全利用率(%)", "示例建设用地安全利用率(%)"),
        ("示例建设用地安全利用率(%)", "示例建设用地安全利用率(%)"),
        ("另外一种从未提到的指标(个)", "另外一种从未提到的指标(个)"),
        ("绿地位(公顷)", "绿地位(公顷)"),
    ],
)
def test_a_sign_too_many_goes_where_the_text_shows_the_word(label: str, spelt: str) -> None:
    assert as_in_text(label, TEXT) == spelt


@given(st.text(alphabet="示例建设用地位安全利用率(%)，", max_size=20))
def test_a_spelling_loses_at_most_one_sign(label: str) -> None:
    assert len(label) - 1 <= len(as_in_text(label, TEXT)) <= len(label)


def test_what_was_set_right_is_in_doubt() -> None:
    found = fitted_labels([["地区", "示例建设用地位安全利用率(%)"]], [["90"], ["95"]], TEXT)
    assert found.names == ("示例建设用地安全利用率(%)",)
    assert found.in_doubt


def test_a_column_given_twice_has_its_name_once() -> None:
    heads = [["地区", "抽测数量 (台)", "新能源 环卫数量", "环卫电动 数量(辆)"]]
    rows = [["1", "7", "7"], ["2", "8", "8"], ["3", "9", "9"]]
    found = fitted_labels(heads, rows)
    assert found.names == ("新能源抽测数量(台)", "环卫电动数量(辆)", "")
    assert found.in_doubt
