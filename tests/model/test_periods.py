from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UserError
from model.periods import Month, Quarter, day_of, months_between

months = st.builds(Month, st.integers(1950, 2950), st.integers(1, 12))
quarters = st.builds(Quarter, st.integers(1950, 2950), st.integers(1, 4))
steps = st.integers(-150, 150)


@pytest.mark.parametrize("text", ["2024-06", "2024-6", "2024/06", "2024.6", "2024年6月", "2024年06月", " 2024-06 ", "2024年6"])
def test_a_month_is_read_however_it_is_written(text: str) -> None:
    assert Month.parse(text) == Month(2024, 6)


@pytest.mark.parametrize("text", ["", "2024", "2024-13", "2024-00", "2024-0", "24-06", "2024-06-01", "六月", "2024-006", "0000-01",
                                  "9999-12", "-2024-06", "2024--06"])
def test_a_month_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(UserError) as error:
        Month.parse(text)
    assert (error.value.code, error.value.facts) == ("month-unknown", {"text": text})


@pytest.mark.parametrize("text", ["2024-06-30", "2024-6-30", "2024/6/30", "2024.06.30", "2024年6月30日", "20240630", " 2024-06-30 ",
                                  "２０２４－０６－３０"])
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert day_of(text) == date(2024, 6, 30)


@pytest.mark.parametrize("text", ["", "2024", "2024-06", "2024-02-30", "2024-00-01", "0001-01-01", "9999-12-31", "0000-01-01",
                                  "2024-W26-7", "24-06-30", "明天", "2024-06-30T00:00", "202406301"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(UserError) as error:
        day_of(text)
    assert (error.value.code, error.value.facts) == ("date-unknown", {"text": text})


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(9998, 12, 31)])
def test_one_can_reckon_on_from_the_first_and_the_last_day_that_may_be_named(day: date) -> None:
    assert day_of(day.isoformat()) == day
    assert Month.of(day).plus(-1).last < day < Month.of(day).plus(1).first
    assert Quarter.of(day).plus(-1).last < day < Quarter.of(day).plus(1).first


@pytest.mark.parametrize("text", ["2024Q2", "2024q2", "2024-Q2", "2024年第二季度", "2024年二季度", "2024年第2季度", "2024年2季度",
                                  " 2024Q2"])
def test_a_quarter_is_read_however_it_is_written(text: str) -> None:
    assert Quarter.parse(text) == Quarter(2024, 2)


@pytest.mark.parametrize("text", ["", "2024", "2024Q0", "2024Q5", "2024-2", "Q2", "2024年第五季度", "2024Q22", "9999Q1"])
def test_a_quarter_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(UserError) as error:
        Quarter.parse(text)
    assert error.value.code == "quarter-unknown"


@given(months)
def test_a_month_is_read_back_from_its_own_text(month: Month) -> None:
    assert Month.parse(str(month)) == month


@given(quarters)
def test_a_quarter_is_read_back_from_its_own_text(quarter: Quarter) -> None:
    assert Quarter.parse(str(quarter)) == quarter


@given(st.dates(date(1950, 1, 1), date(2950, 12, 31)))
def test_a_day_lies_in_its_month_and_the_month_in_its_quarter(day: date) -> None:
    month, quarter = Month.of(day), Quarter.of(day)

    assert month.first <= day <= month.last
    assert (month.last - month.first).days + 1 == monthrange(day.year, day.month)[1]
    assert month in quarter.months
    assert (quarter.first, quarter.last) == (quarter.months[0].first, quarter.months[2].last)


@given(months, steps)
def test_months_on_and_back_again_lead_home(month: Month, step: int) -> None:
    assert month.plus(step).plus(-step) == month
    assert (month.plus(step) > month) == (step > 0)


@given(months)
def test_the_next_month_begins_the_day_after(month: Month) -> None:
    assert month.plus(1).first == month.last + timedelta(days=1)


@given(quarters, steps)
def test_quarters_on_and_back_again_lead_home(quarter: Quarter, step: int) -> None:
    assert quarter.plus(step).plus(-step) == quarter
    assert quarter.plus(1).first == quarter.last + timedelta(days=1)


@given(months, st.integers(0, 60))
def test_months_between_counts_both_ends(first: Month, step: int) -> None:
    found = list(months_between(first, first.plus(step)))

    assert len(found) == step + 1
    assert (found[0], found[-1]) == (first, first.plus(step))
    assert found == sorted(found)


def test_months_between_is_empty_backwards() -> None:
    assert list(months_between(Month(2024, 2), Month(2024, 1))) == []
