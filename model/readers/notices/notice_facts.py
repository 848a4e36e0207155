"""Facts of a notice that stand beside it: the table a government's web page puts over a document, dates in any writing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from model.readers.grid import Block, Paragraph, Table
from model.readers.words.wording import compact

_FACTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("doc_no", re.compile(r"(?:发文)?(?:字|文)号|公文编号")),
    ("issuer", re.compile(r"(?:发文|发布|制定|印发|公开)(?:机关|机构|单位|部门)")),
    ("issued_on", re.compile(r"成文(?:日期|时间)")),
    ("published_on", re.compile(r"(?:发布|公布|印发|发文|生成)(?:日期|时间)")),
    ("title", re.compile(r"(?:文件)?(?:标题|名称)")),
)
_LABELS = "|".join(pattern.pattern for _, pattern in _FACTS)
_LABEL = re.compile(_LABELS)
_OTHERS = r"索引号|主题(?:分类|词)|信息(?:分类|类别)|组配分类|有效性|时效性?|浏览次数|字体|来源|公开方式|体裁分类|施行日期|效力等级|政策咨询\S*"
_SAID = re.compile(rf"[【\[∙·|]*({_LABELS}|{_OTHERS})[】\]]?(?:[:：]|(?<=[】\]]))")
_MARK = re.compile(r"[:：】\]]")
_BESIDE = 60  # blocks from the top in which such facts are looked for
_LONGEST_LABEL = 30  # signs of a cell with its blanks and brackets; the longest label has six
_DIGITS = {sign: str(value) for value, signs in enumerate(("〇零○Ｏ0OＯo", "一", "二", "三", "四", "五", "六", "七", "八", "九")) for sign in signs}
_WRITTEN = re.compile(r"([〇零○Ｏ0OＯo一二三四五六七八九]{4})年([元正一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日")
_PRINTED = re.compile(r"((?:19|20)\d\d)(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?(?:\d{1,2}:\d{2}(?::\d{2})?)?")


def day_in(text: str) -> date | None:
    """The day a text consists of: 2024年3月8日, 2024-03-08, 二〇二四年三月八日; None when it is none."""
    bare = compact(text)
    printed = _PRINTED.fullmatch(bare)
    if printed:
        return _day(int(printed[1]), int(printed[2]), int(printed[3]))
    written = _WRITTEN.fullmatch(bare)
    if written:
        year = int("".join(_DIGITS[sign] for sign in written[1]))
        return _day(year, _count(written[2]), _count(written[3]))
    return None


def facts_beside(blocks: Sequence[Block]) -> dict[str, str]:
    """What stands under the labels of such a table: doc_no, issuer, issued_on, title; the first of each, if two are named."""
    found: dict[str, str] = {}
    for label, value in _pairs(blocks[:_BESIDE]):
        name = next((name for name, pattern in _FACTS if pattern.fullmatch(label)), "")
        if name and value and compact(value) not in ("无", "—", "-"):
            found.setdefault(name, value)
    if len(found) < 2:
        return {}
    if "published_on" in found:
        found.setdefault("issued_on", found.pop("published_on"))
    return found


def _pairs(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _pairs_in(block.text)
        else:
            yield from _pairs_in_table(block)


def _pairs_in_table(table: Table) -> Iterator[tuple[str, str]]:
    for row in table.rows:
        texts = [cell.text for cell in row]
        if _MARK.search("\n".join(texts)):
            for text in texts:
                yield from _pairs_in(text)
        for before, after in pairwise(texts):
            if len(before) <= _LONGEST_LABEL and (label := _label_in(before)):
                yield label, " ".join(after.split())


@lru_cache(maxsize=1024)  # the short cells of a plan are mostly the same few
def _label_in(text: str) -> str:
    """The label a cell consists of; "" when it is none."""
    label = compact(text).strip(":：【】[]")
    return label if _LABEL.fullmatch(label) else ""


def _pairs_in(text: str) -> Iterator[tuple[str, str]]:
    """Labels with what follows each up to the next; blanks inside a label do not count."""
    if not _MARK.search(text):
        return
    bare = compact(text)
    marks = list(_SAID.finditer(bare))
    for number, mark in enumerate(marks):
        end = marks[number + 1].start() if number + 1 < len(marks) else len(bare)
        value = bare[mark.end() : end].strip("|｜∙· ")
        if len(value) <= 140:
            yield mark[1], value


def _count(signs: str) -> int:
    """A month or a day in Chinese numerals."""
    if signs in ("元", "正"):
        return 1
    tens, ten, ones = signs.rpartition("十")
    value = int(_DIGITS.get(ones, "0")) if ones else 0
    return value + (int(_DIGITS.get(tens, "1")) * 10 if ten else 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
