"""The zip behind an office document is looked over before anything is unpacked from it."""

from __future__ import annotations

import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from model.errors import PlanReadError
from model.readers.files import archive
from model.readers.files.archive import checked_archive, has_document_type, whole_part

ROOT = "<w:document/>"
LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>'


def zipped(folder: Path, parts: dict[str, str | bytes], name: str = "计划.docx") -> Path:
    file = folder / name
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for part, content in parts.items():
            made.writestr(part, content)
    return file


def refused(path: Path) -> str:
    with pytest.raises(PlanReadError) as caught:
        checked_archive(path)
    assert caught.value.facts["name"] == path.name
    return caught.value.code


def test_an_ordinary_document_passes(tmp_path: Path) -> None:
    parts = {"[Content_Types].xml": "<Types/>", "word/document.xml": f"\ufeff<?xml version='1.0'?>\n{ROOT}"}
    checked_archive(
        zipped(tmp_path, {**parts, "word/media/图1.png": b"\x89PNG" * 5000, "word/empty.xml": b""})
    )


@pytest.mark.parametrize("part", ["word/document.xml", "_rels/.rels", "xl/drawings/legacy.VML"])
@pytest.mark.parametrize(
    "content",
    [
        LAUGHS.encode(),
        ('<?xml version="1.0"?>\n<!-- <l> -->\n' + LAUGHS).encode(),
        ("<?xml version='1.0' encoding='utf-16'?>" + LAUGHS).encode("utf-16"),
        b"\n\n<?a?><?b ?><!DOCTYPE x SYSTEM 'file:///etc/hostname'><x/>",
        b"<!--" + b"-" * archive.MOST_PREAMBLE + b"--><!DOCTYPE x><x/>",
    ],
)
def test_a_document_type_is_refused(tmp_path: Path, part: str, content: bytes) -> None:
    assert refused(zipped(tmp_path, {part: content})) == "plan-forbidden-content"


def test_a_long_comment_before_the_document_is_allowed(tmp_path: Path) -> None:
    checked_archive(zipped(tmp_path, {"word/document.xml": f"<!-- {'示例' * 4000} -->{ROOT}"}))


@pytest.mark.parametrize(
    "name", ["../document.xml", "/etc/word.xml", "word/../../x.png", "..\\x.xml", "C:\\x.xml"]
)
def test_a_part_with_a_path_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    assert refused(zipped(tmp_path, {name: ROOT})) == "plan-forbidden-content"


def test_a_part_that_unpacks_to_too_much_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "计划.docx"
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made,
        made.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(archive.MOST_OF_ONE // 2**20 + 1):
            part.write(b" " * 2**20)
    assert refused(file) == "plan-unpacks-too-large"


def test_parts_that_pack_beyond_belief_are_refused(tmp_path: Path) -> None:
    parts = {f"word/media/{number}.bin": b"\0" * 2**20 for number in range(archive.SMALL // 2**20 + 1)}
    assert refused(zipped(tmp_path, parts)) == "plan-unpacks-too-large"


def test_a_zip_of_very_many_parts_is_refused(tmp_path: Path) -> None:
    parts = {f"word/{number}.xml": ROOT for number in range(archive.MOST_ENTRIES + 1)}
    assert refused(zipped(tmp_path, parts)) == "plan-unpacks-too-large"


def test_a_cut_zip_is_damaged(tmp_path: Path) -> None:
    file = zipped(tmp_path, {"word/document.xml": ROOT * 500})
    file.write_bytes(file.read_bytes()[:-30])
    assert refused(file) == "plan-damaged"


def test_a_part_whose_bytes_changed_is_damaged(tmp_path: Path) -> None:
    file = zipped(tmp_path, {"word/document.xml": ROOT})
    data = bytearray(file.read_bytes())
    at = data.index(b"document.xml") + len("document.xml") + 1
    data[at] ^= 0xFF
    file.write_bytes(data)
    assert refused(file) == "plan-damaged"


def test_a_part_with_a_password_is_locked(tmp_path: Path) -> None:
    file = zipped(tmp_path, {"word/document.xml": ROOT})
    data = bytearray(file.read_bytes())
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    file.write_bytes(data)
    assert refused(file) == "plan-locked"


@pytest.mark.parametrize(
    "head", [b"", b"<a", b"\xef\xbb\xbf<?xml version='1.0'?><a/>", "<?x?><表/>".encode("utf-16")]
)
def test_an_element_without_a_document_type_passes(head: bytes) -> None:
    assert not has_document_type(head)


def test_a_part_whose_size_is_a_lie_is_not_unpacked_further_than_told(tmp_path: Path) -> None:
    size = 64 * 2**20
    file = zipped(tmp_path, {"word/document.xml": ROOT.encode() + b" " * (size - len(ROOT))})
    file.write_bytes(file.read_bytes().replace(struct.pack("<I", size), struct.pack("<I", 500)))
    tracemalloc.start()
    try:
        with zipfile.ZipFile(file) as opened, pytest.raises(archive.DAMAGE):
            whole_part(opened, "word/document.xml")
        assert tracemalloc.get_traced_memory()[1] < size // 8
    finally:
        tracemalloc.stop()


def test_a_part_is_given_whole(tmp_path: Path) -> None:
    with zipfile.ZipFile(zipped(tmp_path, {"a.xml": ROOT * 9, "b.xml": b""})) as opened:
        assert whole_part(opened, "a.xml") == ROOT.encode() * 9
        assert whole_part(opened, "b.xml") == b""
