"""Where an annex begins when its number and its title stand on one line ("附件1：…任务清单")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.readers.grid import Block, Paragraph, Table
from model.readers.words.wording import CHINESE_DIGITS, REMARK, compact, number_written, one_line

_NUMBER = rf"\d{{1,2}}|[{CHINESE_DIGITS[1:]}]{{1,3}}"
_TITLED = re.compile(rf"附\s*[件表录]\s*({_NUMBER})?(?:\s*[:：.、]\s*|\s+)(?!\d{{1,2}}\s*[.．、])([^\s。；，][^。；，]{{3,58}})")
_GLUED = re.compile(
    rf"附\s*[件表录]\s*({_NUMBER})([^\s。；，\d][^。；，]{{3,58}}(?:计划|方案|清单|任务|分解表|分工表?|措施|台账|表|要点))"
)
_ANY = re.compile(r"附\s*[件表录]")
_SIGNED = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日|[〇○零一二三四五六七八九]{4}年.{1,3}月.{1,3}日")
_FACT = re.compile(
    r"[（(]?(?:填报|填表|制表|编制|报送|上报|汇总|牵头|责任|主管|计量)?(?:单位|部门|地区|日期|时间|人|联系人|联系电话|电话|盖章|截止)(?:[（(][^（）()]*[）)])?\s*[:：].*"
)
_NEAR = 6  # paragraphs that may stand between an annex's line and its table


def annex_titles(blocks: Sequence[Block]) -> dict[int, tuple[int, str]]:
    """The lines that begin an annex with its title: number (0 without one) and title, by place among the blocks.

    A notice lists its annexes in the same words: lines that follow one another, or that a date comes after, are
    such a list and begin nothing.
    """
    said = {index: found for index, block in enumerate(blocks) if (found := _titled(block))}
    return {
        index: found
        for index, found in said.items()
        if index - 1 not in said and _leads_to_table(blocks, index, near=_NEAR if found[0] else 1)
    }


def listed_annex(text: str) -> tuple[int, str] | None:
    """Number and title of a line that names an annex by number ("附件2：…")."""
    found = _TITLED.fullmatch(text.strip())
    return (_count(found[1]), found[2]) if found and found[1] else None


def is_table_fact(text: str) -> bool:
    """True for a line over a table that is no part of its title: 填报单位：…, 单位：万元, （示例区）."""
    return bool(_FACT.fullmatch(text.strip()) or REMARK.fullmatch(text.strip()))


def _titled(block: Block) -> tuple[int, str] | None:
    if not isinstance(block, Paragraph):
        return None
    text = one_line(block.text)
    found = _TITLED.fullmatch(text) or _GLUED.fullmatch(text)
    return (_count(found[1]), found[2].strip()) if found else None


def _leads_to_table(blocks: Sequence[Block], index: int, *, near: int) -> bool:
    for block in blocks[index + 1 : index + 2 + near]:
        if isinstance(block, Table):
            return True
        if _ANY.match(block.text.strip()) or _SIGNED.fullmatch(compact(block.text)):
            return False
    return False


def _count(digits: str | None) -> int:
    return number_written(digits) if digits else 0
