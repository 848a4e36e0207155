"""Rows become measures: what a page cut in two is joined, what lacks a text of its own is paired or kept in doubt."""

from __future__ import annotations

from collections.abc import Sequence

from model.readers.measures.packed import paragraphs
from model.readers.measures.work import Work
from model.readers.tables.sheet_parts import Heading, Item, Loose, RawRow
from model.readers.tables.unsure_words import in_part, of_measure
from model.readers.words.columns import UNIT_COLUMNS, Column
from model.readers.words.unit_shapes import looks_like_units
from model.readers.words.wording import compact, has_ended, is_dash, is_sentence, names_time
from model.rows.draft import Doubt, DoubtCode, Field, Place


def works_of(items: Sequence[Item], *, ends_sentences: bool = True) -> list[Work]:
    """The measures of a sheet in order; `ends_sentences` says that its texts end with a full stop as a rule."""
    works: list[Work] = []
    fresh = True
    begun: RawRow | None = None  # a row of a number and a name alone: of rows below, or it lost the rest
    last = max((item.line for item in items if isinstance(item, RawRow)), default=0)
    for item in items:
        if isinstance(item, Heading):
            fresh = True
        elif isinstance(item, Loose):
            _keep_loose(works, item, has_rows_below=item.line < last)
        elif item.task is not None:
            if begun is not None and begun.task is not item.task:
                _add(begun, "", "", {}, works)
            if works and item.top:
                works[-1].last_on_page = True
            _take(item, works, fresh=fresh)
            begun = None if works and works[-1].task is item.task else item
            if item.top:
                _check_seam(item, works, ends_sentences=ends_sentences)
            fresh = False
    if begun is not None:
        _add(begun, "", "", {}, works)
    if works:
        works[-1].last_on_page = True
        _show_what_is_above(items, works[0])
    return works


def _show_what_is_above(items: Sequence[Item], work: Work) -> None:
    """Show the text of tables nobody reads above the first row with the first measure."""
    for item in items:
        if isinstance(item, RawRow):
            return
        if isinstance(item, Loose) and item.from_table:
            _show(item, work)


def _keep_loose(works: list[Work], item: Loose, *, has_rows_below: bool) -> None:
    """Text between tables: the rest of a cut measure, or a doubt on the measure above."""
    if not works or not (has_rows_below or item.from_table) or len(compact(item.text)) < 4:
        return
    last = works[-1]
    if not item.from_table and not has_ended(last.text) and has_ended(item.text):
        last.text += item.text
        last.lines.append(item.line)
        last.unsure.extend((Field.MEASURE, word) for word in item.unsure)
    _show(item, last)


def _show(item: Loose, work: Work) -> None:
    """Show a text outside the rows with a measure; each text of its own, so that none hides another."""
    text = item.text if item.from_table else item.text[:80]
    code = DoubtCode.TEXT_OUTSIDE_TABLE
    work.doubts.append(Doubt(code, Field.MEASURE, Place(line=item.line), (("text", text),)))


def _take(row: RawRow, works: list[Work], *, fresh: bool) -> None:
    text, deadline = row.text(Column.MEASURE), row.text(Column.DEADLINE)
    units = {column: row.cells[column] for column in UNIT_COLUMNS if column in row.cells}
    named = {column for column in units if row.text(column)}
    above = works[-1] if works and not fresh else None
    if not text and (astray := _sentence_astray(row)):
        text, row.moved = astray, True
    if row.moved:
        row.doubt(DoubtCode.COLUMNS_SHIFTED, Field.ROW, text=row.cells.get(Column.OTHER, ""))
    if above is not None and text and _goes_on(row, deadline, named, above):
        _append(row, text, deadline, units, above)
        above.unsure.extend(of_measure(row.unsure))
    elif text or above is None:
        _add(row, text, deadline, units, works)
        works[-1].unsure.extend(of_measure(row.unsure))
    elif (deadline or named) and row.task is not above.task:  # its text is lost
        _add(row, "", deadline, units, works)
        works[-1].unsure.extend(of_measure(row.unsure))
    elif deadline:
        _without_text(row, deadline, units, works)
        works[-1].unsure.extend(of_measure(row.unsure))
    elif named:
        _more_units(row, units, above)
        above.unsure.extend(of_measure(row.unsure))


def _sentence_astray(row: RawRow) -> str:
    """Running text that stands in a column of another kind, where the measure's own cell is empty."""
    for column in (Column.OTHER, Column.UNKNOWN, Column.SECTION):
        if is_sentence(row.text(column)):
            return row.text(column)
    return ""


def _goes_on(row: RawRow, deadline: str, named: set[Column], above: Work) -> bool:
    """True when a row's text is the rest of the measure above."""
    assert row.task is not None
    if row.task is not above.task or (row.text(Column.NUMBER) and row.task.number != above.task.number):
        return False
    cut = not has_ended(above.text)
    if not deadline and not named:
        return not (row.text(Column.NUMBER) and not row.top and not cut)
    if not cut or not row.top:
        return False
    if not deadline:
        return bool(row.layout.has(Column.DEADLINE)) or not above.has_units
    return (not above.deadline and not above.has_units) or _repeats(row, deadline, above)


def _repeats(row: RawRow, deadline: str, above: Work) -> bool:
    """True when a row has the deadline and units of the row above, printed again on the new page."""
    same = all(
        compact(row.cells.get(column, "")) == compact(above.units.get(column, "")) for column in above.units
    )
    return compact(deadline) == compact(above.deadline) and same


