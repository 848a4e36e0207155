"""A ledger and a page for the tests of the checklist: two annexes, six measures, of a made-up town."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.item_models.checklist_table import Column
from gui.page import Frame
from gui.pages.checklist import ChecklistPage
from model.ledger import Ledger
from model.queries.checklist import checklist_rows
from model.queries.overview import myself, plans
from model.rows.checklist import ChecklistFilter
from model.rows.draft import Doubt, DoubtCode, Field, PlanDraft, Question, QuestionCode
from model.rows.draft import Place as SourcePlace
from model.rows.words import State
from tests.builders import TODAY, a_measure, a_plan, taken_in

DAY = TODAY
SECOND = "示例区碧水保卫战2026年行动计划"


def scene_plan() -> PlanDraft:
    """Annex 1: tasks 1 (one measure) and 2 (three); annex 2: task 1 (two). The fourth is not the town's."""
    dust = {"task_no": 2, "task": "扬尘治理", "section": "二、扬尘"}
    water = {"annex": 2, "annex_title": SECOND, "section": "", "task": "污水治理"}
    return a_plan(
        a_measure(
            "PM2.5年均浓度不超过35微克/立方米。", lead=("各镇人民政府",), place=SourcePlace(page=3, line=44)
        ),
        a_measure(
            "6月底前完成整治方案，12月20日前完成验收。",
            lead=("区水务局",),
            support=("青山镇人民政府",),
            **dust,
        ),
        a_measure(
            "开展道路清扫保洁。",
            deadline="5月底前",
            lead=("相关镇人民政府",),
            questions=(Question(QuestionCode.SOME_UNITS, Field.LEAD, "相关镇人民政府"),),
            **dust,
        ),
        a_measure("巡查工地，全年抽样检测量不低于20个。", lead=("区水务局",), **dust),
        a_measure(
            "长期开展河道保洁，每月巡查。",
            deadline="长期实施",
            support=("各镇人民政府",),
            doubts=(Doubt(DoubtCode.OCR_UNSURE, Field.MEASURE, SourcePlace(line=9)),),
            **water,
        ),
        a_measure("建成污水处理站。", support=("各镇人民政府",), **water),
    )


def fill_scene(ledger: Ledger, _folder: Path) -> None:
    """The plan is taken in by the town."""
    taken_in(ledger, scene_plan())


def scene_ledger(folder: Path) -> Ledger:
    """The plan, taken in by the town."""
    return taken_in(Ledger.open(folder / "ledger", person="填报人", chain="test"), scene_plan())


def scene_frame(make_frame: Callable[..., Frame], ledger: Ledger, **options: object) -> Frame:
    """A frame on the ledger with its plan chosen."""
    frame = make_frame(ledger, today=DAY, **options)
    frame.chosen.set_ledger(plans(ledger), myself(ledger))
    return frame


def shown_page(qtbot: QtBot, frame: Frame) -> Iterator[ChecklistPage]:
    """The checklist's page on the screen while a test runs."""
    made = ChecklistPage(frame)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    yield made
    made.hide()


def key(
    widget: QWidget, code: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key."""
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, code, modifiers))


def states(ledger: Ledger) -> list[State]:
    """The state of every measure of the plan."""
    return [row.state for row in checklist_rows(ledger, ChecklistFilter(), today=DAY)]


def show_all(page: ChecklistPage) -> None:
    """Drop every filter."""
    page.open_place(ChecklistFilter())


def centre(page: ChecklistPage, row: int, column: int = Column.DUE) -> QPoint:
    """The middle of a cell in the list's viewport."""
    return page.view.visualRect(page.model.index(row, column)).center()
