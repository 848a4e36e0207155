"""The checklist's filters and figures in SQL against the same said in Python over whole measures."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from model.actions.accept_plan import accept_plan
from model.actions.answers import answer_duties
from model.actions.close import refresh_summary, set_state
from model.actions.evidence import attach_evidence
from model.actions.myself import set_myself
from model.actions.progress import note_progress
from model.actions.readings import enter_reading
from model.ledger import Ledger
from model.periods import Month, months_between
from model.queries.checklist import (
    checklist_count,
    checklist_outline,
    checklist_rows,
    measure_rows,
    rows_of_tasks,
)
from model.queries.filter_choices import filter_counts
from model.queries.measure_filter import light_expression
from model.queries.overview import overview
from model.queries.records import records
from model.rows.checklist import ChecklistFilter, MeasureRow
from model.rows.draft import Doubt, DoubtCode, Field, MeasureDraft, Place, Question, QuestionCode
from model.rows.due import DuePlace
from model.rows.record import MeasureRecord
from model.rows.words import DueKind, Light, Role, State
from model.rules.lights import SOON, light_of
from model.rules.targets import is_met
from model.store.search import plain
from model.store.tables import Due, Duty, Measure, Plan, Progress, Target
from tests.builders import AREA, TODAY, TOWN, a_measure, a_plan, measure_ids

ALL = ChecklistFilter()
DONE = (State.CLOSED, State.NOT_APPLICABLE)
UNITS = ("青山镇人民政府", "各镇人民政府", "相关镇人民政府", "区水务局", "各街道办事处", "区生态环境局")
TEXTS = ("全年抽样检测量不低于20个。", "3月底前完成方案；10月底前完成整治。", "持续开展执法检查。", "9月15日前完成验收。", "推进示范建设。")
DEADLINES = ("年底前", "6月底前", "长期实施", "7月1日起", "6-9月", "按时间节点完成", "随时")
DOUBT = Doubt(DoubtCode.UNIT_UNKNOWN, Field.LEAD, Place(line=3))
QUESTION = Question(QuestionCode.SOME_UNITS, Field.SUPPORT, "相关镇")

days = st.dates(date(2025, 12, 20), date(2027, 2, 10))
units = st.lists(st.sampled_from(UNITS), max_size=2, unique=True).map(tuple)
drafts = st.builds(
    lambda text, deadline, annex, task, lead, responsible, support, doubts, questions: a_measure(
        text, deadline=deadline, annex=annex, annex_title=f"附件{annex}", task_no=task, task=f"任务{task}", lead=lead,
        responsible=responsible, support=support, doubts=doubts, questions=questions),
    st.sampled_from(TEXTS), st.sampled_from(DEADLINES), st.integers(1, 2), st.integers(1, 2), units, units, units,
    st.sampled_from([(), (DOUBT,)]), st.sampled_from([(), (QUESTION,)]),
)
work = st.tuples(st.sampled_from(State), st.sampled_from([None, Month(2026, 5), Month(2026, 6), Month(2026, 7)]), st.booleans(),
                 st.sampled_from([None, "3", "30"]), days)


def make(folder: Path, measures: list[MeasureDraft], done: list[Any], issued: date | None) -> Ledger:
    ledger = Ledger.open(folder / "ledger", chain="c")
    set_myself(ledger, unit=TOWN, area=AREA)
    accept_plan(ledger, a_plan(*measures[: len(measures) // 2 + 1], issued_on=issued), today=TODAY)
    accept_plan(ledger, a_plan(*measures[len(measures) // 2 :], doc_no="二", title="第二份", issued_on=None), today=TODAY)
    proof = folder / "证明.txt"
    proof.write_text("x")
    keys = measure_ids(ledger)
    with ledger.read() as session:
        targets = dict(session.execute(select(Target.measure_id, Target.id)).all())  # type: ignore[arg-type]
        open_duties = list(session.scalars(select(Duty.id).where(Duty.wording == "相关镇人民政府").order_by(Duty.id)))
    for key, (state, month, has_evidence, reading, day) in zip(keys, done, strict=False):
        if month:
            note_progress(ledger, key, month, "已做。", today=max(day, month.first))
        set_state(ledger, [key], state, on=day)
        if has_evidence:
            attach_evidence(ledger, [key], [proof])
        if reading and key in targets:
            enter_reading(ledger, targets[key], Month(2026, 6), reading)
    for number, duty in enumerate(open_duties):
        if number % 3:
            answer_duties(ledger, [duty], is_us=number % 3 == 1)
    return ledger


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """One ledger of many different measures; the filters are what is varied."""
    chance = random.Random(7)
    measures = [
        a_measure(text, deadline=deadline, annex=1 + number % 2, annex_title=f"附件{1 + number % 2}", task_no=1 + number % 3,
                  task=f"任务{1 + number % 3}", lead=(chance.choice(UNITS),), responsible=(chance.choice(UNITS),) * (number % 2),
                  support=tuple(chance.sample(UNITS, 2)) if number % 3 else (), doubts=(DOUBT,) * (number % 5 == 0),
                  questions=(QUESTION,) * (number % 4 == 0))
        for number, (text, deadline) in enumerate(itertools.product(TEXTS, DEADLINES))
    ]
    done = [
        (chance.choice(list(State)), chance.choice([None, Month(2026, 5), Month(2026, 6)]), chance.random() < 0.3,
         chance.choice([None, "3", "30"]), date(2025, 12, 1) + timedelta(days=chance.randrange(250)))
        for _ in range(len(measures) + 1)
    ]
    with make(tmp_path_factory.mktemp("filters"), measures, done, date(2026, 2, 10)) as made:
        yield made


filters = st.builds(
    ChecklistFilter, plan_id=st.sampled_from([None, 1, 2, 9]), is_mine=st.booleans(), role=st.sampled_from([None, *Role]),
    unit=st.sampled_from(["", "镇", "区水务局", "%", "_"]), annex=st.sampled_from([None, 1, 2, 3]), state=st.sampled_from([None, *State]),
    light=st.sampled_from([None, *Light]), due_from=st.sampled_from([None, date(2026, 4, 1)]), due_before=st.sampled_from([None, date(2026, 6, 30), date(2026, 12, 31)]),
    search=st.sampled_from(["", "抽样", "整治 方案", "水务", "任务2", "1-02", "证明", "，", "x"]), idle_month=st.sampled_from([None, Month(2026, 6)]),
    is_without_evidence=st.booleans(), has_doubts=st.booleans(), has_questions=st.booleans(),
    is_perhaps=st.booleans(),
)
SINGLE = [
    ChecklistFilter(**{name: value}) for name, values in {
        "plan_id": [1, 2, 9], "is_mine": [True], "role": list(Role), "unit": ["镇", "区水务局", "%", "_", "\\"], "annex": [1, 2, 3],
        "state": list(State), "light": list(Light), "due_from": [date(2026, 4, 1), date(2026, 7, 1)], "due_before": [date(2026, 3, 31), date(2026, 6, 30), date(2026, 12, 31)],
        "search": ["抽样", "整治 方案", "水务", "任务2", "1-02", "证明", "，", " ", "镇"], "idle_month": [Month(2026, 5), Month(2026, 6)],
        "is_without_evidence": [True], "has_doubts": [True], "has_questions": [True], "is_perhaps": [True],
    }.items() for value in values
]


def keeps(kept: ChecklistFilter, record: MeasureRecord) -> bool:
    row = record.row
    dates = [due.place.end for due in record.dues if due.met_on is None and due.place.end]
    has_note = any(note.month == kept.idle_month and note.text for note in record.progress)
    return all((
        kept.plan_id in (None, row.plan_id), not kept.is_mine or row.role is not None, kept.role in (None, row.role),
        any(kept.unit in duty.wording for duty in record.duties) or not kept.unit, kept.annex in (None, row.annex),
        kept.state in (None, row.state), kept.light in (None, row.light),
        kept.due_from is None or (row.state not in DONE and min(dates, default=kept.due_from - timedelta(1)) >= kept.due_from),
        kept.due_before is None or (row.state not in DONE and any(day <= kept.due_before for day in dates)),
        not kept.search.strip() or stands_in(kept.search, record),
        kept.idle_month is None or (row.state not in DONE and not has_note),
        not kept.is_without_evidence or not record.evidence, not kept.has_doubts or bool(record.doubts),
        not kept.has_questions or bool(record.questions), not kept.is_perhaps or not row.is_certain,
    ))


def stands_in(search: str, record: MeasureRecord) -> bool:
    row = record.row
    fields = [row.code, row.text, row.task, row.section, row.deadline, *(duty.wording for duty in record.duties),
              *(file.name for file in record.evidence)]
    terms = [plain(word) for word in search.split()]
    return any(terms) and all(any(term in plain(field) for field in fields) for term in terms if term)


@lru_cache(maxsize=32)
def everything(ledger: Ledger, today: date) -> tuple[MeasureRecord, ...]:
    return records(ledger, ALL, today=today)


def by_hand(ledger: Ledger, kept: ChecklistFilter, today: date) -> tuple[MeasureRow, ...]:
    return tuple(record.row for record in everything(ledger, today) if keeps(kept, record))


@pytest.mark.parametrize("kept", SINGLE, ids=str)
def test_each_filter_alone_keeps_what_it_says(kept: ChecklistFilter, ledger: Ledger) -> None:
    assert checklist_rows(ledger, kept, today=TODAY) == by_hand(ledger, kept, TODAY)
    assert checklist_count(ledger, kept, today=TODAY) == len(by_hand(ledger, kept, TODAY))


def test_the_filters_are_tried_on_something(ledger: Ledger) -> None:
    found = [len(by_hand(ledger, kept, TODAY)) for kept in SINGLE]

    assert sum(0 < number < 36 for number in found) > 20
    assert {row.light for day in (TODAY, date(2026, 8, 1)) for row in checklist_rows(ledger, ALL, today=day)} == set(Light)


some_days = st.sampled_from([TODAY, *(date(2026, month, 14) for month in (1, 2, 5, 7, 9, 12)), date(2026, 7, 31), date(2027, 1, 1)])


@given(kept=filters, today=some_days)
@settings(max_examples=50)
def test_filters_together_keep_what_all_keep(ledger: Ledger, kept: ChecklistFilter, today: date) -> None:
    expected = by_hand(ledger, kept, today)

    assert checklist_rows(ledger, kept, today=today) == expected
    assert checklist_count(ledger, kept, today=today) == len(expected)
    outline = checklist_outline(ledger, kept, today=today)
    assert sum(task.measures for task in outline) == len(expected)
    assert sum(task.closed for task in outline) == sum(row.state in DONE for row in expected)
    assert [task.task_id for task in outline] == list(dict.fromkeys(row.task_id for row in expected))


@given(size=st.integers(1, 40), kept=st.sampled_from([ALL, ChecklistFilter(is_mine=True), ChecklistFilter(search="完成")]))
@settings(max_examples=20)
def test_pages_put_together_are_the_whole(ledger: Ledger, size: int, kept: ChecklistFilter) -> None:
    whole = checklist_rows(ledger, kept, today=TODAY)
    pages = [checklist_rows(ledger, kept, today=TODAY, limit=size, offset=start) for start in range(0, len(whole) + size, size)]

    assert tuple(row for page in pages for row in page) == whole


def test_rows_of_tasks_are_those_of_the_whole(ledger: Ledger) -> None:
    tasks = [task.task_id for task in checklist_outline(ledger, ALL, today=TODAY)][::2]

    assert rows_of_tasks(ledger, ALL, tasks, today=TODAY) == tuple(
        row for row in checklist_rows(ledger, ALL, today=TODAY) if row.task_id in tasks)


def test_rows_by_id_come_in_the_documents_order(ledger: Ledger) -> None:
    some = measure_ids(ledger)[5:9]

    assert [row.id for row in measure_rows(ledger, reversed(some), today=TODAY)] == some
    assert measure_rows(ledger, [], today=TODAY) == ()


@pytest.mark.parametrize("is_mine", [False, True])
@pytest.mark.parametrize("plan_id", [None, 1, 2, 9])
@given(today=some_days)
@settings(max_examples=4)
def test_the_overview_counts_what_stands_there(ledger: Ledger, plan_id: int | None, is_mine: bool, today: date) -> None:
    kept = ChecklistFilter(plan_id=plan_id, is_mine=is_mine)
    whole = [record for record in everything(ledger, today) if keeps(kept, record)]
    rows = [record.row for record in whole]
    found = overview(ledger, plan_id=plan_id, is_mine=is_mine, today=today)

    assert (found.measures, found.closed) == (len(rows), sum(row.state is State.CLOSED for row in rows))
    assert dict(found.lights) == {light: sum(row.light is light for row in rows) for light in Light}
    assert dict(found.roles) == {role: sum(row.role is role for row in rows) for role in Role}
    assert found.idle == sum(row.state not in DONE and not row.has_progress for row in rows)
    assert found.without_evidence == sum(not record.evidence for record in whole)
    assert found.unanswered == sum(row.role is not None and not row.is_certain for row in rows)
    assert found.doubts == sum(bool(record.doubts) for record in whole)
    assert found.due_soon == sum(
        row.state not in DONE and any(due.met_on is None and due.place.end and due.place.end <= today + SOON for due in record.dues)
        for row, record in zip(rows, whole, strict=True))
    assert found.past_date == sum(
        row.state not in DONE and any(due.met_on is None and due.place.end and due.place.end < today for due in record.dues)
        for row, record in zip(rows, whole, strict=True))
    assert found.past_date >= dict(found.lights)[Light.RED]
    assert sum(annex.measures for annex in found.annexes) == len(rows)
    assert sum(annex.closed for annex in found.annexes) == found.closed
    for point in found.closings:
        assert point.closed == sum(row.state is State.CLOSED and row.closed_on is not None and row.closed_on <= point.month.last for row in rows)
    if plan_id is None:
        assert [point.month for point in found.closings] == list(months_between(Month(today.year, 1), Month.of(today)))
    targets = [target for record in whole for target in record.targets]
    read = [(target, known) for target in targets if (known := [one for one in target.readings if one.month <= Month.of(today)])]
    assert (found.targets, found.targets_read) == (len(targets), len(read))
    assert found.targets_met == sum(is_met(target.place, type(target.place.value)(known[-1].value)) is True for target, known in read)


@pytest.mark.parametrize("is_mine", [False, True])
@pytest.mark.parametrize("plan_id", [None, 2])
@given(today=some_days)
@settings(max_examples=4)
def test_the_chips_count_what_their_filters_keep(ledger: Ledger, plan_id: int | None, is_mine: bool, today: date) -> None:
    found = filter_counts(ledger, plan_id=plan_id, is_mine=is_mine, today=today)

    def count(**more: Any) -> int:
        return checklist_count(ledger, ChecklistFilter(**{"plan_id": plan_id, "is_mine": is_mine} | more), today=today)

    assert (found.measures, found.mine) == (count(), count(is_mine=True))
    assert dict(found.roles) == {role: count(role=role) for role in Role}
    assert dict(found.lights) == {light: count(light=light) for light in Light}
    assert (found.idle, found.without_evidence) == (count(idle_month=Month.of(today)), count(is_without_evidence=True))
    assert (found.doubts, found.questions) == (count(has_doubts=True), count(has_questions=True))
    assert found.perhaps == count(is_perhaps=True)


places = st.one_of(
    st.builds(lambda end, m: DuePlace(DueKind.BY, None, end, "", m), days, st.booleans()),
    st.builds(lambda start: DuePlace(DueKind.FROM, start, None, ""), days),
    st.just(DuePlace(DueKind.ONGOING, None, None, "")),
    st.builds(lambda start, long, m: DuePlace(DueKind.WINDOW, start, start + timedelta(days=long), "", m), days, st.integers(0, 120), st.booleans()),
)


@given(dues=st.lists(st.tuples(places, st.booleans()), max_size=4), state=st.sampled_from(State), today=days,
       issued=st.one_of(st.none(), days), months=st.sets(st.integers(-2, 1)))
@settings(max_examples=200)
def test_the_light_in_sql_is_the_rules(
    ledger: Ledger, dues: list[tuple[DuePlace, bool]], state: State, today: date, issued: date | None, months: set[int]
) -> None:
    now = Month.of(today)
    expected = light_of(
        state=state, dues=[place for place, is_met in dues if not is_met], today=today, has_progress_this_month=0 in months,
        has_progress_last_month=-1 in months, active_since=issued)
    with ledger._engine.connect() as connection:  # rolled back: the ledger stays as it is
        session = Session(connection)
        measure = session.get_one(Measure, 1)
        session.execute(delete(Due).where(Due.measure_id == 1))
        session.execute(delete(Progress).where(Progress.measure_id == 1))
        measure.state = state
        session.get_one(Plan, measure.plan_id).issued_on = issued
        session.add_all(Due(measure_id=1, kind=p.kind, start=p.start, end=p.end, wording="", is_milestone=p.is_milestone,
                            met_on=TODAY if is_met else None) for p, is_met in dues)
        session.add_all(Progress(measure_id=1, year=now.plus(step).year, month=now.plus(step).month, text="x", written_at="")
                        for step in months)
        session.flush()
        refresh_summary(session, 1)
        session.flush()
        found = session.scalar(select(light_expression(today)).where(Measure.id == 1))
        session.close()
        connection.rollback()
    assert found == expected.value


@given(measures=st.lists(drafts, min_size=1, max_size=6), done=st.lists(work, max_size=6), kept=filters, today=days,
       issued=st.one_of(st.none(), days))
@settings(max_examples=10)
def test_any_ledger_is_filtered_as_by_hand(
    tmp_path_factory: pytest.TempPathFactory, measures: list[MeasureDraft], done: list[Any], kept: ChecklistFilter, today: date,
    issued: date | None,
) -> None:
    with make(tmp_path_factory.mktemp("any"), measures, done, issued) as made:
        assert checklist_rows(made, kept, today=today) == by_hand(made, kept, today)
