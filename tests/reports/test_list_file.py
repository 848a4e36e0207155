"""Any list as a workbook, as CSV and on paper: what is text stays text, and an older file stays when something fails."""

from __future__ import annotations

import csv
import errno
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from model.errors import Cancelled, StorageError, UserError
from model.rows.list_content import ListColumn, ListContent
from reports import list_file
from reports.list_file import csv_text, write_list
from reports.list_print import MOST, write_list_pdf

DAY = date(2024, 7, 2)
COLUMNS = (ListColumn("编号", 7), ListColumn("措施", 30), ListColumn("佐证", 3, is_number=True))
LINES = (("1-03-2", "完成“整治”，\n第二行", "2"), ("1-03-3", "=1+1", "0"), ("1-03-4", "110101199001011234", ""))


def content(lines: tuple[tuple[str, ...], ...] = LINES) -> ListContent:
    return ListContent("示例区任务清单", "筛选：全部", COLUMNS, iter(lines), len(lines))


def test_a_workbook_holds_heading_filter_and_every_line(tmp_path: Path) -> None:
    written = write_list(content(), tmp_path / "清单.xlsx")

    sheet = load_workbook(tmp_path / "清单.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert written.rows == 3
    assert rows[0][0] == "示例区任务清单"
    assert rows[1][0] == "筛选：全部"
    assert rows[2] == ("编号", "措施", "佐证")
    assert rows[3] == ("1-03-2", "完成“整治”，\n第二行", 2)
    assert rows[5][1] == "110101199001011234"


def test_no_cell_of_a_workbook_is_a_formula(tmp_path: Path) -> None:
    write_list(content(), tmp_path / "清单.xlsx")

    cell = load_workbook(tmp_path / "清单.xlsx").worksheets[0]["B5"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_csv_begins_with_the_mark_excel_knows_utf_8_by(tmp_path: Path) -> None:
    write_list(content(), tmp_path / "清单.csv")

    data = (tmp_path / "清单.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True)))
    assert rows[0] == ["编号", "措施", "佐证"]
    assert rows[1] == ["\t1-03-2", "完成“整治”，\n第二行", "2"]
    assert rows[2][1] == "'=1+1"
    assert rows[3][1] == "\t110101199001011234"


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("@SUM(A1)", "'@SUM(A1)"), ("+86 10", "'+86 10"), ("-5.5%", "-5.5%"),
        ("＝1", "'＝1"), ("2024-06", "\t2024-06"), ("12-31", "\t12-31"), ("007", "\t007"), ("1E5", "\t1E5"), ("35", "35"), ("", ""),
        ("6月", "6月"), ("123456789012", "\t123456789012"),
    ],
)  # fmt: skip
def test_csv_cells_are_what_they_were(text: str, safe: str) -> None:
    assert csv_text(text) == safe


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_an_empty_list_is_a_file_with_its_headings(tmp_path: Path, ending: str) -> None:
    assert write_list(content(()), tmp_path / f"清单{ending}").rows == 0


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_stopped_on_the_way_nothing_stays(tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"清单{ending}"
    target.write_text("原来的", encoding="utf-8")

    with pytest.raises(Cancelled):
        write_list(content(), target, cancelled=lambda: True)

    assert [file.name for file in tmp_path.iterdir()] == [target.name]
    assert target.read_text(encoding="utf-8") == "原来的"


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_full_disk_is_said_and_the_old_file_stays(tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"清单{ending}"
    target.write_text("原来的", encoding="utf-8")

    def full() -> Iterator[tuple[str, ...]]:
        yield LINES[0]
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(StorageError) as caught:
        write_list(ListContent("清单", "", COLUMNS, full(), 2), target)

    assert caught.value.code == "report-disk-full"
    assert target.read_text(encoding="utf-8") == "原来的"
    assert len(list(tmp_path.iterdir())) == 1


def test_what_is_not_found_again_is_not_handed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_file._Tally, "add", lambda _self, _cells: None)

    with pytest.raises(StorageError) as caught:
        write_list(content(), tmp_path / "清单.csv")

    assert caught.value.code == "report-not-proven"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "count", "code"),
    [("清单.txt", 1, "report-wrong-ending"), ("清单.xlsx", 2_000_000, "list-too-long-for-workbook")],
)
def test_what_cannot_be_such_a_file_is_said(tmp_path: Path, name: str, count: int, code: str) -> None:
    with pytest.raises(UserError) as caught:
        write_list(ListContent("清单", "", COLUMNS, (), count), tmp_path / name)

    assert caught.value.code == code


def test_how_far_it_is_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    lines = tuple((str(number), "文", "0") for number in range(1200))

    write_list(content(lines), tmp_path / "清单.csv", progress=lambda done, total: told.append((done, total)))

    assert told == [(0, 1200), (500, 1200), (1000, 1200)]


def test_control_characters_are_left_out_and_told(tmp_path: Path) -> None:
    written = write_list(content((("1", "好\x01的", "0"),)), tmp_path / "清单.xlsx")

    assert [note.code for note in written.notes] == ["workbook-controls-removed"]


# Paper


def pages(file: Path) -> list[str]:
    with pypdfium2.PdfDocument(file) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_a_list_on_paper_has_heading_filter_columns_and_lines(tmp_path: Path) -> None:
    written = write_list_pdf(content(), tmp_path / "清单.pdf", printed_on=DAY)

    (text,) = pages(tmp_path / "清单.pdf")
    assert written.pages == 1
    assert all(part in text for part in ("示例区任务清单", "筛选：全部", "编号", "1-03-2", "1-03-4"))


def test_the_columns_names_stand_on_every_page(tmp_path: Path) -> None:
    lines = tuple((f"1-01-{number}", "措施原文" * 12, "1") for number in range(1, 90))

    written = write_list_pdf(content(lines), tmp_path / "清单.pdf", printed_on=DAY)

    texts = pages(tmp_path / "清单.pdf")
    assert written.pages == len(texts) > 2
    assert all("编号" in text for text in texts)
    assert all(any(f"1-01-{number}" in text for text in texts) for number in range(1, 90))


@pytest.mark.parametrize("months", [4, 10, 40])
def test_no_code_and_no_word_of_a_heading_is_cut_while_there_is_room(tmp_path: Path, months: int) -> None:
    columns = (ListColumn("Code", 3), ListColumn("Measure", 40), *(ListColumn("Sept", 6) for _ in range(months)))
    lines = tuple((f"1-02-{number}", "措施原文" * 12, *("Due 30 September" for _ in range(months))) for number in range(1, 4))
    write_list_pdf(ListContent("清单", "", columns, iter(lines), len(lines)), tmp_path / "清单.pdf", printed_on=DAY)

    words = "\n".join(pages(tmp_path / "清单.pdf")).split()
    assert ("September" in words and "1-02-2" in words and "Code" in words) is (months < 40)


def test_a_word_too_long_for_any_column_leaves_room_for_the_others(tmp_path: Path) -> None:
    columns = (ListColumn("编号", 7), ListColumn("措施", 30), ListColumn("校验", 64))
    lines = (("1-02-1", "完成整治", "0123456789abcdef" * 8),)
    write_list_pdf(ListContent("清单", "", columns, iter(lines), 1), tmp_path / "清单.pdf", printed_on=DAY)

    assert "完成整治" in pages(tmp_path / "清单.pdf")[0]


def test_a_list_of_very_many_lines_is_not_printed(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        write_list_pdf(ListContent("清单", "", COLUMNS, (), MOST + 1), tmp_path / "清单.pdf", printed_on=DAY)

    assert caught.value.code == "list-too-long-to-print"
