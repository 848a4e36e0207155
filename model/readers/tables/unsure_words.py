"""Words a recognition engine was not sure of: which field each stands in, and the doubt it becomes there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from model.readers.grid import Table, spread_cells
from model.readers.tables.sheet_parts import RawRow, Task, UnsureWord
from model.readers.words.columns import Column
from model.readers.words.wording import compact
from model.rows.draft import Doubt, DoubtCode, Field, Place

_FIELDS = {
    Column.NUMBER: Field.TASK_NO,
    Column.TASK: Field.TASK,
    Column.SECTION: Field.SECTION,
    Column.MEASURE: Field.MEASURE,
    Column.DEADLINE: Field.DEADLINE,
    Column.LEAD: Field.LEAD,
    Column.RESPONSIBLE: Field.RESPONSIBLE,
    Column.SUPPORT: Field.SUPPORT,
}
_OF_TASKS = (Field.SECTION, Field.TASK_NO, Field.TASK)


def words_by_row(table: Table) -> list[dict[int, tuple[str, ...]]]:
    """The unsure words of each row by the place of their cell; merged cells have theirs wherever they reach."""
    if not any(cell.unsure for row in table.rows for cell in row):
        return [{} for _ in table.rows]
    return [
        {place: cell.unsure for place, cell in enumerate(row) if cell is not None and cell.unsure}
        for row in spread_cells(table)
    ]


def find_fields(row: RawRow) -> None:
    """Say of each unsure word in a row's cells in which field it ended when the cells were put in order."""
    if not row.unsure_cells:
        return
    texts = {column: compact(text) for column, text in row.cells.items() if column in _FIELDS}
    for place, words in row.unsure_cells.items():
        printed = row.layout.columns[place] if place < row.layout.width else None
        for word in words:
            columns = [column for column, text in texts.items() if compact(word) in text]
            column = printed if printed in columns else next(iter(columns), printed)
            if column in _FIELDS:
                row.unsure.append((_FIELDS[column], word))


def of_measure(words: Iterable[UnsureWord]) -> list[UnsureWord]:
    """The words that stand in a measure's own cells, not in those of its task."""
    return [(about, word) for about, word in words if about not in _OF_TASKS]


def hand_to_task(row: RawRow) -> None:
    """Unsure words in a row's number and name are in doubt for every row of its task."""
    task = row.task
    if task is None:
        return
    for about, word in row.unsure:
        named = about is Field.TASK_NO or (about is Field.TASK and compact(word) in compact(task.name))
        if named and (about, word) not in task.unsure:
            task.unsure.append((about, word))


def in_part(words: Iterable[UnsureWord], text: str, whole: str) -> list[UnsureWord]:
    """The words of one of several measures packed in a row: not those that stand in another's text."""
    own, all_texts = compact(text), compact(whole)
    return [
        (about, word)
        for about, word in words
        if about is not Field.MEASURE or compact(word) in own or compact(word) not in all_texts
    ]


def doubts_of(
    words: Iterable[UnsureWord], task: Task, texts: Mapping[Field, str], place: Place
) -> list[Doubt]:
    """One doubt for each field in which unsure words stand at the end, naming them."""
    found: dict[Field, list[str]] = {}
    bare = {about: compact(text) for about, text in texts.items()}
    for about, word in [*task.unsure, *words]:
        astray = about in bare and compact(word) not in bare[about]
        there = (other for other, text in bare.items() if compact(word) in text)
        standing = found.setdefault(next(there, about) if astray else about, [])
        if word not in standing:
            standing.append(word)
    return [
        Doubt(DoubtCode.OCR_UNSURE, about, place, (("words", "、".join(standing)),))
        for about, standing in found.items()
    ]
