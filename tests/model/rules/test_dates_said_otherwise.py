"""Dates as plans of other places say them: parts of months as spans, hours of a day, quarters that work begins or ends in."""

from __future__ import annotations

from datetime import date

import pytest

from model.rows.due import DuePlace
from model.rules.deadlines import dues_of, question_of

DEADLINES = """
5月中旬至6月上旬 = 05-11..06-10
3月下旬至5月 = 03-21..05-31
3月上旬至5月中旬 = 03-01..05-20
4月至5月下旬 = 04-01..05-31
11月下旬至次年2月 = 11-21..2026-02-28
二季度起 = 04-01..
第四季度开始 = 10-01..
10月1日零时起 = 10-01..
9月30日24时前 = ..09-30
9月30日18:00前 = ..09-30
9月30日下午5点半前 = ..09-30
12月31日23时59分前 = ..12-31
9月30日下班前 = ..09-30
9月30日（周二）前 = ..09-30
20250630 = ..06-30
20250631 = ?
“十四五”期间 = ..12-31
“十五五”期间 = ..2030-12-31
经常性工作 = always
按年度计划推进 = ?
按月度计划推进 = ?
按季度任务推进 = ?
按年度推进 = always
"""
IN_TEXT = """
一季度招标，二季度开工，四季度完工。 = ..06-30 ..12-31
一季度完成招标，二季度开工建设，三季度投入使用。 = ..03-31 ..06-30 ..09-30
上半年开工，下半年竣工。 = ..06-30 ..12-31
上半年竣工的项目 = -
自10月15日零时起至11月30日24时，禁止露天焚烧。 = 10-15..11-30
自10月15日零时起禁止露天焚烧。 = 10-15..
9月30日18时前报送。 = ..09-30
6月5日前后开展宣传。 = -
6月5日之前开展宣传。 = ..06-05
截至2025年6月底，全面完成清理。 = ..06-30
截至2025年6月底，须全部达到标准。 = ..06-30
截止12月底，力争基本消除。 = ..12-31
截至2025年6月底，已全面完成清理。 = -
截至2025年6月底，完成清理30处。 = -
较2025年底，全面完成的数量增加。 = -
5月25日、10月25日前分别完成上、下半年抽测。 = ..05-25 ..10-25
上、下半年各抽测一次。 = ..06-30 ..12-31
5月中旬至6月上旬开展抽查。 = 05-11..06-10
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [(line.partition(" = ")[0], line.partition(" = ")[2]) for line in table.strip().splitlines()]


def day(value: date | None) -> str:
    return "" if value is None else f"{value:%m-%d}" if value.year == 2025 else value.isoformat()


def said(due: DuePlace) -> str:
    return f"{day(due.start)}..{day(due.end)}" if due.start or due.end else "always"


@pytest.mark.parametrize(("deadline", "expected"), rows(DEADLINES))
def test_a_deadline_said_otherwise(deadline: str, expected: str) -> None:
    reading = dues_of(deadline, "", 2025)
    assert (question_of(deadline, "") is not None) is reading.is_open
    assert ("?" if reading.is_open else " ".join(map(said, reading.dues))) == expected


@pytest.mark.parametrize(("text", "expected"), rows(IN_TEXT))
def test_a_date_in_a_text_said_otherwise(text: str, expected: str) -> None:
    assert " ".join(map(said, dues_of("-", text, 2025).dues)) == expected.strip("-")


@pytest.mark.parametrize("deadline", ["2月29日前", "2月29日", "2025年2月29日前", "中秋、国庆前"])
def test_what_is_open_in_the_plans_year_is_asked_though_other_years_have_it(deadline: str) -> None:
    assert dues_of(deadline, "", 2025).is_open
    assert question_of(deadline, "") is not None


def test_the_last_of_february_is_a_day_of_leap_years() -> None:
    assert [due.end for due in dues_of("2月底前", "", 2028).dues] == [date(2028, 2, 29)]
    assert [due.end for due in dues_of("2028年2月29日前", "", 2025).dues] == [date(2028, 2, 29)]
    assert question_of("2028年2月29日前", "") is None
