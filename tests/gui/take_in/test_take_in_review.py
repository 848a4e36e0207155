"""Taking in: reviewed, left and gone on with, accepted whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from gui.pages.take_in import TakeInPage
from gui.review.review_page import ReviewPage
from gui.translations import Languages
from model.actions.myself import set_myself
from model.actions.review import keep_review
from model.ledger import Ledger
from model.queries.overview import plans
from model.queries.review import open_wordings, reviews_left
from model.rows.checklist import ChecklistFilter
from tests.builders import TOWN, a_plan, taken_in
from tests.gui.conftest import HeardMessages
from tests.gui.take_in.scene import PLAN, a_review, review_of


def test_accepting_takes_the_plan_in_and_forgets_the_review(
    qtbot: QtBot, page: TakeInPage, file: Path, ledger: Ledger
) -> None:
    page.take_files([file])
    with qtbot.waitSignal(page.wanted) as heard:
        review_of(page).head.accept.click()
    (plan,) = plans(ledger)
    assert plan.measures == 5
    assert heard.args == ["checklist", ChecklistFilter(plan_id=plan.id, is_mine=False)]
    assert reviews_left(ledger) == ()
    assert page.review is None


def test_doubts_that_were_left_enter_as_marks(page: TakeInPage, read: list[object], ledger: Ledger) -> None:
    page.take_files([Path("计划.txt")])
    review_of(page).head.accept.click()
    with ledger.read() as session:
        from sqlalchemy import select

        from model.store.tables import Measure

        assert list(session.scalars(select(Measure.doubt_count).order_by(Measure.position))) == [0, 1]


def test_accepting_is_undone_in_one_step(page: TakeInPage, file: Path, ledger: Ledger) -> None:
    page.take_files([file])
    review_of(page).head.accept.click()
    page.frame.operations.undo()
    assert plans(ledger) == ()


def test_wordings_that_may_mean_us_are_asked_after_accepting(
    qtbot: QtBot, make_page: Callable[..., TakeInPage], ledger: Ledger, file: Path
) -> None:
    set_myself(ledger, unit=TOWN, area="示例市示例区")
    page = make_page(ledger)
    page.take_files([file])
    review_of(page).head.accept.click()
    assert page.step is page.asked.wordings
    assert [(each.wording, each.measures) for each in page.asked.wordings.wordings] == [("相关镇人民政府", 5)]
    page.asked.wordings.choose(0, answer=True)
    with qtbot.waitSignal(page.wanted) as heard:
        page.asked.wordings.done.click()
    assert open_wordings(ledger, None) == ()
    assert heard.args[1].is_mine


def test_a_no_counts_too_and_one_by_one_opens_the_list(
    qtbot: QtBot, make_page: Callable[..., TakeInPage], ledger: Ledger
) -> None:
    taken_in(ledger, a_plan())
    page = make_page(ledger)
    page.open_place(plans(ledger)[0])
    with qtbot.waitSignal(page.wanted) as heard:
        page.asked.wordings.each.click()
    assert heard.args[1].has_questions
    assert len(open_wordings(ledger, None)) == 1
    page.open_place(plans(ledger)[0])
    page.asked.wordings.choose(0, answer=False)
    page.asked.wordings.done.click()
    assert open_wordings(ledger, None) == ()


def test_a_review_is_kept_and_gone_on_with(
    qtbot: QtBot, make_page: Callable[..., TakeInPage], ledger: Ledger, file: Path
) -> None:
    page = make_page(ledger)
    page.take_files([file])
    review_of(page).step("delete")
    with qtbot.waitSignal(page.wanted) as heard:
        review_of(page).head.later.click()
    assert heard.args[0] == "overview"
    (left,) = reviews_left(ledger)
    assert left.measures == 4

    later = make_page(ledger)
    assert later.start.left == (left,)
    later.start.resume_wanted.emit(left)
    assert len(review_of(later).state.draft.measures) == 4


def test_the_same_file_goes_on_where_it_was_left(
    make_page: Callable[..., TakeInPage], ledger: Ledger, file: Path, messages: HeardMessages
) -> None:
    page = make_page(ledger)
    page.take_files([file])
    review_of(page).step("delete")
    review_of(page).head.later.click()
    page.take_files([file])
    assert len(review_of(page).state.draft.measures) == 4
    assert len(messages.notices) == 1


def test_a_review_is_given_up_after_a_question(
    page: TakeInPage, read: list[object], ledger: Ledger, messages: HeardMessages
) -> None:
    page.take_files([Path("计划.txt")])
    review_of(page).head.later.click()
    messages.answer = False
    page.start.discard_wanted.emit(page.start.left[0])
    assert len(reviews_left(ledger)) == 1
    messages.answer = True
    page.start.discard_wanted.emit(page.start.left[0])
    assert reviews_left(ledger) == ()
    assert page.start.left == ()
    assert [code for code, _ in messages.asked] == ["review-discard"] * 2


def test_the_buttons_of_a_left_review_name_it(
    qtbot: QtBot, make_page: Callable[..., TakeInPage], ledger: Ledger
) -> None:
    keep_review(ledger, a_review())
    page = make_page(ledger)
    named = [button for button in page.start.findChildren(QPushButton) if button.accessibleDescription()]
    assert {button.accessibleDescription() for button in named} == {"示例区2026年行动计划"}
    for button, signal in zip(named, (page.start.resume_wanted, page.start.discard_wanted), strict=True):
        with qtbot.waitSignal(signal):
            button.click()


def test_without_a_file_the_open_review_is_shown(page: TakeInPage, file: Path) -> None:
    page.take_files([file])
    shown = page.step
    page.show_step(page.start)
    page.take_files([])
    assert page.step is shown


def test_without_a_file_and_review_one_is_asked_for(qtbot: QtBot, page: TakeInPage, file: Path) -> None:
    page.open_place([])
    assert isinstance(page.files.dialog, QFileDialog)
    page.files.dialog.fileSelected.emit(str(file))
    page.files.dialog.reject()
    assert page.review is not None


def test_reviews_that_were_left_are_offered_before_a_file_is_asked_for(
    make_page: Callable[..., TakeInPage], ledger: Ledger
) -> None:
    keep_review(ledger, a_review())
    page = make_page(ledger)
    page.take_files([])
    assert page.files.dialog is None


def test_the_review_s_keys_are_listed_while_there_is_one(page: TakeInPage, file: Path) -> None:
    assert [keys for keys, _ in page.shortcuts()] == ["Ctrl+V"]
    page.take_files([file])
    assert "F8 · Shift+F8" in [keys for keys, _ in page.shortcuts()]


def test_a_read_only_ledger_can_still_be_reviewed_in(
    make_page: Callable[..., TakeInPage], ledger: Ledger, file: Path, messages: HeardMessages
) -> None:
    reader = Ledger.open(ledger.folder)
    try:
        page = make_page(reader)
        page.take_files([file])
        assert isinstance(page.step, ReviewPage)
        assert messages.errors == []
        page.open_review.close()
    finally:
        reader.close()


def test_the_steps_follow_a_switch_of_language(qtbot: QtBot, page: TakeInPage, languages: Languages) -> None:
    parts = [page.start.choose, page.files.reading.cancel, page.files.documents.take, page.asked.wordings.done]
    before = [part.text() for part in parts]
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: all(part.text() != text for part, text in zip(parts, before, strict=True)))


def test_leaving_the_page_writes_what_was_done(page: TakeInPage, file: Path, ledger: Ledger) -> None:
    page.show()
    page.take_files([file])
    review_of(page).step("delete")
    page.hide()
    assert reviews_left(ledger)[0].measures == 4
    page.close()


def test_another_file_leaves_the_first_review_as_it_was(
    page: TakeInPage, file: Path, tmp_path: Path, ledger: Ledger
) -> None:
    page.take_files([file])
    review_of(page).step("delete")
    other = tmp_path / "other.txt"
    other.write_text(PLAN.replace("整治", "治理"), encoding="utf-8")
    page.take_files([other])
    assert sorted(left.measures for left in reviews_left(ledger)) == [4, 5]
