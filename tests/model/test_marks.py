"""The checklist answered by marks kept in memory, against the same asked of the ledger row by row."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.actions.accept_plan import accept_plan
from model.actions.answers import answer_duties
from model.actions.assign import assign_measures
from model.actions.close import close_measures, reopen_measures, set_state
from model.actions.evidence import attach_evidence
from model.actions.myself import set_myself
from model.actions.progress import note_progress
from model.actions.revert import revert
from model.ledger import Ledger
from model.periods import Month
from model.queries import marked, marks, marks_reading
from model.queries.checklist import checklist_count, checklist_outline, checklist_rows, rows_by_filter
from model.queries.filter_choices import filter_counts
from model.queries.marks import known_marks, marks_of
from model.rows.checklist import ChecklistFilter
from model.rows.draft import Doubt, DoubtCode, Field, Place, Question, QuestionCode
from model.rows.filter_counts import FilterCounts
from model.rows.words import Light, Role, State
from model.rules import marks as rules
from model.rules.lights import light_of
from model.rules.marks import (
    ENDLESS,
    MISSED,
    NOTED,
    NOTED_BEFORE,
    OVERDUE,
    SOON,
    STARTED,
    STATES,
    Marks,
    coded_day,
    light,
)
from tests.builders import AREA, TODAY, TOWN, a_measure, a_plan, measure_ids

UNITS = ("青山镇人民政府", "各镇人民政府", "相关镇人民政府", "区水务局", "各街道办事处")
TEXTS = ("全年抽样检测量不低于20个。", "3月底前完成方案；10月底前完成整治。", "持续开展执法检查。", "每月开展巡查。")
DEADLINES = ("年底前", "6月底前", "长期实施", "7月1日起")
DAYS = (TODAY, date(2026, 1, 14), date(2026, 7, 31), date(2027, 1, 1))
filters = st.builds(
    ChecklistFilter, plan_id=st.sampled_from([None, 1, 2, 9]), is_mine=st.booleans(), role=st.sampled_from([None, None, *Role]),
    unit=st.sampled_from(["", "", "镇", "区水务局", "没有", "%"]), annex=st.sampled_from([None, None, 1, 2, 3]),
    state=st.sampled_from([None, None, *State]), light=st.sampled_from([None, None, *Light]),
    due_from=st.sampled_from([None, date(2026, 4, 1), date(2026, 6, 30)]),
    due_before=st.sampled_from([None, date(2025, 1, 1), date(2026, 6, 30), date(9998, 12, 31)]),
    search=st.sampled_from(["", "", "抽样", "整治 方案", "水务", "1-02", "没有", "，", "完", "x", "证"]),
    idle_month=st.sampled_from([None, None, Month(2026, 4), Month(2026, 5), Month(2026, 6)]),
    is_without_evidence=st.booleans(), has_doubts=st.booleans(), has_questions=st.booleans(), is_perhaps=st.booleans(),
    has_missed=st.booleans(), handler=st.sampled_from([None, None, "", "甲", "乙", "己", "没有"]),
)  # fmt: skip
ASKED: dict[str, list[Any]] = {
    "plan_id": [1, 2, 9], "is_mine": [True], "role": list(Role), "unit": ["镇", "水务", "没有"], "annex": [1, 3], "state": list(State),
    "light": list(Light), "due_from": [TODAY], "due_before": [TODAY], "search": ["抽样", "完", "没有"],
    "idle_month": [Month(2026, 6), Month(2026, 5), Month(2026, 2)], "is_without_evidence": [True], "has_doubts": [True],
    "has_questions": [True], "is_perhaps": [True], "has_missed": [True], "handler": ["", "甲", "己", "庚", "没有"],
}  # fmt: skip
SINGLE = [ChecklistFilter(**{name: value}) for name, values in ASKED.items() for value in values]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Two plans of many different measures, worked on, in a program to which thirty measures are many."""
    folder, chance = tmp_path_factory.mktemp("marks"), random.Random(3)
    doubt, question = Doubt(DoubtCode.UNIT_UNKNOWN, Field.LEAD, Place(line=3)), Question(QuestionCode.SOME_UNITS, Field.SUPPORT, "相关镇")
    drafts = [
        a_measure(text, deadline=deadline, annex=1 + number // 9, annex_title="附件", task_no=1 + number % 3, task=f"任务{number % 3}",
                  lead=(chance.choice(UNITS),), support=tuple(chance.sample(UNITS, 2)), doubts=(doubt,) * (number % 5 == 0),
                  questions=(question,) * (number % 4 == 0))
        for number, (text, deadline) in enumerate(product(TEXTS, DEADLINES))
    ]  # fmt: skip
    with pytest.MonkeyPatch.context() as patch, Ledger.open(folder / "ledger", chain="c") as made:
        patch.setattr(marks, "MANY", 10)
        patch.setattr(marked, "SOME", 2)
        patch.setattr(marked, "LOOKED_THROUGH", 6)
        set_myself(made, unit=TOWN, area=AREA)
        accept_plan(made, a_plan(*drafts, issued_on=date(2026, 2, 10)), today=TODAY)
        accept_plan(made, a_plan(*drafts[4:], doc_no="二", title="第二份", issued_on=None), today=TODAY)
        (folder / "证明.txt").write_text("x")
        for number, name in enumerate("甲乙丙丁戊己"):
            assign_measures(made, measure_ids(made)[number * 2 : 20], name)
        for key in measure_ids(made):
            set_state(made, [key], chance.choice(STATES), on=TODAY)
            for month in chance.sample([Month(2026, 4), Month(2026, 5), Month(2026, 6)], chance.randrange(3)):
                note_progress(made, key, month, "已做。", today=TODAY)
            if key % 3 == 0:
                attach_evidence(made, [key], [folder / "证明.txt"])
        yield made


