"""The filters the office keeps under names."""

from __future__ import annotations

from typing import Any

from model.ledger import Ledger
from model.rows.saved_filter import SavedFilter
from model.store.plain import stored_setting

SAVED_FILTERS = "saved-filters"  # {"filters": [{"name", "choice", "search", "sort"}]}, in the order they are listed


def saved_filters(ledger: Ledger) -> tuple[SavedFilter, ...] | None:
    """The filters in their order; None where nobody has kept, renamed or deleted one yet."""
    with ledger.look() as connection:
        stored = stored_setting(connection, SAVED_FILTERS)
    return filters_in(stored) if "filters" in stored else None


def filters_in(stored: dict[str, Any]) -> tuple[SavedFilter, ...]:
    """The filters in the setting as it is stored."""
    return tuple(
        SavedFilter(*(str(each.get(name, "")) for name in ("name", "choice", "search", "sort")))
        for each in stored.get("filters", ())
        if isinstance(each, dict) and each.get("name")
    )
