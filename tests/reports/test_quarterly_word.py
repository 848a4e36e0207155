"""The quarter's report as a Word document, read back with python-docx and laid out by LibreOffice."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from pypdfium2 import raw

from model.errors import StorageError, UserError
from model.rows.report import FileKind, QuarterlyContent, WrittenFile
from reports import styles, wording
from reports.fonts import FontBook
from reports.quarterly import write_quarterly
from reports.quarterly_word import prove_word, write_quarterly_word
from tests.reports.pdf_text import page_texts
from tests.reports.report_contents import PRINTED_ON, a_quarter, evidence, nothing, with_text

BOOK = FontBook()
OFFICE = shutil.which("soffice")
LONG = "污染防治攻坚战行动计划落实情况说明文字" * 120


def _write(content: QuarterlyContent, target: Path) -> WrittenFile:
    return write_quarterly_word(content, target, printed_on=PRINTED_ON, book=BOOK)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> WrittenFile:
    return _write(replace(a_quarter(40, 9), filter_text="牵头"), tmp_path_factory.mktemp("word") / "q.docx")


@pytest.fixture(scope="module")
def document(written: WrittenFile) -> Document:
    return docx.Document(str(written.path))


def _all_text(document: Document) -> str:
    return "".join(words.text or "" for words in document.element.body.iter(qn("w:t")))


def test_what_was_written_was_counted(written: WrittenFile) -> None:
    assert (written.kind, written.rows, written.notes) == (FileKind.QUARTERLY_WORD, 40, ())


def test_sections_are_upright_turned_upright_with_the_margins_of_an_official_document(document: Document) -> None:
    sections = list(document.sections)
    millimetres = [[round((length or 0) / 36000, 1) for length in (
        one.page_width, one.page_height, one.top_margin, one.right_margin, one.bottom_margin, one.left_margin)] for one in sections]

    assert [one.orientation for one in sections] == [WD_ORIENTATION.PORTRAIT, WD_ORIENTATION.LANDSCAPE, WD_ORIENTATION.PORTRAIT]
    assert millimetres[0] == millimetres[2] == [210, 297, 37, 26, 35, 28]
    assert millimetres[1] == [297, 210, 28, 37, 26, 35]


def test_the_grid_is_22_lines_of_28_characters(document: Document) -> None:
    for section in document.sections:
        (grid,) = section._sectPr.xpath("./w:docGrid")
        pitch, space = int(grid.get(qn("w:linePitch"))) / 20, int(grid.get(qn("w:charSpace"))) / 4096
        assert grid.get(qn("w:type")) == "linesAndChars"
        assert int(styles.TEXT_HEIGHT / pitch) == styles.LINES
        assert int(styles.TEXT_WIDTH / (styles.BODY_SIZE + space)) == styles.CHARACTERS


@pytest.mark.parametrize(("style", "points", "font"), [
    ("Title", 22, "方正小标宋简体"), ("Heading 1", 16, "黑体"), ("Heading 2", 16, "楷体_GB2312"), ("Body Text", 16, "仿宋_GB2312"),
    ("footer", 14, "宋体"), ("Normal", 16, "仿宋_GB2312"),
])
def test_styles_name_chinese_fonts_and_sizes(document: Document, style: str, points: float, font: str) -> None:
    own = document.styles[style]._element.xpath("./w:rPr/w:rFonts") or document.styles.element.xpath("./w:docDefaults//w:rFonts")
    size = document.styles[style].font.size or document.styles["Normal"].font.size

    assert size is not None
    assert (size.pt, own[0].get(qn("w:eastAsia")), own[0].get(qn("w:ascii"))) == (points, font, font)


def test_body_is_indented_two_characters(document: Document) -> None:
    indent = document.styles["Body Text"]._element.find(".//" + qn("w:ind"))

    assert indent.get(qn("w:firstLineChars")) == "200"


def test_headings_stand_in_the_navigation_pane_in_order(document: Document) -> None:
    firsts = [words.text for words in document.paragraphs if words.style and words.style.name == "Heading 1"]

    assert firsts == [wording.OVERALL, wording.BY_ANNEX, wording.TARGETS, wording.TROUBLES, wording.NEXT]
    assert [words.text for words in document.paragraphs if words.style and words.style.name == "附件序号"] == ["附件1", "附件2"]
    assert document.styles["附件序号"].base_style is not None
    assert document.styles["附件序号"].base_style.name == "Heading 1"


def test_page_numbers_stand_outside_on_odd_and_even_pages(document: Document) -> None:
    assert document.settings.odd_and_even_pages_header_footer
    for section in (document.sections[0], document.sections[2]):
        odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
        assert (odd.alignment, even.alignment) == (2, 0)
        for footer in (odd, even):
            assert "PAGE" in footer._element.xpath("string(.//w:instrText)")
            assert footer.text == "— 1 —"
    for footer in (document.sections[1].footer, document.sections[1].even_page_footer):
        assert footer.tables[0]._element.xpath(".//w:textDirection/@w:val") == ["tbRl"]


def test_the_measures_table_has_every_measure_and_repeats_its_head(document: Document) -> None:
    (found,) = [one for one in document.tables if one.rows[0].cells[0].text == wording.MEASURE_HEADINGS[0]]
    head = found._tbl.tr_lst[0]
    codes = Counter(tr.tc_lst[2].xpath("string(.)") for tr in found._tbl.tr_lst[1:] if len(tr.tc_lst) == len(wording.MEASURE_HEADINGS))

    assert head.xpath("boolean(./w:trPr/w:tblHeader)")
    assert codes == Counter(row.code for row in a_quarter(40, 9).measures)


def test_a_tasks_cells_are_merged_over_its_measures(document: Document) -> None:
    (found,) = [one for one in document.tables if one.rows[0].cells[0].text == wording.MEASURE_HEADINGS[0]]
    merged = found._tbl.xpath("./w:tr/w:tc[1]/w:tcPr/w:vMerge/@w:val")

    assert merged.count("restart") >= 10
    assert merged.count("continue") > merged.count("restart")


def test_pictures_are_the_charts_and_the_thumbnails(document: Document) -> None:
    told = document.element.body.xpath(".//wp:docPr/@descr")

    assert told[:2] == [wording.ANNEX_CHART_CAPTION, wording.BURN_UP_CAPTION]
    assert told[2:] == [item.name for item in evidence(9) if item.thumbnail]


def test_it_says_what_the_pdf_says(tmp_path: Path) -> None:
    content = replace(a_quarter(24, 5), filter_text="牵头")
    pdf = write_quarterly(content, tmp_path / "q.pdf", printed_on=PRINTED_ON, book=BOOK).path
    word = docx.Document(str(_write(content, tmp_path / "q.docx").path))
    body = "".join(text for text in page_texts(pdf) if "措施进展情况表" not in text or "附件：" in text)
    printed = Counter(re.findall(r"[\u4e00-\u9fff]", body))
    told = Counter(re.findall(r"[\u4e00-\u9fff]", _all_text(word)))

    assert sum(printed.values()) > 1000
    missing = {char: count for char, count in (printed - told).items() if count > 40}  # charts and repeated heads are the PDF's alone
    assert missing == {}
    for row in content.measures:
        assert row.text in _all_text(word)


def test_properties_say_title_author_and_language(document: Document) -> None:
    about = document.core_properties

    assert about.title == "示例区柳溪镇人民政府2024年第二季度工作落实情况报告"
    assert (about.author, about.language, about.created.date()) == ("示例区柳溪镇人民政府", "zh-CN", PRINTED_ON)


def test_filter_is_named_under_the_title(document: Document) -> None:
    (named,) = [words.text for words in document.paragraphs if words.style and words.style.name == "Subtitle"]

    assert named == "（范围：牵头）"


def test_same_content_and_date_give_the_same_bytes(written: WrittenFile, tmp_path: Path) -> None:
    again = _write(replace(a_quarter(40, 9), filter_text="牵头"), tmp_path / "again.docx")

    assert again.sha256 == written.sha256


def test_fonts_an_office_may_not_have_name_others(written: WrittenFile) -> None:
    with zipfile.ZipFile(written.path) as archive:
        fonts = archive.read("word/fontTable.xml").decode()

    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong,STFangsong"/>' in fonts


@pytest.mark.parametrize("text", ["A & B <host> =cmd <w:p/>", "控制\x00字\x0b符\ud800号", "第一行\r\n第二行\t制表"])
def test_texts_stay_texts(tmp_path: Path, text: str) -> None:
    told = _all_text(docx.Document(str(_write(with_text(text), tmp_path / "t.docx").path)))

    assert re.sub(r"[\x00-\x1f\ud800]", "", text) in told.replace("\t", "").replace("\n", "") or "第二行" in told


@pytest.mark.parametrize("count", [0, 1, 300])
def test_a_report_of_so_many_measures(tmp_path: Path, count: int) -> None:
    content = a_quarter(count, 0) if count else nothing()

    assert _write(content, tmp_path / "n.docx").rows == count


def test_a_damaged_thumbnail_is_named(tmp_path: Path) -> None:
    damaged = replace(evidence(2)[1], thumbnail=b"\xff\xd8\xffno picture", name="坏图.jpg")
    written = _write(replace(a_quarter(6, 0), evidence=(damaged,)), tmp_path / "d.docx")

    assert [note.code for note in written.notes] == ["report-pictures-unreadable"]
    assert wording.NO_PICTURE in _all_text(docx.Document(str(written.path)))


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        _write(nothing(), tmp_path / "q.doc")
    assert caught.value.code == "report-wrong-ending"


@pytest.mark.parametrize("said", [
    {"codes": ["9-99-9"]}, {"pictures": 1}, {"headings": [wording.OVERALL, "多出的标题"]},
])
def test_proof_notices_what_is_missing(written: WrittenFile, document: Document, said: dict[str, object]) -> None:
    headings = [words.text for words in document.paragraphs
                if words.style and words.style.name in ("Heading 1", "Heading 2", "附件序号")]
    right: dict[str, object] = {"headings": headings, "pictures": 2 + sum(bool(item.thumbnail) for item in evidence(9)), "codes": []}
    prove_word(written.path, **right)  # type: ignore[arg-type] # the three belong together

    with pytest.raises(StorageError) as caught:
        prove_word(written.path, **(right | said))  # type: ignore[arg-type]
    assert caught.value.code == "report-not-proven"


def test_proof_notices_a_damaged_file(written: WrittenFile, tmp_path: Path) -> None:
    (tmp_path / "half.docx").write_bytes(written.path.read_bytes()[:2000])

    with pytest.raises(StorageError):
        prove_word(tmp_path / "half.docx", headings=[], pictures=0, codes=[])


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pypdfium2.PdfDocument]:
    """A long report as LibreOffice lays it out."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    file = _write(with_text(LONG), folder / "long.docx").path
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run([OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)],
                   check=True, capture_output=True, timeout=180)
    opened = pypdfium2.PdfDocument(folder / "long.pdf")
    yield opened
    opened.close()


