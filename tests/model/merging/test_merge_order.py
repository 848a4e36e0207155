"""The order in which files come, and how often, never matters."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from model.rows.merging import (
    Choice,
    ConflictCode,
    Decision,
    HeldValues,
    KnownMeasure,
    KnownTarget,
    MergePreview,
    TakenFile,
    TakenRow,
)
from model.rows.returned import ReturnedFacts, ReturnedKind
from model.rows.words import State
from model.rules.merge_rows import MergeBase
from model.rules.merging import decide_all, prefer, preview
from model.rules.row_matching import Matcher
from model.rules.senders import UnitNames
from model.workbook_layout import Column, RowId, fingerprint
from tests.model.merging.scene import MAY

TEXTS = ("完成方案编制", "开展巡查十次", "对接施工单位落实整改")
UNITS = {1: ("甲镇人民政府",), 2: ("乙镇人民政府",), 3: ("区水务局",)}


def known(number: int) -> KnownMeasure:
    words = {"task_no": "1", "task": "任务", "measure": TEXTS[number - 1], "deadline": "年底前", "lead": "", "responsible": "", "support": ""}
    return KnownMeasure(number, f"1-01-{number}", 1, words, fingerprint(1, 1, words["measure"]), (KnownTarget(number * 10, "检测量", "个"),))


MEASURES = tuple(map(known, (1, 2, 3)))


def base(held: Mapping[tuple[int, int | None], HeldValues] | None = None) -> MergeBase:
    return MergeBase(1, MAY, "ours", Matcher(MEASURES, ledger_id="ours"), UnitNames(UNITS), "计划", "文号1", 2026, frozenset({3}), held or {})


def row(number: int, key: int, /, **values: str) -> TakenRow:
    row_id = RowId(key, 1, (key * 10,), MEASURES[key - 1].fingerprint)
    return TakenRow("附件1", number, {Column.ROW_ID.value: str(row_id), **values}, 1)


def file(key: str, *rows: TakenRow, sender: int | None = 1) -> TakenFile:
    return TakenFile(key, f"{key}.xlsx", ReturnedKind.WORKBOOK, ReturnedFacts(ledger="theirs", month=MAY), rows, sender_id=sender)


def held_after(found: MergePreview, before: Mapping[tuple[int, int | None], HeldValues]) -> dict[tuple[int, int | None], HeldValues]:
    """What the ledger would have once this was written."""
    after = dict(before)
    for write in found.writes:
        key = (write.measure_id, write.unit_id)
        was = after.get(key, HeldValues())
        state = write.values.get("state")
        after[key] = HeldValues(
            write.values.get("text", was.text), State(state) if state else was.state, write.values.get("trouble", was.trouble),
            write.values.get("proof", was.proof), write.person or was.person, write.reported_on or was.reported_on,
            {**was.readings, **{target: value for target, value, _ in write.readings}}, 1, 1, "x",
        )
    return after


CELLS = st.fixed_dictionaries({}, optional={
    Column.MONTH_PROGRESS.value: st.sampled_from(["做了", "没做", "做了 \n"]), Column.STATE.value: st.sampled_from(["推进中", "已完成", "未启动"]),
    Column.TROUBLE.value: st.sampled_from(["缺钱", ""]), Column.READING.value: st.sampled_from(["1", "2", "1.0", "两个"]),
    Column.REPORTED_ON.value: st.sampled_from(["2026-05-01", "2026.5.2"]),
})  # fmt: skip
ROWS = st.lists(st.tuples(st.sampled_from([1, 2, 3]), CELLS), max_size=4).map(
    lambda cells: tuple(row(number, measure, **values) for number, (measure, values) in enumerate(cells, 4)))
FILES = st.lists(st.tuples(ROWS, st.sampled_from([1, 2, 3, None])), min_size=1, max_size=4).map(
    lambda some: [file(f"f{number}", *rows, sender=sender) for number, (rows, sender) in enumerate(some)])


@given(FILES, st.randoms(use_true_random=False), st.sampled_from(["new", "old"]))
def test_what_would_be_written_is_the_same_in_any_order_and_however_often(files: list[TakenFile], luck: object, which: str) -> None:
    other = list(files)
    luck.shuffle(other)  # type: ignore[attr-defined]
    one, two = preview(base(), files), preview(base(), other)
    assert one == two
    decisions = prefer(one, which)
    assert preview(base(), files, decisions) == preview(base(), other, decisions[::-1])


def leave_all(found: MergePreview) -> list[Decision]:
    return [Decision(one.key, Choice.LEAVE if Choice.LEAVE in one.choices else Choice.LEDGER) for one in found.open]


@given(FILES)
def test_what_was_written_once_is_not_written_again(files: list[TakenFile]) -> None:
    found = preview(base(), files)
    decisions = leave_all(found)
    found = preview(base(), files, decisions)
    assert found.is_ready
    after = held_after(found, {})

    again = preview(base(after), files, decisions)
    assert held_after(preview(base(after), files, leave_all(again)), after) == after


def told(held: Mapping[tuple[int, int | None], HeldValues]) -> dict[tuple[int, int | None], tuple[object, ...]]:
    """What was said; the first to say something is kept as it stands, with the blanks at its end."""
    return {key: (one.text.strip(), one.state, one.trouble, one.proof, one.reported_on, one.readings) for key, one in held.items()}


@given(FILES)
@example([file("f0", row(4, 1, month_progress="做了")), file("f1", row(4, 1, reading="1")), file("f2", row(4, 1, state="已完成"))])
@example([file("f0", row(4, 3, month_progress="做了")), file("f1", row(4, 3, month_progress="做了 \n"))])
def test_files_without_contradiction_come_to_the_same_one_by_one(files: list[TakenFile]) -> None:
    together = preview(base(), files)
    if together.open:
        return
    wanted = held_after(together, {})
    for order in itertools.islice(itertools.permutations(files), 6):
        after: dict[tuple[int, int | None], HeldValues] = {}
        for one in order:
            found = preview(base(after), [one])
            assert found.is_ready
            after = held_after(found, after)
        assert told(after) == told(wanted)


def test_the_newer_report_is_preferred_where_the_days_tell() -> None:
    files = [file("a", row(4, 1, month_progress="旧", reported_on="2026-05-01")), file("b", row(4, 1, month_progress="新", reported_on="2026-05-20"))]
    found = preview(base(), files)
    done = preview(base(), files, prefer(found, "new"))

    assert [one.code for one in found.open] == [ConflictCode.TWICE]
    assert (done.is_ready, done.writes[0].values["text"], done.writes[0].reported_on) == (True, "新", date(2026, 5, 20))


def test_a_unit_that_says_the_same_twice_does_not_contradict_itself() -> None:
    found = preview(base(), [file("a", row(4, 1, month_progress="做了", reading="１.50")), file("b", row(9, 1, month_progress="做了\r\n ", reading="1.5"))])
    assert (found.open, [write.readings for write in found.writes]) == ((), [((10, Decimal("1.50"), "b"),)])


def test_all_conflicts_of_a_kind_are_decided_at_once() -> None:
    files = [file("a", row(4, 1, reading="2万个"), row(5, 2, reading="3万"))]
    found = preview(base(), files)
    done = preview(base(), files, decide_all(found, ConflictCode.READING_OTHER_UNIT, Choice.TAKE))

    assert [one.proposal for one in found.open] == ["20000", "30000"]
    assert [reading for write in done.writes for _, reading, _ in write.readings] == [20000, 30000]


def test_a_state_nobody_knows_is_asked_and_may_be_said() -> None:
    files = [file("a", row(4, 1, state="差不多了"))]
    (conflict,) = preview(base(), files).open
    assert conflict.code is ConflictCode.STATE_UNKNOWN

    assert not preview(base(), files, [Decision(conflict.key, Choice.TYPED, "也不知道")]).is_ready
    done = preview(base(), files, [Decision(conflict.key, Choice.TYPED, "推进中")])
    assert [write.values for write in done.writes] == [{"state": "in_progress"}]


def test_a_number_may_be_typed_where_none_was_read() -> None:
    files = [file("a", row(4, 1, reading="二十来个"))]
    (conflict,) = preview(base(), files).open
    done = preview(base(), files, [Decision(conflict.key, Choice.TYPED, "21")])

    assert (conflict.code, Choice.TAKE in conflict.choices) == (ConflictCode.READING_NO_NUMBER, False)
    assert done.writes[0].readings == ((10, Decimal(21), "a"),)


def test_only_the_years_progress_is_asked_about_and_taken_when_said() -> None:
    files = [TakenFile("a", "a", ReturnedKind.WORKBOOK, ReturnedFacts(ledger="ours"), (row(4, 1, progress="今年做了三件事"),), sender_id=1)]
    (conflict,) = preview(base(), files).open

    assert conflict.code is ConflictCode.ONLY_YEAR_PROGRESS
    assert preview(base(), files, [Decision(conflict.key, Choice.TAKE)]).writes[0].values == {"text": "今年做了三件事"}


def test_the_locked_words_of_a_measure_are_named_and_its_values_wait() -> None:
    files = [file("a", row(4, 3, measure="对接施工单位全面落实整改", month_progress="做了"))]
    (conflict,) = preview(base(), files).open
    assert (conflict.code, conflict.old, conflict.sides[0].value) == (ConflictCode.LOCKED_TEXT, TEXTS[2], "对接施工单位全面落实整改")

    assert preview(base(), files, [Decision(conflict.key, Choice.LEAVE)]).writes == ()
    assert len(preview(base(), files, [Decision(conflict.key, Choice.TAKE)]).writes) == 1


def test_other_words_of_the_plan_that_were_changed_are_only_named() -> None:
    found = preview(base(), [file("a", row(4, 1, deadline="6月底前", month_progress="做了"))])
    assert ([one.code for one in found.conflicts], found.is_ready, len(found.writes)) == ([ConflictCode.PLAN_WORDS], True, 1)


def test_a_row_that_names_another_unit_is_whose_a_person_says() -> None:
    files = [file("a", row(4, 1, unit="乙镇人民政府", month_progress="做了"))]
    (conflict,) = preview(base(), files).open
    named, sender = (preview(base(), files, [Decision(conflict.key, choice)]) for choice in (Choice.NAMED, Choice.SENDER))

    assert conflict.code is ConflictCode.ROW_OF_OTHER_UNIT
    assert ([one.unit_id for one in named.writes], [one.unit_id for one in sender.writes]) == ([2], [1])


def test_a_sheet_of_several_units_goes_to_the_unit_each_row_names() -> None:
    facts = ReturnedFacts(row_units=("甲镇", "乙镇人民政府"))
    rows = (row(4, 1, unit="甲镇", month_progress="甲"), row(5, 1, unit="乙镇人民政府", month_progress="乙"))
    found = preview(base(), [TakenFile("a", "a", ReturnedKind.OWN_SHEET, facts, rows)])

    assert (found.open, [(one.unit_id, one.values["text"]) for one in found.writes]) == ((), [(1, "甲"), (2, "乙")])


def test_what_is_handed_out_filled_in_says_nothing() -> None:
    empty = file("a", row(4, 1, state="未启动", unit="甲镇", person="填报人"), row(5, 2, reading="检测量（个）：\n管网（公里）："))
    found = preview(base(), [empty])
    assert (found.files[0].rows, found.conflicts, found.writes) == (0, (), ())
