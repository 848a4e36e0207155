"""The year a plan's own rows name."""

from __future__ import annotations

import pytest

from model.rules.plan_years import year_in_name, year_of_plan, year_of_rows
from tests.builders import a_measure


@pytest.mark.parametrize(("rows", "year"), [
    ([("检查。", "2025年9月底前")], 2025),
    ([("检查。", "2025年9月底前"), ("整治。", "2025年底前"), ("建设。", "2026年6月底前")], 2025),
    ([("检查。", "2025-09-30")], 2025), ([("检查。", "2025/9/30")], 2025), ([("检查。", "2025.9")], 2025),
    ([("2025年6月底前完成方案。", "按时间节点完成")], 2025),
    ([("较2020年下降18%，2025年底前完成。", "年底前")], 2025),
    ([("比2023年提高2个百分点。", "年底前")], None),
    ([("落实《2021年规划》。", "年底前")], None),
    ([("2020年6月底前已建成，继续运行。", "2025年底前")], 2025),  # what the deadline says counts more
    ([("检查。", "2024—2025年")], 2025),
    ([("检查。", "2025年底前"), ("整治。", "2026年底前")], None),  # as often
    ([("检查。", "年底前")], None), ([("检查。", "1025年底前"), ("检查。", "20255年底前")], None), ([], None),
])
def test_the_year_named_most(rows: list[tuple[str, str]], year: int | None) -> None:
    assert year_of_rows([a_measure(text, deadline=deadline) for text, deadline in rows]) == year


@pytest.mark.parametrize(("name", "year"), [
    ("2025年重点任务.xlsx", 2025), ("任务分工2025.xlsx", 2025), ("任务20250318.xlsx", None), ("2024-2025年任务.xlsx", None),
    ("任务.xlsx", None), ("", None), ("1234年.txt", None), ("2025重点2025.txt", 2025),
])
def test_the_year_in_a_files_name(name: str, year: int | None) -> None:
    assert year_in_name(name) == year


@pytest.mark.parametrize(("said", "deadlines", "name", "expected"), [
    (2023, ["2024年底前"], "2025年计划.docx", (2023, "notice")), (None, ["2024年底前"], "2025年计划.docx", (2024, "rows")),
    (None, ["年底前"], "2025年计划.docx", (2025, "file")), (None, ["年底前"], "计划.docx", (None, "today")),
])
def test_the_notice_says_the_year_before_the_rows_and_those_before_the_file(
    said: int | None, deadlines: list[str], name: str, expected: tuple[int | None, str]
) -> None:
    assert year_of_plan(said, [a_measure(deadline=deadline) for deadline in deadlines], name) == expected


@pytest.mark.parametrize(("deadline", "year"), [("1949年底前", 1949), ("1948年底前", None), ("2099年底前", 2099)])
def test_years_no_plan_is_of_are_left_out(deadline: str, year: int | None) -> None:
    assert year_of_rows([a_measure(deadline=deadline)]) == year
