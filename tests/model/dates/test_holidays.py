"""Official holidays from a table: taken whole or not at all, kept in the ledger, undone like any change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

import resources
from model.actions.holidays import take_holidays
from model.actions.revert import revert
from model.errors import UserError
from model.ledger import Ledger
from model.readers.holiday_file import read_holidays
from model.rules.report_days import report_days
from model.rules.workdays import (
    YearDays,
    is_workday,
    learn_years,
    official_calendar,
    work_calendar,
    year_is_known,
)

YEAR = 2041  # no calendar knows it
TABLE = """日期,类型,说明
2041-01-01至2041-01-03,休,元旦
2041-01-05,班,元旦
2041-01-31至2041-02-06,休,春节
2041-02-09,班
2041-04-04,休,清明节
2041-05-01至2041-05-03,休
# 端午节与周末相连

2041年6月3日,休
2041/10/1至2041/10/7,休,国庆节
2041-10-12;班
"""
RULE = "每月第二个工作日前报送上月进展"


@pytest.fixture(autouse=True)
def _told_of_nothing() -> Iterator[None]:
    learn_years({})
    yield
    learn_years({})


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    def written(text: str = TABLE, *, encoding: str = "utf-8", name: str = "节假日.csv") -> Path:
        file = tmp_path / name
        file.write_bytes(text.encode(encoding))
        return file

    return written


def read(file: Path) -> dict[int, YearDays]:
    return read_holidays(file, official_calendar())


def refused(file: Path) -> tuple[str, dict[str, object]]:
    with pytest.raises(UserError) as caught:
        read(file)
    return caught.value.code, dict(caught.value.facts)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_is_read_in_the_encodings_offices_save(table: Callable[..., Path], encoding: str) -> None:
    [(year, days)] = read(table(encoding=encoding)).items()

    assert (year, len(days.off), sorted(days.worked)) == (
        YEAR, 22, [date(2041, 1, 5), date(2041, 2, 9), date(2041, 10, 12)])
    assert {date(2041, 1, 2), date(2041, 2, 6), date(2041, 6, 3), date(2041, 10, 7)} <= days.off


def test_the_example_is_the_official_year() -> None:
    assert read(resources.path("holidays/2026.csv")) == {2026: official_calendar().days_of(2026)}


@pytest.mark.parametrize(("line", "code"), [
    ("2041-02-30,休", "holidays-line-unknown"), ("明天,休", "holidays-line-unknown"), ("2041-05-06,也许", "holidays-line-unknown"),
    ("2041-05-06", "holidays-line-unknown"), ("2041-05-06至2041-05-01,休", "holidays-line-unknown"),
    ("2041-01-01至2041-12-31,休", "holidays-line-unknown"), ("1999-01-01,休", "holidays-line-unknown"),
    ("2101-01-01,休", "holidays-line-unknown"), ('=cmd|"/c calc",休', "holidays-line-unknown"),
    ("2041-01-05,休", "holidays-contradictory"), ("2041-05-06,班", "holidays-workday-wrong"), ("2042-01-01,休", "holidays-incomplete"),
    ("2040-12-31,休", "holidays-incomplete"),
])
def test_one_wrong_line_refuses_the_whole_table(table: Callable[..., Path], line: str, code: str) -> None:
    assert refused(table(TABLE + line + "\n"))[0] == code


def test_the_wrong_line_is_named(table: Callable[..., Path]) -> None:
    assert refused(table(TABLE + "2041-02-30,休\n"))[1] == {"name": "节假日.csv", "line": 13, "text": "2041-02-30,休"}


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00\x00", b"PK\x03\x04\x00\x00", b"\x81\x20\xff", "日期,类型\n".encode(), b"x" * 300_000])
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "节假日.csv"
    file.write_bytes(content)

    assert refused(file)[0] == "holidays-not-readable"


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "没有.csv")[0] == "holidays-not-readable"
    assert refused(tmp_path)[0] == "holidays-not-readable"


def test_a_year_half_written_is_refused(table: Callable[..., Path]) -> None:
    assert refused(table("2041-01-01至2041-01-03,休\n2041-10-01至2041-10-07,休\n")) == (
        "holidays-incomplete", {"name": "节假日.csv", "year": YEAR})


def test_a_new_years_holiday_may_begin_in_a_december_that_is_known(table: Callable[..., Path]) -> None:
    years = read(table(TABLE.replace("2041", "2027").replace("2027-01-05,班", "2026-12-31,休").replace("2027-02-09,班", "2027-02-13,班")
                       .replace("2027-10-12;班", "2027-10-16;班")))

    assert years[2026].off == official_calendar().days_of(2026).off | {date(2026, 12, 31)}
    assert years[2026].worked == official_calendar().days_of(2026).worked


def test_what_was_taken_in_counts_at_once_and_is_undone(ledger: Ledger, table: Callable[..., Path]) -> None:
    before = report_days(RULE, first=date(2041, 1, 1), last=date(2041, 1, 31))[0]
    changed = take_holidays(ledger, table())
    told = report_days(RULE, first=date(2041, 1, 1), last=date(2041, 1, 31))[0]

    assert (before.day, before.year_is_known) == (date(2041, 1, 2), False)
    assert (told.day, told.year_is_known) == (date(2041, 1, 5), True)  # Friday the 4th, then a Saturday that is worked
    assert (changed.fact("years"), changed.fact("name")) == ("2041", "节假日.csv")
    assert is_workday(date(2041, 2, 9))

    revert(ledger, changed.number or 0)
    assert not year_is_known(YEAR)


def test_it_counts_whenever_the_ledger_is_opened(ledger: Ledger, open_ledger: Callable[..., Ledger], table: Callable[..., Path]) -> None:
    take_holidays(ledger, table())
    ledger.close()
    learn_years({})
    assert not year_is_known(YEAR)

    open_ledger()
    assert year_is_known(YEAR)


def test_another_ledger_does_not_go_by_it(
    ledger: Ledger, open_ledger: Callable[..., Ledger], table: Callable[..., Path], tmp_path: Path
) -> None:
    take_holidays(ledger, table())
    open_ledger(tmp_path / "other")

    assert work_calendar() == official_calendar()


def test_a_later_table_takes_the_place_of_the_year_told_before(ledger: Ledger, table: Callable[..., Path]) -> None:
    take_holidays(ledger, table())
    take_holidays(ledger, table(TABLE.replace("2041-01-01至2041-01-03", "2041-01-01")))

    assert date(2041, 1, 2) not in work_calendar().off
    assert is_workday(date(2041, 1, 2))


def test_a_table_that_is_refused_leaves_the_ledger_alone(ledger: Ledger, table: Callable[..., Path]) -> None:
    take_holidays(ledger, table())
    with pytest.raises(UserError):
        take_holidays(ledger, table("2042-01-01,休\n", name="半张.csv"))

    assert work_calendar().years - official_calendar().years == {YEAR}
