"""From sheets to measures: rows aligned, tasks and sections assigned, cut and packed rows set right, all checked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from model.readers.lists.list_times import time_of_heading
from model.readers.measures.checks import check_all, check_measure
from model.readers.measures.joins import works_of
from model.readers.measures.packed import paragraphs, unpack
from model.readers.measures.questions import questions_of
from model.readers.measures.roles import part_roles
from model.readers.measures.row_habits import miss_cells, miss_merged
from model.readers.measures.tasks import assign_tasks
from model.readers.measures.work import Work, draft_of
from model.readers.pace import Pace
from model.readers.tables.align import align
from model.readers.tables.numbers import settle_numbers
from model.readers.tables.sheet_parts import Heading, Item, RawRow, Sheet
from model.readers.tables.unsure_words import doubts_of, find_fields
from model.readers.words.columns import UNIT_COLUMNS, Column
from model.readers.words.units_in_cells import units_in
from model.readers.words.vocabulary import Vocabulary
from model.readers.words.wording import compact, has_ended, heading_of, one_line
from model.rows.draft import DoubtCode, Field, MeasureDraft

_REACHING = {*UNIT_COLUMNS, Column.DEADLINE}
_SELDOM = 6  # rows a cell is empty in at most one of, where it is not merged downwards
_FEW = 1  # short rows that a plan of few rows may hold
_MOSTLY = 0.9  # share of rows with all their cells, from which on a shorter one has lost some


def measures_of(sheets: Iterable[Sheet], pace: Pace | None = None) -> tuple[MeasureDraft, ...]:
    """All measures of a document's sheets, in order."""
    pace = pace or Pace()
    sheets = list(sheets)
    vocabulary = Vocabulary()
    short = [len(row.texts) < row.layout.width for sheet in sheets for row in sheet.rows]
    full_width = sum(short) <= max(_FEW, (1 - _MOSTLY) * len(short))
    for sheet in sheets:
        settle_numbers(sheet.rows)
        for row in pace.over(sheet.rows):
            align(row, full_width=full_width)
            part_roles(row)
            find_fields(row)
        _reach_down(sheet.items)
    rows = [row for sheet in sheets for row in sheet.rows]
    miss_cells(rows)
    miss_merged(rows)
    vocabulary.learn((row.cells, not row.moved) for row in rows)
    measures: list[MeasureDraft] = []
    for sheet in sheets:
        measures.extend(_measures_in(sheet, vocabulary, pace))
    return tuple(measures)


def _reach_down(items: Iterable[Item]) -> None:
    """Merged cells left of the task reach down over its rows: units that stand before the work they are for."""
    above: dict[Column, str] = {}
    filled: list[tuple[RawRow, frozenset[Column]]] = []
    lost: list[tuple[RawRow, frozenset[Column]]] = []  # cells of a table that writes merged cells as merged
    rows, text = 0, ""
    for item in items:
        if not isinstance(item, RawRow):
            above = above if not isinstance(item, Heading) else {}
            continue
        before = _before_work(item.layout.columns)
        if not before:
            continue
        merged = not any(item.cells.get(column, "").strip() for column in before)
        if merged and text and not has_ended(text) and _holds_only_text(item):
            continue  # the rest of the text above
        text = item.text(Column.MEASURE)
        if merged and item.text(Column.MEASURE) and not item.moved:
            item.cells |= {column: above.get(column, "") for column in before}
            filled.append((item, before))
            if item.is_merged:
                lost.append((item, before))
        above.update({column: item.cells.get(column, "") for column in before})
        rows += 1
    if len(filled) * _SELDOM < rows:  # they are merged nowhere else: perhaps one was lost here
        lost = filled
    for row, before in lost:
        for column in before:
            row.doubt(DoubtCode.COLUMNS_SHIFTED, Field(column.value))


@lru_cache(maxsize=256)
def _before_work(columns: tuple[Column, ...]) -> frozenset[Column]:
    """The columns of units and deadlines that stand before those of the work."""
    works = {Column.TASK, Column.MEASURE} & set(columns)
    first = min((columns.index(column) for column in works), default=0)
    before = set(columns[:first]) & _REACHING
    if before & set(UNIT_COLUMNS) and not set(columns[first:]) & set(UNIT_COLUMNS):
        before |= set(UNIT_COLUMNS)  # one cell may have named several roles
    return frozenset(before)


def _holds_only_text(row: RawRow) -> bool:
    """True for a row of which the measure alone is filled in, and ends."""
    others = (text for column, text in row.cells.items() if column is not Column.MEASURE)
    return has_ended(row.text(Column.MEASURE)) and not any(map(str.strip, others))


def _measures_in(sheet: Sheet, vocabulary: Vocabulary, pace: Pace) -> list[MeasureDraft]:
    items = _with_inner_headings(sheet.items)
    assign_tasks(items)
    if sheet.guessed:
        for row in sheet.rows[:1]:
            row.doubt(DoubtCode.SECTION_OUT_OF_PLACE, Field.SECTION)
    works = [
        one
        for work in works_of(items, ends_sentences=vocabulary.ends_sentences)
        for one in unpack(work)
    ]
    check_all(works)
    return [_draft(work, sheet, vocabulary) for work in pace.over(works)]


def _with_inner_headings(items: Iterable[Item]) -> list[Item]:
    """The items, a heading that slid into the first measure below it taken out of it."""
    found: list[Item] = []
    for item in items:
        if isinstance(item, RawRow):
            parts = paragraphs(item.text(Column.MEASURE))
            heading = heading_of(parts[0]) if len(parts) > 1 else None
            if heading and len(heading[1]) <= 30:
                found.append(Heading(heading[1], heading[0], 1, item.line))
                item.cells[Column.MEASURE] = "\n".join(parts[1:])
                item.doubt(DoubtCode.SECTION_OUT_OF_PLACE, Field.SECTION)
        found.append(item)
    return found


def _draft(work: Work, sheet: Sheet, vocabulary: Vocabulary) -> MeasureDraft:
    units = {column: units_in(cell, vocabulary) for column, cell in work.units.items()}
    if work.unsure or work.task.unsure:
        work.doubts.extend(doubts_of(work.unsure, work.task, work.texts, work.place))
    check_measure(work, units, vocabulary)
    deadline = compact(work.deadline)
    if not work.layout.has(Column.DEADLINE):
        deadline = deadline or time_of_heading(work.task.section)
    text = one_line(work.text)
    questions = questions_of(text, deadline, units)
    return draft_of(
        work, text, units, deadline, annex=sheet.annex, title=sheet.title, doubts=work.doubts, questions=questions
    )
