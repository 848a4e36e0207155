"""Pictures of two plans set against each other: a year against the one before, a district against its city."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from gui.main_window import MainWindow
from gui.pages.compare import ComparePage
from model.ledger import Ledger
from model.queries.editions import stored_measures
from model.rows.carry_over import CarryOver
from model.rows.comparison import ComparedRow, Comparison, ComparisonKind
from model.rows.edition import StoredMeasure
from model.rules.comparing import between_levels, between_years


def _shown(window: MainWindow, kind: ComparisonKind) -> ComparePage:
    """The page with a made-up second plan: the ledger of the other pictures holds one."""
    window.open_page("compare")
    page, frame = window.pages["compare"], window.frame
    if not isinstance(page, ComparePage) or frame is None or frame.chosen.plan is None:
        raise TypeError("the comparison is another page")
    plan, is_years = frame.chosen.plan, kind is ComparisonKind.YEARS
    title = "示例区深入打好污染防治攻坚战2025年行动计划" if is_years else "示例市深入打好污染防治攻坚战2026年行动计划"
    other = replace(plan, id=-1 - is_years, year=plan.year - is_years, title=title)
    page.head.set_plans((plan, other), plan)
    page._places.setCurrentIndex(1)
    found = Comparison(kind, _rows(frame.operations.ledger, plan.id, kind))
    page.show_found(found)
    page.carrying.show_found(found, other, plan)
    QCoreApplication.processEvents()
    return page


def _rows(ledger: Ledger, plan_id: int, kind: ComparisonKind) -> tuple[ComparedRow, ...]:
    with ledger.read() as session:
        now = stored_measures(session, plan_id)
    before = [_other(row) for row in now if row.id % 7 != 3]
    if kind is ComparisonKind.YEARS:
        return between_years(before, [row for row in now if row.id % 9 != 4])
    return between_levels(before, [row for row in now if row.id % 4], progress=lambda _done, _of: None, cancelled=lambda: False)


def _other(row: StoredMeasure) -> StoredMeasure:
    return replace(row, measure=row.measure.replace("不低于", "达到").replace("完成", "基本完成").replace("全区", "全市"))


def years(window: MainWindow) -> QWidget:
    """What changed since last year, a measure that was reworded chosen."""
    page = _shown(window, ComparisonKind.YEARS)
    page.carrying._pair = pair = (0, 0)  # what the ledger answers of a plan it does not hold is nobody's
    page.carrying._on_counted((pair, CarryOver(tuple((row.now.id, "填报人甲") for row in page.model.rows() if row.now))))
    page.table.choose_where(lambda row: bool(row.fields))
    return window


def carrying(window: MainWindow) -> QWidget:
    """What is asked before the year is started from the one before."""
    years(window)
    page = window.pages["compare"]
    assert isinstance(page, ComparePage)
    page.carrying.button.click()
    boxes = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMessageBox) and widget.isVisible())
    return next(boxes, window)


def levels(window: MainWindow) -> QWidget:
    """Which measures of the city's plan the district's takes up."""
    page = _shown(window, ComparisonKind.COVERAGE)
    page.table.choose_where(lambda row: row.now is not None)
    return window


COMPARE: dict[str, Callable[[MainWindow], QWidget]] = {"compare-years": years, "compare-carrying": carrying, "compare-levels": levels}
