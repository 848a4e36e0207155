"""Measures that a plan gives to some of a kind: named beside a unit's workbook, never among its rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from gui import commands as main
from model.actions.blanks import blank_contents
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.readers.returned.returned_workbook import read_returned
from model.workbook_layout import GUIDE_SHEET
from reports.unit_workbook import write_unit_workbooks
from tests.builders import TODAY, a_measure, a_plan, taken_in

JUNE, TOWN, STREET = Month(2026, 6), "青山镇人民政府", "临江街道办事处"


def bureau_of(place: Path) -> Ledger:
    """A bureau's ledger: the town carries one measure, may carry another; the street only may."""
    return taken_in(Ledger.open(place, chain="c"), a_plan(
        a_measure("完成整治任务。", lead=("区水务局",), support=(TOWN,)), a_measure("完成改造任务。", lead=("区水务局",), support=("相关镇人民政府",)),
        a_measure("完成巡查任务。", lead=("区水务局",), support=("相关街道办事处",)), a_measure("汇总全区情况。", lead=("区生态环境局",), support=(f"{STREET}等部门",)),
    ), unit="区生态环境局")  # fmt: skip


@pytest.fixture
def said(tmp_path: Path) -> Callable[..., str]:
    """What `blanks` says on the bureau's ledger."""
    bureau_of(tmp_path / "ledger").close()

    def ran(*words: object) -> str:
        result = CliRunner().invoke(main.main, ["blanks", "--ledger", str(tmp_path / "ledger"), "--month", "2026-06", "--today", str(TODAY), *map(str, words)])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.stdout

    return ran


def test_what_may_be_a_units_stands_apart_from_its_rows(tmp_path: Path) -> None:
    with bureau_of(tmp_path / "ledger") as ledger:
        found = {content.unit: content for content in blank_contents(ledger, JUNE, today=TODAY)}

    town = found[TOWN]
    assert [row.code for row in town.rows] == ["1-01-1"]
    assert [(row.code, row.wording) for row in town.perhaps] == [("1-01-2", "相关镇人民政府")]
    assert found["区水务局"].perhaps == ()

    (made,) = write_unit_workbooks([town], tmp_path)
    guide = [row[0].value for row in load_workbook(made.path)[GUIDE_SHEET].iter_rows()]
    assert guide[-1] == "1-01-2（相关镇人民政府）完成改造任务。"
    assert [row.values["measure"] for row in read_returned(made.path).rows] == ["完成整治任务。"]


def test_the_command_makes_its_folder_and_says_what_stays_open(said: Callable[..., str], tmp_path: Path) -> None:
    out = said("--out", tmp_path / "新" / "填报表")

    assert (tmp_path / "新" / "填报表" / f"{TOWN}_2026-06_填报表.xlsx").is_file()
    assert f"{TOWN}另有 1 条待明确" in out
    assert "1-01-2（相关镇人民政府）" in out


def test_a_file_in_the_folders_place_is_left_alone(said: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "表").write_text("原有", encoding="utf-8")

    with pytest.raises(UserError) as error:
        said("--out", tmp_path / "表")

    assert error.value.code == "blanks-no-folder"
    assert (tmp_path / "表").read_text(encoding="utf-8") == "原有"
