"""All pages of a file together: running headers and page numbers go, paragraphs cut by a page are joined."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from model.readers.grid import Block, Paragraph
from model.readers.pages.line_ends import settled
from model.readers.pages.page_lines import joined
from model.readers.pages.page_tables import whole_tables

_PAGE_NUMBER = re.compile(
    r"[—\-–－_|·~\s]*(?:第\s*)?(?:[0-9０-９]{1,4}|[ivxlIVXL]{1,7}|[一二三四五六七八九十百]{1,5}(?=\s*页))(?:\s*页)?"
    r"(?:\s*[/／，,]?\s*[共of/]*\s*\d{1,4}\s*页?)?[—\-–－_|·~\s]*"
)
_DIGITS = re.compile(r"\d+")
_BAND = 0.12  # of the page's height at its top and bottom
_OFTEN = 3  # pages with the same words in the same place
_LONGEST = 200  # characters of a running text: web pages print their title and address
_NEAR = 0.012  # of the page's height
_NEW = re.compile(
    r"(?:第?[一二三四五六七八九十百]{1,3}[、.．章节条]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}\s*[.、．）)]|[①-⑳]"
    r"|附\s*[件表录]|[-•●■◆○])"
)
_SAYS_WHO = re.compile(r"(?:牵头|责任|主责|配合|协办|实施|承办)(?:单位|部门)|完成(?:时限|时间)[:：]|负责[）)。]?$|参与[）)。]?$")
_ENDED = re.compile(r"[。！？；：!?;:”』」）)】]\s*$")
_LEAST = 12  # characters of a line that a page may have cut


def whole_pages(pages: Sequence[list[Block]], alive: Callable[[], None] = lambda: None) -> list[Block]:
    """The blocks of all pages in order, with what repeats on every page dropped and cut paragraphs joined.

    `alive` is called again and again; it may raise to stop.
    """
    blocks: list[Block] = []
    for page in settled(whole_tables(_without_bands(pages), alive), alive):
        for number, block in enumerate(page):
            before = blocks[-1] if blocks and number == 0 else None
            if isinstance(before, Paragraph) and isinstance(block, Paragraph) and _goes_on(before, block):
                both = (*before.unsure, *block.unsure)
                blocks[-1] = replace(before, text=joined(before.text, block.text), unsure=both)
            else:
                blocks.append(block)
    return blocks


def is_page_number(text: str) -> bool:
    """True for a line that says nothing but which page it stands on."""
    return _PAGE_NUMBER.fullmatch(text) is not None


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
    running = _running(pages)
    return [
        [
            block
            for block in page
            if not (
                isinstance(block, Paragraph)
                and _in_band(block)
                and (is_page_number(block.text) or any(_sign(block, shift) in running for shift in (0, 1)))
            )
        ]
        for page in pages
    ]


def _running(pages: Sequence[list[Block]]) -> set[tuple[str, int]]:
    """What stands in the same place of many pages and is no part of a list: equal words, or words that count the pages."""
    seen: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
    for number, page in enumerate(pages):
        for block in page:
            if isinstance(block, Paragraph) and _in_band(block) and len(block.text) <= _LONGEST:
                for shift in (0, 1):
                    seen[_sign(block, shift)][number] = block.text
    enough = max(2, min(max(_OFTEN, len(pages) // 10), len(pages)))
    return {
        sign
        for sign, texts in seen.items()
        if len(texts) >= enough and not any(map(_is_listed, texts.values())) and _counts_pages(texts)
    }


def _is_listed(text: str) -> bool:
    """True for an item of a list and for a line that says who or until when: those come again and are never dropped."""
    return bool(_NEW.match(text.strip()) or _SAYS_WHO.search("".join(text.split())))


def _counts_pages(texts: Mapping[int, str]) -> bool:
    """True when every number in these texts stays the same or goes up by one a page."""
    numbers = {page: [int(found) for found in _DIGITS.findall(text)] for page, text in texts.items()}
    lengths = {len(values) for values in numbers.values()}
    if len(lengths) != 1:
        return False
    return all(
        len({values[place] for values in numbers.values()}) == 1
        or len({values[place] - page for page, values in numbers.items()}) == 1
        for place in range(lengths.pop())
    )


def _in_band(block: Paragraph) -> bool:
    box = block.place.box
    return box is not None and (box[3] < _BAND or box[1] > 1 - _BAND)


def _sign(block: Paragraph, shift: int) -> tuple[str, int]:
    """What a running text is known by: its words without numbers, and about where it stands."""
    top = block.place.box[1] if block.place.box else 0.0
    return _DIGITS.sub("0", "".join(block.text.split())), int(top / (2 * _NEAR) + shift / 2) * 2 + shift
