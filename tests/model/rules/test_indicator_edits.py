"""Edits of a draft's indicators: what they change, and that they change nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.errors import UserError
from model.rows.draft import Doubt, DoubtCode, Field, IndicatorDraft, Place, PlanDraft
from model.rules.indicator_edits import (
    cells_in_doubt,
    districts_of,
    drop,
    names_of,
    rename,
    settle,
    unit_in,
    write_value,
)
from tests.builders import a_measure, a_plan

DOUBT = (Doubt(DoubtCode.COLUMNS_SHIFTED, Field.ROW, Place(line=3)),)


def draft() -> PlanDraft:
    cells = (
        IndicatorDraft("西示区", "甲(个)", "1", "个", Place(line=3), DOUBT),
        IndicatorDraft("西示区", "乙", "2", "", Place(line=3), DOUBT),
        IndicatorDraft("东示区", "甲(个)", "3", "个", Place(line=4)),
    )
    return replace(a_plan(a_measure()), indicators=cells)


@pytest.mark.parametrize(
    ("name", "unit"),
    [("绿地(公顷)", "公顷"), ("浓度（微克/立方米）（一季度）", "微克/立方米"), ("天数", ""), ("(个)抽检", "")],
)
def test_the_unit_stands_in_brackets(name: str, unit: str) -> None:
    assert unit_in(name) == unit


def test_districts_and_names_keep_the_document_s_order() -> None:
    assert (districts_of(draft()), names_of(draft())) == (("西示区", "东示区"), ("甲(个)", "乙"))


def test_a_written_value_is_in_doubt_no_longer_and_others_stay() -> None:
    made = write_value(draft(), 0, " 9 ")
    assert (made.indicators[0].value, made.indicators[0].doubts) == ("9", ())
    assert made.indicators[1:] == draft().indicators[1:]
    assert made.measures == draft().measures


def test_a_new_name_goes_to_every_district() -> None:
    made = rename(draft(), "甲(个)", "丙(家)")
    assert [(cell.indicator, cell.unit) for cell in made.indicators] == [("丙(家)", "家"), ("乙", ""), ("丙(家)", "家")]
    assert cells_in_doubt(made) == 2


def test_one_indicator_or_all_are_settled() -> None:
    assert cells_in_doubt(settle(draft(), "乙")) == 1
    assert cells_in_doubt(settle(draft())) == 0


def test_what_is_no_indicator_is_left_out() -> None:
    assert names_of(drop(draft(), "甲(个)")) == ("乙",)


def test_nothing_may_be_empty_or_called_like_another() -> None:
    for edit in (lambda: write_value(draft(), 0, " "), lambda: rename(draft(), "乙", "")):
        with pytest.raises(UserError, match="indicator-empty"):
            edit()
    with pytest.raises(UserError, match="indicator-name-taken"):
        rename(draft(), "乙", "甲(个)")
    assert rename(draft(), "乙", "乙") == draft()
