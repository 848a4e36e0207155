"""Edits of a draft's indicators while it is reviewed: values, names, what is right as it stands. Drafts are replaced."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from model.errors import UserError
from model.rows.draft import IndicatorDraft, PlanDraft

_UNIT = re.compile(r"[（(]([^（）()]{1,14})[）)](?:[（(](?:全年|.{1,2}季度|上半年|下半年|累计)[）)])?$")


def unit_in(name: str) -> str:
    """The unit an indicator's name carries in brackets; "" when it carries none."""
    found = _UNIT.search(name)
    return found[1] if found else ""


def districts_of(draft: PlanDraft) -> tuple[str, ...]:
    """The districts that have indicators, in the document's order."""
    return tuple(dict.fromkeys(cell.district for cell in draft.indicators))


def names_of(draft: PlanDraft) -> tuple[str, ...]:
    """The names of the indicators, in the document's order."""
    return tuple(dict.fromkeys(cell.indicator for cell in draft.indicators))


def cells_in_doubt(draft: PlanDraft) -> int:
    """How many cells still carry a doubt."""
    return sum(bool(cell.doubts) for cell in draft.indicators)


def write_value(draft: PlanDraft, place: int, value: str) -> PlanDraft:
    """A cell with the value a person wrote, in doubt no longer; raises UserError indicator-empty for no value."""
    if not value.strip():
        raise UserError("indicator-empty")
    return _changed(draft, lambda at, _: at == place, lambda cell: replace(cell, value=value.strip(), doubts=()))


def rename(draft: PlanDraft, name: str, new: str) -> PlanDraft:
    """An indicator under another name, its unit as the name has it.

    Raises UserError indicator-empty for no name, indicator-name-taken for the name of another one.
    """
    new = new.strip()
    if not new:
        raise UserError("indicator-empty")
    if new != name and new in names_of(draft):
        raise UserError("indicator-name-taken", name=new)
    return _changed(
        draft, lambda _, cell: cell.indicator == name, lambda cell: replace(cell, indicator=new, unit=unit_in(new))
    )


def settle(draft: PlanDraft, name: str | None = None) -> PlanDraft:
    """One indicator's cells, or all, right as they stand."""
    return _changed(draft, lambda _, cell: name in (None, cell.indicator), lambda cell: replace(cell, doubts=()))


def drop(draft: PlanDraft, name: str) -> PlanDraft:
    """The draft without an indicator that is none."""
    return replace(draft, indicators=tuple(cell for cell in draft.indicators if cell.indicator != name))


def _changed(
    draft: PlanDraft, concerned: Callable[[int, IndicatorDraft], bool], anew: Callable[[IndicatorDraft], IndicatorDraft]
) -> PlanDraft:
    cells = tuple(anew(cell) if concerned(at, cell) else cell for at, cell in enumerate(draft.indicators))
    return replace(draft, indicators=cells)
