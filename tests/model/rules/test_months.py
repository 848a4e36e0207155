"""Which months may be reported on: this one and those before, on whatever day."""

from __future__ import annotations

from datetime import date

import pytest

from model.errors import UserError
from model.periods import Month
from model.rules.months import require_come


@pytest.mark.parametrize(("month", "today"), [
    (Month(2026, 6), date(2026, 6, 1)), (Month(2026, 6), date(2026, 6, 30)), (Month(2026, 5), date(2026, 6, 1)), (Month(2025, 12), date(2026, 1, 1)), (Month(2026, 12), date(2026, 12, 31)),
])  # fmt: skip
def test_a_month_that_has_begun_may_be_reported_on(month: Month, today: date) -> None:
    require_come(month, today)


@pytest.mark.parametrize(("month", "today"), [(Month(2026, 7), date(2026, 6, 30)), (Month(2027, 1), date(2026, 12, 31)), (Month(2027, 5), date(2026, 6, 1))])
def test_a_month_that_is_to_come_may_not(month: Month, today: date) -> None:
    with pytest.raises(UserError, match="month-not-come"):
        require_come(month, today)
