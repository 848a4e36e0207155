"""Which rows of the source a measure came from, and which cell in them holds what is doubted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from model.rows.draft import Box, Doubt, Field, MeasureDraft, Place
from model.rows.review import SourceRow

_UNIT_FIELDS = (Field.LEAD, Field.RESPONSIBLE, Field.SUPPORT)


def lit_rows(rows: Sequence[SourceRow], place: Place | None) -> range:
    """The source's rows of a measure's place; a measure cut by a page lights up everything between its parts.

    Lines run on through the file, but for worksheets, where each counts its own.
    """
    if place is None or place.line is None:
        return range(0)
    first, last = place.line, max(place.line, place.end_line or 0)
    found = [
        number for number, row in enumerate(rows)
        if row.place.line is not None and first <= row.place.line <= last and place.sheet in ("", row.place.sheet)
    ]
    return range(found[0], found[-1] + 1) if found else range(0)


def framed_cells(
    rows: Sequence[SourceRow], lit: range, measure: MeasureDraft | None, others: Sequence[MeasureDraft] = ()
) -> dict[int, int]:
    """In each lit row the cell that holds what is doubted, where it can be told; an empty one by the `others` around."""
    found: dict[int, int] = {}
    for doubt in measure.doubts if measure is not None else ():
        place = _cell_of(rows, lit, doubt, measure) or _empty_cell(rows, lit, doubt.field, others)
        if place is not None:
            found.setdefault(*place)
    return found


def boxes_on_pages(
    rows: Sequence[SourceRow], lit: range, framed: Mapping[int, int]
) -> tuple[dict[int, list[Box]], dict[int, list[Box]]]:
    """By page, the parts that the lit rows cover and those of the framed cells in them."""
    lit_boxes: dict[int, list[Box]] = defaultdict(list)
    framed_boxes: dict[int, list[Box]] = defaultdict(list)
    for number in lit:
        page, box = rows[number].place.page, _own_box(rows, number)
        if page is not None and box is not None:
            lit_boxes[page].append(box)
            cell = rows[number].boxes[framed[number]] if number in framed else None
            if cell is not None:
                framed_boxes[page].append(cell)
    return dict(lit_boxes), dict(framed_boxes)


def _own_box(rows: Sequence[SourceRow], number: int) -> Box | None:
    """The part of the page a row covers; a cell that reaches down over the next rows counts as far as its own."""
    row, box = rows[number], _row_box(rows[number])
    if box is None or not row.is_table or number + 1 >= len(rows):
        return box
    below = rows[number + 1]
    under = _row_box(below) if below.is_table and below.place.page == row.place.page else None
    if under is not None and box[1] < under[1] < box[3]:
        return box[0], box[1], box[2], under[1]
    return box


def _row_box(row: SourceRow) -> Box | None:
    """Around a row's cells, else its own place."""
    boxes = [box for box in row.boxes if box is not None]
    if not boxes:
        return row.place.box
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _cell_of(
    rows: Sequence[SourceRow], lit: range, doubt: Doubt, measure: MeasureDraft | None
) -> tuple[int, int] | None:
    """Row and cell of the doubted words: those the facts name, else the field's own value; the first for a number."""
    tables = [number for number in lit if rows[number].is_table]
    for value in _doubted_words(doubt, measure):
        for number in tables:
            for place, cell in enumerate(rows[number].cells):
                if value in "".join(cell.split()) and not (doubt.field is Field.TASK_NO and place > 1):
                    return number, place
    return (tables[0], 0) if doubt.field is Field.TASK_NO and tables else None


def _empty_cell(
    rows: Sequence[SourceRow], lit: range, field: Field, others: Sequence[MeasureDraft]
) -> tuple[int, int] | None:
    """Where nothing is written that should be: in the column in which most of the measures around have that field."""
    if field not in (*_UNIT_FIELDS, Field.DEADLINE):
        return None
    found: Counter[int] = Counter()
    for other in others:
        value = getattr(other, field.value)
        words = "".join("".join(value[:1]).split()) if isinstance(value, tuple) else "".join(value.split())
        for number in lit_rows(rows, other.place) if words else ():
            cells = rows[number].cells
            found.update([place for place, cell in enumerate(cells) if words in "".join(cell.split())][:1])
    if not found:
        return None
    (column, times), *_ = found.most_common(1)
    for number in lit:
        cells = rows[number].cells
        if times > 1 and rows[number].is_table and column < len(cells) and not cells[column].strip():
            return number, column
    return None


def _doubted_words(doubt: Doubt, measure: MeasureDraft | None) -> list[str]:
    values = [value for _, value in doubt.facts if len(value) > 1]
    if measure is not None and doubt.field in (Field.DEADLINE, Field.MEASURE, Field.TASK):
        values.append(str(getattr(measure, doubt.field.value))[:24])
    if measure is not None and doubt.field in _UNIT_FIELDS:
        values += getattr(measure, doubt.field.value)[:1]
    bare = ("".join(value.split()) for value in values)
    return [value for value in bare if value]
