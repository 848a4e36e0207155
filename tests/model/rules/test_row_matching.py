"""Which measure a returned row is: by its id where the words bear it out, else by its words, never by a guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rows.merging import ConflictCode, KnownMeasure, Match, TakenRow
from model.rows.returned import FoundBy
from model.rules.row_matching import Matcher
from model.workbook_layout import Column, RowId, fingerprint

TEXTS = (
    "完成扬尘源台账更新，建立问题清单并逐项整改。", "对重点工地开展夜间巡查，发现一处整治一处。", "新建雨水花园3处，改造管网12公里。",
    "加强日常巡查。", "加强日常巡查。", "完成老旧小区雨污分流改造，全年不少于10个小区。", "完成老旧小区雨污分流改造，全年不少于20个小区。",
)


def known(number: int, text: str) -> KnownMeasure:
    annex, task = (1, "1") if number < 4 else (2, str(number))
    words = {"task_no": task, "task": f"任务{task}", "measure": text, "deadline": "年底前" if number != 5 else "6月底前", "lead": "区水务局",
             "responsible": "", "support": ""}
    return KnownMeasure(number, f"{annex}-0{task}-{number}", annex, words, fingerprint(annex, int(task), text))


MEASURES = tuple(known(number, text) for number, text in enumerate(TEXTS, 1))
MATCHER = Matcher(MEASURES, ledger_id="ours")


def row(number: int | None = None, *, print_of: int | None = None, annex: int | None = None, **values: str) -> TakenRow:
    cells = dict(values)
    if number is not None:
        cells[Column.ROW_ID.value] = str(RowId(number, 1, (), MEASURES[(print_of or number) - 1].fingerprint))
    return TakenRow("s", 4, cells, annex)


@pytest.mark.parametrize(("ledger", "found_by"), [("ours", FoundBy.ID), ("", FoundBy.ID), ("theirs", FoundBy.FINGERPRINT)])
def test_an_id_counts_with_its_fingerprint(ledger: str, found_by: FoundBy) -> None:
    found = MATCHER.match(row(2, measure=TEXTS[1]), ledger_id=ledger)
    assert (found.measure_id, found.found_by, found.changed) == (2, found_by, ())


def test_another_ledgers_id_means_nothing_here() -> None:
    assert MATCHER.match(row(1, print_of=3), ledger_id="theirs").measure_id == 3


def test_an_id_whose_fingerprint_is_of_no_measure_leaves_it_to_the_words() -> None:
    other = TakenRow("s", 4, {"row_id": "m1;t1;g;0123456789abcdef", "measure": TEXTS[2]})
    assert (MATCHER.match(other, ledger_id="ours").measure_id, MATCHER.match(other, ledger_id="ours").found_by) == (3, FoundBy.TEXT)


def test_an_id_that_stayed_behind_when_the_rows_were_sorted_gives_way_to_the_words() -> None:
    found = MATCHER.match(row(1, measure=TEXTS[2]), ledger_id="ours")
    assert (found.measure_id, [one.column for one in found.changed]) == (3, ["row_id"])


def test_words_like_no_measure_beside_an_id_are_a_contradiction() -> None:
    found = MATCHER.match(row(1, measure="召开年度总结大会并表彰先进集体"), ledger_id="ours")
    assert (found.measure_id, found.why, found.near[0]) == (None, ConflictCode.ROW_CONTRADICTS, 1)


def test_changed_words_are_named_with_what_they_were() -> None:
    found = MATCHER.match(row(1, measure=TEXTS[0].replace("逐项", "立即"), deadline="6月底前", lead="区水务局 "), ledger_id="ours")
    assert found.measure_id == 1
    assert [(one.column, one.old, one.new) for one in found.changed] == [
        ("measure", TEXTS[0], TEXTS[0].replace("逐项", "立即")), ("deadline", "年底前", "6月底前"),
    ]


@pytest.mark.parametrize("words", [TEXTS[0], TEXTS[0].rstrip("。"), " 完成扬尘源台账更新,建立问题清单\n并逐项整改"])
def test_the_same_words_are_enough_without_an_id(words: str) -> None:
    assert (MATCHER.match(row(measure=words), ledger_id="").measure_id) == 1


def test_nearly_the_same_words_are_proposed_as_changed_ones() -> None:
    found = MATCHER.match(row(measure=TEXTS[1].replace("夜间", "夜晚")), ledger_id="")
    assert (found.measure_id, [one.column for one in found.changed]) == (2, ["measure"])


def test_the_same_words_of_two_measures_need_something_that_tells_them_apart() -> None:
    assert MATCHER.match(row(measure=TEXTS[3]), ledger_id="").why is ConflictCode.ROW_AMBIGUOUS
    assert MATCHER.match(row(measure=TEXTS[3], deadline="6月底前"), ledger_id="").measure_id == 5
    assert MATCHER.match(row(measure=TEXTS[3], task_no="4"), ledger_id="").measure_id == 4


def test_between_two_measures_that_differ_by_a_number_nothing_is_guessed() -> None:
    found = MATCHER.match(row(measure="完成老旧小区雨污分流改造，全年不少于15个小区。"), ledger_id="")
    assert (found.measure_id, found.why, set(found.near[:2])) == (None, ConflictCode.ROW_AMBIGUOUS, {6, 7})


def test_what_is_like_nothing_is_nobodys() -> None:
    found = MATCHER.match(row(measure="组织全员体检"), ledger_id="")
    assert (found.measure_id, found.why) == (None, ConflictCode.ROW_UNMATCHED)


def test_the_annex_of_the_sheet_narrows_what_is_near() -> None:
    found = MATCHER.match(row(measure="对重点工地开展夜间的巡查", annex=2), ledger_id="")
    assert 2 not in found.near


def test_a_row_without_words_and_id_is_nobodys() -> None:
    assert MATCHER.match(row(progress="做了"), ledger_id="").why is ConflictCode.ROW_UNMATCHED


# ------------------------------------------------------------------ what tells measures of the same words apart

PLAN = ("task_no", "task", "deadline", "lead", "responsible", "support")
DAILY = "加强日常巡查。"


def plan(*words: dict[str, str], annexes: tuple[int, ...] = ()) -> tuple[KnownMeasure, ...]:
    """Measures by their words, in the first annex unless told; the fingerprint is that of the words."""
    made = []
    for number, some in enumerate(words, 1):
        annex = annexes[number - 1] if annexes else 1
        whole = dict.fromkeys(PLAN, "") | {"measure": DAILY} | some
        made.append(KnownMeasure(number, f"{annex}-01-{number}", annex, whole, fingerprint(annex, 1, whole["measure"])))
    return tuple(made)


def match(measures: tuple[KnownMeasure, ...], annex: int | None = None, /, *, ledger: str = "", **cells: str) -> Match:
    return Matcher(measures, ledger_id="ours").match(TakenRow("s", 4, cells, annex), ledger_id=ledger)


@pytest.mark.parametrize("column", PLAN)
@pytest.mark.parametrize("said", ["乙", " 乙 ", "乙。"])
def test_any_other_word_of_the_plan_tells_two_of_the_same_words_apart(column: str, said: str) -> None:
    two = plan({column: "甲"}, {column: "乙"})
    assert match(two, measure=DAILY, **{column: said}) == Match(2, FoundBy.TEXT)
    for nothing in ({}, {column: ""}, {column: "丙"}):
        assert match(two, measure=DAILY, **nothing) == Match(None, why=ConflictCode.ROW_AMBIGUOUS, near=(1, 2))


def test_two_words_together_tell_three_apart_and_one_that_fits_none_is_passed_over() -> None:
    three = plan({"task": "甲", "lead": "一"}, {"task": "甲", "lead": "二"}, {"task": "乙", "lead": "二"})
    assert match(three, measure=DAILY, task="甲", lead="二").measure_id == 2
    assert match(three, measure=DAILY, task="丙", lead="一").measure_id == 1
    assert match(three, measure=DAILY, task="甲").near == (1, 2, 3)
    assert match(three, measure=DAILY, task="乙", lead="一").measure_id == 3  # what stands first in the row tells


@pytest.mark.parametrize(("annex", "found"), [(1, 1), (2, 2), (None, None), (3, None)])
def test_the_sheets_annex_tells_two_of_the_same_words_apart(annex: int | None, found: int | None) -> None:
    assert match(plan({}, {}, annexes=(1, 2)), annex, measure=DAILY).measure_id == found


def test_the_annex_of_the_sheet_goes_before_the_other_words() -> None:
    assert match(plan({"task": "甲"}, {"task": "乙"}, annexes=(1, 2)), 2, measure=DAILY, task="甲").measure_id == 2


def test_three_at_most_are_shown_of_many_with_the_same_words() -> None:
    assert match(plan({}, {}, {}, {}, {}), measure=DAILY).near == (1, 2, 3)


def identity(number: int, *, of: KnownMeasure | None = None) -> str:
    return str(RowId(number, 1, (), of.fingerprint if of else "0123456789abcdef"))


def test_one_fingerprint_of_two_measures_is_told_apart_or_left_to_the_words() -> None:
    two = plan({"deadline": "6月底前"}, {"deadline": "年底前"})
    theirs = identity(7, of=two[0])
    assert match(two, ledger="theirs", row_id=theirs, measure=DAILY, deadline="年底前") == Match(2, FoundBy.FINGERPRINT)
    assert match(two, ledger="theirs", row_id=theirs, measure=DAILY).why is ConflictCode.ROW_AMBIGUOUS
    assert match(two, ledger="theirs", row_id=theirs).why is ConflictCode.ROW_UNMATCHED
    for ledger in ("ours", ""):
        assert match(two, ledger=ledger, row_id=identity(2, of=two[0]), measure=DAILY) == Match(2, FoundBy.ID)
    assert match(two, ledger="theirs", row_id=identity(2, of=two[0]), measure=DAILY).why is ConflictCode.ROW_AMBIGUOUS


def test_a_row_with_an_id_but_without_words_is_the_ids() -> None:
    assert match(plan({}, {"measure": "开展监测。"}), ledger="ours", row_id=identity(2, of=plan({}, {"measure": "开展监测。"})[1])) == Match(2, FoundBy.ID)


ALPHABET = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地人"
OTHER = "东南西北中春夏秋冬上下左右前后里外"


def changed(count: int, text: str = ALPHABET) -> str:
    """The text with some of its first signs replaced: a twenty-fifth less alike by each."""
    return OTHER[:count] + text[count:]


@pytest.mark.parametrize(("ledger", "key", "signs", "found_by"), [
    ("ours", 1, 3, FoundBy.ID), ("ours", 1, 4, FoundBy.NOT), ("theirs", 1, 3, FoundBy.TEXT), ("", 1, 3, FoundBy.TEXT), ("ours", 9, 3, FoundBy.TEXT),
])  # fmt: skip
def test_an_own_id_holds_after_the_plan_was_reworded_as_long_as_the_words_are_near(ledger: str, key: int, signs: int, found_by: FoundBy) -> None:
    found = match(plan({"measure": ALPHABET}), ledger=ledger, row_id=identity(key), measure=changed(signs))
    assert (found.measure_id, found.found_by) == (1 if found_by else None, found_by)
    if found_by:
        assert [(one.column, one.old, one.new) for one in found.changed] == [("measure", ALPHABET, changed(signs))]


@pytest.mark.parametrize(("signs", "is_found"), [(1, True), (3, True), (4, False)])
def test_words_without_an_id_need_be_near(signs: int, is_found: bool) -> None:
    found = match(plan({"measure": ALPHABET}), measure=changed(signs))
    assert found.measure_id == (1 if is_found else None)
    assert found.near == (() if is_found else (1,))
    assert found.why is (None if is_found else ConflictCode.ROW_UNMATCHED)


@pytest.mark.parametrize(("signs", "is_same"), [(1, True), (10, True), (11, False)])
def test_words_beside_an_id_may_be_changed_as_long_as_they_are_like(signs: int, is_same: bool) -> None:
    measures = plan({"measure": ALPHABET}, {"measure": "开展监测。"})
    found = match(measures, ledger="ours", row_id=identity(1, of=measures[0]), measure=changed(signs))
    assert (found.measure_id, found.why) == ((1, None) if is_same else (None, ConflictCode.ROW_CONTRADICTS))
    assert found.near == (() if is_same else (1,))


def test_words_that_are_like_another_as_much_contradict_their_id() -> None:
    measures = plan({"measure": ALPHABET}, {"measure": changed(4)}, {"measure": changed(5)}, {"measure": changed(6)}, {"measure": changed(7)})
    found = match(measures, ledger="ours", row_id=identity(1, of=measures[0]), measure=changed(4)[:-1] + "尾")
    assert found == Match(None, why=ConflictCode.ROW_CONTRADICTS, near=(1, 2, 3, 4))


def test_of_what_is_proposed_the_most_like_stands_first_and_three_at_most() -> None:
    measures = plan(*({"measure": changed(count)} for count in (9, 8, 7, 6, 5)), {"measure": "开展监测。"})
    found = match(measures, measure=ALPHABET)
    assert (found.why, found.near) == (ConflictCode.ROW_UNMATCHED, (5, 4, 3))


def test_of_equals_the_one_of_the_rows_task_is_proposed_first_then_the_earlier() -> None:
    measures = plan(*({"measure": changed(6), "task_no": str(number)} for number in (1, 2, 3)))
    assert match(measures, measure=ALPHABET, task_no="2").near == (2, 1, 3)
    assert match(measures, measure=ALPHABET).near == (1, 2, 3)


def test_two_that_are_near_alike_are_left_to_a_person_three_at_most_shown() -> None:
    measures = plan(*({"measure": changed(1)[:-1] + end} for end in "一二三四"))
    found = match(measures, measure=ALPHABET)
    assert (found.measure_id, found.why, found.near) == (None, ConflictCode.ROW_AMBIGUOUS, (1, 2, 3))
    assert match(plan({"measure": changed(1)}, {"measure": changed(6)}), measure=ALPHABET).measure_id == 1


def test_what_is_near_is_looked_for_in_the_sheets_annex_and_elsewhere_only_where_it_holds_none() -> None:
    measures = plan({"measure": changed(1)}, {"measure": changed(2)}, annexes=(1, 2))
    assert match(measures, 2, measure=ALPHABET).measure_id == 2
    assert match(measures, 3, measure=changed(1) + "尾").why is ConflictCode.ROW_AMBIGUOUS


@pytest.mark.parametrize("column", ["measure", *PLAN])
@pytest.mark.parametrize(("old", "new", "is_named"), [
    ("甲乙丙丁戊己庚辛", "甲乙丙丁戊己庚癸", True), ("甲乙丙丁戊己庚辛", " 甲乙丙丁，戊己庚辛。", False), ("甲乙丙丁戊己庚辛", "甲乙丙丁戊己庚辛", False), ("甲乙丙丁戊己庚辛", None, False),
])  # fmt: skip
def test_every_changed_word_of_the_plan_is_named_and_what_is_left_out_is_not(column: str, old: str, new: str | None, is_named: bool) -> None:
    measures = plan({column: old})
    found = match(measures, ledger="ours", row_id=identity(1, of=measures[0]), **({} if new is None else {column: new}))
    assert (found.measure_id, found.found_by) == (1, FoundBy.ID)
    assert [(one.column, one.old, one.new) for one in found.changed] == ([(column, old, new)] if is_named else [])


@given(st.sampled_from(["", "年底前", "6月底前"]), st.sampled_from([None, 1, 2]), st.sampled_from(["", "1", "2"]), st.permutations(range(4)))
def test_a_row_with_two_possible_measures_is_never_guessed_in_whatever_order_they_stand(
    deadline: str, annex: int | None, task_no: str, order: list[int]
) -> None:
    four = plan(*({"deadline": end, "task_no": number} for end in ("年底前", "6月底前") for number in ("1", "1")), annexes=(1, 2, 1, 2))
    fits = [one.id for one in four if (not deadline or one.words["deadline"] == deadline) and annex in (None, one.annex)]
    found = match(tuple(four[place] for place in order), annex, measure=DAILY, deadline=deadline, task_no=task_no)
    assert found.measure_id == (fits[0] if len(fits) == 1 else None)
