"""A ledger with evidence of two months, and packages made of it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from model.actions.evidence import attach_evidence
from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from model.queries.package_content import copy_out, package_content
from model.rows.report import WrittenFile
from model.store.without_place import GPS
from reports.package import write_package
from tests.builders import TODAY, a_plan, measure_ids, taken_in

MAY, JUNE = Month(2026, 5), Month(2026, 6)


def prove(ledger: Ledger, folder: Path) -> None:
    """Three measures; a note and a picture with its place in June, a document in May."""
    taken_in(ledger, a_plan())
    keys = measure_ids(ledger)
    note_progress(ledger, keys[0], JUNE, "=已抽测5个，𠮷镇完成。", today=TODAY)
    picture, paper = folder / "IMG_0001.JPG", folder / "通知.txt"
    exif = Image.Exif()
    exif.get_ifd(GPS)[1] = "N"
    Image.new("RGB", (32, 24), "green").save(picture, exif=exif)
    paper.write_text("会议通知", encoding="utf-8")
    attach_evidence(ledger, keys[:2], [picture], month=JUNE)
    attach_evidence(ledger, keys[1:2], [paper], month=MAY)


@pytest.fixture
def proven(filled: Callable[..., Ledger]) -> Ledger:
    return filled("proven", prove)


@pytest.fixture
def written(proven: Ledger, tmp_path: Path) -> Callable[..., WrittenFile]:
    """Writes the package of June."""

    def write(name: str = "材料包.zip", *, is_whole_year: bool = False, has_places: bool = False) -> WrittenFile:
        content = package_content(proven, JUNE, is_whole_year=is_whole_year, today=TODAY)
        return write_package(content, tmp_path / name, copy_out=copy_out(has_places=has_places))

    return write


@pytest.fixture
def altered(written: Callable[..., WrittenFile], tmp_path: Path) -> Callable[..., Path]:
    """A sound package packed anew with changes: what stands instead of files, which are gone, what is added."""

    def alter(
        instead: dict[str, bytes] | None = None, without: tuple[str, ...] = (), more: tuple[tuple[str | zipfile.ZipInfo, bytes], ...] = (),
    ) -> Path:
        target = tmp_path / "收到.zip"
        with zipfile.ZipFile(written().path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for entry in source.infolist():
                bare = entry.filename.split("/", 1)[1]
                if bare not in without:
                    archive.writestr(entry.filename, (instead or {}).get(bare, source.read(entry)))
            for name, data in more:
                archive.writestr(name, data)
        return target

    return alter
