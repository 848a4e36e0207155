"""What units reported of a number to reach, where the bureau looks at its numbers: the list, the quarter's report."""

from __future__ import annotations

from decimal import Decimal

from model.actions.readings import enter_reading
from model.ledger import Ledger
from model.periods import Month, Quarter
from model.queries.report_content import quarterly_content
from model.queries.targets import target_lines, targets_of_measure
from model.rows.checklist import ChecklistFilter
from model.rows.report import TargetContent
from model.rows.target_line import TargetLine
from model.rows.words import Pace
from tests.builders import TODAY
from tests.model.merging.scene import MAY, OTHER, TOWN

APRIL, JUNE = Month(2026, 4), Month(2026, 6)


def reported(ledger: Ledger, target_id: int, unit: str, month: Month, value: str) -> None:
    """A unit's reading as merging writes it."""
    from model.actions.units import unit_named
    from model.store.tables import Returned, UnitReading

    with ledger.change("merge", month=month) as change:
        unit_id = unit_named(change.session, unit).id
        row = Returned(plan_id=1, year=month.year, month=month.month, unit_id=unit_id, unit_words=unit, sent_by="", kind="workbook", file_name=f"{unit}.xlsx",
                       sha256=f"{unit_id}{month}", size=1, received_at=ledger.now(), person="", facts={}, merged_at=ledger.now())  # fmt: skip
        change.session.add(row)
        change.session.flush()
        change.session.add(UnitReading(target_id=target_id, unit_id=unit_id, year=month.year, month=month.month, value=Decimal(value), returned_id=row.id))


def line(ledger: Ledger, place: int, month: Month = MAY) -> TargetLine:
    return target_lines(ledger, ChecklistFilter(), today=TODAY, month=month)[place]


def told(ledger: Ledger, place: int) -> TargetContent:
    return quarterly_content(ledger, Quarter.of(MAY.last), today=MAY.last, with_thumbnails=False).targets[place]


def values(found: TargetLine) -> list[tuple[str, str, str]]:
    return [(part.unit, str(part.month), f"{part.value:f}") for total in found.totals[-1:] for part in total.units]


def test_what_units_count_is_added_up_and_says_where_it_comes_from(bureau: Ledger) -> None:
    samples = line(bureau, 0).key.id
    for unit, value in ((TOWN, "7"), (OTHER, "8")):
        reported(bureau, samples, unit, MAY, value)

    found = line(bureau, 0)
    newest = found.counted[-1]
    assert (newest.month, newest.value, found.pace) == (MAY, Decimal(15), Pace.ON_COURSE)
    assert found.stand is not None
    assert found.stand.newest == newest
    assert values(found) == [(OTHER, "2026-05", "8"), (TOWN, "2026-05", "7")]
    assert found.readings == ()
    assert targets_of_measure(bureau, found.measure_id or 0, today=TODAY, month=MAY)[0].totals == found.totals

    report = told(bureau, 0)
    assert (report.reading, report.read_in, report.is_met) == ("15个", MAY, False)
    assert [(part.unit, f"{part.value:f}") for part in report.units] == [(OTHER, "8"), (TOWN, "7")]


def test_a_unit_that_leaves_a_month_out_counts_by_its_last(bureau: Ledger) -> None:
    samples = line(bureau, 0).key.id
    for unit, month, value in ((TOWN, APRIL, "5"), (OTHER, APRIL, "6"), (TOWN, MAY, "7")):
        reported(bureau, samples, unit, month, value)

    assert [(str(one.month), f"{one.value:f}") for one in line(bureau, 0).totals] == [("2026-04", "11"), ("2026-05", "13")]
    assert values(line(bureau, 0)) == [(OTHER, "2026-04", "6"), (TOWN, "2026-05", "7")]


def test_of_a_level_every_unit_is_listed_and_nothing_added(bureau: Ledger) -> None:
    quality = next(place for place in range(4) if line(bureau, place).written.startswith("水质"))
    for unit, value in ((TOWN, "94"), (OTHER, "97")):
        reported(bureau, line(bureau, quality).key.id, unit, MAY, value)

    found = line(bureau, quality)
    assert (found.totals, found.pace) == ((), Pace.UNREAD)
    assert [(part.unit, f"{part.value:f}") for part in found.units] == [(OTHER, "97"), (TOWN, "94")]
    assert told(bureau, quality).reading == ""


def test_what_the_office_itself_counted_beside_the_units_is_a_part_and_a_lone_earlier_value_is_not(bureau: Ledger) -> None:
    samples = line(bureau, 0).key.id
    enter_reading(bureau, samples, APRIL, "9")
    reported(bureau, samples, TOWN, MAY, "7")
    assert [(str(one.month), f"{one.value:f}") for one in line(bureau, 0).totals] == [("2026-04", "9"), ("2026-05", "7")]

    enter_reading(bureau, samples, MAY, "2")
    reported(bureau, samples, TOWN, JUNE, "8")
    assert values(line(bureau, 0)) == [("", "2026-05", "2"), (TOWN, "2026-06", "8")]
    assert [f"{one.value:f}" for one in line(bureau, 0).totals] == ["9", "9", "10"]


def test_what_comes_in_later_months_is_not_told_of_an_earlier_one(bureau: Ledger) -> None:
    reported(bureau, line(bureau, 0).key.id, TOWN, MAY, "7")

    found = line(bureau, 0, APRIL)
    assert (found.units, found.pace) == ((), Pace.UNREAD)
