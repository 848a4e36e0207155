"""The month's workbook as it comes back: sorted, saved by another program, with rows put in."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from model.errors import StorageError
from model.rows.report import SubmissionContent, SubmissionTarget
from model.rows.words import State
from model.workbook_layout import (
    COLUMNS,
    FIRST_ROW,
    GUIDE_SHEET,
    IDS_SHEET,
    STATE_WORDS,
    SUMMARY_SHEET,
    Column,
    Fact,
    RowId,
    annex_sheet,
    column_number,
    fingerprint,
    unescape_text,
)
from reports import workbook as subject
from reports.workbook import write_submission
from reports.workbook_annex import SheetRecord
from tests.reports.report_contents import a_submission

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
FORMULAS = ("=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠A1", "=HYPERLINK(\"http://x\",\"y\")", "{=1}")


def _flat(content: SubmissionContent) -> SubmissionContent:
    """Without sections, so that measures follow one another."""
    return replace(content, rows=tuple(replace(row, section="") for row in content.rows))


def _rows(file: Path, name: str = "附件1") -> list[tuple[Any, ...]]:
    return [row for row in load_workbook(file)[name].iter_rows(min_row=FIRST_ROW, values_only=True) if row[-1]]


def _one(**changes: Any) -> SubmissionContent:
    content = a_submission(1)
    return replace(content, rows=(replace(content.rows[0], section="", **changes),))


def _cell(file: Path, column: Column) -> Any:
    return load_workbook(file)["附件1"].cell(FIRST_ROW, column_number(column))


def test_every_cell_of_a_row_is_the_contents(tmp_path: Path) -> None:
    content = _flat(a_submission(30))
    file = write_submission(content, tmp_path / "w.xlsx").path
    by_id = {row.measure_id: row for row in content.rows}

    for cells in _rows(file):
        found = RowId.parse(cells[-1])
        assert found
        row = by_id[found.measure_id]
        assert cells[2:7] == (row.text, row.deadline, "\n".join(row.lead), "\n".join(row.responsible) or "——",
                              "\n".join(row.support) or "——")
        assert cells[7:10] == (row.progress or None, row.month_progress or None, STATE_WORDS[row.state] if row.state else None)
        assert cells[11:15] == ("\n".join(row.evidence) or None, row.trouble or None, row.unit or None, row.person or None)


def test_ids_still_name_their_measures_after_sorting_inserting_and_deleting(tmp_path: Path) -> None:
    content = _flat(a_submission(30))
    file = write_submission(content, tmp_path / "w.xlsx").path
    book = load_workbook(file)
    sheet = book["附件1"]
    for found in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(found))
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW) if row[-1].value]
    rows = sorted(rows, key=lambda row: row[2], reverse=True)[1:]
    rows.insert(3, ["", "", "自己加的一行"] + [None] * (len(COLUMNS) - 3))
    for number, values in enumerate(rows, FIRST_ROW):
        for place, value in enumerate(values, 1):
            sheet.cell(number, place).value = value
    book.save(file)
    by_id = {row.measure_id: row for row in content.rows}

    back = [(RowId.parse(cells[-1]), cells[2]) for cells in _rows(file)]
    assert len(back) >= 14
    for found, text in back:
        assert found
        row = by_id[found.measure_id]
        assert text == row.text
        assert (found.task_id, found.fingerprint) == (row.task_id, fingerprint(row.annex, row.task_no, row.text))
        assert found.target_ids == tuple(target.target_id for target in row.targets)


def test_tasks_are_merged_exactly_over_their_measures(tmp_path: Path) -> None:
    content = _flat(a_submission(60))
    sheet = load_workbook(write_submission(content, tmp_path / "w.xlsx").path)["附件2"]
    wanted, number = set(), FIRST_ROW
    mine = [row for row in content.rows if row.annex == 2]
    for _, task in groupby(mine, key=lambda row: (row.task_no, row.task)):
        last = number + len(list(task)) - 1
        if last > number:
            wanted |= {f"{letter}{number}:{letter}{last}" for letter in "AB"}
        number = last + 1

    across = {str(found) for found in sheet.merged_cells.ranges if found.min_row < FIRST_ROW}
    assert {str(found) for found in sheet.merged_cells.ranges} - across == wanted
    assert wanted


@pytest.mark.parametrize("text", FORMULAS)
def test_text_like_a_formula_is_text_and_stays_it_when_edited(tmp_path: Path, text: str) -> None:
    cell = _cell(write_submission(_one(progress=text), tmp_path / "f.xlsx").path, Column.PROGRESS)

    assert cell.data_type == "s"
    assert unescape_text(cell.value) == text.replace("\r", "\n")
    assert cell.number_format == "@"
    assert cell.quotePrefix == (text[0] != "{")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_text_like_a_formula_stays_text_through_libreoffice(tmp_path: Path) -> None:
    file = write_submission(_one(progress="=1+1", trouble="@SUM(A1)", text="+1"), tmp_path / "f.xlsx").path
    out = tmp_path / "out"
    subprocess.run([str(OFFICE), "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to", "xlsx",
                    "--outdir", str(out), str(file)], check=True, timeout=120, capture_output=True)

    (cells,) = _rows(out / "f.xlsx")
    assert (cells[2], cells[7], cells[12]) == ("+1", "=1+1", "@SUM(A1)")


@pytest.mark.parametrize(("column", "look"), [(Column.PROGRESS, "@"), (Column.READING, "General"), (Column.REPORTED_ON, "yyyy-mm-dd")])
def test_open_cells_take_what_their_column_asks(tmp_path: Path, column: Column, look: str) -> None:
    cell = _cell(write_submission(_one(), tmp_path / "w.xlsx").path, column)

    assert (cell.number_format, cell.protection.locked) == (look, False)


def _check(sheet: Any, kind: str) -> Any:
    return next(check for check in sheet.data_validations.dataValidation if check.type == kind)


def test_a_row_of_several_targets_takes_text_and_the_others_numbers(tmp_path: Path) -> None:
    content = _flat(a_submission(3))
    two = (SubmissionTarget(1, "甲", "", "个"), SubmissionTarget(2, "乙", "", "吨"))
    rows = (content.rows[0], replace(content.rows[1], targets=two), content.rows[2])
    sheet = load_workbook(write_submission(replace(content, rows=rows), tmp_path / "w.xlsx").path)["附件1"]
    numbers = _check(sheet, "decimal").sqref

    assert [f"K{number}" in numbers for number in (FIRST_ROW, FIRST_ROW + 1, FIRST_ROW + 2)] == [True, False, True]


@pytest.mark.parametrize("kind", ["list", "date", "decimal"])
def test_a_wrong_entry_is_stopped_with_a_sentence(tmp_path: Path, kind: str) -> None:
    check = _check(load_workbook(write_submission(_one(), tmp_path / "w.xlsx").path)["附件1"], kind)

    assert (check.errorStyle, bool(check.showErrorMessage), check.allow_blank) == ("stop", True, True)
    assert check.error.startswith("请")


def test_checks_cover_rows_put_in_below(tmp_path: Path) -> None:
    sheet = load_workbook(write_submission(_one(), tmp_path / "w.xlsx").path)["附件1"]

    assert f"J{FIRST_ROW + 150}" in _check(sheet, "list").sqref


def test_sorting_and_widening_are_allowed_on_the_locked_sheet(tmp_path: Path) -> None:
    guard = load_workbook(write_submission(_one(), tmp_path / "w.xlsx").path)["附件1"].protection

    assert not any((guard.sort, guard.autoFilter, guard.formatColumns, guard.formatRows, guard.insertRows))
    assert guard.deleteRows


def test_the_printed_page_says_its_number(tmp_path: Path) -> None:
    sheet = load_workbook(write_submission(_one(), tmp_path / "w.xlsx").path)["附件1"]

    assert sheet.oddFooter.center.text == "— &P / &N —"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_hidden_sheet_says_whose_it_is(tmp_path: Path) -> None:
    content = a_submission(7)
    book = load_workbook(write_submission(content, tmp_path / "w.xlsx").path)
    facts = dict(book[IDS_SHEET].iter_rows(values_only=True))

    assert facts == {
        Fact.LAYOUT: "1", Fact.LEDGER: content.ledger_id, Fact.PLAN: "1", Fact.PLAN_TITLE: content.plan.title,
        Fact.PLAN_DOC_NO: content.plan.doc_no, Fact.PLAN_YEAR: "2024", Fact.MONTH: "2024-06", Fact.UNIT: content.unit,
        Fact.PERSON: None, Fact.ROWS: "7"}


def test_every_plain_sheet_but_the_hidden_one_is_shown(tmp_path: Path) -> None:
    book = load_workbook(write_submission(a_submission(7), tmp_path / "w.xlsx").path)

    assert [sheet.title for sheet in book if sheet.sheet_state == "visible"] == ["附件1", SUMMARY_SHEET, GUIDE_SHEET]


def test_a_plan_without_annexes_has_one_sheet(tmp_path: Path) -> None:
    written = write_submission(_one(annex=0, annex_title=""), tmp_path / "w.xlsx")

    assert load_workbook(written.path).sheetnames[0] == annex_sheet(0)
    assert written.rows == 1


def test_ones_own_part_is_named_above_the_table(tmp_path: Path) -> None:
    file = write_submission(replace(_one(), is_mine=True, filter_text="牵头"), tmp_path / "w.xlsx").path

    assert load_workbook(file)["附件1"]["A2"].value.endswith("范围：本单位承担的措施；牵头")


def test_a_number_that_is_none_is_written_as_text(tmp_path: Path) -> None:
    target = SubmissionTarget(1, "甲", "", "个", Decimal("NaN"))
    cell = _cell(write_submission(_one(targets=(target,)), tmp_path / "w.xlsx").path, Column.READING)

    assert (cell.value, cell.data_type) == ("NaN", "s")


@pytest.mark.parametrize("value", ["0", "-1.5", "1E+12", "0.000001", "123456789.123"])
def test_numbers_stay_what_they_are(tmp_path: Path, value: str) -> None:
    target = SubmissionTarget(1, "甲", "", "个", Decimal(value))
    cell = _cell(write_submission(_one(targets=(target,)), tmp_path / "w.xlsx").path, Column.READING)

    assert (cell.data_type, Decimal(str(cell.value))) == ("n", Decimal(value))


def test_a_long_text_gets_a_high_row_but_no_higher_than_excel_takes(tmp_path: Path) -> None:
    heights = [load_workbook(write_submission(_one(text="字" * count), tmp_path / "w.xlsx").path)["附件1"].row_dimensions[FIRST_ROW].height
               for count in (10, 300, 30_000)]

    assert heights[0] < heights[1] < heights[2] == 409


def test_closed_summary_shares(tmp_path: Path) -> None:
    content = a_submission(30)
    sheet = load_workbook(write_submission(content, tmp_path / "w.xlsx").path)[SUMMARY_SHEET]
    closed = sum(row.state is State.CLOSED for row in content.rows)

    total = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "合计")
    assert total[5] == closed
    assert total[8] == pytest.approx(closed / 30)


@pytest.mark.parametrize("texts", [("附件1!H4",), ("附件1!H4", "附件1!I4")])
def test_every_place_that_was_changed_is_named(tmp_path: Path, texts: Sequence[str]) -> None:
    changes = {"progress": "甲\x01", "month_progress": "乙\x02" if len(texts) > 1 else "乙"}
    (note,) = write_submission(_one(**changes), tmp_path / "w.xlsx").notes

    assert dict(note.facts) == {"count": str(len(texts)), "cells": "、".join(texts)}


def test_a_workbook_damaged_before_it_is_proven_is_refused(tmp_path: Path) -> None:
    (tmp_path / "half.xlsx").write_bytes(b"PK\x03\x04 not a workbook")

    with pytest.raises(StorageError) as caught:
        subject._prove(tmp_path / "half.xlsx", [], [])
    assert caught.value.code == "report-not-proven"


def test_facts_that_differ_are_refused(tmp_path: Path) -> None:
    file = write_submission(_one(), tmp_path / "w.xlsx").path

    with pytest.raises(StorageError) as caught:
        subject._prove(file, [], [("layout", "2")])
    assert caught.value.facts["detail"] == IDS_SHEET


def test_dates_are_compared_as_days() -> None:
    assert not subject._same(date(2026, 6, 1), "2026-06-01")
    assert not subject._same(Decimal(1), "1")


def test_the_same_content_gives_the_same_cells(tmp_path: Path) -> None:
    first, second = (load_workbook(write_submission(a_submission(40), tmp_path / name).path) for name in ("a.xlsx", "b.xlsx"))

    assert first.sheetnames == second.sheetnames
    for name in first.sheetnames:
        assert list(first[name].iter_rows(values_only=True)) == list(second[name].iter_rows(values_only=True))


def test_a_sheet_whose_xml_is_broken_is_refused(tmp_path: Path) -> None:
    file = write_submission(_one(), tmp_path / "w.xlsx").path
    record = SheetRecord("附件1", (), 1)
    with ZipFile(file) as packed, ZipFile(tmp_path / "broken.xlsx", "w") as broken:
        for name in packed.namelist():
            data = packed.read(name)
            broken.writestr(name, data.replace(b"</row>", b"", 1) if name.endswith("sheet1.xml") else data)

    with pytest.raises(StorageError) as caught:
        subject._prove(tmp_path / "broken.xlsx", [record], [])
    assert caught.value.code == "report-not-proven"


@pytest.mark.parametrize("text", ["A & B <host> </t> &amp; ]]>", " 前后空格 ", "一行\n两行\n", "制表\t符", "𠮷㐂😀", "_x0041_"])
def test_markup_and_blanks_stay_what_they_are(tmp_path: Path, text: str) -> None:
    cell = _cell(write_submission(_one(progress=text), tmp_path / "m.xlsx").path, Column.PROGRESS)

    assert unescape_text(cell.value) == text


def test_a_reader_that_streams_is_told_the_extent(tmp_path: Path) -> None:
    file = write_submission(_flat(a_submission(3)), tmp_path / "w.xlsx").path

    assert load_workbook(file, read_only=True)["附件1"].calculate_dimension() == "A1:Q6"
