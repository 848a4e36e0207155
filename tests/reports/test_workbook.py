from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from model.errors import StorageError
from model.rows.report import FileKind, SubmissionTarget
from model.rows.words import State
from model.workbook_layout import (
    COLUMNS,
    FIRST_ROW,
    GUIDE_SHEET,
    IDS_SHEET,
    SUMMARY_SHEET,
    Column,
    RowId,
    column_number,
    escape_text,
    fingerprint,
    unescape_text,
)
from reports import workbook as subject
from reports.cell_text import TextKeeper, shortened, units_utf16
from reports.workbook import write_submission
from reports.workbook_annex import SheetRecord
from tests.reports.report_contents import a_submission


def _one(**changes):
    content = a_submission(1)
    return replace(content, rows=(replace(content.rows[0], section="", **changes),))


def _cell(file, column):
    return load_workbook(file)["附件1"].cell(FIRST_ROW, column_number(column))


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return write_submission(a_submission(30), tmp_path_factory.mktemp("month") / "month.xlsx")


@pytest.fixture(scope="module")
def sheet(written):
    return load_workbook(written.path)["附件1"]


def test_says_what_was_counted(written):
    assert (written.kind, written.rows, written.pages) == (FileKind.SUBMISSION, 30, 4)


def test_sheets_stand_in_order_and_the_ids_are_very_hidden(written):
    book = load_workbook(written.path)
    assert book.sheetnames == ["附件1", "附件2", SUMMARY_SHEET, GUIDE_SHEET, IDS_SHEET]
    assert book[IDS_SHEET].sheet_state == "veryHidden"
    assert dict(book[IDS_SHEET].iter_rows(values_only=True))["ledger"] == "3f0c2f5e"


def test_headings_are_those_agreed(sheet):
    assert [cell.value for cell in sheet[3]] == [place.heading for place in COLUMNS]


def test_tasks_are_merged_over_their_measures(sheet):
    ranges = {str(found) for found in sheet.merged_cells.ranges}
    assert {"A5:A7", "B5:B7"} <= ranges


def test_every_measure_carries_its_ids(sheet):
    found = [RowId.parse(str(row[-1])) for row in sheet.iter_rows(min_row=FIRST_ROW, values_only=True)]
    assert sum(row is not None for row in found) == 15
    assert sheet.column_dimensions["Q"].hidden


def test_plan_columns_are_locked_and_the_others_open(sheet):
    row = sheet[5]
    assert [cell.protection.locked for cell in row] == [place.is_locked for place in COLUMNS]
    assert sheet.protection.sheet
    assert not sheet.protection.password


def test_print_set_up(sheet):
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) in {(8, "landscape"), ("8", "landscape")}
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "C4"


def test_checks_of_state_date_and_number(sheet):
    checks = {check.type: check for check in sheet.data_validations.dataValidation}
    assert checks["list"].formula1 == '"未启动,推进中,存在困难,已完成,不涉及"'
    assert set(checks) == {"list", "date", "decimal"}
    assert "J5" in checks["list"].sqref


def test_summary_counts_and_draws(written):
    found = load_workbook(written.path)[SUMMARY_SHEET]
    total = [cell.value for cell in found[6]]
    assert total[:2] == ["合计", 30]
    assert sum(total[2:8]) == 30
    assert len(found._charts) == 2


def test_date_and_number_are_values(tmp_path):
    target = SubmissionTarget(7, "数量", "不少于10个", "个", Decimal("12.5"))
    file = write_submission(_one(targets=(target,), reported_on=date(2024, 6, 28)), tmp_path / "v.xlsx").path
    assert _cell(file, Column.READING).value == 12.5
    assert _cell(file, Column.REPORTED_ON).value.date() == date(2024, 6, 28)


def test_several_targets_are_lines_of_text(tmp_path):
    targets = (SubmissionTarget(7, "甲", "", "个", Decimal(3)), SubmissionTarget(8, "乙", "", "吨"))
    file = write_submission(_one(targets=targets), tmp_path / "t.xlsx").path
    assert _cell(file, Column.READING).value == "甲（个）：3\n乙（吨）："
    assert RowId.parse(_cell(file, Column.ROW_ID).value).target_ids == (7, 8)


