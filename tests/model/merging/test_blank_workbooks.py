"""Workbooks to be filled in for every unit that is asked to report; filled and merged, nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook

from model.actions.blanks import blank_contents
from model.errors import Cancelled, UserError
from model.ledger import Ledger
from model.periods import Month
from model.readers.returned.returned_workbook import read_returned
from model.rows.report import SubmissionContent
from model.store.tables import Progress, Unit
from model.workbook_layout import Column, column_number
from reports.unit_workbook import write_unit_workbooks
from tests.builders import TODAY, a_measure, a_plan, taken_in

MAY, JUNE = Month(2026, 5), Month(2026, 6)


@pytest.fixture
def bureau(ledger: Ledger) -> Ledger:
    """The ledger of a district's bureau, whose plan names two other offices."""
    return taken_in(ledger, a_plan(
        a_measure("完成整治任务。", lead=("区水务局",), support=("区城管委",)), a_measure("完成改造任务10处。", lead=("区城管委",)),
        a_measure("汇总全区情况。", lead=("区生态环境局",)),
    ), unit="区生态环境局")


def blanks(ledger: Ledger, units: Sequence[str] = ()) -> dict[str, SubmissionContent]:
    return {content.unit: content for content in blank_contents(ledger, JUNE, units=units, today=TODAY)}


def test_every_unit_gets_its_own_measures_and_empty_cells(bureau: Ledger) -> None:
    found = blanks(bureau)

    assert {unit: [row.code for row in content.rows] for unit, content in found.items()} == {
        "区水务局": ["1-01-1"], "区城管委": ["1-01-1", "1-01-2"]}
    row = found["区城管委"].rows[0]
    assert (row.unit, row.person, row.month_progress, row.progress, row.state, row.evidence) == ("区城管委", "", "", "", None, ())
    assert all(target.value is None for content in found.values() for one in content.rows for target in one.targets)


def test_what_the_unit_said_before_stands_in_it(bureau: Ledger) -> None:
    with bureau.change("merge") as change:
        unit = change.session.query(Unit).filter(Unit.name == "区水务局").one()
        change.session.add(Progress(
            measure_id=1, unit_id=unit.id, year=2026, month=5, state="in_progress", text="五月已排查。", person="", written_at=""))

    rows = {unit: content.rows[0] for unit, content in blanks(bureau).items()}

    assert (rows["区水务局"].progress, rows["区水务局"].state) == ("五月已排查。", "in_progress")
    assert (rows["区城管委"].progress, rows["区城管委"].state) == ("", None)


def test_only_units_that_are_asked_can_be_chosen(bureau: Ledger) -> None:
    assert list(blanks(bureau, ["区水务局"])) == ["区水务局"]

    with pytest.raises(UserError) as error:
        blanks(bureau, ["区教委"])
    assert error.value.code == "not-asked-to-report"


def test_a_filled_one_is_read_back_row_by_row(bureau: Ledger, tmp_path: Path) -> None:
    (made,) = write_unit_workbooks(tuple(blanks(bureau, ["区城管委"]).values()), tmp_path)
    book = load_workbook(made.path)
    page = book["附件1"]
    page.cell(6, column_number(Column.MONTH_PROGRESS)).value = "已改造3处"
    book.save(made.path)

    back = read_returned(made.path)

    assert (made.path.name, back.facts.unit) == ("区城管委_2026-06_填报表.xlsx", "区城管委")
    assert {row.values[Column.MEASURE]: row.values.get(Column.MONTH_PROGRESS, "") for row in back.rows} == {
        "完成整治任务。": "", "完成改造任务10处。": "已改造3处"}


def test_a_file_that_is_there_is_never_overwritten(bureau: Ledger, tmp_path: Path) -> None:
    contents = tuple(blanks(bureau, ["区水务局"]).values())
    (tmp_path / "区水务局_2026-06_填报表.xlsx").write_text("填好的", encoding="utf-8")

    (made,) = write_unit_workbooks(contents, tmp_path)

    assert made.path.name == "区水务局_2026-06_填报表（2）.xlsx"
    assert (tmp_path / "区水务局_2026-06_填报表.xlsx").read_text(encoding="utf-8") == "填好的"


def test_it_tells_how_far_it_is_and_can_be_stopped(bureau: Ledger, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        write_unit_workbooks(tuple(blanks(bureau).values()), tmp_path, progress=lambda *both: steps.append(both), cancelled=lambda: bool(steps))

    assert steps == [(1, 2)]
    assert len(list(tmp_path.glob("*.xlsx"))) == 1
