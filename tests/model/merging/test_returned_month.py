"""Which month a returned workbook is of: what it shows and what it was made for must agree, and no month is taken before it has come."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from model.actions.filling import fill_plan
from model.actions.merge import merge
from model.actions.progress import note_progress
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.rows.merging import Choice, ConflictCode, Decision
from tests.builders import TODAY
from tests.model.merging.scene import MAY, TOWN, altered, looked_at, merged, own_sheet, put, taken, written

Office = Callable[[str], Ledger]
NEXT_YEAR = Month(2027, 5)


def with_month(path: Path, target: Path, said: str, *, before: str = "2026年5月") -> Path:
    """The workbook with another month written over its tables."""
    def alter(sheet: Any) -> None:
        for row in sheet.iter_rows(max_row=2):
            for cell in row:
                if isinstance(cell.value, str) and before in cell.value:
                    put(cell, cell.value.replace(before, said))

    return altered(path, target, alter)


def test_another_month_in_the_heading_is_asked_about(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    town = office(TOWN)
    note_progress(town, 1, MAY, "抽样3个", today=TODAY)
    taken(bureau, with_month(written(town, tmp_path / "a.xlsx"), tmp_path / f"{TOWN}.xlsx", "2026年4月"))

    found = looked_at(bureau)
    (asked,) = found.open
    assert (asked.code, asked.old, asked.sides[0].value, found.writes) == (ConflictCode.MONTHS_DIFFER, "2026-05", "2026-04", ())

    assert merged(bureau, Decision(asked.key, Choice.TAKE)).fact("count") == "1"


def test_a_file_left_out_for_its_heading_is_not_asked_about_again(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    town = office(TOWN)
    note_progress(town, 1, MAY, "抽样3个", today=TODAY)
    taken(bureau, with_month(written(town, tmp_path / "a.xlsx"), tmp_path / f"{TOWN}.xlsx", "2025年5月"))
    (asked,) = looked_at(bureau).open

    assert merged(bureau, Decision(asked.key, Choice.LEAVE)).fact("count") == "0"
    assert looked_at(bureau).files == ()


def test_a_workbook_of_another_month_whose_heading_was_set_right_is_asked_about_too(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    town, april = office(TOWN), Month(2026, 4)
    note_progress(town, 1, april, "抽样3个", today=TODAY)
    file = written(town, tmp_path / "a.xlsx", april)
    taken(bureau, with_month(file, tmp_path / f"{TOWN}.xlsx", "2026年5月", before="2026年4月"))

    (asked,) = looked_at(bureau).open
    assert (asked.code, asked.old, asked.sides[0].value) == (ConflictCode.MONTHS_DIFFER, "2026-04", "2026-05")


def test_no_month_is_merged_or_filled_in_before_it_has_come(bureau: Ledger, office: Office, tmp_path: Path) -> None:
    sheet = own_sheet(tmp_path / "表.xlsx", [], ["工作措施", "完成时限", "进展情况"], [["全年抽样检测量不低于20个，每季度通报一次。", "年底前", ""]])

    for act in (lambda: merge(bureau, NEXT_YEAR, plan_id=1, today=TODAY), lambda: fill_plan(bureau, sheet, Month(2026, 7), today=TODAY)):
        with pytest.raises(UserError) as error:
            act()
        assert error.value.code == "month-not-come"
