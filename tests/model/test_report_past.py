"""The quarter's report as things stood on the quarter's last day, not as they stand when it is printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from model.actions.close import close_measures, reopen_measures, set_state, tick_milestone
from model.actions.evidence import attach_evidence
from model.actions.progress import note_progress
from model.actions.revert import revert
from model.ledger import Ledger
from model.periods import Month, Quarter
from model.queries.records import records
from model.queries.report_content import quarterly_content, submission_content
from model.rows.checklist import ChecklistFilter
from model.rows.report import QuarterlyContent
from model.rows.words import Light, State
from tests.builders import a_measure, a_plan, measure_ids, taken_in

Q2, LAST, PRINTED, LATER = Quarter(2026, 2), date(2026, 6, 30), date(2026, 7, 2), date(2026, 8, 20)
APRIL, MAY, JUNE, JULY = (Month(2026, number) for number in (4, 5, 6, 7))
Opening = Callable[..., Ledger]


@pytest.fixture
def office(open_ledger: Opening) -> Ledger:
    """Due on the quarter's last day, a day later, at the year's end with a duty every quarter, and without end."""
    return taken_in(open_ledger(now=datetime(2026, 4, 1, 2, tzinfo=UTC)), a_plan(
        a_measure("完成整治。", deadline="6月底前"), a_measure("完成改造。", deadline="7月1日前"),
        a_measure("每季度通报。", deadline="6月底前"), a_measure("持续巡查。", deadline="长期实施")))


def at(ledger: Ledger, day: date) -> Ledger:
    """The same ledger with its clock set on."""
    ledger._clock = lambda: datetime(day.year, day.month, day.day, 2, tzinfo=UTC)
    return ledger


def report(ledger: Ledger, *, today: date = PRINTED, quarter: Quarter = Q2) -> QuarterlyContent:
    return quarterly_content(ledger, quarter, today=today)


def states(content: QuarterlyContent) -> list[State]:
    return [measure.state for measure in content.measures]


def test_what_was_due_on_the_last_day_and_is_open_is_overdue(office: Ledger) -> None:
    content = report(office)

    assert [(one.code, one.is_overdue, one.days_late) for one in content.troubles] == [("1-01-1", True, 0), ("1-01-3", True, 0)]
    assert (content.figures.due, content.figures.due_closed, content.figures.overdue) == (2, 0, 2)
    assert content.annexes[0].overdue == 2
    assert [one.code for one in content.upcoming] == ["1-01-2"]
    assert [one.light for one in content.measures][:2] == [Light.RED, Light.AMBER]


@pytest.mark.parametrize("today", [date(2026, 6, 29), LAST])
def test_on_its_own_day_a_measure_is_not_overdue_yet(office: Ledger, today: date) -> None:
    content = report(office, today=today)

    assert (content.troubles, content.figures.overdue) == ((), 0)
    assert content.figures.due == 2
    assert content.measures[0].light is Light.AMBER


def test_what_is_still_due_in_the_running_quarter_comes_next(office: Ledger) -> None:
    assert [(one.code, one.due_on) for one in report(office, today=date(2026, 5, 20)).upcoming] == [
        ("1-01-1", LAST), ("1-01-3", LAST), ("1-01-2", date(2026, 7, 1)), ("1-01-3", None)]


def test_what_was_done_after_the_last_day_was_late_and_says_since_when_it_is_done(office: Ledger) -> None:
    close_measures(office, measure_ids(office)[:1], on=date(2026, 7, 1))

    content = report(office)
    assert [(one.code, one.closed_since) for one in content.troubles] == [("1-01-1", date(2026, 7, 1)), ("1-01-3", None)]
    assert content.measures[0].closed_on is None


def test_what_does_not_concern_the_office_is_not_due(office: Ledger) -> None:
    set_state(at(office, MAY.first), measure_ids(office)[:1], State.NOT_APPLICABLE, on=MAY.first)

    figures = report(office).figures
    assert (figures.due, figures.overdue) == (1, 1)


def test_a_measure_closed_after_the_quarter_had_not_begun_in_it(office: Ledger) -> None:
    close_measures(at(office, PRINTED), measure_ids(office)[:1], on=PRINTED)

    assert states(report(office, today=LATER))[0] is State.NOT_STARTED
    assert submission_content(office, JUNE, today=LATER).rows[0].state is State.NOT_STARTED


def test_a_measure_closed_after_the_quarter_was_in_progress_where_that_was_noted(office: Ledger) -> None:
    note_progress(at(office, PRINTED), measure_ids(office)[0], JUNE, "开工。", today=PRINTED)
    close_measures(office, measure_ids(office)[:1], on=PRINTED)

    assert states(report(office, today=LATER))[0] is State.IN_PROGRESS
    assert states(report(office, today=LATER, quarter=Quarter(2026, 1)))[0] is State.NOT_STARTED


@pytest.mark.parametrize("state", [State.BLOCKED, State.NOT_APPLICABLE, State.IN_PROGRESS])
def test_a_state_set_after_the_quarter_was_not_so_in_it(office: Ledger, state: State) -> None:
    set_state(at(office, PRINTED), measure_ids(office)[:1], state, on=PRINTED)

    assert states(report(office, today=LATER))[0] is State.NOT_STARTED
    assert states(report(office, today=LATER, quarter=Quarter(2026, 3)))[0] is state


@pytest.mark.parametrize("state", [State.BLOCKED, State.NOT_APPLICABLE, State.IN_PROGRESS])
def test_a_state_left_after_the_quarter_still_was_so_in_it(office: Ledger, state: State) -> None:
    first = measure_ids(office)[:1]
    set_state(at(office, MAY.first), first, state, on=MAY.first)
    set_state(at(office, PRINTED), first, State.NOT_STARTED, on=PRINTED)
    close_measures(at(office, LATER), first, on=LATER)

    assert states(report(office, today=LATER))[0] is state


def test_the_state_of_a_month_is_what_its_note_says(office: Ledger) -> None:
    first = measure_ids(office)[0]
    note_progress(office, first, MAY, "受阻。", state=State.BLOCKED, today=PRINTED)
    note_progress(office, first, JULY, "已复工。", state=State.IN_PROGRESS, today=LATER)

    content = report(office, today=LATER)
    assert states(content)[0] is State.BLOCKED
    assert (content.troubles[0].is_blocked, content.troubles[0].reason) == (True, "受阻。")
    assert states(report(office, today=LATER, quarter=Quarter(2026, 3)))[0] is State.IN_PROGRESS


def test_what_was_undone_never_was(office: Ledger) -> None:
    first = measure_ids(office)[:1]
    number = set_state(at(office, MAY.first), first, State.BLOCKED, on=MAY.first).number
    assert number
    revert(at(office, PRINTED), number)
    close_measures(office, first, on=PRINTED)

    assert states(report(office, today=LATER))[0] is State.NOT_STARTED


def test_a_tick_taken_back_never_was(office: Ledger) -> None:
    first = measure_ids(office)[:1]
    close_measures(at(office, MAY.first), first, on=MAY.first)
    reopen_measures(at(office, PRINTED), first)

    assert states(report(office, today=LATER))[0] is State.NOT_STARTED


def test_a_date_ticked_after_the_quarter_was_open_in_it(office: Ledger) -> None:
    (due,) = records(office, ChecklistFilter(), today=PRINTED)[0].dues
    tick_milestone(office, due.id, on=PRINTED)

    assert report(office, today=LATER).figures.overdue == 2
    tick_milestone(office, due.id, on=LAST)
    assert report(office, today=LATER).figures.overdue == 1


def test_evidence_of_a_later_month_is_not_the_quarters(office: Ledger, tmp_path: Path) -> None:
    first = measure_ids(office)[:1]
    for name, month in (("六月.txt", JUNE), ("七月.txt", JULY), ("无月份.txt", None)):
        (tmp_path / name).write_text(name)
        attach_evidence(office, first, [tmp_path / name], month=month)

    content = report(office, today=LATER)
    assert [one.name for one in content.evidence] == ["六月.txt", "无月份.txt"]
    assert (content.figures.evidence, content.measures[0].evidence_count) == (2, 2)
    assert submission_content(office, JUNE, today=LATER).rows[0].evidence == ("六月.txt", "无月份.txt")


def test_of_the_whole_plan_it_is_said_how_much_is_the_offices_own(open_ledger: Opening) -> None:
    ledger = taken_in(open_ledger(), a_plan())

    figures = report(ledger).figures
    assert (figures.measures, figures.mine) == (3, len(records(ledger, ChecklistFilter(is_mine=True), today=PRINTED))) == (3, 2)
