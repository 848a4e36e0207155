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


def found(row: HandInRow = ROW, /, **fields: Any) -> list[tuple[str, str]]:
    return [(one.code.value, one.detail) for one in findings_in(replace(row, **fields), today=TODAY)]


def target(value: str | None, before: str | None = None, **fields: Any) -> ReadTarget:
    known: dict[str, Any] = {"subject": "抽样检测量", "unit": "个", "course": Course.CUMULATIVE}
    return ReadTarget(**(known | fields), value=None if value is None else Decimal(value), before=None if before is None else Decimal(before))


def test_nothing_is_found_where_all_is_well() -> None:
    assert found() == []


@pytest.mark.parametrize(("fields", "wanted"), [
    ({"state": State.CLOSED, "text": "已整改。"}, [("closed-without-date", "")]),
    ({"state": State.CLOSED, "closed_on": TODAY, "text": "已整改。"}, []),
    ({"state": State.CLOSED, "closed_on": date(2026, 7, 2), "text": "已整改。"}, [("date-in-future", "2026-07-02")]),
    ({"earlier": "已完成排查12家， 正在整改。"}, [("same-as-last-month", "已完成排查12家，正在整改。")]),
    ({"earlier": "已完成排查11家，正在整改。"}, []),
    ({"text": "正常推进", "earlier": "正常推进"}, []),
    ({"is_overdue": True, "overdue_after": date(2026, 6, 30), "text": "受用地影响。"}, [("overdue-without-reason", "2026-06-30")]),
    ({"is_overdue": True, "overdue_after": date(2026, 6, 30), "text": "正在推进。", "trouble": "用地未批"},
     [("in-progress-after-deadline", "正在推进（2026-06-30）")]),
    ({"is_overdue": True, "state": State.CLOSED, "closed_on": TODAY, "text": "正在推进。"}, [("closed-but-goes-on", "正在推进")]),
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


@pytest.mark.parametrize("said", [
    *(f"正在{word}。" for word in ("推进", "进行", "实施", "办理", "开展", "组织", "抓紧")), "有序推进", "持续推进", "稳步推进", "项目推进中", "进行中", "尚未完成", "未完成",
])  # fmt: skip
def test_what_is_said_to_go_on_after_the_deadline_is_found(said: str) -> None:
    ((code, detail),) = found(text=said, is_overdue=True, trouble="用地未批")
    assert (code, detail in said) == ("in-progress-after-deadline", True)
    assert found(text=said) == []
    assert [code for code, _ in found(text=said, is_overdue=True)] == ["overdue-without-reason", "in-progress-after-deadline"]
    assert found(text="已全部整改到位。", is_overdue=True, trouble=" \n") == [("overdue-without-reason", "")]


@pytest.mark.parametrize(("said", "proof"), [
    *((f"{place}{thing}。", f"{place}{thing}") for place in ("见", "详见", "具体见") for thing in ("附件", "附表", "附图", "照片", "佐证")),
    *((f"{thing}附后。", f"{thing}附后") for thing in ("材料", "照片", "图片", "文件", "通知", "台账", "清单", "记录", "报告")), ("报告已附后", "报告已附后"), ("清单见附件", "见附件"), ("清单另附", "清单另附"), ("清单随文报送", "清单随文"),
    *((f"附{thing}3份", f"附{thing}") for thing in ("照片", "图片", "材料", "文件", "佐证")),
])  # fmt: skip
def test_proof_that_is_promised_is_missed(said: str, proof: str) -> None:
    ((code, detail),) = found(text=said)
    assert (code, proof in detail) == ("promised-proof-missing", True)
    assert found(text=said, evidence=2) == []


@pytest.mark.parametrize(("text", "earlier", "is_found"), [
    ("已完成排查。", "已完成排查。", True), ("已完成排查", "已完成排查", False), ("已 完 成 排 查", "已完成排查", False), ("已完成排查！", "已完成排查!", True), ("", "", False), ("已完成排查。", "", False),
])  # fmt: skip
def test_the_same_words_as_last_month_are_found_from_six_signs_on(text: str, earlier: str, is_found: bool) -> None:
    assert bool(found(text=text, earlier=earlier)) is is_found


@pytest.mark.parametrize(("length", "shown"), [(40, "字" * 40), (41, "字" * 39 + "…"), (200, "字" * 39 + "…")])
def test_a_long_text_is_named_by_its_beginning(length: int, shown: str) -> None:
    assert found(text="字" * length, earlier="字" * length) == [("same-as-last-month", shown)]
    assert found(text="一 二\n三四五六七", earlier="一二三四五六七") == [("same-as-last-month", "一 二 三四五六七")]


@pytest.mark.parametrize(("text", "value", "subject", "wanted"), [
    ("抽样检测量共计6个。", "5", "抽样检测量", "6"), ("抽样检测量本月5个，合计6个。", "5", "抽样检测量", "6"), ("抽样检测量本月5个，总计6个。", "5", "抽样检测量", "6"), ("抽样检测量本月5个，共计6个。", "5", "抽样检测量", "6"), ("抽样检测量本月5个，达到6个。", "5", "抽样检测量", "6"),
    ("抽样检测量3个，又4个。", "5", "抽样检测量", "4"), ("抽样检测量3个，又5个。", "5", "抽样检测量", None), ("检查6个，抽样检测量5个。", "5", "抽样检测量", None), ("抽样检测量6.50个。", "5", "抽样检测量", "6.5"), ("抽样检测量600个。", "5", "抽样检测量", "600"),
    ("抽样检测量\n6个", "5", "抽样检测量", None), ("抽样检测量；6个", "5", "抽样检测量", None), ("抽样检测量6家。", "5", "抽样检测量", None), ("抽样检测量达12,6个。", "5", "抽样检测量", "6"), ("抽样检测量0个。", "5", "抽样检测量", "0"),
    *((f"抽样检测量6个{mark}", "5", subject, "6") for mark, subject in (("", "全年抽样检测量"), ("。", "年度抽样检测量"), ("", "全区抽样检测量"), ("", "全镇抽样检测量"), ("", "累计抽样检测量"), ("", "新增抽样检测量"), ("", "完成抽样检测量"), ("", "抽样检测量（区级）"), ("", "抽样检测量(区级)"))),
    ("完成6个。", "5", "完成", "6"), ("检测量6个。", "5", "抽样检测量", None),
])  # fmt: skip
def test_of_several_numbers_the_sum_counts_and_only_behind_the_targets_name(text: str, value: str, subject: str, wanted: str | None) -> None:
    assert found(text=text, targets=(target(value, subject=subject),)) == ([] if wanted is None else [("contradicts-reading", f"{subject}：{wanted}个 ≠ {value}个")])
    assert found(text=text, targets=(target(value, subject=subject, unit=""),)) == []


def test_one_target_without_a_reading_does_not_hide_the_next() -> None:
    wrong = ("contradicts-reading", "抽样检测量：6个 ≠ 5个")
    assert found(text="抽样检测量6个。", targets=(target(None), target("5"), target("5", unit=""), target("5"))) == [wrong, wrong]
    falls = ("cumulative-falls", "抽样检测量：5 → 4个")
    assert found(targets=(target("4", None), target("4", "5"), target(None, "5"), target("4", "5"))) == [falls, falls]


@pytest.mark.parametrize(("text", "is_found"), [
    ("13800138000", True), ("12800138000", False), ("+8613800138000", True), ("86 138 0013 8000", True), ("0138001380001", False), ("1.13800138000", False), ("13800138000.5", False), ("1380013800", False), ("138００13８000", True),
    ("11010519491231002X", True), ("11010519491231002x", True), ("１１０１０５１９４９１２３１００２Ｘ", True), ("A11010519491231002X", False), ("11010519491231002X9", False), ("01010519491231002X", False), ("110105194902300021", False),
])  # fmt: skip
def test_a_number_is_a_persons_only_when_it_can_be(text: str, is_found: bool) -> None:
    for field in ("text", "trouble"):
        codes = [code for code, _ in found(**{field: text})]
        assert codes == (["personal-data"] if is_found else [])


def test_every_proof_sign_of_an_identity_number_is_the_one_of_its_digits() -> None:
    """GB 11643: seventeen digits times their weights, and what is left of eleven tells the last sign."""
    weights, signs = [2**place % 11 for place in range(17, 0, -1)], "10X98765432"
    for order in range(0, 1000, 7):
        digits = f"11010519491231{order:03}"
        right = signs[sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11]
        assert [sign for sign in "0123456789X" if found(text=f"（{digits}{sign}）")] == [right]


def test_an_identity_number_is_not_looked_at_again_as_a_telephones() -> None:
    assert found(text="110105138001380009 13800138000") == [("personal-data", "138…00")]
    assert found(text="甲13800138000，乙13900139001") == [("personal-data", "138…00"), ("personal-data", "139…01")]


@pytest.mark.parametrize("sign", ["\x00", "\x08", "\x0b", "\x0c", "\x0e", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_signs_no_workbook_can_hold_are_named_once_in_either_text(sign: str) -> None:
    assert found(text=f"甲{sign}乙{sign}") == found(trouble=f"甲{sign}") == [("forbidden-sign", f"U+{ord(sign):04X}")]


def test_each_finding_names_its_measure() -> None:
    (one,) = findings_in(replace(ROW, state=State.CLOSED, text="已整改。"), today=TODAY)
    assert (one.measure_id, one.measure) == (1, "1-01-1")


@pytest.mark.parametrize(("text", "detail"), [
    *((f"详见{word}。", f"详见{word}") for word in ("附件", "附表", "附图", "照片", "佐证")), ("具体见附件。", "具体见附件"), ("见附件。", "见附件"),
    *((f"{word}附后。", f"{word}附后") for word in ("材料", "照片", "图片", "文件", "通知", "台账", "清单", "记录", "报告")),
    *((f"清单{word}。", f"清单{word}") for word in ("已附后", "见附件", "另附", "随文")), *((f"附{word}。", f"附{word}") for word in ("照片", "图片", "材料", "文件", "佐证")),
])  # fmt: skip
def test_a_promised_proof_that_is_not_there_is_found(text: str, detail: str) -> None:
    ((code, told),) = found(text=text)
    assert (code, told.endswith(detail.removeprefix("清单"))) == ("promised-proof-missing", True)


@pytest.mark.parametrize("number", ["110101200002290014", "110101190001010013", "11010120000229001４"])
def test_a_number_is_one_of_a_person_when_its_day_is_one_and_its_last_sign_proves_it(number: str) -> None:
    proof = "10X98765432"[sum(int(sign) * weight for sign, weight in zip(number[:17], (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), strict=True)) % 11]
    has_day = number[6:14] != "20010229"
    assert (found(text=f"证件{number[:17]}{proof}。") != []) is has_day
    assert found(text=f"证件{number[:17]}{(int(proof.replace('X', '10')) + 1) % 10}。") == []


def test_two_of_one_text_are_both_found_and_a_mobile_within_a_persons_number_is_none() -> None:
    assert found(text="甲13800138000，乙13900139000。") == [("personal-data", "138…00"), ("personal-data", "139…00")]
    assert found(text="11010519491231002X 13800138000") == [("personal-data", "110105…2X"), ("personal-data", "138…00")]


@pytest.mark.parametrize(("reading", "detail"), [
    (target("4", is_met=False, asked=Decimal(5)), "抽样检测量：4个 / 5个"), (target("4", is_met=False), "抽样检测量：4个"),
])  # fmt: skip
def test_below_a_target_is_told_with_what_was_asked_where_that_is_known(reading: ReadTarget, detail: str) -> None:
    assert found(state=State.CLOSED, closed_on=TODAY, text="已验收。", targets=(reading,)) == [("closed-below-target", detail)]
