"""A plan's file, a review, and the page that is open on it."""

from __future__ import annotations

from gui.pages.take_in import TakeInPage
from gui.review.review_page import ReviewPage
from model.rows.draft import DocumentRow, Doubt, DoubtCode, Field, Place, PlanDraft
from model.rows.review import Review
from tests.builders import a_measure, a_plan

HEAD = "序号\t重点任务\t工作措施\t完成时限\t牵头单位\t协办单位\n"
PLAN = "附件1\n\n示例区蓝天保卫战计划\n\n" + HEAD + "".join(
    f"{number}\t任务{number}\t完成第{number}项整治任务。\t年底前\t区生态环境局\t相关镇人民政府\n" for number in range(1, 6)
)
DOUBT = Doubt(DoubtCode.UNIT_GARBLED, Field.LEAD, Place(line=6), (("unit", "甲"),), "区水务局")


def a_review(*, name: str = "计划.txt", document: int = 1, documents: int = 1) -> Review:
    rows = tuple(DocumentRow(number, f"第{number}份", "", 2) for number in range(1, documents + 1))
    draft = a_plan(a_measure("甲。"), a_measure("乙。", doubts=(DOUBT,), support=("相关镇人民政府",)))
    return Review(name, "cd" * 32, PlanDraft(draft.notice, draft.measures, (), rows, document))


def review_of(page: TakeInPage) -> ReviewPage:
    assert isinstance(page.step, ReviewPage)
    return page.step