def test_state_is_a_word_of_the_list(tmp_path):
    assert _cell(write_submission(_one(state=State.BLOCKED), tmp_path / "s.xlsx").path, Column.STATE).value == "存在困难"


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "#N/A", "_x000D_", "TRUE", "1e5"])
def test_text_that_looks_like_something_else_stays_text(tmp_path, text):
    cell = _cell(write_submission(_one(progress=text), tmp_path / "f.xlsx").path, Column.PROGRESS)
    assert (unescape_text(cell.value), cell.data_type) == (text, "s")


def test_formula_like_text_is_quoted_for_editing(tmp_path):
    cell = _cell(write_submission(_one(progress="=1+1"), tmp_path / "q.xlsx").path, Column.PROGRESS)
    assert cell.quotePrefix


def test_control_characters_are_removed_and_said(tmp_path):
    written = write_submission(_one(progress="好\x07\x00\ud800的"), tmp_path / "c.xlsx")
    assert _cell(written.path, Column.PROGRESS).value == "好的"
    assert [(note.code, dict(note.facts)["cells"]) for note in written.notes] == [("workbook-controls-removed", "附件1!H4")]


def test_too_long_text_is_cut_and_said(tmp_path):
    written = write_submission(_one(progress="长" * 40_000), tmp_path / "l.xlsx")
    assert len(_cell(written.path, Column.PROGRESS).value) == 32_767
    assert [note.code for note in written.notes] == ["workbook-text-cut"]


def test_no_rows_make_a_workbook_all_the_same(tmp_path):
    written = write_submission(replace(a_submission(1), rows=()), tmp_path / "n.xlsx")
    assert (written.rows, load_workbook(written.path).sheetnames[0]) == (0, SUMMARY_SHEET)


def test_proof_notices_a_changed_cell(tmp_path):
    record = SheetRecord("附件1", (("甲",) + (None,) * 16,), 0)
    with pytest.raises(StorageError) as caught:
        subject._compare(record, iter([("乙",) + (None,) * 16]))
    assert caught.value.code == "report-not-proven"


def test_proof_notices_a_lost_row():
    with pytest.raises(StorageError):
        subject._compare(SheetRecord("附件1", ((None,) * 17, (None,) * 17), 0), iter([(None,) * 17]))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=200), min_size=10, max_size=10))
def test_any_text_is_written_and_read_back_the_same(tmp_path, texts):
    content = a_submission(1)
    rows = tuple(replace(content.rows[0], section="", progress=text) for text in texts)
    sheet = load_workbook(write_submission(replace(content, rows=rows), tmp_path / "h.xlsx").path)["附件1"]
    found = [sheet.cell(FIRST_ROW + number, column_number(Column.PROGRESS)).value for number in range(len(texts))]
    assert [unescape_text(value) if value else value for value in found] == [TextKeeper().fit(text, "x") or None for text in texts]


@given(st.text(alphabet=st.sampled_from("_x0041Fa_好"), max_size=40))
def test_escaping_is_undone(text):
    assert unescape_text(escape_text(text)) == text


@settings(max_examples=30)
@given(st.integers(16_000, 33_500), st.sampled_from(["长", "😀", "a😀"]))
def test_shortened_text_fits(count, unit):
    assert units_utf16(shortened(unit * count)) <= 32_767


def test_row_id_survives_and_nonsense_does_not():
    row = RowId(12, 3, (4, 5), fingerprint(1, 2, "文 字"))
    assert RowId.parse(f" {row} ") == row
    assert RowId.parse("m1;t2") is None


def test_fingerprint_does_not_mind_blanks_and_widths():
    assert fingerprint(1, 2, "A，B c") == fingerprint(1, 2, "Ａ,Bc")
    assert fingerprint(1, 2, "甲") != fingerprint(1, 3, "甲")
