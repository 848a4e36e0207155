"""Reads a Word document (.docx, .docm, flat XML) into paragraphs and tables, as it shows on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from lxml.etree import _Element

from model.errors import PlanReadError
from model.readers.grid import Block, Cell, Paragraph, Table
from model.readers.merged_cells import MOST_CELLS, CellDraft, check_area, too_many, with_tables_joined
from model.readers.pace import IsCancelled, Progress, Watch
from model.readers.texts.tidy import as_lines
from model.readers.word_files.word_names import (
    CELL,
    CELL_PR,
    DELETED,
    GONE,
    P_PR,
    ROW,
    ROW_PR,
    TABLE,
    VAL,
    P,
    W,
    child_of,
    content_of,
    is_on,
    number_of,
    value_of,
)
from model.readers.word_files.word_numbering import Numbering
from model.readers.word_files.word_package import word_parts
from model.readers.word_files.word_styles import Styles
from model.readers.word_files.word_text import ParagraphText, is_merged_away, lines_of
from model.rows.draft import Place

_MOST_COLUMNS = 63  # of a Word table


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a paragraph; `level` is that of a heading."""

    text: str
    level: int


_Part: TypeAlias = _Line | _Element


def word_blocks(
    path: Path, *, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> list[Block]:
    """The blocks of a Word document; raises PlanReadError when it cannot be read, Cancelled when told to stop."""
    parts = word_parts(path)
    text = ParagraphText(Styles(parts.styles), Numbering(parts.numbering, parts.styles))
    reader = _Reader(text, path.name, Watch(progress, cancelled))
    try:
        return with_tables_joined(list(reader.blocks(parts.body)))
    except RecursionError as error:  # tables in tables without end
        raise PlanReadError("plan-damaged", name=path.name) from error


class _Reader:
    """Walks a document from its beginning; rows and paragraphs get running numbers."""

    def __init__(self, text: ParagraphText, name: str, watch: Watch) -> None:
        self._text = text
        self._name = name
        self._watch = watch
        self._number = 0
        self._area = 0

    def blocks(self, container: _Element) -> Iterator[Block]:
        """The blocks in a body, cell or text box."""
        for part in self._parts(container):
            self._watch()
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
            properties = child_of(element, P_PR)
            if is_merged_away(properties):
                carried += text
            else:
                yield from self._lines(properties, carried + text, in_cell=container.tag == CELL)
                carried = ""
            for box in boxes:
                yield from self._parts(box)
        yield from (_Line(line, 0) for line in lines_of(carried))

    def _lines(self, properties: _Element | None, text: str, *, in_cell: bool) -> Iterator[_Line]:
        """A paragraph's lines with its number; a number alone counts only in a cell, where it is the 序号."""
        style = self._text.style_of(properties)
        label = self._text.label(properties, style)
        if style.of_contents or style.hidden or (not in_cell and not text.strip()):
            return
        for line in lines_of(label + text.lstrip()):
            yield _Line(line, style.level)

    def _table(self, table: _Element) -> Iterator[Block]:
        """A table, or what stands in it when it only frames other things."""
        rows = [row for row in _unwrapped(table, (ROW,)) if not _is_gone(row)]
        cells = [[cell for cell in _unwrapped(row, (CELL,)) if not _is_deleted(cell)] for row in rows]
        if sum(map(len, cells)) > MOST_CELLS:
            raise too_many(self._name)
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
            self._watch()
            here: dict[int, CellDraft] = {}
            column = _span(value_of(child_of(row, ROW_PR), f"{W}gridBefore"), least=0)
            made.append([CellDraft("", column)] if column else [])
            for cell in its_cells:
                properties = child_of(cell, CELL_PR)
                span = _span(value_of(properties, f"{W}gridSpan"))
                over = above.get(column)
                if over is not None and over.col_span == span and _goes_on_downwards(properties):
                    over.row_span += 1
                    here[column] = over
                elif made[-1] and _goes_on_to_the_right(properties):
                    made[-1][-1].col_span += span
                else:
                    here[column] = CellDraft(self._cell_text(cell), span)
                    made[-1].append(here[column])
                column += span
            above = here
        return made

    def _cell_text(self, cell: _Element) -> str:
        return "\n".join(
            part.text if isinstance(part, _Line) else self._flat(part) for part in self._parts(cell)
        ).strip("\n")

    def _flat(self, table: _Element) -> str:
        """A table inside a cell as lines, one a row."""
        return as_lines(
            [self._cell_text(cell) for cell in _unwrapped(row, (CELL,)) if not _is_deleted(cell)]
            for row in _unwrapped(table, (ROW,))
            if not _is_gone(row)
        )


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
    properties = child_of(row, ROW_PR)
    return bool(is_on(properties, DELETED)) or bool(is_on(properties, f"{W}hidden"))


def _is_deleted(cell: _Element) -> bool:
    return bool(is_on(child_of(cell, CELL_PR), f"{W}cellDel"))


def _goes_on_to_the_right(properties: _Element | None) -> bool:
    """Word 97's way of merging cells of a row."""
    return value_of(properties, f"{W}hMerge") in ("continue", "")


def _goes_on_downwards(properties: _Element | None) -> bool:
    merged = child_of(properties, f"{W}vMerge")
    if merged is not None:
        return merged.get(VAL, "continue") != "restart"
    tracked = child_of(properties, f"{W}cellMerge")
    return tracked is not None and tracked.get(f"{W}vMerge") == "cont"


def _span(value: str | None, least: int = 1) -> int:
    return min(max(number_of(value, least), least), _MOST_COLUMNS)
