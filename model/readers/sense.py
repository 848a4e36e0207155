"""One document's blocks become a plan: its notice, its measures in tables or lists, its indicators."""

from __future__ import annotations

from collections.abc import Sequence

from model.readers.grid import Block
from model.readers.indicator_tables.goal_measures import goal_measures
from model.readers.indicator_tables.indicators import area_of, indicators_of
from model.readers.measures.from_lists import list_measures
from model.readers.measures.from_sheets import measures_of
from model.readers.measures.sentence_ends import doubt_cut_ends
from model.readers.notices.notice import annex_list, notice_of, plan_title
from model.readers.pace import Pace
from model.readers.tables.indicator_lists import area_named
from model.readers.tables.sheets import sheets_of
from model.readers.words.wording import compact
from model.rows.draft import PlanDraft


def document_draft(blocks: Sequence[Block], pace: Pace | None = None) -> PlanDraft:
    """The draft of one document; without measures when it is no plan. Raises Cancelled when the pace's caller says so."""
    pace = pace or Pace()
    notice = notice_of(blocks)
    title = plan_title(blocks, notice.title)
    sheets = sheets_of(blocks, title, annex_list(blocks), pace)
    measures = doubt_cut_ends(measures_of(sheets.sheets, pace) or list_measures(blocks, title, pace))
    text = compact("".join(row.measure for row in measures))
    indicators = indicators_of(sheets.others, notice.issuer, text)
    if not measures:
        own = area_of(notice.issuer) or area_named(title)
        measures = goal_measures(sheets.others, indicators, title, own)
    return PlanDraft(notice, measures, indicators)
