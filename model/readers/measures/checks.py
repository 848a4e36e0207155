"""Checks that cost nothing and find most misreadings; each leaves a doubt with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from model.readers.measures.work import Work
from model.readers.words.columns import Column
from model.readers.words.unit_shapes import UnitKind, is_office, is_shaped, kind_of
from model.readers.words.units_in_cells import NO_UNITS
from model.readers.words.vocabulary import UnitList, Vocabulary
from model.readers.words.wording import compact, has_ended, names_time, sounds_like_time
from model.rows.draft import DoubtCode, Field

_BROKEN_ENDS = tuple("，、,：:（(“《")
_BROKEN_STARTS = tuple("，。、；,;:：）)”》")
_BROKEN = re.compile(r"[\ufffd□■◻]")
_BROKEN_WORD = re.compile(r"[^\s，。、；]{0,8}[\ufffd□■◻][^\s，。、；]{0,8}")
_PARTS = re.compile(r"[、，,；;]")
_SHORTEST = 6  # signs of a measure that says anything
_USUAL = 0.5  # share of a kind of body in a column from which on it is the usual one
_FEW_OFFICES = 4  # bodies to one office

_NONE: frozenset[UnitKind] = frozenset()

Units = Mapping[Column, UnitList]


def check_measure(work: Work, units: Units, vocabulary: Vocabulary) -> None:
    """Doubt whatever of one measure looks misread."""
    for code, about in work.task.doubts:
        work.doubt(code, about, task=work.task.name, number=str(work.task.number))
    _check_text(work, vocabulary)
    _check_deadline(work, vocabulary)
    _check_names(work, units)
    _check_columns(work, units, vocabulary)


def _check_text(work: Work, vocabulary: Vocabulary) -> None:
    text = work.text.strip()
    cut = work.last_on_page and vocabulary.ends_sentences and not has_ended(text)
    if cut or text.endswith(_BROKEN_ENDS) or text.startswith(_BROKEN_STARTS):
        work.doubt(DoubtCode.CUT_BY_PAGE, Field.MEASURE)
    if len(compact(text)) < _SHORTEST:
        work.doubt(DoubtCode.OCR_UNSURE, Field.MEASURE, words=compact(text))
    whole = "\n".join((text, work.deadline, work.task.name, *work.units.values()))
    if _BROKEN.search(whole) and (broken := _BROKEN_WORD.search(whole)):
        work.doubt(DoubtCode.OCR_UNSURE, Field.ROW, words=broken[0])
    last = "".join(text.rpartition("。")[2].split()[-1:])
    if last != text and last.isdigit():  # of a column beside it
        work.doubt(DoubtCode.COLUMNS_SHIFTED, Field.MEASURE, text=last)
    if last and last != text and names_time(last) and len(last) > 2:
        work.doubt(DoubtCode.COLUMNS_SHIFTED, Field.DEADLINE, text=last)
    if work.layout.guessed:
        work.doubt(DoubtCode.COLUMNS_SHIFTED, Field.ROW)


def _check_deadline(work: Work, vocabulary: Vocabulary) -> None:
    deadline = compact(work.deadline)
    if not work.layout.has(Column.DEADLINE):
        return
    if not deadline:
        work.doubt(DoubtCode.DEADLINE_UNKNOWN, Field.DEADLINE)
        return
    near = vocabulary.near_deadline(deadline)
    if near:
        work.doubt(DoubtCode.DEADLINE_UNKNOWN, Field.DEADLINE, near, text=deadline)
    elif (
        not names_time(deadline)
        and (not sounds_like_time(deadline) or any(map(is_shaped, _PARTS.split(deadline))))
        and vocabulary.deadlines[deadline] < 3
    ):
        work.doubt(DoubtCode.DEADLINE_UNKNOWN, Field.DEADLINE, text=deadline)


def _check_names(work: Work, units: Units) -> None:
    for column, named in units.items():
        for name, near in named.odd:
            code = (
                DoubtCode.UNIT_GARBLED
                if near or name[0] in "（(" or is_shaped(name)
                else DoubtCode.UNIT_UNKNOWN
            )
            work.doubt(code, Field(column.value), near if near and near != name else None, unit=name)


def _check_columns(work: Work, units: Units, vocabulary: Vocabulary) -> None:
    layout = work.layout
    first = Column.LEAD if layout.has(Column.LEAD) else Column.RESPONSIBLE
    heads = units.get(Column.LEAD, NO_UNITS).names or units.get(first, NO_UNITS).names
    if layout.has(first) and not heads:
        work.doubt(DoubtCode.COLUMNS_SHIFTED, Field(first.value))
    elif not any(named.names for named in units.values()):
        work.doubt(DoubtCode.COLUMNS_SHIFTED, Field.ROW)
    if not all(map(str.strip, work.units.values())) or not work.units:
        _check_empty(work, vocabulary)
        _check_slid(work, units, vocabulary)
    _check_same_units(work, units)
    _check_offices(work, units, vocabulary)
    _check_kinds(work, units, vocabulary)


def _check_empty(work: Work, vocabulary: Vocabulary) -> None:
    """An empty cell where the document writes a dash for "none"."""
    for column in (Column.RESPONSIBLE, Column.SUPPORT):
        if (
            work.layout.has(column)
            and not work.units.get(column, "").strip()
            and vocabulary.none_is_dashed(column)
        ):
            work.doubt(DoubtCode.COLUMNS_SHIFTED, Field(column.value))


def _check_slid(work: Work, units: Units, vocabulary: Vocabulary) -> None:
    """A unit of the next column, with nothing left in that: it slid over when a cell was lost."""
    columns = [column for column in work.layout.columns if column in units]
    for column, behind in pairwise(columns):
        names = units[column].names
        if not names or work.units.get(behind, "").strip():
            continue
        if all(vocabulary.belongs_elsewhere(column, behind, name) for name in names):
            work.doubt(DoubtCode.COLUMNS_SHIFTED, Field(column.value), unit=names[0])


def _check_offices(work: Work, units: Units, vocabulary: Vocabulary) -> None:
    """An office inside a body (综合科), in a plan whose units are bodies: of the column beside it."""
    if not 0 < vocabulary.offices * _FEW_OFFICES < vocabulary.bodies:
        return
    for column, named in units.items():
        if any(map(is_office, named.names)):
            work.doubt(DoubtCode.COLUMNS_SHIFTED, Field(column.value))


def _check_same_units(work: Work, units: Units) -> None:
    """A unit in two roles of one measure: one of the two cells is probably another measure's."""
    each = [set(named.names) for named in units.values()]
    if sum(map(len, each)) == len(set().union(*each)):
        return  # most rows
    filled = [(column, set(named.names)) for column, named in units.items() if named.names]
    for index, (_, names) in enumerate(filled):
        for column, others in filled[index + 1 :]:
            if names & others:
                work.doubt(DoubtCode.COLUMNS_SHIFTED, Field(column.value), unit=min(names & others))


