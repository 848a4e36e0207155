"""Units from the command line: listed, found by initials, merged, named, grouped."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from model.errors import TaizhangError
from model.ledger import Ledger
from tests.builders import TOWN, a_measure, a_plan, taken_in

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _ledger(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger", chain="c") as ledger:
        taken_in(ledger, a_plan(
            a_measure("一。", lead=("区住房城乡建设委",), support=("各镇人民政府",)), a_measure("二。", lead=("区住建委",)),
            a_measure("三。", lead=("区住房城乡建设委",), support=("相关镇人民政府",)), a_measure("四。", lead=("区水务局", "区水努局")),
        ))  # fmt: skip


def said(run: Run, *words: object) -> Any:
    return json.loads(run(*words, "--json").output)


def refused(run: Run, *words: object) -> TaizhangError:
    with pytest.raises(TaizhangError) as caught:
        run(*words)
    return caught.value


def names(run: Run, *words: object) -> list[str]:
    return [unit["unit"] for unit in said(run, "units", *words)]


def test_units_are_listed_for_people_and_for_programs(run: Run) -> None:
    lines = run("units").output.splitlines()
    assert "区住房城乡建设委\t委办局\t牵头 2" in lines
    assert f"{TOWN}\t乡镇\t—\t\t本单位" in lines
    assert next(unit for unit in said(run, "units") if unit["unit"] == "区住房城乡建设委") == {
        "unit": "区住房城乡建设委", "kind": "bureau", "aliases": [], "measures": 2, "roles": {"lead": 2}, "own": False, "mine": False}


@pytest.mark.parametrize(("typed", "first"), [("swj", "区水务局"), ("住建", "区住建委"), ("qsz", TOWN)])
def test_a_unit_is_found_by_characters_and_initials(typed: str, first: str, run: Run) -> None:
    assert names(run, "--search", typed)[0] == first


def test_nothing_found_is_said_aside(run: Run) -> None:
    found = run("units", "--search", "没有")
    assert (found.stdout, "没有符合条件的单位" in found.stderr) == ("", True)


@pytest.mark.parametrize(("typed", "first"), [("slb", "十里堡镇人民政府\t北京市密云区"), ("qsz", "青山镇人民政府\t示例市示例区")])
def test_the_countrys_units_are_found_ones_own_area_first(typed: str, first: str, run: Run) -> None:
    assert first in run("units", "find", typed).output.splitlines()[:8]
    assert run("units", "find", "qsz").output.splitlines()[0] == "青山镇人民政府\t示例市示例区"
    assert "没有符合条件的单位" in run("units", "find", "没有的地方").stderr


def test_the_country_is_searched_without_a_ledger(run: Run, tmp_path: Path) -> None:
    assert "十里堡镇人民政府" in run("units", "find", "slbz", "--ledger", tmp_path / "none").output


def test_what_is_perhaps_mine_is_listed_apart(run: Run) -> None:
    assert [line["measure"] for line in said(run, "list", "--perhaps")] == ["三。"]
    assert [line["measure"] for line in said(run, "list", "--mine")] == ["一。", "三。"]


def test_two_names_are_merged(run: Run) -> None:
    told = run("units", "merge", "区住房城乡建设委", "区住建委").output
    assert "已将“区住建委”并入“区住房城乡建设委”" in told
    assert next(unit for unit in said(run, "units") if unit["unit"] == "区住房城乡建设委")["aliases"] == ["区住建委"]
    assert [line["units"]["lead"] if "units" in line else line["lead"] for line in said(run, "list")][1] == ["区住建委"]


def test_names_are_given_and_taken_away(run: Run) -> None:
    run("units", "alias", "区水务局", "水务专班")
    assert names(run, "--search", "专班") == ["区水务局"]
    run("units", "alias", "水务专班", "水务专班", "--remove")
    assert names(run, "--search", "专班") == []
    run("units", "rename", "区水务局", "区水利局")
    assert names(run, "--search", "区水务局") == ["区水利局"]


def test_names_alike_are_listed_until_they_are_settled(run: Run) -> None:
    assert run("units", "alike").output.splitlines() == ["区住房城乡建设委\t区住建委\t不同写法", "区水务局\t区水努局\t只差一个字"]
    run("units", "apart", "区水务局", "区水努局")
    run("units", "merge", "区住房城乡建设委", "区住建委")
    assert "没有疑似重复的单位" in run("units", "alike").stderr


def test_a_group_is_shown_edited_and_given_back(run: Run) -> None:
    assert run("units", "group").output.splitlines() == ["各镇人民政府\t1\t同类全部单位\t在内", "相关镇人民政府\t1\t原文未明确\t待明确"]
    assert f"{TOWN}\t乡镇\t在内" in run("units", "group", "各镇人民政府").output
    run("units", "group", "各镇人民政府", "--remove", TOWN, "--add", "区水务局")
    told = said(run, "units", "group", "各镇人民政府")
    assert (told["edited"], told["mine"]) == (True, "outside")
    assert {row["unit"]: row["membership"] for row in told["members"]} | {"区水务局": "member", TOWN: "outside"} == {
        row["unit"]: row["membership"] for row in told["members"]}
    run("units", "group", "各镇人民政府", "--rule")
    assert said(run, "units", "group", "各镇人民政府")["edited"] is False


@pytest.mark.parametrize(("words", "code"), [
    (["merge", "区水务局", "没有这个单位名"], "unit-not-found"), (["merge", "区水务", "区住建委"], "unit-not-found-near"),
    (["merge", "区水务局", "区水务局"], "units-same"), (["alias", "区水务局", "区住建委"], "unit-name-taken"),
    (["alias", "区水务局", "专班", "--remove"], "alias-unknown"), (["rename", "区水务局", " "], "unit-empty"),
    (["group", "没有这个说法"], "group-unknown"),
])
def test_what_cannot_be_is_refused(words: list[str], code: str, run: Run) -> None:
    assert refused(run, "units", *words).code == code
