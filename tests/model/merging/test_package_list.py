"""The list for programs in a package: it stands in for a workbook that is gone, and is held against one that is there."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from model.actions.progress import note_progress
from model.actions.readings import enter_reading
from model.ledger import Ledger
from model.queries.package_content import copy_out, package_content
from model.rows.merging import ConflictCode
from model.rows.words import State
from reports.package import write_package
from reports.wording import sheet_title
from tests.builders import TODAY, measure_ids, taken_in
from tests.model.merging.scene import MAY, TOWN, looked_at, merged, taken, the_plan


@pytest.fixture(scope="module")
def town_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A town's May: two notes, a reading."""
    folder = tmp_path_factory.mktemp("town")
    with Ledger.open(folder / "town", chain="t") as town:
        taken_in(town, the_plan(), unit=TOWN)
        keys = measure_ids(town)
        note_progress(town, keys[0], MAY, "已抽样3个。", state=State.BLOCKED, today=TODAY)
        note_progress(town, keys[1], MAY, "台账已更新。", today=TODAY)
        with town.look() as connection:
            (target,) = connection.execute("SELECT id FROM target WHERE measure_id = ?", (keys[0],)).fetchone()
        enter_reading(town, target, MAY, "3")
        return write_package(package_content(town, MAY, today=TODAY), folder / f"{TOWN}.zip", copy_out=copy_out(has_places=False)).path


@pytest.fixture
def package(town_package: Path, tmp_path: Path) -> Path:
    """A copy of it, to be altered."""
    return Path(shutil.copy2(town_package, tmp_path))


def remade(package: Path, change: Callable[[dict[str, bytes], str], None]) -> Path:
    """The package with other files in it, its sums made anew."""
    with zipfile.ZipFile(package) as source:
        files = {name: source.read(name) for name in source.namelist()}
    top = next(iter(files)).split("/", 1)[0]
    change(files, f"{top}/data/")
    for manifest, names in (("manifest-sha256.txt", [name for name in files if "/data/" in name]),
                            ("tagmanifest-sha256.txt", [f"{top}/{name}" for name in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")])):
        lines = (f"{hashlib.sha256(files[name]).hexdigest()}  {name.split('/', 1)[1]}\n" for name in names)
        files[f"{top}/{manifest}"] = "".join(lines).encode()
    target = package.with_name(f"改_{package.name}")
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target


def in_list(change: Callable[[Any], None]) -> Callable[[dict[str, bytes], str], None]:
    def changed(files: dict[str, bytes], data: str) -> None:
        told = json.loads(files[f"{data}progress.json"])
        change(told)
        files[f"{data}progress.json"] = json.dumps(told).encode()

    return changed


def without_workbook(files: dict[str, bytes], data: str) -> None:
    for name in [name for name in files if name.endswith(".xlsx")]:
        del files[name]


def test_a_package_as_it_was_made_says_the_same_twice(bureau: Ledger, package: Path) -> None:
    taken(bureau, package)

    assert looked_at(bureau).conflicts == ()


def test_the_list_stands_in_for_a_workbook_that_is_gone(bureau: Ledger, package: Path) -> None:
    taken(bureau, remade(package, without_workbook))
    from_list = looked_at(bureau)

    assert (from_list.conflicts, [file.sender for file in from_list.files]) == ((), [TOWN])
    merged(bureau)
    taken(bureau, package)
    assert looked_at(bureau).writes == ()  # the workbook has nothing to add


def test_a_list_that_differs_is_named_and_the_workbook_counts(bureau: Ledger, package: Path) -> None:
    def alter(told: Any) -> None:
        told["rows"][0] |= {"month_progress": "已抽样30个。", "state": "closed"}
        told["rows"][0]["targets"][0]["value"] = "30"

    taken(bureau, remade(package, in_list(alter)))

    found = looked_at(bureau)
    assert {(one.code, one.field, one.sides[0].value) for one in found.conflicts} == {
        (ConflictCode.LIST_DIFFERS, "month_progress", "已抽样30个。"), (ConflictCode.LIST_DIFFERS, "state", "已完成"), (ConflictCode.LIST_DIFFERS, "reading", "30")}
    assert found.is_ready
    assert "已抽样3个。" in {write.values.get("text") for write in found.writes}


@pytest.mark.parametrize("junk", [b"[]", b"null", b'{"rows": 5}', b'{"rows": [1, {"targets": 7, "fingerprint": []}]}', b"\xff", b"{" * 100_000])
def test_a_list_that_is_no_list_stops_nothing(bureau: Ledger, package: Path, junk: bytes) -> None:
    taken(bureau, remade(package, lambda files, data: files.__setitem__(f"{data}progress.json", junk)))

    assert looked_at(bureau).is_ready
    assert len(looked_at(bureau).writes) == 2


@pytest.mark.parametrize(("plan", "annex", "wanted"), [
    ("示例区2026年行动计划", "示例区2026年行动计划", "《示例区2026年行动计划》附件1进展情况（2026年5月）"),
    ("关于印发《示例区2026年行动计划》的通知", "《示例区2026年行动计划》", "《示例区2026年行动计划》附件1进展情况（2026年5月）"),
])  # fmt: skip
def test_a_plans_name_stands_once_over_a_sheet(plan: str, annex: str, wanted: str) -> None:
    assert sheet_title(plan, 1, annex, MAY) == wanted
    assert "碧水保卫战" in sheet_title(plan, 1, "示例区碧水保卫战行动计划", MAY)
