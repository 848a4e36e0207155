"""Taking in what was read from a file without looking at it row by row: as a new plan, or as a corrected edition."""

from __future__ import annotations

from datetime import date

from model.actions.accept_edition import accept_edition
from model.actions.accept_plan import PlanSource, accept_plan, require_new
from model.errors import UserError
from model.ledger import Ledger
from model.queries.editions import edition_of
from model.rows.changed import Changed
from model.rows.draft import PlanDraft


def import_plan(
    ledger: Ledger, draft: PlanDraft, source: PlanSource, *, today: date, corrects: bool = False,
    accepts_doubts: bool = False,
) -> Changed:
    """Take a read plan into the ledger; with `corrects` over the one it is an edition of.

    What the plan is comes first, its doubts after that: nobody goes through doubts of a plan that is there already.
    Raises UserError plan-already-taken, edition-of-none, edition-same, doubts-left and what accepting raises.
    """
    if not corrects:
        require_new(ledger, draft, source, today=today)
        if not accepts_doubts:
            require_sure(draft)
        return accept_plan(ledger, draft, source=source, today=today)
    edition = edition_of(ledger, draft, year=today.year, sha256=source.sha256)
    if edition is None:
        raise UserError("edition-of-none", name=source.name)
    if edition.is_same:
        raise UserError("edition-same", title=edition.title, year=edition.year)
    if not accepts_doubts:
        require_sure(draft)
    return accept_edition(ledger, draft, edition.plan_id, source=source)


def require_sure(draft: PlanDraft) -> None:
    """Raise UserError doubts-left when any measure may have been misread."""
    doubtful = sum(bool(row.doubts) for row in draft.measures)
    if doubtful:
        raise UserError("doubts-left", count=doubtful)
