"""Workbooks nobody should trust: damaged, locked, endless, hostile. Each is a plan or refused with a code."""

from __future__ import annotations

import random
import tracemalloc
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from model.errors import Cancelled, PlanReadError, explain
from model.readers import read_plan
from model.readers.workbooks import worksheet_lines
from model.readers.workbooks.workbook_parts import MOST_ROWS

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
HEAD = ("序号", "重点任务", "工作措施", "完成时限", "牵头单位", "配合单位")


def row(number: int, *texts: str) -> str:
    cells = (f'<c r="{"ABCDEF"[at]}{number}" t="inlineStr"><is><t>{text}</t></is></c>' for at, text in enumerate(texts))
    return f'<row r="{number}">{"".join(cells)}</row>'


def measure(number: int, task: int) -> str:
    return row(number, str(task), f"任务{task}", f"完成第{task}处设施建设，持续养护到位。", "年底前", "区水务局", "各镇")


def sheet(*parts: str, behind: str = "", space: str = MAIN) -> Iterator[str]:
    yield f'<worksheet xmlns="{space}"><sheetData>{row(1, *HEAD)}{measure(2, 1)}'
    yield from parts
    yield f"</sheetData>{behind}</worksheet>"


def workbook(file: Path, worksheet: Iterable[str], space: str = MAIN, **others: str) -> Path:
    related = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{related}"><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{space}" xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="s"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{related}"><Relationship Id="s" Type="x/worksheet" Target="/xl/worksheets/one.xml"/>'
            '<Relationship Id="t" Type="x/sharedStrings" Target="sharedStrings.xml"/>'
            '<Relationship Id="l" Type="x/externalLink" Target="http://192.0.2.1/x.xlsx" TargetMode="External"/></Relationships>',
        )
        for name, text in others.items():
            archive.writestr(f"xl/{name}.xml", text)
        with archive.open("xl/worksheets/one.xml", "w") as part:
            for text in worksheet:
                part.write(text.encode())
    return file


def code_of(file: Path) -> str:
    with pytest.raises(PlanReadError) as caught:
        read_plan(file)
    assert explain(caught.value.code, caught.value.facts).next
    return caught.value.code


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "计划.xlsx"


@pytest.mark.parametrize("space", [MAIN, STRICT])
def test_the_usual_and_the_strict_form_are_read(file: Path, space: str) -> None:
    assert len(read_plan(workbook(file, sheet(space=space), space)).draft.measures) == 1


def test_names_with_a_prefix_are_read(file: Path) -> None:
    text = "".join(sheet()).replace("xmlns=", "xmlns:x=")
    for name in ("worksheet", "sheetData", "row", "c", "is", "t"):
        text = text.replace(f"<{name} ", f"<x:{name} ").replace(f"<{name}>", f"<x:{name}>").replace(f"</{name}>", f"</x:{name}>")
    assert read_plan(workbook(file, [text])).draft.measures[0].lead == ("区水务局",)


def test_readings_beside_signs_and_escaped_line_ends_are_understood(file: Path) -> None:
    texts = (
        f'<sst xmlns="{MAIN}"><si><r><t>区财</t></r><r><t>政局_x000D_</t></r><rPh sb="0" eb="1"><t>qu</t></rPh></si></sst>'
    )
    second = measure(3, 2).replace('t="inlineStr"><is><t>区水务局</t></is>', 't="s"><v>0</v>')
    read = read_plan(workbook(file, sheet(second), sharedStrings=texts))
    assert read.draft.measures[1].lead == ("区财政局",)


def test_a_sheet_said_to_be_endless_costs_only_its_cells(file: Path) -> None:
    far = measure(1_048_576, 2).replace("</row>", '<c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c></row>')
    workbook(file, sheet('<dimension ref="A1:XFD1048576"/>', far))
    tracemalloc.start()
    try:
        read = read_plan(file)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [one.place.line for one in read.draft.measures] == [2, 1_048_576]
    assert peak < 16 * 2**20


def test_merged_cells_without_number_neither_hang_nor_fill_the_memory(file: Path) -> None:
    merges = "".join(f'<mergeCell ref="A{at}:B{at + 1}"/>' for at in range(10, 30_010))
    workbook(file, sheet(behind=f"<mergeCells>{merges}</mergeCells>"))
    tracemalloc.start()
    try:
        assert len(read_plan(file).draft.measures) == 1
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 16 * 2**20


