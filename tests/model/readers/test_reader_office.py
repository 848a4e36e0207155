"""What only an office program reads: converted when LibreOffice is installed, refused with advice when it is not."""

from __future__ import annotations

import json
import os
import socket
import struct
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from model.errors import Cancelled, PlanReadError, explain
from model.readers import office as subject
from model.readers import read_plan
from model.readers.files.compound_file import Holds, compound_of
from model.readers.files.kinds import Kind, kind_of
from model.readers.files.word_binary import with_last_paragraph
from model.readers.grid import Paragraph
from model.readers.plan_json import plan_as_json

SHARED = Path(os.environ.get("TAIZHANG_SHARED", "../shared"))
OFFICE = subject.office_program()
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
ROWS = (
    ("序号", "重点任务", "工作措施", "完成时限", "牵头单位", "配合单位"),
    ("1", "绿化", "新建绿地十公顷，持续养护。", "年底前", "区园林绿化局", "各街道办事处"),
    ("2", "河道", "治理河道三条，完成清淤。", "6月底前", "区水务局", "—"),
)


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Settings of LibreOffice for making the files to be read."""
    return tmp_path_factory.mktemp("profile")


def saved_as(ending: str, source: Path, profile: Path) -> Path:
    command = [str(OFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", ending]
    subprocess.run([*command, "--outdir", str(source.parent), str(source)], check=True, capture_output=True, timeout=120)
    return source.with_suffix(f".{ending}")


def a_document(folder: Path, *, with_end: bool = True) -> Path:
    document = Document()
    document.add_paragraph("示例区2024年行动计划")
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    if with_end:
        document.add_paragraph("")
    document.save(str(folder / "文.docx"))
    return folder / "文.docx"


def a_workbook(folder: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    book.save(folder / "表.xlsx")
    return folder / "表.xlsx"


def directory(*names: str) -> bytes:
    """A compound file that lists streams of these names, each of one sector."""
    sectors = len(names) + 2
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HH", head, 30, 9, 6)
    struct.pack_into("<I", head, 48, 1)
    struct.pack_into("<I", head, 76, 0)
    struct.pack_into("<108I", head, 80, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", *([0xFFFFFFFD] + [0xFFFFFFFE] * (sectors - 1) + [0xFFFFFFFF] * (128 - sectors)))
    entries = b""
    for at, name in enumerate(names):
        written = name.encode("utf-16-le") + b"\0\0"
        entry = bytearray(128)
        entry[: len(written)] = written
        struct.pack_into("<H", entry, 64, len(written))
        entry[66] = 2
        struct.pack_into("<II", entry, 116, at + 2, 512)
        entries += bytes(entry)
    return bytes(head) + table + entries.ljust(512, b"\0") + bytes(512) * len(names)


def code_of(file: Path) -> str:
    with pytest.raises(PlanReadError) as caught:
        read_plan(file)
    assert caught.value.facts["name"] == file.name
    assert explain(caught.value.code, caught.value.facts).next
    return caught.value.code


def check(file: Path) -> None:
    first, second = read_plan(file).draft.measures
    assert (first.task, first.deadline, first.lead, first.support) == ("绿化", "年底前", ("区园林绿化局",), ("各街道办事处",))
    assert (second.task_no, second.measure, second.support) == (2, "治理河道三条，完成清淤。", ())


@needs_office
@pytest.mark.parametrize("ending", ["doc", "rtf", "odt"])
def test_older_documents_read_like_new_ones(tmp_path: Path, profile: Path, ending: str) -> None:
    file = saved_as(ending, a_document(tmp_path), profile)
    assert kind_of(file) is Kind.OFFICE
    check(file)


@needs_office
@pytest.mark.parametrize(("ending", "name"), [("xls", "表.et"), ("ods", "表.ods"), ("xls", "表.doc")])
def test_older_workbooks_read_like_new_ones_whatever_their_names(tmp_path: Path, profile: Path, ending: str, name: str) -> None:
    file = saved_as(ending, a_workbook(tmp_path), profile).rename(tmp_path / name)
    check(file)


@needs_office
def test_a_table_at_the_very_end_of_a_doc_is_not_lost(tmp_path: Path, profile: Path) -> None:
    file = saved_as("doc", a_document(tmp_path, with_end=False), profile)
    assert with_last_paragraph(file.read_bytes()) != file.read_bytes()
    check(file)


@needs_office
def test_a_doc_that_ends_as_it_should_is_left_alone(tmp_path: Path, profile: Path) -> None:
    data = saved_as("doc", a_document(tmp_path), profile).read_bytes()
    assert with_last_paragraph(data) == data


@needs_office
def test_the_users_own_office_is_left_alone_and_nothing_stays_behind(
    tmp_path: Path, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = saved_as("rtf", a_document(tmp_path), profile)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    before = {one: one.stat().st_mtime_ns for one in tmp_path.iterdir() if one.is_file()}
    check(file)
    assert not list((tmp_path / "tmp").iterdir())
    assert {one: one.stat().st_mtime_ns for one in tmp_path.iterdir() if one.is_file()} == before


LINKED = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 office:version="1.2"><office:body><office:text><text:p>示例<draw:frame svg:width="2cm" svg:height="2cm"
 text:anchor-type="as-char"><draw:image xlink:href="{place}/a.png" xlink:type="simple" xlink:show="embed"
 xlink:actuate="onLoad"/></draw:frame></text:p></office:text></office:body></office:document-content>"""
