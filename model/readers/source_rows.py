"""A file's blocks as plain rows, to be shown beside what was read from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from model.readers.grid import Block, Table
from model.rows.draft import Box
from model.rows.review import SourceRow


def source_rows(blocks: Iterable[Block]) -> tuple[SourceRow, ...]:
    """Every row of a table and every paragraph with words in it, in reading order."""
    return tuple(row for block in blocks for row in _rows(block) if any(cell.strip() for cell in row.cells))


def _rows(block: Block) -> Iterator[SourceRow]:
    if not isinstance(block, Table):
        box = block.place.box
        yield SourceRow((block.text,), block.place, level=block.level, boxes=(box,) if box else ())
        return
    covered: dict[tuple[int, int], str] = {}
    for number, row in enumerate(block.rows):
        texts: dict[int, str] = {}
        boxes: dict[int, Box] = {}
        column = 0
        for cell in row:
            while (number, column) in covered:
                column += 1
            texts[column] = cell.text
            if cell.place.box is not None:
                boxes[column] = cell.place.box
            for below in range(max(1, cell.row_span)):
                for beside in range(max(1, cell.col_span)):
                    covered[number + below, column + beside] = ""
            column += max(1, cell.col_span)
        width = max((place for line, place in covered if line == number), default=-1) + 1
        yield SourceRow(
            tuple(texts.get(place, "") for place in range(width)),
            row[0].place if row else block.place,
            is_table=True,
            boxes=tuple(boxes.get(place) for place in range(width)) if boxes else (),
        )
