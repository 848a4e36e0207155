"""A document's tables as one long sheet an annex: rows, headings between them, text that stands outside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.fuzz import ratio

from model.readers.annex_lines import annex_titles, is_table_fact
from model.readers.cell_worth import BEARABLE, worth
from model.readers.columns import UNIT_COLUMNS, Column, Layout
from model.readers.first_leads import first_leads
from model.readers.grid import Block, Paragraph, Table, spread
from model.readers.header import as_wide, column_of, infer_layout, is_header, layout_of, second_header
from model.readers.pace import Pace
from model.readers.quarters import folded, holds_numbers, span_columns
from model.readers.sheet_parts import Heading, Loose, RawRow, Sheet
from model.readers.unit_shapes import looks_like_units
from model.readers.unsure_words import words_by_row
from model.readers.wording import (
    chinese_number,
    compact,
    heading_of,
    is_dash,
    is_sentence,
    names_time,
    number_of,
    one_line,
    subheading_of,
)
from model.rows.draft import DoubtCode, Field

_PAGE_MARK = re.compile(r"[—\-–|·\s]*第?\s*\d{1,4}\s*页?(?:\s*[共/]\s*\d+\s*页?)?[—\-–|·\s]*")
_ANNEX = re.compile(r"附\s*[件表录]\s*[:：]?\s*(\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[:：.、]?")
_TITLE_ENDS = re.compile(r"(?:计划|方案|清单|任务|分解表|分工表?|措施|台账|表|目标|要点)(?:[（(].*[）)])?$")
_BARE_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}")
_LIKE_TITLE = 80.0
_LONGEST_TITLE = 60
_WIDEST = 64  # cells of a row: what weighing them costs grows with their square


@dataclass(frozen=True, slots=True)
class OtherTable:
    """A table that holds no measures, and the annex it stands in: perhaps indicators."""

    annex: int
    title: str
    rows: list[list[str]]
    lines: list[int]


@dataclass(slots=True)
class Sheets:
    """All sheets of a document."""

    sheets: list[Sheet] = field(default_factory=list)
    others: list[OtherTable] = field(default_factory=list)


def sheets_of(
    blocks: Sequence[Block], title: str, annexes: dict[int, str], pace: Pace | None = None
) -> Sheets:
    """The sheets of a document; `annexes` are the titles its notice lists."""
    return _Builder(title, annexes, pace or Pace()).build(blocks)


def is_page_mark(text: str) -> bool:
    """True for a page number standing alone."""
    return bool(_PAGE_MARK.fullmatch(text))


def annex_number(text: str) -> int | None:
    """The number of an "附件 N" line; 0 when it has none; None when the text is no such line."""
    found = _ANNEX.fullmatch(text.strip())
    if not found:
        return None
    if not found[1]:
        return 0
    return int(found[1]) if found[1].isdigit() else chinese_number(found[1])


class _Builder:
    """Goes through the blocks once and keeps what is in force: annex, title, columns."""

    def __init__(self, title: str, annexes: dict[int, str], pace: Pace) -> None:
        self._pace = pace
        self._document_title = title
        self._annexes = annexes
        self._made = Sheets()
        self._number = 0
        self._title = ""
        self._waiting = False  # an annex line was read, its title not yet
        self._sheet: Sheet | None = None
        self._layout: Layout | None = None
        self._caption = ""
        self._usual: Layout | None = None  # what the document's first header says
        self._over_table: Heading | None = None  # the paragraph just above a table, when it is a heading
        self._first_leads = False
        self._with_spans: list[str] = []  # the last header, where it named spans of the year
        self._unread: list[Loose] = []  # met before the first sheet
        self._unsure: dict[
            int, dict[int, tuple[str, ...]]
        ] = {}  # words of the table in hand, by line and place

    def build(self, blocks: Sequence[Block]) -> Sheets:
        self._usual = _first_layout(blocks)
        self._first_leads = first_leads(blocks)
        titled = annex_titles(blocks)
        for index, block in enumerate(blocks):
            if index in titled:
                number, title = titled[index]
                self._begin(number or self._number + 1, title)
            elif isinstance(block, Paragraph):
                self._paragraph(block)
            else:
                self._table(block)
        return self._made

    def _paragraph(self, block: Paragraph) -> None:
        text = one_line(block.text)
        if is_page_mark(text):
            return
        line = block.place.line or 0
        number = annex_number(text)
        self._over_table = None
        if number is not None:
            self._begin(number or self._number + 1, "")
            self._waiting = True
            return
        if self._waiting and len(text) <= _LONGEST_TITLE and not heading_of(text):
            self._add_title(text)
            return
        listed = self._listed(text)
        if listed and listed != self._number:
            self._begin(listed, text)
            return
        self._caption = text
        heading = _heading_in([text], line)
        self._over_table = replace(heading, unsure=block.unsure) if heading else None
        if self._sheet is not None and heading:
            self._into(heading).add(replace(heading, unsure=block.unsure))
        elif self._sheet is not None and self._sheet.items:
            self._sheet.add(Loose(text, line, unsure=block.unsure))

    def _begin(self, number: int, title: str) -> None:
        self._number, self._title, self._waiting = number, compact(title), False
        self._sheet = None

    def _add_title(self, text: str) -> None:
        """An annex's title, over several lines when the first is no whole title."""
        if is_table_fact(text):
            self._waiting = not self._title
            return
        self._title += compact(text)
        whole = _TITLE_ENDS.search(self._title) or self._title == compact(self._annexes.get(self._number, ""))
        opened = self._title.count("（") > self._title.count("）")
        self._waiting = not whole or opened
        self._caption = text

    def _listed(self, text: str) -> int:
        """The number of the annex the notice lists under this title, when the text is such a title."""
        bare = compact(text)
        if not self._annexes or len(bare) > _LONGEST_TITLE or len(bare) < 5:
            return 0
        best = max(self._annexes, key=lambda number: ratio(compact(self._annexes[number]), bare))
        near = ratio(compact(self._annexes[best]), bare) >= _LIKE_TITLE
        started = any(sheet.annex == best for sheet in self._made.sheets)
        return best if near and not started and not self._mid_list(best) else 0

    def _mid_list(self, number: int) -> bool:
        """True while the list of annexes itself is being read: no table was met since the last title."""
        return not self._made.sheets and self._number == 0 and number > 1

    def _table(self, block: Table) -> None:
        rows = spread(block)
        lines = [row[0].place.line or 0 if row else 0 for row in block.rows]
        self._unsure = dict(zip(lines, words_by_row(block), strict=True))
        start = 0
        heads = [index for index, texts in enumerate(rows) if is_header(texts)]
        for head in [*heads, len(rows)]:
            if head > start:
                self._segment(
                    rows[start:head],
                    lines[start:head],
                    None if start not in self._after(heads) else rows[start - 1],
                )
            start = head + 1

    @staticmethod
    def _after(heads: list[int]) -> set[int]:
        return {head + 1 for head in heads}

    def _segment(self, rows: list[list[str]], lines: list[int], header: list[str] | None) -> None:
        if header is not None:
            rows, lines, header = second_header(rows, lines, header)
        if header is not None and holds_numbers(header, rows):
            title = self._title if self._number else self._caption
            self._made.others.append(OtherTable(self._number, title, [header, *rows], [lines[0], *lines]))
            return
        rows, header, left_out = self._without_spans(rows, lines, header)
        layout = self._layout_for(rows, header)
        if layout is None:
            title = self._title if self._number else self._caption
            self._made.others.append(OtherTable(self._number, title, rows, lines))
            self._keep_sentences(rows, lines[0])
            return
        layout = self._layout = replace(layout, first_leads=self._first_leads)
        first = True
        for cells, line in self._pace.over(zip(rows, lines, strict=True)):
            texts = _without_empty_end(cells)
            heading = _heading_in(texts, line, layout)
            unsure = self._unsure.get(line, {})
            if heading:
                words = dict.fromkeys(word for words in unsure.values() for word in words)
                self._into(heading).add(replace(heading, unsure=tuple(words)))
            elif len(texts) > _WIDEST:  # no plan's table is that wide: shown beside the row above, not weighed
                said = " ".join(one_line(text) for text in texts if text.strip())
                self._into(None).add(Loose(said, line, from_table=True))
            elif any(text.strip() for text in texts):
                row = RawRow(texts, layout, line, top=first, unsure_cells=unsure)
                self._into(None).add(row)
                if left_out:  # once for a table: the spans of all its rows are left out
                    row.doubt(DoubtCode.TEXT_OUTSIDE_TABLE, Field.MEASURE, text=left_out)
                first, left_out = False, ""

    def _without_spans(
        self, rows: list[list[str]], lines: list[int], header: list[str] | None
    ) -> tuple[list[list[str]], list[str] | None, str]:
        """Rows and header without columns of spans, also on a page without header; what is left out of the first row."""
        if header is not None:
            self._with_spans = header if span_columns(header) else []
        labels = self._with_spans
        if not labels or any(len(row) != len(labels) for row in rows):
            return rows, header, ""
        made = folded(labels, rows, [column_of(label) for label in labels])
        if made is None:
            return rows, header, ""
        for line in lines:
            words: dict[int, tuple[str, ...]] = {}
            for old, found in self._unsure.get(line, {}).items():
                if (place := made.places.get(old)) is not None:
                    words[place] = (*words.get(place, ()), *found)
            self._unsure[line] = words
        said = next(filter(None, made.left_out), "") if header is not None else ""
        return made.rows, made.header if header is not None else None, said

    def _keep_sentences(self, rows: list[list[str]], line: int) -> None:
        """Running text in a table nobody reads is shown beside the measure above it, not lost."""
        texts = dict.fromkeys(one_line(text) for row in rows for text in row if is_sentence(text))
        if texts:
            loose = Loose(" ".join(texts), line, from_table=True)
            if self._sheet is not None:
                self._sheet.add(loose)
            else:
                self._unread.append(loose)

    def _layout_for(self, rows: list[list[str]], header: list[str] | None) -> Layout | None:
        if header is not None:
            layout = layout_of(as_wide(header, rows))
            if layout.guessed:
                without_task = [Column.UNKNOWN if one is Column.TASK else one for one in layout.columns]
                return infer_layout(rows, layout.columns) or infer_layout(rows, without_task) or layout
            return layout
        if self._layout is not None and self._sheet is not None and _goes_on(rows, self._layout):
            return self._layout
        inferred = infer_layout(rows)
        if inferred is None or not _is_plan(rows, inferred):
            usual = self._usual
            alike = usual is not None and any(len(row) == usual.width for row in rows)
            return Layout(usual.columns, guessed=True) if usual and alike and _goes_on(rows, usual) else None
        known = self._layout
        return (
            known
            if known is not None and known.width == inferred.width and _goes_on(rows, known)
            else inferred
        )

    def _into(self, heading: Heading | None) -> Sheet:
        """The sheet in force, or a new one where an annex begins."""
        sheet = self._sheet
        if sheet is not None and heading is not None and heading.level == 1 and heading.number == 1:
            first = sheet.first_heading
            if first is not None and sheet.highest_heading > 1 and first.text != heading.text:
                self._begin(self._number + 1, self._annexes.get(self._number + 1, ""))
                sheet = None
                self._sheet = Sheet(self._number, self._title, guessed=True)
                self._made.sheets.append(self._sheet)
                return self._sheet
        if sheet is None:
            title = self._title or compact(self._annexes.get(self._number, "")) or self._document_title
            sheet = self._sheet = Sheet(self._number, title)
            for loose in self._unread:
                sheet.add(loose)
            if self._over_table and heading is None:
                sheet.add(self._over_table)
            self._unread.clear()
            self._made.sheets.append(sheet)
            self._waiting = False
        return sheet


