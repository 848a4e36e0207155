"""Screens of the first start, of taking a plan in and of its review; see tests/screens.py."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

import resources
from gui.dialogs.first_start import open_unit_dialog
from gui.dialogs.pair_measure import PairDialog
from gui.main_window import MainWindow
from gui.page import ChosenPlan
from gui.pages.overview import OverviewPage
from gui.pages.take_in import TakeInPage
from gui.review.review_page import ReviewPage
from model.queries.editions import edition_of
from model.rows.draft import DocumentRow, Doubt, DoubtCode, Field, IndicatorDraft, Place
from model.rows.edition import EditionKind
from model.rows.review import OpenedReview, ReviewFacts


def first_start(window: MainWindow) -> QWidget:
    """Who are you?"""
    assert window.frame is not None
    return open_unit_dialog(window.frame, window)


def welcome(window: MainWindow) -> QWidget:
    """The overview of a ledger that holds no plan yet."""
    assert window.frame is not None
    page = OverviewPage(replace(window.frame, chosen=ChosenPlan(window)))
    page.setStyleSheet(window.styleSheet())
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


def reviewing(window: MainWindow, file: Path | None = None) -> ReviewPage:
    """A plan under review, the sample's unless another is named, at its first doubt."""
    page = taking_in(window)
    page.open_review.close()
    page.take_files([file or resources.path("sample/plan.txt")])
    from tests.screens import settle

    until = time.monotonic() + 60
    while not isinstance(page.step, ReviewPage) and time.monotonic() < until:
        settle(0.05)
    assert isinstance(page.step, ReviewPage)
    if page.step.state.in_doubt:
        page.step.state.go(page.step.state.in_doubt[0])
    window.toast.hide()
    return page.step


def review_pages(window: MainWindow) -> QWidget:
    """The review of a PDF at a doubt: its page with the row lit and the doubted cell framed."""
    from tests.screens import settle

    with tempfile.TemporaryDirectory() as folder:
        page = reviewing(window, a_plan_pdf(Path(folder) / "示例区水污染防治2026年行动计划.pdf"))
        until = time.monotonic() + 20
        while not page.source.is_paged and time.monotonic() < until:
            settle(0.05)
    settle(0.5)
    return window


def a_plan_pdf(file: Path) -> Path:
    """Two pages of a made-up plan, one of its rows without a unit."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    small = ParagraphStyle("small", fontName="STSong-Light", fontSize=10, leading=15, wordWrap="CJK")
    head = ParagraphStyle("head", parent=small, fontSize=18, leading=30, alignment=1)
    subjects = ("入河排口", "农村污水", "雨污分流", "河道清淤", "饮用水源", "再生水", "工业园区", "畜禽养殖")
    rows = [["序号", "重点任务", "工作措施", "完成时限", "牵头单位", "协办单位"]]
    rows += [
        [str(n), f"{name}治理", f"完成{n * 12}处{name}问题排查并建立台账；对发现的问题限期整改，{name}治理情况每季度通报一次。",
         ("年底前", "6月底前", "长期实施")[n % 3], "" if n == 3 else "区水务局", "各镇人民政府"]
        for n, name in enumerate(subjects, start=1)
    ]  # fmt: skip
    cells = [[Paragraph(text, small) for text in row] for row in rows]
    table = Table(cells, colWidths=[36, 90, 330, 70, 100, 100], repeatRows=1)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.6, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                               ("TOPPADDING", (0, 0), (-1, -1), 10), ("BOTTOMPADDING", (0, 0), (-1, -1), 10)]))
    SimpleDocTemplate(str(file), pagesize=landscape(A4), invariant=1).build(
        [Paragraph("附件1", small), Paragraph("示例区水污染防治2026年行动计划", head), Spacer(1, 12), table]
    )
    return file


def edition(window: MainWindow) -> QWidget:
    """What a corrected edition of the sample would change."""
    page = reviewing(window)
    draft = page.state.draft
    first, second, third, *rest = draft.measures
    now = (
        replace(first, measure=first.measure.replace("。", "，并建立动态更新的问题台账。", 1), deadline="9月底前"),
        replace(second, lead=(*second.lead, "区水务局")),
        replace(third, measure="新增的一条措施：完成移动源在线监控平台建设。", task_no=99, task="移动源监管"), *rest[2:],
    )  # fmt: skip
    draft = replace(draft, measures=now, notice=replace(draft.notice, report_rule="每季度首月5日前报送上季度进展"))
    step = taking_in(window).open_review.edition
    found = edition_of(page._frame.operations.ledger, draft, year=draft.notice.year or 2026)
    assert found is not None
    step.set_edition(found, draft.measures, draft.notice.doc_no)
    taking_in(window).show_step(step)
    return window


def edition_pair(window: MainWindow) -> QWidget:
    """Which measure of the ledger a new one is."""
    edition(window)
    step = taking_in(window).open_review.edition
    new = next(row for row in step.shown_rows() if row.kind is EditionKind.NEW)
    step.list.link_followed.emit(step._link(new)[0])
    return next(dialog for dialog in step.findChildren(PairDialog) if dialog.isVisible())


def review_open_year(window: MainWindow) -> QWidget:
    """A plan that names no year, of another area."""
    page = reviewing(window)
    draft = replace(page.state.draft, notice=replace(page.state.draft.notice, year=None))
    review = replace(page.state.review, draft=draft)
    facts = ReviewFacts(2026, "today", elsewhere="示例市邻县", home="示例市示例区")
    taking_in(window).open_review._open(OpenedReview(review, facts, is_known=False))
    return window


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
    "review-edit": review_edit, "review-pages": review_pages, "review-open-year": review_open_year,
    "edition": edition, "edition-pair": edition_pair, "review-indicators": review_indicators,
    "review-split": review_dialog("split"), "review-move": review_dialog("move"), "wordings": wordings,
}
