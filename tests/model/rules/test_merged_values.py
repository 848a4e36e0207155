"""What several reports of one measure come to: nothing said is lost, nothing is overwritten unasked, the order never matters."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rows.merging import (
    Choice,
    ConflictCode,
    Decision,
    HeldValues,
    KnownTarget,
    MergePreview,
    TakenFile,
)
from model.rows.returned import ReturnedKind
from model.rows.words import State
from model.rules.merge_rows import side_key
from model.rules.merging import decide_all, prefer
from tests.model.rules.returned_month import (
    BUREAU,
    OTHER,
    TOWN,
    Held,
    conflict,
    file,
    known,
    merged,
    row,
    written,
)

HELD: Held = {(1, TOWN): HeldValues("旧话", State.IN_PROGRESS, "旧难", "旧证", "旧人", date(2026, 5, 10), {10: Decimal("5.0")}, 7, 8, "旧.xlsx")}
COLUMNS = {"text": "month_progress", "state": "state", "trouble": "trouble", "proof": "evidence", "reading:10": "reading"}
OLD = {"text": "旧话", "state": "推进中", "trouble": "旧难", "proof": "旧证", "reading:10": "5"}
NEW = {"text": "新话", "state": "已完成", "trouble": "新难", "proof": "新证", "reading:10": "6"}


def said(name: str, value: str) -> dict[str, str]:
    return {COLUMNS[name]: value}


def value_of(found: MergePreview, name: str) -> str | None:
    """What would be written for a field of the only measure; None when it is left as it is."""
    for write in found.writes:
        if name.startswith("reading"):
            return next((str(value) for _, value, _ in write.readings), None)
        return write.values.get(name)
    return None


@pytest.mark.parametrize("name", COLUMNS)
def test_a_value_the_ledger_has_otherwise_is_a_persons_to_choose(name: str) -> None:
    files = [file("a", row(4, 1, **said(name, NEW[name])), received_at="2026-06-01")]
    asked = conflict(*files, held=HELD)
    ledger, other = asked.sides
    assert (asked.code, asked.field, asked.choices, asked.measure_id, asked.measure_code, asked.unit_id, asked.unit) == (
        ConflictCode.LEDGER_DIFFERS, name, (Choice.LEDGER, Choice.TYPED), 1, "1-01-1", TOWN, "甲镇人民政府")
    assert (ledger.key, ledger.file, ledger.reported_on, asked.old) == ("ledger", "旧.xlsx", date(2026, 5, 10), ledger.value)
    assert (other.file, other.file_key, other.sheet, other.row, other.received_at) == ("a.xlsx", "a", "附件1", 4, "2026-06-01")

    assert merged(*files, held=HELD).writes == ()
    stays = merged(*files, held=HELD, decided=[Decision(asked.key, Choice.LEDGER)])
    assert (stays.writes, stays.open) == ((), ())
    taken = merged(*files, held=HELD, decided=[Decision(asked.key, other.key)])
    assert (value_of(taken, name), taken.open) == (other.value, ())
    unknown = merged(*files, held=HELD, decided=[Decision(asked.key, "nobody's")])
    assert (unknown.writes, len(unknown.open)) == ((), 1)


@pytest.mark.parametrize(("name", "typed", "value"), [
    ("text", " 改成这样。 ", "改成这样。"), ("trouble", "改", "改"), ("proof", "改.pdf", "改.pdf"), ("text", "  ", None), ("state", "已办结", "closed"), ("state", "blocked", "blocked"), ("state", "说不清", None),
    ("reading:10", "1,234.5", "1234.5"), ("reading:10", " -7 ", "-7"), ("reading:10", "+8", "8"), ("reading:10", "123456789012345.123456789012", "123456789012345.123456789012"),
    *(("reading:10", wrong, None) for wrong in ("九个", "8个", "", "1e5", "８", "1.", ".5", "1234567890123456", "1.1234567890123")),
])  # fmt: skip
@pytest.mark.parametrize("held", [None, HELD])
def test_a_person_may_write_something_else_in_place_of_all_sides(name: str, typed: str, value: str | None, held: Held | None) -> None:
    files = [file("a", row(4, 1, **said(name, NEW[name]))), file("b", row(4, 1, **said(name, {"state": "存在困难", "reading:10": "9"}.get(name, "另一个"))))]
    asked = conflict(*files, held=held)
    found = merged(*files, held=held, decided=[Decision(asked.key, Choice.TYPED, typed)])
    assert (value_of(found, name), bool(found.open)) == (value, value is None)
    if value and name == "reading:10":
        assert found.writes[0].readings[0][2] == "b"  # in place of what the files say


@pytest.mark.parametrize("name", COLUMNS)
def test_what_the_ledger_has_already_is_no_news(name: str) -> None:
    found = merged(file("a", row(4, 1, **said(name, OLD[name]))), held=HELD)
    assert (found.conflicts, found.writes) == ((), ())
    assert (found.files[0].rows, found.files[0].found, found.files[0].news, found.files[0].same) == (1, 1, 0, 1)


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("held", [{}, HELD], ids=["nothing-held", "held"])
def test_what_is_to_be_decided_is_not_counted_as_in_the_ledger_already(name: str, held: Held) -> None:
    files = [file(key, row(4, 1, **said(name, value))) for key, value in (("a", NEW[name]), ("b", OLD[name]))]
    asked = conflict(*files, held=held)
    for decided in ([], [Decision(asked.key, Choice.LEAVE)]):
        assert [(one.news, one.same) for one in merged(*files, held=held, decided=decided).files] == [(0, 0), (0, 0)]


@pytest.mark.parametrize("name", COLUMNS)
def test_what_a_row_leaves_empty_stays_in_the_ledger(name: str) -> None:
    others = {column: NEW[other] for other, column in COLUMNS.items() if other != name}
    for empty in ({}, said(name, ""), said(name, "——")):
        found = merged(file("a", row(4, 1, **others, **empty)), held={(1, TOWN): HeldValues(**{**_only(name), "progress_id": 7})})
        assert (found.conflicts, value_of(found, name)) == ((), None)
        assert len(found.writes) == 1


def _only(name: str) -> dict[str, Any]:
    held = HELD[1, TOWN]
    return {"readings": held.readings} if name.startswith("reading") else {name: getattr(held, name)}


@pytest.mark.parametrize("name", COLUMNS)
def test_two_files_that_say_different_things_wait_and_neither_is_lost(name: str) -> None:
    files = [file("a", row(4, 1, **said(name, OLD[name]))), file("b", row(4, 1, **said(name, NEW[name])))]
    asked = conflict(*files)
    assert (asked.code, asked.choices, asked.old, [side.file_key for side in asked.sides]) == (
        ConflictCode.TWICE, (Choice.LEAVE, Choice.TYPED), "", ["a", "b"])
    assert merged(*files).writes == ()
    left = merged(*files, decided=[Decision(asked.key, Choice.LEAVE)])
    assert (left.writes, left.open) == ((), ())
    for side in asked.sides:
        assert value_of(merged(*files, decided=[Decision(asked.key, side.key)]), name) == side.value


def test_who_contradicts_whom_tells_one_conflict_from_another() -> None:
    first, second, third = (file(key, row(4, 1, month_progress=text)) for key, text in (("a", "一"), ("b", "二"), ("c", "三")))
    assert conflict(first, second).key == conflict(second, first).key != conflict(first, third).key
    assert conflict(first, second, held=HELD).key != conflict(first, held=HELD).key


def test_a_value_that_agrees_with_the_ledger_does_not_stand_against_it() -> None:
    files = [file("a", row(4, 1, month_progress="旧话")), file("b", row(4, 1, month_progress="新话"))]
    asked = conflict(*files, held=HELD)
    assert (asked.code, [side.value for side in asked.sides], asked.choices) == (ConflictCode.TWICE, ["旧话", "旧话", "新话"], (Choice.LEDGER, Choice.TYPED))
    assert value_of(merged(*files, held=HELD, decided=[Decision(asked.key, side_key("新话"))]), "text") == "新话"


@pytest.mark.parametrize(("one", "other", "is_same"), [
    ("1", "1.0", True), ("１", "1", True), ("1,200", "1200", True), ("0.30000000000000004", "0.3", True), ("1.00000000000002", "1", False), ("1.23456789012345", "1.23456789012346", False), ("100", "1000", False),
])  # fmt: skip
def test_one_number_in_two_writings_is_one(one: str, other: str, is_same: bool) -> None:
    found = merged(file("a", row(4, 1, reading=one)), file("b", row(4, 1, reading=other)))
    assert (not found.conflicts) is is_same
    assert bool(found.writes) is is_same


# ------------------------------------------------------------------ who wrote it and when


@pytest.mark.parametrize(("held_on", "said_on", "is_written"), [
    (None, "2026-05-20", True), (date(2026, 5, 10), "2026-05-20", True), (date(2026, 5, 20), "2026-05-20", False), (date(2026, 5, 25), "2026-05-20", False), (date(2026, 5, 10), "", False),
])  # fmt: skip
def test_the_same_words_of_a_later_day_only_bring_the_day(held_on: date | None, said_on: str, is_written: bool) -> None:
    held: Held = {(1, TOWN): HeldValues("旧话", reported_on=held_on, progress_id=7)}
    found = merged(file("a", row(4, 1, month_progress="旧话", reported_on=said_on, person="填报人")), held=held)
    assert [(one.values, one.person, one.reported_on) for one in found.writes] == ([({}, "填报人", date(2026, 5, 20))] if is_written else [])


def test_a_day_alone_makes_no_report_where_the_ledger_has_only_a_number() -> None:
    held: Held = {(1, TOWN): HeldValues(readings={10: Decimal(5)})}
    assert merged(file("a", row(4, 1, reading="5", reported_on="2026-05-20")), held=held).writes == ()


def test_the_last_who_said_what_it_came_to_has_written_it() -> None:
    files = [
        file("a", row(4, 1, month_progress="新话", reported_on="2026-05-01", person="先报的")), file("b", row(4, 1, month_progress="旧话", reported_on="2026-05-30", person="不算的")),
        file("c", row(4, 1, month_progress="新话", reported_on="2026-05-20", person="后报的")), file("d", row(4, 1, month_progress="新话", person="没有日期的")),
    ]  # fmt: skip
    asked = conflict(*files)
    (write,) = merged(*files, decided=[Decision(asked.key, side_key("新话"))]).writes
    assert (write.person, write.reported_on, write.file_key) == ("后报的", date(2026, 5, 20), "c")


def test_nobody_alone_has_written_what_was_put_together_from_two_who_disagree() -> None:
    files = [file("a", row(4, 1, month_progress="一", trouble="甲", person="甲人", reported_on="2026-05-01")), file("b", row(4, 1, month_progress="二", trouble="乙", person="乙人", reported_on="2026-05-02"))]
    text, trouble = merged(*files).conflicts
    (write,) = merged(*files, decided=[Decision(text.key, side_key("一")), Decision(trouble.key, side_key("乙"))]).writes
    assert (write.values, write.person, write.reported_on, write.file_key) == ({"text": "一", "trouble": "乙"}, "", None, "b")


def test_a_number_names_the_file_it_comes_from() -> None:
    files = [file("a", row(4, 1, reading="5")), file("b", row(4, 1, reading="5.0")), file("c", row(4, 1, month_progress="做了", reported_on="2026-05-20"))]
    (write,) = merged(*files).writes
    assert (write.readings, write.file_key) == (((10, Decimal(5), "b"),), "c")


# ------------------------------------------------------------------ all of a kind at once


def preferred(which: str, *files: TakenFile, **more: Any) -> list[str | None]:
    found = merged(*files, **more)
    return [value_of(merged(*files, decided=prefer(found, which), **more), "text"), str(len(prefer(found, which)))]


@pytest.mark.parametrize(("first", "second", "text"), [
    (("2026-05-01", ""), ("2026-05-20", ""), "后"), (("2026-05-20", ""), ("2026-05-01", ""), "先"), (("", ""), ("2026-05-01", ""), "后"), (("", "1"), ("", "2"), "后"),
    (("2026-05-01", "2"), ("2026-05-01", "1"), "先"), (("2026-05-20", "1"), ("2026-05-01", "2"), "先"), (("", ""), ("", ""), None),
])  # fmt: skip
def test_the_newest_is_preferred_by_its_day_else_by_when_it_came(first: tuple[str, str], second: tuple[str, str], text: str | None) -> None:
    files = [file(key, row(4, 1, month_progress=said, reported_on=day), received_at=at) for key, said, (day, at) in (("a", "先", first), ("b", "后", second))]
    assert preferred("new", *files) == [text, "0" if text is None else "1"]
    assert preferred("old", *files) == [None, "0"]  # the ledger has nothing that could stay
    assert prefer(merged(*files, decided=prefer(merged(*files), "new")), "new") == ()


def test_what_the_ledger_has_may_stay_for_all() -> None:
    files = [file("a", row(4, 1, month_progress="新话"))]
    assert preferred("old", *files, held=HELD) == [None, "1"]
    assert merged(*files, held=HELD, decided=prefer(merged(*files, held=HELD), "old")).is_ready
    assert preferred("new", *files, held=HELD) == ["新话", "1"]


def test_a_kind_is_decided_at_once_only_where_the_choice_may_be_said() -> None:
    files = [file("a", row(4, 1, reading="2万个"), row(5, 2, reading="许多"), row(6, 3, reading="3万个"))]
    found = merged(*files)
    assert len(decide_all(found, ConflictCode.READING_OTHER_UNIT, Choice.TAKE)) == 2
    assert decide_all(found, ConflictCode.READING_NO_NUMBER, Choice.TAKE) == ()
    assert decide_all(found, ConflictCode.TWICE, Choice.TAKE) == ()
    done = merged(*files, decided=decide_all(found, ConflictCode.READING_OTHER_UNIT, Choice.TAKE))
    assert decide_all(done, ConflictCode.READING_OTHER_UNIT, Choice.LEAVE) == ()


# ------------------------------------------------------------------ what is shown


def test_every_file_is_shown_with_what_it_brings() -> None:
    files = [file("b", row(4, 1, month_progress="新"), row(5, 2, month_progress="做了"), returned_id=4, sender_words="甲镇"), file("a", row(4, 1, month_progress="做了"), sender=OTHER), file("c", sender=None)]
    shown = merged(*files, held={(2, TOWN): HeldValues("做了")}).files
    assert [(one.key, one.name, one.kind, one.returned_id, one.sender_id, one.sender, one.sender_words, one.rows, one.found, one.news, one.same) for one in shown] == [
        ("a", "a.xlsx", ReturnedKind.WORKBOOK, None, OTHER, "乙镇人民政府", "", 1, 1, 1, 0), ("b", "b.xlsx", ReturnedKind.WORKBOOK, 4, TOWN, "甲镇人民政府", "甲镇", 2, 2, 1, 1),
        ("c", "c.xlsx", ReturnedKind.WORKBOOK, None, None, "", "", 0, 0, 0, 0),
    ]  # fmt: skip


def test_what_is_open_stands_before_what_is_only_named_and_by_its_kind_and_measure() -> None:
    files = [
        file("a", row(4, 2, deadline="6月底前", state="差不多"), row(5, 1, state="差不多", month_progress="一"), row(6, 1, month_progress="二")),
        file("b", row(7, 1, state="差不多"), sender=OTHER),
    ]  # fmt: skip
    found = merged(*files)
    assert [(one.code, one.measure_id, one.unit) for one in found.conflicts] == [
        (ConflictCode.STATE_UNKNOWN, 1, "乙镇人民政府"), (ConflictCode.STATE_UNKNOWN, 1, "甲镇人民政府"), (ConflictCode.STATE_UNKNOWN, 2, "甲镇人民政府"),
        (ConflictCode.TWICE, 1, "甲镇人民政府"), (ConflictCode.PLAN_WORDS, 2, "甲镇人民政府"),
    ]  # fmt: skip
    assert (found.plan_id, str(found.month)) == (1, "2026-05")


def test_what_is_written_goes_by_measure_then_unit_with_ones_own_office_first() -> None:
    files = [file(key, row(4, 2, month_progress="做了"), row(5, 1, month_progress="做了"), sender=unit) for key, unit in (("a", OTHER), ("b", BUREAU), ("c", TOWN))]
    assert [(one.measure_id, one.unit_id) for one in merged(*files).writes] == [(1, None), (1, TOWN), (1, OTHER), (2, None), (2, TOWN), (2, OTHER)]


def test_numbers_of_several_targets_are_settled_each_for_itself() -> None:
    both = [known(1, targets=(KnownTarget(10, "检测量", "个"), KnownTarget(11, "管网", "公里")))]
    files = [file("a", row(4, 1, reading="检测量：5\n管网：7")), file("b", row(4, 1, reading="管网：8\n检测量："))]
    found = merged(*files, measures=both)
    assert ([one.field for one in found.open], [one.readings for one in found.writes]) == (["reading:11"], [((10, Decimal(5), "a"),)])


# ------------------------------------------------------------------ what must hold whatever comes

CELLS = st.fixed_dictionaries({}, optional={
    "month_progress": st.sampled_from(["做了", "没做", "", "——"]), "state": st.sampled_from(["推进中", "已完成", "未启动", "", "/"]), "trouble": st.sampled_from(["缺钱", "", "—"]),
    "evidence": st.sampled_from(["甲.pdf", ""]), "reading": st.sampled_from(["1", "2.0", "", "两个", "3万个"]), "reported_on": st.sampled_from(["2026-05-01", "2026.5.2", "", "月底"]),
})  # fmt: skip
ROWS = st.lists(st.tuples(st.sampled_from([1, 2, 3]), CELLS), min_size=1, max_size=3).map(lambda cells: tuple(row(number, key, **values) for number, (key, values) in enumerate(cells, 4)))
FILES = st.lists(st.tuples(ROWS, st.sampled_from([TOWN, OTHER, BUREAU])), min_size=1, max_size=3).map(lambda some: [file(f"f{number}", *rows, sender=sender) for number, (rows, sender) in enumerate(some)])


@given(FILES, st.permutations(range(3)))
def test_the_order_of_files_never_matters(files: list[TakenFile], order: list[int]) -> None:
    assert merged(*files) == merged(*(files[place] for place in order if place < len(files)))


@given(FILES)
def test_the_same_words_sent_again_change_nothing(files: list[TakenFile]) -> None:
    """The same rows in a second copy of each file, saved anew under another name."""
    again = [file(f"z{one.key}", *one.rows, sender=one.sender_id) for one in files]
    values = [(one.measure_id, one.unit_id, one.values, [(target, value) for target, value, _ in one.readings]) for one in merged(*files).writes]
    assert [(one.measure_id, one.unit_id, one.values, [(target, value) for target, value, _ in one.readings]) for one in merged(*files, *again).writes] == values


@given(FILES)
def test_nothing_empty_is_ever_written(files: list[TakenFile]) -> None:
    for write in merged(*files, held=HELD).writes:
        assert all(value.strip() for value in write.values.values())


@given(FILES)
def test_nothing_the_ledger_has_is_replaced_unasked(files: list[TakenFile]) -> None:
    touched = [(measure, unit) for measure, unit, values in written(merged(*files, held=HELD)) if values and (measure, unit) == (1, TOWN)]
    assert touched == []
