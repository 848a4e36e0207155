"""Two plans of the ledger, set against each other."""

from __future__ import annotations

from collections.abc import Callable

from model.ledger import Ledger
from model.queries.editions import stored_measures
from model.rows.comparison import Comparison, ComparisonKind
from model.rules.comparing import between_levels, between_years


def comparison(
    ledger: Ledger,
    kind: ComparisonKind,
    other_id: int,
    plan_id: int,
    *,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Comparison:
    """The plan of `plan_id` against another: last year's, or that of the level above. What an edition dropped is in neither.

    Raises Cancelled.
    """
    with ledger.read() as session:
        before, now = ([row for row in stored_measures(session, key) if not row.is_dropped] for key in (other_id, plan_id))
    if kind is ComparisonKind.YEARS:
        return Comparison(kind, between_years(before, now))
    return Comparison(kind, between_levels(before, now, progress=progress, cancelled=cancelled))