def know(ledger: Ledger, today: date = TODAY) -> None:
    with ledger.look() as connection:
        assert marks_of(ledger, connection, today) is not None


def is_known(ledger: Ledger, today: date = TODAY) -> bool:
    with ledger.look() as connection:
        return known_marks(ledger, connection, today) is not None


def check(ledger: Ledger, kept: ChecklistFilter, today: date = TODAY) -> int:
    """The marks' answers are the ledger's own."""
    with ledger.look() as connection:
        expected = rows_by_filter(connection, kept, today)
    assert is_known(ledger, today)
    assert checklist_rows(ledger, kept, today=today, limit=7) == expected[:7]
    assert checklist_rows(ledger, kept, today=today, limit=5, offset=3) == expected[3:8]
    assert checklist_count(ledger, kept, today=today) == len(expected)
    outline = checklist_outline(ledger, kept, today=today)
    done = (State.CLOSED, State.NOT_APPLICABLE)
    counted = {task.task_id: (task.measures, task.closed) for task in outline}
    assert counted == {
        task: (len(rows), sum(row.state in done for row in rows))
        for task in {row.task_id for row in expected} if (rows := [row for row in expected if row.task_id == task])
    }  # fmt: skip
    return len(expected)


@pytest.mark.parametrize("few", [1, 10_000])
def test_each_filter_alone(ledger: Ledger, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked, "FEW", few)  # of units
    know(ledger)
    found = [check(ledger, kept) for kept in SINGLE]

    assert sum(0 < number < 28 for number in found) > 15


@given(kept=filters, today=st.sampled_from(DAYS))
@settings(max_examples=30)
def test_filters_together(ledger: Ledger, kept: ChecklistFilter, today: date) -> None:
    know(ledger, today)
    check(ledger, kept, today)


