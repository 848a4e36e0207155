"""How merging a month stands: what the returned files would change and what a person must decide first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from model.ledger import Ledger
from model.periods import Month
from model.queries.merge_base import merge_base, taken_files
from model.rows.merging import Decision, MergePreview, TakenFile
from model.rules import merging


def merge_preview(ledger: Ledger, month: Month, *, plan_id: int, decisions: Iterable[Decision] = ()) -> MergePreview:
    """What merging the files that wait would do, by what was decided so far. Raises UserError plan-unknown."""
    with ledger.look() as connection:
        base = merge_base(connection, plan_id, month, ledger_id=ledger.identity)
        return merging.preview(base, taken_files(connection, plan_id, month), decisions)


def preview_of(
    ledger: Ledger, files: Iterable[TakenFile], month: Month, *, plan_id: int, decisions: Iterable[Decision] = (),
    expected: Iterable[str] = (),
) -> MergePreview:
    """What merging some files that were only looked at would do, together with those that wait.

    `expected` are names of units that are asked to report and have no row yet.
    """
    with ledger.look() as connection:
        base = merge_base(connection, plan_id, month, ledger_id=ledger.identity)
        base = replace(base, units=base.units.with_others(expected))
        waiting = taken_files(connection, plan_id, month)
        known = {file.key for file in waiting}
        return merging.preview(base, [*waiting, *(file for file in files if file.key not in known)], decisions)
