"""Words and tables as the elements of a Word document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from reports.xml_text import with_line_feeds, without_forbidden

TWIPS = 20  # a point
_WHOLE = 300  # characters of a cell: a row of less is moved to the next page, not cut


def element(name: str, *children: Any, **values: object) -> Any:
    """A w: element with its attributes and children."""
    made = OxmlElement(f"w:{name}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), str(value))
    for child in children:
        made.append(child)
    return made


def sound(text: str) -> str:
    """A text as XML takes it; line ends become LF."""
    return without_forbidden(with_line_feeds(text))


def run(text: str) -> Any:
    """Words, with spaces as they are."""
    words = OxmlElement("w:t")
    words.text = sound(text)
    words.set(qn("xml:space"), "preserve")
    return element("r", words)


def paragraph(style: str, *runs: Any) -> Any:
    """A paragraph of a style."""
    return element("p", element("pPr", element("pStyle", val=style)), *runs)


def paragraphs(style: str, text: str) -> list[Any]:
    """A text's paragraphs: each of its lines is one."""
    return [paragraph(style, *([run(line)] if line else [])) for line in sound(text).split("\n")]


def field(code: str, shown: str) -> list[Any]:
    """The runs of a field that Word works out anew, such as the page's number."""
    order = OxmlElement("w:instrText")
    order.text = f" {code} "
    order.set(qn("xml:space"), "preserve")
    marks = {kind: element("r", element("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")}
    return [marks["begin"], element("r", order), marks["separate"], run(shown), marks["end"]]


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell: its paragraphs, how many columns it spans; `merged` begins ("restart") or goes on ("continue") over rows."""

    content: Sequence[Any]
    span: int = 1
    merged: str = ""
    is_centred: bool = False


def table(widths: Sequence[float], head: Sequence[WordCell], rows: Iterable[Sequence[WordCell]]) -> Any:
    """A ruled table with columns of so many points, its head repeated on every page."""
    twips = [round(width * TWIPS) for width in widths]
    facts = element(
        "tblPr", element("tblStyle", val="TableGrid"), element("tblW", w=sum(twips), type="dxa"), element("jc", val="center"),
        element("tblLayout", type="fixed"), element("tblLook", val="0020", firstRow=1),
    )  # fmt: skip
    made = element("tbl", facts, element("tblGrid", *(element("gridCol", w=width) for width in twips)))
    made.append(_row(twips, head, is_head=True))
    for row in rows:
        made.append(_row(twips, row, is_head=False))
    return made


def _row(twips: Sequence[int], cells: Sequence[WordCell], *, is_head: bool) -> Any:
    made = element("tr")
    facts = element("trPr")
    if max(_length(cell) for cell in cells) <= _WHOLE:
        facts.append(element("cantSplit"))
    if is_head:
        facts.append(element("tblHeader"))
    made.append(facts)
    at = 0
    for cell in cells:
        made.append(_cell(sum(twips[at : at + cell.span]), cell))
        at += cell.span
    return made


def _length(cell: WordCell) -> int:
    return sum(len(words.text or "") for piece in cell.content for words in piece.iter(qn("w:t")))


def _cell(width: int, cell: WordCell) -> Any:
    facts = element("tcPr", element("tcW", w=width, type="dxa"))
    if cell.span > 1:
        facts.append(element("gridSpan", val=cell.span))
    if cell.merged:
        facts.append(element("vMerge", val=cell.merged))
    if cell.is_centred:
        facts.append(element("vAlign", val="center"))
    return element("tc", facts, *cell.content)
