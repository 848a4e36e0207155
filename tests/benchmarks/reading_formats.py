"""How long files of each format take to be taken apart, against the library everybody would use."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx
import pdfplumber

from model.readers import read_plan
from model.readers.pdfs.pdf import pdf_blocks
from model.readers.scans.recognition import Recogniser
from model.readers.texts.text import decoded
from model.readers.word_files.word import word_blocks
from tests.benchmarks.timing import RUNS, compare, from_times
from tests.drawn_pages import HEADER as HEADER_DRAWN
from tests.drawn_pages import ROWS as ROWS_DRAWN
from tests.drawn_pages import askew, noisy, pixels, table_page

ROWS = 1_000
TEXT_SIZE = 250_000  # bytes
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
            runs=2,
        )


def text_documents() -> None:
    """A scanner's text of 250 kB to its measures, against reading and splitting its lines; the best of several runs.

    By the processor's time: on a shared machine the clock says how busy the others are.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "计划.txt"
        _write_text(file, TEXT_SIZE)
        mine = min(_computing(lambda: read_plan(file)) for _ in range(RUNS))
        theirs = min(_computing(lambda: [line.split("\t") for line in decoded(file.read_bytes()).split("\n")]) for _ in range(RUNS))
        from_times(
            "text to measures, computing", f"{file.stat().st_size // 1000} kB", [mine], [theirs],
            peer="reading and splitting its lines", limit="< 0.15 s",
        )


def _computing(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _write_text(file: Path, size: int) -> None:
    """Rows as long as those of real plans, pages of a dozen, until the size is reached."""
    parts, written, number = ["示例区2026年行动计划\n"], 0, 0
    while written < size:
        number += 1
        row = (
            str((number + 1) // 2), f"第{(number + 1) // 2}项治理",
            f"对第{number}处河段开展清淤疏浚，建成生态护岸{number % 9 + 1}公里，落实河长巡查制度，及时清理垃圾杂物，定期公开结果。",
            ("年底前", "6月底前", "长期实施")[number % 3], ("区水务局", "区园林绿化局", "区城市管理委")[number % 3],
            "区财政局 各镇人民政府 各街道办事处",
        )  # fmt: skip
        head = "\n" + "\t".join(_HEADER) + "\n" if number % 12 == 1 else ""
        parts.append(f"{head}{chr(9).join(row)}\n")
        written += len(parts[-1].encode())
    file.write_text("".join(parts), encoding="utf-8")


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
