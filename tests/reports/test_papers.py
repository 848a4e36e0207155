"""The month's brief, a measure's sheet, the list for the field and the handover, read back from their PDFs."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from model.errors import StorageError, UserError
from model.rows.checklist import ChecklistFilter
from model.rows.papers import MonthlyContent
from model.rows.report import FileKind, WrittenFile
from model.rows.words import Light, Role
from reports import wording_papers as words
from reports.field_list import write_field_list
from reports.fonts import FontBook
from reports.handover import write_handover
from reports.measure_sheet import write_measure_sheet
from reports.monthly_brief import write_monthly_brief
from reports.proof import prove_words
from tests.reports.paper_contents import DAY, a_field, a_handover, a_month, a_sheet, empty_handover, no_month
from tests.reports.pdf_text import page_texts
from tests.reports.report_contents import evidence, measures

BOOK = FontBook()
GOLDEN = Path(__file__).parents[1] / "golden" / "reports"
Write = Callable[..., WrittenFile]
PAPERS: dict[FileKind, tuple[Write, Callable[[], Any]]] = {
    FileKind.MONTHLY_BRIEF: (write_monthly_brief, lambda: replace(a_month(), filter_text="牵头")),
    FileKind.MEASURE_SHEET: (write_measure_sheet, a_sheet),
    FileKind.FIELD_LIST: (write_field_list, lambda: replace(a_field(12), filter_text="牵头")),
    FileKind.HANDOVER: (write_handover, lambda: replace(a_handover(12), filter_text="牵头")),
}


@pytest.fixture(autouse=True)
def _one_clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Moments are told by the machine's clock; here all machines have the same."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


SOME = pytest.mark.parametrize("kind", PAPERS)


def _write(kind: FileKind, target: Path, content: Any = None) -> WrittenFile:
    write, made = PAPERS[kind]
    return write(made() if content is None else content, target, printed_on=DAY, book=BOOK)


def _text(file: Path) -> str:
    return re.sub(r"\s", "", "".join(page_texts(file)))


@SOME
def test_text_of_every_page_is_as_agreed(kind: FileKind, tmp_path: Path) -> None:
    texts = page_texts(_write(kind, tmp_path / "p.pdf").path)
    text = "\n\f\n".join(re.sub(r"[ \u3000]+", " ", page.replace("\r\n", "\n")).strip() for page in texts) + "\n"
    golden = GOLDEN / f"{kind.value}.txt"
    if os.environ.get("GOLDEN_WRITE"):
        golden.write_text(text, encoding="utf-8")

    assert text == golden.read_text(encoding="utf-8")


@SOME
def test_the_same_content_and_date_give_the_same_bytes(kind: FileKind, tmp_path: Path) -> None:
    first = _write(kind, tmp_path / "a.pdf")

    assert (first.sha256, first.kind) == (_write(kind, tmp_path / "b.pdf").sha256, kind)


@SOME
def test_it_has_a_title_a_language_and_a_bookmark(kind: FileKind, tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(_write(kind, tmp_path / "p.pdf").path)
    facts, marks = document.get_metadata_dict(), [item.get_title() for item in document.get_toc()]
    document.close()

    assert facts["Title"]
    assert facts["Author"] == "示例区柳溪镇人民政府"
    assert marks
    assert b"zh-CN" in (tmp_path / "p.pdf").read_bytes()
    assert b"Helvetica" not in (tmp_path / "p.pdf").read_bytes()


@pytest.mark.parametrize("kind", [FileKind.MONTHLY_BRIEF, FileKind.FIELD_LIST, FileKind.HANDOVER])
def test_the_restriction_is_named_in_the_heading(kind: FileKind, tmp_path: Path) -> None:
    content = replace(PAPERS[kind][1](), is_mine=True)

    assert "（范围：本单位承担的措施；牵头）" in re.sub(r"\s", "", page_texts(_write(kind, tmp_path / "p.pdf", content).path)[0])


@SOME
def test_another_ending_is_refused(kind: FileKind, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        _write(kind, tmp_path / "p.docx")


@SOME
def test_rare_characters_and_signs_can_be_copied(kind: FileKind, tmp_path: Path) -> None:
    signs = "𠮷㐂䶮H₂O5㎡"
    contents: dict[FileKind, Callable[[], Any]] = {
        FileKind.MONTHLY_BRIEF: lambda: replace(a_month(1), plan=replace(a_month(1).plan, title=signs)),
        FileKind.MEASURE_SHEET: lambda: replace(a_sheet(), plan=replace(a_sheet().plan, title=signs)),
        FileKind.FIELD_LIST: lambda: a_field(1, signs),
        FileKind.HANDOVER: lambda: replace(a_handover(), plans=(replace(a_month(1).plan, title=signs),)),
    }
    written = _write(kind, tmp_path / "p.pdf", contents[kind]())

    assert written.notes == ()
    assert signs in _text(written.path).encode("utf-16", "surrogatepass").decode("utf-16")


@pytest.mark.parametrize("content", [no_month(), *(a_month(count) for count in (1, 12, 66, 300))], ids=str)
def test_the_brief_is_one_page(content: MonthlyContent, tmp_path: Path) -> None:
    assert _write(FileKind.MONTHLY_BRIEF, tmp_path / "p.pdf", content).pages == 1


def test_the_brief_is_one_page_with_names_beyond_all_measure(tmp_path: Path) -> None:
    content = a_month(300)
    long = replace(content, plan=replace(content.plan, title="很长的计划名称" * 60), sign=replace(content.sign, unit="很长的单位名称" * 20),
                   filter_text="很长的范围" * 60, troubles=tuple(replace(one, reason="原因很长，" * 200) for one in content.troubles))

    assert _write(FileKind.MONTHLY_BRIEF, tmp_path / "p.pdf", long).pages == 1


def test_the_brief_counts_what_it_leaves_out(tmp_path: Path) -> None:
    content = a_month(300)
    text = _text(_write(FileKind.MONTHLY_BRIEF, tmp_path / "p.pdf", content).path)
    left_out = [int(number) for number in re.findall(r"另有(\d+)项", text)]
    lengths = [len(content.closed), len(content.told), len(content.troubles), len(content.upcoming)]

    assert len(left_out) == 4
    assert all(0 < left < length for left, length in zip(left_out, lengths, strict=True))
    assert all(f"（{length}）" in text for length in lengths)


def test_a_short_brief_leaves_nothing_out(tmp_path: Path) -> None:
    text = _text(_write(FileKind.MONTHLY_BRIEF, tmp_path / "p.pdf", a_month(1)).path)

    assert "另有" not in text
    assert "对发现的问题建立台账、限期整改" in text


def test_a_sheet_tells_history_readings_dates_and_files(tmp_path: Path) -> None:
    content = a_sheet(70, 9)
    text = _text(_write(FileKind.MEASURE_SHEET, tmp_path / "p.pdf", content).path)

    assert text.count("记录进展") == 70
    assert "2024-05：8个" in text
    assert "2024-06：12个" in text
    assert "自定日期请示上会2024-09-10未办" in text
    assert "2024年6月20日已办" in text
    for file in evidence(9):
        assert file.sha256[:16] in text


def test_a_sheet_with_nothing_on_it_says_so(tmp_path: Path) -> None:
    content = a_sheet(0, 0)
    bare = replace(content, targets=(), record=replace(content.record, dues=(), recurrences=(), targets=(), progress=()))
    text = _text(_write(FileKind.MEASURE_SHEET, tmp_path / "p.pdf", bare).path)

    for said in (words.NO_DATES, words.NO_READINGS, words.NO_NOTES, words.NO_FILES, words.NO_HISTORY):
        assert said in text


@pytest.mark.parametrize("count", [0, 1, 300])
def test_the_field_list_has_three_boxes_and_room_for_every_measure(tmp_path: Path, count: int) -> None:
    written = _write(FileKind.FIELD_LIST, tmp_path / "p.pdf", a_field(count))
    text = _text(written.path)

    assert written.rows == count
    assert text.count(words.FIELD_BOX) == 3 * count
    for row in measures(count):
        assert row.code in text


def test_a_measure_of_the_field_list_stands_on_one_page_with_its_boxes(tmp_path: Path) -> None:
    written = _write(FileKind.FIELD_LIST, tmp_path / "p.pdf", a_field(9, "对辖区内工地、道路、裸地逐一检查，问题限期整改。" * 7))
    for page in page_texts(written.path):
        codes = re.findall(r"^\d+-\d+-\d+", page, re.MULTILINE)
        assert page.count(words.FIELD_BOX) == 3 * len(codes) > 0


def test_boxes_of_the_field_list_are_large(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(_write(FileKind.FIELD_LIST, tmp_path / "p.pdf").path)
    page = document[0].get_textpage()
    boxes = [page.get_charbox(index) for index in range(page.count_chars()) if page.get_text_range(index, 1) == words.FIELD_BOX]
    document.close()

    assert boxes
    assert min(right - left for left, _, right, _ in boxes) > 15  # points: 5 mm


def test_a_field_list_of_measures_longer_than_a_page(tmp_path: Path) -> None:
    text = "很长的措施。" * 300
    written = _write(FileKind.FIELD_LIST, tmp_path / "p.pdf", a_field(2, text))

    assert _text(written.path).count("很") == 600  # a sentence may go on overleaf


@pytest.mark.parametrize("count", [1, 12, 300])
def test_a_handover_names_every_open_measure(tmp_path: Path, count: int) -> None:
    content = a_handover(count)
    written = _write(FileKind.HANDOVER, tmp_path / "p.pdf", content)
    text = _text(written.path)

    assert written.rows == len(content.open)
    assert f"未办结{len(content.open)}项" in text or not count
    assert str(content.places.evidence) in text
    assert "区生态环境局9——2" in text
    assert "相关镇人民政府21-01-2、1-03-1" in text
    assert "尚未核对的措施2项：1-02-4（2处）、2-01-3" in text


def test_a_handover_names_the_handlers_where_there_are_any(tmp_path: Path) -> None:
    content = a_handover(9)
    without = replace(content, open=tuple(replace(item, handler="") for item in content.open))

    assert words.HANDLER in _text(_write(FileKind.HANDOVER, tmp_path / "p.pdf", content).path)
    assert words.HANDLER not in _text(_write(FileKind.HANDOVER, tmp_path / "q.pdf", without).path)


def test_a_handover_of_nothing_says_so(tmp_path: Path) -> None:
    text = _text(_write(FileKind.HANDOVER, tmp_path / "p.pdf", empty_handover()).path)

    for said in (words.NO_ROWS, words.ALL_DONE, words.NO_PROMISES, words.NOBODY, words.ALL_CLEAR, "还没有备份"):
        assert said in text


def test_proof_notices_a_word_that_is_missing(tmp_path: Path) -> None:
    written = _write(FileKind.FIELD_LIST, tmp_path / "p.pdf")
    prove_words(written.path, written.pages, [words.FIELD_TITLE])

    for pages, said in ((written.pages, ["没有的词"]), (written.pages + 1, [])):
        with pytest.raises(StorageError):
            prove_words(written.path, pages, said)


@pytest.mark.parametrize(("kept", "said"), [
    (ChecklistFilter(), ""), (ChecklistFilter(plan_id=1, is_mine=True), ""),
    (ChecklistFilter(role=Role.LEAD, light=Light.RED), "牵头；红 逾期"), (ChecklistFilter(due_before=DAY), "2024-06-30前到期"),
    (ChecklistFilter(search="扬尘", has_missed=True), "含“扬尘”；定期事项有漏办"), (ChecklistFilter(unit="区水务局", annex=2), "单位“区水务局”；附件2"),
    (ChecklistFilter(handler="填报人甲", annex=2), "承办人“填报人甲”；附件2"), (ChecklistFilter(handler=""), "未交办"),
])
def test_a_filter_in_words(kept: ChecklistFilter, said: str) -> None:
    assert words.filter_words(kept) == said
