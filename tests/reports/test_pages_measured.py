"""The written PDF, measured: pages, type, order on the page; GB/T 9704-2012."""

from __future__ import annotations

import ctypes
import dataclasses
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from model.rows.report import AnnexProgress, QuarterlyContent, WrittenFile
from reports import styles, wording
from reports.fonts import FontBook
from reports.quarterly import write_quarterly
from tests.reports.pdf_text import page_texts
from tests.reports.report_contents import PRINTED_ON, a_quarter, evidence, with_text

BOOK = FontBook()
HEADINGS = (wording.OVERALL, wording.BY_ANNEX, wording.TARGETS, wording.TROUBLES, wording.NEXT, wording.OVERDUE, wording.BLOCKED)


def _write(content: QuarterlyContent, target: Path) -> WrittenFile:
    return write_quarterly(content, target, printed_on=PRINTED_ON, book=BOOK)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _write(a_quarter(40, 6), tmp_path_factory.mktemp("measured") / "q.pdf").path


@pytest.fixture(scope="module")
def document(report: Path) -> Iterator[pypdfium2.PdfDocument]:
    opened = pypdfium2.PdfDocument(report)
    yield opened
    opened.close()


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _strings(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _strings(one)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _fonts(document: pypdfium2.PdfDocument) -> dict[str, bool]:
    """The names of all fonts that draw text, and whether they are embedded."""
    found = {}
    for page in document:
        for piece in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            font = raw.FPDFTextObj_GetFont(piece.raw)
            size = raw.FPDFFont_GetBaseFontName(font, None, 0)
            holder = ctypes.create_string_buffer(size)
            raw.FPDFFont_GetBaseFontName(font, holder, size)
            found[holder.value.decode()] = raw.FPDFFont_GetIsEmbedded(font) == 1
    return found


def test_pages_are_a4_upright_or_turned(document: pypdfium2.PdfDocument) -> None:
    sizes = {(round(page.get_width(), 1), round(page.get_height(), 1)) for page in document}

    assert sizes == {(595.3, 841.9), (841.9, 595.3)}


def test_measure_pages_follow_one_another_between_body_and_evidence(document: pypdfium2.PdfDocument) -> None:
    turned = [page.get_width() > page.get_height() for page in document]

    first, last = turned.index(True), len(turned) - 1 - turned[::-1].index(True)
    assert all(turned[first:last + 1])
    assert not turned[0]
    assert not turned[-1]


def test_fonts_are_embedded_as_subsets(document: pypdfium2.PdfDocument, report: Path) -> None:
    fonts = _fonts(document)

    assert len(fonts) >= 4
    assert all(fonts.values()), fonts
    assert fonts.keys() == {name.decode() for name in re.findall(rb"/BaseFont /[A-Z]{6}\+(\S+)", report.read_bytes())}
    assert report.stat().st_size < 1_500_000  # the shipped fonts whole are some 40 MB


def test_text_keeps_within_the_text_area(document: pypdfium2.PdfDocument) -> None:
    left, bottom = styles.LEFT - 0.6, styles.BOTTOM - 0.6
    right, top = styles.LEFT + styles.TEXT_WIDTH + 0.6, styles.PAGE_HEIGHT - styles.TOP + 0.6
    for page in document:
        words = page.get_textpage()
        upright = page.get_width() < page.get_height()
        label = f"—{words.get_text_range()[-20:]}"
        for index in range(words.count_chars()):
            if round(raw.FPDFText_GetFontSize(words.raw, index)) == 14 or not words.get_text_range(index, 1).strip():
                continue  # the page number stands outside
            x1, y1, x2, y2 = words.get_charbox(index)
            if not upright:  # turned to the left: its foot is the sheet's right side
                x1, y1, x2, y2 = styles.PAGE_WIDTH - y2, x1, styles.PAGE_WIDTH - y1, x2
            assert left <= x1 <= x2 <= right, label
            assert bottom <= y1 <= y2 <= top, label


def test_the_first_line_of_body_touches_the_top_and_the_22nd_the_bottom(tmp_path: Path) -> None:
    content = with_text("污染防治攻坚战行动计划落实情况说明文字" * 120)
    document = pypdfium2.PdfDocument(_write(content, tmp_path / "full.pdf").path)
    heights = []
    for page in document:
        words = page.get_textpage()
        boxes = {round(words.get_charbox(index, loose=True)[1], 1) for index in range(words.count_chars())
                 if round(raw.FPDFText_GetFontSize(words.raw, index)) == 16}
        heights.append(sorted(boxes, reverse=True))
    document.close()
    full = [lines for lines in heights if len(lines) == styles.LINES]

    assert full
    steps = [upper - lower for lines in full for upper, lower in pairwise(lines)]
    assert steps == pytest.approx([styles.LEADING] * len(steps), abs=0.3)


def test_every_character_of_the_content_can_be_copied(report: Path) -> None:
    content = a_quarter(40, 6)
    printed = Counter(_bare("".join(page_texts(report))))
    lines = tuple((row.code, row.text, row.progress, row.deadline, row.lead, row.responsible, row.support)
                  for row in content.measures)  # tasks are merged over their measures
    told = Counter(_bare("".join(_strings((lines, content.targets, content.annexes, content.sign)))))

    assert told - printed == Counter()


def test_signs_of_plans_can_be_copied(tmp_path: Path) -> None:
    signs = "H₂O PM₂.₅ m³ km² 5㎡ 3μg ≤1 ≥2 〔2024〕 ± × ‰ ℃ № ～ — …"
    written = _write(with_text(signs), tmp_path / "s.pdf")

    assert written.notes == ()
    assert _bare(signs) in _bare("".join(page_texts(written.path)))


def test_altered_original_is_marked(tmp_path: Path) -> None:
    altered = replace(evidence(1)[0], is_altered=True, thumbnail=None)
    _write(replace(a_quarter(6, 0), evidence=(altered,)), tmp_path / "x.pdf")

    assert wording.ALTERED in page_texts(tmp_path / "x.pdf")[-1]


def test_charts_in_the_pdf_say_the_contents_numbers(tmp_path: Path) -> None:
    content = a_quarter(40, 0)
    text = _bare("".join(page_texts(_write(content, tmp_path / "c.pdf").path)))

    for annex in content.annexes:
        assert f"{annex.closed}/{annex.measures}{wording.percent(annex.closed, annex.measures)}" in text


def test_more_annexes_than_a_chart_takes_are_drawn_in_several(tmp_path: Path) -> None:
    content = a_quarter(6, 0)
    many = tuple(replace(content.annexes[0], annex=number, progress=()) for number in range(1, 61))
    text = "".join(page_texts(_write(replace(content, annexes=many), tmp_path / "m.pdf").path))

    assert text.count(wording.ANNEX_CHART_CAPTION.replace("  ", " ")) + text.count(wording.ANNEX_CHART_CAPTION) >= 3


def test_bookmarks_stand_in_the_order_of_the_pages(document: pypdfium2.PdfDocument) -> None:
    places = [(item.level, item.get_dest().get_index()) for item in document.get_toc()]

    assert [page for _, page in places] == sorted(page for _, page in places)
    assert {level for level, _ in places} == {0, 1}


def _with_lines(count: int) -> QuarterlyContent:
    """A short report whose second chapter has so many one-line paragraphs."""
    content = a_quarter(1, 0)
    progress = tuple(AnnexProgress("1-01-1", "任务", "完成。") for _ in range(count))
    return replace(content, annexes=(replace(content.annexes[0], progress=progress),))


@pytest.fixture(scope="module")
def shifted(tmp_path_factory: pytest.TempPathFactory) -> list[list[list[str]]]:
    """The lines of every page of 22 reports, each a line longer than the one before."""
    folder = tmp_path_factory.mktemp("shifted")
    found = []
    for count in range(styles.LINES):
        written = _write(_with_lines(count), folder / f"{count}.pdf")
        found.append([[line.strip() for line in text.splitlines() if line.strip()] for text in page_texts(written.path)])
    return found


def _is_heading(line: str) -> bool:
    return line in HEADINGS or re.match(r"（[一二三四五六七八九十]+）附件", line) is not None


def test_no_heading_stands_at_a_pages_foot(shifted: list[list[list[str]]]) -> None:
    feet = [page[-2] for report in shifted for page in report if len(page) > 1 and re.fullmatch(r"— \d+ —", page[-1])]

    assert len(feet) > 60
    assert [line for line in feet if _is_heading(line)] == []


def test_no_caption_of_a_table_stands_at_a_pages_foot(shifted: list[list[list[str]]]) -> None:
    feet = [page[-2] for report in shifted for page in report if len(page) > 1]

    assert [line for line in feet if re.match(r"表\d", line)] == []


def test_the_signature_stands_with_the_closing(shifted: list[list[list[str]]]) -> None:
    for report in shifted:
        (page,) = [lines for lines in report if any("（盖章）" in line for line in lines)]
        assert wording.CLOSING in page


def test_a_long_measure_is_short_in_the_table_of_what_comes_and_whole_in_the_annex(tmp_path: Path) -> None:
    content = a_quarter(1, 0)
    text = "".join(f"落实第{number}项要求，" for number in range(40)) + "完成。"
    content = replace(content, measures=(replace(content.measures[0], text=text),),
                      upcoming=(replace(content.upcoming[0], text=text),))
    pages = [_bare(page) for page in page_texts(_write(content, tmp_path / "b.pdf").path)]
    coming = next(page for page in pages if "表3" in page and "编码事项" in page)

    assert "……" in coming
    assert "落实第39项要求" not in coming
    assert "落实第39项要求" in "".join(pages)


@pytest.mark.parametrize("count", [0, 1, 350])
def test_a_report_of_so_many_measures(tmp_path: Path, count: int) -> None:
    written = _write(a_quarter(count, 0), tmp_path / "n.pdf")

    assert written.rows == count
    assert written.pages >= 4


def test_ones_own_part_is_named_in_the_heading(tmp_path: Path) -> None:
    content = replace(a_quarter(6, 0), is_mine=True, filter_text="牵头")

    assert "（范围：本单位承担的措施；牵头）" in page_texts(_write(content, tmp_path / "f.pdf").path)[0]


def test_the_whole_plan_names_no_restriction(report: Path) -> None:
    assert "范围：" not in page_texts(report)[0]


def test_the_date_printed_is_the_one_given(tmp_path: Path) -> None:
    written = write_quarterly(a_quarter(1, 0), tmp_path / "d.pdf", printed_on=date(2031, 1, 9), book=BOOK)

    assert "2031年1月9日" in "".join(page_texts(written.path))