def test_merged_cells_that_overlap_hide_one_another(file: Path) -> None:
    merges = "".join(f'<mergeCell ref="A{at}:A1048576"/>' for at in range(2, 40))
    rows = (measure(number, number - 1) for number in range(3, 40))
    read = read_plan(workbook(file, sheet(*rows, behind=f"<mergeCells>{merges}</mergeCells>")))
    assert len(read.draft.measures) == 38


def test_a_table_far_longer_than_a_plan_is_refused_with_its_limit(file: Path) -> None:
    workbook(file, sheet(*(f"<row><c><v>{at}</v></c></row>" for at in range(MOST_ROWS))))
    with pytest.raises(PlanReadError) as caught:
        read_plan(file)
    assert (caught.value.code, caught.value.facts["most"]) == ("plan-too-many-rows", MOST_ROWS)


def test_a_table_far_wider_than_a_plan_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worksheet_lines, "_MOST_PLACES", 500)
    diagonal = "".join(f'<row r="{at}"><c r="{chr(62 + at)}{at}"><v>1</v></c></row>' for at in range(3, 28))
    assert code_of(workbook(file, sheet(diagonal))) == "plan-too-many-rows"


def test_a_long_sheet_tells_how_far_it_is_and_stops_when_asked(file: Path) -> None:
    empty = ("".join(f'<row r="{at}"><c r="A{at}" s="1"/></row>' for at in range(start, start + 1000)) for start in range(3, 30_000, 1000))
    workbook(file, sheet(*empty))
    steps: list[tuple[int, int]] = []
    read_plan(file, progress=lambda done, total: steps.append((done, total)))
    assert len(steps) > 10
    assert all(done <= total for done, total in steps)
    asked = iter([False] * 5 + [True] * 100)
    with pytest.raises(Cancelled):
        read_plan(file, cancelled=lambda: next(asked))


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ('<!DOCTYPE x [<!ENTITY a "b">]>', "plan-forbidden-content"),
        ("<worksheet><sheetData><row>", "plan-damaged"),
        ('<worksheet><row><c t="s"><v>7</v></c></row></worksheet>', "plan-damaged"),
        ("<worksheet><row><c><v>x</v></c></row></worksheet>", "plan-damaged"),
        ("", "plan-damaged"),
        ("<worksheet/>", "plan-not-found"),
    ],
)
def test_a_part_that_cannot_be_read_is_named(file: Path, part: str, code: str) -> None:
    assert code_of(workbook(file, [part])) == code


def test_a_binary_workbook_is_named_as_what_it_is(file: Path) -> None:
    workbook(file, sheet())
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"workbook.xml", b"workbook.bin")
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in (parts | {"xl/workbook.bin": b"\x83\x01"}).items():
            archive.writestr(name, content)
    assert code_of(file) == "plan-kind-not-yet"


def test_a_cut_file_is_damaged(file: Path) -> None:
    data = workbook(file, sheet()).read_bytes()
    file.write_bytes(data[: len(data) * 2 // 3])
    assert code_of(file) == "plan-damaged"


def test_an_encrypted_workbook_is_locked(file: Path) -> None:
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le"))
    assert code_of(file) == "plan-locked"


def test_a_file_that_unpacks_without_end_is_refused(file: Path) -> None:
    workbook(file, sheet(*(" " * 2**20 for _ in range(70))))
    assert code_of(file) == "plan-unpacks-too-large"


@pytest.mark.parametrize("seed", range(200))
def test_a_workbook_with_bytes_changed_is_a_plan_or_refused(file: Path, seed: int) -> None:
    luck = random.Random(seed)
    if seed % 2:
        data = bytearray(workbook(file, sheet(measure(3, 2))).read_bytes())
        for _ in range(luck.randint(1, 8)):
            data[luck.randrange(len(data))] = luck.randrange(256)
        file.write_bytes(data)
    else:
        text = bytearray("".join(sheet(measure(3, 2), behind='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>')).encode())
        for _ in range(luck.randint(1, 4)):
            at = luck.randrange(len(text))
            text[at : at + luck.randint(0, 3)] = luck.choice([b"", b"9", b"-1", b"&", b"<v>", b"1e309", b"nan", b"\xff"])
        workbook(file, [text.decode("latin-1")])
    try:
        found = read_plan(file).draft.measures
    except PlanReadError as error:
        found, code = (), error.code
    assert found or explain(code, {}).happened != code


def test_a_workbook_in_an_encoding_nobody_knows_is_damaged(file: Path) -> None:
    workbook(file, ['<?xml version="1.0" encoding="UTF-65536"?>', *sheet()])
    assert code_of(file) == "plan-damaged"
