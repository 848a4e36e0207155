"""What one row of a table is when it is no measure: a heading, a remark; and whether rows fit the columns in force."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import mode

from model.readers.tables.header import column_of, infer_layout
from model.readers.tables.sheet_parts import Heading
from model.readers.words.cell_worth import BEARABLE, worth
from model.readers.words.columns import UNIT_COLUMNS, Column, Layout
from model.readers.words.unit_shapes import looks_like_units
from model.readers.words.wording import (
    chinese_number,
    compact,
    has_ended,
    heading_of,
    is_dash,
    is_sentence,
    names_time,
    number_of,
    one_line,
    subheading_of,
)

_BARE_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}")
_NOTE = re.compile(
    r"(?:备?注|说明|附注|填[表报写](?:单位|部门|人|时间|日期|说明)|制表(?:人|单位|时间|日期)?|审[核批](?:人)?|报送(?:单位|时间|日期)"
    r"|联系(?:人|电话|方式)|单位(?:负责人|领导|盖章)|分管领导|主要领导|签[字章]|经办人|电话|日期)(?:[（(][^）)]{0,10}[）)])?\s*\d?[:：]"
)
_SUM = re.compile(r"(?:合计|总计|小计|共计)(?:[（(][^（）()]{0,12}[）)])?[:：]?")
_COUNT = re.compile(r"[\d.,，]+[一-龥%％]{0,3}")
_BELOW = 3  # rows: a header and what shows that a plan stands below
_LONGEST_LABEL = 10  # signs
_FEW_CELLS = 4  # of a row of signatures
WIDEST = 64  # cells of a row: what weighing them costs grows with their square


def without_empty_end(texts: list[str]) -> list[str]:
    """A row of more cells than are weighed, without the empty ones at its end."""
    width = len(texts)
    while width > WIDEST and not texts[width - 1].strip():
        width -= 1
    return texts[:width]


def heading_in(texts: Sequence[str], line: int, layout: Layout | None = None) -> Heading | None:
    """The heading a row holds when it holds nothing else."""
    printed = [text for text in texts if text.strip()]
    if len(printed) > 2 and compact(printed[0]) != compact(printed[-1]):
        if layout is None or not _BARE_NUMBER.fullmatch(compact(printed[0])) or len(set(printed[1:])) > 1:
            return None  # most rows
        printed = printed[:2]
    filled_in = [one_line(text) for text in printed]
    if layout is not None and len(filled_in) == 2 and _BARE_NUMBER.fullmatch(filled_in[0]):
        return heading_in(["、".join(filled_in)], line)  # its number stands in a cell of its own
    if len(set(filled_in)) != 1:
        return None
    if layout is not None and (only := _BARE_NUMBER.fullmatch(filled_in[0])):  # its name is lost
        return Heading(f"{only[0]}、", chinese_number(only[0]), 1, line)
    filled = {one_line(text): index for index, text in reversed(list(enumerate(texts))) if text.strip()}
    ((text, index),) = filled.items()
    found = heading_of(text)
    if found:
        return Heading(found[1], found[0], 1, line)
    sub = subheading_of(text)
    if sub:
        return Heading(sub[1], sub[0], 2, line)
    alone = layout is not None and layout.columns[: index + 1] == (Column.NUMBER,) and number_of(text) is None
    everywhere = sum(bool(one.strip()) for one in texts) > 2
    if (
        (alone or everywhere)
        and 2 < len(compact(text)) <= 40
        and not is_sentence(text)
        and not looks_like_units(text)
    ):
        return Heading(compact(text), 0, 1, line)
    return None


def note_in(texts: Sequence[str]) -> str:
    """The remark or the signatures a row holds instead of work (注：…, 填表单位：…); "" when it is no such row."""
    if not _NOTE.match(next(filter(str.strip, texts), "").lstrip()):
        return ""
    said = list(dict.fromkeys(one_line(text) for text in texts if text.strip()))
    return " ".join(said) if said and len(said) <= _FEW_CELLS and all(map(_NOTE.match, said)) else ""


def is_sum(texts: Sequence[str]) -> bool:
    """True for a row that adds up those above it (合计) and says nothing but numbers."""
    filled = [compact(text) for text in texts if text.strip()]
    if not filled or not _SUM.fullmatch(filled[0]):
        return False
    return all(text == filled[0] or is_dash(text) or _COUNT.fullmatch(text) for text in filled[1:])


def may_be_header(rows: Sequence[Sequence[str]]) -> bool:
    """True when the first row holds labels in words nobody knows, one of them a role, and a plan stands below."""
    if len(rows) < _BELOW or len(rows[0]) != mode(map(len, rows)):
        return False
    labels = [compact(text) for text in rows[0]]
    if len(set(labels)) < len(labels) or not all(0 < len(label) <= _LONGEST_LABEL for label in labels):
        return False
    known = [column_of(label) for label in labels]
    if not set(known) & set(UNIT_COLUMNS) or any(
        number_of(label) is not None or names_time(label) or is_dash(label) or has_ended(label)
        for label in labels
    ):
        return False
    layout = infer_layout(rows[1:], known)
    return layout is not None and is_plan(rows[1:], layout)


def goes_on(rows: Sequence[Sequence[str]], layout: Layout) -> bool:
    """True when rows without a header fit the columns in force."""
    fitting = 0
    for texts in rows:
        if abs(len(texts) - layout.width) > 1 and len(texts) > 1:
            continue
        cells = dict(zip(layout.columns, texts, strict=False))
        measure, deadline = cells.get(Column.MEASURE, ""), cells.get(Column.DEADLINE, "")
        units = [cells[column] for column in UNIT_COLUMNS if cells.get(column, "").strip()]
        fitting += (
            is_sentence(measure)
            or names_time(deadline)
            or (bool(units) and all(looks_like_units(text) or is_dash(text) for text in units))
            or bool(heading_of(texts[0]))
        )
    return (fitting * 2 >= len(rows) and bool(rows)) or _nothing_against(rows, layout)


def _nothing_against(rows: Sequence[Sequence[str]], layout: Layout) -> bool:
    """True when every cell can stand in its column, and some text in that of the measures: a rest of one, perhaps."""
    if any(len(texts) != layout.width for texts in rows):
        return False
    cells = [(column, text) for texts in rows for column, text in zip(layout.columns, texts, strict=True)]
    filled = [(column, text) for column, text in cells if text.strip()]
    return any(column is Column.MEASURE for column, _ in filled) and all(
        worth(text, column) >= BEARABLE for column, text in filled
    )


def is_plan(rows: Sequence[Sequence[str]], layout: Layout) -> bool:
    """True when guessed columns hold a plan: sentences, and deadlines or units beside them."""
    good = 0
    for texts in rows:
        cells = dict(zip(layout.columns, texts, strict=False))
        beside = names_time(cells.get(Column.DEADLINE, "")) or looks_like_units(cells.get(Column.LEAD, ""))
        good += is_sentence(cells.get(Column.MEASURE, "")) and beside
    return good * 2 >= len(rows) and good > 0
