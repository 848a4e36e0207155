"""Which measure a returned row is, and who sent the sheet: by ids, by words, by names; in doubt a person says."""

from __future__ import annotations

import pytest

from model.rows.merging import ConflictCode, KnownMeasure, Match, TakenRow
from model.rows.returned import FoundBy, ReturnedFacts
from model.rules.row_matching import Matcher
from model.rules.senders import UnitNames, goes_by_rows, sender_of
from model.workbook_layout import Column, RowId

LEDGER = "本册"
ONE, TWO, THREE = "f" * 16, "e" * 16, "d" * 16
TEXTS = {1: "完成示例片区管网改造并通过验收。", 2: "开展示例行业专项检查并按月通报。", 3: "组织示例街道环境整治集中行动。"}


def known(number: int, text: str = "", *, print_: str = "", annex: int = 1, **words: str) -> KnownMeasure:
    said = {Column.MEASURE: text or TEXTS[number], Column.TASK_NO: str(number), **words}
    return KnownMeasure(number, f"1-01-{number}", annex, said, print_ or {1: ONE, 2: TWO, 3: THREE}.get(number, f"{number:016x}"))


def matcher(*measures: KnownMeasure) -> Matcher:
    return Matcher(measures or [known(number) for number in TEXTS], ledger_id=LEDGER)


def row(text: str = "", *, row_id: str = "", annex: int | None = None, **words: str) -> TakenRow:
    values = {Column.MEASURE: text, Column.ROW_ID: row_id, **words}
    return TakenRow("附件1", 5, {name: value for name, value in values.items() if value}, annex)


def an_id(number: int, fingerprint: str) -> str:
    return str(RowId(number, 1, (), fingerprint))


def found(match: Match) -> tuple[int | None, FoundBy, ConflictCode | None]:
    return match.measure_id, match.found_by, match.why


def test_a_row_with_its_own_id_and_words_is_that_measure() -> None:
    assert found(matcher().match(row(TEXTS[1], row_id=an_id(1, ONE)), ledger_id=LEDGER)) == (1, FoundBy.ID, None)
    assert found(matcher().match(row(TEXTS[1], row_id=an_id(1, ONE)), ledger_id="")) == (1, FoundBy.ID, None)
    assert found(matcher().match(row("", row_id=an_id(1, ONE)), ledger_id=LEDGER)) == (1, FoundBy.ID, None)


def test_the_ids_of_another_ledger_count_by_the_fingerprint_alone() -> None:
    assert found(matcher().match(row(TEXTS[2], row_id=an_id(1, TWO)), ledger_id="别册")) == (2, FoundBy.FINGERPRINT, None)
    assert found(matcher().match(row(TEXTS[1], row_id=an_id(2, "0" * 16)), ledger_id="别册")) == (1, FoundBy.TEXT, None)


def test_an_id_of_words_that_a_later_edition_changed_a_little_still_counts() -> None:
    changed = "完成示例片区管网改造，并通过验收了。"
    assert found(matcher().match(row(changed, row_id=an_id(1, "0" * 16)), ledger_id=LEDGER)) == (1, FoundBy.ID, None)
    assert found(matcher().match(row(TEXTS[2], row_id=an_id(1, "0" * 16)), ledger_id=LEDGER)) == (2, FoundBy.TEXT, None)
    assert found(matcher().match(row(TEXTS[2], row_id=an_id(99, "0" * 16)), ledger_id=LEDGER)) == (2, FoundBy.TEXT, None)


def test_rows_sorted_without_the_hidden_column_go_by_their_words_and_it_is_told() -> None:
    match = matcher().match(row(TEXTS[2], row_id=an_id(1, ONE)), ledger_id=LEDGER)
    assert found(match) == (2, FoundBy.TEXT, None)
    assert [(one.column, one.old, one.new) for one in match.changed] == [(Column.ROW_ID, "1-01-1", "1-01-2")]


def test_words_that_are_no_measures_contradict_the_id() -> None:
    match = matcher().match(row("撰写一份无关的材料。", row_id=an_id(1, ONE)), ledger_id=LEDGER)
    assert found(match) == (None, FoundBy.NOT, ConflictCode.ROW_CONTRADICTS)
    assert match.near[0] == 1
    assert match.measure_id is None


def test_words_changed_a_little_are_told_and_the_id_counts() -> None:
    changed = "完成示例片区管网改造并通过了验收。"
    match = matcher().match(row(changed, row_id=an_id(1, ONE)), ledger_id=LEDGER)
    assert found(match) == (1, FoundBy.ID, None)
    assert [(one.column, one.old, one.new) for one in match.changed] == [(Column.MEASURE, TEXTS[1], changed)]


