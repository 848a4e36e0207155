"""Tables of numbers to reach: districts down and indicators across, the other way round, or one row for one's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model.readers.indicator_tables.indicator_columns import Labels, fitted_labels
from model.readers.tables.indicator_lists import area_named, listed_indicators
from model.readers.tables.sheets import OtherTable
from model.readers.words.wording import compact, is_dash
from model.rows.draft import Doubt, DoubtCode, Field, IndicatorDraft, Place
from model.rules.indicator_edits import unit_in

_VALUE = re.compile(
    r"[<>≥≤＜＞约]?-?\d[\d.,，/]*(?:[（(][^（）()]*[）)])?(?:左右|以上|以下|以内|%|％|‰|[\u4e00-\u9fff]{1,4})?"
    r"|完成|达标|/|\d[\d.]*[-—–~～]\d[\d.]*%?"
)
_PLACE = re.compile(r"(?:区|县|市|旗|镇|乡|街道|办事处|管委会?|地区|园|街|农场|合计|全[区市县省])$")
_TOTAL = re.compile(r"合计|总计|小计|汇总|共计")  # no district's own
_OWN_ROW = re.compile(r"指标|任务|目标|数量|计划|全[区市县]|数值")
_AREA = re.compile(
    r"(?:[\u4e00-\u9fff]+[省市区县])?([\u4e00-\u9fff]{1,8}?(?:区|县|市|省|旗|镇|乡|街道))(?=人民政府|办事处)"
)
_ASIDE = re.compile(r"序\s*号|编\s*号|备\s*注")
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class _Body:
    """The rows of values of one table, with its labels fitted to their columns."""

    labels: Labels
    rows: list[tuple[str, list[str], int]]  # place, values, line


def indicators_of(tables: Sequence[OtherTable], issuer: str, text: str = "") -> tuple[IndicatorDraft, ...]:
    """All indicators in a document's tables; the issuer's area owns what names no place.

    `text` is the document's own wording without blanks: how words are spelt that a table's header may have garbled.
    """
    found: list[IndicatorDraft] = []
    header: list[list[str]] = []
    for table in tables:
        area = area_of(issuer) or area_named(table.title)
        if listed := listed_indicators(table.rows, table.lines, area):
            found.extend(listed)
            continue
        body = _body_of(table, area, header, text)
        if body is None:
            continue
        header = [row for row in table.rows if not _values_in(row)] or header
        for place, values, line in body.rows:
            found.extend(
                _draft(place, label, value, line, body)
                for label, value in zip(body.labels.names, values, strict=False)
                if label and value
            )
    return tuple(found)


def _draft(place: str, label: str, value: str, line: int, body: _Body) -> IndicatorDraft:
    where = Place(line=line)
    doubts = (Doubt(DoubtCode.COLUMNS_SHIFTED, Field.ROW, where),) if body.labels.in_doubt else ()
    return IndicatorDraft(place, label, value, unit_in(label), where, doubts)


def _body_of(table: OtherTable, area: str, header: list[list[str]], text: str) -> _Body | None:
    rows = _without_asides([[" ".join(cell.split()) for cell in row] for row in table.rows])
    heads = [row for row in rows if not _values_in(row)]
    below = [(row, line) for row, line in zip(rows, table.lines, strict=True) if _values_in(row)]
    heads = [row for row in heads if not _is_units_row(row)] or header
    if not below or not heads:
        return None
    if _share(_PLACE, [row[0] for row, _ in below]) >= _MOSTLY:
        return _down(heads, below, text)
    across = [compact(cell) for cell in heads[0][1:] if cell]
    if across and _share(_PLACE, across) >= _MOSTLY:
        return _across(heads[0], below)
    own = [(row, line) for row, line in below if _OWN_ROW.search(row[0]) or not row[0]]
    if own and area:
        values = [row[1:] for row, _ in own]
        labels = fitted_labels(heads, values, text)
        return _Body(labels, [(area, row[1:], line) for row, line in own[:1]])
    return None


def _without_asides(rows: list[list[str]]) -> list[list[str]]:
    """The rows without the columns that only count them or hold remarks."""
    asides = {index for row in rows for index, cell in enumerate(row) if _ASIDE.fullmatch(cell)}
    return [[cell for index, cell in enumerate(row) if index not in asides] for row in rows] if asides else rows


def _down(heads: list[list[str]], below: list[tuple[list[str], int]], text: str) -> _Body:
    labels = fitted_labels(heads, [row[1:] for row, _ in below], text)
    places = [(compact(row[0]), row[1:], line) for row, line in below]
    return _Body(labels, [one for one in places if not _TOTAL.fullmatch(one[0])] or places)


def _across(head: list[str], below: list[tuple[list[str], int]]) -> _Body:
    """Districts across: every column is one district's."""
    names = tuple(compact(row[0]) for row, _ in below)
    line = below[0][1]
    rows = [
        (compact(place), [row[index] if index < len(row) else "" for row, _ in below], line)
        for index, place in enumerate(head)
        if index and place
    ]
    return _Body(Labels(names), rows)


def area_of(issuer: str) -> str:
    """The area an issuer governs: 某区 of 某市某区人民政府办公室."""
    found = _AREA.match(issuer)
    return found[1] if found else ""


def _values_in(row: Sequence[str]) -> bool:
    """True when a row's cells, but for its first, are values."""
    cells = [compact(cell) for cell in row[1:] if cell.strip()]
    if not cells:
        return False
    values = sum(bool(_VALUE.fullmatch(cell)) or is_dash(cell) for cell in cells)
    return values >= _MOSTLY * len(cells) and any(
        cell[-1:].isdigit() or any(map(str.isdigit, cell)) for cell in cells
    )


def _is_units_row(row: Sequence[str]) -> bool:
    return bool(re.match(r"责任|牵头|主责|配合|协办", compact(row[0]))) if row else False


def _share(pattern: re.Pattern[str], texts: Sequence[str]) -> float:
    filled = [compact(text) for text in texts if text.strip()]
    return (
        sum(bool(pattern.search(text)) and len(text) < 20 for text in filled) / len(filled) if filled else 0.0
    )
