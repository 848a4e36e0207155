"""Which cell of a row belongs in which column, by what stands in it; most rows stand as the header has them."""

from __future__ import annotations

from collections.abc import Iterable

from model.readers.tables.cell_ways import best_way, name_and_text
from model.readers.tables.numbers import number_in_front
from model.readers.tables.sheet_parts import RawRow
from model.readers.words.cell_worth import BEARABLE, worth
from model.readers.words.columns import UNIT_COLUMNS, Column, Layout
from model.readers.words.unit_shapes import looks_like_units
from model.readers.words.wording import is_dash, is_sentence, number_and_name


def align(row: RawRow, *, full_width: bool = False) -> None:
    """Put the row's cells under their columns; marks the row as moved when they stood elsewhere.

    `full_width` says that rows of this document have all their cells, so that a shorter one has lost some.
    """
    layout, width = row.layout, row.layout.width
    texts = row.texts
    row.cells = dict.fromkeys(layout.columns, "")
    if len(texts) == width or not any(text.strip() for text in texts[width:]):
        padded = [*texts[:width], *[""] * (width - len(texts))]
        row.cells |= _by_column(zip(layout.columns, padded, strict=True))
        short = len(texts) < width - 1 and len(texts) > 1
        if not short and _stands_right(layout, padded) and not _unit_is_astray(row.cells):
            row.moved = full_width and len(texts) < width
            _part_number(row)
            return
    if len(texts) == width and _sentence_from_name(row):
        return
    best = best_way(layout, texts)
    if best is None:
        if len(texts) > width:
            row.cells |= _by_column([*zip(layout.columns, texts, strict=False), (Column.OTHER, " ".join(texts[width:]))])
        row.moved = True
        return
    found = dict.fromkeys(layout.columns, "") | _by_column(best)
    row.moved = found != row.cells or any(
        worth(text, column) < BEARABLE for column, text in found.items() if text.strip()
    )
    printed = row.cells
    row.named_elsewhere = any(
        found.get(column) != printed.get(column) for column in (Column.NUMBER, Column.TASK)
    )
    row.named_elsewhere |= row.moved and len(texts) != width
    row.cells = found
    _part_number(row)


def _by_column(cells: Iterable[tuple[Column, str]]) -> dict[Column, str]:
    """The cells by column; two columns of one kind (目标要求, 工作措施) are one text, in order."""
    found: dict[Column, str] = {}
    for column, text in cells:
        had = found.get(column, "")
        if not had and text:
            found[column] = text
        elif text != had:  # else one cell over both
            found[column] = f"{had} {text}" if had.strip() and text.strip() and not is_dash(text) else had or text
    return found


def _sentence_from_name(row: RawRow) -> bool:
    """Put back a sentence of the measure that slid behind the task's name; True when that was all."""
    name, measure = row.cells.get(Column.TASK, ""), row.cells.get(Column.MEASURE, "")
    parts = name_and_text(name)
    if not parts or not is_sentence(measure):
        return False
    mended = row.cells | {Column.TASK: parts[0], Column.MEASURE: f"{measure}{parts[1]}"}
    if not all(worth(text, column) >= BEARABLE for column, text in mended.items() if text.strip()):
        return False
    row.cells, row.moved, row.named_elsewhere = mended, True, True
    return True


def _part_number(row: RawRow) -> None:
    """Part "2 总量减排目标" where number and name ran together in one of the two cells."""
    cells = row.cells
    if Column.NUMBER not in cells and (parts := number_in_front(cells.get(Column.TASK, ""))):
        cells[Column.NUMBER], cells[Column.TASK] = str(parts[0]), parts[1]
        return
    for filled, other in ((Column.NUMBER, Column.TASK), (Column.TASK, Column.NUMBER)):
        if cells.get(filled, "").strip() and other in cells and not cells[other].strip():
            both = number_and_name(cells[filled])
            if both:
                cells[Column.NUMBER], cells[Column.TASK] = str(both[0]), both[1]


def _unit_is_astray(cells: dict[Column, str]) -> bool:
    """True where units stand in a column nobody reads and a column of units is empty."""
    read_by_nobody = cells.get(Column.OTHER, ""), cells.get(Column.UNKNOWN, "")
    if not any(map(looks_like_units, filter(None, read_by_nobody))):
        return False
    return any(not cells[column].strip() for column in UNIT_COLUMNS if column in cells)


def _stands_right(layout: Layout, texts: list[str]) -> bool:
    for column, text in zip(layout.columns, texts, strict=True):
        if text and worth(text, column) < BEARABLE and text.strip():
            return False
    return True
