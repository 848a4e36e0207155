"""The ledger's folder is moved away while the ledger is open: nothing is changed that is said not to be, and it goes on when it is back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from model.actions.close import close_measures
from model.errors import StorageError
from model.ledger import Ledger
from model.queries.checklist import checklist_rows
from model.rows.checklist import ChecklistFilter
from model.rows.words import State
from tests.builders import TODAY, a_plan, measure_ids, taken_in

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere the folder of an open ledger cannot be moved")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "here") as opened:
        yield taken_in(opened, a_plan())


def states(ledger: Ledger) -> set[State]:
    return {row.state for row in checklist_rows(ledger, ChecklistFilter(), today=TODAY)}


@pytest.mark.sqlite("a server's database is not in the folder")
def test_what_is_refused_was_not_written_and_is_written_when_the_folder_is_back(ledger: Ledger, tmp_path: Path) -> None:
    before, ids = states(ledger), measure_ids(ledger)
    (tmp_path / "here").rename(tmp_path / "there")
    with pytest.raises(StorageError, match="ledger-not-reachable"):
        close_measures(ledger, ids, on=TODAY)
    (tmp_path / "there").rename(tmp_path / "here")
    assert states(ledger) == before
    close_measures(ledger, ids, on=TODAY)
    assert states(ledger) == {State.CLOSED}
