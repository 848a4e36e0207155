"""A plan that says once "列第一位的为牵头单位": the first of the units responsible leads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.readers.grid import Block, Paragraph
from model.readers.words.unit_shapes import is_shaped
from model.readers.words.wording import CLAUSE_ENDS, REMARK, compact

_SAID = re.compile(
    r"(?:第一位|第一个|首位|首个|[排列]在?前位|(?:排|列|居|名)第一|(?:排|列|放|写|居)在?最前面?)[^。；，]{0,12}(?:为|是|系)[^。；，]{0,6}(?:牵头|主办)"
)
_LABEL_REMARK = re.compile(r"(?<=[位门])[（(][^（）()]*[）)](?=\s*[:：])")
_HINT = re.compile("第一|首|最前|前位")
_MARK = re.compile(r"[、，,；;](?![^（(]*[）)])")
_BLANK = re.compile(r"\s+(?![^（(]*[）)])")


def first_leads(blocks: Sequence[Block]) -> bool:
    """True when a paragraph or a note in a table says that the unit named first leads."""
    return any(_SAID.search(compact(text)) for text in _hints(blocks))


def is_saying(label: str) -> bool:
    """True for the label of a column that says so itself: 责任单位（排第一的为牵头单位）."""
    return bool(_HINT.search(label) and _SAID.search(compact(label)))


def without_saying_label(text: str) -> str:
    """A text without the brackets behind its labels that say so: 责任单位（排第一的为牵头单位）：…"""
    return _LABEL_REMARK.sub(lambda found: "" if _SAID.search(found[0]) else found[0], text) if _HINT.search(text) else text


def without_saying(units: str) -> str:
    """Units without the sentence or the bracket behind them that says who of them leads."""
    if not _HINT.search(units):
        return units
    units = REMARK.sub(lambda found: "" if _SAID.search(compact(found[0])) else found[0], units)
    clauses = CLAUSE_ENDS.split(units)
    return "".join(one for one in clauses if not _SAID.search(compact(one))).rstrip("。；; ") or units


def _hints(blocks: Sequence[Block]) -> Iterator[str]:
    """Paragraphs, and rows of one text, that may say so."""
    for block in blocks:
        if isinstance(block, Paragraph):
            if _HINT.search(block.text):
                yield block.text
        else:
            for row in block.rows:
                if row and _HINT.search(row[0].text) and len({cell.text for cell in row} - {""}) == 1:
                    yield row[0].text


def first_apart(units: str) -> tuple[str, str] | None:
    """The first unit and the others; None when the first name cannot be told."""
    by = _MARK if _MARK.search(units) else _BLANK
    first, *others = by.split(units.strip(), maxsplit=1)
    return (first.strip(), "".join(others).strip()) if is_shaped(compact(first)) else None