@pytest.mark.parametrize("is_mine", [False, True])
@pytest.mark.parametrize("plan_id", [None, 2, 9])
def test_the_chips_count_the_same(ledger: Ledger, plan_id: int | None, is_mine: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def counted() -> FilterCounts:
        return filter_counts(ledger, plan_id=plan_id, is_mine=is_mine, today=TODAY)

    by_marks = counted()
    monkeypatch.setattr(marks, "MANY", 10_000)

    assert by_marks == counted()
    assert by_marks.measures or plan_id == 9


def again(ledger: Ledger, month: Month, words: str) -> object:
    note_progress(ledger, measure_ids(ledger)[4], month, "做过。", today=TODAY)
    return note_progress(ledger, measure_ids(ledger)[4], month, words, today=TODAY)


def ticked(ledger: Ledger) -> object:
    reopen_measures(ledger, measure_ids(ledger)[2:9])
    return close_measures(ledger, measure_ids(ledger)[4:6], on=TODAY)


ACTS: dict[str, Callable[[Ledger, Path], object]] = {
    "tick": lambda ledger, _: ticked(ledger),
    "note": lambda ledger, _: again(ledger, Month(2026, 6), "又做。"),
    "note of the month before": lambda ledger, _: again(ledger, Month(2026, 5), "又做。"),
    "note taken away": lambda ledger, _: again(ledger, Month(2026, 6), ""),
    "evidence": lambda ledger, proof: attach_evidence(ledger, measure_ids(ledger)[:2], [proof]),
    "taken back": lambda ledger, _: revert(ledger, newest(ledger)),
    "answer": lambda ledger, _: answer_duties(ledger, [open_duty(ledger)], is_us=False),
    "given to a new one": lambda ledger, _: assign_measures(ledger, measure_ids(ledger)[3:9], "庚"),
    "given to another": lambda ledger, _: assign_measures(ledger, measure_ids(ledger)[12:15], "甲"),
    "given to nobody": lambda ledger, _: assign_measures(ledger, measure_ids(ledger)[:6], ""),
}


def newest(ledger: Ledger) -> int:
    with ledger.look() as connection:
        return int(connection.execute("SELECT max(id) FROM change").fetchone()[0])


def open_duty(ledger: Ledger) -> int:
    with ledger.look() as connection:
        return int(connection.execute("SELECT min(id) FROM duty WHERE wording = '相关镇人民政府' AND answer IS NULL").fetchone()[0])


def test_more_names_than_have_a_mark_of_their_own_are_told_apart_by_the_ledger(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "NAMED", 2)
    last = assign_measures(ledger, measure_ids(ledger)[:2], "甲")
    note_progress(ledger, measure_ids(ledger)[0], Month(2026, 6), f"{last.number}", today=TODAY)
    monkeypatch.setattr(marks, "FEW", 0)  # all are read
    assert not is_known(ledger)
    know(ledger)
    for name in ("", *"甲乙丙丁戊己", "没有"):
        check(ledger, ChecklistFilter(handler=name))
        check(ledger, ChecklistFilter(handler=name, is_mine=True, plan_id=1, search="抽样"))


@pytest.mark.parametrize("name", ACTS)
def test_after_a_change_only_what_it_touched_is_read_again(
    ledger: Ledger, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "新证明.txt").write_text(name)
    ticked(ledger)
    know(ledger)
    monkeypatch.setattr(marks, "read_marks", lambda *_: pytest.fail("all was read again"))
    before = newest(ledger)

    ACTS[name](ledger, tmp_path / "新证明.txt")

    assert newest(ledger) > before
    for kept in SINGLE:
        with ledger.look() as connection:
            expected = rows_by_filter(connection, kept, TODAY)
        assert checklist_rows(ledger, kept, today=TODAY, limit=99) == expected
    assert is_known(ledger)


def test_another_unit_or_day_needs_other_marks(ledger: Ledger) -> None:
    know(ledger)

    assert not is_known(ledger, TODAY + timedelta(1))
    set_myself(ledger, unit="绿水镇人民政府", area=AREA)
    assert not is_known(ledger)
    know(ledger)
    check(ledger, ChecklistFilter(is_mine=True))
    set_myself(ledger, unit=TOWN, area=AREA)


def test_a_new_plan_needs_other_marks_and_an_older_reader_none(ledger: Ledger) -> None:
    know(ledger)
    with ledger.look() as older:
        older.execute("SELECT 1 FROM change").fetchone()  # its view of the ledger begins
        close_measures(ledger, measure_ids(ledger)[:1], on=TODAY)
        reopen_measures(ledger, measure_ids(ledger)[:1])
        know(ledger)

        assert known_marks(ledger, older, TODAY) is None
    accept_plan(ledger, a_plan(a_measure("完成第三份的工作。"), doc_no="三", title="第三份"), today=TODAY)
    assert not is_known(ledger)
    know(ledger)
    check(ledger, ChecklistFilter())


def test_another_order_than_that_of_taking_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "MANY", 3)
    monkeypatch.setattr(marks_reading, "CHUNK", 4)
    drafts = [a_measure(f"第{number}条抽样。", task_no=1 + number // 5, task=f"任务{number // 5}", deadline=DEADLINES[number % 4]) for number in range(13)]
    with Ledger.open(tmp_path / "ledger", chain="c") as other:
        accept_plan(other, a_plan(*drafts), today=TODAY)
        close_measures(other, measure_ids(other)[:3], on=TODAY)
        with other.change("move") as change:
            change.plain.execute("UPDATE measure SET position = (position * 5) % 13")
        know(other)

        assert sum(0 < check(other, kept) < 13 for kept in SINGLE) > 5


def test_many_changed_measures_are_read_with_all(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    know(ledger)
    monkeypatch.setattr(marks, "FEW", 3)
    keys = measure_ids(ledger)[:5]
    reopen_measures(ledger, keys)
    close_measures(ledger, keys, on=TODAY)

    assert not is_known(ledger)


def test_a_small_ledger_needs_none(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "MANY", 10_000)
    with ledger.look() as connection:
        assert marks_of(ledger, connection, TODAY) is None


@given(first=st.dates(), second=st.dates())
def test_days_are_ordered_as_their_bytes(first: date, second: date) -> None:
    assert (coded_day(first) <= coded_day(second)) == (first <= second)
    assert coded_day(None) < coded_day(first)


def test_the_light_of_marks_is_the_rules() -> None:
    """What the marks stand for is said to the rule in dates of its own."""
    from model.rows.due import DuePlace
    from model.rows.words import DueKind

    long_ago, ahead = date(2025, 12, 1), TODAY + timedelta(100)
    for state, overdue, soon, missed, endless, noted, before in product(range(5), *[(False, True)] * 6):
        dues = [DuePlace(DueKind.BY, None, ahead, "", is_milestone=False)] if not (overdue or endless) else []
        dues += [DuePlace(DueKind.BY, None, TODAY - timedelta(2), "", is_milestone=False)] if overdue else []
        dues += [DuePlace(DueKind.BY, None, TODAY + timedelta(3), "", is_milestone=True)] if soon else []
        dues += [DuePlace(DueKind.ONGOING, None, None, "", is_milestone=False)] if endless and not overdue else []
        byte = state | OVERDUE * overdue | SOON * (soon or overdue) | MISSED * missed | ENDLESS * (endless and not overdue) | STARTED
        expected = light_of(
            state=STATES[state], dues=dues, today=TODAY, has_progress_this_month=bool(noted), has_progress_last_month=bool(before),
            active_since=long_ago, open_occurrence=TODAY - timedelta(1) if missed else None,
        )  # fmt: skip

        assert light(byte, NOTED * noted | NOTED_BEFORE * before) is expected, (state, overdue, soon, missed, endless, noted, before)


def test_the_next_date_is_compared_with_both_bounds_in_every_byte() -> None:
    near = (0x0B4F00, 0x0B4FFF, 0x0B5000, 0x0B5001, 0x0B5100, 255, 256, 65535, 65536, 131071)
    days = [None, date.min, date.max, *map(date.fromordinal, near)]
    coded = [coded_day(day) for day in days]
    known = Marks(TODAY, range(len(days)), bytes(len(days)), bytes(len(days)),
                  tuple(bytes(code[part] for code in coded) for part in range(3)), (), (), [], [], bytes(len(days)), ())  # fmt: skip
    for first, last in product(days, days):
        if first is None and last is None:
            continue
        begin, end = first or date.min, last or date.max
        expected = bytes(day is not None and begin <= day <= end for day in days)
        assert known.kept(ChecklistFilter(due_from=first, due_before=last)) == expected, (first, last)
