"""A ledger with a month's progress, and sheets of another office as they arrive."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.drawing.image import Image as Picture
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image

from model.actions.close import close_measures
from model.actions.filling import fill_plan
from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from model.rows.own_sheet import FillPlan
from reports.own_sheet import Filled, write_filled
from tests.builders import TODAY, a_plan, measure_ids, taken_in

JUNE = Month(2026, 6)
FIRST, SECOND, THIRD = "全年抽样检测量不低于20个，每季度通报一次。", "6月底前完成整治方案。", "持续开展执法检查。"
Sheet = Callable[..., Path]
Plan = Callable[..., FillPlan]


@pytest.fixture
def told(filled: Callable[..., Ledger]) -> Ledger:
    """Three measures: one in progress with a text that looks like a formula, one closed, one nobody spoke about."""
    return filled("told", _tell)


def _tell(ledger: Ledger, _folder: Path) -> None:
    taken_in(ledger, a_plan())
    keys = measure_ids(ledger)
    note_progress(ledger, keys[0], JUNE, "=已抽测5个<𠮷>&\n继续推进", today=TODAY)
    note_progress(ledger, keys[1], JUNE, "方案已印发。", today=TODAY)
    close_measures(ledger, keys[1:2], on=TODAY)


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    """A sheet with a title, a header and rows, as a bureau makes it."""

    def make(
        header: Sequence[str], rows: Sequence[Sequence[Any]], name: str = "月报表.xlsx", change: Callable[[Any], object] = lambda _sheet: None
    ) -> Path:
        book = Workbook()
        page = book.active
        page.title = "月报"
        page.append(["示例区2026年行动计划推进情况月报表"])
        page.append(list(header))
        for row in rows:
            page.append(list(row))
        change(page)
        book.save(tmp_path / name)
        return tmp_path / name

    return make


@pytest.fixture
def plan(told: Ledger) -> Plan:
    """How a sheet would be filled for June."""

    def made(file: Path, **more: Any) -> FillPlan:
        return fill_plan(told, file, JUNE, today=TODAY, **more)

    return made


@pytest.fixture
def fill_in(plan: Plan, tmp_path: Path) -> Callable[..., Filled]:
    """Fill a sheet for June."""

    def made(file: Path, **more: Any) -> Filled:
        return write_filled(plan(file, **more), tmp_path / f"已填_{file.name}")

    return made


def cells(file: Path, title: str = "月报") -> dict[str, object]:
    """The filled cells of a sheet by their places."""
    page = load_workbook(file)[title]
    return {cell.coordinate: cell.value for row in page.iter_rows() for cell in row if cell.value is not None}


def parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def list_of(words: str, places: str) -> Callable[[Any], object]:
    """What puts a drop-down list on a sheet."""

    def change(page: Any) -> None:
        check = DataValidation("list", formula1=words)
        check.add(places)
        page.add_data_validation(check)

    return change


def with_everything(page: Any) -> None:
    """Widths, merges, a picture, a formula, a check, print set-up, a frozen header."""
    page.merge_cells("A1:E1")
    page.column_dimensions["B"].width = 61.5
    page["F3"] = "=LEN(C3)"
    page.freeze_panes = "C3"
    page.page_setup.orientation = "landscape"
    page.print_title_rows = "2:2"
    list_of('"是,否"', "D3:D9")(page)
    stream = BytesIO()
    Image.new("RGB", (8, 8), "red").save(stream, "PNG")
    page.add_image(Picture(stream), "H1")