def test_other_words_of_the_plan_that_were_changed_are_told_blanks_and_points_are_not() -> None:
    measure = known(1, deadline="6月底前", lead="甲局")
    match = matcher(measure).match(row(TEXTS[1], row_id=an_id(1, ONE), deadline="9月底前", lead="甲 局。"), ledger_id=LEDGER)
    assert [(one.column, one.old, one.new) for one in match.changed] == [("deadline", "6月底前", "9月底前")]


def test_a_row_without_an_id_is_found_by_its_exact_words() -> None:
    assert found(matcher().match(row(" 完成示例片区管网改造,并通过验收 "), ledger_id="")) == (1, FoundBy.TEXT, None)
    assert found(matcher().match(row(TEXTS[1], row_id="改掉了"), ledger_id="")) == (1, FoundBy.TEXT, None)


def test_a_row_nearly_like_one_measure_and_no_other_is_proposed_as_it() -> None:
    near = TEXTS[1].replace("验收", "检收")
    match = matcher().match(row(near), ledger_id="")
    assert found(match) == (1, FoundBy.TEXT, None)
    assert [(one.column, one.old, one.new) for one in match.changed] == [(Column.MEASURE, TEXTS[1], near)]


def test_a_row_nearly_like_two_measures_is_asked() -> None:
    two = matcher(known(1, "完成甲路示例片区管网改造并通过验收。"), known(2, "完成乙路示例片区管网改造并通过验收。"), known(3))
    match = two.match(row("完成丙路示例片区管网改造并通过验收。"), ledger_id="")
    assert found(match) == (None, FoundBy.NOT, ConflictCode.ROW_AMBIGUOUS)
    assert set(match.near) == {1, 2}


def test_a_row_like_no_measure_is_nobodys_and_those_a_little_like_it_are_shown() -> None:
    match = matcher().match(row("完成示例片区道路养护。"), ledger_id="")
    assert found(match) == (None, FoundBy.NOT, ConflictCode.ROW_UNMATCHED)
    assert match.near == (1,)
    assert matcher().match(row("ABC"), ledger_id="").near == ()
    assert found(matcher().match(row(""), ledger_id="")) == (None, FoundBy.NOT, ConflictCode.ROW_UNMATCHED)


def test_measures_of_the_same_words_are_told_apart_by_the_rest_of_the_row() -> None:
    same = "完成年度示例任务。"
    both = matcher(known(1, same, task="甲任务", lead="甲局"), known(2, same, task="乙任务", lead="乙局"), known(3, same, annex=2, task="乙任务", lead="丙局"))
    assert found(both.match(row(same, task="甲 任务"), ledger_id="")) == (1, FoundBy.TEXT, None)
    assert found(both.match(row(same, annex=2), ledger_id="")) == (3, FoundBy.TEXT, None)
    assert found(both.match(row(same, lead="乙局"), ledger_id="")) == (2, FoundBy.TEXT, None)
    assert found(both.match(row(same, task_no="2"), ledger_id="")) == (2, FoundBy.TEXT, None)
    assert found(both.match(row(same, task="乙任务"), ledger_id="")) == (None, FoundBy.NOT, ConflictCode.ROW_AMBIGUOUS)
    asked = both.match(row(same), ledger_id="")
    assert (asked.why, asked.near) == (ConflictCode.ROW_AMBIGUOUS, (1, 2, 3))


def test_one_fingerprint_of_several_measures_is_told_apart_as_well() -> None:
    both = matcher(known(1, TEXTS[1], print_=ONE, lead="甲局"), known(2, TEXTS[1], print_=ONE, lead="乙局"))
    assert found(both.match(row(TEXTS[1], row_id=an_id(9, ONE), lead="乙局"), ledger_id="别册")) == (2, FoundBy.FINGERPRINT, None)
    assert found(both.match(row(TEXTS[1], row_id=an_id(9, ONE)), ledger_id="别册")) == (None, FoundBy.NOT, ConflictCode.ROW_AMBIGUOUS)
    assert found(both.match(row(TEXTS[1], row_id=an_id(2, ONE)), ledger_id=LEDGER)) == (2, FoundBy.ID, None)


NAMES = UnitNames({1: ("区水务局", "水务局"), 2: ("青山镇人民政府",), 3: ("区财政局",), 4: ("区水务局排水中心",), 5: ()}, ("示例市", "示例区"))


@pytest.mark.parametrize(("words", "unit"), [("区水务局", 1), (" 区 水务局 ", 1), ("示例区水务局", 1), ("青山镇", 2), ("青山镇政府", 2), ("区教育局", None), ("市水务局", None), ("", None), ("。", None)])
def test_a_unit_is_found_by_any_form_of_its_name(words: str, unit: int | None) -> None:
    assert NAMES.find(words) == unit
    assert NAMES.find(words) == unit  # and the same when it is asked again


