"""Cells put into a sheet's XML: read back as set, and every byte around them as it was."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from model.errors import UserError
from reports.sheet_patch import CellValue, Place, patched, shape_of

SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"


def sheet(rows: str, after: str = "", *, head: str = '<?xml version="1.0" encoding="UTF-8"?>\n') -> bytes:
    return f'{head}<worksheet {SPACE}><sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


def put(data: bytes, values: dict[Place, CellValue], styles: dict[int, str] | None = None) -> str:
    shape = shape_of(data, frozenset(row for row, _ in values))
    return patched(data, shape, values, styles or {}).decode()


def read(data: bytes) -> dict[Place, object]:
    """The cells as openpyxl reads them, from a workbook whose first sheet is this."""
    book, stream = Workbook(), io.BytesIO()
    book.save(stream)
    made = io.BytesIO()
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            target.writestr(name, data if name == SHEET else source.read(name))
    found = load_workbook(made).active
    return {(cell.row, cell.column): cell.value for row in found.iter_rows() for cell in row if cell.value is not None}


@pytest.mark.parametrize(("rows", "values", "wanted"), [
    ('<row r="2"><c r="A2" s="3"><v>1</v></c></row>', {(2, 1): "甲"},
     '<row r="2"><c r="A2" s="3" t="inlineStr"><is><t xml:space="preserve">甲</t></is></c></row>'),
    ('<row r="2"><c r="A2" s="3"/><c r="C2"/></row>', {(2, 1): Decimal("3.50")},
     '<row r="2"><c r="A2" s="3"><v>3.50</v></c><c r="C2"/></row>'),
    ('<row r="2"><c r="A2"/><c r="C2"/></row>', {(2, 2): date(2024, 6, 30)},
     '<row r="2"><c r="A2"/><c r="B2" s="7"><v>45473.0</v></c><c r="C2"/></row>'),
    ('<row r="2" spans="1:1" ht="20"><c r="A2"/></row>', {(2, 2): Decimal(1)},
     '<row r="2" ht="20"><c r="A2"/><c r="B2" s="7"><v>1</v></c></row>'),
    ('<row r="2" spans="1:3"><c r="A2"/></row>', {(2, 1): Decimal(1)}, '<row r="2" spans="1:3"><c r="A2"><v>1</v></c></row>'),
    ('<row r="2" ht="20" />', {(2, 2): Decimal(1)}, '<row r="2" ht="20"><c r="B2" s="7"><v>1</v></c></row>'),
    ('<row r="2"></row>', {(2, 2): Decimal(1)}, '<row r="2"><c r="B2" s="7"><v>1</v></c></row>'),
    ('<row><c><v>1</v></c></row><row><c t="s"><v>0</v></c><c s="4"/></row>', {(2, 2): Decimal(1)},
     '<row><c><v>1</v></c></row><row><c t="s"><v>0</v></c><c r="B2" s="4"><v>1</v></c></row>'),
    ("<row r='2' a='/>'><c r='A2' x='>'/></row>", {(2, 1): Decimal(1)}, "<row r='2' a='/>'><c r=\"A2\"><v>1</v></c></row>"),
])
def test_a_cell_is_set_where_it_belongs(rows: str, values: dict[Place, CellValue], wanted: str) -> None:
    assert put(sheet(rows), values, {2: "7"}) == sheet(wanted).decode()


def test_elements_under_a_prefix_are_written_under_it() -> None:
    data = (b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
            b'<x:row r="1"><x:c r="A1"/></x:row></x:sheetData></x:worksheet>')

    assert '<x:c r="A1" t="inlineStr"><x:is><x:t xml:space="preserve">a</x:t></x:is></x:c></x:row>' in put(data, {(1, 1): "a"})


def test_what_stands_around_the_cells_stays_byte_for_byte() -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>5</v></c></row>\r\n<!-- 注 --><row r="3"><c r="B3"><f>SUM(A1)</f><v>2</v></c></row>'
    after = '<mc:x xmlns:mc="m"/><drawing r:id="rId1" xmlns:r="r"/><extLst><ext uri="{1}"><a>﻿</a></ext></extLst>'
    data = sheet(rows, after)

    changed = put(data, {(3, 1): "新"})

    fresh = '<c r="A3" t="inlineStr"><is><t xml:space="preserve">新</t></is></c>'
    assert changed.replace(fresh, "") == data.decode()


def test_formulas_and_merged_cells_are_told() -> None:
    data = sheet('<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2"/></row><row r="3"/>',
                 '<mergeCells count="1"><mergeCell ref="B2:C1048576"/></mergeCells>')
    shape = shape_of(data, frozenset((2, 3)))

    assert shape.has_formulas
    assert [shape.is_reckoned(place) for place in ((2, 1), (2, 2), (9, 1))] == [True, False, False]
    assert [shape.corner(place) for place in ((3, 3), (2, 2), (2, 1))] == [(2, 2), (2, 2), (2, 1)]


@pytest.mark.parametrize("data", [
    sheet("").decode().encode("utf-16"),
    sheet("", head='<?xml version="1.0" encoding="GB18030"?>').decode().encode("gb18030"),
])
def test_another_encoding_than_utf_8_is_refused(data: bytes) -> None:
    with pytest.raises(UserError) as error:
        shape_of(data, frozenset((1,)))
    assert error.value.code == "own-sheet-encoding"


@pytest.mark.parametrize("text", ["=1+1", "a<b>&c", "一行\n二行", "  空白  ", "_x000D_", "𠮷 㐂 䶮 \u202e倒\u202c", "😀" * 10])
def test_texts_are_read_back_as_they_were(text: str) -> None:
    assert read(put(sheet('<row r="1"/>'), {(1, 1): text}).encode())[1, 1] == text.replace("_x000D_", "_x005F_x000D_")


places = st.tuples(st.integers(1, 8), st.integers(1, 8))


@given(old=st.dictionaries(places, st.integers(0, 99)), new=st.dictionaries(places, st.integers(100, 199), min_size=1))
def test_all_cells_are_as_before_but_those_that_were_set(old: dict[Place, int], new: dict[Place, int]) -> None:
    lines = []
    for row in range(1, 9):
        cells = "".join(
            f'<c r="{get_column_letter(column)}{row}"><v>{old[row, column]}</v></c>'
            for column in range(1, 9) if (row, column) in old
        )
        lines.append(f'<row r="{row}">{cells}</row>' if cells else f'<row r="{row}"/>')
    changed = put(sheet("".join(lines)), {place: Decimal(value) for place, value in new.items()})

    assert read(changed.encode()) == old | new
    for line in re.findall(r"<row .*?(?:</row>|/>)", changed):
        letters = re.findall(r'<c r="([A-Z])', line)
        assert letters == sorted(letters)