def _check_kinds(work: Work, units: Units, vocabulary: Vocabulary) -> None:
    """Bodies of a kind that its column hardly ever holds, beside an empty cell or a column the other way round."""
    kinds = {column: _kinds_of(named.names) for column, named in units.items()}
    for column, found in kinds.items():
        if not found.isdisjoint(vocabulary.odd_kinds.get(column, _NONE)):
            work.doubt(DoubtCode.COLUMNS_SHIFTED, Field(column.value))
    responsible = kinds.get(Column.RESPONSIBLE, _NONE)
    if UnitKind.BUREAU not in responsible or vocabulary.share(Column.RESPONSIBLE, UnitKind.PLACE) <= _USUAL:
        return  # most rows
    empty = work.layout.has(Column.SUPPORT) and not work.units.get(Column.SUPPORT, "").strip()
    if empty or (kinds.get(Column.LEAD, _NONE) == {UnitKind.PLACE} and UnitKind.PLACE not in responsible):
        work.doubt(DoubtCode.COLUMNS_SHIFTED, Field.RESPONSIBLE)


@lru_cache(maxsize=4096)
def _kinds_of(names: tuple[str, ...]) -> frozenset[UnitKind]:
    return frozenset(map(kind_of, names))


def check_all(works: Sequence[Work]) -> None:
    """Doubt measures that stand twice, and those that may hold the units of the measure above."""
    seen: dict[str, Work] = {}
    for work, above in zip(works, [None, *works], strict=False):
        bare = compact(work.text)
        if bare in seen or (above is not None and _begins_alike(bare, compact(above.text))):
            work.doubt(DoubtCode.DUPLICATE_ROW, Field.MEASURE)
            (seen.get(bare) or above or work).doubt(DoubtCode.DUPLICATE_ROW, Field.MEASURE)
        seen[bare] = work
        if above is not None and work.has_units and not above.has_units:  # slipped one row down
            work.doubt(DoubtCode.COLUMNS_SHIFTED, Field.LEAD)


def _begins_alike(text: str, other: str) -> bool:
    shorter = min(len(text), len(other))
    return shorter > _SHORTEST * 2 and text[:shorter] == other[:shorter]
