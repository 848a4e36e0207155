"""A year's plan is started from that of the year before."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from model.errors import UserError

Run = Callable[..., Result]
HEAD = "序号\t重点任务\t工作措施\t完成时限\t牵头单位\t协办单位\n"


def imported(run: Run, folder: Path, *years: int) -> None:
    run("init", "--area", "北京市延庆区", "--unit", "延庆镇人民政府")
    for year in years:
        rows = "".join(f"{n}\t任务{n}\t完成第{n}类施工工地扬尘整治。\t年底前\t区生态环境局\t各镇人民政府\n" for n in (1, 2, 3))
        file = folder / f"{year}.txt"
        file.write_text(f"附件1\n\n延庆区蓝天保卫战{year}年行动计划\n\n{HEAD}{rows}", encoding="utf-8")
        run("import", file)


def handlers(run: Run, year: int) -> list[str | None]:
    return [row["handler"] for row in json.loads(run("list", "--json", "--plan", year).output)]


def test_handlers_go_on_to_the_newest_plan_or_the_one_named(run: Run, tmp_path: Path) -> None:
    imported(run, tmp_path, 2024, 2025, 2026)
    run("assign", "2024/1-01-1", "2024/1-03-1", "--to", "填报人甲")

    run("carry-over", "--from", "2024", "--plan", "2025")
    assert handlers(run, 2025) == ["填报人甲", None, "填报人甲"]
    assert handlers(run, 2026) == [None] * 3
    run("carry-over", "--from", "2025")
    assert handlers(run, 2026) == ["填报人甲", None, "填报人甲"]
    assert run("carry-over", "--from", "2025").output == "没有变化。\n"


@pytest.mark.parametrize(("words", "code"), [
    (("--from", "2026", "--plan", "2025"), "carry-over-later"), (("--from", "2026"), "carry-over-later"), (("--from", "2019"), "plan-of-year-unknown"),
])  # fmt: skip
def test_a_plan_that_is_not_of_an_earlier_year_is_refused(run: Run, tmp_path: Path, words: tuple[str, ...], code: str) -> None:
    imported(run, tmp_path, 2025, 2026)
    with pytest.raises(UserError) as caught:
        run("carry-over", *words)
    assert caught.value.code == code


def test_an_empty_ledger_has_nothing_to_start_from(run: Run) -> None:
    run("init", "--area", "北京市延庆区", "--unit", "延庆镇人民政府")
    with pytest.raises(UserError) as caught:
        run("carry-over", "--from", "2025")
    assert caught.value.code == "plan-unknown"
