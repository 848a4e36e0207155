"""What the tests of the merge page share: a bureau's ledger and what towns send back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from gui.page import Frame
from gui.pages.merge import MergePage
from model.ledger import Ledger
from model.periods import Month
from model.queries.overview import myself, plans
from model.rows.draft import PlanDraft
from model.rows.report import SubmissionRow
from model.rows.words import State
from tests.builders import TODAY, a_measure, a_plan
from tests.returned_files import Said, returned

MAY = Month(2026, 5)
BUREAU, GREEN, WILLOW, WATER = "区生态环境局", "青山镇人民政府", "柳河镇人民政府", "区水务局"


def the_plan() -> PlanDraft:
    """Measures of two towns and a bureau, one with a number to reach."""
    return a_plan(
        a_measure("全年抽样检测量不低于20个，每季度通报一次。", lead=(GREEN, WILLOW)),
        a_measure("完成扬尘源台账更新，建立问题清单并逐项整改。", task_no=2, task="扬尘治理", lead=(GREEN, WILLOW)),
        a_measure("对重点工地开展夜间巡查，发现一处整治一处。", task_no=2, task="扬尘治理", lead=(WATER,)),
    )


def frame_of(make_frame: Callable[..., Frame], ledger: Ledger, **facts: object) -> Frame:
    """A frame on a ledger with its plan chosen."""
    frame = make_frame(ledger, **({"today": TODAY} | facts))
    frame.chosen.set_ledger(plans(ledger), myself(ledger))
    return frame


def town(folder: Path, ledger: Ledger, unit: str = GREEN, *, text: str = "已完成。", count: str = "", name: str = "", **facts: Any) -> Path:
    """A town's workbook of May: its two measures filled in."""

    def say(number: int, row: SubmissionRow) -> Said:
        if number > 1:
            return None
        said: dict[str, Any] = {"month_progress": text, "state": State.IN_PROGRESS, "reported_on": date(2026, 6, 1)}
        if count and row.targets:
            said["targets"] = tuple(_read(target, count) for target in row.targets)
        return said | facts

    return returned(ledger, folder / (name or f"{unit}.xlsx"), MAY, unit=unit, say=say, today=TODAY)


def own_table(folder: Path, rows: list[tuple[str, str, str]], *, unit: str = GREEN) -> Path:
    """A table a unit made itself: measure, state, progress."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["2026年5月工作进展情况"])
    sheet.append([f"填报单位：{unit}"])
    sheet.append(["工作措施", "完成状态", "本月进展"])
    for row in rows:
        sheet.append(row)
    book.save(folder / "own.xlsx")
    return folder / "own.xlsx"


def taken(page: MergePage, *files: Path) -> MergePage:
    """The page after these files were dropped."""
    page.take(list(files))
    return page


def standings(page: MergePage) -> dict[str, str]:
    """How each file listed stands."""
    return {line.name: line.standing.name for line in page.files.model.rows()}


def codes(page: MergePage) -> list[str]:
    """What is to be decided."""
    return [row.conflict.code.value for row in page.conflicts.model.all_made()]


def _read(target: Any, count: str) -> Any:
    from dataclasses import replace

    return replace(target, value=Decimal(count))
