"""The calendar's days: what is counted on them and which entries come first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from model.actions.accept_plan import accept_plan
from model.actions.close import close_measures, set_state, tick_milestone
from model.actions.revert import revert
from model.ledger import Ledger
from model.periods import Month
from model.queries import calendar_dues, measure_sql
from model.queries.calendar import calendar_days, day_entries
from model.queries.records import records
from model.rows.calendar import CalendarDay, CalendarEntry, CalendarFilter, DayMark, EntryKind, Standing
from model.rows.checklist import ChecklistFilter
from model.rows.words import DueKind, State
from model.rules.occurrences import spans_within
from model.store.tables import Occurrence, Submission
from tests.builders import TODAY, a_measure, a_plan, measure_ids, taken_in

KINDS = frozenset(EntryKind) - {EntryKind.LOOK}  # what a quarter's end asks for stands in test_calendar_looks
ALL, MINE = CalendarFilter(kinds=KINDS), CalendarFilter(is_mine=True, kinds=KINDS)
JUNE_30, DECEMBER_31 = date(2026, 6, 30), date(2026, 12, 31)


def fill(ledger: Ledger, _folder: object) -> None:
    """The first and last are the town's; the second and third are others'."""
    taken_in(ledger, a_plan(
        a_measure("6月底前完成方案，每月26日报送进展。", support=("各镇人民政府",)),
        a_measure("完成排查。", deadline="6月底前"),
        a_measure("每季度通报一次。", deadline="长期实施"),
        a_measure("6月底前完成整治，6月底前上报。", deadline="6月底前", lead=("各镇人民政府",)),
    ))  # fmt: skip


def fill_spans(ledger: Ledger, _folder: object) -> None:
    """Recurrences between days of many kinds, in two plans of which one has no day of issue."""
    taken_in(ledger, a_plan(*(
        a_measure(f"{text}5月20日前完成方案。", deadline=deadline)
        for text in ("每周调度。", "每月26日报送。", "每季度通报。", "每日巡查。")
        for deadline in ("年底前", "6月底前", "长期实施", "9月1日起", "6-12月", "按时间节点完成", "2027年6月底前")
    )))  # fmt: skip
    accept_plan(ledger, a_plan(a_measure("每月检查。"), a_measure("每半年总结。", deadline="6月底前"),
                               doc_no="二", title="第二份", issued_on=None, year=2025), today=TODAY)  # fmt: skip


@pytest.fixture
def ledger(filled: Callable[..., Ledger]) -> Ledger:
    return filled("calendar", fill)


def day_of(ledger: Ledger, day: date, kept: CalendarFilter = ALL, *, today: date = TODAY) -> CalendarDay:
    (found,) = calendar_days(ledger, kept, day, day, today=today)
    return found


def entries_of(ledger: Ledger, day: date, kept: CalendarFilter = ALL, *, today: date = TODAY) -> list[CalendarEntry]:
    counts = day_of(ledger, day, kept, today=today).counts
    return list(day_entries(ledger, kept, counts, day, today=today, limit=100))


def counted(day: CalendarDay) -> dict[EntryKind, tuple[int, int]]:
    return {count.kind: (count.entries, count.open) for count in day.counts}


def spoken(ledger: Ledger, key: int, day: date, met_on: date | None) -> None:
    with ledger.change("tick-occurrence") as change:
        change.session.add(Occurrence(recurrence_id=key, due_on=day, met_on=met_on))


def test_days_without_a_plan_are_there_and_empty(filled: Callable[..., Ledger]) -> None:
    ledger = filled("empty", lambda ledger, folder: None)
    days = calendar_days(ledger, ALL, date(2028, 2, 1), date(2028, 2, 29), today=TODAY)
    assert [day.day.day for day in days] == list(range(1, 30))
    assert not any(day.entries or day.first for day in days)


def test_a_date_that_stands_twice_is_one_entry(ledger: Ledger) -> None:
    assert counted(day_of(ledger, JUNE_30)) == {
        EntryKind.MILESTONE: (1, 1), EntryKind.DUE: (2, 2), EntryKind.OCCURRENCE: (1, 1),
    }  # fmt: skip
    codes = [(entry.kind, entry.code) for entry in entries_of(ledger, JUNE_30)]
    assert codes == [
        (EntryKind.MILESTONE, "1-01-1"), (EntryKind.DUE, "1-01-2"), (EntryKind.DUE, "1-01-4"),
        (EntryKind.OCCURRENCE, "1-01-3"),
    ]  # fmt: skip


def test_only_mine_are_kept(ledger: Ledger) -> None:
    assert [(e.kind, e.code) for e in entries_of(ledger, JUNE_30, MINE)] == [
        (EntryKind.MILESTONE, "1-01-1"), (EntryKind.DUE, "1-01-4")]
    assert counted(day_of(ledger, date(2026, 6, 26), MINE)) == {EntryKind.OCCURRENCE: (1, 1)}


@pytest.mark.parametrize("kind", [kind for kind in EntryKind if kind is not EntryKind.BEGIN])
def test_only_the_kinds_asked_for_are_kept(ledger: Ledger, kind: EntryKind) -> None:
    kept = CalendarFilter(kinds=frozenset({kind}))
    days = calendar_days(ledger, kept, date(2026, 6, 1), JUNE_30, today=TODAY)
    assert {count.kind for day in days for count in day.counts} == {kind}
    assert {entry.kind for day in days for entry in day.first} == {kind}


def test_the_last_own_date_ends_the_measure_and_a_milestone_does_not(ledger: Ledger) -> None:
    assert [entry.ends_measure for entry in entries_of(ledger, JUNE_30)] == [False, True, True, False]
    assert entries_of(ledger, DECEMBER_31)[0].ends_measure


@pytest.mark.parametrize(("today", "standing"), [
    (date(2026, 6, 29), Standing.AHEAD), (date(2026, 6, 30), Standing.AHEAD), (date(2026, 7, 1), Standing.MISSED),
])  # fmt: skip
def test_what_is_past_and_open_is_missed(ledger: Ledger, today: date, standing: Standing) -> None:
    assert {entry.standing for entry in entries_of(ledger, JUNE_30, today=today)} == {standing}


def test_what_is_closed_is_done_and_comes_after_what_is_open(ledger: Ledger) -> None:
    keys = measure_ids(ledger)
    close_measures(ledger, [keys[1]], on=TODAY)
    set_state(ledger, [keys[3]], State.NOT_APPLICABLE, on=TODAY)
    day = day_of(ledger, JUNE_30)
    assert counted(day)[EntryKind.DUE] == (2, 0)
    assert [(entry.code, entry.standing) for entry in day.first] == [
        ("1-01-1", Standing.AHEAD), ("1-01-3", Standing.AHEAD), ("1-01-2", Standing.DONE), ("1-01-4", Standing.IDLE),
    ]  # fmt: skip


def test_a_ticked_milestone_is_met_and_its_measure_stays_open(ledger: Ledger) -> None:
    milestone = entries_of(ledger, JUNE_30)[0]
    tick_milestone(ledger, milestone.key, on=TODAY)
    found = entries_of(ledger, JUNE_30)[0]
    assert (found.key, found.standing, found.is_met) == (milestone.key, Standing.DONE, True)
    assert entries_of(ledger, DECEMBER_31)[0].standing is Standing.AHEAD


def test_a_closed_measure_comes_back_no_more(ledger: Ledger) -> None:
    close_measures(ledger, measure_ids(ledger), on=TODAY)
    days = calendar_days(ledger, ALL, date(2026, 6, 1), DECEMBER_31, today=TODAY)
    assert EntryKind.OCCURRENCE not in {count.kind for day in days for count in day.counts}


def test_what_comes_back_is_counted_anew_after_each_change(ledger: Ledger) -> None:
    day, kept = date(2026, 7, 26), CalendarFilter(kinds=frozenset({EntryKind.OCCURRENCE}))
    key = measure_ids(ledger)[0]
    assert day_of(ledger, day, kept).entries == 1
    closed = close_measures(ledger, [key], on=TODAY)
    assert day_of(ledger, day, kept).entries == 0
    assert closed.number is not None
    revert(ledger, closed.number)
    assert day_of(ledger, day, kept).entries == 1
    assert day_of(ledger, day, CalendarFilter(is_mine=True)).entries == 1


def test_occurrences_begin_with_the_plan(ledger: Ledger) -> None:
    kept = CalendarFilter(kinds=frozenset({EntryKind.OCCURRENCE}), is_mine=True)
    days = calendar_days(ledger, kept, date(2026, 1, 1), date(2026, 4, 30), today=TODAY)
    assert [day.day for day in days if day.entries] == [date(2026, month, 26) for month in (2, 3, 4)]  # issued 10 February


@pytest.mark.parametrize(("met_on", "standing"), [(date(2026, 5, 20), Standing.DONE), (None, Standing.IDLE)])
def test_an_occurrence_somebody_spoke_about_is_open_no_more(
    ledger: Ledger, met_on: date | None, standing: Standing
) -> None:
    day = date(2026, 5, 26)
    (before,) = entries_of(ledger, day)
    assert before.standing is Standing.MISSED
    spoken(ledger, before.key, day, met_on)
    assert counted(day_of(ledger, day)) == {EntryKind.OCCURRENCE: (1, 0)}
    assert [(e.standing, e.is_met) for e in entries_of(ledger, day)] == [(standing, True)]
    assert [e.standing for e in entries_of(ledger, date(2026, 4, 26))] == [Standing.MISSED]


def test_reporting_days_are_marked_and_done_once_the_month_was_written(ledger: Ledger) -> None:
    day = date(2026, 7, 2)  # the second working day
    (report,) = day_of(ledger, day, CalendarFilter(kinds=frozenset({EntryKind.REPORT}))).first
    assert (report.text, report.covers, report.standing) == ("区生态环境局", (Month(2026, 6),), Standing.AHEAD)
    with ledger.change("submit") as change:
        change.session.add(Submission(year=2026, month=6, made_at="2026-07-01T00:00:00Z", file_name="a.xlsx", sha256="0", measures=1))
    assert day_of(ledger, day).first[0].standing is Standing.DONE


def test_past_reporting_days_blame_nobody_and_none_precede_the_plan(ledger: Ledger) -> None:
    kept = CalendarFilter(kinds=frozenset({EntryKind.REPORT}))
    days = calendar_days(ledger, kept, date(2026, 1, 1), JUNE_30, today=TODAY)
    shown = [(entry.day.month, entry.standing) for day in days for entry in day.first]
    assert shown == [(3, Standing.IDLE), (4, Standing.IDLE), (5, Standing.IDLE), (6, Standing.IDLE)]


@pytest.mark.parametrize(("today", "last"), [(TODAY, (2027, 1)), (date(2027, 2, 1), (2027, 1))])
def test_reports_end_with_the_year_of_their_plan(ledger: Ledger, today: date, last: tuple[int, int]) -> None:
    kept = CalendarFilter(kinds=frozenset({EntryKind.REPORT}))
    days = [day.day for day in calendar_days(ledger, kept, date(2026, 12, 1), date(2028, 6, 30), today=today) if day.entries]
    assert (days[-1].year, days[-1].month) == last
    accept_plan(ledger, a_plan(a_measure("明年的计划。"), doc_no="二", title="第二份", year=2027, report_rule=""), today=TODAY)
    days = [day.day for day in calendar_days(ledger, kept, date(2026, 12, 1), date(2028, 6, 30), today=today) if day.entries]
    assert (days[-1].year, days[-1].month) == (2027, 1)


def test_a_plan_filter_keeps_one_plan(ledger: Ledger) -> None:
    accept_plan(ledger, a_plan(a_measure("另一份计划。"), doc_no="二", title="第二份", report_rule=""), today=TODAY)
    shown = {plan: [e.text for e in entries_of(ledger, DECEMBER_31, CalendarFilter(plan_id=plan)) if e.kind is EntryKind.DUE]
             for plan in (1, 2, None)}  # fmt: skip
    assert shown[2] == ["另一份计划。"]
    assert shown[None] == shown[1] + shown[2]


def test_marks_tell_holidays_moved_days_and_weekends() -> None:
    from model.rules.day_marks import day_mark, holiday_name

    marks = {day: day_mark(date(2026, *day)) for day in ((10, 1), (10, 10), (10, 17), (10, 19))}
    assert list(marks.values()) == [DayMark.HOLIDAY, DayMark.MOVED, DayMark.WEEKEND, DayMark.WORKDAY]
    assert holiday_name(date(2026, 10, 1)) == "National Day"
    assert holiday_name(date(2026, 10, 19)) == ""
    assert day_mark(date(2041, 10, 1)) is DayMark.WORKDAY  # not known yet: the week alone


@pytest.mark.parametrize(("first", "last"), [
    (date(2026, 1, 26), date(2026, 3, 1)), (date(2026, 6, 1), date(2026, 7, 5)), (date(2026, 8, 31), date(2026, 10, 4)),
    (date(2026, 11, 30), date(2027, 1, 10)), (date(2028, 1, 31), date(2028, 3, 5)),
])  # fmt: skip
def test_counts_are_those_of_every_record(filled: Callable[..., Ledger], first: date, last: date) -> None:
    ledger = filled("spans", fill_spans)
    wanted: Counter[date] = Counter()
    for record in records(ledger, ChecklistFilter(), today=TODAY):
        places = {(due.place.kind, due.place.start, due.place.end) for due in record.dues}
        days_of = [end or start for kind, start, end in places if end or kind is DueKind.FROM]
        days_of += [end for row in record.recurrences for _, end in spans_within(row.place, row.first, row.last)]
        wanted.update(day for day in days_of if day and first <= day <= last)
    kept = CalendarFilter(kinds=KINDS - {EntryKind.REPORT})
    days = calendar_days(ledger, kept, first, last, today=TODAY)
    assert {day.day: day.entries for day in days if day.entries} == wanted
    for day in days:
        assert len(day_entries(ledger, kept, day.counts, day.day, today=TODAY, limit=1000)) == day.entries
    assert len(days) == (last - first) // timedelta(days=1) + 1


@pytest.mark.parametrize("kept", [ALL, MINE])
def test_large_ledgers_are_asked_another_way_with_the_same_answer(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, kept: CalendarFilter
) -> None:
    close_measures(ledger, measure_ids(ledger)[1:2], on=TODAY)
    span = (date(2026, 6, 1), date(2026, 7, 12))
    small = calendar_days(ledger, kept, *span, today=TODAY, most=2)
    monkeypatch.setattr(calendar_dues, "SORTED", 0)
    monkeypatch.setattr(measure_sql, "MANY", 0)
    assert calendar_days(ledger, kept, *span, today=TODAY, most=2) == small


@pytest.mark.parametrize("limit", [1, 2, 3, 10])
def test_pages_joined_are_the_whole_day(ledger: Ledger, limit: int) -> None:
    counts = day_of(ledger, JUNE_30).counts
    pages = [day_entries(ledger, ALL, counts, JUNE_30, today=TODAY, limit=limit, offset=offset)
             for offset in range(0, 4, limit)]  # fmt: skip
    assert [entry for page in pages for entry in page] == entries_of(ledger, JUNE_30)
    assert day_entries(ledger, ALL, counts, JUNE_30, today=TODAY, limit=limit, offset=4) == ()
