"""Hostile documents, workbooks and things that are no files, each in a size from 0 to 1."""

from __future__ import annotations

import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.faults.made_plans import TITLE, pdf_plan, plan_rows, repacked, text_plan, word_plan, workbook_plan
from tests.word_files import p, r, relations, tbl, tc, tr, word_file

Fault = Callable[[Path, float], list[Path]]
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_AWAY = "http://127.0.0.1:9/a"


def _count(size: float, most: int) -> int:
    return max(2, int(size * most))


def _rewritten(file: Path, change: Callable[[str, bytes], bytes]) -> list[Path]:
    file.write_bytes(repacked(file.read_bytes(), change))
    return [file]


def _saved(file: Path, data: bytes) -> list[Path]:
    file.write_bytes(data)
    return [file]


def _with_entity(folder: Path, _: float) -> list[Path]:
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    return _rewritten(
        word_plan(folder),
        lambda name, data: entity + data.partition(b"?>")[2] if name == "word/document.xml" else data,
    )


def _with_remote_parts(folder: Path, _: float) -> list[Path]:
    away = "".join(
        f'<Relationship Id="x{kind}" Type="{_OFFICE}/{kind}" Target="{_AWAY}" TargetMode="External"/>'
        for kind in ("attachedTemplate", "styles", "numbering", "image", "oleObject", "frame")
    )
    return _rewritten(
        word_plan(folder),
        lambda name, data: data.replace(b"</Relationships>", away.encode() + b"</Relationships>")
        if name.endswith(".rels")
        else data,
    )


def _with_document_elsewhere(folder: Path, _: float) -> list[Path]:
    far = relations(officeDocument=_AWAY).replace("/>", ' TargetMode="External"/>').encode()
    return _rewritten(word_plan(folder), lambda name, data: far if name == "_rels/.rels" else data)


def _nested(begin: str, end: str, most: int) -> Fault:
    def made(folder: Path, size: float) -> list[Path]:
        count = _count(size, most)
        return [word_file(folder, p(TITLE) + begin * count + p("内") + end * count)]

    return made


def _word_rows(*rows: str) -> str:
    return p(TITLE) + tbl(*(tr(*one) for one in plan_rows(4)), *rows)


def _huge_spans(folder: Path, _: float) -> list[Path]:
    rows = [tr(tc("甲", span=10**9), tc("乙", span=2**31), *["丙"] * 4)] * 100
    return [word_file(folder, _word_rows(*rows))]


def _merged_down(folder: Path, size: float) -> list[Path]:
    rows = [tr(tc("甲", merge="restart"), "乙", "丙")]
    rows += [tr(tc("", merge="continue"), "乙", "丙")] * _count(size, 60_000)
    return [word_file(folder, _word_rows(*rows))]


def _many_runs(folder: Path, size: float) -> list[Path]:
    return [word_file(folder, p(TITLE) + p(r("治") * _count(size, 300_000)))]


def _many_styles(folder: Path, size: float) -> list[Path]:
    count = _count(size, 20_000)
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="n{n}"/><w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(count)
    )
    body = "".join(p("完成清淤。", f'<w:pStyle w:val="s{n}"/>') for n in range(count))
    return [word_file(folder, p(TITLE) + body, styles=styles)]


def _long_word_cell(folder: Path, size: float) -> list[Path]:
    row = ["9", "治理", "治" * _count(size, 2_000_000), "年底前", "区水务局", "——"]
    return [word_file(folder, _word_rows(tr(*row)))]


def _long_table(folder: Path, size: float) -> list[Path]:
    return [word_file(folder, p(TITLE) + tbl(*(tr(*row) for row in plan_rows(_count(size, 30_000)))))]


def _bomb(whole: Callable[[Path], Path], part: str) -> Fault:
    def made(folder: Path, size: float) -> list[Path]:
        blanks = b" " * _count(size, 300 * 2**20)
        return _rewritten(whole(folder), lambda name, data: data + blanks if name == part else data)

    return made


def _lying_bomb(folder: Path, size: float) -> list[Path]:
    """A zip whose directory says its part is small."""
    blanks = _count(size, 300 * 2**20)
    file = _bomb(word_plan, "word/document.xml")(folder, size)[0]
    data = bytearray(file.read_bytes())
    with zipfile.ZipFile(file) as archive:
        full = archive.getinfo("word/document.xml").file_size
    assert full > blanks
    for said in (struct.pack("<I", full),):
        data = data.replace(said, struct.pack("<I", 5_000))
    return _saved(file, bytes(data))


def _sheet_file(folder: Path, sheet: str) -> list[Path]:
    file = workbook_plan(folder)
    return _rewritten(file, lambda name, data: sheet.encode() if name.endswith("sheet1.xml") else data)


def _sheet(rows: str, merges: str = "") -> str:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells></worksheet>'


def _cell(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def _merges(folder: Path, size: float) -> list[Path]:
    rows = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in plan_rows(200))
    merges = "".join(f'<mergeCell ref="A{n}:F{n + 9}"/>' for n in range(1, _count(size, 1_000_000)))
    return _sheet_file(folder, _sheet(rows, merges))


