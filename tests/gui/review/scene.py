"""A draft with two doubts, its source, and the review that is open on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QWidget

from gui.review.review_page import ReviewPage
from model.rows.draft import Doubt, DoubtCode, Field, Place, PlanDraft, Question, QuestionCode
from model.rows.review import Review, ReviewFacts, SourceRow
from tests.builders import a_measure, a_plan

GARBLED = Doubt(DoubtCode.UNIT_GARBLED, Field.LEAD, Place(line=12), (("unit", "区生杰环境局"),), "区生态环境局")
MISSING = Doubt(DoubtCode.NUMBER_MISSING, Field.TASK_NO, Place(line=13), (("number", "2"),))
ASKED = Question(QuestionCode.SOME_UNITS, Field.SUPPORT, "相关镇人民政府")

FACTS = ReviewFacts(2026)

SOURCE = (
    SourceRow(("附件1",), Place(line=3), level=1),
    SourceRow(("序号", "任务", "措施", "时限", "牵头"), Place(line=10), is_table=True),
    SourceRow(("1", "目标", "完成清淤。", "年底前", "区水务局"), Place(line=11), is_table=True),
    SourceRow(("", "", "完成整治。<b>", "年底前", "区生杰\n环境局"), Place(line=12), is_table=True),
    SourceRow(("", "扬尘治理", "落实", "年底前", ""), Place(line=13), is_table=True),
    SourceRow(("", "", "管控。", "", ""), Place(line=14), is_table=True),
    SourceRow(("二、水", "", "", "", ""), Place(line=19), is_table=True),
    SourceRow(("1", "水质目标", "加强检查。", "年底前", "区水务局"), Place(line=20), is_table=True),
)


def a_draft() -> PlanDraft:
    return a_plan(
        a_measure("完成清淤。开展巡查。", place=Place(line=11)),
        a_measure("完成整治。", lead=("区生杰环境局",), doubts=(GARBLED,), place=Place(line=12)),
        a_measure("落实管控。", task_no=2, task="扬尘治理", doubts=(MISSING,), support=("相关镇人民政府",), questions=(ASKED,),
                  place=Place(line=13, end_line=14)),
        a_measure("加强检查。", annex=2, annex_title="示例区碧水计划", section="", task_no=1, task="水质目标", place=Place(line=20)),
    )


def a_review(draft: PlanDraft | None = None, row: int = 0) -> Review:
    return Review("计划.txt", "ab" * 32, draft or a_draft(), SOURCE, row)


def press(page: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page, key, modifier)


def the_dialog(page: ReviewPage) -> QDialog:
    return next(found for found in page.findChildren(QDialog) if found.isVisible())


def texts(page: ReviewPage) -> list[str]:
    return [row.measure for row in page.state.draft.measures]


def note_buttons(page: ReviewPage) -> list[QPushButton]:
    """The buttons of the doubts on the card, in order."""
    notes = [part for part in page.card.findChildren(QFrame) if part.property("look") == "chip" and not part.isHidden()]
    return [button for note in notes for button in note.findChildren(QPushButton)]


def work_at_once(_initiator: object, work: Callable[..., Any], *args: Any, **facts: Any) -> None:
    """Operations.work without a thread."""
    facts["on_done"](work(*args, progress=lambda *_: None, cancelled=lambda: False))
