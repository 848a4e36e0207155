"""Cells in which somebody wrote 同上 instead of what stands in the cell above."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from model.readers.returned.sheet_header import PLAN_COLUMNS
from model.readers.words.wording import compact
from model.rows.returned import ReturnedNote, ReturnedRow
from model.workbook_layout import Column, RowId

# 同上月 and 同上期 speak of a time, not of a cell.
_AS_ABOVE = re.compile(
    r"[“\"'‘（(]*(?:(?:工作)?(?:内容|情况|进展|进展情况|措施|单位|完成情况)?(?:与上[行条项]相?同|同上|如上)(?:述|所述|面|边)?(?:一?[行条项格款])?"
    r"|[〃″\"”‖]|(?i:ditto))[”\"'’）)]*[。.．]?")
_UNSAID = PLAN_COLUMNS | {Column.UNIT, Column.PERSON, Column.REPORTED_ON}  # the same in most rows: not worth a word each
_MOVED = 5  # one descent of ids in so many rows: the rows were sorted

Above = Callable[[int, str], str]


def is_as_above(text: str) -> bool:
    """Whether a cell's text stands for that of the cell above it."""
    return len(text) < 20 and _AS_ABOVE.fullmatch(compact(text)) is not None


def with_above(rows: Sequence[ReturnedRow], merged: Above) -> tuple[list[ReturnedRow], list[ReturnedNote]]:
    """The rows of one table with the texts they refer to, and what a person should know of it.

    `merged` gives what a cell merged from above holds, by row and column. Where the rows were sorted after they were
    written nobody knows which cell was the one above: then, and where it is empty, nothing is taken.
    """
    if not any(map(is_as_above, (text for row in rows for text in row.values.values()))):
        return list(rows), []
    is_sorted = _is_sorted(rows)
    made: list[ReturnedRow] = []
    notes: list[ReturnedNote] = []
    for row in rows:
        values = dict(row.values)
        for column in [column for column, text in values.items() if is_as_above(text)]:
            last = made[-1] if made else None
            above = (last.values.get(column) or merged(last.row, column)) if last is not None else ""
            if column in (Column.MEASURE, Column.TASK) and Column.ROW_ID in values:
                del values[column]  # the id tells which measure it is
            elif above and not is_sorted:
                values[column] = above
                if column not in _UNSAID:
                    notes.append(ReturnedNote("value-as-above", row.sheet, row.row, column, above))
            else:
                text = values.pop(column)
                if column not in _UNSAID:
                    notes.append(ReturnedNote("as-above-unknown", row.sheet, row.row, column, text))
        made.append(replace(row, values=values))
    return [row for row in made if row.values], notes


def _is_sorted(rows: Sequence[ReturnedRow]) -> bool:
    """Whether rows do not stand in the order they were written in: their numbers fall, other than to begin anew, or their ids do."""
    numbers = [int(text) for row in rows if (text := row.values.get(Column.TASK_NO, "")).isdecimal() and len(text) < 6]
    ids = [found.task_id for row in rows if (found := RowId.parse(row.values.get(Column.ROW_ID, "")))]
    return any(now < before and now != 1 for before, now in pairwise(numbers)) or (
        sum(now < before for before, now in pairwise(ids)) * _MOVED > len(ids))
