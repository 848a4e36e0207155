"""What many offices' readings come to by month: each counts by its last of the year, a lone one of our own is the whole."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from model.periods import Month
from model.rows.target_line import MonthValue, UnitValue
from model.rules.combining import month_totals, newest_of_units

Readings = Sequence[tuple[int, int]]
YEAR = 2026


def values(readings: Readings, year: int = YEAR) -> list[MonthValue]:
    return [MonthValue(Month(year, month), Decimal(value)) for month, value in readings]


@pytest.mark.parametrize(("own", "units", "wanted"), [
    ([], {}, []),
    ([(3, 9)], {}, []),  # nobody else read it: our own is the whole
    ([], {"甲镇": [(3, 2)]}, [(3, 2)]),
    ([], {"甲镇": [(3, 2)], "乙镇": [(3, 5)]}, [(3, 7)]),
    ([], {"甲镇": [(3, 2), (5, 4)], "乙镇": [(3, 5)]}, [(3, 7), (5, 9)]),  # 乙镇 left May out: its March counts
    ([], {"甲镇": [(3, 2)], "乙镇": [(5, 5)]}, [(3, 2), (5, 7)]),  # before its first a unit counts nothing
    ([(3, 1)], {"甲镇": [(3, 2)]}, [(3, 3)]),
    ([(3, 1)], {"甲镇": [(3, 2), (5, 4)]}, [(3, 3), (5, 5)]),  # our March stood beside another's: it counts on
    ([(2, 9)], {"甲镇": [(3, 2)]}, [(2, 9), (3, 2)]),  # our February stood alone: it was the whole, not a part
    ([(4, 9)], {"甲镇": [(3, 2)]}, [(3, 2), (4, 11)]),
])  # fmt: skip
def test_the_totals_of_a_year(own: Readings, units: dict[str, Readings], wanted: Readings) -> None:
    found = month_totals(values(own), {unit: values(readings) for unit, readings in units.items()})
    assert [(each.month.month, int(each.value)) for each in found] == wanted


def test_the_parts_of_a_total_name_their_units_and_months_and_our_own_first() -> None:
    (_, last) = month_totals(values([(5, 1)]), {"乙镇": values([(5, 4)]), "甲镇": values([(3, 2)])})
    assert last.units == (
        UnitValue("", Month(YEAR, 5), Decimal(1)), UnitValue("乙镇", Month(YEAR, 5), Decimal(4)), UnitValue("甲镇", Month(YEAR, 3), Decimal(2)),
    )  # fmt: skip


def test_a_year_begins_anew() -> None:
    found = month_totals([], {"甲镇": [*values([(12, 9)], YEAR - 1), *values([(2, 1)])], "乙镇": values([(2, 3)])})
    assert [(each.month, int(each.value)) for each in found] == [(Month(YEAR - 1, 12), 9), (Month(YEAR, 2), 4)]


def test_the_newest_of_each_unit_up_to_a_month() -> None:
    units = {"乙镇": values([(3, 5), (6, 8)]), "甲镇": values([(4, 1), (2, 7)]), "丙镇": values([(6, 1)])}
    assert newest_of_units(units, Month(YEAR, 5)) == (
        UnitValue("乙镇", Month(YEAR, 3), Decimal(5)), UnitValue("甲镇", Month(YEAR, 4), Decimal(1)),
    )  # fmt: skip
    assert [one.unit for one in newest_of_units(units, Month(YEAR, 6))] == ["丙镇", "乙镇", "甲镇"]
