"""Rows far wider or narrower than their table: never weighed at length, never lost, never without a doubt."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from model.readers import read_plan
from model.readers.tables.align import align
from model.readers.tables.cell_ways import best_way
from model.readers.tables.sheet_parts import RawRow
from model.readers.words.columns import Column, Layout
from model.rows.draft import DoubtCode
from tests.faults.made_plans import TITLE, plan_rows

COLUMNS = (Column.NUMBER, Column.TASK, Column.MEASURE, Column.DEADLINE, Column.LEAD, Column.SUPPORT)
TEXTS = ("9", "绿化", "新建绿地十公顷，持续养护。", "年底前", "区园林绿化局", "区水务局")
MORE = [f"补充{at}" for at in range(150)]


# Each of these took seconds: every cell was weighed for every place.
@pytest.mark.parametrize(
    ("columns", "texts"),
    [
        pytest.param(COLUMNS, [*TEXTS, *MORE], id="far more cells than columns"),
        pytest.param((*COLUMNS, *[Column.UNKNOWN] * 200), [*TEXTS, *MORE], id="far fewer cells than columns"),
        pytest.param((*COLUMNS, *[Column.UNKNOWN] * 200), [*MORE[:2], *TEXTS, *MORE[2:]], id="far fewer, moved"),
    ],
)
def test_a_row_far_from_its_table_is_not_weighed_but_kept_whole_in_doubt(
    columns: tuple[Column, ...], texts: list[str]
) -> None:
    assert best_way(Layout(columns), texts) is None
    layout = Layout((*columns[:2], Column.LEAD, *columns[2:]))  # under which they do not stand as they are
    row = RawRow(texts, layout, 3, top=False)
    align(row)
    assert row.moved
    assert all(text in " ".join(row.cells.values()) for text in texts)


def test_a_row_of_twice_its_columns_is_weighed() -> None:
    assert best_way(Layout(COLUMNS), [text for text in TEXTS for _ in range(2)]) is not None


@pytest.mark.parametrize("at", [1, 4, 9])
@pytest.mark.parametrize("text", ["治", "区水务局", "完成河段清淤三公里，持续开展巡查。"])
def test_a_row_far_wider_than_its_sheets_table_is_shown_with_a_measure_beside_it(text: str, at: int, tmp_path: Path) -> None:
    book, rows = Workbook(), list(plan_rows(8))
    sheet = book.worksheets[0]
    rows.insert(at, tuple(f"{text}{number}" for number in range(160)))
    for row in [(TITLE,), *rows]:
        sheet.append(row)
    book.save(tmp_path / "计划.xlsx")

    measures = read_plan(tmp_path / "计划.xlsx").draft.measures

    assert [one.task_no for one in measures] == list(range(1, 9))
    shown = [
        (one.task_no, dict(doubt.facts)["text"])
        for one in measures for doubt in one.doubts if doubt.code is DoubtCode.TEXT_OUTSIDE_TABLE
    ]  # fmt: skip
    assert [number for number, _ in shown] == [max(1, at - 1)]
    assert f"{text}0" in shown[0][1]
    assert f"{text}159" in shown[0][1]
