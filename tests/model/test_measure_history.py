"""The history of a measure whose progress was saved again and again: told by sittings, back to its beginning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from model.queries.history import earlier_changes
from model.queries.measure_page import measure_detail
from tests.builders import TODAY, a_measure, a_plan, measure_ids, taken_in


def note_often(ledger: Ledger, _folder: Path) -> None:
    """A measure noted in three sittings of a hundred savings each, a day apart."""
    taken_in(ledger, a_plan(a_measure()))
    at = datetime(2030, 6, 1, 8, tzinfo=UTC)
    for sitting in range(3):
        for saving in range(100):
            moment = (at + timedelta(days=sitting, seconds=3 * saving)).isoformat().replace("+00:00", "Z")
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(type(ledger), "now", lambda _self, moment=moment: moment)
                note_progress(ledger, measure_ids(ledger)[0], Month(2026, 6), f"第{sitting}次{saving}", today=TODAY)


@pytest.fixture
def noted(filled: Callable[..., Ledger]) -> Ledger:
    return filled("noted", note_often)


def test_many_savings_do_not_hide_the_beginning(noted: Ledger) -> None:
    detail = measure_detail(noted, measure_ids(noted)[0], today=TODAY)
    assert [row.action for row in detail.history] == ["note-progress"] * 3 + ["accept-plan"]
    assert detail.earlier is None


def test_pages_follow_each_other_without_a_gap(noted: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    key = measure_ids(noted)[0]
    whole = measure_detail(noted, key, today=TODAY).history
    monkeypatch.setattr("model.queries.history._AT_ONCE", 7)
    pages, before = [], 10**9 if whole else None
    while before is not None:
        page = earlier_changes(noted, key, before=before, limit=1)
        pages.append(page.rows)
        before = page.earlier
    assert [row for rows in pages for row in rows] == list(whole)
    assert [len(rows) for rows in pages] == [1, 1, 1, 1]
