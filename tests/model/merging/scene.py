"""Offices that send their month to a bureau: their ledgers, the workbooks they write, and what people do to these."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from model.actions.merge import merge
from model.actions.take_in_returned import take_in
from model.ledger import Ledger
from model.periods import Month
from model.queries.merging import merge_preview
from model.rows.changed import Changed
from model.rows.draft import MeasureDraft, PlanDraft
from model.rows.merging import Decision, MergePreview, TakenIn
from model.rows.report import PlanHeading, SubmissionContent, SubmissionRow, SubmissionTarget
from model.rows.words import State
from model.workbook_layout import COLUMNS, IDS_SHEET
from reports.workbook import write_submission
from tests.builders import TODAY, a_measure, a_plan

MAY = Month(2026, 5)
BUREAU = "区生态环境局"
TOWN, OTHER = "青山镇人民政府", "柳河镇人民政府"
WATER = "区水务局"


def the_plan() -> PlanDraft:
    """Five measures of two annexes: towns, a bureau, one with a number to reach, one with two."""
    return a_plan(
        a_measure("全年抽样检测量不低于20个，每季度通报一次。", support=("各镇人民政府",)),
        a_measure("完成扬尘源台账更新，建立问题清单并逐项整改。", task_no=2, task="扬尘治理", lead=("各镇人民政府",)),
        a_measure("对重点工地开展夜间巡查，发现一处整治一处。", task_no=2, task="扬尘治理", lead=(WATER,)),
        a_measure("新建雨水花园3处，改造管网12公里。", annex=2, annex_title="示例区碧水保卫战2026年行动计划", task_no=1, task="海绵建设",
                  section="", lead=(WATER,), support=("各镇人民政府",)),
        a_measure("水质达标率达到95%。", annex=2, annex_title="示例区碧水保卫战2026年行动计划", task_no=2, task="水质", section="", lead=(WATER,)),
    )


def content_of(ledger: Ledger, month: Month = MAY) -> SubmissionContent:
    """The month's submission of a ledger."""
    from model.queries.report_content import submission_content

    return submission_content(ledger, month, today=TODAY)


def written(ledger: Ledger, path: Path, month: Month = MAY) -> Path:
    """The month's workbook of a ledger."""
    write_submission(content_of(ledger, month), path)
    return path


def taken(ledger: Ledger, *files: Path, month: Month = MAY) -> TakenIn:
    """Files taken in for the ledger's only plan."""
    return take_in(ledger, files, month, plan_id=1)


def looked_at(ledger: Ledger, *decisions: Decision, month: Month = MAY) -> MergePreview:
    """What merging would do."""
    return merge_preview(ledger, month, plan_id=1, decisions=decisions)


def merged(ledger: Ledger, *decisions: Decision, month: Month = MAY) -> Changed:
    """The month merged, once it is over."""
    return merge(ledger, month, plan_id=1, decisions=decisions, today=max(TODAY, month.last))


def many_measures(count: int) -> tuple[MeasureDraft, ...]:
    """Measures of five annexes, every third with a number to reach."""
    return tuple(
        a_measure(
            f"第{number}项：完成{place}点位整治，建立长效机制{'，全年检测量不低于' + str(number + 5) + '个' if number % 3 == 0 else ''}。",
            annex=1 + number % 5, annex_title=f"示例区第{1 + number % 5}领域行动计划", section="", task_no=1 + number // 10,
            task=f"任务{1 + number // 10}", lead=(("区水务局", "区城管委", "各镇人民政府")[number % 3],),
        )
        for number, place in ((number, f"甲乙丙丁戊己庚辛壬癸{number * 7919 % 997}"[number % 10:]) for number in range(count))
    )


def sheet_rows(path: Path) -> dict[str, list[list[Any]]]:
    """The cells of every annex sheet, row by row."""
    book = load_workbook(path)
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book if sheet.title.startswith("附件")}


def altered(path: Path, target: Path, alter: Callable[[Any], None]) -> Path:
    """A workbook after somebody worked on its annex sheets with another program."""
    book = load_workbook(path)
    for sheet in book.worksheets:
        if sheet.title.startswith("附件"):
            alter(sheet)
    book.save(target)
    return target


def put(cell: Any, value: Any) -> None:
    """Write a value as it is, a text that begins like a formula too."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def unmerged(sheet: Any) -> None:
    """Take every merged cell of a sheet apart."""
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))


def rearranged(sheet: Any, order: Callable[[list[list[Any]]], list[list[Any]]], *, header: int = 3) -> None:
    """Put the rows below the header into another order, as sorting does."""
    unmerged(sheet)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=header + 1)]
    for number, row in enumerate(order(rows), header + 1):
        for column, value in enumerate(row, 1):
            put(sheet.cell(number, column), value)


def with_columns(path: Path, target: Path, order: Sequence[int], *, keeps_ids: bool = True) -> Path:
    """Each annex sheet with its columns in another order, some perhaps left out."""
    def move(sheet: Any) -> None:
        unmerged(sheet)
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        sheet.delete_rows(3, len(rows))
        for number, row in enumerate(rows, 3):
            for column, place in enumerate(order, 1):
                put(sheet.cell(number, column), row[place])

    altered(path, target, move)
    if not keeps_ids:
        book = load_workbook(target)
        book.remove(book[IDS_SHEET])
        book.save(target)
    return target


def as_csv(path: Path, target: Path, sheet: str, encoding: str) -> Path:
    """One sheet saved as CSV, dates and numbers as Excel writes them there."""
    with target.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        for row in sheet_rows(path)[sheet]:
            writer.writerow([f"{value:%Y/%m/%d}" if hasattr(value, "strftime") else "" if value is None else value for value in row])
    return target


def own_sheet(target: Path, heading: Sequence[str], labels: Sequence[str], rows: Sequence[Sequence[Any]], *, title: str = "Sheet1") -> Path:
    """A table an office made itself."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for line in heading:
        sheet.append([line])
    sheet.append(list(labels))
    for row in rows:
        sheet.append(list(row))
    book.save(target)
    return target


def a_row(number: int, text: str, **fields: Any) -> SubmissionRow:
    """A row of a submission that no ledger made."""
    known: dict[str, Any] = {
        "measure_id": number, "task_id": 1, "code": f"1-01-{number}", "annex": 1, "annex_title": "", "section": "", "task_no": 1,
        "task": "任务", "text": text, "deadline": "年底前", "lead": ("区水务局",), "responsible": (), "support": (),
    }
    return SubmissionRow(**(known | fields))


def a_submission(*rows: SubmissionRow, unit: str = TOWN, ledger_id: str = "other") -> SubmissionContent:
    """A submission of May that no ledger made."""
    return SubmissionContent(ledger_id, PlanHeading(1, "示例区2026年行动计划", "示政办发〔2026〕1号", 2026), MAY, unit, "填报人", rows)


def a_target(number: int, value: str | None = None) -> SubmissionTarget:
    """A number a row is asked for."""
    return SubmissionTarget(number, "检测量", "≥20个", "个", Decimal(value) if value else None)


HEADINGS = [place.heading for place in COLUMNS]
STATES = tuple(State)
