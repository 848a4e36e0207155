"""Hostile PDFs and pictures, each in a size from 0 to 1."""

from __future__ import annotations

import os
import struct
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
from tests.faults.made_plans import pdf_plan, plan_rows

Fault = Callable[[Path, float], list[Path]]


def _count(size: float, most: int) -> int:
    return max(2, int(size * most))


def _saved(file: Path, data: bytes) -> list[Path]:
    file.write_bytes(data)
    return [file]


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


def _coloured_boxes(canvas: Canvas, count: int) -> None:
    """As a map is drawn: coloured fields with white edges."""
    canvas.setStrokeColorRGB(1, 1, 1)
    canvas.setFillColorRGB(0.5, 0.7, 0.9)
    for number in range(count):
        canvas.rect(20 + number % 100 * 5.5, 20 + number // 100 * 5.5, 5, 5, fill=1)


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


PAGES: dict[str, Fault] = {
    "pdf: password": _locked_pdf,
    "pdf: 2 000 pages": _many_pages,
    "pdf: 50 MB, damaged": _damaged_large,
    "pdf: 200 000 streams without end": _streams_without_end,
    "pdf: 12 GB unpacked": _packed_flood,
    "pdf: 100 000 boxes on a page": _drawn(_boxes, 100_000),
    "pdf: 14 000 coloured boxes on a page": _drawn(_coloured_boxes, 14_000),
    "pdf: 5 000 lines each way": _drawn(_grid, 5_000),
    "pdf: 100 000 letters on a page": _drawn(_letters_on, 100_000),
    "pdf: a path of 1 000 000 points": _drawn(_one_path, 1_000_000),
    "picture: noise": _noise,
    "picture: something else": _landscape,
    "picture: photograph of a page": _desk,
    "picture: 30 000 x 30 000": _huge_picture,
    "picture: 79 million points, blank": _picture_at_limit,
    "picture: 5 000 frames": _many_frames,
}
