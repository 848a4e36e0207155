"""Keeping filters under names, in the ledger: whoever opens it has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from model.errors import UserError
from model.ledger import Ledger
from model.queries.saved_filters import SAVED_FILTERS
from model.rows.changed import Changed
from model.rows.saved_filter import SavedFilter
from model.store.settings import store_setting


def keep_filters(ledger: Ledger, filters: Sequence[SavedFilter], *, name: str) -> Changed:
    """Keep these filters in this order, in place of those kept before; `name` is the one that was added or changed.

    Raises UserError filter-without-name, filter-name-twice.
    """
    names = [each.name.strip() for each in filters]
    if not all(names):
        raise UserError("filter-without-name")
    twice = next((each for number, each in enumerate(names) if each in names[:number]), None)
    if twice is not None:
        raise UserError("filter-name-twice", name=twice)
    with ledger.change("keep-filters", name=name) as change:
        stored = [asdict(each) | {"name": own} for each, own in zip(filters, names, strict=True)]
        store_setting(change.session, SAVED_FILTERS, {"filters": stored})
    return change.changed
