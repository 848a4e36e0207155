"""A plan that is nothing but a table of numbers to reach: each number is a measure, in doubt for its words are put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.readers.tables.header import column_of
from model.readers.tables.sheets import OtherTable
from model.readers.words.columns import UNIT_COLUMNS, Column
from model.readers.words.units_in_cells import NO_UNITS, units_in
from model.readers.words.vocabulary import Vocabulary
from model.readers.words.wording import compact, is_dash, one_line
from model.rows.draft import Doubt, DoubtCode, Field, IndicatorDraft, MeasureDraft, Place

_SAYS_PLAN = re.compile(r"任务|分解|目标|指标|计划|清单|分工|责任")
_PLACE = re.compile(r"(?![全本])[\u4e00-\u9fff]*(?:县|市|旗|镇|乡|街道|办事处|管委会|苏木|区)")


def goal_measures(
    tables: Sequence[OtherTable], indicators: Sequence[IndicatorDraft], title: str, own: str
) -> tuple[MeasureDraft, ...]:
    """A measure for each number to reach, with the units its row or column names, else the place it is for.

    `own` is the area the whole is about, which does not work itself. None where no title says that it is a plan.
    """
    made: list[MeasureDraft] = []
    for table in tables:
        if _SAYS_PLAN.search(f"{table.title}{title}"):
            lines = {line: row for row, line in zip(table.rows, table.lines, strict=True)}
            here = [one for one in indicators if one.place.line in lines]
            made.extend(_measures(table, here, title, own))
    return tuple(made)


def _measures(
    table: OtherTable, indicators: Sequence[IndicatorDraft], title: str, own: str
) -> Iterator[MeasureDraft]:
    vocabulary = Vocabulary()
    rows = dict(zip(table.lines, table.rows, strict=True))
    labels = [column_of(compact(label)) for label in table.rows[0]]
    for number, one in enumerate(indicators, start=1):
        line = one.place.line or 0
        beside = _named_beside(rows[line], labels) or _named_below(table, one.indicator)
        units = {
            column: units_in(text, vocabulary).names
            for column, text in beside.items()
            if column in UNIT_COLUMNS
        }
        is_place = one.district != own and bool(_PLACE.fullmatch(one.district))
        if is_place and not any(units.values()):
            units, is_place = {Column.RESPONSIBLE: (one.district,)}, False
        place = Place(line=line)
        yield MeasureDraft(
            annex=table.annex,
            annex_title=table.title or title,
            section="",
            task_no=number,
            task="",
            measure=f"{one.district}：{_sentence(one)}" if is_place else _sentence(one),
            deadline=compact(beside.get(Column.DEADLINE, "")),
            lead=units.get(Column.LEAD, NO_UNITS.names),
            responsible=units.get(Column.RESPONSIBLE, NO_UNITS.names),
            support=units.get(Column.SUPPORT, NO_UNITS.names),
            place=place,
            doubts=(Doubt(DoubtCode.COLUMNS_SHIFTED, Field.ROW, place),),
            questions=(),
        )


def _sentence(one: IndicatorDraft) -> str:
    unit = one.unit if one.unit and one.unit not in one.indicator and one.unit not in one.value else ""
    return one_line(f"{one.indicator}{one.value}{unit}")


def _named_beside(row: Sequence[str], labels: Sequence[Column]) -> dict[Column, str]:
    """The units and the deadline in the number's own row."""
    wanted = (*UNIT_COLUMNS, Column.DEADLINE)
    named = zip(labels, row, strict=False)
    return {
        column: text for column, text in named if column in wanted and text.strip() and not _is_count(text)
    }


def _is_count(text: str) -> bool:
    """True for what a number is counted in (户, 亩, %), which stands under 单位 too."""
    return len(compact(text)) < 3 or "/" in text or is_dash(text)


def _named_below(table: OtherTable, indicator: str) -> dict[Column, str]:
    """The units in a row of their own (责任单位 | 甲局 | 乙局), under the number's label."""
    index = next((at for at, label in enumerate(table.rows[0]) if compact(label) == compact(indicator)), None)
    found: dict[Column, str] = {}
    for row in table.rows[1:] if index is not None else ():
        column = column_of(compact(row[0])) if row else Column.UNKNOWN
        if index is not None and column in (*UNIT_COLUMNS, Column.DEADLINE) and index < len(row):
            found[column] = "" if is_dash(row[index]) else row[index]
    return found
