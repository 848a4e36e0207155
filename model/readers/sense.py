"""One document's blocks become a plan: its notice, its measures in tables or lists, its indicators."""

from __future__ import annotations

from collections.abc import Sequence

from model.readers.grid import Block
from model.readers.measures.from_sheets import measures_of
from model.readers.measures.sentence_ends import doubt_cut_ends
from model.readers.notices.notice import annex_list, notice_of, plan_title
from model.readers.pace import Pace
from model.readers.tables.sheets import OtherTable, sheets_of
from model.readers.words.wording import compact
from model.rows.draft import IndicatorDraft, MeasureDraft, NoticeDraft, PlanDraft


def document_draft(blocks: Sequence[Block], pace: Pace | None = None) -> PlanDraft:
    """The draft of one document; without measures when it is no plan. Raises Cancelled when the pace's caller says so."""
    pace = pace or Pace()
    notice = notice_of(blocks)
    title = plan_title(blocks, notice.title)
    sheets = sheets_of(blocks, title, annex_list(blocks), pace)
    measures = doubt_cut_ends(measures_of(sheets.sheets, pace) or _listed(blocks, title, pace))
    if not sheets.others:
        return PlanDraft(notice, measures)
    indicators, goals = _numbers_to_reach(sheets.others, notice, title, measures)
    return PlanDraft(notice, measures or goals, indicators)


def _listed(blocks: Sequence[Block], title: str, pace: Pace) -> tuple[MeasureDraft, ...]:
    """The measures of a plan without tables; what lists need is imported only for such a plan."""
    from model.readers.measures.from_lists import list_measures

    return list_measures(blocks, title, pace)


def _numbers_to_reach(
    tables: Sequence[OtherTable], notice: NoticeDraft, title: str, measures: Sequence[MeasureDraft]
) -> tuple[tuple[IndicatorDraft, ...], tuple[MeasureDraft, ...]]:
    """The indicators in tables without measures; where the plan has no measures at all, each is one."""
    from model.readers.indicator_tables.goal_measures import goal_measures
    from model.readers.indicator_tables.indicators import area_of, indicators_of
    from model.readers.tables.indicator_lists import area_named

    indicators = indicators_of(tables, notice.issuer, compact("".join(row.measure for row in measures)))
    if measures:
        return indicators, ()
    return indicators, goal_measures(tables, indicators, title, area_of(notice.issuer) or area_named(title))
