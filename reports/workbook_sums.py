"""The summary sheet with its charts, the filling guide, and the very hidden sheet that says whose workbook it is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from openpyxl.chart import BarChart, PieChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.utils import get_column_letter

from model.rows.report import SubmissionContent, SubmissionRow
from model.rows.words import State
from model.workbook_layout import (
    GUIDE_SHEET,
    IDS_SHEET,
    LAYOUT_VERSION,
    SUMMARY_SHEET,
    Fact,
    escape_text,
)
from reports import wording
from reports import workbook_looks as looks
from reports.cell_text import TextKeeper
from reports.wording_files import perhaps_lines

# Grey prints too: the states differ in lightness.
_COLOURS = {State.NOT_STARTED: "C5CDD1", State.IN_PROGRESS: "86B7F2", State.BLOCKED: "F0B44C", State.CLOSED: "14646B",
            State.NOT_APPLICABLE: "EDF0F1"}
_FIRST = 4  # the first annex of the summary
_UNFILLED = "FFFFFF"


def _counts(rows: Sequence[SubmissionRow]) -> list[int]:
    counts = [sum(row.state is state for row in rows) for state in State]
    return [len(rows), *counts, len(rows) - sum(counts)]


def write_summary(book: Any, content: SubmissionContent, keeper: TextKeeper) -> None:
    """The states of every annex and of all, with two charts."""
    sheet = book.create_sheet(SUMMARY_SHEET)
    cells = looks.CellMaker(sheet)
    for number, width in enumerate((40, *[10] * (len(wording.SUMMARY_HEADINGS) - 1)), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    _page(sheet)
    blank = [None] * (len(wording.SUMMARY_HEADINGS) - 1)
    sheet.append([cells.cell(wording.SUMMARY_TITLE, looks.TITLE, is_text=True), *blank])
    sheet.append([cells.cell(wording.SUMMARY_NOTE, looks.FACTS, is_text=True), *blank])
    sheet.append([cells.cell(heading, looks.HEAD, is_text=True) for heading in wording.SUMMARY_HEADINGS])
    annexes = [list(rows) for _, rows in groupby(sorted(content.rows, key=lambda row: row.annex), key=lambda row: row.annex)]
    for number, rows in enumerate(annexes, _FIRST):
        name = keeper.fit(wording.annex_name(rows[0].annex, rows[0].annex_title), f"{SUMMARY_SHEET}!A{number}")
        sheet.append(_sum_cells(cells, name, rows))
    sheet.append(_sum_cells(cells, wording.TOTAL, content.rows))
    last = get_column_letter(len(wording.SUMMARY_HEADINGS))
    for row in (1, 2):
        sheet.merged_cells.add(f"A{row}:{last}{row}")
    if annexes:
        _charts(sheet, len(annexes))


def _sum_cells(cells: looks.CellMaker, name: str, rows: Sequence[SubmissionRow]) -> list[Any]:
    counts = _counts(rows)
    closed = counts[1 + list(State).index(State.CLOSED)]
    share = closed / len(rows) if rows else 0
    return [cells.cell(escape_text(name), looks.PLAN, is_text=True), *(cells.cell(count, looks.COUNT) for count in counts),
            cells.cell(share, looks.SHARE)]


def _charts(sheet: Any, annexes: int) -> None:
    last = _FIRST + annexes - 1
    bars = BarChart()
    bars.type, bars.grouping, bars.overlap, bars.gapWidth = "bar", "stacked", 100, 60
    bars.title, bars.width, bars.height = wording.STATES_CHART_TITLE, 22, max(6, 1.4 * annexes + 4)
    bars.add_data(Reference(sheet, min_col=3, max_col=8, min_row=_FIRST - 1, max_row=last), titles_from_data=True)
    bars.set_categories(Reference(sheet, min_col=1, min_row=_FIRST, max_row=last))
    for series, colour in zip(bars.series, (*_COLOURS.values(), _UNFILLED), strict=True):
        series.graphicalProperties.solidFill = colour
        series.graphicalProperties.line.solidFill = "5B6870"
    bars.y_axis.delete = bars.x_axis.delete = False
    bars.x_axis.scaling.orientation = "maxMin"
    bars.y_axis.crosses = "max"  # the numbers stand below although the annexes are read from the top
    bars.legend.position = "b"
    sheet.add_chart(bars, f"A{last + 4}")
    pie = PieChart()
    pie.title, pie.width, pie.height = wording.CLOSED_CHART_TITLE, 12, 8
    pie.add_data(Reference(sheet, min_col=3, max_col=8, min_row=last + 1), from_rows=True)
    pie.set_categories(Reference(sheet, min_col=3, max_col=8, min_row=_FIRST - 1))
    pie.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showPercent=False, showLegendKey=False)
    for number, colour in enumerate((*_COLOURS.values(), _UNFILLED)):
        point = DataPoint(idx=number)
        point.graphicalProperties.solidFill = colour
        pie.series[0].dPt.append(point)
    sheet.add_chart(pie, f"G{last + 4}")


def _page(sheet: Any) -> None:
    sheet.page_setup.paperSize = looks.A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.protection.sheet = True


def write_guide(book: Any, content: SubmissionContent, keeper: TextKeeper) -> None:
    """What to fill in where; below it the measures of which nobody has said whether they are the unit's."""
    sheet = book.create_sheet(GUIDE_SHEET)
    cells = looks.CellMaker(sheet)
    sheet.column_dimensions["A"].width = 110
    _page(sheet)
    sheet.append([cells.cell(wording.GUIDE_TITLE, looks.TITLE, is_text=True)])
    for number, line in enumerate(wording.GUIDE, 2):
        sheet.row_dimensions[number].height = 30
        sheet.append([cells.cell(line, looks.PLAN, is_text=True)])
    for line in perhaps_lines(content):
        sheet.append([cells.cell(keeper.fit(line, GUIDE_SHEET), looks.PLAN, is_text=True)])


def workbook_facts(content: SubmissionContent, keeper: TextKeeper) -> list[tuple[str, str]]:
    """The lines of the hidden sheet."""
    facts = ((Fact.LAYOUT, str(LAYOUT_VERSION)), (Fact.LEDGER, content.ledger_id), (Fact.PLAN, str(content.plan.plan_id)),
             (Fact.PLAN_TITLE, content.plan.title), (Fact.PLAN_DOC_NO, content.plan.doc_no),
             (Fact.PLAN_YEAR, str(content.plan.year)), (Fact.MONTH, str(content.month)), (Fact.UNIT, content.unit),
             (Fact.PERSON, content.person), (Fact.ROWS, str(len(content.rows))))
    return [(key.value, keeper.fit(value, f"{IDS_SHEET}!B{number}")) for number, (key, value) in enumerate(facts, 1)]


def write_facts(book: Any, facts: Sequence[tuple[str, str]]) -> None:
    """The very hidden sheet."""
    sheet = book.create_sheet(IDS_SHEET)
    cells = looks.CellMaker(sheet)
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True
    for key, value in facts:
        sheet.append([cells.cell(key, looks.FACTS, is_text=True), cells.cell(escape_text(value), looks.FACTS, is_text=True)])