def _without_empty_end(texts: list[str]) -> list[str]:
    """A row of more cells than are weighed, without the empty ones at its end."""
    width = len(texts)
    while width > _WIDEST and not texts[width - 1].strip():
        width -= 1
    return texts[:width]


def _first_layout(blocks: Sequence[Block]) -> Layout | None:
    """The columns by the first header of a document that names them all."""
    for block in blocks:
        for texts in spread(block) if isinstance(block, Table) else ():
            layout = layout_of(texts) if is_header(texts) and not span_columns(texts) else None
            if layout is not None and not layout.guessed:
                return layout
    return None


def _heading_in(texts: Sequence[str], line: int, layout: Layout | None = None) -> Heading | None:
    """The heading a row holds when it holds nothing else."""
    printed = [text for text in texts if text.strip()]
    if len(printed) > 2 and compact(printed[0]) != compact(printed[-1]):
        return None  # most rows
    filled_in = [one_line(text) for text in printed]
    if layout is not None and len(filled_in) == 2 and _BARE_NUMBER.fullmatch(filled_in[0]):
        return _heading_in(["、".join(filled_in)], line)  # its number stands in a cell of its own
    if len(set(filled_in)) != 1:
        return None
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


def _goes_on(rows: Sequence[Sequence[str]], layout: Layout) -> bool:
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


def _is_plan(rows: Sequence[Sequence[str]], layout: Layout) -> bool:
    """True when guessed columns hold a plan: sentences, and deadlines or units beside them."""
    good = 0
    for texts in rows:
        cells = dict(zip(layout.columns, texts, strict=False))
        beside = names_time(cells.get(Column.DEADLINE, "")) or looks_like_units(cells.get(Column.LEAD, ""))
        good += is_sentence(cells.get(Column.MEASURE, "")) and beside
    return good * 2 >= len(rows) and good > 0
