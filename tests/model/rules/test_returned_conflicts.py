"""What a returned file's rows say, and what of it a person is asked: nothing empty counts, nothing is guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from model.periods import Month
from model.rows.merging import (
    ChangedWords,
    Choice,
    ConflictCode,
    Decision,
    HeldValues,
    KnownTarget,
    Match,
    TakenRow,
)
from model.rows.returned import FoundBy, ReturnedFacts, ReturnedKind, ReturnedNote
from model.rows.words import State
from model.rules.merge_rows import conflict_key, says_something, side_key
from tests.model.rules.returned_month import (
    BUREAU,
    MAY,
    OTHER,
    OURS,
    TEXTS,
    THEIRS,
    TOWN,
    Held,
    base,
    conflict,
    file,
    handed_out,
    known,
    merged,
    row,
    written,
)

DONE = {"month_progress": "做了"}


@pytest.mark.parametrize(("values", "is_filled"), [
    ({}, False), ({"unit": "甲镇", "person": "填报人"}, False), ({"month_progress": "——"}, False), ({"state": "未启动"}, False), ({"state": "尚未开展"}, False), ({"state": "/"}, False),
    ({"reading": "检测量（个）：\n管网（公里）："}, False), ({"reading": "5"}, True), ({"state": "推进中"}, True), ({"state": "差不多"}, True),
    *(({column: "有"}, True) for column in ("month_progress", "progress", "trouble", "evidence", "reported_on")),
])  # fmt: skip
def test_a_row_counts_once_anybody_filled_it_in(values: dict[str, str], is_filled: bool) -> None:
    assert says_something(values) is is_filled


def test_a_value_keeps_its_name_whatever_blanks_or_broken_signs_it_has() -> None:
    assert side_key("做了 \r\n") == side_key("做了")
    assert side_key("做了") != side_key("没做")
    assert (len(side_key("\ud800")), len(conflict_key("\ud800"))) == (8, 10)
    assert conflict_key("a", 1) == conflict_key("a", "1") != conflict_key("a1")


def test_an_empty_file_says_nothing_and_asks_nothing() -> None:
    found = merged(file("a", row(4, 1, state="未启动"), sender=None))
    assert (found.conflicts, found.writes, found.files[0].rows, found.files[0].found) == ((), (), 0, 0)


# ------------------------------------------------------------------ the month and the plan of a file


@pytest.mark.parametrize(("facts", "asked"), [
    ({"month": MAY}, None), ({"month": None}, None), ({"month": Month(2026, 4)}, (ConflictCode.OTHER_MONTH, "2026-05", "2026-04")),
    ({"plan_doc_no": "示发〔2026〕1号"}, None), ({"plan_doc_no": "示发 [2026] 1 号"}, None),
    ({"plan_doc_no": "示发〔2026〕2号", "plan_title": "示例计划"}, (ConflictCode.OTHER_PLAN, "示发〔2026〕1号", "示发〔2026〕2号")),
    ({"plan_doc_no": "示发〔2026〕1号", "plan_title": "别的计划"}, None),  # the number tells more than the title
    ({"plan_title": "示例 计划"}, None), ({"plan_title": "别的计划"}, (ConflictCode.OTHER_PLAN, "示例计划", "别的计划")),
    ({"plan_year": 2026}, None), ({"plan_year": 2025}, (ConflictCode.OTHER_PLAN, "2026", "2025")),
    ({"plan_doc_no": "示发〔2026〕1号", "plan_year": 2025}, (ConflictCode.OTHER_PLAN, "2026", "2025")),
    ({"plan_id": 1, "plan_title": "别的计划"}, (ConflictCode.OTHER_PLAN, "示例计划", "别的计划")),  # their number, not ours
    ({"ledger": OURS, "plan_id": 1, "plan_title": "别的计划"}, None), ({"ledger": OURS, "plan_id": 2, "plan_title": "别的计划"}, (ConflictCode.OTHER_PLAN, "示例计划", "别的计划")),
])  # fmt: skip
def test_a_file_of_another_month_or_plan_waits_for_a_person(facts: dict[str, Any], asked: tuple[ConflictCode, str, str] | None) -> None:
    files = [file("a", row(4, 1, **DONE), facts=ReturnedFacts(**({"ledger": THEIRS} | facts)))]
    found = merged(*files)

    assert [(one.code, one.old, one.sides[0].value) for one in found.conflicts] == ([asked] if asked else [])
    assert len(found.writes) == (0 if asked else 1)
    for one in found.conflicts:
        assert (one.sides[0].file, one.sides[0].file_key, one.choices, one.unit_id) == ("a.xlsx", "a", (Choice.TAKE, Choice.LEAVE), TOWN)
        taken, left = (merged(*files, decided=[Decision(one.key, choice)]) for choice in (Choice.TAKE, Choice.LEAVE))
        assert (len(taken.writes), taken.open, len(left.writes), left.open) == (1, (), 0, ())


def test_a_file_of_another_month_and_another_plan_needs_a_word_on_both() -> None:
    files = [file("a", row(4, 1, **DONE), facts=ReturnedFacts(month=Month(2026, 4), plan_year=2025))]
    month, plan = merged(*files).conflicts
    assert merged(*files, decided=[Decision(month.key, Choice.TAKE)]).writes == ()
    assert merged(*files, decided=[Decision(plan.key, Choice.TAKE)]).writes == ()
    assert len(merged(*files, decided=[Decision(month.key, Choice.TAKE), Decision(plan.key, Choice.TAKE)]).writes) == 1


def test_sheets_of_other_months_are_named_once_each_and_left_out() -> None:
    april, june = (replace(row(number, key, **DONE), sheet=sheet, month=Month(2026, month)) for number, key, sheet, month in ((4, 2, "4月", 4), (5, 3, "6月", 6)))
    found = merged(file("a", replace(row(4, 1, **DONE), month=MAY), june, april, replace(april, row=9)))
    assert [(one.code, one.old, one.sides[0].value, one.sides[0].sheet, one.sides[0].file_key) for one in found.conflicts if one.sides[0].sheet == "4月"] == [
        (ConflictCode.SHEET_OTHER_MONTH, "2026-05", "2026-04", "4月", "a")]
    assert (sorted(one.sides[0].sheet for one in found.conflicts), found.is_ready, [one.measure_id for one in found.writes]) == (["4月", "6月"], True, [1])


# ------------------------------------------------------------------ whose a row is


def test_a_file_nobody_can_be_named_for_is_asked_about_once_with_whom_its_name_holds() -> None:
    files = [file("甲镇人民政府", row(4, 1, **DONE), row(5, 2, **DONE), sender=None, sender_words="某办")]
    asked = conflict(*files)
    assert (asked.code, asked.sides[0].value, asked.proposal, asked.choices, asked.unit, asked.unit_id) == (
        ConflictCode.SENDER_UNKNOWN, "某办", "甲镇人民政府", (Choice.LEAVE,), "", None)
    unnamed = conflict(file("表", row(4, 1, **DONE), sender=None))
    assert (asked.sentence, unnamed.sentence, unnamed.proposal) == ("sender-unknown", "sender-unnamed", "")

    left = merged(*files, decided=[Decision(asked.key, Choice.LEAVE)])
    assert (left.writes, left.open, left.files[0].rows, left.conflicts[0].sides[0].value) == ((), (), 0, "某办")


@pytest.mark.parametrize(("facts", "named", "unit"), [
    (ReturnedFacts(), "乙镇", OTHER), (ReturnedFacts(), "云外镇", 0), (ReturnedFacts(), "", 0), (ReturnedFacts(ledger=OURS, plan_id=1), "乙镇", OTHER),
    (ReturnedFacts(ledger=OURS, plan_id=1), "区水务局", 0),  # as it was handed out
    (ReturnedFacts(), "区水务局", None), (ReturnedFacts(unit="云外镇"), "乙镇", 0), (ReturnedFacts(heading_unit="云外镇"), "乙镇", 0),
])  # fmt: skip
def test_a_row_goes_to_the_unit_it_names_where_nothing_stands_over_the_rows(facts: ReturnedFacts, named: str, unit: int | None) -> None:
    found = merged(file("a", row(4, 1, unit=named, **DONE), facts=facts, sender=None))
    assert [one.unit_id for one in found.writes] == ([] if unit == 0 else [unit])
    assert [one.code for one in found.conflicts] == ([ConflictCode.SENDER_UNKNOWN] if unit == 0 else [])


def test_a_row_that_names_another_unit_than_the_sender_waits() -> None:
    files = [file("a", row(4, 1, unit="乙镇", **DONE))]
    asked = conflict(*files)
    assert (asked.code, asked.old, asked.sides[0].value, asked.field, asked.unit_id, asked.unit, asked.choices) == (
        ConflictCode.ROW_OF_OTHER_UNIT, "甲镇人民政府", "乙镇", "unit", TOWN, "甲镇人民政府", (Choice.SENDER, Choice.NAMED, Choice.LEAVE))
    assert (asked.sides[0].sheet, asked.sides[0].row) == ("附件1", 4)
    answers = {choice: [one.unit_id for one in merged(*files, decided=[Decision(asked.key, choice)]).writes] for choice in Choice}
    assert (answers[Choice.SENDER], answers[Choice.NAMED], answers[Choice.LEAVE], answers[Choice.TAKE]) == ([TOWN], [OTHER], [], [])


@pytest.mark.parametrize("unit", ["甲镇", "甲镇人民政府", "规划科", ""])
def test_a_section_or_the_senders_own_name_is_no_other_unit(unit: str) -> None:
    assert [one.unit_id for one in merged(file("a", row(4, 1, unit=unit, **DONE))).writes] == [TOWN]


def test_once_a_person_said_who_sent_a_file_its_rows_are_not_asked_about() -> None:
    assert [one.unit_id for one in merged(file("a", row(4, 1, unit="乙镇", **DONE), is_settled=True)).writes] == [TOWN]


def test_ones_own_offices_rows_are_written_as_ones_own() -> None:
    assert [one.unit_id for one in merged(file("a", row(4, 1, **DONE), sender=BUREAU)).writes] == [None]


# ------------------------------------------------------------------ which measure a row is


def nobodys(words: str = "组织全员体检", **values: str) -> TakenRow:
    return TakenRow("表", 7, {"measure": words, **DONE, **values})


def test_a_row_that_is_like_nothing_is_what_a_person_says() -> None:
    files = [file("a", nobodys())]
    asked = conflict(*files)
    assert (asked.code, asked.sides[0].value, asked.sides[0].sheet, asked.sides[0].row, asked.choices, asked.measure_id, asked.decided) == (
        ConflictCode.ROW_UNMATCHED, "组织全员体检", "表", 7, (Choice.MEASURE, Choice.LEAVE), None, "")
    for text, choice, keys, is_open in [("2", "measure", [2], False), ("9", "measure", [], True), ("x", "measure", [], True), ("2", "take", [], True), ("", "leave", [], False)]:
        found = merged(*files, decided=[Decision(asked.key, choice, text)])
        assert ([one.measure_id for one in found.writes], bool(found.open)) == (keys, is_open)
        assert (found.conflicts[0].measure_id, found.conflicts[0].measure_code) == ((2, "1-01-2") if keys else (None, ""))
    assert merged(*files).files[0].rows == 1
    assert merged(*files).files[0].found == 0


def test_a_row_with_a_task_only_is_shown_by_its_task() -> None:
    assert conflict(file("a", TakenRow("表", 7, {"task": "宣传", **DONE}))).sides[0].value == "宣传"


def test_what_a_person_matched_before_is_not_asked_again() -> None:
    match = Match(2, FoundBy.PERSON, changed=(ChangedWords("measure", TEXTS[1], "别的话"),))
    found = merged(file("a", TakenRow("表", 7, {"measure": "别的话", **DONE}, match=match)))
    assert (found.conflicts, [one.measure_id for one in found.writes]) == ((), [2])
    gone = conflict(file("a", TakenRow("表", 7, {"measure": "别的话", **DONE}, match=Match(9, FoundBy.PERSON))))
    assert gone.code is ConflictCode.ROW_UNMATCHED


def test_a_row_whose_id_stayed_behind_when_sorted_is_named_and_counted() -> None:
    found = merged(file("a", row(4, 1, measure=TEXTS[2], **DONE)))
    assert [(one.code, one.old, one.sides[0].value, one.measure_id, one.field) for one in found.conflicts] == [(ConflictCode.ID_ELSEWHERE, "1-01-1", "1-01-3", 3, "row_id")]
    assert [one.measure_id for one in found.writes] == [3]


# ------------------------------------------------------------------ what a row says


def test_every_cell_goes_where_it_belongs_and_an_empty_one_nowhere() -> None:
    said = row(4, 1, month_progress="做了", progress="今年", state="已完成", reading="5", evidence="甲.pdf", trouble="缺钱", person="填报人", reported_on="2026-05-20")
    (write,) = merged(file("a", said)).writes
    assert (write.values, write.readings, write.person, write.reported_on, write.file_key) == (
        {"text": "做了", "state": "closed", "trouble": "缺钱", "proof": "甲.pdf"}, ((10, Decimal(5), "a"),), "填报人", date(2026, 5, 20), "a")
    empty = row(4, 1, month_progress="做了", state="—", reading="/", evidence="", trouble="——", person="", reported_on="-")
    (write,) = merged(file("a", empty, facts=ReturnedFacts(person="报送人"))).writes
    assert (write.values, write.readings, write.person, write.reported_on) == ({"text": "做了"}, (), "报送人", None)


HELD = HeldValues("旧话", State.BLOCKED, "旧难", "旧证", readings={10: Decimal(5)}, progress_id=1)


def test_what_was_handed_out_filled_in_by_ones_own_office_is_not_the_units() -> None:
    same = {"month_progress": "旧话 ", "trouble": "旧难", "evidence": "旧证", "reading": "5.0"}
    held: Held = {(1, None): HELD}
    assert merged(handed_out("a", row(4, 1, **same)), held=held).writes == ()
    for column, field in (("month_progress", "text"), ("trouble", "trouble"), ("evidence", "proof")):
        assert written(merged(handed_out("a", row(4, 1, **(same | {column: "新"}))), held=held)) == [(1, TOWN, {field: "新"})]
    assert merged(handed_out("a", row(4, 1, **(same | {"reading": "6"}))), held=held).writes[0].readings == ((10, Decimal(6), "a"),)
    assert written(merged(file("a", row(4, 1, **same)), held=held)) == [(1, TOWN, {"text": "旧话 ", "trouble": "旧难", "proof": "旧证"})]


@pytest.mark.parametrize(("sheet", "said", "values"), [
    (handed_out, {"state": "推进中"}, None), (handed_out, {"state": "已完成"}, {"state": "closed"}), (file, {"state": "推进中"}, {"state": "in_progress"}),
    (handed_out, {"state": "推进中", "month_progress": "做了"}, {"state": "in_progress", "text": "做了"}), (handed_out, {"state": "推进中", "reading": "5"}, {"state": "in_progress"}),
])  # fmt: skip
def test_a_state_alone_may_be_as_it_was_handed_out(sheet: Any, said: dict[str, str], values: dict[str, str] | None) -> None:
    running = [known(1, state=State.IN_PROGRESS)]
    assert [one.values for one in merged(sheet("a", row(4, 1, **said)), measures=running).writes] == ([values] if values else [])
    own = merged(handed_out("a", row(4, 1, state="推进中"), sender=BUREAU), measures=running)
    assert written(own) == [(1, None, {"state": "in_progress"})]


@pytest.mark.parametrize(("said", "kind", "ledger", "text", "is_asked"), [
    ({"month_progress": "月", "progress": "年"}, ReturnedKind.WORKBOOK, THEIRS, "月", False),
    ({"progress": "年"}, ReturnedKind.WORKBOOK, THEIRS, "", False),  # their ledger tells the year so far by itself
    ({"progress": "年"}, ReturnedKind.WORKBOOK, OURS, "", True), ({"progress": "年"}, ReturnedKind.WORKBOOK, "", "", True),
    ({"progress": "年"}, ReturnedKind.OWN_SHEET, "", "年", False), ({"month_progress": "—", "progress": "年"}, ReturnedKind.OWN_SHEET, "", "", True),
    ({"progress": "一季度已做"}, ReturnedKind.WORKBOOK, OURS, "", False), ({"progress": "本局已做"}, ReturnedKind.WORKBOOK, OURS, "", False),
])  # fmt: skip
def test_the_year_so_far_is_taken_for_the_months_only_where_the_sheet_has_no_other_place(
    said: dict[str, str], kind: ReturnedKind, ledger: str, text: str, is_asked: bool
) -> None:
    def earlier(measure: int, unit: int | None) -> str:
        return {(1, TOWN): "一季度，已做。", (1, None): "本局已做"}.get((measure, unit), "")

    sheet = file("a", row(4, 1, **said), facts=ReturnedFacts(ledger=ledger), kind=kind)
    found = merged(sheet, earlier=earlier)
    assert [one.values for one in found.writes] == ([{"text": text}] if text else [])
    assert [(one.code, one.proposal, one.unit_id, one.unit) for one in found.open] == (
        [(ConflictCode.ONLY_YEAR_PROGRESS, said["progress"], TOWN, "甲镇人民政府")] if is_asked else [])


@pytest.mark.parametrize(("typed", "state"), [("推进中", "in_progress"), ("closed", "closed"), ("也不知道", "")])
def test_a_state_nobody_knows_is_what_a_person_types(typed: str, state: str) -> None:
    files = [file("a", row(4, 1, state="差不多了", **DONE))]
    asked = conflict(*files)
    assert (asked.code, asked.field, asked.sides[0].value, asked.choices, asked.measure_code) == (
        ConflictCode.STATE_UNKNOWN, "state", "差不多了", (Choice.TYPED, Choice.LEAVE), "1-01-1")
    found = merged(*files, decided=[Decision(asked.key, Choice.TYPED, typed)])
    assert ([one.values for one in found.writes], bool(found.open)) == ([{"text": "做了"} | ({"state": state} if state else {})], not state)
    left = merged(*files, decided=[Decision(asked.key, Choice.LEAVE, "推进中")])
    assert ([one.values for one in left.writes], left.open) == ([{"text": "做了"}], ())


def test_a_day_nobody_can_read_is_named_and_the_rest_counts() -> None:
    found = merged(file("a", row(4, 1, reported_on="月底", **DONE)))
    assert [(one.code, one.field, one.sides[0].value, one.is_open) for one in found.conflicts] == [(ConflictCode.DAY_UNKNOWN, "reported_on", "月底", False)]
    assert [(one.values, one.reported_on) for one in found.writes] == [({"text": "做了"}, None)]


@pytest.mark.parametrize(("said", "code", "proposal", "choices", "taken"), [
    ("2万个", ConflictCode.READING_OTHER_UNIT, "20000", (Choice.TAKE, Choice.TYPED, Choice.LEAVE), "20000"),
    ("二十来个", ConflictCode.READING_NO_NUMBER, "", (Choice.TYPED, Choice.LEAVE), None), ("3公里", ConflictCode.READING_OTHER_UNIT, "", (Choice.TYPED, Choice.LEAVE), None),
])  # fmt: skip
def test_a_number_that_may_mean_another_is_asked_about(said: str, code: ConflictCode, proposal: str, choices: tuple[Choice, ...], taken: str | None) -> None:
    files = [file("a", row(4, 1, reading=said))]
    asked = conflict(*files)
    assert (asked.code, asked.field, asked.proposal, asked.choices, asked.sides[0].value) == (code, "reading:10", proposal, choices, said)
    assert merged(*files).writes == ()
    for decision, value, is_open in [(Decision(asked.key, Choice.TAKE), taken, taken is None), (Decision(asked.key, Choice.TYPED, "21"), "21", False),
                                     (Decision(asked.key, Choice.TYPED, "许多"), None, True), (Decision(asked.key, Choice.TYPED, ""), None, True), (Decision(asked.key, Choice.LEAVE, "21"), None, False)]:
        found = merged(*files, decided=[decision])
        assert [reading for write in found.writes for reading in write.readings] == ([(10, Decimal(value), "a")] if value else [])
        assert bool(found.open) is is_open


def test_a_number_of_one_of_two_targets_is_never_guessed() -> None:
    both = [known(1, targets=(KnownTarget(10, "检测量", "个"), KnownTarget(11, "管网", "公里")))]
    files = [file("a", row(4, 1, reading="检测量：5\n7"))]
    asked = conflict(*files, measures=both)
    assert (asked.code, asked.field, asked.choices) == (ConflictCode.READING_WHICH, "reading:1", (Choice.TYPED, Choice.LEAVE))
    assert [one.readings for one in merged(*files, measures=both).writes] == [((10, Decimal(5), "a"),)]
    typed = merged(*files, measures=both, decided=[Decision(asked.key, Choice.TYPED, "管网：7")])
    assert [one.readings for one in typed.writes] == [((10, Decimal(5), "a"), (11, Decimal(7), "a"))]
    assert typed.is_ready


def test_a_number_where_none_is_asked_for_is_only_named() -> None:
    found = merged(file("a", row(4, 1, reading="5", **DONE)), measures=[known(1, targets=())])
    assert ([one.code for one in found.conflicts], found.is_ready, [one.readings for one in found.writes]) == ([ConflictCode.READING_WITHOUT_TARGET], True, [()])


def test_what_reading_a_file_could_not_take_in_is_named_with_its_place() -> None:
    note = ReturnedNote("formula-without-value", "附件1", 6, "reading", "=A1+1")
    (named,) = merged(file("a", row(4, 1, **DONE), notes=(note,))).conflicts
    (side,) = named.sides
    assert (named.code, named.field, named.is_open, side.value, side.file, side.file_key, side.sheet, side.row) == (
        ConflictCode.FORMULA, "reading", False, "=A1+1", "a.xlsx", "a", "附件1", 6)


def test_ones_own_office_is_called_by_the_first_of_its_names() -> None:
    assert (base().unit_name(TOWN), base().unit_name(None), base(own=frozenset()).unit_name(None), base().unit_name(9)) == ("甲镇人民政府", "区水务局", "", "")
