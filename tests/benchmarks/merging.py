"""Merging a district's month: twenty workbooks of 230 measures taken in and written, against openpyxl reading the same files."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook

from model.actions.merge import merge
from model.actions.take_in_returned import take_in
from model.ledger import Ledger
from model.periods import Month
from model.queries.report_content import submission_content
from model.rows.words import State
from reports.workbook import write_submission
from tests.benchmarks.timing import RUNS, from_times, seconds_of
from tests.builders import TODAY, a_measure, a_plan, taken_in

CHAIN, MONTH = "22222222-2222-4222-8222-222222222222", Month(2026, 5)
UNITS, MEASURES = 20, 230


def merge_a_month() -> None:
    """Twenty files taken in and merged, every row of them filled in."""
    with tempfile.TemporaryDirectory(prefix="taizhang-bench-") as made:
        folder = Path(made)
        fill(folder / "ledger")
        files = workbooks(folder)
        ours, theirs = [], []
        for number in range(RUNS + 1):
            place = folder / f"run{number}"
            shutil.copytree(folder / "ledger", place)
            with Ledger.open(place, chain=CHAIN) as ledger:
                taken = seconds_of(lambda ledger=ledger: _merge(ledger, files))  # type: ignore[misc]
            peer = seconds_of(lambda: [_visited(file) for file in files])
            shutil.rmtree(place)
            if number:  # the first pair warms up
                ours.append(taken)
                theirs.append(peer)
        from_times("merge workbooks", f"{UNITS} × {MEASURES} measures", ours, theirs, peer="openpyxl reading every cell of them", limit="≤ 1.5")


def _merge(ledger: Ledger, files: list[Path]) -> None:
    take_in(ledger, files, MONTH, plan_id=1)
    changed = merge(ledger, MONTH, plan_id=1, today=TODAY)
    if changed.fact("count") != str(UNITS * MEASURES):
        raise AssertionError(changed)


def _visited(file: Path) -> int:
    return sum(1 for sheet in load_workbook(file).worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None)


def fill(place: Path) -> None:
    """A ledger with a plan that twenty units report on."""
    units = tuple(f"区第{number}局" for number in range(UNITS))
    measures = (
        a_measure(
            f"第{number}项措施：完成{number * 7919 % 9973}号点位整治并建立台账，全年检测量不低于{number + 5}个。", annex=1 + number % 5,
            annex_title=f"第{1 + number % 5}领域行动计划", section="", task_no=1 + number // 5, task=f"任务{1 + number // 5}",
            lead=(units[number % UNITS],), responsible=units[:3],
        ) for number in range(MEASURES)
    )
    with Ledger.open(place, chain=CHAIN) as ledger:
        taken_in(ledger, a_plan(*measures), unit="区生态环境局")


def workbooks(folder: Path) -> list[Path]:
    """A workbook of every unit, as its own ledger would write it."""
    with Ledger.open(folder / "ledger", chain=CHAIN) as ledger:
        content = submission_content(ledger, MONTH, today=TODAY)
    files = []
    for unit in range(UNITS):
        name = f"区第{unit}局"
        rows = tuple(
            replace(
                row, month_progress=f"{name}{MONTH}：完成{row.code}整治{(unit * 37 + number) % 91}处，累计完成检测{number}次，问题均已整改到位。",
                state=State.IN_PROGRESS, trouble="" if number % 5 else "资金尚未到位，正在协调。", unit=name, reported_on=TODAY,
                targets=tuple(replace(target, value=Decimal(unit * 100 + number)) for target in row.targets),
            ) for number, row in enumerate(content.rows)
        )
        files.append(folder / f"{name}.xlsx")
        write_submission(replace(content, unit=name, ledger_id=f"ledger-{unit}", rows=rows), files[-1])
    return files


if __name__ == "__main__":
    merge_a_month()
