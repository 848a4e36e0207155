"""A file that holds several documents, as a gazette does: where each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.readers.grid import Block, Paragraph
from model.readers.notice import document_number
from model.readers.sheets import is_page_mark
from model.readers.wording import compact

_OVER_NUMBER = re.compile(
    r"关于|通知$|意见$|决定$|办法》|方案|印发|文件$|(?:政府|委员会|局|办公[厅室]|总队|支队|院|厅)$"
)
_DATE = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日.*")
_MOST_LINES = 12  # of title and issuers over a document number


def documents_of(blocks: Sequence[Block]) -> list[Sequence[Block]]:
    """The file's documents, each with its own blocks; the whole file where it holds one."""
    anchors = [
        index
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph) and document_number(block.text)
    ]
    if len(anchors) < 2:
        return [blocks]
    starts = [
        _start(blocks, anchor, anchors[index - 1] + 1 if index else 0) for index, anchor in enumerate(anchors)
    ]
    ends = [*starts[1:], len(blocks)]
    return [blocks[start:end] for start, end in zip(starts, ends, strict=True)]


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
