"""Merging on the command line: each thing that stands against it is said, and nothing is written while one is open."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from openpyxl import load_workbook

from model.actions.progress import note_progress
from model.errors import UserError
from model.ledger import Ledger
from model.queries.package_content import copy_out, package_content
from reports.package import write_package
from tests.builders import TODAY, content, taken_in
from tests.model.merging import scene
from tests.model.merging.scene import BUREAU, MAY, OTHER, TOWN

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def returned(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two towns' workbooks, written once."""
    made = []
    folder = tmp_path_factory.mktemp("returned")
    for name in (TOWN, OTHER):
        with Ledger.open(folder / name, chain="c") as ledger:
            taken_in(ledger, scene.the_plan(), unit=name)
            note_progress(ledger, 1, MAY, f"{name}抽样3个", today=TODAY)
            made.append(scene.written(ledger, folder / f"{name}.xlsx"))
    return made


@pytest.fixture
def files(returned: list[Path], tmp_path: Path) -> list[Path]:
    """Two towns' workbooks, a test's own."""
    return [Path(shutil.copy(file, tmp_path)) for file in returned]


@pytest.fixture
def bureau(run: Run, template: Callable[..., Path], tmp_path: Path) -> Run:
    """Commands on the ledger of the bureau."""
    shutil.copytree(template("bureau", lambda ledger, _place: taken_in(ledger, scene.the_plan(), unit=BUREAU)), tmp_path / "ledger")
    return run


