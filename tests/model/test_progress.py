"""Notes by month and readings: written, rewritten, emptied; and what they do to the measure's state."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from model.actions.close import close_measures, set_state
from model.actions.progress import note_progress
from model.actions.readings import enter_reading
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.history import history
from model.queries.records import records
from model.rows.checklist import ChecklistFilter, ProgressRow
from model.rows.record import MeasureRecord
from model.rows.words import State
from model.store.tables import Target
from tests.builders import TODAY, content, measure_ids

APRIL, MAY, JUNE = Month(2026, 4), Month(2026, 5), Month(2026, 6)


def first(ledger: Ledger) -> MeasureRecord:
    return records(ledger, ChecklistFilter(), today=TODAY)[0]


def note(ledger: Ledger, text: str, month: Month = JUNE, state: State | None = None) -> int | None:
    return note_progress(ledger, measure_ids(ledger)[0], month, text, state=state, today=TODAY).number


def told(row: ProgressRow) -> tuple[Month, str, State | None]:
    return row.month, row.text, row.state


@pytest.mark.parametrize(("text", "state"), [("提前写的。", None), ("", State.CLOSED)])
def test_nothing_is_noted_of_a_month_that_has_not_begun(town_ledger: Ledger, text: str, state: State | None) -> None:
    before = content(town_ledger)
    with pytest.raises(UserError) as error:
        note(town_ledger, text, Month(2026, 7), state)
    assert error.value.code == "month-not-come"
    assert content(town_ledger) == before


def test_a_note_starts_the_measure_and_names_its_writer(town_ledger: Ledger) -> None:
    assert note(town_ledger, " 抽测5个。 ")

    record = first(town_ledger)
    assert record.row.state is State.IN_PROGRESS
    assert record.row.has_progress
    assert [(row.month, row.text, row.person, row.unit) for row in record.progress] == [(JUNE, "抽测5个。", "填报人", "")]
    assert record.progress[0].written_at == "2026-06-15T01:30:00Z"


def test_a_months_note_is_written_over(town_ledger: Ledger) -> None:
    note(town_ledger, "一稿。")
    note(town_ledger, "二稿。")

    assert [told(row) for row in first(town_ledger).progress] == [(JUNE, "二稿。", None)]


def test_a_character_that_shows_nowhere_is_not_kept(town_ledger: Ledger) -> None:
    note(town_ledger, "已\0完成。")
    assert [row.text for row in first(town_ledger).progress] == ["已完成。"]
    assert "\\x00" not in repr(content(town_ledger))


def test_each_month_has_its_note_newest_first(town_ledger: Ledger) -> None:
    note(town_ledger, "五月。", MAY)
    note(town_ledger, "六月。", JUNE)
    note(town_ledger, "去年。", Month(2025, 12))

    assert [row.month for row in first(town_ledger).progress] == [JUNE, MAY, Month(2025, 12)]


def test_the_same_note_again_writes_no_history(town_ledger: Ledger) -> None:
    note(town_ledger, "一稿。")
    changes = history(town_ledger)

    assert note(town_ledger, "一稿。 ") is None
    assert history(town_ledger) == changes


def test_an_emptied_note_is_gone(town_ledger: Ledger) -> None:
    note(town_ledger, "一稿。")
    note(town_ledger, "  ")

    assert first(town_ledger).progress == ()
    assert not first(town_ledger).row.has_progress


def state(ledger: Ledger) -> State:
    return first(ledger).row.state


def test_a_note_taken_away_takes_its_state_along(town_ledger: Ledger) -> None:
    note(town_ledger, "受阻。", state=State.BLOCKED)
    note(town_ledger, "")

    assert state(town_ledger) is State.NOT_STARTED


def test_without_the_last_months_note_the_month_before_speaks(town_ledger: Ledger) -> None:
    note(town_ledger, "受阻。", APRIL, State.BLOCKED)
    note(town_ledger, "已复工。", MAY, State.IN_PROGRESS)
    note(town_ledger, "不再涉及。", JUNE, State.NOT_APPLICABLE)
    note(town_ledger, "", JUNE)
    assert state(town_ledger) is State.IN_PROGRESS

    note(town_ledger, "", MAY)
    assert state(town_ledger) is State.BLOCKED


def test_a_note_without_a_state_still_says_that_something_was_done(town_ledger: Ledger) -> None:
    note(town_ledger, "开工。", MAY)
    note(town_ledger, "受阻。", JUNE, State.BLOCKED)
    note(town_ledger, "", JUNE)

    assert state(town_ledger) is State.IN_PROGRESS


def test_the_state_a_person_set_stays_when_a_note_goes(town_ledger: Ledger) -> None:
    note(town_ledger, "受阻。", state=State.BLOCKED)
    set_state(town_ledger, measure_ids(town_ledger)[:1], State.NOT_APPLICABLE, on=TODAY)
    note(town_ledger, "")

    assert state(town_ledger) is State.NOT_APPLICABLE


def test_the_note_that_closed_a_measure_opens_it_again_when_it_goes(town_ledger: Ledger) -> None:
    note(town_ledger, "受阻。", MAY, State.BLOCKED)
    note(town_ledger, "已验收。", JUNE, State.CLOSED)
    note(town_ledger, "", JUNE)

    assert (state(town_ledger), first(town_ledger).row.closed_on) == (State.BLOCKED, None)


def test_a_tick_stays_when_a_note_goes(town_ledger: Ledger) -> None:
    note(town_ledger, "已验收。", JUNE)
    close_measures(town_ledger, measure_ids(town_ledger)[:1], on=TODAY)
    note(town_ledger, "", JUNE)

    assert state(town_ledger) is State.CLOSED


def test_an_earlier_month_does_not_speak_over_a_later_one(town_ledger: Ledger) -> None:
    note(town_ledger, "受阻。", JUNE, State.BLOCKED)
    note(town_ledger, "推进。", MAY, State.IN_PROGRESS)

    assert state(town_ledger) is State.BLOCKED
    assert [told(row) for row in first(town_ledger).progress] == [
        (JUNE, "受阻。", State.BLOCKED), (MAY, "推进。", State.IN_PROGRESS)]


def test_a_month_before_it_was_closed_does_not_open_a_measure(town_ledger: Ledger) -> None:
    close_measures(town_ledger, measure_ids(town_ledger)[:1], on=TODAY)
    note(town_ledger, "当时受阻。", MAY, State.BLOCKED)

    assert state(town_ledger) is State.CLOSED


def test_a_month_that_tells_the_end_closes_within_it(town_ledger: Ledger) -> None:
    note(town_ledger, "已验收。", MAY, State.CLOSED)

    assert first(town_ledger).row.closed_on == date(2026, 5, 31)


def test_an_empty_note_where_none_was_writes_nothing(town_ledger: Ledger) -> None:
    assert note(town_ledger, "") is None
    assert first(town_ledger).row.state is State.NOT_STARTED


@pytest.mark.parametrize("state", list(State))
def test_a_note_may_set_the_state(state: State, town_ledger: Ledger) -> None:
    note(town_ledger, "说明。", state=state)

    record = first(town_ledger)
    assert (record.row.state, record.progress[0].state) == (state, state)
    assert record.row.closed_on == (TODAY if state is State.CLOSED else None)


def test_a_state_alone_is_kept_but_is_no_progress(town_ledger: Ledger) -> None:
    note(town_ledger, "", state=State.BLOCKED)

    record = first(town_ledger)
    assert [told(row) for row in record.progress] == [(JUNE, "", State.BLOCKED)]
    assert not record.row.has_progress


def test_a_rewritten_note_keeps_the_state_it_told(town_ledger: Ledger) -> None:
    note(town_ledger, "受阻。", state=State.BLOCKED)
    note(town_ledger, "仍受阻。")

    assert told(first(town_ledger).progress[0]) == (JUNE, "仍受阻。", State.BLOCKED)
    assert first(town_ledger).row.state is State.BLOCKED


def test_a_note_does_not_open_a_closed_measure(town_ledger: Ledger) -> None:
    close_measures(town_ledger, measure_ids(town_ledger)[:1], on=date(2026, 6, 1), note="完成")
    note(town_ledger, "补记。")

    record = first(town_ledger)
    assert (record.row.state, record.row.closed_on, record.closed_note) == (State.CLOSED, date(2026, 6, 1), "完成")


def test_a_later_months_note_is_not_this_months(town_ledger: Ledger) -> None:
    note_progress(town_ledger, measure_ids(town_ledger)[0], Month(2026, 9), "九月写下。", today=date(2026, 9, 2))

    assert first(town_ledger).progress[0].month == Month(2026, 9)
    assert not first(town_ledger).row.has_progress


@pytest.mark.parametrize("text", ["很长" * 20_000, "换\n行\t制表", "<b>&amp;", "'; DROP TABLE measure; --", "🙂𠮷"])
def test_any_text_is_kept_as_it_is(text: str, town_ledger: Ledger) -> None:
    note(town_ledger, text)

    assert first(town_ledger).progress[0].text == text


def test_an_unknown_measure_is_told(town_ledger: Ledger) -> None:
    with pytest.raises(UserError) as error:
        note_progress(town_ledger, 777, JUNE, "x", today=TODAY)
    assert error.value.code == "measure-unknown"


@pytest.fixture
def target(town_ledger: Ledger) -> int:
    with town_ledger.read() as session:
        return session.scalars(select(Target.id)).one()


@pytest.mark.parametrize(("typed", "kept"), [
    ("5", "5"), (" 12.50 ", "12.50"), ("1,234.5", "1234.5"), ("1，234", "1234"), ("+7", "7"), ("76%", "76"), ("-3", "-3"), ("１２", "12"),
    ("0", "0"), ("0.0000001", "0.0000001"), ("１，２３４．５", "1234.5"), ("76％", "76"),
])
def test_a_reading_is_kept_exactly(typed: str, kept: str, town_ledger: Ledger, target: int) -> None:
    enter_reading(town_ledger, target, JUNE, typed)

    (reading,) = first(town_ledger).targets[0].readings
    assert (reading.month, reading.value) == (JUNE, kept)


@pytest.mark.parametrize("typed", ["x", "1.2.3", "NaN", "inf", "-Infinity", "%", ",", "，", "五", "1" * 40, "1e999999", "12个", "1e30", "--1", "1,2", "1234,567", "1_000"])
def test_what_is_no_number_is_told_and_takes_nothing_away(typed: str, town_ledger: Ledger, target: int) -> None:
    enter_reading(town_ledger, target, JUNE, "5")
    before = content(town_ledger)

    with pytest.raises(UserError) as error:
        enter_reading(town_ledger, target, JUNE, typed)
    assert (error.value.code, error.value.facts["value"]) == ("reading-not-a-number", typed)
    assert content(town_ledger) == before


def test_readings_stand_by_month_and_are_written_over(town_ledger: Ledger, target: int) -> None:
    enter_reading(town_ledger, target, JUNE, "5")
    enter_reading(town_ledger, target, MAY, "3")
    enter_reading(town_ledger, target, JUNE, "6")

    assert [(row.month, row.value) for row in first(town_ledger).targets[0].readings] == [(MAY, "3"), (JUNE, "6")]


@pytest.mark.parametrize("empty", ["", "   "])
def test_an_emptied_reading_is_gone(empty: str, town_ledger: Ledger, target: int) -> None:
    enter_reading(town_ledger, target, JUNE, "5")
    enter_reading(town_ledger, target, JUNE, empty)

    assert first(town_ledger).targets[0].readings == ()
    assert enter_reading(town_ledger, target, JUNE, empty).number is None


def test_the_same_reading_again_writes_no_history(town_ledger: Ledger, target: int) -> None:
    enter_reading(town_ledger, target, JUNE, "5")

    assert enter_reading(town_ledger, target, JUNE, "5.0").number is None


def test_a_reading_tells_which_measure_it_touched(town_ledger: Ledger, target: int) -> None:
    assert enter_reading(town_ledger, target, JUNE, "5").measure_ids == {measure_ids(town_ledger)[0]}


def test_an_unknown_target_is_told(town_ledger: Ledger) -> None:
    with pytest.raises(UserError) as error:
        enter_reading(town_ledger, 777, JUNE, "5")
    assert error.value.code == "target-unknown"
