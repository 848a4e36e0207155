"""Type and fonts of the written PDF, measured: sizes by role, subsets, language, signs that are rare; GB/T 9704-2012 5.2.2, 7.3."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from pypdfium2 import raw

from reports import styles, wording
from reports.fonts import SHIPPED, FontBook, FontRole
from reports.quarterly import write_quarterly
from tests.reports.pdf_text import page_texts
from tests.reports.report_contents import PRINTED_ON, a_quarter, with_text

BOOK = FontBook()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_quarterly(a_quarter(24, 4), tmp_path_factory.mktemp("type") / "q.pdf", printed_on=PRINTED_ON, book=BOOK).path


@pytest.fixture(scope="module")
def document(report: Path) -> Iterator[pypdfium2.PdfDocument]:
    opened = pypdfium2.PdfDocument(report)
    yield opened
    opened.close()


def _pieces(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, str, float]]:
    """Every run of text with its font and size."""
    for page in document:
        words = page.get_textpage()
        for piece in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            size = ctypes.c_float()
            raw.FPDFTextObj_GetFontSize(piece.raw, size)
            font = raw.FPDFTextObj_GetFont(piece.raw)
            holder = ctypes.create_string_buffer(200)
            raw.FPDFFont_GetBaseFontName(font, holder, 200)
            length = raw.FPDFTextObj_GetText(piece.raw, words.raw, None, 0)
            text = (ctypes.c_ushort * (length // 2 + 1))()
            raw.FPDFTextObj_GetText(piece.raw, words.raw, text, length)
            yield bytes(text).decode("utf-16-le").split("\0")[0], holder.value.decode(), size.value


@pytest.mark.parametrize(("text", "role", "points"), [
    (wording.OVERALL, FontRole.HEADING, 16), (wording.NEXT, FontRole.HEADING, 16), (wording.OVERDUE, FontRole.KAI, 16),
    ("示例区柳溪镇人民政府", FontRole.TITLE, 22), (wording.CLOSING, FontRole.BODY, 16), ("— 1 —", FontRole.SONG, 14),
    (wording.ANNEX_CHART_CAPTION.partition(" ")[0], FontRole.HEADING, 12),
])
def test_each_part_has_its_font_and_size(document: pypdfium2.PdfDocument, text: str, role: FontRole, points: float) -> None:
    bare = text.replace(" ", "")
    pieces = ((said.replace(" ", ""), font, size) for said, font, size in _pieces(document))  # a line may be parted between subsets
    found = {(font, round(size, 1)) for said, font, size in pieces if said and (said.startswith(bare) or bare.startswith(said))}
    name = BOOK.font(role).face.name
    wanted = name.decode() if isinstance(name, bytes) else str(name)

    assert SHIPPED[role]
    assert (wanted, points) in found


def test_body_is_16_points_and_nothing_is_smaller_than_8(document: pypdfium2.PdfDocument) -> None:
    sizes = {round(size, 1) for said, _font, size in _pieces(document) if said.strip()}

    assert {22.0, 16.0, 14.0} <= sizes
    assert min(sizes) >= 8


def test_fonts_are_subsets_with_a_way_back_to_text(report: Path) -> None:
    data = report.read_bytes()
    names = set(re.findall(rb"/BaseFont /(\S+)", data))

    assert len(names) >= 4
    assert all(re.match(rb"[A-Z]{6}\+", name) for name in names), names
    assert data.count(b"/ToUnicode") >= len(names)
    assert data.count(b"/FontFile2") >= len(names)


def test_the_catalogue_names_the_language_and_shows_the_title(report: Path) -> None:
    data = report.read_bytes()

    assert re.search(rb"/Lang \(zh-CN\)", data)
    assert b"/DisplayDocTitle true" in data


@pytest.mark.parametrize("signs", ["𠮷㐂䶮", "PM₂.₅ CO₂ 5㎡ 3μg", "㎎㎏㎞", "①②③ⅠⅡ", "±×÷≤≥‰℃"])
def test_no_sign_is_an_empty_box(tmp_path: Path, signs: str) -> None:
    written = write_quarterly(with_text(signs), tmp_path / "s.pdf", printed_on=PRINTED_ON, book=BOOK)
    text = "".join(page_texts(written.path)).encode("utf-16", "surrogatepass").decode("utf-16")

    assert written.notes == ()
    assert re.sub(r"\s", "", signs) in re.sub(r"\s", "", text)


def test_another_reader_finds_the_same_margins(report: Path) -> None:
    """pdfplumber reads by other means than the program does."""
    with pdfplumber.open(report) as pdf:
        chars = [char for page in pdf.pages[:2] for char in page.chars if round(char["size"]) == 16 and char["text"].strip()]

    assert min(char["x0"] for char in chars) == pytest.approx(styles.LEFT, abs=1)
    assert max(char["x1"] for char in chars) == pytest.approx(styles.LEFT + styles.TEXT_WIDTH, abs=1.5)
    assert min(char["top"] for char in chars) >= styles.TOP - 3
    assert max(char["bottom"] for char in chars) <= styles.PAGE_HEIGHT - styles.BOTTOM + 3
