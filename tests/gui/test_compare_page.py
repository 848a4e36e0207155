"""The page that sets two plans against each other: which, what is asked, what is shown of it, where it leads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.pages.compare import ComparePage
from model.actions.accept_plan import accept_plan
from model.actions.assign import assign_measures
from model.actions.senders import set_expected
from model.ledger import Ledger
from model.queries.checklist import measure_rows
from model.queries.whose import myself, plans
from model.rows.comparison import ComparedKind, ComparisonKind
from tests.builders import TODAY, a_measure, a_plan
from tests.fakes import FakeTasks

K = ComparedKind
DUST, BUSES, PARKS = "开展裸地扬尘整治，全年巡查工地不少于20次。", "新增和更新的公交车为纯电动汽车。", "新建口袋公园十二个，补植行道树八百株。"


def fill(ledger: Ledger) -> None:
    """Last year's plan, this year's, and the city's of this year."""
    accept_plan(ledger, a_plan(a_measure(DUST), a_measure(BUSES, task_no=2), title="示例区2025年行动计划", year=2025, doc_no="一号"), today=TODAY)
    city = a_plan(a_measure(DUST.replace("20", "900")), a_measure("组建碳排放权交易市场。", task_no=2), title="示例市2026年行动计划", doc_no="二号")
    accept_plan(ledger, city, today=TODAY)
    this = a_plan(a_measure(DUST.replace("20", "30")), a_measure(PARKS, task_no=2), doc_no="三号")
    accept_plan(ledger, this, today=TODAY)


@pytest.fixture
def ledger(filled: Callable[..., Ledger]) -> Ledger:
    return filled("two-plans", lambda ledger, _folder: fill(ledger))


def framed(make_frame: Callable[..., Frame], ledger: Ledger, doc_no: str = "三号", **more: object) -> Frame:
    frame = make_frame(ledger, today=TODAY, **more)
    frame.chosen.set_ledger(plans(ledger), myself(ledger))
    if doc_no:
        frame.chosen.choose(next(plan.id for plan in frame.chosen.plans if plan.doc_no == doc_no))
    return frame


@pytest.fixture
def page(qtbot: QtBot, ledger: Ledger, make_frame: Callable[..., Frame]) -> Iterator[ComparePage]:
    made = ComparePage(framed(make_frame, ledger))
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    yield made
    made.hide()


def kinds(page: ComparePage) -> list[ComparedKind]:
    return [row.kind for row in page.model.rows()]


def choose_other(page: ComparePage, words: str) -> None:
    box = page.head.other
    box.setCurrentIndex(next(place for place in range(box.count()) if words in box.itemText(place)))
    box.activated.emit(box.currentIndex())


def test_it_opens_on_the_year_before(page: ComparePage) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert "2025" in page.head.other.currentText()
    assert page.head.kind is ComparisonKind.YEARS
    assert kinds(page) == [K.CHANGED, K.DROPPED, K.NEW]
    assert not page.progress.isVisible()


def test_what_changed_is_shown_word_by_word(page: ComparePage) -> None:
    page.table.choose(0)
    assert "<s" in page.detail.toHtml() or "line-through" in page.detail.toHtml()
    assert "20" in page.detail.toPlainText()
    assert "30" in page.detail.toPlainText()
    page.table.choose(1)
    assert BUSES in page.detail.toPlainText()


def test_a_plan_of_the_same_year_is_taken_for_that_of_the_level_above(page: ComparePage) -> None:
    choose_other(page, "示例市")
    assert page.head.kind is ComparisonKind.COVERAGE
    assert kinds(page) == [K.COVERED, K.UNCOVERED]
    page.table.choose(0)
    assert DUST.replace("20", "30") in page.detail.toPlainText()
    page.head.years.click()
    assert page.head.kind is ComparisonKind.YEARS
    assert K.NEW in kinds(page)


def test_a_figure_keeps_its_kind_and_nothing_of_it_leads_back(page: ComparePage) -> None:
    page.head.chips.choose(frozenset({K.NEW.value}))
    page.head.narrowed.emit()
    assert kinds(page) == [K.NEW]
    page.head.chips.choose(frozenset({K.SAME.value}))
    page.head.narrowed.emit()
    assert kinds(page) == []
    assert page.nothing.isVisible()
    page.nothing.step_wanted.emit()
    assert len(kinds(page)) == 3


def test_enter_and_links_open_the_measures_of_both_plans(qtbot: QtBot, page: ComparePage) -> None:
    row = page.model.rows()[0]
    assert row.before is not None
    assert row.now is not None
    page.table.choose(0)
    with qtbot.waitSignal(page.wanted) as heard:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert heard.args == ["checklist", row.now.id]
    with qtbot.waitSignal(page.wanted) as heard:
        page.detail.link_followed.emit(f"measure:{row.before.id}")
    assert heard.args == ["checklist", row.before.id]