def test_a_form_that_two_units_share_names_neither() -> None:
    assert UnitNames({1: ("区水务局",), 2: ("示例区水务局",)}, ("示例市", "示例区")).find("示例市示例区水务局") is None


@pytest.mark.parametrize(("name", "unit"), [
    ("6月报送_区水务局.xlsx", 1), ("青山镇-6月.xlsx", 2), ("（青山镇）6月.xlsx", 2), ("区水务局青山镇人民政府.xlsx", None), ("区水务局、区财政局.xlsx", None), ("6月.xlsx", None), ("区水务局排水中心6月.xlsx", 4), ("6月区水务局报送.xlsx", 1), ("青山镇.区水务局.xlsx", None), ("局.xlsx", None),
])  # fmt: skip
def test_the_one_unit_that_the_name_of_a_file_holds(name: str, unit: int | None) -> None:
    assert NAMES.in_file_name(name) == unit


def test_names_no_unit_has_yet_are_found_under_numbers_below_zero() -> None:
    more = NAMES.with_others(["柳河镇人民政府", "区水务局", "柳河镇人民政府", "区教育局"])
    assert (more.find("柳河镇"), more.find("区教育局"), more.find("区水务局")) == (-1, -2, 1)
    assert more.names[-1] == "柳河镇人民政府"


def sender(facts: ReturnedFacts, file: str = "6月.xlsx", own: tuple[int, ...] = (3,)) -> tuple[int | None, str, tuple[int, ...]]:
    told = sender_of(facts, file, NAMES, ledger_id=LEDGER, own=own)
    return told.unit_id, told.words, told.may_be


def test_the_sender_is_whom_the_sheet_its_heading_its_rows_or_its_name_say() -> None:
    assert sender(ReturnedFacts(unit="区水务局")) == (1, "区水务局", ())
    assert sender(ReturnedFacts(heading_unit="青山镇")) == (2, "青山镇", ())
    assert sender(ReturnedFacts(row_units=("青山镇",))) == (2, "青山镇", ())
    assert sender(ReturnedFacts(), "青山镇_6月.xlsx") == (2, "青山镇人民政府", (2,))
    assert sender(ReturnedFacts(), "青山镇人民政府6月.xlsx") == (2, "青山镇人民政府", (2,))
    assert sender(ReturnedFacts(unit="区水务局", heading_unit="水务局"))[:1] == (1,)
    assert sender(ReturnedFacts()) == (None, "", ())
    assert sender(ReturnedFacts(unit="某某局")) == (None, "某某局", ())
    assert sender(ReturnedFacts(unit="某某局"), "区水务局.xlsx") == (None, "某某局", (1,))


def test_who_contradicts_himself_is_asked() -> None:
    assert sender(ReturnedFacts(unit="区水务局", heading_unit="青山镇")) == (None, "区水务局", (1, 2))
    assert sender(ReturnedFacts(row_units=("区水务局", "青山镇"))) == (None, "", (1, 2))


def test_ones_own_office_is_not_taken_for_the_sender_of_what_this_ledger_wrote() -> None:
    assert sender(ReturnedFacts(ledger=LEDGER, unit="区财政局")) == (None, "", ())
    assert sender(ReturnedFacts(ledger="别册", unit="区财政局")) == (3, "区财政局", ())
    assert sender(ReturnedFacts(ledger=LEDGER, unit="区财政局", row_units=("青山镇",))) == (2, "青山镇", ())
    assert sender(ReturnedFacts(ledger=LEDGER, unit="区财政局"), "青山镇_6月.xlsx") == (2, "青山镇人民政府", (2,))
    assert sender(ReturnedFacts(ledger=LEDGER, unit="区财政局"), "区财政局.xlsx") == (None, "", ())
    assert sender(ReturnedFacts(ledger=LEDGER, unit="区财政局", row_units=("区财政局", "青山镇", "区水务局"))) == (None, "", (2, 1))


@pytest.mark.parametrize(("facts", "holds"), [
    (ReturnedFacts(), True), (ReturnedFacts(unit="区水务局"), False), (ReturnedFacts(heading_unit="区水务局"), False), (ReturnedFacts(ledger=LEDGER, unit="区水务局"), True), (ReturnedFacts(ledger="别册", unit="区水务局"), False), (ReturnedFacts(ledger="别册"), True),
])  # fmt: skip
def test_rows_name_their_units_where_nothing_over_them_does(facts: ReturnedFacts, holds: bool) -> None:
    assert goes_by_rows(facts, LEDGER) is holds
