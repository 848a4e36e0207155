"""Another office's sheet comes back filled in, and nothing else of it changed."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from model.actions.own_sheet import remember_columns
from model.actions.readings import enter_reading
from model.errors import PlanReadError, StorageError, UserError
from model.ledger import Ledger
from model.rows.own_sheet import FillPlan
from reports import own_sheet
from reports.own_sheet import Filled, write_filled
from tests.builders import measure_ids
from tests.reports.own_sheet.conftest import (
    FIRST,
    JUNE,
    SECOND,
    THIRD,
    Plan,
    Sheet,
    cells,
    list_of,
    parts,
    with_everything,
)

HEADER = ("序号", "工作措施", "工作进展情况", "是否完成", "填报人")
ROWS = ((1, FIRST), (2, SECOND), (3, THIRD))
Fill = Callable[..., Filled]
SHEET = "xl/worksheets/sheet1.xml"


def values(plan: FillPlan) -> dict[tuple[int, str], object]:
    return {(fill.row, fill.column): fill.value for fill in plan.fills}


def codes(plan: FillPlan) -> list[tuple[str, int]]:
    return [(note.code, note.row) for note in plan.notes]


def test_only_measures_with_something_to_say_are_filled_in(sheet: Sheet, fill_in: Fill) -> None:
    file = sheet(HEADER, ROWS)
    before = cells(file)

    made = fill_in(file)

    assert cells(made.written.path) == before | {
        "C3": "=已抽测5个<𠮷>&\n继续推进", "D3": "否", "E3": "填报人", "C4": "方案已印发。", "D4": "是", "E4": "填报人"}
    assert (made.written.pages, made.written.rows, made.notes) == (6, 2, ())


def test_a_text_like_a_formula_stays_a_text(sheet: Sheet, fill_in: Fill) -> None:
    text = parts(fill_in(sheet(HEADER, ROWS)).written.path)[SHEET].decode()

    assert "=已抽测5个&lt;𠮷&gt;&amp;" in text
    assert "<f>" not in text


def test_every_other_part_stays_byte_for_byte(sheet: Sheet, fill_in: Fill) -> None:
    file = sheet(HEADER, ROWS, change=with_everything)
    made = parts(fill_in(file).written.path)
    before = parts(file)

    assert list(made) == list(before)
    assert {name for name in before if made[name] != before[name]} == {SHEET}
    assert {Path(name).parts[1] for name in before if "/" in name} >= {"drawings", "media", "styles.xml"}


@pytest.mark.parametrize(("said", "wanted"), [
    (b'<calcPr calcId="191029"/>', b'<calcPr calcId="191029" fullCalcOnLoad="1"/>'),
    (b'<calcPr fullCalcOnLoad="0" />', b'<calcPr fullCalcOnLoad="1" />'),
    (b"", b'<calcPr fullCalcOnLoad="1"/></workbook>'),
    (b'<extLst><ext uri="u"/></extLst>', b'<calcPr fullCalcOnLoad="1"/><extLst><ext uri="u"/></extLst></workbook>'),
])
def test_what_is_reckoned_from_the_cells_is_reckoned_anew_when_it_is_opened(
    said: bytes, wanted: bytes, sheet: Sheet, fill_in: Fill, tmp_path: Path
) -> None:
    plain, file = sheet(HEADER, ROWS, change=with_everything), tmp_path / "excel.xlsx"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(file, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == own_sheet.BOOK:
                data = re.sub(rb"<calcPr[^>]*/>", b"", data).replace(b"</workbook>", said + b"</workbook>")
            target.writestr(entry, data)

    made = fill_in(file).written.path

    assert wanted in parts(made)[own_sheet.BOOK]
    assert cells(made)["C4"] == "方案已印发。"


def test_of_the_sheet_only_the_wanted_cells_change(sheet: Sheet, fill_in: Fill) -> None:
    file = sheet(HEADER, ROWS, change=with_everything)
    made, before = parts(fill_in(file).written.path)[SHEET], parts(file)[SHEET]

    fresh = re.compile(rb'<c r="[CDE][34]"[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
    assert fresh.sub(b"", made) == fresh.sub(b"", before).replace(b' spans="1:2"', b"")


def test_pictures_in_cells_and_parts_of_other_programs_stay(sheet: Sheet, fill_in: Fill, tmp_path: Path) -> None:
    """WPS keeps a picture in a cell as =DISPIMG("ID_…",1), the picture itself in a part no other program knows."""
    plain = sheet((*HEADER, "佐证照片"), ROWS)
    file = tmp_path / "wps.xlsx"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(file, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == SHEET:
                data = re.sub(rb'(<c r="B3".*?</c>)', rb'\1<c r="F3" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>', data)
            target.writestr(entry, data)
        target.writestr("xl/cellimages.xml", "<etc:cellImages xmlns:etc='http://www.wps.cn/officeDocument/2017/etCustomData'/>")

    made = parts(fill_in(file).written.path)

    assert made["xl/cellimages.xml"] == parts(file)["xl/cellimages.xml"]
    assert b'<c r="F3" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>' in made[SHEET]
    assert "已抽测5个" in made[SHEET].decode()


@pytest.mark.parametrize(("header", "rows", "wanted"), [
    (("措施", "本月工作进展", "累计完成情况"), ((FIRST,),), {(3, "month_progress"), (3, "progress")}),
    (("工作措施", "截至目前进展情况", "完成时限"), ((FIRST,),), {(3, "progress")}),
    (("序号", "工作任务", "具体措施", "推进情况", "存在的问题及困难"), ((1, "扬尘治理", SECOND),), {(3, "progress")}),
    (("序号", "工作措施", "填报日期", "填报单位", "办理状态"), ((1, SECOND),), {(3, "reported_on"), (3, "unit"), (3, "state")}),
])
def test_columns_are_known_by_what_they_are_called(
    header: tuple[str, ...], rows: tuple[tuple[Any, ...], ...], wanted: set[tuple[int, str]], sheet: Sheet, plan: Plan
) -> None:
    assert values(plan(sheet(header, rows))).keys() == wanted


def test_a_header_of_two_rows_is_read_as_one(sheet: Sheet, plan: Plan) -> None:
    def change(page: Any) -> None:
        page.insert_rows(3)
        page["C3"], page["D3"] = "本月进展", "完成状态"
        page.merge_cells("C2:D2")

    found = plan(sheet(("序号", "工作措施", "完成情况", None, "备注"), ROWS, change=change))

    assert {(fill.row, fill.number, fill.column) for fill in found.fills} == {
        (4, 3, "month_progress"), (4, 4, "state"), (5, 3, "month_progress"), (5, 4, "state")}


@pytest.mark.parametrize(("labels", "wanted"), [
    (("5月进展", "6月进展", "7月进展"), {(3, 4)}), (("五月份完成情况", "六月份完成情况", "备注"), {(3, 4)}),
    (("2025年6月进展", "2026年6月进展", "备注"), {(3, 4)}), (("4月进展", "5月进展", "7月进展"), set()),
])
def test_where_months_stand_side_by_side_only_the_month_told_of_is_filled(
    labels: tuple[str, ...], wanted: set[tuple[int, int]], sheet: Sheet, plan: Plan
) -> None:
    found = plan(sheet(("序号", "工作措施", *labels), ((1, FIRST),)))

    assert {(fill.row, fill.number) for fill in found.fills} == wanted


def test_months_below_a_common_heading_are_told_apart(sheet: Sheet, plan: Plan) -> None:
    def change(page: Any) -> None:
        page.insert_rows(3)
        for place, month in (("C3", "5月"), ("D3", "6月"), ("E3", "7月")):
            page[place] = month
        page.merge_cells("C2:E2")

    found = plan(sheet(("序号", "工作措施", "各月进展"), ((1, FIRST),), change=change))

    assert [(fill.row, fill.number) for fill in found.fills] == [(4, 4)]
    assert found.notes == ()


def test_a_sheet_of_another_month_is_said_to_be(sheet: Sheet, plan: Plan) -> None:
    def change(page: Any) -> None:
        page["A1"] = "2026年5月推进情况月报表"

    found = plan(sheet(HEADER, ((1, FIRST),), change=change))
    assert ("fill-other-month", "2026-05") in [(note.code, note.text) for note in found.notes]


def test_other_words_in_the_sheet_than_in_the_plan_are_named(sheet: Sheet, plan: Plan) -> None:
    other = FIRST.replace("20个", "30个")
    found = plan(sheet(HEADER, ((1, other),)))

    assert [(note.code, note.text) for note in found.notes] == [("fill-words-differ", other)]


def test_a_sheet_by_towns_is_filled_in_for_ones_own_only(sheet: Sheet, plan: Plan) -> None:
    found = plan(sheet(("镇（街道）", "工作措施", "进展情况"), (("石桥镇", FIRST), ("青山镇", FIRST))))

    assert {fill.row for fill in found.fills} == {4}


def test_a_book_without_a_table_is_refused_in_the_words_of_filling_in(sheet: Sheet, plan: Plan) -> None:
    with pytest.raises(PlanReadError) as error:
        plan(sheet(("甲", "乙"), ((1, 2),)))
    assert error.value.code == "own-sheet-no-table"


def test_rows_are_found_wherever_they_were_sorted_to(sheet: Sheet, plan: Plan) -> None:
    found = plan(sheet(HEADER, ((3, THIRD), (2, SECOND.replace("，", ",")), (None, "本办自加的一行工作，与计划无关"), (1, FIRST))))

    assert {row for row, _ in values(found)} == {4, 6}
    assert codes(found) == [("fill-row-unknown", 5)]


def test_a_measure_the_sheet_has_no_row_for_is_named(sheet: Sheet, plan: Plan) -> None:
    assert plan(sheet(HEADER, ROWS[1:])).missing == ("1-01-1",)


def test_rows_of_other_units_are_left_alone(sheet: Sheet, plan: Plan) -> None:
    header = ("工作措施", "填报单位", "进展情况")
    found = plan(sheet(header, ((FIRST, "石桥镇人民政府"), (FIRST, "青山镇"), (SECOND, ""))))

    assert values(found) == {
        (4, "progress"): "=已抽测5个<𠮷>&\n继续推进", (5, "progress"): "方案已印发。", (5, "unit"): "青山镇人民政府"}
    assert codes(found) == [("fill-row-of-other", 3)]


@pytest.mark.parametrize(("words", "wanted"), [
    ('"未完成,完成"', "完成"), ('"进行中,已办结,未开始"', "已办结"), ('"√,×"', "√"), ("$H$3:$H$5", "已销号"),
])
def test_the_words_of_a_drop_down_list_are_used(words: str, wanted: str, sheet: Sheet, plan: Plan) -> None:
    def change(page: Any) -> None:
        list_of(words, "D3:D9")(page)
        page["H3"], page["H4"] = "推进中", "已销号"

    header = ("序号", "工作措施", "本月进展", "完成状态")
    assert values(plan(sheet(header, ROWS, change=change)))[4, "state"] == wanted


def test_a_list_without_a_word_for_the_state_is_left_empty_and_named(sheet: Sheet, plan: Plan) -> None:
    found = plan(sheet(("工作措施", "本月进展", "完成状态"), ((SECOND,),), change=list_of('"甲,乙"', "C3:C9")))

    assert (3, "state") not in values(found)
    assert codes(found) == [("fill-word-not-offered", 3)]


def test_a_formula_is_never_overwritten(sheet: Sheet, fill_in: Fill) -> None:
    made = fill_in(sheet(HEADER, ((1, FIRST, None, '=IF(C3="","否","是")'), ROWS[1])))

    assert cells(made.written.path)["D3"] == '=IF(C3="","否","是")'
    assert [(note.code, note.row) for note in made.notes] == [("fill-formula-left", 3)]


def test_cells_merged_over_several_measures_get_all_their_texts(sheet: Sheet, fill_in: Fill) -> None:
    def change(page: Any) -> None:
        for places in ("C3:C4", "D3:D4", "E3:E4"):
            page.merge_cells(places)

    made = fill_in(sheet(HEADER, ROWS, change=change))

    shown = cells(made.written.path)
    assert shown["C3"] == "1-01-1：=已抽测5个<𠮷>&\n继续推进\n1-02-1：方案已印发。"
    assert (shown["D3"], shown["E3"]) == ("1-01-1：否\n1-02-1：是", "填报人")


def test_a_number_goes_in_as_a_number_and_a_share_as_its_format_has_it(told: Ledger, sheet: Sheet, fill_in: Fill) -> None:
    with told.look() as connection:
        (target,) = connection.execute("SELECT id FROM target WHERE measure_id = ?", (measure_ids(told)[0],)).fetchone()
    enter_reading(told, target, JUNE, "5.50")

    made = fill_in(sheet(("工作措施", "完成数量", "本月进展"), ((FIRST,),)))

    assert cells(made.written.path)["B3"] == 5.5


def test_what_a_person_says_of_a_column_counts_and_is_remembered(told: Ledger, sheet: Sheet, plan: Plan) -> None:
    file = sheet(("工作措施", "成果概述", "进展情况", "完成时限"), ((FIRST,),))
    own = {"成果概述": "month_progress", "进展情况": ""}
    found = plan(file, columns=own)
    assert set(values(found)) == {(3, "month_progress")}

    remember_columns(told, found.signature, found.meanings, name=file.name)
    again = plan(sheet(("工作措施", "成果概述", "进展情况", "完成时限"), ((SECOND,),), name="七月.xlsx"))

    assert again.is_remembered
    assert {(fill.row, fill.number) for fill in again.fills} == {(3, 2)}


def test_a_meaning_there_is_not_is_refused(told: Ledger) -> None:
    with pytest.raises(UserError) as error:
        remember_columns(told, "s", {"甲": "nonsense"}, name="a.xlsx")
    assert error.value.code == "own-sheet-column"


@pytest.mark.parametrize("name", ["a.xls", "a.csv", "a.txt"])
def test_what_cannot_be_filled_in_place_is_refused(name: str, plan: Plan, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) if name.endswith("xls") else "序号,工作措施\n".encode())

    with pytest.raises(PlanReadError) as error:
        plan(tmp_path / name)
    assert error.value.code == "own-sheet-kind"


def test_a_sheet_with_nothing_to_fill_in_is_not_written(sheet: Sheet, fill_in: Fill, tmp_path: Path) -> None:
    with pytest.raises(UserError) as error:
        fill_in(sheet(HEADER, ROWS[2:]))
    assert error.value.code == "own-sheet-nothing"
    assert not (tmp_path / "已填_月报表.xlsx").exists()


@pytest.mark.parametrize("is_gone", [True, False])
def test_a_sheet_that_changed_since_it_was_planned_is_not_filled(is_gone: bool, sheet: Sheet, plan: Plan, tmp_path: Path) -> None:
    found = plan(sheet(HEADER, ROWS))
    sheet(HEADER, ROWS[::-1]).rename(found.source)
    if is_gone:
        found.source.unlink()

    with pytest.raises(UserError) as error:
        write_filled(found, tmp_path / "out.xlsx")
    assert error.value.code == "own-sheet-changed"


def test_a_file_that_is_not_as_it_was_to_become_is_not_handed_over(
    sheet: Sheet, plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = plan(sheet(HEADER, ROWS))
    honest = own_sheet.patched
    monkeypatch.setattr(own_sheet, "patched", lambda *parts: honest(*parts).replace("方案已印发".encode(), "方案未印发".encode()))

    with pytest.raises(StorageError) as error:
        write_filled(found, tmp_path / "out.xlsx")

    assert error.value.code == "report-not-proven"
    assert not (tmp_path / "out.xlsx").exists()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_sheet_saved_by_libreoffice_is_filled_and_opens_there_again(sheet: Sheet, fill_in: Fill, tmp_path: Path) -> None:
    def convert(file: Path, to: Path, kind: str) -> Path:
        subprocess.run(["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", kind,
                        "--outdir", str(to), str(file)], check=True, capture_output=True, timeout=120)
        return to / f"{file.stem}.{kind.split(':', maxsplit=1)[0]}"

    file = convert(sheet(HEADER, ROWS, change=with_everything), tmp_path / "lo", "xlsx")
    made = fill_in(file).written.path
    shown = cells(made)

    assert (shown["C4"], shown["D4"]) == ("方案已印发。", "是")
    assert convert(made, tmp_path / "pdf", "pdf").stat().st_size > 1000
