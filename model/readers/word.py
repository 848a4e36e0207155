"""Reads a Word document (.docx, .docm, flat XML) into paragraphs and tables, as it shows on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from lxml.etree import _Element

from model.errors import Cancelled, PlanReadError
from model.readers.grid import Block, Cell, Paragraph, Table
from model.readers.merged_cells import CellDraft, check_area
from model.readers.tidy import tidy
from model.readers.word_names import (
    CELL,
    CELL_PR,
    DELETED,
    GONE,
    ROW,
    ROW_PR,
    TABLE,
    P,
    W,
    content_of,
    is_on,
    number_of,
    value_of,
)
from model.readers.word_numbering import Numbering
from model.readers.word_package import word_parts
from model.readers.word_styles import Styles
from model.readers.word_text import ParagraphText, is_merged_away, lines_of
from model.rows.draft import Place

_MOST_COLUMNS = 63  # of a Word table


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a paragraph; `level` is that of a heading."""

    text: str
    level: int


_Part: TypeAlias = _Line | _Element


def word_blocks(path: Path, *, cancelled: Callable[[], bool] | None = None) -> list[Block]:
    """The blocks of a Word document; raises PlanReadError when it cannot be read, Cancelled when told to stop."""
    parts = word_parts(path)
    reader = _Reader(
        ParagraphText(Styles(parts.styles), Numbering(parts.numbering, parts.styles)), path.name, cancelled
    )
    try:
        return list(reader.blocks(parts.body))
    except RecursionError as error:  # tables in tables without end
        raise PlanReadError("plan-damaged", name=path.name) from error


class _Reader:
    """Walks a document from its beginning; rows and paragraphs get running numbers."""

    def __init__(self, text: ParagraphText, name: str, cancelled: Callable[[], bool] | None) -> None:
        self._text = text
        self._name = name
        self._cancelled = cancelled
        self._number = 0
        self._area = 0

    def blocks(self, container: _Element) -> Iterator[Block]:
        """The blocks in a body, cell or text box."""
        for part in self._parts(container):
            if isinstance(part, _Line):
                yield Paragraph(part.text, self._next(), part.level)
            else:
                yield from self._table(part)

    def _next(self) -> Place:
        self._number += 1
        return Place(line=self._number)

    def _parts(self, container: _Element) -> Iterator[_Part]:
        """Lines and tables in order; text boxes behind the paragraph they hang on."""
        carried = ""
        for element in _unwrapped(container, (P, TABLE)):
            if element.tag == TABLE:
                yield element
                continue
            text, boxes = self._text.read(element)
            if is_merged_away(element):
                carried += text
            else:
                yield from self._lines(element, carried + text, in_cell=container.tag == CELL)
                carried = ""
            for box in boxes:
                yield from self._parts(box)
        yield from (_Line(line, 0) for line in lines_of(carried))

    def _lines(self, paragraph: _Element, text: str, *, in_cell: bool) -> Iterator[_Line]:
        """A paragraph's lines with its number; a number alone counts only in a cell, where it is the 序号."""
        style = self._text.style_of(paragraph)
        label = self._text.label(paragraph, style)
        if style.of_contents or style.hidden or (not in_cell and not text.strip()):
            return
        for line in lines_of(label + text.lstrip()):
            yield _Line(line, style.level)

    def _table(self, table: _Element) -> Iterator[Block]:
        """A table, or what stands in it when it only frames other things."""
        rows = [row for row in _unwrapped(table, (ROW,)) if not _is_gone(row)]
        cells = [[cell for cell in _unwrapped(row, (CELL,)) if not _is_deleted(cell)] for row in rows]
        if max(map(len, cells), default=0) <= 1:
            for cell in (cell for row in cells for cell in row):
                yield from self.blocks(cell)
            return
        drafts = self._rows(rows, cells)
        made = []
        for row in drafts:
            place = self._next()
            made.append(tuple(Cell(one.text, place, one.row_span, one.col_span) for one in row))
        first, last = self._number - len(made) + 1, self._number
        self._area = check_area(self._area, made, self._name)
        yield Table(tuple(made), Place(line=first, end_line=last))

    def _rows(self, rows: list[_Element], cells: list[list[_Element]]) -> list[list[CellDraft]]:
        """The rows' cells; those merged downwards are given once."""
        made: list[list[CellDraft]] = []
        above: dict[int, CellDraft] = {}  # by column, the cells a merged cell of the next row may continue
        for row, its_cells in zip(rows, cells, strict=True):
            if self._cancelled is not None and self._cancelled():
                raise Cancelled
            properties = row.find(ROW_PR)
            here: dict[int, CellDraft] = {}
            column = _span(value_of(properties, f"{W}gridBefore"), least=0)
            made.append([CellDraft("", column)] if column else [])
            for cell in its_cells:
                over = above.get(column)
                made_of = self._cell(cell, over, made[-1])
                here[column] = made_of
                column += made_of.col_span
            above = here
        return made

    def _cell(self, cell: _Element, over: CellDraft | None, row: list[CellDraft]) -> CellDraft:
        """The cell over it that it goes on from, or a new one put into the row."""
        properties = cell.find(CELL_PR)
        span = _span(value_of(properties, f"{W}gridSpan"))
        if over is not None and over.col_span == span and _goes_on_downwards(properties):
            over.row_span += 1
            return over
        if row and value_of(properties, f"{W}hMerge") in ("continue", ""):  # Word 97's way of merging
            row[-1].col_span += span
            return row[-1]
        made = CellDraft(self._cell_text(cell), span)
        row.append(made)
        return made

    def _cell_text(self, cell: _Element) -> str:
        return "\n".join(
            part.text if isinstance(part, _Line) else self._flat(part) for part in self._parts(cell)
        ).strip("\n")

    def _flat(self, table: _Element) -> str:
        """A table inside a cell as lines, one a row."""
        lines = []
        for row in _unwrapped(table, (ROW,)):
            if not _is_gone(row):
                texts = [self._cell_text(cell) for cell in _unwrapped(row, (CELL,)) if not _is_deleted(cell)]
                texts = [text for text in texts if text]
                lines.append(texts[0] if len(texts) == 1 else " ".join(texts).replace("\n", " "))
        return tidy("\n".join(lines))


def _unwrapped(container: _Element, wanted: tuple[str, ...]) -> Iterator[_Element]:
    """The wanted elements in a container, also those wrapped in content controls or tracked insertions."""
    for child in container:
        if child.tag in wanted:
            yield child
        elif child.tag not in GONE:
            content = content_of(child)
            if content is not None and len(content):
                yield from _unwrapped(content, wanted)


def _is_gone(row: _Element) -> bool:
    """True for a row that is hidden, or deleted by a tracked change."""
    properties = row.find(ROW_PR)
    return bool(is_on(properties, DELETED)) or bool(is_on(properties, f"{W}hidden"))


def _is_deleted(cell: _Element) -> bool:
    return bool(is_on(cell.find(CELL_PR), f"{W}cellDel"))


def _goes_on_downwards(properties: _Element | None) -> bool:
    merged = properties.find(f"{W}vMerge") if properties is not None else None
    if merged is not None:
        return merged.get(f"{W}val", "continue") != "restart"
    tracked = properties.find(f"{W}cellMerge") if properties is not None else None
    return tracked is not None and tracked.get(f"{W}vMerge") == "cont"


def _span(value: str | None, least: int = 1) -> int:
    return min(max(number_of(value, least), least), _MOST_COLUMNS)