def _sheet_rows(folder: Path, size: float) -> list[Path]:
    rows = (f"<row>{''.join(map(_cell, row))}</row>" for row in plan_rows(_count(size, 60_000)))
    return _sheet_file(folder, _sheet("".join(rows)))


def _empty_cells(folder: Path, size: float) -> list[Path]:
    rows = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in plan_rows(20))
    return _sheet_file(folder, _sheet(rows + ("<row>" + "<c/>" * 20 + "</row>") * _count(size, 100_000)))


def _far_cells(folder: Path, size: float) -> list[Path]:
    rows = "".join(
        f'<row r="{n * 97}"><c r="{_letters(n % 16_000 + 1)}{n * 97}" t="inlineStr"><is><t>治</t></is></c></row>'
        for n in range(1, _count(size, 9_000))
    )
    return _sheet_file(folder, _sheet(rows))


def _letters(number: int) -> str:
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found


def _long_sheet_cell(folder: Path, size: float) -> list[Path]:
    rows = plan_rows(4)
    rows[2] = (*rows[2][:2], "治" * _count(size, 2_000_000), *rows[2][3:])
    return _sheet_file(folder, _sheet("".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)))


def _wide_sheet(folder: Path, size: float) -> list[Path]:
    row = f"<row>{_cell('治') * _count(size, 16_000)}</row>"
    return _sheet_file(folder, _sheet("".join(f"<row>{''.join(map(_cell, one))}</row>" for one in plan_rows(9)) + row))


def _locked_package(ending: str) -> Fault:
    def made(folder: Path, _: float) -> list[Path]:
        name = "EncryptedPackage".encode("utf-16-le")
        head = bytearray(512)
        head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        struct.pack_into("<HH", head, 30, 9, 6)
        struct.pack_into("<II", head, 44, 1, 1)
        struct.pack_into("<I", head, 76, 0)
        table = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * 504
        entry = name.ljust(64, b"\0") + struct.pack("<HBB", len(name) + 2, 2, 1) + bytes(60)
        return _saved(folder / f"计划.{ending}", bytes(head) + table + entry.ljust(512, b"\0"))

    return made


def _strange_things(folder: Path, _: float) -> list[Path]:
    """Nothing in it; no file at all; a folder; a device; a pipe; a link to itself."""
    made = [folder / "空.docx", folder / "没有.txt", folder / "夹", folder / "零.txt", folder / "管.txt", folder / "环.txt"]
    made[0].write_bytes(b"")
    made[2].mkdir()
    made[3].symlink_to("/dev/zero")
    os.mkfifo(made[4])
    made[5].symlink_to(made[5])
    return made


def _rare_names(folder: Path, _: float) -> list[Path]:
    source = text_plan(folder).read_bytes()
    names = ("𠮷野家 计划’s “x” {name} %s.txt", "-计划.txt", "a\nb.txt", "\udcff\udcfe.txt", "计划\u202etxt.exe", "x" * 250)
    made = []
    for name in names:
        made += _saved(folder / name, source)
    return made


def _rare_document_names(folder: Path, _: float) -> list[Path]:
    made = []
    for whole in (word_plan, workbook_plan, pdf_plan):
        file = whole(folder)
        made.append(file.rename(file.with_name(f"\udcff 𠮷#%20?{file.suffix}")))
    return made


FILES: dict[str, Fault] = {
    "docx: external entity": _with_entity,
    "docx: remote template and parts": _with_remote_parts,
    "docx: its text on another machine": _with_document_elsewhere,
    "docx: 100 000 nested insertions": _nested("<w:ins>", "</w:ins>", 100_000),
    "docx: 240 nested insertions": _nested("<w:ins>", "</w:ins>", 240),
    "docx: 80 nested controls": _nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 80),
    "docx: 60 nested tables": _nested("<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>", 60),
    "docx: gridSpan 10^9": _huge_spans,
    "docx: 60 000 rows merged down": _merged_down,
    "docx: 300 000 runs": _many_runs,
    "docx: 20 000 styles in a chain": _many_styles,
    "docx: cell of 2 M signs": _long_word_cell,
    "docx: 30 000 rows": _long_table,
    "docx: zip bomb": _bomb(word_plan, "word/document.xml"),
    "docx: zip bomb that lies": _lying_bomb,
    "xlsx: zip bomb": _bomb(workbook_plan, "xl/worksheets/sheet1.xml"),
    "xlsx: 1 000 000 merges": _merges,
    "xlsx: 60 000 rows": _sheet_rows,
    "xlsx: 2 000 000 empty cells": _empty_cells,
    "xlsx: 9 000 cells far apart": _far_cells,
    "xlsx: 16 000 columns": _wide_sheet,
    "xlsx: cell of 2 M signs": _long_sheet_cell,
    "xlsx: password": _locked_package("xlsx"),
    "docx: password": _locked_package("docx"),
    "no file, folder, device, pipe, ring": _strange_things,
    "rare names": _rare_names,
    "rare names of documents": _rare_document_names,
}
