"""Hostile documents, workbooks, PDFs, pictures and things that are no files, each in a size from 0 to 1."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.drawn_pages import photographed, pixels, table_page
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


def _locked_pdf(folder: Path, _: float) -> list[Path]:
    file = folder / "计划.pdf"
    canvas = Canvas(str(file), encrypt=StandardEncryption("locked", canPrint=0))
    canvas.drawString(100, 100, "plan")
    canvas.save()
    return [file]


def _many_pages(folder: Path, size: float) -> list[Path]:
    """Two thousand pages of a ruled table, drawn cell by cell: laying them out would take minutes."""
    file = folder / "计划.pdf"
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(file), pagesize=(842, 595))
    edges = (20, 60, 160, 520, 590, 690, 820)
    header, *rows = plan_rows(_count(size, 2_000) * 15)
    for start in range(0, len(rows), 15):
        canvas.setFont("STSong-Light", 9)
        shown = (header, *rows[start : start + 15])
        for number, row in enumerate(shown):
            for text, left in zip(row, edges, strict=False):
                canvas.drawString(left + 3, 550 - 30 * number - 18, text)
        lines = [550 - 30 * number for number in range(len(shown) + 1)]
        canvas.grid(edges, lines)
        canvas.showPage()
    canvas.save()
    return [file]


def _damaged_large(folder: Path, size: float) -> list[Path]:
    """Fifty megabytes between the pages and the list of contents, some of it changed."""
    data = bytearray(pdf_plan(folder, 400).read_bytes())
    place = data.rfind(b"xref")
    filling = b"\n9999 0 obj\n<< >>\nstream\n" + os.urandom(_count(size, 50 * 2**20)) + b"\nendstream\nendobj\n"
    data[place:place] = filling
    for at in range(100, len(data), len(data) // 40):
        data[at] ^= 0x55
    return _saved(folder / "计划.pdf", bytes(data))


def _streams_without_end(folder: Path, size: float) -> list[Path]:
    """Packed streams whose ends are nowhere told."""
    data = pdf_plan(folder).read_bytes()
    place = data.rfind(b"xref")
    piece = b"<</Filter/FlateDecode>>stream\n" + zlib.compress(b"")[:4]
    return _saved(folder / "计划.pdf", data[:place] + piece * _count(size, 200_000) + data[place:])


def _packed_flood(folder: Path, size: float) -> list[Path]:
    """Streams that unpack to gigabytes."""
    data = pdf_plan(folder).read_bytes()
    place = data.rfind(b"xref")
    packed = zlib.compress(b" " * (64 * 2**20), 9)
    piece = b"<</Filter/FlateDecode>>stream\n" + packed + b"\nendstream\n"
    return _saved(folder / "计划.pdf", data[:place] + piece * _count(size, 200) + data[place:])


def _drawn(draw: Callable[[Canvas, int], None], most: int) -> Fault:
    def made(folder: Path, size: float) -> list[Path]:
        file = folder / "计划.pdf"
        canvas = Canvas(str(file), pageCompression=1)
        canvas.drawString(50, 800, "plan of many things")
        draw(canvas, _count(size, most))
        canvas.save()
        return [file]

    return made


def _boxes(canvas: Canvas, count: int) -> None:
    for number in range(count):
        canvas.rect(20 + number % 300 * 1.8, 20 + number // 300 * 2.2, 1.5, 2.0, fill=number % 2)


def _grid(canvas: Canvas, count: int) -> None:
    for number in range(count):
        place = 20 + number * 550 / count
        canvas.line(20, place, 570, place)
        canvas.line(place, 20, place, 570)


def _letters_on(canvas: Canvas, count: int) -> None:
    for number in range(count):
        canvas.drawString(20 + number % 400 * 1.4, 20 + number // 400 * 3, "w")


def _one_path(canvas: Canvas, count: int) -> None:
    path = canvas.beginPath()
    path.moveTo(20, 20)
    for number in range(count):
        path.lineTo(20 + number % 500, 20 + number // 500 % 700)
    canvas.drawPath(path)


def _noise(folder: Path, size: float) -> list[Path]:
    side = _count(size, 2400)
    values = np.random.default_rng(5).integers(0, 256, (side, side, 3), np.uint8)
    Image.fromarray(values).save(folder / "噪点.png")
    return [folder / "噪点.png"]


def _landscape(folder: Path, size: float) -> list[Path]:
    """A picture of something else: sky, hills and stripes."""
    side = _count(size, 2000)
    down, across = np.mgrid[0:side, 0:side] / side
    hills = down > 0.6 + 0.1 * np.sin(across * 9) + 0.03 * np.sin(across * 70)
    values = np.stack([200 - 90 * down, 160 + 60 * across, 240 - 200 * hills], axis=2)
    Image.fromarray(values.clip(0, 255).astype(np.uint8)).save(folder / "风景.jpg")
    return [folder / "风景.jpg"]


def _desk(folder: Path, _: float) -> list[Path]:
    picture = photographed(pixels(table_page(plan_rows(3))))
    Image.fromarray(picture[:, :, ::-1]).save(folder / "照片.jpg")
    return [folder / "照片.jpg"]


def _huge_picture(folder: Path, size: float) -> list[Path]:
    """30 000 x 30 000 points, written without ever holding them."""
    side = _count(size, 30_000)
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(1 + side)) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return _saved(folder / "大.png", b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b""))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _picture_at_limit(folder: Path, size: float) -> list[Path]:
    side = _count(size, 8_900)
    Image.new("RGB", (side, side), "white").save(folder / "空白.png")
    return [folder / "空白.png"]


def _many_frames(folder: Path, size: float) -> list[Path]:
    first, *rest = (Image.new("1", (40, 40), "white") for _ in range(_count(size, 5_000)))
    first.save(folder / "页.tiff", save_all=True, append_images=rest)
    return [folder / "页.tiff"]


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
    "pdf: password": _locked_pdf,
    "pdf: 2 000 pages": _many_pages,
    "pdf: 50 MB, damaged": _damaged_large,
    "pdf: 200 000 streams without end": _streams_without_end,
    "pdf: 12 GB unpacked": _packed_flood,
    "pdf: 100 000 boxes on a page": _drawn(_boxes, 100_000),
    "pdf: 5 000 lines each way": _drawn(_grid, 5_000),
    "pdf: 100 000 letters on a page": _drawn(_letters_on, 100_000),
    "pdf: a path of 1 000 000 points": _drawn(_one_path, 1_000_000),
    "picture: noise": _noise,
    "picture: something else": _landscape,
    "picture: photograph of a page": _desk,
    "picture: 30 000 x 30 000": _huge_picture,
    "picture: 79 million points, blank": _picture_at_limit,
    "picture: 5 000 frames": _many_frames,
    "no file, folder, device, pipe, ring": _strange_things,
    "rare names": _rare_names,
    "rare names of documents": _rare_document_names,
}
