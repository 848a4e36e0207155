"""Screens of the first start, of taking a plan in and of its review; see tests/screens.py."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QWidget

import resources
from gui.dialogs.first_start import open_unit_dialog
from gui.main_window import MainWindow
from gui.page import ChosenPlan
from gui.pages.overview import OverviewPage
from gui.pages.take_in import TakeInPage
from gui.review.review_page import ReviewPage
from model.rows.draft import DocumentRow, Doubt, DoubtCode, Field, IndicatorDraft, Place


def first_start(window: MainWindow) -> QWidget:
    """Who are you?"""
    assert window.frame is not None
    return open_unit_dialog(window.frame, window)


def welcome(window: MainWindow) -> QWidget:
    """The overview of a ledger that holds no plan yet."""
    assert window.frame is not None
    page = OverviewPage(replace(window.frame, chosen=ChosenPlan(window)))
    page.resize(window.stack.size())
    page._was_asked = True
    page.show()
    return page


def taking_in(window: MainWindow) -> TakeInPage:
    window.open_page("take-in")
    page = window.pages["take-in"]
    assert isinstance(page, TakeInPage)
    return page


def take_in(window: MainWindow) -> QWidget:
    """Where taking in begins."""
    page = taking_in(window)
    page.begin_again()
    return window


def documents(window: MainWindow) -> QWidget:
    """A file with several documents."""
    page = taking_in(window)
    rows = (("关于开展文物普查工作的通知", "示政发〔2026〕3号", 0), ("示例区深入打好污染防治攻坚战2026年行动计划", "示政办发〔2026〕1号", 60),
            ("关于印发《示例区酒店业管理办法》的通知", "", 0))
    page.files.documents.set_documents([DocumentRow(number, *row) for number, row in enumerate(rows, start=1)], 2)
    page.show_step(page.files.documents)
    return window


def reviewing(window: MainWindow) -> ReviewPage:
    """The sample plan under review, at its first doubt."""
    page = taking_in(window)
    page.open_review.close()
    page.take_files([resources.path("sample/plan.txt")])
    from tests.screens import settle

    until = time.monotonic() + 20
    while not isinstance(page.step, ReviewPage) and time.monotonic() < until:
        settle(0.05)
    assert isinstance(page.step, ReviewPage)
    page.step.state.go(page.step.state.in_doubt[0])
    window.toast.hide()
    return page.step


def review(window: MainWindow) -> QWidget:
    """The review at a doubt."""
    reviewing(window).state.next_doubt()
    return window


def review_edit(window: MainWindow) -> QWidget:
    """A row being written by hand."""
    reviewing(window).edit()
    return window


def review_indicators(window: MainWindow) -> QWidget:
    """Indicators of twelve made-up districts, one column in doubt."""
    page = reviewing(window)
    names = ("细颗粒物年均浓度(微克/立方米)(全年)", "细颗粒物年均浓度(微克/立方米)(一季度)", "优良天数比率(%)", "重点工程减排量(吨)", "新增绿地(公顷)")
    doubt = (Doubt(DoubtCode.COLUMNS_SHIFTED, Field.ROW, Place(line=12)),)
    cells = tuple(
        IndicatorDraft(f"{place}示区", name, str((row * 7 + column * 13) % 90 + 8), "", Place(line=12), doubt * (column == 3))
        for row, place in enumerate("东西南北中前后左右上下内")
        for column, name in enumerate(names)
    )
    page.state.apply("", replace(page.state.draft, indicators=cells))
    page.side.indicators_chip.click()
    page.indicators.table.setCurrentIndex(page.indicators.model.index(2, 3))
    return window


def review_dialog(step: str) -> Callable[[MainWindow], QWidget]:
    """The dialog of a step."""

    def shown(window: MainWindow) -> QWidget:
        page = reviewing(window)
        page.step(step)
        return next(dialog for dialog in page.findChildren(QDialog) if dialog.isVisible())

    return shown


def wordings(window: MainWindow) -> QWidget:
    """What the plan leaves open."""
    assert window.chosen.plan is not None
    taking_in(window).open_place(window.chosen.plan)
    return window


TAKING_IN: dict[str, Callable[[MainWindow], QWidget]] = {
    "first-start": first_start, "welcome": welcome, "take-in": take_in, "documents": documents, "review": review,
    "review-edit": review_edit, "review-indicators": review_indicators, "review-split": review_dialog("split"), "review-move": review_dialog("move"),
    "wordings": wordings,
}
