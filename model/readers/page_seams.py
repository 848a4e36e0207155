"""All pages of a file together: running headers and page numbers go, paragraphs cut by a page are joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from model.readers.grid import Block, Paragraph, Table
from model.readers.page_lines import JOINT, joined

_PAGE_NUMBER = re.compile(
    r"[—\-–－_|·~\s]*(?:第\s*)?(?:[0-9０-９]{1,4}|[ivxlIVXL]{1,7}|[一二三四五六七八九十百]{1,5}(?=\s*页))(?:\s*页)?"
    r"(?:\s*[/／，,]?\s*[共of/]*\s*\d{1,4}\s*页?)?[—\-–－_|·~\s]*"
)
_DIGITS = re.compile(r"\d+")
_BAND = 0.12  # of the page's height at its top and bottom
_OFTEN = 3  # pages with the same words in the same place
_NEAR = 0.012  # of the page's height
_SHORT = 24  # characters of a text that a list holds one of a line
_MOST_LINES = 6
_NEW = re.compile(
    r"(?:第?[一二三四五六七八九十百]{1,3}[、.．章节条]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}\s*[.、．）)]|[①-⑳]"
    r"|附\s*[件表录]|[-•●■◆○])"
)
_ENDED = re.compile(r"[。！？；：!?;:”』」）)】]\s*$")
_LEAST = 12  # characters of a line that a page may have cut


def whole_pages(pages: Sequence[list[Block]]) -> list[Block]:
    """The blocks of all pages in order, with what repeats on every page dropped and cut paragraphs joined."""
    kept = _without_bands(pages)
    known = _known(block for page in kept for block in page)
    blocks: list[Block] = []
    for page in kept:
        for number, block in enumerate(_settled(block, known) for block in page):
            before = blocks[-1] if blocks and number == 0 else None
            if isinstance(before, Paragraph) and isinstance(block, Paragraph) and _goes_on(before, block):
                both = (*before.unsure, *block.unsure)
                blocks[-1] = replace(before, text=joined(before.text, block.text), unsure=both)
            else:
                blocks.append(block)
    return blocks


def _goes_on(before: Paragraph, block: Paragraph) -> bool:
    """True when a page has cut a paragraph in two."""
    return (
        before.place.page != block.place.page
        and before.level == block.level == 0
        and len(before.text) >= _LEAST
        and not _ENDED.search(before.text)
        and not _NEW.match(block.text)
        and _reaches(before)
    )


def _reaches(paragraph: Paragraph) -> bool:
    """True for a paragraph as wide as a page's text is."""
    box = paragraph.place.box
    return box is not None and box[2] - box[0] > 0.6


def _without_bands(pages: Sequence[list[Block]]) -> list[list[Block]]:
    """The pages without running headers, running footers and page numbers."""
    bands = [[block for block in page if isinstance(block, Paragraph) and _in_band(block)] for page in pages]
    seen: Counter[tuple[str, int]] = Counter()
    for band in bands:
        seen.update({_sign(block, shift) for block in band for shift in (0, 1)})
    enough = max(_OFTEN, len(pages) // 10)
    return [
        [
            block
            for block in page
            if not (
                isinstance(block, Paragraph)
                and _in_band(block)
                and (
                    _PAGE_NUMBER.fullmatch(block.text)
                    or (
                        len(block.text) <= 60 and max(seen[_sign(block, shift)] for shift in (0, 1)) >= enough
                    )
                )
            )
        ]
        for page in pages
    ]


def _in_band(block: Paragraph) -> bool:
    box = block.place.box
    return box is not None and (box[3] < _BAND or box[1] > 1 - _BAND)


def _sign(block: Paragraph, shift: int) -> tuple[str, int]:
    """What a running text is known by: its words without numbers, and about where it stands."""
    top = block.place.box[1] if block.place.box else 0.0
    return _DIGITS.sub("0", "".join(block.text.split())), int(top / (2 * _NEAR) + shift / 2) * 2 + shift


def _settled(block: Block, known: Counter[str]) -> Block:
    """A block whose lines are joined, or parted where the lines are paragraphs elsewhere."""
    if isinstance(block, Paragraph):
        return replace(block, text=_plain(block.text)) if JOINT in block.text else block
    rows = tuple(
        tuple(replace(cell, text=_parted(cell.text, known)) if JOINT in cell.text else cell for cell in row)
        for row in block.rows
    )
    return Table(rows, block.place)


def _plain(text: str) -> str:
    first, *rest = text.split(JOINT)
    for line in rest:
        first = joined(first, line) if first and line else first + line
    return first


def _known(blocks: Iterable[Block]) -> Counter[str]:
    """How often each short text stands as a paragraph of its own in a cell, its beginning and end beyond doubt."""
    known: Counter[str] = Counter()
    for text in _cell_texts(blocks):
        for paragraph in text.split("\n"):
            whole = _plain(paragraph)
            if len(whole) <= _SHORT:
                known[whole] += 1
    return known


def _cell_texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield cell.text


def _parted(text: str, known: Counter[str]) -> str:
    return "\n".join(_best(paragraph, known) for paragraph in text.split("\n"))


def _best(paragraph: str, known: Counter[str]) -> str:
    """A paragraph's lines as one, or as several where each part stands alone elsewhere.

    A line may end at the very edge by chance, so that nothing but the words tells whether the next goes on.
    """
    lines = paragraph.split(JOINT)
    whole = _plain(paragraph)
    if len(lines) < 2 or len(whole) > _SHORT * _MOST_LINES or known[whole] > 1:
        return whole
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(lines) + 1):
        choices = []
        for start in range(max(0, end - _MOST_LINES), end):
            part = _plain(JOINT.join(lines[start:end]))
            worth = 1.0 if known[part] else -1.5
            choices.append((best[start][0] + worth - 0.1, [*best[start][1], part]))
        best.append(max(choices, key=lambda choice: choice[0]))
    return "\n".join(best[-1][1]) if best[-1][0] > 0 else whole
