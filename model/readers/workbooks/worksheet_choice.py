"""Which sheets of a workbook belong to its plan: not the guide to filling it in, not the summary of the others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.readers.words.wording import compact
from model.readers.workbooks.worksheet_lines import Page

_GUIDE = re.compile(
    r"(?:填[报表写]|使用|编制|操作|导入)[^计划]{0,4}(?:说明|须知|指南|示例|样例|要求)|^说明$|^样[表例]|模板|字典|选项|下拉|数据源|参数"
)
_SUMMARY = re.compile(r"汇总|统计|合计|总览|目录|进度")
_ANNEX = re.compile(r"\s*附\s*[件表录]?\s*[\d一二三四五六七八九十]")
_LONG = 10  # signs of a text that tells one measure from another
_FEW = 3  # texts; fewer say nothing about a sheet being a copy


def plan_pages(pages: Sequence[Page]) -> list[Page]:
    """The sheets that hold the plan, in order; all that hold anything where no sheet has a table of measures."""
    filled = [page for page in pages if page.lines]
    planned = [page for page in filled if page.heads]
    if not planned:
        return filled
    first = next(index for index, page in enumerate(filled) if page.heads)
    honest = [page for page in planned if not _GUIDE.search(page.title)] or planned
    kept = _without_copies(honest)
    return [
        page
        for index, page in enumerate(filled)
        if (page in kept if page.heads else _says_something(page, is_before=index < first))
    ]


def _says_something(page: Page, *, is_before: bool) -> bool:
    """True for a sheet without measures that may hold the notice or a table of indicators."""
    if _GUIDE.search(page.title) or _SUMMARY.search(page.title):
        return False
    return is_before or not all(line.is_alone for line in page.lines)


def _without_copies(pages: list[Page]) -> list[Page]:
    """The sheets without those that only repeat the rows of others.

    Of a sheet that gathers what others hold apart the parts are kept, since they say which annex is which; of
    a sheet and extracts from it (one for each unit, with rows in common) the whole. A sheet called 附件1 is no copy.
    """
    texts = [_texts(page) for page in pages]
    whole = max(range(len(pages)), key=lambda index: len(texts[index]))
    parts = [
        index
        for index, one in enumerate(texts)
        if index != whole and len(one) >= _FEW and one <= texts[whole]
    ]
    if not parts:
        return pages
    together = set().union(*(texts[index] for index in parts))
    apart = sum(len(texts[index]) for index in parts) == len(together)
    dropped = {whole} if apart and len(parts) > 1 and together == texts[whole] else set(parts)
    return [page for index, page in enumerate(pages) if index not in dropped or _ANNEX.match(page.title)]


def _texts(page: Page) -> set[str]:
    """The longest text of every row below the first header, where it is long enough to be a measure."""
    longest = (max(map(compact, line.texts.values()), key=len) for line in page.lines[page.heads[0] + 1 :])
    return {text for text in longest if len(text) >= _LONG}
