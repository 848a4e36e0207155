"""Which measure a returned row is: by its id where the words bear it out, else by its words, never by a guess."""

from __future__ import annotations

import pytest

from model.rows.merging import ConflictCode, KnownMeasure, TakenRow
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
