"""What a month's files come to is reckoned beside whoever else writes; only what it comes to is written behind the lock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from model.actions import to_merge
from model.actions.close import close_measures
from model.actions.progress import note_progress
from model.actions.revert import revert
from model.actions.units import unit_named
from model.errors import UserError
from model.ledger import Ledger
from model.store.change_writer import ChangeWriter
from model.store.tables import Progress, Unit
from tests.builders import TODAY, content
from tests.model.merging.scene import MAY, OTHER, TOWN, WATER, merged, taken, written

Meanwhile = Callable[[Ledger], object]


class Beside:
    """What others do between the look at the files and the lock, each time one is taken; and where it was reckoned."""

    def __init__(self) -> None:
        self.meanwhile: list[Meanwhile] = []
        self.reckoned: list[str] = []
        self.is_writing = False


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> Beside:
    made, change, preview = Beside(), Ledger.change, to_merge.preview

    @contextmanager
    def changed(ledger: Ledger, action: str, **facts: object) -> Iterator[ChangeWriter]:
        if action == "merge" and made.meanwhile:
            made.meanwhile.pop(0)(ledger)
        with change(ledger, action, **facts) as writer:
            made.is_writing = action == "merge"
            yield writer
        made.is_writing = False

    def reckoned(*words: Any) -> Any:
        made.reckoned.append("behind the lock" if made.is_writing else "beside")
        return preview(*words)

    monkeypatch.setattr(Ledger, "change", changed)
    monkeypatch.setattr(to_merge, "preview", reckoned)
    return made


@pytest.fixture
def waiting(bureau: Ledger, office: Callable[[str], Ledger], tmp_path: Path) -> Ledger:
    """The bureau's ledger with the town's file in it."""
    town = office(TOWN)
    note_progress(town, 1, MAY, "抽样3个", today=TODAY)
    taken(bureau, written(town, tmp_path / f"{TOWN}.xlsx"))
    return bureau


def _texts(ledger: Ledger) -> set[str]:
    return {row[6] for row in content(ledger)["progress"]}


def test_what_does_not_concern_the_files_leaves_what_was_reckoned(waiting: Ledger, beside: Beside) -> None:
    beside.meanwhile = [lambda ledger: (note_progress(ledger, 1, MAY, "本局写的", today=TODAY), close_measures(ledger, [2], on=TODAY))]

    assert merged(waiting).fact("count") == "1"

    assert beside.reckoned == ["beside"]
    assert _texts(waiting) >= {"抽样3个", "本局写的"}


def test_what_concerns_them_is_reckoned_anew_and_not_behind_the_lock(waiting: Ledger, beside: Beside) -> None:
    beside.meanwhile = [lambda ledger: _reported(ledger, TOWN, "另一台写的")]

    with pytest.raises(UserError) as told:  # both say something of the same: a person decides
        merged(waiting)

    assert told.value.code == "merge-undecided"
    assert beside.reckoned == ["beside", "beside"]
    assert "抽样3个" not in _texts(waiting)


def test_where_others_never_rest_it_is_reckoned_behind_the_lock_in_the_end(waiting: Ledger, beside: Beside) -> None:
    beside.meanwhile = [lambda ledger, number=number: _another_file(ledger, number) for number in range(to_merge.TRIES)]

    assert merged(waiting).fact("count") == "1"

    assert beside.reckoned == ["beside"] * to_merge.TRIES + ["behind the lock"]
    assert "抽样3个" in _texts(waiting)


def test_a_file_that_comes_meanwhile_is_merged_too(
    waiting: Ledger, beside: Beside, office: Callable[[str], Ledger], tmp_path: Path
) -> None:
    water = office(WATER)
    note_progress(water, 3, MAY, "夜间巡查4次", today=TODAY)
    later = written(water, tmp_path / f"{WATER}.xlsx")
    beside.meanwhile = [lambda ledger: taken(ledger, later)]

    assert merged(waiting).fact("files") == "2"

    assert _texts(waiting) >= {"抽样3个", "夜间巡查4次"}


def test_many_units_rows_are_one_change_that_is_taken_back_and_made_again(
    bureau: Ledger, office: Callable[[str], Ledger], tmp_path: Path
) -> None:
    for name, measure in ((TOWN, 1), (OTHER, 2), (WATER, 3)):
        other = office(name)
        note_progress(other, measure, MAY, f"{name}写的", today=TODAY)
        taken(bureau, written(other, tmp_path / f"{name}.xlsx"))
    before = content(bureau)

    made = merged(bureau)
    after = content(bureau)
    assert made.number is not None
    back = revert(bureau, made.number)
    assert content(bureau)["progress"] == before["progress"]
    assert back.number is not None
    revert(bureau, back.number)

    assert content(bureau)["progress"] == after["progress"]
    assert {row[6] for row in after["progress"]} == {f"{name}写的" for name in (TOWN, OTHER, WATER)}


def _reported(ledger: Ledger, name: str, text: str) -> None:
    """What another desk merged of the same unit meanwhile."""
    with ledger.change("note-progress") as change:
        unit = change.session.query(Unit).filter(Unit.name == name).one()
        change.session.add(Progress(measure_id=1, unit_id=unit.id, year=MAY.year, month=MAY.month, text=text, written_at=ledger.now()))


def _another_file(ledger: Ledger, number: int) -> None:
    with ledger.change("units") as change:
        unit_named(change.session, f"区新设第{number}局")
