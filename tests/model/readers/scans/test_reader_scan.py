"""Picture files and scanned PDFs become a plan, or a sentence says why not."""

from __future__ import annotations

import contextlib
import pickle
import random
import struct
import zlib
from itertools import count
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import resources
from model.errors import PlanReadError, explain
from model.readers import read_plan
from model.readers.formats import blocks_of
from model.readers.grid import Paragraph, Table
from model.readers.pages.page_marks import Line, Word
from model.readers.scans import recognition_processes
from model.readers.scans.page_content import EngineMissing, PageContent
from model.readers.scans.page_sources import Origin, PageSource, page_picture, pages_of_picture
from model.readers.scans.scan import content_blocks
from tests.drawn_pages import ROWS, table_page

IDENTITY = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)


def code_of(path: Path) -> str:
    with pytest.raises(PlanReadError) as caught:
        first_page(path)
    return caught.value.code


def first_page(path: Path) -> np.ndarray:
    return page_picture(pages_of_picture(path)[0])


def half_dark(mode: str) -> Image.Image:
    """A picture, its left half black, its right half white."""
    image = Image.new("L", (80, 60), 255)
    image.paste(0, (0, 0, 40, 60))
    return image.convert(mode)


def mixed_pdf(file: Path) -> None:
    """A notice whose text is there as characters, and a scanned table after it."""
    page = table_page()
    pdfmetrics.registerFont(TTFont("Song", str(resources.path("fonts/TaizhangSong.ttf"))))
    drawing = Canvas(str(file), pagesize=page.size)
    drawing.setFont("Song", 16)
    drawing.drawString(60, 600, "示例区人民政府办公室关于印发碧水保卫战2025年行动计划的通知")
    drawing.drawString(60, 560, "示政办发〔2025〕7号")
    drawing.showPage()
    drawing.drawImage(ImageReader(page), 0, 0)  # not inline: those break once another module wants binary streams
    drawing.save()


def test_a_pdf_of_text_and_scanned_pages_is_read_as_one(tmp_path: Path) -> None:
    file = tmp_path / "扫描件.pdf"
    mixed_pdf(file)
    steps: list[tuple[int, int]] = []
    plan = read_plan(file, progress=lambda done, total: steps.append((done, total)))
    assert plan.draft.notice.doc_no == "示政办发〔2025〕7号"
    assert [(row.task, row.measure) for row in plan.draft.measures] == [row[1:3] for row in ROWS]
    assert [row.lead for row in plan.draft.measures] == [(ROWS[0][4],), (ROWS[1][4],)]
    assert not any(row.doubts for row in plan.draft.measures)
    assert plan.draft.measures[0].place.page == 2
    pages = [done for done, total in steps if total == 2]
    assert pages == sorted(pages)
    assert pages[-1] == 2


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "TIFF", "WEBP"])
def test_every_kind_of_picture_is_opened(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "页"
    half_dark("RGB").save(file, kind)
    picture = first_page(file)
    assert picture.shape == (60, 80, 3)
    assert picture[30, 10].max() < 20 < 235 < picture[30, 70].min()


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("1", "TIFF"), ("P", "PNG"), ("L", "PNG"), ("LA", "PNG"), ("CMYK", "JPEG"), ("I;16", "PNG")],
)
def test_every_mode_of_colour_is_black_on_white(tmp_path: Path, mode: str, kind: str) -> None:
    file = tmp_path / "页"
    if mode == "I;16":
        Image.fromarray(np.asarray(half_dark("L"), np.uint16) * 257).save(file, kind)
    else:
        half_dark(mode).save(file, kind)
    picture = first_page(file)
    assert picture[30, 10].max() < 20 < 235 < picture[30, 70].min()


def test_what_is_clear_in_a_picture_is_paper(tmp_path: Path) -> None:
    file = tmp_path / "页.png"
    Image.new("RGBA", (60, 60), (0, 0, 0, 0)).save(file)
    assert first_page(file).min() == 255


def test_a_photograph_stands_as_the_camera_noted(tmp_path: Path) -> None:
    file = tmp_path / "页.jpg"
    image = half_dark("RGB")
    exif = image.getexif()
    exif[0x0112] = 6  # to be turned clockwise by a quarter
    image.save(file, exif=exif)
    picture = first_page(file)
    assert picture.shape == (80, 60, 3)
    assert picture[10, 30].max() < 20 < 235 < picture[70, 30].min()


def test_a_tiff_has_pages(tmp_path: Path) -> None:
    file = tmp_path / "页.tif"
    second = Image.new("RGB", (50, 70), "white")
    half_dark("RGB").save(file, save_all=True, append_images=[second])
    pages = pages_of_picture(file)
    assert [source.page for source in pages] == [1, 2]
    assert page_picture(pages[1]).shape == (70, 50, 3)


