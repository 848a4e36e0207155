"""Packages on the command line: written, proven, refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from model.actions.evidence import attach_evidence
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from tests.builders import a_plan, measure_ids, taken_in

Run = Callable[..., Result]


@pytest.fixture
def proven(run: Run, tmp_path: Path) -> Run:
    with Ledger.open(tmp_path / "ledger", chain="c") as ledger:
        taken_in(ledger, a_plan())
        for month in (4, 6):
            file = tmp_path / f"{month}.txt"
            file.write_text(str(month), encoding="utf-8")
            attach_evidence(ledger, measure_ids(ledger)[:1], [file], month=Month(2026, month))
    return run


def names(run: Run, file: Path) -> list[str]:
    return [one["name"] for one in json.loads(run("verify", file, "--json").stdout)["files"]]


def test_a_package_is_written_and_proves_sound(proven: Run, tmp_path: Path) -> None:
    proven("package", "--month", "2026-06", "--out", tmp_path / "包.zip")

    assert "佐证材料/附件1-01-1_2026-06_01.txt" in names(proven, tmp_path / "包.zip")
    assert "青山镇人民政府" in proven("verify", tmp_path / "包.zip").stdout


def test_the_whole_year_brings_the_months_before(proven: Run, tmp_path: Path) -> None:
    proven("package", "--month", "2026-06", "--whole-year", "--out", tmp_path / "包.zip")

    assert len([name for name in names(proven, tmp_path / "包.zip") if name.startswith("佐证材料/")]) == 2


def test_what_is_no_package_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "报送表.xlsx"
    file.write_bytes(b"PK")

    with pytest.raises(UserError) as error:
        run("verify", file)
    assert error.value.code == "package-not-a-package"
