"""A ledger whose plan asks for something every month, every quarter and every day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from model.ledger import Ledger
from tests.builders import a_plan, taken_in
from tests.model.dates.scene import MEASURES


@pytest.fixture
def coming_back(filled: Callable[..., Ledger]) -> Ledger:
    return filled("coming-back", lambda ledger, folder: taken_in(ledger, a_plan(*MEASURES)))