@pytest.mark.parametrize(
    ("dpi", "shape"), [((204, 98), (125, 80, 3)), ((204, 196), (60, 80, 3)), ((0, 0), (60, 80, 3))]
)
def test_a_fax_with_flat_points_is_as_high_as_its_paper(
    tmp_path: Path, dpi: tuple[int, int], shape: tuple[int, int, int]
) -> None:
    file = tmp_path / "传真.tif"
    half_dark("1").save(file, compression="group4", dpi=dpi)
    picture = first_page(file)
    assert picture.shape == shape
    assert picture[30, 10].max() < 20 < 235 < picture[30, 70].min()


def test_an_animated_picture_is_one_page(tmp_path: Path) -> None:
    file = tmp_path / "页.webp"
    half_dark("RGB").save(file, save_all=True, append_images=[Image.new("RGB", (80, 60), "red")])
    assert len(pages_of_picture(file)) == 1


def test_a_large_photograph_is_made_smaller(tmp_path: Path) -> None:
    file = tmp_path / "页.png"
    Image.new("L", (5000, 3000), 255).save(file)
    assert max(first_page(file).shape) == 3600


def test_a_huge_picture_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    file = tmp_path / "炸弹.png"
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(1000))
    parts = [(b"IHDR", header), (b"IDAT", data), (b"IEND", b"")]
    chunks = [struct.pack(">I", len(c)) + n + c + struct.pack(">I", zlib.crc32(n + c)) for n, c in parts]
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
    assert code_of(file) == "scan-picture-too-large"


def test_a_picture_cut_short_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "页.jpg"
    noise = np.random.default_rng(1).integers(0, 255, (200, 200, 3), np.uint8)
    Image.fromarray(noise).save(file)
    file.write_bytes(file.read_bytes()[:5000])
    assert code_of(file) == "plan-damaged"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP"])
def test_damage_anywhere_in_a_picture_is_told_or_survived(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "页"
    half_dark("RGB").save(file, kind)
    whole = file.read_bytes()
    chance = random.Random(7)
    for _ in range(60):
        spoiled = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        file.write_bytes(bytes(spoiled))
        with contextlib.suppress(PlanReadError):
            assert first_page(file).shape[2] == 3


def fails(threads: int) -> None:
    raise PlanReadError("scan-engine-missing", reason="onnxruntime")


def test_a_missing_engine_has_its_own_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "页.png"
    half_dark("RGB").save(file)
    monkeypatch.setattr(recognition_processes, "_started", fails)
    with pytest.raises(PlanReadError) as caught:
        blocks_of(file)
    said = explain(caught.value.code, caught.value.facts)
    assert "onnxruntime" in said.happened
    assert ".docx" in said.next


@pytest.mark.parametrize(
    "code", ["scan-engine-missing", "scan-process-ended", "scan-page-too-long", "scan-picture-too-large"]
)
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_refusal_says_what_to_do(code: str, language: str) -> None:
    said = explain(code, {}, language)
    assert said.happened != code
    assert said.kept
    assert said.next


def content(back: tuple[float, ...], shown: tuple[float, float]) -> PageContent:
    """A page with one ruled row of two cells and a paragraph under it, one word of it unsure."""
    level = [Line(10, y, 190, y) for y in (10, 40)]
    upright = [Line(x, 10, x, 40) for x in (10, 100, 190)]
    words = (
        Word("左格", 20, 15, 60, 35),
        Word("右格", 110, 15, 150, 35, sure=False),
        Word("表下文字", 10, 60, 90, 80),
    )
    return PageContent(words, (*level, *upright), (200.0, 100.0), shown, back)


def test_unsure_words_and_places_reach_the_blocks() -> None:
    table, paragraph = content_blocks(content(IDENTITY, (200.0, 100.0)), 3, count(1))
    assert isinstance(table, Table)
    assert isinstance(paragraph, Paragraph)
    assert [cell.text for cell in table.rows[0]] == ["左格", "右格"]
    assert [cell.unsure for cell in table.rows[0]] == [(), ("右格",)]
    assert table.rows[0][0].place.box == (0.05, 0.1, 0.5, 0.4)
    assert table.rows[0][0].place.page == 3


def test_places_are_those_of_the_page_as_it_is_shown() -> None:
    on_its_side = (0.0, 1.0, 0.0, -1.0, 0.0, 200.0, 0.0, 0.0, 1.0)  # shown turned counter-clockwise
    table, _ = content_blocks(content(on_its_side, (100.0, 200.0)), 1, count(1))
    assert isinstance(table, Table)
    assert table.rows[0][0].place.box == (0.1, 0.5, 0.4, 0.95)


def test_a_page_source_crosses_to_another_process() -> None:
    source = PageSource(Path("计划.pdf"), 2, Origin.PDF)
    assert pickle.loads(pickle.dumps(source)) == source
    assert isinstance(pickle.loads(pickle.dumps(EngineMissing("cv2"))), EngineMissing)
