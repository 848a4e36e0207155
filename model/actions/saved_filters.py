"""Keeping filters under names, in the ledger: whoever opens it has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace

from model.errors import UserError
from model.ledger import Ledger
from model.queries.saved_filters import SAVED_FILTERS, filters_in
from model.rows.changed import Changed
from model.rows.saved_filter import SavedFilter
from model.store.settings import setting, store_setting


def keep_filters(
    ledger: Ledger, filters: Sequence[SavedFilter], *, name: str, began: Sequence[SavedFilter] | None = None
) -> Changed:
    """Keep these filters in this order, in place of those kept before; `name` is the one that was added or changed.

    What another desk added or changed since the filters these `began` from stays. Raises UserError filter-without-name,
    filter-name-twice, filter-changed-elsewhere when both changed one of the same name.
    """
    names = [each.name.strip() for each in filters]
    if not all(names):
        raise UserError("filter-without-name")
    twice = next((each for number, each in enumerate(names) if each in names[:number]), None)
    if twice is not None:
        raise UserError("filter-name-twice", name=twice)
    with ledger.change("keep-filters", name=name) as change:
        kept = [replace(each, name=own) for each, own in zip(filters, names, strict=True)]
        held = setting(change.session, SAVED_FILTERS)
        if began is not None and "filters" in held:  # else nobody has kept any yet, and the usual ones are in force
            kept = _together(kept, filters_in(held), began)
        stored = [asdict(each) for each in kept]
        store_setting(change.session, SAVED_FILTERS, {"filters": stored})
    return change.changed


def _together(mine: list[SavedFilter], theirs: Sequence[SavedFilter], began: Sequence[SavedFilter]) -> list[SavedFilter]:
    """Mine, with what somebody else added or changed meanwhile."""
    news = {each.name: each for each in theirs if each not in began}
    for each in mine:
        if each.name in news and each not in began and each != news[each.name]:
            raise UserError("filter-changed-elsewhere", name=each.name)
    gone = {each.name for each in began} - {each.name for each in theirs}
    stays = [news.pop(each.name, each) for each in mine if each not in began or each.name not in gone]
    return [*stays, *news.values()]
