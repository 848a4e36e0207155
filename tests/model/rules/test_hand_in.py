"""The check before hand-in: what is found, and what is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rows.hand_in import SEVERITIES, FindingCode, HandInRow, ReadTarget
from model.rows.words import Course, State
from model.rules.hand_in import findings_in

TODAY = date(2026, 7, 1)
ROW = HandInRow(1, "1-01-1", State.IN_PROGRESS, "已完成排查12家，正在整改。")


def found(row: HandInRow = ROW, **fields: Any) -> list[tuple[str, str]]:
    return [(one.code.value, one.detail) for one in findings_in(replace(row, **fields), today=TODAY)]


def target(value: str | None, before: str | None = None, **fields: Any) -> ReadTarget:
    known: dict[str, Any] = {"subject": "抽样检测量", "unit": "个", "course": Course.CUMULATIVE}
    return ReadTarget(**(known | fields), value=None if value is None else Decimal(value), before=None if before is None else Decimal(before))


def test_nothing_is_found_where_all_is_well() -> None:
    assert found() == []


@pytest.mark.parametrize(("fields", "wanted"), [
    ({"state": State.CLOSED}, [("closed-without-date", "")]),
    ({"state": State.CLOSED, "closed_on": TODAY}, []),
    ({"state": State.CLOSED, "closed_on": date(2026, 7, 2)}, [("date-in-future", "2026-07-02")]),
    ({"earlier": "已完成排查12家， 正在整改。"}, [("same-as-last-month", "已完成排查12家，正在整改。")]),
    ({"earlier": "已完成排查11家，正在整改。"}, []),
    ({"text": "正常推进", "earlier": "正常推进"}, []),
    ({"is_overdue": True, "overdue_after": date(2026, 6, 30), "text": "受用地影响。"}, [("overdue-without-reason", "2026-06-30")]),
    ({"is_overdue": True, "overdue_after": date(2026, 6, 30), "text": "正在推进。", "trouble": "用地未批"},
     [("in-progress-after-deadline", "正在推进（2026-06-30）")]),
    ({"is_overdue": True, "state": State.CLOSED, "closed_on": TODAY, "text": "正在推进。"}, []),
    ({"text": "整改照片附后。"}, [("promised-proof-missing", "照片附后")]),
    ({"text": "整改照片附后。", "evidence": 1}, []),
    ({"text": "详见附件。"}, [("promised-proof-missing", "详见附件")]),
    ({"text": "各镇附近河道已清理。"}, []),
])
def test_dates_repeats_lateness_and_promises(fields: dict[str, Any], wanted: list[tuple[str, str]]) -> None:
    assert found(**fields) == wanted


@pytest.mark.parametrize(("text", "value", "wanted"), [
    ("抽样检测量已达6个。", "5", ["抽样检测量：6个 ≠ 5个"]),
    ("抽样检测量已达5个。", "5", []),
    ("抽样检测量本月2个，累计5个。", "5", []),
    ("抽样检测量本月2个，累计６个。", "5", ["抽样检测量：6个 ≠ 5个"]),
    ("抽样检测量5.0个。", "5", []),
    ("检查企业6个；抽样检测量按计划推进。", "5", []),
    ("抽样检测量已达6个。", None, []),
])
def test_a_number_in_the_text_is_held_against_the_reading(text: str, value: str | None, wanted: list[str]) -> None:
    assert found(text=text, targets=(target(value),)) == [("contradicts-reading", detail) for detail in wanted]


@pytest.mark.parametrize(("reading", "wanted"), [
    (target("4", "5"), [("cumulative-falls", "抽样检测量：5 → 4个")]),
    (target("5", "5"), []),
    (target("4", None), []),
    (target("4", "5", course=Course.LEVEL), []),
])
def test_a_cumulative_reading_must_not_fall(reading: ReadTarget, wanted: list[tuple[str, str]]) -> None:
    assert found(text="", targets=(reading,)) == wanted


@pytest.mark.parametrize(("text", "wanted"), [
    ("联系人电话13800138000。", ["138…00"]),
    ("电话 138-0013-8000，", ["138…00"]),
    ("联系人电话１３８００１３８０００。", ["138…00"]),
    ("身份证11010519491231002X已核。", ["110105…2X"]),
    ("身份证110105194912310021已核。", []),
    ("编号11010519490231002X。", []),
    ("投资138001380001元。", []),
    ("座机010-12345678。", []),
])
def test_numbers_of_persons_are_found_and_not_repeated_whole(text: str, wanted: list[str]) -> None:
    assert found(text=text) == [("personal-data", detail) for detail in wanted]


@pytest.mark.parametrize(("text", "wanted"), [
    ("字" * 32_767, []), ("字" * 32_768, [("too-long-for-cell", "32768")]), ("𠮷" * 16_384, [("too-long-for-cell", "32768")]),
    ("甲\x07乙", [("forbidden-sign", "U+0007")]), ("甲\n乙\t丙", []),
])
def test_what_a_cell_cannot_hold_is_named(text: str, wanted: list[tuple[str, str]]) -> None:
    assert found(text=text) == wanted


def test_a_measure_that_does_not_concern_is_not_looked_at() -> None:
    assert found(state=State.NOT_APPLICABLE, text="13800138000", closed_on=date(2030, 1, 1)) == []


def test_every_code_has_a_severity() -> None:
    assert set(SEVERITIES) == set(FindingCode)


@given(text=st.text(max_size=80), earlier=st.text(max_size=80), state=st.sampled_from(State))
def test_no_text_stops_the_check(text: str, earlier: str, state: State) -> None:
    for code, detail in found(text=text, earlier=earlier, state=state, targets=(target("1", "2"),)):
        assert code
        assert len(detail) < 200