def stored(tmp_path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with Ledger.open(tmp_path / "ledger", chain="c") as ledger:
        return content(ledger)


def other_words(path: Path, target: Path) -> Path:
    book = load_workbook(path)
    book.worksheets[0]["I5"] = "另一种说法"
    book.save(target)
    return target


def test_an_answer_to_what_was_looked_at_before_still_holds_when_it_is_merged(bureau: Run, files: list[Path], tmp_path: Path) -> None:
    words = [*files, other_words(files[0], tmp_path / f"{TOWN}（改）.xlsx"), "--month", "2026-5"]
    (open_,) = json.loads(bureau("merge", *words, "--dry-run", "--json").stdout)["conflicts"]

    out = bureau("merge", *words, "--accept", f"{open_['key']}={open_['sides'][0]['key']}").stdout

    assert "写入 2 条" in out
    assert TOWN in bureau("show", "1-01-1").stdout


def test_files_are_merged_and_the_ledger_says_so(bureau: Run, files: list[Path], tmp_path: Path) -> None:
    out = bureau("merge", *files, "--month", "2026-5").stdout

    assert f"收入 {TOWN}.xlsx" in out
    assert "已汇总 2026-05：2 个文件，2 个单位，写入 2 条。" in out
    assert [row[6] for row in stored(tmp_path)["progress"]] == [f"{TOWN}抽样3个", f"{OTHER}抽样3个"]
    assert "没有发现问题" in bureau("check").stdout


def test_a_trial_keeps_nothing(bureau: Run, files: list[Path], tmp_path: Path) -> None:
    before = stored(tmp_path)
    found = json.loads(bureau("merge", *files, "--month", "2026-5", "--dry-run", "--json").stdout)

    assert (found["ready"], found["writes"], [one["sender"] for one in found["files"]].sort()) == (True, 2, None)
    assert stored(tmp_path) == before


def test_what_contradicts_is_told_and_nothing_is_written_until_it_is_decided(bureau: Run, files: list[Path], tmp_path: Path) -> None:
    twice = other_words(files[0], tmp_path / "b.xlsx")
    result = bureau("merge", files[0], twice, "--month", "2026-5", fails=True)
    assert isinstance(result.exception, UserError)
    assert result.exception.code == "merge-undecided"
    assert "几处说法不同" in result.stdout
    assert "另一种说法" in result.stdout
    assert stored(tmp_path)["progress"] == []

    (conflict,) = json.loads(bureau("merge", "--month", "2026-5", "--dry-run", "--json").stdout)["conflicts"]
    side = next(side["key"] for side in conflict["sides"] if side["value"] == "另一种说法")
    bureau("merge", "--month", "2026-5", "--accept", f"{conflict['key']}={side}")
    assert [row[6] for row in stored(tmp_path)["progress"]] == ["另一种说法"]


def test_what_the_ledger_has_may_be_preferred(bureau: Run, files: list[Path], tmp_path: Path) -> None:
    bureau("merge", files[0], "--month", "2026-5")
    bureau("merge", other_words(files[0], tmp_path / "b.xlsx"), "--month", "2026-5", "--prefer", "old")
    assert [row[6] for row in stored(tmp_path)["progress"]] == [f"{TOWN}抽样3个"]


def test_a_decision_about_nothing_is_a_mistake(bureau: Run, files: list[Path]) -> None:
    result = bureau("merge", *files, "--month", "2026-5", "--accept", "0123456789=leave", fails=True)
    assert isinstance(result.exception, UserError)
    assert result.exception.code == "merge-key-unknown"


def test_a_sender_may_be_said(bureau: Run, tmp_path: Path) -> None:
    path = scene.own_sheet(tmp_path / "表.xlsx", [], ["序号", "工作措施", "进展情况"], [[1, "水质达标率达到95%。", "达标"]])
    bureau("merge", path, "--month", "2026-5", fails=True)
    (conflict,) = json.loads(bureau("merge", "--month", "2026-5", "--dry-run", "--json").stdout)["conflicts"]
    bureau("merge", "--month", "2026-5", "--accept", f"{conflict['key']}=unit:区水务局")

    assert [row[6] for row in stored(tmp_path)["progress"]] == ["达标"]


def test_who_is_missing_is_listed_and_reminded(bureau: Run, files: list[Path]) -> None:
    bureau("merge", files[0], "--month", "2026-5")
    lines = bureau("merge", "--month", "2026-5", "--missing").stdout.splitlines()
    senders = json.loads(bureau("merge", "--month", "2026-5", "--missing", "--json").stdout)["senders"]
    notice = bureau("reminder", "--month", "2026-5", "--unit", OTHER).stdout

    assert any(line.startswith(f"{OTHER}：未报，应于 2026-06-02 前报送") for line in lines)
    assert {one["unit"]: one["status"] for one in senders}[TOWN] == "incomplete"
    assert notice.startswith("关于尽快报送2026年5月工作进展情况的催办通知")
    assert "尚未收到你单位的报送表" in notice


def test_a_file_that_is_no_report_is_refused_with_the_reason(bureau: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("不是表", encoding="utf-8")
    result = bureau("merge", tmp_path / "a.txt", "--month", "2026-5", fails=True)
    assert "找不到可以汇总的表" in result.stderr


def test_what_was_merged_is_written_for_the_office_above(bureau: Run, files: list[Path], tmp_path: Path) -> None:
    bureau("merge", *files, "--month", "2026-5", "--out", tmp_path / "上报.xlsx")
    texts = [row[8] for row in scene.sheet_rows(tmp_path / "上报.xlsx")["附件1"]]

    assert f"{OTHER}：{OTHER}抽样3个\n{TOWN}：{TOWN}抽样3个" in texts
    assert [row[4:6] for row in stored(tmp_path)["submission"]] != []
    again = bureau("merge", "--month", "2026-5", "--out", tmp_path / "再报.xlsx").stdout
    assert "再报.xlsx" in again


def test_a_row_of_nobody_is_given_to_a_measure_by_its_code(bureau: Run, tmp_path: Path) -> None:
    path = scene.own_sheet(tmp_path / "表.xlsx", ["填报单位：区水务局"], ["序号", "工作措施", "进展情况"], [[1, "管网那条", "改造5公里"]])
    result = bureau("merge", path, "--month", "2026-5", fails=True)
    key = next(line.split()[1] for line in result.stdout.splitlines() if line.startswith("?"))
    bureau("merge", "--month", "2026-5", "--accept", f"{key}=measure:2-01-1")

    assert [(row[1], row[6]) for row in stored(tmp_path)["progress"]] == [("4", "改造5公里")]


@pytest.mark.parametrize("said", ["said-twice=foo", "{key}=foo", "nonsense=leave"])
def test_a_decision_that_cannot_be_is_refused(said: str, bureau: Run, files: list[Path], tmp_path: Path) -> None:
    bureau("merge", files[0], other_words(files[0], tmp_path / "b.xlsx"), "--month", "2026-5", fails=True)
    (conflict,) = json.loads(bureau("merge", "--month", "2026-5", "--dry-run", "--json").stdout)["conflicts"]
    result = bureau("merge", "--month", "2026-5", "--accept", said.format(key=conflict["key"]), fails=True)
    assert isinstance(result.exception, UserError)
    assert result.exception.code == "merge-key-unknown"


def test_all_of_a_kind_are_accepted_at_once_and_shown_so_in_a_trial(bureau: Run, files: list[Path], tmp_path: Path) -> None:
    book = load_workbook(files[0])
    book.worksheets[0]["K5"] = "2万个"
    book.save(tmp_path / "b.xlsx")
    found = json.loads(bureau("merge", tmp_path / "b.xlsx", "--month", "2026-5", "--dry-run", "--json", "--accept", "reading-other-unit").stdout)
    assert [(one["code"], one["open"], one["decided"], one["proposal"]) for one in found["conflicts"]] == [
        ("reading-other-unit", False, "take", "20000")]


def test_a_locked_package_is_tried_and_merged_with_a_file_of_passphrases(bureau: Run, tmp_path: Path) -> None:
    secrets, file = tmp_path / "口令.txt", tmp_path / "包.zip"
    secrets.write_text("甲单位的口令\nheron valley\n", encoding="utf-8")
    with Ledger.open(tmp_path / "town", chain="c") as town:
        taken_in(town, scene.the_plan(), unit=TOWN)
        note_progress(town, 1, MAY, "抽样3个", today=TODAY)
        write_package(package_content(town, MAY, today=TODAY), file, copy_out=copy_out(has_places=False), passphrase="heron valley")

    assert "口令" in bureau("merge", file, "--month", "2026-05", "--dry-run").stderr
    assert TOWN in bureau("merge", file, "--month", "2026-05", "--dry-run", "--passphrase-file", secrets).stdout
    bureau("merge", file, "--month", "2026-05", "--passphrase-file", secrets)
    assert any("抽样3个" in str(row) for row in stored(tmp_path)["progress"])
