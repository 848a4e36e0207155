"""What a package holds, and that nothing half-written or unsound is handed over."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PIL import Image

from model.errors import Cancelled, UserError
from model.ledger import Ledger
from model.queries.package_content import copy_out, package_content
from model.readers.package import received_package
from model.rows.report import FileKind, WrittenFile
from model.store.without_place import GPS
from reports.package import write_package
from tests.builders import TODAY
from tests.reports.package.conftest import JUNE

Write = Callable[..., WrittenFile]


def names_in(file: Path) -> list[str]:
    with zipfile.ZipFile(file) as archive:
        return archive.namelist()


def progress_of(file: Path) -> dict[str, Any]:
    with received_package(file) as found:
        assert found.progress is not None
        told: dict[str, Any] = json.loads(found.progress.read_text(encoding="utf-8"))
        return told


def test_it_holds_workbook_index_progress_and_the_evidence_of_the_month_by_readable_names(written: Write) -> None:
    made = written()

    assert (made.kind, made.pages, made.rows) == (FileKind.PACKAGE, 4, 3)
    assert names_in(made.path) == [f"材料包_2026-06/{name}" for name in (
        "data/报送表_2026-06.xlsx", "data/佐证材料目录.xlsx", "data/progress.json", "data/佐证材料/附件1-01-1_2026-06_01.jpg",
        "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt")]


def test_names_are_marked_as_utf_8_and_open_on_every_system(written: Write) -> None:
    with zipfile.ZipFile(written().path) as archive:
        assert all(entry.flag_bits & 0x800 for entry in archive.infolist())


def test_the_whole_year_takes_in_what_was_filed_under_earlier_months(written: Write) -> None:
    names = names_in(written(is_whole_year=True).path)

    assert "材料包_2026-06/data/佐证材料/附件1-02-1_2026-05_01.txt" in names


def test_it_arrives_whole_and_says_what_it_is(written: Write) -> None:
    with received_package(written().path) as found:
        assert dict(found.facts)["Source-Organization"] == "青山镇人民政府"
        assert [book.name for book in found.workbooks] == ["佐证材料目录.xlsx", "报送表_2026-06.xlsx"]
        assert {file.name for file in found.files} >= {"progress.json", "佐证材料/附件1-01-1_2026-06_01.jpg"}
        folder = found.folder
    assert not folder.exists()


def test_pictures_leave_without_the_place_unless_that_is_asked_for(written: Write) -> None:
    def has_place(file: Path) -> bool:
        with received_package(file) as found, Image.open(found.folder / "佐证材料/附件1-01-1_2026-06_01.jpg") as picture:
            return GPS in picture.getexif()

    assert (has_place(written().path), has_place(written("带位置.zip", has_places=True).path)) == (False, True)


def test_progress_says_the_same_as_the_workbook(written: Write) -> None:
    told = progress_of(written().path)

    first = told["rows"][0]
    assert (told["month"], told["unit"], len(told["rows"])) == ("2026-06", "青山镇人民政府", 3)
    assert (first["month_progress"], first["evidence"]) == ("=已抽测5个，𠮷镇完成。", ["佐证材料/附件1-01-1_2026-06_01.jpg"])


def test_the_index_names_every_file_with_the_sum_of_its_original(proven: Ledger, written: Write) -> None:
    with received_package(written().path) as found:
        rows = [row for row in load_workbook(found.folder / "佐证材料目录.xlsx").active.values if row[0]]

    assert rows[-1][:4] == ("附件1-01-1_2026-06_01.jpg", "1-01-1、1-02-1", "2026-06", "IMG_0001.JPG")
    assert proven.evidence_files.path_of(rows[-1][6]).is_file()


@pytest.mark.parametrize("is_gone", [True, False])
def test_a_file_that_is_gone_or_altered_stays_outside_and_is_named(proven: Ledger, written: Write, *, is_gone: bool) -> None:
    content = package_content(proven, JUNE, today=TODAY)
    file = proven.evidence_files.path_of(content.files[0].sha256)
    file.unlink() if is_gone else file.write_bytes(b"else")

    made = written()

    assert [(note.code, dict(note.facts)["name"]) for note in made.notes] == [("evidence-left-out", "IMG_0001.JPG")]
    assert not any("附件1-01-1" in name for name in names_in(made.path))
    assert progress_of(made.path)["rows"][0]["evidence"] == []


def test_the_same_content_on_the_same_day_gives_the_same_evidence_and_sums(written: Write) -> None:
    def sums(made: WrittenFile) -> list[str]:
        with zipfile.ZipFile(made.path) as archive:
            lines = archive.read("材料包_2026-06/manifest-sha256.txt").decode().splitlines()
        return [line for line in lines if "xlsx" not in line]  # a workbook says when it was saved

    assert sums(written("甲.zip")) == sums(written("乙.zip"))


def test_a_package_that_is_stopped_leaves_the_older_one(proven: Ledger, written: Write, tmp_path: Path) -> None:
    before = written().path.read_bytes()
    content = package_content(proven, JUNE, today=TODAY)
    steps: list[tuple[int, int]] = []

    with pytest.raises(Cancelled):
        write_package(content, tmp_path / "材料包.zip", copy_out=copy_out(has_places=False),
                      progress=lambda *both: steps.append(both), cancelled=lambda: len(steps) > 2)

    assert (tmp_path / "材料包.zip").read_bytes() == before
    assert [file.name for file in tmp_path.glob(".taizhang*")] == []


def test_progress_is_told_to_the_end(proven: Ledger, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    content = package_content(proven, JUNE, today=TODAY)
    write_package(content, tmp_path / "a.zip", copy_out=copy_out(has_places=False), progress=lambda *both: steps.append(both))

    assert steps == [(number, 8) for number in range(1, 9)]


def test_another_ending_is_refused(written: Write) -> None:
    with pytest.raises(UserError) as error:
        written("材料包.rar")
    assert error.value.code == "report-wrong-ending"