def test_one_plan_alone_explains_itself_and_offers_the_first_step(
    qtbot: QtBot, town_ledger: Ledger, make_frame: Callable[..., Frame]
) -> None:
    page = ComparePage(framed(make_frame, town_ledger, doc_no=""))
    qtbot.addWidget(page)
    page.show()
    assert page.empty.isVisible()
    with qtbot.waitSignal(page.wanted) as heard:
        page.empty.step_wanted.emit()
    assert heard.args == ["take-in", []]
    page.hide()


def test_another_plan_looked_at_is_set_against_the_one_before_it(page: ComparePage) -> None:
    chosen = page.frame.chosen
    chosen.choose(next(plan.id for plan in chosen.plans if plan.year == 2025))
    assert page.head.other_id != chosen.plan_id
    assert page.head.other.count() == 2


def test_only_the_newest_question_is_answered_and_it_can_be_stopped(
    qtbot: QtBot, ledger: Ledger, make_frame: Callable[..., Frame]
) -> None:
    frame = framed(make_frame, ledger)
    work = frame.operations.runners.long_work
    assert isinstance(work, FakeTasks)
    work.held = True
    page = ComparePage(frame)
    qtbot.addWidget(page)
    page.show()
    choose_other(page, "示例市")
    assert page.progress.isVisible()
    work.wait()
    assert not page.progress.isVisible()
    assert page.found is not None
    assert page.found.kind is ComparisonKind.COVERAGE
    page.hide()


def test_a_page_nobody_sees_asks_when_it_is_shown(page: ComparePage, ledger: Ledger) -> None:
    page.hide()
    page.found = None
    page.refresh()
    assert page.found is None
    page.show()
    assert page.found is not None


def test_the_nearest_plan_is_offered_first_and_another_areas_last(page: ComparePage) -> None:
    this = next(plan for plan in page.frame.chosen.plans if plan.doc_no == "三号")
    others = [
        replace(this, id=number, year=year, title=f"{number}", elsewhere=where)
        for number, (year, where) in enumerate([(2027, ""), (2022, ""), (2026, ""), (2025, "某市"), (2025, "")], 101)
    ]
    page.head.set_plans((this, *others), replace(this, id=99))
    assert [page.head.other.itemData(place) for place in range(page.head.other.count())] == [105, this.id, 103, 102, 101, 104]


@pytest.fixture
def handled(ledger: Ledger, page: ComparePage) -> int:
    """Last year's measures are given to a colleague; the id of this year's that goes on with the first."""
    rows = page.model.rows()
    assert rows[0].before is not None
    assert rows[0].now is not None
    page.frame.operations.write(None, "given", assign_measures, [rows[0].before.id], "填报人甲")
    return rows[0].now.id


def handler(ledger: Ledger, measure_id: int) -> str:
    return measure_rows(ledger, [measure_id], today=TODAY)[0].handler


def test_the_year_is_started_from_the_one_before_in_one_step_that_is_undone(page: ComparePage, ledger: Ledger, handled: int) -> None:
    button, frame = page.carrying.button, page.frame
    assert button.isVisible()
    assert button.isEnabled()
    assert page.carrying.words() in button.toolTip()

    button.click()

    (asked,) = frame.messages.asked
    assert asked == ("carry-over-question", {"year": 2025, "parts": asked[1]["parts"]})
    assert handler(ledger, handled) == "填报人甲"
    assert not button.isEnabled()
    frame.operations.undo()
    assert handler(ledger, handled) == ""
    assert button.isEnabled()


def test_nothing_is_carried_where_a_person_thinks_better_of_it(page: ComparePage, ledger: Ledger, handled: int) -> None:
    page.frame.messages.answer = False
    page.carrying.button.click()
    assert handler(ledger, handled) == ""


def test_the_year_starts_from_an_earlier_one_only_and_not_from_nothing(page: ComparePage) -> None:
    button, chosen = page.carrying.button, page.frame.chosen
    assert button.isVisible()
    assert not button.isEnabled()  # nothing was settled last year
    assert button.toolTip()
    choose_other(page, "示例市")
    assert button.isHidden()
    page.head.years.click()  # of the same year
    assert button.isHidden()
    chosen.choose(next(plan.id for plan in chosen.plans if plan.year == 2025))
    assert button.isHidden()


def test_who_is_asked_to_report_is_counted_too(page: ComparePage) -> None:
    other = page.head.other_id
    assert other is not None
    page.frame.operations.write(None, "said", set_expected, other, ["区水务局"], is_expected=False)
    assert page.carrying.found is not None
    assert len(page.carrying.found.senders) == 1
    assert page.carrying.button.isEnabled()


def test_a_ledger_that_is_only_looked_at_starts_no_year(page: ComparePage, ledger: Ledger, handled: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Ledger, "may", lambda _ledger, action: action != "carry-over")
    page.refresh()
    assert not page.carrying.button.isEnabled()
