"""A document's tables as one long sheet an annex: rows, headings between them, text that stands outside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.fuzz import ratio

from model.readers.grid import Block, Paragraph, Table, spread
from model.readers.pace import Pace
from model.readers.tables.annex_lines import annex_titles, is_table_fact
from model.readers.tables.header import as_wide, column_of, infer_layout, is_header, layout_of, second_header
from model.readers.tables.quarters import folded, holds_numbers, span_columns
from model.readers.tables.sheet_parts import Heading, Loose, RawRow, Sheet
from model.readers.tables.sheet_rows import (
    WIDEST,
    goes_on,
    heading_in,
    is_plan,
    is_sum,
    may_be_header,
    note_in,
    without_empty_end,
)
from model.readers.tables.side_by_side import below_each_other
from model.readers.tables.unsure_words import words_by_row
from model.readers.words.columns import Column, Layout
from model.readers.words.first_leads import first_leads
from model.readers.words.wording import (
    compact,
    heading_of,
    is_sentence,
    number_written,
    one_line,
)
from model.rows.draft import DoubtCode, Field

_PAGE_MARK = re.compile(r"[—\-–|·\s]*第?\s*\d{1,4}\s*页?(?:\s*[共/]\s*\d+\s*页?)?[—\-–|·\s]*")
_GOES_ON = re.compile(r"[（(]?续(?:上)?表[一二三四五六七八九十\d]*[）)]?|[（(]续[）)]|接[上下]页|转下页")
_WEB_FACTS = re.compile(  # 发布时间：2023-07-11 浏览次数：12 信息来源：某市政府
    r"(?:(?:发布|公开|成文|生成|更新)?(?:时间|日期)[:：]\s*\d{4}[-./年]\d{1,2}[-./月]\d{1,2}.*(?:来源|浏览|点击|阅读|访问|字[体号]|打印)"
    r"|(?:信息|稿件|文章)?来源[:：].*(?:浏览|点击|阅读|访问|(?:时间|日期)[:：]).*)[^。]*"
)
_ANNEX = re.compile(r"附\s*[件表录]\s*[:：]?\s*(\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[:：.、]?")
_TITLE_ENDS = re.compile(r"(?:计划|方案|清单|任务|分解表|分工表?|措施|台账|表|目标|要点)(?:[（(].*[）)])?$")
_LIKE_TITLE = 80.0  # of 100; two titles at least so alike are one
_LONGEST_TITLE = 60  # signs


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
    """True for a page number standing alone, 续表, and for what a web page says of itself in one line."""
    bare = text.strip()
    return bool(_PAGE_MARK.fullmatch(text) or _GOES_ON.fullmatch(bare) or _WEB_FACTS.fullmatch(bare))


def annex_number(text: str) -> int | None:
    """The number of an "附件 N" line; 0 when it has none; None when the text is no such line."""
    found = _ANNEX.fullmatch(text.strip())
    if not found:
        return None
    return number_written(found[1]) if found[1] else 0


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
        self._is_merged = False  # the table in hand merges cells downwards
        self._astray: set[int] = set()  # lines of rows whose cells may be their neighbours'
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
        heading = heading_in([text], line)
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
        lines = [row[0].place.line or 0 if row else 0 for row in block.rows]
        self._unsure = dict(zip(lines, words_by_row(block), strict=True))
        self._astray = {
            line for line, cells in zip(lines, block.rows, strict=True) if any(cell.is_astray for cell in cells)
        }
        self._is_merged = any(cell.row_span > 1 for cells in block.rows for cell in cells)
        rows, lines = below_each_other(spread(block), lines)
        start = 0
        heads = [index for index, texts in enumerate(rows) if is_header(texts)]
        for head in [*heads, len(rows)]:
            if head > start:
                header = rows[start - 1] if start else None  # the first run has none
                self._segment(rows[start:head], lines[start:head], header)
            elif start:
                self._remember(rows[start - 1])
            start = head + 1

    def _remember(self, header: list[str]) -> None:
        """Keep the columns of a header with no row below it: a heading parts it from the rows."""
        layout = self._mended(layout_of(header))
        if not layout.guessed and not span_columns(header):
            self._layout = replace(layout, first_leads=self._first_leads or layout.first_leads)

    def _segment(self, rows: list[list[str]], lines: list[int], header: list[str] | None) -> None:
        if header is None and may_be_header(rows):
            rows, lines, header = rows[1:], lines[1:], rows[0]
        if header is not None:
            rows, lines, header = second_header(rows, lines, header)
        if header is not None and holds_numbers(header, rows):
            title = self._title if self._number else self._caption
            self._made.others.append(OtherTable(self._number, title, [header, *rows], [lines[0], *lines]))
            return
        if header is None and all(len(row) > WIDEST for row in rows):
            for row, line in zip(rows, lines, strict=True):
                self._keep_beside(row, line)
            return
        rows, header, left_out = self._without_spans(rows, lines, header)
        layout = self._layout_for(rows, header)
        if layout is None:
            title = self._title if self._number else self._caption
            self._made.others.append(OtherTable(self._number, title, rows, lines))
            self._keep_sentences(rows, lines[0])
            return
        layout = self._layout = replace(layout, first_leads=self._first_leads or layout.first_leads)
        self._take_rows(rows, lines, layout, left_out)

    def _take_rows(self, rows: list[list[str]], lines: list[int], layout: Layout, left_out: str) -> None:
        """Put rows into the sheet; `left_out` is what the first of them says in columns that are not kept."""
        first = True
        for cells, line in self._pace.over(zip(rows, lines, strict=True)):
            texts = without_empty_end(cells)
            heading = heading_in(texts, line, layout)
            unsure = self._unsure.get(line, {})
            if self._names_annex(texts, heading):
                continue
            if heading:
                words = dict.fromkeys(word for words in unsure.values() for word in words)
                self._into(heading).add(replace(heading, unsure=tuple(words)))
            elif len(texts) > WIDEST:  # no plan is that wide: shown with the row above, not weighed
                self._into(None)
                self._keep_beside(texts, line)
            elif note := note_in(texts):
                self._into(None).add(Loose(note, line))
            elif "".join(texts).strip() and not is_sum(texts):
                row = RawRow(texts, layout, line, first, is_merged=self._is_merged, unsure_cells=unsure)
                self._into(None).add(row)
                if line in self._astray:
                    row.doubt(DoubtCode.COLUMNS_SHIFTED, Field.ROW)
                if left_out:  # once for a table: the spans of all its rows are left out
                    row.doubt(DoubtCode.TEXT_OUTSIDE_TABLE, Field.MEASURE, text=left_out)
                first, left_out = False, ""

    def _names_annex(self, texts: Sequence[str], heading: Heading | None) -> bool:
        """Begin the annex that a row names (附件2), as lines between two tables that blanks alone part may do."""
        filled = [text for text in texts if text.strip()]
        number = annex_number(filled[0]) if len(filled) == 1 else None
        if number is not None:
            self._begin(number or self._number + 1, "")
            self._waiting = True
        elif self._waiting and heading and not heading.number:
            self._add_title(heading.text)
        else:
            return False
        return True

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
        self._keep_beside([text for row in rows for text in row if is_sentence(text)], line)

    def _keep_beside(self, texts: Iterable[str], line: int) -> None:
        said = " ".join(dict.fromkeys(one_line(text) for text in texts if text.strip()))
        if said:
            loose = Loose(said, line, from_table=True)
            (self._sheet.add if self._sheet is not None else self._unread.append)(loose)

    def _layout_for(self, rows: list[list[str]], header: list[str] | None) -> Layout | None:
        if header is not None:
            layout = self._mended(layout_of(as_wide(header, rows)))
            if layout.guessed:
                without_task = [Column.UNKNOWN if one is Column.TASK else one for one in layout.columns]
                found = infer_layout(rows, layout.columns) or infer_layout(rows, without_task)
                return replace(found, persons=layout.persons) if found else layout
            return layout
        if self._layout is not None and self._sheet is not None and goes_on(rows, self._layout):
            return self._layout
        inferred = infer_layout(rows)
        if inferred is None or not is_plan(rows, inferred):
            usual = self._usual
            alike = usual is not None and any(len(row) == usual.width for row in rows)
            return Layout(usual.columns, guessed=True) if usual and alike and goes_on(rows, usual) else None
        known = self._layout
        return (
            known
            if known is not None and known.width == inferred.width and goes_on(rows, known)
            else inferred
        )

    def _mended(self, layout: Layout) -> Layout:
        """The columns by a header, or by the one before it where this one says less: some of its labels were lost."""
        known = self._layout
        if known is None or known.width != layout.width or layout.columns == known.columns:
            return layout
        same = (
            one is other or one in (Column.UNKNOWN, Column.OTHER)
            for one, other in zip(layout.columns, known.columns, strict=True)
        )
        return known if set(layout.columns) - {Column.UNKNOWN} < set(known.columns) and all(same) else layout

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


def _first_layout(blocks: Sequence[Block]) -> Layout | None:
    """The columns by the first header of a document that names them all."""
    for block in blocks:
        for texts in spread(block) if isinstance(block, Table) else ():
            layout = layout_of(texts) if is_header(texts) and not span_columns(texts) else None
            if layout is not None and not layout.guessed:
                return layout
    return None