MANIFEST = """<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
 <manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
 <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""


@needs_office
def test_a_linked_picture_is_not_fetched(tmp_path: Path) -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(0.2)
    file = tmp_path / "计划.odt"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", LINKED.format(place=f"http://127.0.0.1:{listening.getsockname()[1]}"))
    with listening:
        found = subject.office_blocks(file)
        with pytest.raises(TimeoutError):
            listening.accept()
    assert [block.text for block in found if isinstance(block, Paragraph)] == ["示例"]


@pytest.mark.plans
@needs_office
@pytest.mark.skipif(not (SHARED / "plans").is_dir(), reason="the real plans are not here")
def test_the_real_doc_is_read_without_a_fault(tmp_path: Path) -> None:
    out = tmp_path / "read.json"
    out.write_text(json.dumps(plan_as_json(read_plan(SHARED / "plans" / "daxing-2024.doc").draft)), encoding="utf-8")
    gold = SHARED / "gold" / "daxing-2024.jsonl"
    command = [sys.executable, str(SHARED / "tools" / "score_plan.py"), str(gold), str(out), "--json"]
    figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert (figures["row"], figures["silent"], figures["alarms"]) == (1.0, 0.0, 0.0)


def test_without_an_office_program_the_way_out_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "office_program", lambda: None)
    file = tmp_path / "计划.wps"
    file.write_bytes(directory("WordDocument", "1Table"))
    with pytest.raises(PlanReadError) as caught:
        read_plan(file)
    assert (caught.value.code, caught.value.facts["kind"]) == ("plan-needs-office", "WPS")


@pytest.mark.parametrize(
    ("names", "holds"),
    [
        (("WordDocument", "1Table"), Holds.TEXT),
        (("Workbook",), Holds.SHEETS),
        (("Book",), Holds.SHEETS),
        (("MatOST",), Holds.WORKS),
        (("PowerPoint Document",), Holds.OTHER),
    ],
)
def test_a_compound_file_is_known_by_its_streams(tmp_path: Path, names: tuple[str, ...], holds: Holds) -> None:
    file = tmp_path / "一份文件"
    file.write_bytes(directory(*names))
    assert compound_of(file).holds is holds


def test_an_older_document_with_a_password_is_locked(tmp_path: Path) -> None:
    data = bytearray(directory("WordDocument", "1Table").ljust(8192, b"\0"))
    data[1536 + 11] = 0x01
    file = tmp_path / "计划.doc"
    file.write_bytes(data)
    assert code_of(file) == "plan-locked"


def test_an_older_workbook_with_a_password_is_locked(tmp_path: Path) -> None:
    data = bytearray(directory("Workbook"))
    struct.pack_into("<HHHHHH", data, 1536, 0x809, 2, 0, 0x2F, 2, 1)
    file = tmp_path / "计划.xls"
    file.write_bytes(data)
    assert code_of(file) == "plan-locked"


def test_slides_are_no_plan(tmp_path: Path) -> None:
    file = tmp_path / "计划.doc"
    file.write_bytes(directory("PowerPoint Document"))
    assert code_of(file) == "plan-kind-not-yet"


def test_a_cut_compound_file_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "计划.doc"
    file.write_bytes(directory("WordDocument")[:300])
    assert code_of(file) == "plan-damaged"


@pytest.mark.parametrize(("manifest", "code"), [(b"<encryption-data/>", "plan-locked"), (b"<a/>", "plan-kind-not-yet")])
def test_an_open_document_is_looked_at_before_it_is_converted(tmp_path: Path, manifest: bytes, code: str) -> None:
    file = tmp_path / "计划.odt"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.presentation")
        archive.writestr("META-INF/manifest.xml", manifest)
    assert code_of(file) == code


def fake_office(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> Path:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(subject, "office_program", lambda: program)
    file = folder / "计划.rtf"
    file.write_bytes(b"{\\rtf1 x}")
    return file


needs_shell = pytest.mark.skipif(os.name == "nt", reason="the stand-in for LibreOffice is a shell script")


@needs_shell
def test_a_document_that_will_not_convert_is_said_to_be_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert code_of(fake_office(tmp_path, monkeypatch, "exit 0")) == "plan-conversion-failed"


@needs_shell
def test_a_conversion_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "LONGEST", 0.3)
    assert code_of(fake_office(tmp_path, monkeypatch, "sleep 60")) == "plan-conversion-slow"


@needs_shell
def test_cancelling_ends_the_program_and_all_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = fake_office(tmp_path, monkeypatch, f"sleep 60 & echo $! > {tmp_path}/child; wait")
    asked = threading.Event()
    steps: list[int] = []

    def progress(done: int, total: int) -> None:
        steps.append(total)
        if (tmp_path / "child").exists() and (tmp_path / "child").read_text().strip():
            asked.set()

    with pytest.raises(Cancelled):
        read_plan(file, progress=progress, cancelled=asked.is_set)
    assert steps
    child = int((tmp_path / "child").read_text())
    assert not _lives(child)


def _lives(process: int) -> bool:
    for _ in range(100):
        try:
            state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except OSError:
            return False
        if state == "Z":
            return False
        time.sleep(0.05)
    return True


def test_the_program_is_found_in_the_usual_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("", encoding="utf-8")
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr(subject, "_usual_places", lambda: iter([tmp_path / "missing", program]))
    assert subject.office_program() == program
    monkeypatch.setattr(subject, "_usual_places", lambda: iter([]))
    assert subject.office_program() is None
