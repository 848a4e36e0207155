"""Numbers to reach on the command line: listed with where they stand, and their readings entered."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from model.errors import UserError
from model.ledger import Ledger
from model.rows.draft import IndicatorDraft
from model.rows.draft import Place as SourcePlace
from tests.builders import a_measure, a_plan, taken_in

Run = Callable[..., Result]


@pytest.fixture
def taken(run: Run, tmp_path: Path) -> Run:
    plan = replace(
        a_plan(
            a_measure("全年抽样检测量不低于20个。", lead=("各镇人民政府",)),
            a_measure("合格率达到98%，能耗下降3%。", lead=("区水务局",)),
            a_measure("加强巡查。", lead=("区水务局",)),
        ),
        indicators=(IndicatorDraft("示例区", "改造(家)", "12", "", SourcePlace(line=1)),
                    IndicatorDraft("山前区", "改造(家)", "—", "", SourcePlace(line=2))),
    )
    with Ledger.open(tmp_path / "ledger", chain="c") as ledger:
        taken_in(ledger, plan)
    return run


def listed(run: Run, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("targets", "--json", *words).stdout)
    return found


def refused(run: Run, *words: object) -> UserError:
    with pytest.raises(UserError) as caught:
        run(*words)
    return caught.value


def test_targets_are_listed_with_what_they_are_called(taken: Run) -> None:
    assert [(row["id"], row["subject"], row["comparator"], row["value"], row["unit"]) for row in listed(taken)] == [
        ("1-01-1", "抽样检测量", ">=", "20", "个"), ("1-01-2#1", "合格率", ">=", "98", "%"), ("1-01-2#2", "能耗", "<=", "-3", "%"),
        ("示例区#1", "改造", ">=", "12", "家"), ("山前区#1", "改造(家)", None, None, ""),
    ]


def test_mine_leaves_out_others_and_other_districts(taken: Run) -> None:
    assert [row["id"] for row in listed(taken, "--mine")] == ["1-01-1", "示例区#1"]


@pytest.mark.parametrize(("code", "place"), [("1-01-1", 0), ("1-1-1", 0), ("1-01-2#1", 1), ("1-01-2 ＃ 2", 2), ("示例区#1", 3), ("示例区", 3)])
def test_a_reading_is_entered_by_what_the_line_is_called(taken: Run, code: str, place: int) -> None:
    result = taken("reading", code, "7", "--month", "2026-05")
    assert [row["readings"] for row in listed(taken)][place] == [{"month": "2026-05", "value": "7"}]
    assert sum(bool(row["readings"]) for row in listed(taken)) == 1
    assert "7" in result.stdout


def test_where_a_line_stands_is_told(taken: Run) -> None:
    taken("reading", "1-01-1", "9", "--month", "2026-05")
    line = listed(taken)[0]
    assert (line["pace"], line["expected_on"], line["gap"], line["course"]) == ("on_course", "2026-05-31", "11", "cumulative")
    assert float(line["expected"]) == pytest.approx(20 * 151 / 365, abs=0.001)
    assert [row["id"] for row in listed(taken, "--pace", "on_course")] == ["1-01-1"]
    (text,) = taken("targets", "--pace", "on_course").stdout.splitlines()
    assert text.split("\t") == ["1-01-1", "抽样检测量", ">= 20 个", "2026-05 9", "8.3", "11", "达时序"]


def test_a_past_month_is_listed_as_it_stood(taken: Run) -> None:
    taken("reading", "1-01-1", "9", "--month", "2026-05")
    assert listed(taken, "--month", "2026-04")[0]["pace"] == "unread"


def test_a_fall_and_an_empty_reading(taken: Run) -> None:
    taken("reading", "1-01-2#2", "-3.5", "--month", "2026-05")
    assert listed(taken)[2]["pace"] == "met"
    taken("reading", "1-01-2#2", "", "--month", "2026-05")
    assert listed(taken)[2]["readings"] == []
    assert taken("reading", "1-01-2#2", "", "--month", "2026-05").stdout == "没有变化。\n"


@pytest.mark.parametrize(("code", "expected"), [
    ("1-01-2", "target-ambiguous"), ("1-01-3", "target-not-there"), ("1-01-2#3", "target-not-there"), ("1-01-2#0", "target-not-there"),
    ("9-01-1", "measure-unknown"), ("平原区", "target-not-there"),
])
def test_what_is_not_there_or_is_several_is_refused(taken: Run, code: str, expected: str) -> None:
    assert refused(taken, "reading", code, "7", "--month", "2026-05").code == expected


def test_a_mistyped_option_is_refused(taken: Run) -> None:
    assert refused(taken, "reading", "1-01-1", "7", "--month", "2026-05", "--mnth", "x").code == "words-too-many"


def test_words_are_no_reading(taken: Run) -> None:
    assert refused(taken, "reading", "1-01-1", "七", "--month", "2026-05").code == "reading-not-a-number"


def test_nothing_listed_is_said(taken: Run) -> None:
    result = taken("targets", "--pace", "met")
    assert (result.stdout, result.stderr) == ("", "没有符合条件的指标。\n")
