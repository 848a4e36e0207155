"""How long files of each format take to be taken apart, against the library everybody would use."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import docx
import pdfplumber

from model.readers.pdf import pdf_blocks
from model.readers.recognition import Recogniser
from model.readers.word import word_blocks
from tests.benchmarks.timing import compare
from tests.drawn_pages import HEADER as HEADER_DRAWN
from tests.drawn_pages import ROWS as ROWS_DRAWN
from tests.drawn_pages import askew, noisy, pixels, table_page

ROWS = 1_000
_HEADER = ("序号", "重点任务", "工作措施", "完成时限", "牵头单位", "协办单位")


def word_documents() -> None:
    """A Word plan of a thousand rows into blocks, against visiting every cell with python-docx."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.docx"
        _write_plan(file, ROWS)
        compare(
            "docx into blocks",
            f"{ROWS} rows",
            lambda: word_blocks(file),
            peer="python-docx visiting every cell",
            other=lambda: _visit(file),
            limit="<= 1.2",
        )


def pdf_documents() -> None:
    """A PDF plan of 43 pages into blocks, against pdfplumber looking for its tables; where the real plans are."""
    file = Path(os.environ.get("TAIZHANG_SHARED", "../shared")) / "plans" / "daxing-2024.pdf"
    if file.is_file():
        compare(
            "pdf into blocks",
            "43 pages",
            lambda: pdf_blocks(file),
            peer="pdfplumber extract_tables",
            other=lambda: _extract(file),
            limit="<= 0.35",
            runs=3,
        )


def scanned_pages() -> None:
    """A scanned page's words and lines, against RapidOCR alone on the same picture, its models loaded by both."""
    from rapidocr import RapidOCR

    rows = [(*row[:2], row[2] * 3, *row[3:]) for row in ROWS_DRAWN * 4]
    picture = noisy(askew(pixels(table_page((HEADER_DRAWN, *rows), height=1300)), 0.8), amount=4)
    recogniser = Recogniser(threads=os.cpu_count() or 1)
    engine = RapidOCR(params={"Global.log_level": "critical"})
    compare(
        "scanned page into words and lines",
        f"{picture.shape[1]} x {picture.shape[0]} pixels",
        lambda: recogniser.read(picture),
        peer="RapidOCR on the same page",
        other=lambda: engine(picture),
        limit="<= 1.15",
        runs=3,
    )


def _extract(file: Path) -> int:
    with pdfplumber.open(file) as document:
        return sum(len(page.extract_tables()) for page in document.pages)


def _write_plan(file: Path, rows: int) -> None:
    document = docx.Document()
    table = document.add_table(rows + 1, len(_HEADER))
    for number, row in enumerate(table.rows):
        texts = _HEADER if number == 0 else (
            str((number + 1) // 2), "清河行动", f"清理第{number}段河道垃圾，开展岸线巡查。", "年底前", "区水务局",
            "区园林绿化局\n各街道办事处",
        )  # fmt: skip
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
        if number and number % 2 == 0:
            for column in (0, 1):
                table.cell(number, column).text = ""
                table.cell(number - 1, column).merge(table.cell(number, column))
    document.save(str(file))


def _visit(file: Path) -> int:
    """Every cell's text, row by row, merged cells as often as python-docx gives them."""
    return sum(
        len(cell.text)
        for table in docx.Document(str(file)).tables
        for row in table.rows
        for cell in row.cells
    )
