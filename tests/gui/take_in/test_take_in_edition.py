"""A plan that is in the ledger already: what the file would change is shown before anything is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.pages.take_in import TakeInPage
from gui.review.edition_step import EditionStep
from gui.theme import Theme
from gui.translations import Languages
from model.actions.accept_plan import accept_plan
from model.actions.close import close_measures
from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from model.queries.checklist import checklist_rows
from model.queries.editions import edition_of
from model.queries.overview import plans
from model.queries.review import reviews_left
from model.rows.checklist import ChecklistFilter
from model.rows.draft import PlanDraft
from model.rows.edition import EditionKind
from model.rows.words import State
from tests.builders import TODAY, a_measure, a_plan, measure_ids
from tests.gui.conftest import HeardMessages
from tests.gui.take_in.scene import PLAN, review_of

OLD = (
    a_measure("完成20台锅炉改造。", lead=("区城管委",)), a_measure("开展餐饮油烟检查。", task_no=2),
    a_measure("建设分类示范点。", task_no=3), a_measure("淘汰老旧叉车。", task_no=4),
)  # fmt: skip
NEW = (
    a_measure("完成30台锅炉改造。", lead=("区城管委", "区水务局")), OLD[1], a_measure("推广新能源车。", task_no=7), OLD[3],
)


@pytest.fixture
def stored(ledger: Ledger) -> Ledger:
    accept_plan(ledger, a_plan(*OLD), today=TODAY)
    return ledger


def shown(qtbot: QtBot, theme: Theme, ledger: Ledger, draft: PlanDraft) -> EditionStep:
    step = EditionStep(theme)
    qtbot.addWidget(step)
    edition = edition_of(ledger, draft, year=2026)
    assert edition is not None
    step.set_edition(edition, draft.measures, draft.notice.doc_no)
    qtbot.waitUntil(lambda: step.list.is_set)
    return step


def counts(step: EditionStep) -> list[str]:
    return [button.text().strip().rsplit(" ", 1)[-1] for button in step.chips.findChildren(QPushButton)]


def taken_again(page: TakeInPage, file: Path, text: str) -> EditionStep:
    """The plan is in the ledger, and another file of it was reviewed and accepted."""
    page.take_files([file])
    review_of(page).head.accept.click()
    file.write_text(text, encoding="utf-8")
    page.take_files([file])
    review_of(page).head.accept.click()
    step = page.step
    assert isinstance(step, EditionStep)
    return step


def test_counts_say_what_became_of_the_measures(qtbot: QtBot, theme: Theme, stored: Ledger) -> None:
    note_progress(stored, measure_ids(stored)[2], Month(2026, 6), "建成3处。", today=TODAY)
    assert counts(shown(qtbot, theme, stored, a_plan(*NEW))) == ["1", "1", "1", "1"]


def test_old_words_are_struck_and_new_ones_underlined(qtbot: QtBot, theme: Theme, stored: Ledger) -> None:
    document = shown(qtbot, theme, stored, a_plan(*NEW)).list.document()
    struck, underlined = [], []
    block = document.begin()
    while block.isValid():
        for part in block:
            fragment = part.fragment()
            if fragment.charFormat().fontStrikeOut():
                struck.append(fragment.text())
            elif fragment.charFormat().fontUnderline():
                underlined.append(fragment.text())
        block = block.next()
    assert struck == ["20", "建设分类示范点。"]
    assert underlined == ["30", "、区水务局", "推广新能源车。"]


def test_chips_keep_one_kind_of_change(qtbot: QtBot, theme: Theme, stored: Ledger) -> None:
    close_measures(stored, measure_ids(stored)[3:], on=TODAY)
    step = shown(qtbot, theme, stored, a_plan(NEW[0]))
    assert [row.kind for row in step.shown_rows()] == [EditionKind.CHANGED, *[EditionKind.DROPPED] * 3]
    step.chips.findChildren(QPushButton)[3].click()
    assert [row.stored.code for row in step.shown_rows() if row.stored] == ["1-04-1"]
    assert "淘汰老旧叉车" in step.list.toPlainText()
    assert "锅炉" not in step.list.toPlainText()


def test_words_of_a_plan_are_no_markup(qtbot: QtBot, theme: Theme, stored: Ledger) -> None:
    draft = a_plan(*OLD, a_measure("<b>甲</b>&乙", task_no=9, task="<i>", lead=("<u>某局",)))
    assert "<b>甲</b>&乙" in shown(qtbot, theme, stored, draft).list.toPlainText()


def test_facts_of_the_notice_are_shown(qtbot: QtBot, theme: Theme, stored: Ledger) -> None:
    text = shown(qtbot, theme, stored, a_plan(*OLD, report_rule="每季度报送")).list.toPlainText()
    assert "Reporting rule" in text


@pytest.mark.parametrize(("doc_no", "is_offered"), [("示政办发〔2026〕1号", False), ("示政办发〔2026〕7号", True), ("", True)])
def test_another_plan_is_offered_when_the_number_is_another_or_none(
    qtbot: QtBot, theme: Theme, stored: Ledger, doc_no: str, is_offered: bool
) -> None:
    step = shown(qtbot, theme, stored, a_plan(*NEW, doc_no=doc_no))
    assert step.as_new.isHidden() is not is_offered


def test_three_hundred_changes_are_set_a_few_at_a_time(qtbot: QtBot, theme: Theme, ledger: Ledger) -> None:
    old = tuple(a_measure(f"完成第{number}项整治任务。", task_no=number) for number in range(1, 301))
    accept_plan(ledger, a_plan(*old), today=TODAY)
    step = shown(qtbot, theme, ledger, a_plan(*(replace(row, deadline="9月底前") for row in old)))
    lines = step.list.toPlainText().splitlines()
    assert sum("9月底前" in line for line in lines) == 300
    assert sum(line.startswith("◆") for line in lines) == 300  # each begins a line of its own


def test_the_step_follows_language_and_look(qtbot: QtBot, theme: Theme, stored: Ledger, languages: Languages) -> None:
    step = shown(qtbot, theme, stored, a_plan(*NEW))
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: "按更正版更新" in step.take.text() and step.list.is_set)
    assert "不再列入" in step.list.toPlainText()
    before, colours = step.list.toPlainText(), step.list.toHtml()
    theme._settings.theme = "dark"
    theme.apply()
    qtbot.waitUntil(lambda: step.list.is_set)
    assert step.list.toPlainText() == before
    assert step.list.toHtml() != colours


def test_accepting_a_plan_that_is_there_shows_its_changes_first(page: TakeInPage, file: Path, ledger: Ledger) -> None:
    step = taken_again(page, file, PLAN.replace("第2项", "第2项和第6项"))
    assert counts(step)[:3] == ["1", "0", "0"]
    assert [row.text for row in checklist_rows(ledger, ChecklistFilter(), today=TODAY)][1] == "完成第2项整治任务。"


def test_the_corrections_are_taken_over_with_one_undo_step(
    qtbot: QtBot, page: TakeInPage, file: Path, ledger: Ledger, messages: HeardMessages
) -> None:
    step = taken_again(page, file, PLAN.replace("第2项", "第2项和第6项"))
    with qtbot.waitSignal(page.wanted) as heard:
        step.take.click()
    assert heard.args[0] == "checklist"

    def texts() -> list[str]:
        return [row.text for row in checklist_rows(ledger, ChecklistFilter(), today=TODAY)]

    assert texts()[1] == "完成第2项和第6项整治任务。"
    assert len(plans(ledger)) == 1
    assert reviews_left(ledger) == ()
    assert page.review is None
    page.frame.operations.undo()
    assert texts()[1] == "完成第2项整治任务。"
    assert messages.errors == []


def test_back_shows_the_review_as_it_was(page: TakeInPage, file: Path) -> None:
    step = taken_again(page, file, PLAN.replace("第2项", "第2项和第6项"))
    step.back.click()
    assert review_of(page).isEnabled()
    assert review_of(page).state.draft.measures[1].measure == "完成第2项和第6项整治任务。"


def test_a_different_plan_is_taken_in_as_a_new_one(qtbot: QtBot, page: TakeInPage, file: Path, ledger: Ledger) -> None:
    step = taken_again(page, file, PLAN.replace("第2项", "第2项和第6项"))
    with qtbot.waitSignal(page.wanted):
        step.as_new.click()
    assert len(plans(ledger)) == 2


def test_a_file_that_says_the_same_can_only_be_given_up(
    qtbot: QtBot, page: TakeInPage, file: Path, ledger: Ledger
) -> None:
    step = taken_again(page, file, PLAN)
    assert step.edition is not None
    assert step.edition.is_same
    with qtbot.waitSignal(page.wanted) as heard:
        step.take.click()
    assert heard.args[0] == "overview"
    assert reviews_left(ledger) == ()
    assert page.step is page.start


def test_what_is_gone_is_marked_and_its_work_stays(page: TakeInPage, file: Path, ledger: Ledger) -> None:
    lines = PLAN.splitlines(keepends=True)
    step = taken_again(page, file, "".join(line for line in lines if "第5项" not in line))
    step.take.click()
    states = [row.state for row in checklist_rows(ledger, ChecklistFilter(), today=TODAY)]
    assert states == [*[State.NOT_STARTED] * 4, State.NOT_APPLICABLE]


def test_a_refusal_leaves_the_step_at_work(
    page: TakeInPage, file: Path, messages: HeardMessages, monkeypatch: pytest.MonkeyPatch,
    long_work: Callable[..., object],
) -> None:
    step = taken_again(page, file, PLAN.replace("第2项", "第2项和第6项"))

    def refuse(*_: object, **__: object) -> None:
        raise OSError("full")

    monkeypatch.setattr("model.actions.accept_edition.accept_edition", refuse)
    step.take.click()
    assert [type(error) for error in messages.errors] == [OSError]
    assert page.step is step
    assert step.isEnabled()
