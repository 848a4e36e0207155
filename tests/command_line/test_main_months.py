"""A month that is still to come is refused on the command line before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from model.errors import UserError
from model.ledger import Ledger
from tests.builders import content, taken_in
from tests.model.merging.scene import BUREAU, the_plan

Run = Callable[..., Result]


@pytest.mark.parametrize("words", [
    ("progress", "1-01-1", "--month", "2026-07", "--text", "已完成"), ("reading", "1-01-1", "5", "--month", "2027-06"), ("submit", "--month", "2026-07", "--out", "OUT"),
    ("package", "--month", "2026-07", "--out", "OUT"), ("fill", "SHEET", "--month", "2026-07", "--out", "OUT"), ("merge", "OUT", "--month", "2026-12"),
], ids=lambda words: words[0])  # fmt: skip
def test_a_month_that_has_not_begun_is_refused(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    with Ledger.open(tmp_path / "ledger", chain="c") as ledger:
        taken_in(ledger, the_plan(), unit=BUREAU)
        before = content(ledger)
    places = {"OUT": tmp_path / "out.xlsx", "SHEET": tmp_path / "表.xlsx"}

    with pytest.raises(UserError) as error:
        run(*(places.get(word, word) for word in words))

    assert error.value.code == "month-not-come"
    assert not places["OUT"].exists()
    with Ledger.open(tmp_path / "ledger", chain="c") as ledger:
        assert content(ledger) == before


def test_a_note_of_a_month_to_come_may_still_be_taken_away(run: Run, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger", chain="c") as ledger:
        taken_in(ledger, the_plan(), unit=BUREAU)

    assert run("progress", "1-01-1", "--month", "2026-07", "--text", "").exit_code == 0
