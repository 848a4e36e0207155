"""A Word file that is broken, hostile or huge is refused with a code, in time."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from model.errors import PlanReadError
from model.readers import read_plan
from model.readers.files.archive import MOST_OF_ONE
from model.readers.word_files.word_package import MOST_TEXT
from tests.word_files import document_xml, p, relations, tbl, tc, tr, word_file

HEADER = tr("序号", "重点任务", "工作措施", "完成时限", "牵头单位")
BODY = p("示例区2025年行动计划") + tbl(
    HEADER, *(tr(str(n), "治水", "清理河道垃圾。", "年底前", "区水务局") for n in range(1, 9))
)
PACKAGE = (
    '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
    '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
    '<pkg:part pkg:name="/word/document.xml" pkg:contentType="application/vnd.ms-word.document.macroEnabled.main+xml">'
    "<pkg:xmlData>{}</pkg:xmlData></pkg:part></pkg:package>"
)


def code_of(path: Path) -> str:
    with pytest.raises(PlanReadError) as caught:
        read_plan(path)
    return caught.value.code


def zipped(folder: Path, **parts: str | bytes) -> Path:
    file = folder / "计划.docx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file


def test_a_document_without_styles_relations_or_numbering_is_read(tmp_path: Path) -> None:
    assert len(read_plan(zipped(tmp_path, **{"word/document.xml": document_xml(BODY)})).draft.measures) == 8


def test_the_text_may_have_another_name(tmp_path: Path) -> None:
    parts = {
        "_rels/.rels": relations(officeDocument="/word/document2.xml"),
        "word/document2.xml": document_xml(BODY),
    }
    assert len(read_plan(zipped(tmp_path, **parts)).draft.measures) == 8


def test_a_flat_document_is_read(tmp_path: Path) -> None:
    file = tmp_path / "计划.xml"
    file.write_text(PACKAGE.format(document_xml(BODY).partition("?>")[2]), encoding="utf-8")
    assert len(read_plan(file).draft.measures) == 8


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param({"word/styles.xml": "<a/>"}, id="no_text"),
        pytest.param({"word/document.xml": ""}, id="empty_text"),
        pytest.param({"word/document.xml": "<w:document"}, id="broken_text"),
        pytest.param({"word/document.xml": "<document/>"}, id="no_body"),
        pytest.param({"word/document.xml": document_xml(BODY), "word/styles.xml": "<a>"}, id="broken_styles"),
        pytest.param({"word/document.xml": document_xml(BODY), "_rels/.rels": "<a"}, id="broken_relations"),
        pytest.param({"word/document.xml": document_xml("<w:sdt>" * 10**5 + "</w:sdt>" * 10**5)}, id="deep"),
        pytest.param({"word/document.xml": document_xml(p("示").replace("示", "&x;"))}, id="unknown_entity"),
    ],
)
def test_a_broken_document_is_damaged(tmp_path: Path, parts: dict[str, str]) -> None:
    assert code_of(zipped(tmp_path, **parts)) == "plan-damaged"


def test_tables_in_tables_without_end_are_damaged_or_no_plan(tmp_path: Path) -> None:
    body = ""
    for _ in range(45):
        body = tbl(tr("1", tc(body + p())))
    assert code_of(word_file(tmp_path, body)) in ("plan-damaged", "plan-not-found")


def test_an_entity_is_refused(tmp_path: Path) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    text = document_xml(p("&b;")).replace("<w:document", f"{laughs}<w:document", 1)
    assert code_of(zipped(tmp_path, **{"word/document.xml": text})) == "plan-forbidden-content"


def test_an_entity_in_a_flat_document_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "计划.xml"
    file.write_text(
        PACKAGE.format("").replace("<pkg:package", "<!DOCTYPE x><pkg:package word.", 1) + "/word/", "utf-8"
    )
    assert code_of(file) == "plan-forbidden-content"


@pytest.mark.parametrize("size", [MOST_TEXT + 1, MOST_OF_ONE + 1])
def test_a_document_of_blanks_is_too_large(tmp_path: Path, size: int) -> None:
    assert code_of(zipped(tmp_path, **{"word/document.xml": b" " * size})) == "plan-unpacks-too-large"


def test_an_empty_document_is_no_plan(tmp_path: Path) -> None:
    assert code_of(word_file(tmp_path, "")) == "plan-not-found"


def test_very_many_merged_cells_are_refused(tmp_path: Path) -> None:
    row = tr(tc(span=63), tc(span=63), tc(span=63))
    assert code_of(word_file(tmp_path, tbl(*[row] * 4_000))) == "plan-too-many-cells"


def test_very_many_tags_are_refused(tmp_path: Path) -> None:
    marks = "".join(f"<w:b w:val='{number}'/>" for number in range(1000))
    assert code_of(word_file(tmp_path, f"<w:p><w:r>{marks * 2001}</w:r></w:p>")) in (
        "plan-too-many-cells",
        "plan-unpacks-too-large",
    )


def test_very_many_cells_are_refused_before_they_are_read(tmp_path: Path) -> None:
    rows = "".join(f"<w:tr>{'<w:tc/>' * 50}</w:tr><!-- {number * 2654435761} -->" for number in range(4001))
    assert code_of(word_file(tmp_path, tbl(rows))) == "plan-too-many-cells"


@pytest.mark.parametrize("span", ["-3", "0", "x", "1000000000", ""])
def test_absurd_spans_are_bounded(tmp_path: Path, span: str) -> None:
    absurd = tc("一、治水", properties=f'<w:gridSpan w:val="{span}"/>')
    body = tbl(
        HEADER, tr(absurd, properties='<w:gridBefore w:val="1000000000"/>'), *BODY.split("</w:tr>")[1:-1]
    )
    file = word_file(
        tmp_path,
        body.replace("</w:tc><w:tr>", "</w:tc></w:tr><w:tr>").replace(
            "</w:tc></w:tbl>", "</w:tc></w:tr></w:tbl>"
        ),
    )
    assert len(read_plan(file).draft.measures) == 8


@pytest.mark.parametrize("keep", [10, 100, 400, 700])
def test_a_cut_file_is_damaged(tmp_path: Path, keep: int) -> None:
    file = word_file(tmp_path, BODY)
    file.write_bytes(file.read_bytes()[:keep])
    assert code_of(file) == "plan-damaged"


def mutated(data: bytes, luck: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(luck.choice((1, 1, 3, 20))):
        at = luck.randrange(len(changed))
        changed[at] = luck.randrange(256)
    if luck.random() < 0.2:
        del changed[luck.randrange(len(changed)) :][: luck.randrange(1, 400)]
    return bytes(changed) or b"P"


def repacked(data: bytes, luck: random.Random) -> bytes:
    """The same archive, one of its parts changed inside, so that the change is reached."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as archive:
        chosen = luck.choice(source.namelist())
        for name in source.namelist():
            content = source.read(name)
            archive.writestr(name, mutated(content, luck) if name == chosen else content)
    return out.getvalue()


@pytest.mark.parametrize("seed", range(10))
def test_changed_bytes_give_a_plan_or_a_refusal(tmp_path: Path, seed: int) -> None:
    luck = random.Random(seed)
    file = word_file(tmp_path, BODY)
    data = file.read_bytes()
    for turn in range(20):
        file.write_bytes(mutated(data, luck) if turn % 2 else repacked(data, luck))
        try:
            plan = read_plan(file)
        except PlanReadError:
            continue
        assert plan.draft.measures
