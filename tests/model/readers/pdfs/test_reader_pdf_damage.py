"""PDFs of which a part was lost: never read as if they were whole."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from model.errors import PlanReadError
from model.readers import read_plan
from model.readers.pdfs.pdf_soundness import is_sound
from model.rows.draft import DoubtCode
from tests.faults.made_plans import pdf_plan

ROWS = 40
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


@pytest.fixture(scope="module", params=[True, False], ids=["packed", "plain"])
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return pdf_plan(tmp_path_factory.mktemp("pdf"), ROWS, packed=request.param).read_bytes()


def last_page(data: bytes) -> tuple[int, int]:
    return [found.span(1) for found in _STREAM.finditer(data)][-1]


def dropped(data: bytes) -> bytes:
    start, stop = last_page(data)
    return data[:start] + data[stop:]


def blotted(data: bytes) -> bytes:
    start, stop = last_page(data)
    middle = (start + stop) // 2
    return data[:middle] + bytes(64) + data[middle + 64 :]


def blank(data: bytes) -> bytes:
    start, stop = last_page(data)
    return data[:start] + b" " * (stop - start) + data[stop:]


def half(data: bytes) -> bytes:
    """The end of the page lost, that of its text block with it."""
    start, stop = last_page(data)
    cut = max(data.rfind(b"Tj", start, stop), (start + stop) // 2)
    return data[:cut] + b" " * (stop - cut) + data[stop:]


def unended(data: bytes) -> bytes:
    return data[: last_page(data)[1]] + b"endstreax" + data[last_page(data)[1] + 9 :]


def without_page(data: bytes) -> bytes:
    """The object the last page's drawing stands in is gone."""
    start = data.rfind(b" 0 obj", 0, last_page(data)[0])
    start = data.rfind(b"\n", 0, start)
    stop = data.index(b"endobj", start) + 6
    return data[:start] + b" " * (stop - start) + data[stop:]


def zeroed_between(data: bytes) -> bytes:
    place = data.index(b"/ProcSet")
    return data[:place] + bytes(20) + data[place + 20 :]


def renamed(word: bytes) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        place = data.rindex(word)
        return data[: place + 1] + b"Xx" + data[place + 3 :]

    change.__name__ = word.decode()
    return change


@pytest.mark.parametrize(
    "damage", [dropped, blotted, blank, half, unended, without_page, zeroed_between, renamed(b"/Contents"), renamed(b"/Resources")]
)  # fmt: skip
def test_a_pdf_that_lost_a_part_is_refused(whole: bytes, damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    file = tmp_path / "计划.pdf"
    file.write_bytes(whole)
    assert is_sound(file)
    file.write_bytes(damage(whole))
    with pytest.raises(PlanReadError) as caught:
        read_plan(file)
    assert caught.value.code == "plan-damaged"


def test_a_changed_byte_anywhere_in_a_packed_page_is_noticed(tmp_path: Path) -> None:
    whole = pdf_plan(tmp_path, ROWS, packed=True).read_bytes()
    start, stop = last_page(whole)
    for place in range(start, stop - 4, (stop - start) // 25):
        changed = bytearray(whole)
        changed[place] ^= 1
        (tmp_path / "计划.pdf").write_bytes(changed)
        assert not is_sound(tmp_path / "计划.pdf"), place


def packed(head: bytes, text: bytes, *, changed: bool) -> bytes:
    data = bytearray(zlib.compress(text))
    data[len(data) // 2] ^= 0x20 * changed
    return b"<<%s/Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream\n" % (head, len(data), data)


@pytest.mark.parametrize(
    "head", [b"/Length1 500", b"/Type/ObjStm/N 3/First 20", b"/Type/XObject/Subtype/Form", b"/DecodeParms<</Predictor 12>>"]
)  # fmt: skip
def test_fonts_and_packed_objects_must_be_whole_too(head: bytes, tmp_path: Path) -> None:
    file = tmp_path / "计划.pdf"
    text = b"1 0 2 9 3 30 " + b"<</Type/Page/Kind/Of/Thing>>" * 40
    for changed in (False, True):
        file.write_bytes(b"%PDF-1.5\n7 0 obj\n" + packed(head, text, changed=changed) + b"endobj\n%%EOF\n")
        assert is_sound(file) is not changed


def test_what_draws_nothing_may_be_damaged(tmp_path: Path) -> None:
    file = tmp_path / "计划.pdf"
    file.write_bytes(b"%PDF-1.5\n7 0 obj\n" + packed(b"/Type/Metadata/Subtype/XML", b"<x/>" * 99, changed=True) + b"endobj\n%%EOF\n")
    assert is_sound(file)


@pytest.mark.parametrize(("length", "sound"), [(b"8 0 R", True), (b"9 0 R", False)])
def test_a_stream_is_as_long_as_another_object_says(length: bytes, sound: bool, tmp_path: Path) -> None:
    file = tmp_path / "计划.pdf"
    page = b"BT (a) Tj ET\n" * 9
    file.write_bytes(
        b"%PDF-1.5\n7 0 obj\n<</Length " + length + b">>\nstream\n" + page + b"endstream\nendobj\n"
        b"8 0 obj\n117\nendobj\n9 0 obj\n217\nendobj\n%%EOF\n"
    )  # fmt: skip
    assert is_sound(file) is sound


def test_a_character_that_cannot_be_told_leaves_its_row_in_doubt(tmp_path: Path) -> None:
    whole = pdf_plan(tmp_path, ROWS).read_bytes()
    last = whole.rindex(b"Tj", 0, whole.rindex(b"Tj"))
    start = whole.rindex(b"(", 0, last) + 1
    (tmp_path / "计划.pdf").write_bytes(whole[:start] + b"\\377\\375" + whole[start + 8 :])

    measures = read_plan(tmp_path / "计划.pdf").draft.measures

    assert len(measures) == ROWS
    assert [one.task_no for one in measures if DoubtCode.OCR_UNSURE in {doubt.code for doubt in one.doubts}] == [ROWS]
