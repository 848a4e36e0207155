"""Rows whose texts came back with a number before them: the same words, unless the number is part of what is asked."""

from __future__ import annotations

import pytest

from model.rows.merging import ConflictCode, KnownMeasure, TakenRow
from model.rows.returned import FoundBy
from model.rules.row_matching import Matcher
from model.workbook_layout import Column, RowId, fingerprint

TEXTS = ("完成扬尘源台账更新。", "10 个示范村建成雨水花园。", "加强日常巡查。", "加强日常巡查。", "3.修复湿地200亩。", "修复湿地300亩。")


def known(number: int, text: str) -> KnownMeasure:
    words = {"task_no": str(number), "task": f"任务{number}", "measure": text, "deadline": "年底前", "lead": "", "responsible": "", "support": ""}
    return KnownMeasure(number, f"1-{number:02}", 1, words, fingerprint(1, number, text))


MATCHER = Matcher([known(number, text) for number, text in enumerate(TEXTS, 1)], ledger_id="ours")
PREFIXES = ("1、", "1.", "１．", "（一）", "(12)", "①", "⑴", "十二、", " 3 ", "1-03-2 ", "3.2、", "7）")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_number_before_the_words_is_not_asked_about(prefix: str) -> None:
    found = MATCHER.match(TakenRow("s", 4, {"measure": prefix + TEXTS[0]}), ledger_id="")
    assert (found.measure_id, found.found_by, found.changed) == (1, FoundBy.TEXT, ())


@pytest.mark.parametrize("prefix", PREFIXES)
def test_beside_an_id_a_number_is_no_changed_text(prefix: str) -> None:
    cells = {Column.ROW_ID.value: str(RowId(1, 1, (), fingerprint(1, 1, TEXTS[0]))), "measure": prefix + TEXTS[0], "task": "一、任务1"}
    found = MATCHER.match(TakenRow("s", 4, cells), ledger_id="ours")
    assert (found.measure_id, found.found_by, found.changed) == (1, FoundBy.ID, ())


def test_the_plans_own_number_may_be_left_out() -> None:
    assert MATCHER.match(TakenRow("s", 4, {"measure": "修复湿地200亩"}), ledger_id="").measure_id == 5


@pytest.mark.parametrize("words", ["20 个示范村建成雨水花园。", "5.修复湿地200亩。"])
def test_another_number_is_asked_about(words: str) -> None:
    found = MATCHER.match(TakenRow("s", 4, {"measure": words}), ledger_id="")
    assert found.measure_id is None or [one.column for one in found.changed] == ["measure"]


def test_of_several_with_the_same_words_the_number_before_them_decides_nothing() -> None:
    found = MATCHER.match(TakenRow("s", 4, {"measure": "4、加强日常巡查"}), ledger_id="")
    assert (found.measure_id, found.why, found.near) == (None, ConflictCode.ROW_AMBIGUOUS, (3, 4))


def test_a_number_alone_is_no_measure() -> None:
    assert MATCHER.match(TakenRow("s", 4, {"measure": "1、"}), ledger_id="").measure_id is None
