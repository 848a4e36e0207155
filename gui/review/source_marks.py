"""Which rows of the source a measure came from, and which cell in them holds what is doubted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from model.rows.draft import Doubt, Field, MeasureDraft, Place
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
