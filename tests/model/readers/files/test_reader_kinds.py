"""Files are told apart by what they hold, whatever they are called."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from model.errors import PlanReadError
from model.readers.files.kinds import Kind, kind_of

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def made(folder: Path, content: bytes) -> Path:
    file = folder / "计划"
    file.write_bytes(content)
    return file


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", Kind.PDF),
        (b"\r\n junk %PDF-1.4", Kind.PDF),
        (b"\x89PNG\r\n\x1a\n", Kind.PICTURE),
        (b"\xff\xd8\xff\xe0", Kind.PICTURE),
        (b"RIFF\0\0\0\0WEBPVP8 ", Kind.PICTURE),
        (b"{\\rtf1}", Kind.OFFICE),
        (COMPOUND + b"rest", Kind.OFFICE),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), Kind.LOCKED),
        (b"<!DOCTYPE html><html>", Kind.HTML),
        (b"\xef\xbb\xbf<HTML>", Kind.HTML),
        ("<html>".encode("utf-16"), Kind.HTML),
        (b"<?xml version='1.0'?><!-- saved --><html>", Kind.HTML),
        ("序号\t重点任务".encode(), Kind.TEXT),
        (b"MZ\x90\x00", Kind.OTHER),
    ],
)
def test_a_kind_shows_in_the_first_bytes(tmp_path: Path, content: bytes, kind: Kind) -> None:
    assert kind_of(made(tmp_path, content)) is kind


@pytest.mark.parametrize(
    ("member", "kind"),
    [
        ("word/document.xml", Kind.DOCX),
        ("xl/workbook.xml", Kind.XLSX),
        ("ppt/presentation.xml", Kind.OTHER),
        ("photos/1.jpg", Kind.OTHER),
    ],
)
def test_a_zip_is_what_its_folders_say(tmp_path: Path, member: str, kind: Kind) -> None:
    file = tmp_path / "计划.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(member, b"")
    assert kind_of(file) is kind


def test_an_open_document_is_for_an_office_program(tmp_path: Path) -> None:
    file = tmp_path / "计划.odt"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert kind_of(file) is Kind.OFFICE


def test_a_cut_zip_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(PlanReadError, match="plan-damaged"):
        kind_of(made(tmp_path, b"PK\x03\x04"))
