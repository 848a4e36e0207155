"""Pictures of the indicators page: half a year's readings, one being typed, a filter, the detail."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gui.main_window import MainWindow
from gui.pages.checklist import ChecklistPage
from gui.pages.indicators import IndicatorsPage
from gui.target_words import IndicatorsPlace
from model.actions.readings import enter_readings
from model.ledger import Ledger
from model.periods import Month
from model.queries.targets import indicator_lines, target_lines
from model.rows.checklist import ChecklistFilter
from model.rows.target_line import TargetLine
from model.rows.words import Course, Pace
from tests.screens_waiting import until

_MONTHS = range(1, 6)


def _value(line: TargetLine, number: int, month: int) -> str:
    """A month's reading: some lines ahead, some behind."""
    if line.place is None:
        return ""
    is_summed = line.course is not None and line.course.course is Course.CUMULATIVE
    share, wobble = Decimal((80, 112, 100)[number % 3]) / 100, Decimal((month * 7 + number) % 5 - 2) / 100
    found = line.place.value * ((share + wobble) * month / 12 if is_summed else 1 + (share - 1) / 10 + wobble / 2)
    is_count = line.place.unit != "%" and line.place.value == line.place.value.to_integral_value()
    return f"{found.quantize(Decimal(1) if is_count else Decimal('0.1')):f}"


def enter_sample(ledger: Ledger) -> None:
    """Readings from January to May for two lines of three."""
    today = Month(2026, 6).first
    lines = [*target_lines(ledger, ChecklistFilter(), today=today), *indicator_lines(ledger, None, is_mine=False, today=today)]
    for month in _MONTHS:
        values = {line.key: _value(line, number, month) for number, line in enumerate(lines) if number % 4 != 3}
        enter_readings(ledger, Month(2026, month), {key: value for key, value in values.items() if value})


def _page(window: MainWindow) -> IndicatorsPage:
    frame = window.frame
    assert frame is not None
    if not any(line.readings for line in target_lines(frame.operations.ledger, ChecklistFilter(), today=frame.today())):
        enter_sample(frame.operations.ledger)
    window.open_page("indicators", IndicatorsPlace(is_mine=False))
    page = window.pages["indicators"]
    assert isinstance(page, IndicatorsPage)
    page.search("")
    until(lambda: any(line.readings for line in page.lines))
    return page


def read(window: MainWindow) -> QWidget:
    """A line summed up over the year, its chart beside the table."""
    page = _page(window)
    lines = page.model.rows()
    place = next((at for at, line in enumerate(lines) if line.pace is Pace.BEHIND and line.measure_id), 0)
    page.view.choose(place)
    return window


def typing(window: MainWindow) -> QWidget:
    """A reading being typed."""
    page = _page(window)
    until(lambda: not page.view.currentIndex().isValid() or page.model.rowCount() > 2, 1)
    page.view.choose(2)
    page.view.edit(page.view.currentIndex())
    return window


def behind(window: MainWindow) -> QWidget:
    """Only what is behind."""
    page = _page(window)
    page.open_place(IndicatorsPlace(is_mine=False, paces=frozenset({Pace.BEHIND, Pace.NOT_MET})))
    QCoreApplication.processEvents()
    return window


def nothing(window: MainWindow) -> QWidget:
    """A search that finds nothing."""
    page = _page(window)
    page.search("没有的词")
    return window


def over(window: MainWindow) -> QWidget:
    """All lines again, as the next pictures find the page."""
    page = _page(window)
    page.search("")
    page.open_place(IndicatorsPlace(is_mine=True))
    return window


def in_the_checklist(window: MainWindow) -> QWidget:
    """The readings of a measure's targets as lines in the checklist's detail."""
    page = _page(window)
    line = next(line for line in page.lines if line.measure_id and len(line.readings) > 1 and line.pace is Pace.BEHIND)
    window.open_page("checklist", line.measure_id)
    checklist = window.pages["checklist"]
    assert isinstance(checklist, ChecklistPage)
    until(lambda: any(chart.isVisibleTo(checklist.detail) for chart in checklist.detail.targets.charts.values()))
    checklist.detail.area.ensureWidgetVisible(checklist.detail.targets)
    return window


INDICATORS = {
    "indicators-read": read, "indicators-typing": typing, "indicators-behind": behind, "indicators-nothing": nothing,
    "indicators-mine": over, "checklist-readings": in_the_checklist,
}  # fmt: skip