def _append(row: RawRow, text: str, deadline: str, units: dict[Column, str], above: Work) -> None:
    cut = not has_ended(above.text)
    if looks_like_units(text) and not cut:  # 中国银行某分行: a unit in the column of texts
        column = next(
            (
                one
                for one in reversed(UNIT_COLUMNS)
                if above.units.get(one, "").strip() and not is_dash(above.units[one])
            ),
            None,
        )
        if column:
            above.units[column] += f" {text}"
            above.doubt(DoubtCode.COLUMNS_SHIFTED, Field(column.value))
            return
    repeated = bool(deadline) and bool(above.deadline)
    above.text += text if cut else f"\n{text}"
    above.lines.append(row.line)
    if not repeated:
        above.deadline = above.deadline or deadline
        for column, more in units.items():
            if row.text(column):
                if above.deadline and not above.units.get(column, "").strip():
                    above.doubt(DoubtCode.COLUMNS_SHIFTED, Field(column.value))
                above.units[column] = (
                    f"{above.units.get(column, '')} {more}"
                    if not is_dash(above.units.get(column, "") or " ")
                    else more
                )
    above.doubts.extend(row.doubts)
    if repeated or not cut or not row.top:
        above.doubt(DoubtCode.CUT_BY_PAGE, Field.MEASURE)


def _add(row: RawRow, text: str, deadline: str, units: dict[Column, str], works: list[Work]) -> None:
    assert row.task is not None
    work = Work(
        row.task,
        text,
        deadline,
        dict(units),
        row.layout,
        [row.line],
        list(row.doubts),
        row.text(Column.NUMBER),
    )
    if not text:
        work.doubt(DoubtCode.COLUMNS_SHIFTED, Field.MEASURE)
    if not deadline and row.layout.has(Column.DEADLINE):
        work.doubt(DoubtCode.DEADLINE_UNKNOWN, Field.DEADLINE)
        if row.top and works and works[-1].task is row.task:  # a merged cell the page cut in two
            work.deadline = works[-1].deadline
        if works and works[-1].task is row.task and _may_be_rest(row, units):
            works[-1].doubt(DoubtCode.CUT_BY_PAGE, Field.MEASURE)
    works.append(work)


def _may_be_rest(row: RawRow, units: dict[Column, str]) -> bool:
    """True for a row with neither deadline nor lead, but with other units: perhaps the lower half of the row above."""
    others = any(row.text(column) for column in units if column is not Column.LEAD)
    return others and row.layout.has(Column.LEAD) and not row.text(Column.LEAD)


def _check_seam(row: RawRow, works: list[Work], *, ends_sentences: bool) -> None:
    """The first measure on a page may hold the rest of the one above that breaks off, or be taken for it."""
    if (
        not ends_sentences
    ):  # that no full stop stands above says nothing; a name of its own speaks against a rest
        if works and row.line in works[-1].lines[1:] and row.text(Column.TASK):
            works[-1].doubt(DoubtCode.CUT_BY_PAGE, Field.MEASURE)
        return
    last, above = works[-1], works[-2] if len(works) > 1 else None
    begun = last.lines == [row.line]
    if begun and above is not None and above.task is last.task and not has_ended(above.text):
        last.doubt(DoubtCode.CUT_BY_PAGE, Field.MEASURE)


def _without_text(row: RawRow, deadline: str, units: dict[Column, str], works: list[Work]) -> None:
    """Deadline and units but no text: the texts above are as many as the sets of units, counted together."""
    last = works[-1]
    last.doubts.extend(row.doubts)
    if not last.deadline and not last.has_units:
        last.deadline, last.units = deadline, dict(units)
        last.doubt(DoubtCode.COLUMNS_SHIFTED, Field.ROW)
        return
    words = list(last.unsure)
    sets = [(deadline, units, [row.line], row)]
    texts: list[str] = []
    first = len(works)
    while first > 0 and works[first - 1].task is last.task and len(texts) < len(sets):
        first -= 1
        work = works[first]
        sets.insert(0, (work.deadline, work.units, work.lines, row))
        texts = [*paragraphs(work.text, finest=True), *texts]
        words.extend(work.unsure)
    if len(texts) != len(sets):
        first = len(works) - 1
        sets = [(last.deadline, last.units, last.lines, row), sets[-1]]
        texts = paragraphs(last.text, finest=True)
    if len(texts) < 2:
        last.doubt(DoubtCode.MEASURES_PACKED, Field.ROW, deadline=deadline, units=_said(units))
        return
    made = []
    for index, (when, who, lines, source) in enumerate(sets):
        text = texts[index] if index + 1 < len(sets) else "\n".join(texts[index:])
        work = Work(last.task, text, when, dict(who), source.layout, list(lines))
        work.unsure = in_part(dict.fromkeys(words), text, "".join(texts))
        work.doubt(DoubtCode.MEASURES_PACKED, Field.ROW)
        made.append(work)
    works[first:] = made


def _more_units(row: RawRow, units: dict[Column, str], above: Work) -> None:
    """Units alone: the rest of the cells above."""
    for column, more in units.items():
        if row.text(column):
            had = above.units.get(column, "")
            above.units[column] = more if is_dash(had or " ") or not had.strip() else f"{had} {more}"
            if not had.strip() or not row.top:
                above.doubt(DoubtCode.COLUMNS_SHIFTED, Field(column.value))
    above.lines.append(row.line)
    above.doubts.extend(row.doubts)


def _said(units: dict[Column, str]) -> str:
    return " ".join(text for text in units.values() if text.strip() and not names_time(text))
