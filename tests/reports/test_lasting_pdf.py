"""Every PDF keeps PDF/A-2b (ISO 19005-2): clause by clause here, and by veraPDF where that is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import literal_name
from PIL import Image, ImageCms

from model.rows.list_content import ListColumn, ListContent
from model.rows.report import WrittenFile
from reports.contact_sheet import write_contact_sheet
from reports.field_list import write_field_list
from reports.fonts import FontBook
from reports.handover import write_handover
from reports.list_print import write_list_pdf
from reports.measure_sheet import write_measure_sheet
from reports.monthly_brief import write_monthly_brief
from reports.quarterly import write_quarterly
from tests.reports.paper_contents import a_field, a_handover, a_month, a_sheet
from tests.reports.report_contents import PRINTED_ON, a_quarter, jpeg, with_text
from tests.reports.test_contact_sheet import an_item

BOOK = FontBook()
ODD = "𠮷₂ <b>&amp;</b> \ufffe\x07 年度—末 é①"
LIST = ListContent("清单", "筛选：全部", (ListColumn("编号", 7), ListColumn("措施", 30)), (("1-01-1", ODD),), 1)
DAY = {"printed_on": PRINTED_ON}
Write = Callable[[Path], WrittenFile]
PAPERS: dict[str, Write] = {
    "quarter": lambda file: write_quarterly(a_quarter(9, 3), file, book=BOOK, **DAY),
    "odd": lambda file: write_quarterly(with_text(ODD), file, book=BOOK, **DAY),
    "month": lambda file: write_monthly_brief(a_month(9), file, book=BOOK, **DAY),
    "sheet": lambda file: write_measure_sheet(a_sheet(), file, book=BOOK, **DAY),
    "field": lambda file: write_field_list(a_field(3), file, book=BOOK, **DAY),
    "handover": lambda file: write_handover(a_handover(3), file, book=BOOK, **DAY),
    "pictures": lambda file: write_contact_sheet([an_item(1, thumbnail=jpeg()), an_item(2)], file, printed_on=PRINTED_ON),
    "list": lambda file: write_list_pdf(LIST, file, book=BOOK, **DAY),
}
NAMES = {"pdfaid": "http://www.aiim.org/pdfa/ns/id/", "dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/",
         "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}  # fmt: skip


@pytest.fixture(scope="module", params=PAPERS)
def paper(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return PAPERS[request.param](tmp_path_factory.mktemp("lasting") / f"{request.param}.pdf").path


@pytest.fixture(scope="module")
def document(paper: Path) -> PDFDocument:
    return PDFDocument(PDFParser(BytesIO(paper.read_bytes())))


def objects(document: PDFDocument) -> Iterator[Any]:
    for xref in document.xrefs:
        for number in xref.get_objids():
            yield document.getobj(number)


def entries(document: PDFDocument) -> Iterator[tuple[dict[str, Any], str, Any]]:
    """Every entry of every dictionary, with the dictionary it stands in."""
    for found in objects(document):
        waiting = [found.attrs if isinstance(found, PDFStream) else found]
        while waiting:
            one = waiting.pop()
            if isinstance(one, dict):
                yield from ((one, key, value) for key, value in one.items())
                waiting += one.values()
            elif isinstance(one, list):
                waiting += one


def keys(document: PDFDocument) -> set[str]:
    return {key for _, key, _ in entries(document)}


def named(document: PDFDocument, key: str, name: str) -> list[dict[str, Any]]:
    return [inside for inside, found, value in entries(document) if found == key and getattr(value, "name", "") == name]


def metadata(document: PDFDocument) -> Any:
    stream = resolve1(document.catalog["Metadata"])
    assert {key: literal_name(stream.attrs[key]) for key in ("Type", "Subtype")} == {"Type": "Metadata", "Subtype": "XML"}
    return fromstring(stream.get_data())


def test_the_file_begins_and_ends_as_it_must(paper: Path) -> None:
    """6.1.2 header with a comment of four bytes above 127, 6.1.3 an ID and nothing behind the end, never encrypted."""
    data = paper.read_bytes()
    assert re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}", data)
    assert data.endswith(b"%%EOF\n")
    trailer = data[data.rindex(b"trailer"):]
    assert b"/ID" in trailer
    assert b"/Encrypt" not in trailer


def test_every_stream_is_as_long_as_it_says_and_ends_on_a_line_of_its_own(paper: Path) -> None:
    """6.1.7.1."""
    data = paper.read_bytes()
    count = 0
    for found in re.finditer(rb"/Length (\d+)[^\0]{0,400}?>>\nstream\n", data):
        end = found.end() + int(found[1])
        assert data[end : end + 10] == b"\nendstream", found[0]
        count += 1
    assert count == data.count(b"\nendstream\nendobj")


def test_colours_are_said_to_be_srgb(document: PDFDocument) -> None:
    """6.2.3 an output intent with a profile for RGB, 6.2.4.3 no other colours of a device."""
    (intent,) = resolve1(document.catalog["OutputIntents"])
    intent = resolve1(intent)
    assert literal_name(intent["S"]) == "GTS_PDFA1"
    profile = resolve1(intent["DestOutputProfile"])
    assert profile.attrs["N"] == 3
    data = profile.get_data()
    assert (data[12:16], data[16:20], data[24:26]) == (b"mntr", b"RGB ", (2000).to_bytes(2, "big"))  # ICC.1:2010 7.2.1
    assert not named(document, "ColorSpace", "DeviceCMYK")


def test_every_font_is_embedded_and_can_be_copied_from(document: PDFDocument) -> None:
    """6.2.11.4, and 6.2.11.7 of level U."""
    fonts = [inside for inside in named(document, "Type", "Font") if inside["BaseFont"] is not None]
    assert fonts
    for font in fonts:
        assert literal_name(font["Subtype"]) == "TrueType", font
        assert "ToUnicode" in font
        assert resolve1(resolve1(font["FontDescriptor"])["FontFile2"]).get_data()


def test_nothing_is_in_it_that_a_lasting_file_must_not_have(document: PDFDocument) -> None:
    """6.1.10 filters, 6.2.8 pictures, 6.2.10 no transparency here, 6.4 forms, 6.5 actions, 6.8 attached files."""
    assert not keys(document) & {"AcroForm", "AA", "JS", "JavaScript", "OpenAction", "EmbeddedFiles", "EF", "SMask", "ca", "CA", "Alternates", "OPI",
                                 "TR", "HTP", "Annots", "PS", "F"}  # fmt: skip
    assert not named(document, "Filter", "LZWDecode")
    assert all(value is not True for _, key, value in entries(document) if key == "Interpolate")


def test_what_the_file_says_of_itself_is_the_same_twice(document: PDFDocument) -> None:
    """6.6.2.1 and 6.6.4: an XMP packet that names part 2, level B, and agrees with the information dictionary."""
    packet = metadata(document)
    said = [found.attrib for found in packet.iter(f"{{{NAMES['rdf']}}}Description") if f"{{{NAMES['pdfaid']}}}part" in found.attrib]
    assert [(one[f"{{{NAMES['pdfaid']}}}part"], one[f"{{{NAMES['pdfaid']}}}conformance"]) for one in said] == [("2", "B")]
    (info,) = document.info
    told = {"Title": "dc:title//rdf:li", "Subject": "dc:description//rdf:li", "Author": "dc:creator//rdf:li"}
    for key, path in told.items():
        found = packet.find(f".//{path}", NAMES)
        assert (found.text or "" if found is not None else "") == _text(info[key]), key
    assert info["CreationDate"] == info["ModDate"] == f"D:{PRINTED_ON:%Y%m%d}000000+08'00'".encode()
    (moment,) = [found for one in packet.iter() for key, found in one.attrib.items() if key.endswith("}CreateDate")]
    assert moment == f"{PRINTED_ON}T00:00:00+08:00"


def _text(value: bytes) -> str:
    return value.decode("utf-16") if value.startswith((b"\xfe\xff", b"\xff\xfe")) else value.decode("latin-1")


def test_the_profile_changes_no_colour(document: PDFDocument) -> None:
    picture = Image.linear_gradient("L").convert("RGB")
    (intent,) = resolve1(document.catalog["OutputIntents"])
    shipped = ImageCms.getOpenProfile(BytesIO(resolve1(resolve1(intent)["DestOutputProfile"]).get_data()))
    same = ImageCms.profileToProfile(picture, shipped, ImageCms.createProfile("sRGB"))
    assert same is not None
    assert max(abs(a - b) for a, b in zip(picture.tobytes(), same.tobytes(), strict=True)) <= 1


@pytest.mark.skipif(shutil.which("verapdf") is None, reason="veraPDF is not installed")
def test_verapdf_agrees(paper: Path) -> None:
    said = subprocess.run(["verapdf", "--flavour", "2b", "--format", "text", str(paper)], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout
