"""The contact sheet: every file with measure, day, name and note; pages and order; names that files have outside."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image

from model.errors import UserError
from model.periods import Month
from model.rows.evidence import FileDoor, FileRow, SheetItem
from reports.contact_sheet import write_contact_sheet
from reports.evidence_names import export_names

DAY = date(2026, 6, 26)
JUNE = Month(2024, 6)


def jpeg(shade: int = 120, size: tuple[int, int] = (120, 80)) -> bytes:
    made = BytesIO()
    Image.new("RGB", size, (shade, 90, 60)).save(made, "JPEG")
    return made.getvalue()


def an_item(number: int, *, thumbnail: bytes | None = None, note: str = "") -> SheetItem:
    return SheetItem((f"1-{number:02d}-1",), f"IMG_{number}.jpg", "2026-06-07", note, thumbnail)


def pages_of(file: Path) -> list[str]:
    with pdfplumber.open(file) as found:
        return [(page.extract_text() or "").replace(" ", "") for page in found.pages]


def test_every_file_is_told_with_measure_day_name_and_note(tmp_path: Path) -> None:
    items = [an_item(1, thumbnail=jpeg(), note="整改后"), SheetItem((), "记录.docx", "2026-05-02", "", None)]

    written = write_contact_sheet(items, tmp_path / "a.pdf", printed_on=DAY)

    text = pages_of(tmp_path / "a.pdf")[0]
    assert (written.pages, written.rows) == (1, 2)
    for said in ("佐证材料一览", "共2份，其中图片1张", "2026年6月26日", "1-01-1", "2026-06-07", "IMG_1.jpg", "整改后", "未关联", "记录.docx"):
        assert said in text


@pytest.mark.parametrize(("a_page", "count", "pages"), [(6, 0, 1), (6, 1, 1), (6, 6, 1), (6, 7, 2), (6, 24, 4), (4, 4, 1), (4, 5, 2), (4, 12, 3)])
def test_so_many_stand_on_a_page_and_rows_are_not_parted(tmp_path: Path, a_page: int, count: int, pages: int) -> None:
    items = [an_item(number, thumbnail=jpeg(number % 200), note="整改后" * 20) for number in range(1, count + 1)]

    written = write_contact_sheet(items, tmp_path / "a.pdf", printed_on=DAY, filter_text="2026年6月", a_page=a_page)

    texts = pages_of(tmp_path / "a.pdf")
    assert written.pages == len(texts) == pages
    told = [f"IMG_{number}.jpg" for number in range(1, count + 1)]
    assert sorted(told, key="".join(texts).index) == told
    with pdfplumber.open(tmp_path / "a.pdf") as found:
        assert sum(len(page.images) for page in found.pages) == count
        for page in found.pages:
            assert all(picture["bottom"] < page.height - 90 and picture["x1"] < page.width - 60 for picture in page.images)


def test_a_picture_keeps_its_proportions(tmp_path: Path) -> None:
    write_contact_sheet([an_item(1, thumbnail=jpeg(size=(300, 100)))], tmp_path / "a.pdf", printed_on=DAY)
    with pdfplumber.open(tmp_path / "a.pdf") as found:
        picture = found.pages[0].images[0]
    assert picture["width"] / picture["height"] == pytest.approx(3, rel=0.01)


def test_long_notes_end_in_an_ellipsis_and_odd_signs_are_kept(tmp_path: Path) -> None:
    write_contact_sheet([an_item(1, note="甲<b>&乙" * 90)], tmp_path / "a.pdf", printed_on=DAY)
    text = pages_of(tmp_path / "a.pdf")[0]
    assert "甲<b>&乙" in text
    assert "…" in text


def test_a_broken_thumbnail_leaves_a_frame(tmp_path: Path) -> None:
    write_contact_sheet([an_item(1, thumbnail=b"\xff\xd8\xff broken")], tmp_path / "a.pdf", printed_on=DAY)
    assert "（非图片）" in pages_of(tmp_path / "a.pdf")[0]


def test_the_same_sheet_is_the_same_file(tmp_path: Path) -> None:
    items = [an_item(number, thumbnail=jpeg()) for number in range(5)]
    first, second = (write_contact_sheet(items, tmp_path / name, printed_on=DAY) for name in ("a.pdf", "b.pdf"))
    assert first.sha256 == second.sha256


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError) as error:
        write_contact_sheet([], tmp_path / "a.docx", printed_on=DAY)
    assert error.value.code == "report-wrong-ending"


def a_file(key: int, name: str, *codes: str, taken: str = "", month: Month = JUNE) -> FileRow:
    doors = tuple(FileDoor(place, code, month) for place, code in enumerate(codes))
    return FileRow(key, name, "0" * 64, 1, "image/jpeg", "", taken, f"2024-07-01T00:00:{key:02d}Z", Path("none"), month, doors)


def test_files_are_named_by_measure_month_and_number() -> None:
    files = [
        a_file(1, "IMG_9.JPG", "1-03-2", taken="2024-06-09T10:00:00"), a_file(2, "IMG_1.jpg", "1-03-2", "1-04-1", taken="2024-06-01T10:00:00"),
        a_file(3, "扫描.pdf", "1-03-2", month=Month(2024, 7)), a_file(4, "无后缀"), a_file(5, "奇怪.尾 巴", "2024/2-01-1"),
    ]  # fmt: skip

    assert export_names(files) == {
        2: "附件1-03-2_2024-06_01.jpg", 1: "附件1-03-2_2024-06_02.jpg", 3: "附件1-03-2_2024-07_01.pdf",
        4: "未关联_2024-06_01", 5: "2024_附件2-01-1_2024-06_01",
    }  # fmt: skip


def test_a_long_name_is_cut_before_the_note_is(tmp_path: Path) -> None:
    item = SheetItem(("1-01-1",), "青山镇河道巡查整治前后对比照片" * 4 + ".jpg", "2026-06-07", "柳河大桥下游整治后", None)
    write_contact_sheet([item], tmp_path / "a.pdf", printed_on=DAY)

    [text] = pages_of(tmp_path / "a.pdf")
    assert "柳河大桥下游整治后" in text
    assert "…" in text
    assert ".jpg" not in text
