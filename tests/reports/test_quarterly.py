from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from model.errors import StorageError
from model.rows.report import FileKind
from reports import styles
from reports.fonts import FontBook
from reports.proof import prove_pdf
from reports.quarterly import write_quarterly
from tests.reports.pdf_text import page_texts
from tests.reports.report_contents import PRINTED_ON, a_quarter, evidence, nothing, with_text

GOLDEN = Path(__file__).parents[1] / "golden" / "reports"


def _write(content, target):
    return write_quarterly(content, target, printed_on=PRINTED_ON, book=FontBook())


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    target = tmp_path_factory.mktemp("quarter") / "quarter.pdf"
    return _write(a_quarter(24, 5), target)


def _texts(file):
    return [re.sub(r"[ \u3000]+", " ", text.replace("\r\n", "\n")).strip() for text in page_texts(file)]


def _chars(file, page):
    """Every character of a page with its loose box (left, bottom, right, top) and font size."""
    document = pypdfium2.PdfDocument(file)
    words = document[page].get_textpage()
    found = [(words.get_text_range(index, 1), words.get_charbox(index, loose=True),
              pypdfium2.raw.FPDFText_GetFontSize(words.raw, index)) for index in range(words.count_chars())]
    document.close()
    return found


def test_text_of_every_page_is_as_agreed(report):
    text = "\n\f\n".join(_texts(report.path)) + "\n"
    golden = GOLDEN / "quarterly.txt"
    if os.environ.get("GOLDEN_WRITE"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_counts_pages_and_measures(report):
    document = pypdfium2.PdfDocument(report.path)
    assert (report.kind, report.rows, report.pages) == (FileKind.QUARTERLY, 24, len(document))
    document.close()


def test_same_input_and_date_give_the_same_bytes(report, tmp_path):
    assert _write(a_quarter(24, 5), tmp_path / "again.pdf").sha256 == report.sha256


def test_another_date_gives_other_bytes(report, tmp_path):
    other = write_quarterly(a_quarter(24, 5), tmp_path / "other.pdf", printed_on=PRINTED_ON.replace(day=3), book=FontBook())
    assert other.sha256 != report.sha256


def test_every_font_is_embedded(report):
    data = report.path.read_bytes()
    document = pypdfium2.PdfDocument(report.path)
    names = set()
    for page in document:
        for found in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
            font = pypdfium2.raw.FPDFTextObj_GetFont(found.raw)
            assert pypdfium2.raw.FPDFFont_GetIsEmbedded(font) == 1
            names.add(pypdfium2.raw.FPDFFont_GetFontData and found.type)
    document.close()
    assert names
    assert b"Helvetica" not in data


def test_no_missing_glyph(report):
    assert report.notes == ()
    assert "�" not in "".join(page_texts(report.path))


def test_body_page_holds_22_lines_of_28_characters(tmp_path):
    content = with_text("污染防治攻坚战行动计划落实情况说明文字" * 120)
    _write(content, tmp_path / "full.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "full.pdf")
    pages = len(document)
    document.close()
    for page in range(1, pages):
        chars = [(char, box) for char, box, size in _chars(tmp_path / "full.pdf", page) if abs(size - 16) < 0.1 and char.strip()]
        lines = sorted({round(box[1], 0) for _, box in chars})
        if len(lines) == styles.LINES:
            fullest = max(sum(round(box[1], 0) == line for _, box in chars) for line in lines)
            assert fullest == styles.CHARACTERS
            return
    pytest.fail("no page of body text alone")


def test_margins_of_body_pages(tmp_path):
    _write(with_text("污染防治攻坚战行动计划落实情况说明文字" * 120), tmp_path / "full.pdf")
    body = [box for char, box, size in _chars(tmp_path / "full.pdf", 3) if abs(size - 16) < 0.1 and char.strip()]
    left, right = min(box[0] for box in body), max(box[2] for box in body)
    assert abs(left - styles.LEFT) < 1
    assert abs(right - styles.LEFT - styles.TEXT_WIDTH) < 1.5


@pytest.mark.parametrize("page", [0, 1, 2, 3])
def test_page_number_stands_outside_in_14_points(report, page):
    label = f"— {page + 1} —"
    chars = _chars(report.path, page)
    text = "".join(char for char, _, _ in chars)
    start = text.rindex(label)
    boxes = [box for _, box, _ in chars[start:start + len(label)]]
    assert chars[start][2] == pytest.approx(14, abs=0.1)
    if page % 2:
        assert boxes[0][0] == pytest.approx(styles.LEFT + 14, abs=2)
    else:
        assert boxes[-1][2] == pytest.approx(styles.LEFT + styles.TEXT_WIDTH - 14, abs=2)
    middle = (boxes[0][1] + boxes[0][3]) / 2
    assert styles.BOTTOM - 9 * styles.MM < middle < styles.BOTTOM - 5 * styles.MM


def test_title_is_22_points(report):
    sizes = {round(size) for char, _, size in _chars(report.path, 0) if char in "柳溪镇"}
    assert 22 in sizes


def test_measures_lie_on_turned_pages_with_the_head_repeated(report):
    document = pypdfium2.PdfDocument(report.path)
    turned = [index for index, page in enumerate(document) if page.get_width() > page.get_height()]
    document.close()
    texts = _texts(report.path)
    assert len(turned) > 1
    assert all("工作措施" in texts[index] and "完成状态" in texts[index] for index in turned)


def test_bookmarks_lead_to_the_chapters(report):
    document = pypdfium2.PdfDocument(report.path)
    titles = [item.get_title() for item in document.get_toc()]
    document.close()
    for wanted in ("一、总体情况", "二、分领域进展", "三、指标完成情况", "四、逾期和存在困难事项", "五、下一步工作"):
        assert wanted in titles
    assert any("佐证材料清单" in title for title in titles)


def test_title_author_and_language_are_set(report):
    document = pypdfium2.PdfDocument(report.path)
    facts = document.get_metadata_dict()
    document.close()
    assert facts["Title"] == "示例区柳溪镇人民政府2024年第二季度工作落实情况报告"
    assert facts["Author"] == "示例区柳溪镇人民政府"
    assert b"zh-CN" in report.path.read_bytes()


def test_filter_is_named_under_the_title(tmp_path):
    _write(replace(a_quarter(6, 0), filter_text="仅牵头措施"), tmp_path / "f.pdf")
    assert "（范围：仅牵头措施）" in page_texts(tmp_path / "f.pdf")[0]


def test_markup_in_a_plan_stays_text(tmp_path):
    _write(with_text("A & B <host> =cmd <i>x"), tmp_path / "m.pdf")
    assert "A & B <host> =cmd <i>x" in "".join(page_texts(tmp_path / "m.pdf"))


def test_rare_characters_fall_back_and_can_be_copied(tmp_path):
    written = _write(with_text("𠮷㐂䶮"), tmp_path / "r.pdf")
    text = "".join(page_texts(tmp_path / "r.pdf"))
    assert written.notes == ()
    assert "㐂䶮" in text
    assert "𠮷" in text.encode("utf-16", "surrogatepass").decode("utf-16")


def test_characters_without_a_font_are_named_and_reported(tmp_path):
    written = _write(with_text("好😀"), tmp_path / "e.pdf")
    assert [note.code for note in written.notes] == ["report-characters-missing"]
    assert "〔U+1F600〕" in "".join(page_texts(tmp_path / "e.pdf"))


def test_forty_thousand_characters_go_over_pages_unshortened(tmp_path):
    written = _write(with_text("长文本没有尽头。" * 5000), tmp_path / "l.pdf")
    text = re.sub(r"\s", "", "".join(page_texts(tmp_path / "l.pdf")))
    assert written.rows == 6
    assert text.count("尽头") >= 3 * 5000


def test_nothing_at_all_still_makes_a_report(tmp_path):
    written = _write(nothing(), tmp_path / "n.pdf")
    text = "".join(page_texts(written.path))
    assert written.rows == 0
    assert "本范围内没有措施。" in text
    assert "本季度没有佐证材料。" in text


def test_damaged_thumbnail_is_named(tmp_path):
    damaged = replace(evidence(2)[1], thumbnail=b"\xff\xd8\xffno picture", name="坏图.jpg")
    written = _write(replace(a_quarter(6, 0), evidence=(damaged,)), tmp_path / "d.pdf")
    assert [note.code for note in written.notes] == ["report-pictures-unreadable"]
    assert "（缩略图无法显示）" in "".join(re.sub(r"\s", "", text) for text in page_texts(written.path))


def test_missing_original_is_marked(tmp_path):
    _write(replace(a_quarter(6, 0), evidence=(replace(evidence(1)[0], is_missing=True),)), tmp_path / "x.pdf")
    assert "【原件缺失】" in page_texts(tmp_path / "x.pdf")[-1]


def test_proof_notices_a_missing_measure(report):
    with pytest.raises(StorageError) as caught:
        prove_pdf(report.path, report.pages, ["9-99-9"])
    assert caught.value.code == "report-not-proven"


def test_proof_notices_missing_pages(report):
    with pytest.raises(StorageError):
        prove_pdf(report.path, report.pages + 1, [])


def test_proof_notices_a_damaged_file(report, tmp_path):
    (tmp_path / "half.pdf").write_bytes(report.path.read_bytes()[:200])
    with pytest.raises(StorageError):
        prove_pdf(tmp_path / "half.pdf", 1, [])
