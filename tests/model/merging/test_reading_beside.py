"""Returned files are read beside whoever writes, and kept in one change afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from model.actions.progress import note_progress
from model.actions.take_in_returned import keep_files, read_files
from model.actions.units import unit_named
from model.errors import Cancelled
from model.ledger import Ledger
from model.rows.merging import Outcome
from model.store.tables import Unit
from tests.builders import TODAY, content
from tests.model.merging.scene import MAY, TOWN, WATER, looked_at, merged, written

Office = Callable[[str], Ledger]


@pytest.fixture
def file(office: Office, tmp_path: Path) -> Path:
    town = office(TOWN)
    note_progress(town, 1, MAY, "抽样3个", today=TODAY)
    return written(town, tmp_path / f"{TOWN}.xlsx")


def test_nothing_is_written_while_files_are_read_and_what_is_saved_meanwhile_stays(bureau: Ledger, file: Path) -> None:
    before = content(bureau)
    read = read_files(bureau, [file], MAY, plan_id=1)
    assert content(bureau) == before

    note_progress(bureau, 2, MAY, "同时写下的", today=TODAY)
    kept = keep_files(bureau, read)

    assert ([one.outcome for one in kept.files], kept.changed.fact("count")) == ([Outcome.NEW], "1")
    assert merged(bureau).fact("count") == "1"
    assert {"同时写下的", "抽样3个"} <= {row[6] for row in content(bureau)["progress"]}


def test_what_was_taken_in_meanwhile_is_not_kept_twice(bureau: Ledger, file: Path) -> None:
    first, second = (read_files(bureau, [file], MAY, plan_id=1) for _ in range(2))

    assert [one.outcome for one in keep_files(bureau, first).files] == [Outcome.NEW]
    assert [one.outcome for one in keep_files(bureau, second).files] == [Outcome.SAME_FILE]
    assert len(looked_at(bureau).files) == 1


def test_a_unit_that_is_gone_meanwhile_is_found_anew(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    water = office(WATER)
    note_progress(water, 3, MAY, "夜间巡查4次", today=TODAY)
    with bureau.change("units") as change:
        unit_named(change.session, "区河长办")
    read = read_files(bureau, [written(water, tmp_path / f"{WATER}.xlsx")], MAY, plan_id=1)
    with bureau.change("units") as change:
        change.session.delete(change.session.query(Unit).filter(Unit.name == "区河长办").one())

    assert [one.outcome for one in keep_files(bureau, read).files] == [Outcome.NEW]
    assert [one.sender for one in looked_at(bureau).files] == [WATER]


def test_reading_that_is_stopped_leaves_nothing_in_the_ledger(bureau: Ledger, file: Path) -> None:
    before = content(bureau)

    with pytest.raises(Cancelled):
        read_files(bureau, [file], MAY, plan_id=1, cancelled=lambda: True)

    assert content(bureau) == before
