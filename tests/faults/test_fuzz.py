from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from model.ledger import Ledger
from tests.faults.fuzz import CORPUS, again, tries
from tests.faults.inputs import BESIDE, INPUTS, MERGED, PLANS, bench

TRIES = {**dict.fromkeys(PLANS, 30), **dict.fromkeys(MERGED, 8), **dict.fromkeys(BESIDE, 20)}


@pytest.fixture(scope="module")
def read_from() -> Iterator[tuple[Ledger, Path]]:
    with bench() as made:
        yield made


@pytest.mark.parametrize("name", INPUTS)
def test_a_file_changed_at_random_is_read_or_refused(name: str) -> None:
    figures = tries(TRIES[name], seed=len(name), names=(name,))

    figures.require_none()
    assert figures.tries == figures.ended.total() == TRIES[name]


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*~*")), ids=lambda file: file.name)
def test_what_once_went_wrong_or_ended_rarely_ends_well(file: Path, read_from: tuple[Ledger, Path]) -> None:
    assert again(file, *read_from)
