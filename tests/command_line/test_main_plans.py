"""Several plans on the command line: another area's, one without a year, and the IDs to write."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from model.errors import UserError

Run = Callable[..., Result]
HEAD = "序号\t重点任务\t工作措施\t完成时限\t牵头单位\t协办单位\n"
TOWN = "青山镇人民政府"


def written(folder: Path, name: str, title: str, *, deadline: str = "年底前", support: str = "各镇人民政府") -> Path:
    file = folder / name
    rows = "".join(f"{n}\t任务{n}\t完成第{n}类施工工地扬尘整治。\t{deadline}\t区生态环境局\t{support}\n" for n in (1, 2, 3))
    file.write_text(f"附件1\n\n{title}\n\n{HEAD}{rows}", encoding="utf-8")
    return file


def listed(run: Run, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("list", "--json", *words).output)
    return found


def refused(run: Run, *words: object) -> UserError:
    with pytest.raises(UserError) as caught:
        run(*words)
    return caught.value


def test_another_areas_plan_is_said_to_be_and_its_groups_are_not_mine(run: Run, tmp_path: Path) -> None:
    run("init", "--area", "北京市延庆区", "--unit", TOWN)
    own = run("import", written(tmp_path, "甲.txt", "延庆区蓝天保卫战2026年行动计划"))
    other = run("import", written(tmp_path, "乙.txt", "平谷区蓝天保卫战2026年行动计划"))

    assert own.stderr == ""
    assert "《平谷区蓝天保卫战2026年行动计划》是平谷区的计划，本单位在北京市延庆区" in other.stderr
    assert len(other.stderr.splitlines()) == 1
    assert [row["id"] for row in listed(run, "--mine")] == ["2026/1-01-1", "2026/1-02-1", "2026/1-03-1"]
    assert [(row["role"], row["certain"]) for row in listed(run)[3:]] == [(None, True)] * 3


def test_saying_who_one_is_says_which_plans_are_not_ones_own(run: Run, tmp_path: Path) -> None:
    run("init", "--area", "北京市平谷区", "--unit", "平谷镇人民政府")
    run("import", written(tmp_path, "乙.txt", "平谷区蓝天保卫战2026年行动计划"))

    assert "是平谷区的计划" in run("init", "--area", "北京市延庆区", "--unit", "延庆镇人民政府").stderr
    assert listed(run, "--mine") == []


def test_a_plan_without_a_year_takes_the_one_its_rows_name_and_says_so(run: Run, tmp_path: Path) -> None:
    result = run("import", written(tmp_path, "任务.txt", "示例区蓝天保卫战行动计划", deadline="2025年9月底前"))

    assert "2025年" in result.stderr
    assert {row["plan"] for row in listed(run)} == {2025}


def test_a_plan_nothing_dates_is_refused_until_its_year_is_said(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "任务.txt", "示例区蓝天保卫战行动计划", deadline="9月底前")

    assert refused(run, "import", file).code == "plan-year-unknown"
    assert refused(run, "import", file, "--year", "1948").code == "plan-year-out-of-range"
    assert run("import", file, "--year", "2025").stderr == ""
    assert {(row["plan"], row["due"][0]["end"]) for row in listed(run)} == {(2025, "2025-09-30")}


def test_a_plan_of_last_year_whose_file_says_so(run: Run, tmp_path: Path) -> None:
    result = run("import", written(tmp_path, "2024年任务.txt", "示例区蓝天保卫战行动计划"))

    assert "按文件名算作2024年" in result.stderr
    assert {row["plan"] for row in listed(run)} == {2024}


def test_an_uncertain_duty_says_why(run: Run, tmp_path: Path) -> None:
    run("init", "--area", "示例市示例区", "--unit", TOWN)
    run("import", written(tmp_path, "甲.txt", "示例区蓝天保卫战2026年行动计划", support="区污染防治攻坚战领导小组成员单位"), "--accept-doubts")

    rows = listed(run, "--mine")
    assert [(row["certain"], row["questions"]) for row in rows] == [(False, ["members-unknown"])] * 3
    assert json.loads(run("show", "1-01-1", "--json").output)["questions"] == ["members-unknown"]


def test_an_id_that_was_printed_goes_on_and_an_open_one_lists_what_to_write(run: Run, tmp_path: Path) -> None:
    for name, title in (("甲", "示例区蓝天保卫战2026年行动计划"), ("乙", "示例区碧水保卫战2026年行动计划"), ("丙", "示例区净土保卫战2025年行动计划")):
        run("import", written(tmp_path, f"{name}.txt", title))

    assert json.loads(run("show", "2026/1-02-1", "--json").output)["annex_title"] == "示例区蓝天保卫战2026年行动计划"
    error = refused(run, "show", "1-01-1")
    assert (error.code, error.facts["choices"]) == ("measure-ambiguous", "2025/1-01-1、2026/1-01-1、2026-2/1-01-1")
