"""The calendar file, read back by another library's eyes: days, rules, bells, and names that stay the same."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from model.actions.watch import STEP
from model.errors import Cancelled, StorageError, UserError
from model.periods import Month
from model.rows.calendar_file import CalendarFileContent, EventContent, EventKind
from model.rows.due import RecurrencePlace
from model.rows.words import Every
from model.rules.occurrences import spans_within
from model.rules.recurrences import recurrences_in
from reports.calendar_file import write_calendar_file

TODAY = date(2026, 6, 15)
LONG = "开展巡查；整治问题,并上报：" * 30


def due(key: str = "due-1", day: date = date(2026, 6, 30), **facts: Any) -> EventContent:
    known: dict[str, Any] = {"kind": EventKind.DUE, "text": "完成整治。", "wording": "6月底前", "plan": "示例区2026年行动计划", "code": "1-02-1"}
    return EventContent(key, days=(day,), **(known | facts))


def coming_back(place: RecurrencePlace, *, first: date = date(2026, 2, 10), last: date = date(2026, 12, 31),
                settled: frozenset[date] = frozenset()) -> EventContent:  # fmt: skip
    days = tuple(day for _, day in spans_within(place, first, last))
    return EventContent("recurrence-1", EventKind.OCCURRENCE, days, "报送。", place.wording, "计划", settled=settled, rhythm=place)


def written(folder: Path, *events: EventContent, changes: int = 7) -> list[Any]:
    content = CalendarFileContent("l-1", "青山镇人民政府", changes, events)
    done = write_calendar_file(content, folder / "台账.ics", printed_on=TODAY)
    found = list(Calendar.from_ical((folder / "台账.ics").read_bytes()).walk("VEVENT"))
    assert done.rows == len(found)
    return found


def days_of(events: list[Any]) -> list[date]:
    """The days a calendar program shows."""
    found: list[date] = []
    for event in events:
        if "recurrence-id" in event:
            continue
        start = event["dtstart"].dt
        rule = event.get("rrule")
        if rule is None:
            found.append(start)
        else:
            found += [one.date() for one in rrulestr(rule.to_ical().decode(), dtstart=datetime.combine(start, time()))]
    return found


def test_a_due_date_is_a_whole_day_that_takes_no_time(tmp_path: Path) -> None:
    [event] = written(tmp_path, due())

    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 6, 30), date(2026, 7, 1))
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert str(event["summary"]) == "【到期】1-02-1 完成整治。"
    assert str(event["description"]) == "完成整治。\n时限：6月底前\n示例区2026年行动计划 1-02-1"
    assert (str(event["transp"]), str(event["uid"]), event["sequence"]) == ("TRANSPARENT", "due-1@l-1", 7)


def test_a_quarters_look_says_how_many_go_on_and_how_many_are_silent(tmp_path: Path) -> None:
    months = (Month(2026, 4), Month(2026, 5), Month(2026, 6))
    [event] = written(tmp_path, due("look-1-202606", kind=EventKind.LOOK, text="", wording="", code="", covers=months, measures=5, silent=3))

    assert str(event["summary"]) == "【季末查看】持续性工作5项，本季度3项未记进展"
    assert str(event["description"]) == "示例区2026年行动计划"
    assert len(event.subcomponents) == 1


def test_the_name_of_an_event_stays_when_its_day_moves(tmp_path: Path) -> None:
    [before] = written(tmp_path, due())
    [after] = written(tmp_path, due(day=date(2026, 7, 10)), changes=8)

    assert before["uid"] == after["uid"]
    assert after["sequence"] > before["sequence"]


def test_the_same_content_is_the_same_file(tmp_path: Path) -> None:
    written(tmp_path, due(), coming_back(recurrences_in("每月25日前报送。")[0]))
    first = (tmp_path / "台账.ics").read_bytes()
    written(tmp_path, due(), coming_back(recurrences_in("每月25日前报送。")[0]))

    assert (tmp_path / "台账.ics").read_bytes() == first


@pytest.mark.parametrize(("day", "bell"), [
    (date(2026, 6, 30), date(2026, 6, 29)),
    (date(2026, 6, 29), date(2026, 6, 26)),  # a Monday: on the Friday before
    (date(2026, 10, 8), date(2026, 9, 30)),  # after the National Day's holiday
])
def test_the_bell_rings_on_the_working_day_before(tmp_path: Path, day: date, bell: date) -> None:
    [event] = written(tmp_path, due(day=day))
    [alarm] = event.walk("VALARM")

    assert alarm["trigger"].dt == bell - day + timedelta(hours=9)


def test_what_comes_back_rings_on_its_own_day_and_every_day_not_at_all(tmp_path: Path) -> None:
    [event] = written(tmp_path, coming_back(recurrences_in("每月25日前报送。")[0]))
    assert [alarm["trigger"].dt for alarm in event.walk("VALARM")] == [timedelta(hours=9)]

    [daily] = written(tmp_path, coming_back(recurrences_in("每日巡查。")[0]))
    assert daily.walk("VALARM") == []


def test_what_is_done_is_ticked_and_silent(tmp_path: Path) -> None:
    [event] = written(tmp_path, due(settled=frozenset({date(2026, 6, 30)})))

    assert str(event["summary"]) == "✓ 【到期】1-02-1 完成整治。"
    assert event.walk("VALARM") == []


def test_a_reporting_day_says_of_what_and_to_whom(tmp_path: Path) -> None:
    [event] = written(tmp_path, due("report-1", kind=EventKind.REPORT, text="区生态环境局", code="", covers=(Month(2026, 5),)))

    assert str(event["summary"]) == "【报送】2026年5月进展 → 区生态环境局"


def test_a_long_text_is_cut_in_the_title_and_whole_inside(tmp_path: Path) -> None:
    [event] = written(tmp_path, due(text=LONG))

    assert str(event["summary"]).endswith("…")
    assert len(str(event["summary"])) < 80
    assert LONG in str(event["description"])
    assert all(len(line) <= 75 for line in (tmp_path / "台账.ics").read_bytes().split(b"\r\n"))  # RFC 5545 3.1


def test_one_rule_stands_for_a_rhythm_and_a_ticked_day_is_its_exception(tmp_path: Path) -> None:
    place = recurrences_in("每月25日前报送。")[0]
    march = date(2026, 3, 25)
    whole = written(tmp_path, coming_back(place))
    main, exception = written(tmp_path, coming_back(place, settled=frozenset({march})))

    assert [event["uid"] for event in whole] == [main["uid"]] == [exception["uid"]]
    assert main["rrule"] == whole[0]["rrule"]
    assert exception["recurrence-id"].dt == exception["dtstart"].dt == march
    assert str(exception["summary"]).startswith("✓ ")
    assert not str(main["summary"]).startswith("✓ ")


@pytest.mark.parametrize("words", ["每月30日前报送。", "每月第3个工作日前报送。", "每两周检查一次。", "每个工作日报告。"])
def test_where_no_rule_says_the_days_each_stands_for_itself(tmp_path: Path, words: str) -> None:
    content = coming_back(recurrences_in(words)[0])
    found = written(tmp_path, content)

    assert days_of(found) == list(content.days)
    assert len({str(event["uid"]) for event in found}) == len(content.days)


@given(
    every=st.sampled_from(Every), day=st.none() | st.integers(1, 31), workday=st.none() | st.integers(1, 5), step=st.integers(1, 3),
    months=st.sets(st.integers(1, 12), max_size=5).map(lambda some: tuple(sorted(some))), first=st.dates(date(2023, 1, 1), date(2027, 1, 1)),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_calendar_program_shows_exactly_the_days_that_were_reckoned(
    tmp_path: Path, every: Every, day: int | None, workday: int | None, step: int, months: tuple[int, ...], first: date
) -> None:
    if every is Every.WEEK and day is not None:
        day = (day - 1) % 7 + 1
    if every is Every.QUARTER:
        months = tuple(range((day or 1) % 3 + 1, 13, 3)) if months else ()
    if every is Every.HALF:
        months = ()
    place = RecurrencePlace(every, None if every is Every.DAY else day, "每", months, workday, step)
    content = coming_back(place, first=first, last=first + timedelta(days=500))

    if content.days:
        assert days_of(written(tmp_path, content)) == list(content.days)


@pytest.mark.parametrize("text", ["甲\x00乙\r\n丙\x7f", "分号；;，,\\ 反斜杠\\n\nEND:VEVENT", "长" * 500])
def test_any_text_is_read_back_without_what_no_reader_takes(tmp_path: Path, text: str) -> None:
    [event] = written(tmp_path, due(text=text))
    seen = text.translate({0: "", 13: "", 127: ""})
    assert seen in str(event["description"])


def test_a_file_that_is_torn_while_it_is_written_does_not_take_the_old_ones_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, due())
    before = (tmp_path / "台账.ics").read_bytes()
    whole = Event.to_ical
    monkeypatch.setattr(Event, "to_ical", lambda event, **facts: whole(event, **facts)[:-20])

    with pytest.raises(StorageError) as caught:
        written(tmp_path, due(), due("due-2"))

    assert caught.value.code == "report-not-proven"
    assert (tmp_path / "台账.ics").read_bytes() == before


def test_a_long_file_says_how_far_it_is_and_stops_when_asked(tmp_path: Path) -> None:
    content = CalendarFileContent("l", "", 0, tuple(due(f"due-{number}") for number in range(STEP + 1)))
    told: list[tuple[int, int]] = []
    target = tmp_path / "台账.ics"

    write_calendar_file(content, target, printed_on=TODAY, progress=lambda *place: told.append(place))
    assert told == [(0, STEP + 1), (STEP, STEP + 1), (STEP + 1, STEP + 1)]

    before = target.read_bytes()
    with pytest.raises(Cancelled):
        write_calendar_file(content, target, printed_on=TODAY + timedelta(days=1), cancelled=lambda: True)
    assert target.read_bytes() == before


def test_an_empty_calendar_is_a_calendar(tmp_path: Path) -> None:
    assert written(tmp_path) == []


def test_another_ending_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    content = CalendarFileContent("l", "", 0, ())
    with pytest.raises(UserError):
        write_calendar_file(content, tmp_path / "a.txt", printed_on=TODAY)
    with pytest.raises(StorageError) as caught:
        write_calendar_file(content, tmp_path / "none" / "a.ics", printed_on=TODAY)
    assert caught.value.code == "report-folder-missing"
