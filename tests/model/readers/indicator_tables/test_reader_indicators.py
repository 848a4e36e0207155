"""Tables of numbers to reach: who, what, how much, in which unit."""

from __future__ import annotations

import pytest

from model.readers.indicator_tables.indicator_columns import fitted_labels
from model.readers.indicator_tables.indicators import area_of, indicators_of
from model.readers.tables.sheets import OtherTable
from model.rows.draft import DoubtCode, IndicatorDraft


def table(text: str) -> OtherTable:
    rows = [line.split("|") for line in text.strip().split("\n")]
    return OtherTable(6, "任务分解表", rows, list(range(10, 10 + len(rows))))


def read(*texts: str, issuer: str = "") -> list[tuple[str, str, str, str]]:
    found = indicators_of([table(text) for text in texts], issuer)
    return [(one.district, one.indicator, one.value, one.unit) for one in found]


def doubted(*texts: str) -> bool:
    found: tuple[IndicatorDraft, ...] = indicators_of([table(text) for text in texts], "")
    return any(doubt.code is DoubtCode.COLUMNS_SHIFTED for one in found for doubt in one.doubts)


PLAIN = """
地区|细颗粒物（微克/立方米）|绿化面积（公顷）
东示区|32|12.5
西示区|33左右|—
"""


def test_districts_down_and_indicators_across() -> None:
    assert read(PLAIN) == [
        ("东示区", "细颗粒物（微克/立方米）", "32", "微克/立方米"),
        ("东示区", "绿化面积（公顷）", "12.5", "公顷"),
        ("西示区", "细颗粒物（微克/立方米）", "33左右", "微克/立方米"),
        ("西示区", "绿化面积（公顷）", "—", "公顷"),
    ]
    assert not doubted(PLAIN)


def test_a_row_keeps_its_line() -> None:
    assert indicators_of([table(PLAIN)], "")[0].place.line == 11


def test_districts_across_and_indicators_down() -> None:
    assert read("指标|东示区|西示区\n公园（个）|3|4\n步道（公里）|>10\n") == [
        ("东示区", "公园（个）", "3", "个"),
        ("东示区", "步道（公里）", ">10", "公里"),
        ("西示区", "公园（个）", "4", "个"),
    ]


def test_one_row_is_the_issuer_s_own() -> None:
    text = "指标名称|公园（个）|步道（公里）\n年度目标|3|12\n责任单位|区园林绿化局|区体育局\n"
    assert read(text, issuer="示例市示例区人民政府办公室") == [
        ("示例区", "公园（个）", "3", "个"),
        ("示例区", "步道（公里）", "12", "公里"),
    ]
    assert read(text) == []


@pytest.mark.parametrize(
    "text", ["名称|内容\n甲|乙\n", "名称|内容\n\n", "东示区|3|4\n西示区|5|6\n", "名称|数\n甲|3\n乙|4\n"]
)
def test_other_tables_hold_no_indicators(text: str) -> None:
    assert read(text) == []


def test_a_table_cut_by_a_page_keeps_the_header_of_the_page_before() -> None:
    found = read(PLAIN, "南示区|35|2\n北示区|36|3\n")
    assert ("南示区", "绿化面积（公顷）", "2", "公顷") in found


def test_two_header_rows_written_out_are_put_together() -> None:
    text = "地区|公园（个）|公园（个）|步道（公里）\n|全年|一季度|全年\n东示区|9|2|8\n西示区|7|1|6\n"
    assert [row[1:3] for row in read(text)][:3] == [
        ("公园（个）(全年)", "9"),
        ("公园（个）(一季度)", "2"),
        ("步道（公里）(全年)", "8"),
    ]
    assert read(text)[0][3] == "个"


def test_a_merged_label_reaches_over_its_spans() -> None:
    labels = fitted_labels(
        [["地区", "公园", "", "步道"], ["", "全年", "一季度", "全年"]], [["9", "2", "8"], ["7", "1", "6"]]
    )
    assert labels.names == ("公园(全年)", "公园(一季度)", "步道(全年)")


def test_labels_that_lost_their_columns_are_fitted_in_doubt() -> None:
    rows = [["10", "3", "50"], ["20", "6", "60"], ["40", "12", "99"]]
    labels = fitted_labels([["地区", "公园（个）", "达标率（%）"], ["全年", "一季度"]], rows)
    assert labels.names == ("公园（个）(全年)", "公园（个）(一季度)", "达标率（%）")
    assert labels.in_doubt


def test_a_lost_label_leaves_its_column_unnamed() -> None:
    labels = fitted_labels([["地区", "达标率"]], [["250", "80"], ["300", "90"]])
    assert labels.names == ("", "达标率")
    assert labels.in_doubt


def test_a_label_without_a_column_is_left_out() -> None:
    labels = fitted_labels([["地区", "甲率", "乙（吨）"]], [["80"], ["90"]])
    assert labels.names == ("甲率",)


def test_an_empty_label_over_a_column_of_values_is_in_doubt() -> None:
    labels = fitted_labels([["地区", "公园", "", "步道"]], [["1", "2", "3"], ["4", "5", "6"]])
    assert (labels.names, labels.in_doubt) == (("公园", "", "步道"), True)


def test_two_columns_that_are_the_same_are_in_doubt() -> None:
    rows = [["1", "1"], ["2", "2"], ["3", "3"]]
    assert fitted_labels([["地区", "公园", "步道"]], rows).in_doubt


def test_an_empty_last_column_is_no_column() -> None:
    labels = fitted_labels([["地区", "公园"]], [["1", ""], ["2", ""]])
    assert (labels.names, labels.in_doubt) == (("公园",), False)


def test_constant_columns_are_two_spans_when_they_are_near() -> None:
    rows = [["8", "4", "x"], ["8", "4", "y"], ["8", "4", "z"]]
    labels = fitted_labels([["地区", "公园", "说明"], ["全年", "一季度"]], rows)
    assert labels.names == ("公园(全年)", "公园(一季度)", "说明")


@pytest.mark.parametrize(
    ("issuer", "area"),
    [("示例市示例区人民政府办公室", "示例区"), ("示例县人民政府", "示例县"), ("示例局", "")],
)
def test_an_issuer_governs_an_area(issuer: str, area: str) -> None:
    assert area_of(issuer) == area


def test_labels_merged_over_both_header_rows_are_told_once() -> None:
    text = "地区|造林（亩）|造林（亩）|处理率（%）|管网（公里）\n地区|全年|上半年|处理率（%）|管网（公里）\n东示区|9|2|95%|6\n西示区|7|1|96.5%|8\n"
    assert read(text)[:4] == [
        ("东示区", "造林（亩）(全年)", "9", "亩"),
        ("东示区", "造林（亩）(上半年)", "2", "亩"),
        ("东示区", "处理率（%）", "95%", "%"),
        ("东示区", "管网（公里）", "6", "公里"),
    ]
    assert not doubted(text)


def test_parts_of_a_merged_label_stand_behind_it() -> None:
    text = "地区|造林（亩）|造林（亩）|处理率（%）\n地区|人工造林|封山育林|处理率（%）\n东示区|9|2|95\n西示区|7|1|96\n"
    assert [row[1] for row in read(text)[:3]] == ["造林（亩）(人工造林)", "造林（亩）(封山育林)", "处理率（%）"]


def test_totals_and_remarks_below_are_no_district() -> None:
    text = PLAIN + "合计|—|12.5\n注：绿化面积含屋顶绿化。||\n"
    assert {row[0] for row in read(text)} == {"东示区", "西示区"}
