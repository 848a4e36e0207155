"""Locked packages dropped on the merge page: each asks for its passphrase once, and may be left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from gui.dialogs.locked_package import LockedPackageDialog
from gui.pages.merge import MergePage
from model.actions.progress import note_progress
from model.ledger import Ledger
from model.queries.package_content import copy_out, package_content
from model.readers.locked_package import is_locked
from model.rows.merging import Outcome
from reports.package import write_package
from tests.builders import TODAY, taken_in
from tests.gui.merge.scene import GREEN, MAY, WILLOW, standings, taken, the_plan, town


@pytest.fixture(scope="session")
def locked_bytes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    made = {}
    folder = tmp_path_factory.mktemp("locked")
    for unit in (GREEN, WILLOW):
        with Ledger.open(folder / unit, chain="t") as ledger:
            taken_in(ledger, the_plan(), unit=unit)
            note_progress(ledger, 1, MAY, f"{unit}已抽样3个。", today=TODAY)
            file = folder / f"{unit}.zip"
            write_package(package_content(ledger, MAY, today=TODAY), file, copy_out=copy_out(has_places=False), passphrase=f"口令 {unit}")
            made[unit] = file.read_bytes()
    return made


@pytest.fixture
def packages(locked_bytes: dict[str, bytes], tmp_path: Path) -> list[Path]:
    """Two towns' packages, each locked with a passphrase of its own."""
    files = []
    for unit, data in locked_bytes.items():
        files.append(tmp_path / f"{unit}.zip")
        files[-1].write_bytes(data)
    return files


def asked(page: MergePage) -> LockedPackageDialog:
    dialog = page.taking.unlocking
    assert isinstance(dialog, LockedPackageDialog)
    return dialog


def answer(page: MergePage, passphrase: str) -> None:
    asked(page).passphrase.setText(passphrase)
    asked(page).closing.act.click()


def test_each_locked_package_asks_for_its_passphrase_and_all_are_taken_in_together(
    page: MergePage, ledger: Ledger, packages: list[Path], tmp_path: Path
) -> None:
    sheet = town(tmp_path, ledger)
    taken(page, sheet, *packages)
    assert standings(page) == {}  # nothing is kept while somebody is asked
    assert asked(page).passphrase.echoMode() is QLineEdit.EchoMode.Password
    answer(page, f"口令 {GREEN}")
    answer(page, f"口令 {WILLOW}")

    assert set(standings(page)) == {sheet.name, *(file.name for file in packages)}
    kept = [file for file in ledger.papers.folder.glob("??/*") if file.is_file()]
    assert (len(kept), any(map(is_locked, kept))) == (3, False)  # what is kept is opened without being asked again


def test_a_wrong_passphrase_is_said_at_once_and_nothing_is_taken_in(page: MergePage, packages: list[Path]) -> None:
    taken(page, packages[0])
    answer(page, "口令")
    dialog = asked(page)

    assert (dialog.isVisible(), bool(dialog.closing.said.text()), dialog.closing.act.isEnabled()) == (True, True, False)
    assert standings(page) == {}
    answer(page, f"口令 {GREEN}")
    assert list(standings(page)) == [f"{GREEN}.zip"]


def test_a_package_that_is_left_out_is_listed_with_the_reason(page: MergePage, packages: list[Path], ledger: Ledger, tmp_path: Path) -> None:
    taken(page, packages[0], town(tmp_path, ledger))
    asked(page).closing.stop.click()

    assert standings(page) == {f"{GREEN}.zip": "REFUSED", f"{GREEN}.xlsx": "READY"}
    (told,) = [one for one in page.taking.outcomes(page.place) if one.outcome is Outcome.REFUSED]
    assert told.code == "package-locked"


def test_what_opens_one_is_tried_with_the_next(
    page: MergePage, packages: list[Path], locked_bytes: dict[str, bytes], tmp_path: Path
) -> None:
    again = tmp_path / "副本.zip"
    again.write_bytes(locked_bytes[GREEN])
    taken(page, packages[0], again)
    answer(page, f"口令 {GREEN}")

    assert not page.taking.is_busy
    assert set(standings(page)) == {packages[0].name, again.name}
