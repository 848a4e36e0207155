"""Evidence that came in a package goes to its measures when the package is merged, and leaves with the undoing of it."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from model.actions.evidence import attach_evidence
from model.actions.progress import note_progress
from model.actions.revert import revert
from model.actions.take_in_returned import files_to_try, take_in
from model.ledger import Ledger
from model.queries.check import check
from model.queries.evidence import evidence_files
from model.queries.package_content import copy_out, package_content
from model.rows.evidence import FileFilter
from model.rows.merging import Outcome
from reports.locked_package import lock_package
from reports.package import write_package
from tests.builders import TODAY, bytes_of, measure_ids, taken_in
from tests.model.merging.scene import MAY, TOWN, looked_at, merged, taken, the_plan

Pack = Callable[..., Path]


@pytest.fixture(scope="module")
def town_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A town's May: one note, one file that proves two measures."""
    folder = tmp_path_factory.mktemp("town")
    with Ledger.open(folder / "town", chain="t") as town:
        taken_in(town, the_plan(), unit=TOWN)
        keys = measure_ids(town)
        note_progress(town, keys[0], MAY, "已抽样3个。", today=TODAY)
        (folder / "记录.txt").write_text("抽样记录", encoding="utf-8")
        attach_evidence(town, [keys[0], keys[3]], [folder / "记录.txt"], month=MAY)
        content = package_content(town, MAY, today=TODAY)
        return write_package(content, folder / f"{TOWN}.zip", copy_out=copy_out(has_places=False)).path


@pytest.fixture
def package(town_package: Path, tmp_path: Path) -> Path:
    """A copy of it, to be altered."""
    return Path(shutil.copy2(town_package, tmp_path))


def proofs(ledger: Ledger) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(file.name, file.note, tuple(door.code for door in file.doors)) for file in evidence_files(ledger, FileFilter())]


def with_progress(package: Path, change: Callable[[Any], object]) -> Path:
    """The package with another list for programs, its sums made anew: as a forger would."""
    target = package.with_name("改.zip")
    with zipfile.ZipFile(package) as source:
        files = {name: source.read(name) for name in source.namelist()}
    top = next(iter(files)).split("/", 1)[0]
    told = json.loads(files[f"{top}/data/progress.json"])
    files[f"{top}/data/progress.json"] = json.dumps(change(told) or told).encode()
    for manifest, names in (("manifest-sha256.txt", [name for name in files if "/data/" in name]),
                            ("tagmanifest-sha256.txt", [f"{top}/{name}" for name in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")])):
        lines = (f"{hashlib.sha256(files[name]).hexdigest()}  {name.split('/', 1)[1]}\n" for name in names)
        files[f"{top}/{manifest}"] = "".join(lines).encode()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target


def test_a_file_goes_to_every_measure_it_proves_with_its_sender(bureau: Ledger, package: Path) -> None:
    taken(bureau, package)
    assert proofs(bureau) == []

    merged(bureau)

    assert proofs(bureau) == [("附件1-01-1_2026-05_01.txt", TOWN, ("1-01-1", "2-01-1"))]
    assert bytes_of(evidence_files(bureau, FileFilter())[0].content) == "抽样记录".encode()
    assert check(bureau).faults == ()


def test_undoing_the_merge_takes_the_evidence_away_too(bureau: Ledger, package: Path) -> None:
    taken(bureau, package)
    done = merged(bureau)

    revert(bureau, done.number or 0)

    assert proofs(bureau) == []


def strange_names(told: Any) -> None:
    told["rows"][0]["evidence"] = ["../../../etc/passwd", "/etc/passwd", "bagit.txt", 7, None, {}, [], "佐证材料/没有.jpg"]
    told["rows"][3]["evidence"] = []


@pytest.mark.parametrize("change", [
    strange_names, lambda _told: [1, 2], lambda _told: {"rows": "x"}, lambda _told: {"rows": [{"evidence": "x"}, 5]},
    lambda told: told["rows"][0].update(fingerprint="0" * 16, text="别的措施，与计划无关") or (told["rows"].pop(3) and None),
])
def test_a_list_that_is_forged_or_broken_brings_nothing(change: Callable[[Any], object], bureau: Ledger, package: Path) -> None:
    taken(bureau, with_progress(package, change))
    merged(bureau)

    assert proofs(bureau) == []


def locked(package: Path, secret: str, name: str = "加口令.zip") -> Path:
    lock_package(package, package.with_name(name), secret, made_on=TODAY)
    return package.with_name(name)


def test_a_locked_package_is_taken_in_with_its_passphrase_and_merged_without_it(bureau: Ledger, package: Path) -> None:
    file = locked(package, "heron valley")

    (without,), (wrong,) = (take_in(bureau, [file], MAY, plan_id=1, passphrases=given).files for given in ((), ("else",)))
    assert (without.code, wrong.code) == ("package-locked", "package-passphrase-wrong")
    (taken_in_,) = take_in(bureau, [file], MAY, plan_id=1, passphrases=("else", "heron valley")).files
    assert (taken_in_.name, taken_in_.outcome) == (file.name, Outcome.NEW)
    merged(bureau)  # what is kept is the package within: nobody is asked again

    assert proofs(bureau) == [("附件1-01-1_2026-05_01.txt", TOWN, ("1-01-1", "2-01-1"))]
    assert check(bureau).faults == ()


def test_a_locked_package_that_is_there_already_is_known_without_its_passphrase(bureau: Ledger, package: Path) -> None:
    file, again = locked(package, "heron valley"), locked(package, "tugboat", "另一口令.zip")
    take_in(bureau, [file], MAY, plan_id=1, passphrases=("heron valley",))

    (same,) = take_in(bureau, [file], MAY, plan_id=1).files
    (other,) = take_in(bureau, [again], MAY, plan_id=1, passphrases=("tugboat",)).files
    assert (same.outcome, other.outcome) == (Outcome.SAME_FILE, Outcome.SAME_VALUES)


def test_looking_first_and_taking_in_name_a_locked_package_alike(bureau: Ledger, package: Path) -> None:
    file = locked(package, "heron valley")
    (seen,), _ = files_to_try(bureau, [file], MAY, plan_id=1, passphrases=("heron valley",))
    take_in(bureau, [file], MAY, plan_id=1, passphrases=("heron valley",))

    assert [one.key for one in looked_at(bureau).files] == [seen.key]
