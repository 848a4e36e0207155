"""A file that holds several documents, as a gazette does: where each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from model.readers.grid import Block, Paragraph, Table
from model.readers.notices.notice import document_number
from model.readers.tables.sheets import is_page_mark
from model.readers.words.wording import compact

_OVER_NUMBER = re.compile(
    r"关于|通知$|意见$|决定$|办法》|方案|印发|文件$|(?:政府|委员会|局|办公[厅室]|总队|支队|院|厅)$"
)
_NOTICE = re.compile(r"[^。；：]{0,60}关于[^。；：]{2,90}(?:通知|意见|决定|通告|公告|批复|函)")
_FOR_WHOM = re.compile(r"(?:各|市|县|区|省|有关|机关|相关)[^。；：:]{1,150}[:：]")
_DATE = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日.*")
_MOST_LINES = 12  # of title and issuers over a document number


def documents_of(blocks: Sequence[Block]) -> list[Sequence[Block]]:
    """The file's documents, each with its own blocks; the whole file where it holds one."""
    anchors = [
        index
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph) and document_number(block.text)
    ]
    starts = [
        _start(blocks, anchor, anchors[index - 1] + 1 if index else 0) for index, anchor in enumerate(anchors)
    ]
    heads = list(zip(starts, anchors, strict=True))
    for title in _without_number(blocks):
        if not any(start <= title and _is_one_head(blocks[anchor + 1 : title]) for start, anchor in heads):
            floor = next((one + 1 for one in range(title - 1, -1, -1) if _is_notice(blocks[one])), 0)
            starts.append(_start(blocks, title, floor))  # titles above it are those of the contents
    starts.sort()
    if len(starts) < 2:
        return [blocks]
    ends = [*starts[1:], len(blocks)]
    return [blocks[start:end] for start, end in zip(starts, ends, strict=True)]


def _without_number(blocks: Sequence[Block]) -> list[int]:
    """Where the titles of notices without a document number stand: whom a notice is for comes right below."""
    found = []
    for index, block in enumerate(blocks):
        if not _is_notice(block):
            continue
        near = [one for one in blocks[index + 1 : index + 3] if isinstance(one, Paragraph)]
        below = [one.text for one in takewhile(lambda one: not _is_notice(one), near)]
        if any(_FOR_WHOM.fullmatch(compact(text)) for text in below):
            found.append(index)
    return found


def _is_notice(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(_NOTICE.fullmatch(compact(block.text)))


def _is_one_head(between: Sequence[Block]) -> bool:
    """True when nothing stands between a document number and a title but other lines of a title."""
    return len(between) <= _MOST_LINES and not any(
        isinstance(block, Table)
        or _FOR_WHOM.fullmatch(text := compact(block.text))
        or _DATE.fullmatch(text)
        or text.endswith("。")
        for block in between
    )


def _start(blocks: Sequence[Block], anchor: int, floor: int) -> int:
    """Where the title and the issuers over a document number begin."""
    start = anchor
    while start > max(floor, anchor - _MOST_LINES):
        block = blocks[start - 1]
        if not isinstance(block, Paragraph):
            break
        text = compact(block.text)
        titled = block.level > 0 or _OVER_NUMBER.search(text)
        if (
            is_page_mark(text)
            or len(text) > 100
            or _DATE.fullmatch(text)
            or text.endswith(("。", "；", "："))
            or not titled
        ):
            break
        start -= 1
    return start
