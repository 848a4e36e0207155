"""Opens a Word document: its text, styles and numbering, from a zip or from one flat XML file."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from model.errors import PlanReadError
from model.readers.files.archive import DAMAGE, MOST_OF_ONE, checked_archive, has_document_type, whole_part
from model.readers.merged_cells import too_many
from model.readers.word_files.word_names import BODY

MOST_TEXT = 32 * 2**20  # bytes of XML: a tree of it takes up to ten times as much
_MOST_TAGS = 2_000_000  # read in some ten seconds
_STRICT = b"http://purl.oclc.org/ooxml/"
_SPACES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)  # fmt: skip
_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_HEAD = 2**16


@dataclass(frozen=True, slots=True)
class WordParts:
    """The roots of the parts that are read; styles and numbering may be missing."""

    body: _Element
    styles: _Element | None
    numbering: _Element | None


def word_parts(path: Path) -> WordParts:
    """The parts of a .docx, .docm or flat XML document; raises PlanReadError when it cannot be read."""
    try:
        with path.open("rb") as file:
            zipped = file.read(4) == b"PK\x03\x04"
        parts = _from_zip(path) if zipped else _from_flat(path)
    except (etree.XMLSyntaxError, *DAMAGE) as error:
        raise PlanReadError("plan-damaged", name=path.name) from error
    document, styles, numbering = parts
    body = document.find(BODY) if document is not None else None
    if body is None:
        raise PlanReadError("plan-damaged", name=path.name)
    return WordParts(body, styles, numbering)


def _from_zip(path: Path) -> list[_Element | None]:
    checked_archive(path)
    with zipfile.ZipFile(path) as archive:
        names = {name.lower(): name for name in archive.namelist()}
        main = _related(archive, names, "").get("officeDocument", "word/document.xml")
        beside = _related(archive, names, main)
        folder = posixpath.dirname(main)
        wanted = (
            main,
            beside.get("styles", f"{folder}/styles.xml"),
            beside.get("numbering", f"{folder}/numbering.xml"),
        )
        return [_part(archive, names.get(name.lower()), path.name) for name in wanted]


def _part(archive: zipfile.ZipFile, part: str | None, name: str) -> _Element | None:
    if part is None:
        return None
    if archive.getinfo(part).file_size > MOST_TEXT:
        raise PlanReadError("plan-unpacks-too-large", name=name, most=MOST_TEXT // 2**20)
    data = whole_part(archive, part)
    if data.count(b"<") > _MOST_TAGS:
        raise too_many(name)
    return _tree(data)


def _related(archive: zipfile.ZipFile, names: dict[str, str], part: str) -> dict[str, str]:
    """What a part points to by the last word of the relation's type; the whole file's for ""."""
    folder, own = posixpath.split(part)
    listing = names.get(posixpath.join(folder, "_rels", f"{own}.rels").lower())
    if listing is None:
        return {}
    found: dict[str, str] = {}
    for relation in _tree(whole_part(archive, listing)):
        kind = relation.get("Type", "").rpartition("/")[2]
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        if relation.get("TargetMode") != "External":
            found.setdefault(kind, target)
    return found


def _from_flat(path: Path) -> list[_Element | None]:
    size = path.stat().st_size
    if size > MOST_OF_ONE:
        raise PlanReadError("plan-too-large", name=path.name, size=size // 2**20, most=MOST_OF_ONE // 2**20)
    data = path.read_bytes()
    if has_document_type(data[:_HEAD]):
        raise PlanReadError("plan-forbidden-content", name=path.name, what="DOCTYPE")
    if data.count(b"<") > _MOST_TAGS:
        raise too_many(path.name)
    kinds: dict[str, _Element] = {}
    for part in _tree(data).iterchildren(f"{_PACKAGE}part"):
        kind = part.get(f"{_PACKAGE}contentType", "").rpartition(".")[2]
        holder = part.find(f"{_PACKAGE}xmlData")
        if holder is not None and len(holder) == 1:
            kinds.setdefault("main+xml" if kind.endswith("main+xml") else kind, holder[0])
    return [kinds.get("main+xml"), kinds.get("styles+xml"), kinds.get("numbering+xml")]


def _tree(data: bytes) -> _Element:
    if _STRICT in data:  # ISO/IEC 29500-1 strict: the same names in another space
        for strict, usual in _SPACES:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(data, parser)