def test_libreoffice_lays_out_22_lines_of_28_characters(laid_out: pypdfium2.PdfDocument) -> None:
    full = []
    for page in laid_out:
        words = page.get_textpage()
        heights = [words.get_charbox(index, loose=True)[1] for index in range(words.count_chars())
                   if round(raw.FPDFText_GetFontSize(words.raw, index)) == 16 and words.get_text_range(index, 1).strip()]
        lines = Counter(round((height - styles.BOTTOM) / styles.LEADING) for height in heights)
        if len(lines) == styles.LINES:
            full.append(lines)

    assert len(full) > 3
    assert {Counter(lines.values()).most_common(1)[0][0] for lines in full} == {styles.CHARACTERS}  # a line with digits takes more


def test_libreoffice_turns_the_pages_of_the_measures_table(laid_out: pypdfium2.PdfDocument) -> None:
    turned = [page.get_width() > page.get_height() for page in laid_out]
    first, last = turned.index(True), len(turned) - 1 - turned[::-1].index(True)

    assert all(turned[first : last + 1])
    assert (turned[0], turned[-1]) == (False, False)


def test_libreoffice_numbers_pages_outside(laid_out: pypdfium2.PdfDocument) -> None:
    for number in (0, 1):
        words = laid_out[number].get_textpage()
        text = words.get_text_range()
        boxes = [words.get_charbox(index) for index in range(words.count_chars())
                 if round(raw.FPDFText_GetFontSize(words.raw, index)) == 14]
        assert f"— {number + 1} —" in text
        if number % 2:
            assert min(box[0] for box in boxes) == pytest.approx(styles.LEFT + 14, abs=3)
        else:
            assert max(box[2] for box in boxes) == pytest.approx(styles.LEFT + styles.TEXT_WIDTH - 14, abs=3)
        assert styles.BOTTOM - 9 * styles.MM < sum(boxes[0][1::2]) / 2 < styles.BOTTOM - 5 * styles.MM
