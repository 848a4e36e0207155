"""The list of a past day: every value as it was written by then, whatever was corrected or taken back afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from model.actions.close import close_measures, reopen_measures
from model.actions.progress import note_progress
from model.actions.readings import enter_reading
from model.actions.revert import revert
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.records_then import note_then, records_then
from model.rows.checklist import ChecklistFilter
from model.rows.record import MeasureRecord
from model.rows.words import Light, State
from tests.builders import TODAY, a_measure, a_plan, measure_ids, taken_in

EVERYTHING = ChecklistFilter()
MAY = Month(2026, 5)
CHINA = timezone(timedelta(hours=8))


class Desk:
    """A ledger whose clock is set by the day somebody writes on."""

    def __init__(self, place: Path) -> None:
        self.now = datetime(2026, 3, 1, 10, tzinfo=CHINA)
        self.ledger = Ledger.open(place, chain="c", clock=lambda: self.now)
        taken_in(self.ledger, a_plan(a_measure("5月底前完成抽样检测量不低于20个。", deadline="5月底前"), a_measure("完成整治任务。")))
        self.first, self.second = measure_ids(self.ledger)

    def on(self, month: int, day: int, hour: int = 10) -> Ledger:
        self.now = datetime(2026, month, day, hour, tzinfo=CHINA)
        return self.ledger

    def note(self, month: int, day: int, text: str, of: Month = MAY) -> int | None:
        return note_progress(self.on(month, day), self.first, of, text, today=date(2026, month, day)).number

    def then(self, month: int, day: int, kept: ChecklistFilter = EVERYTHING) -> tuple[MeasureRecord, ...]:
        return records_then(self.ledger, kept, date(2026, month, day), today=TODAY)

    def said(self, month: int, day: int) -> str:
        note = note_then(self.then(month, day)[0])
        return note.text if note else ""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "ledger")
    yield made
    made.ledger.close()


def test_a_correction_written_later_is_not_there_before(desk: Desk) -> None:
    desk.note(5, 28, "抽样3个。")
    desk.note(6, 10, "抽样5个。")

    assert [desk.said(5, 27), desk.said(5, 28), desk.said(6, 9), desk.said(6, 10)] == ["", "抽样3个。", "抽样3个。", "抽样5个。"]


def test_a_note_that_was_taken_away_or_back_since_stands_where_it_stood(desk: Desk) -> None:
    desk.note(5, 28, "抽样3个。")
    number = desk.note(6, 2, "")
    revert(desk.on(6, 8), number or 0)

    assert [desk.said(6, 1), desk.said(6, 2), desk.said(6, 8)] == ["抽样3个。", "", "抽样3个。"]


def test_a_reading_is_the_one_that_was_entered_by_then(desk: Desk) -> None:
    (target,) = desk.then(3, 1)[0].targets
    for month, day, value in ((5, 30, "12"), (6, 3, "14"), (6, 5, "")):
        enter_reading(desk.on(month, day), target.id, MAY, value)

    assert [[one.value for one in desk.then(month, day)[0].targets[0].readings] for month, day in ((5, 29), (5, 30), (6, 4), (6, 5))] == [[], ["12"], ["14"], []]


def test_what_was_ticked_off_as_of_an_earlier_day_was_open_until_somebody_did(desk: Desk) -> None:
    close_measures(desk.on(6, 10), [desk.first], on=date(2026, 5, 30), note="已验收。")
    reopen_measures(desk.on(6, 12), [desk.first])

    told = [(record.row.state, record.row.light, record.row.closed_on, record.closed_note) for record in (desk.then(6, 9)[0], desk.then(6, 10)[0])]
    assert told == [(State.NOT_STARTED, Light.RED, None, ""), (State.CLOSED, Light.GREY, date(2026, 5, 30), "已验收。")]
    assert desk.then(6, 15)[0].row.state is State.NOT_STARTED


def test_a_filter_means_that_day(desk: Desk) -> None:
    close_measures(desk.on(6, 10), [desk.first], on=date(2026, 6, 10))

    for kept, before, after in (
        (ChecklistFilter(state=State.CLOSED), 0, 1), (ChecklistFilter(light=Light.RED), 1, 0), (ChecklistFilter(due_before=date(2026, 5, 31)), 1, 0),
    ):  # fmt: skip
        assert (len(desk.then(6, 9, kept)), len(desk.then(6, 10, kept))) == (before, after)


def test_before_the_plan_was_taken_in_there_was_nothing(desk: Desk) -> None:
    assert (desk.then(2, 27), len(desk.then(3, 1))) == ((), 2)


def test_looking_back_changes_nothing(desk: Desk) -> None:
    desk.note(5, 28, "抽样3个。")
    desk.note(6, 10, "抽样5个。")
    desk.then(5, 28)

    assert desk.said(6, 15) == "抽样5个。"
    with desk.ledger.look() as connection:
        assert connection.execute("SELECT text FROM progress").fetchall() == [("抽样5个。",)]


def test_a_day_to_come_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UserError) as error:
        records_then(ledger, EVERYTHING, date(2026, 6, 16), today=TODAY)
    assert error.value.code == "day-not-come"
