"""A bureau that gathers reports, and two offices that send theirs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from model.ledger import Ledger
from tests.builders import taken_in
from tests.model.merging.scene import BUREAU, OTHER, TOWN, WATER, the_plan


@pytest.fixture
def bureau(filled: Callable[..., Ledger]) -> Ledger:
    """The ledger of the bureau, with the plan in it and nothing done."""
    return filled("bureau", lambda ledger, folder: taken_in(ledger, the_plan(), unit=BUREAU))


@pytest.fixture
def office(template: Callable[..., Path], open_ledger: Callable[..., Ledger], tmp_path: Path) -> Callable[[str], Ledger]:
    """The ledger of an office by its name, with the same plan."""
    import shutil

    def opened(name: str) -> Ledger:
        place = tmp_path / f"office-{(TOWN, OTHER, WATER, BUREAU).index(name)}"
        shutil.copytree(template(f"office {name}", lambda ledger, folder: taken_in(ledger, the_plan(), unit=name)), place)
        return open_ledger(place)

    return opened
