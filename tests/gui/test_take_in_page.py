"""Taking in: read beside the window, cancelled when asked, reviewed, left and gone on with, accepted whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from gui.operations import Runners
from gui.page import Frame
from gui.pages.take_in import TakeInPage
from gui.pages.take_in_reading import Documents
from gui.review.review_keeper import ReviewKeeper
from gui.review.review_page import ReviewPage
from gui.translations import Languages
from model.actions.myself import set_myself
from model.actions.review import keep_review
from model.errors import StorageError
from model.ledger import Ledger
from model.queries.overview import myself, plans
from model.queries.review import open_wordings, reviews_left
from model.rows.checklist import ChecklistFilter
from model.rows.draft import DocumentRow, Doubt, DoubtCode, Field, Place, PlanDraft
from model.rows.review import Review
from tests.builders import TODAY, TOWN, a_measure, a_plan, taken_in
from tests.fakes import FakeTasks
from tests.gui.conftest import HeardMessages

HEAD = "序号\t重点任务\t工作措施\t完成时限\t牵头单位\t协办单位\n"
PLAN = "附件1\n\n示例区蓝天保卫战计划\n\n" + HEAD + "".join(
    f"{number}\t任务{number}\t完成第{number}项整治任务。\t年底前\t区生态环境局\t相关镇人民政府\n" for number in range(1, 6)
)
DOUBT = Doubt(DoubtCode.UNIT_GARBLED, Field.LEAD, Place(line=6), (("unit", "甲"),), "区水务局")


def a_review(*, name: str = "计划.txt", document: int = 1, documents: int = 1) -> Review:
    rows = tuple(DocumentRow(number, f"第{number}份", "", 2) for number in range(1, documents + 1))
    draft = a_plan(a_measure("甲。"), a_measure("乙。", doubts=(DOUBT,), support=("相关镇人民政府",)))
    return Review(name, "cd" * 32, PlanDraft(draft.notice, draft.measures, (), rows, document))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "计划.txt"
    made.write_text(PLAN, encoding="utf-8")
    return made


@pytest.fixture
def long_work() -> FakeTasks:
    return FakeTasks()


@pytest.fixture
def make_page(
    qtbot: QtBot, make_frame: Callable[..., Frame], long_work: FakeTasks
) -> Callable[[Ledger], TakeInPage]:
    def made(ledger: Ledger) -> TakeInPage:
        frame = make_frame(ledger, runners=Runners(FakeTasks(), FakeTasks(), long_work), today=TODAY)
        frame.chosen.set_ledger(plans(ledger), myself(ledger))
        page = TakeInPage(frame)
        qtbot.addWidget(page)
        return page

    return made


@pytest.fixture
def page(make_page: Callable[[Ledger], TakeInPage], ledger: Ledger) -> TakeInPage:
    return make_page(ledger)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, int | None]]:
    """What was asked to be read; every reading gives a_review()."""
    asked: list[tuple[Path, int | None]] = []

    def begin(path: Path, *, document: int | None = None, progress: Callable[[int, int], None], **_: object) -> Review:
        asked.append((path, document))
        progress(1, 2)
        return a_review(document=document or 2, documents=3 if path.name == "gazette.txt" else 1)

    monkeypatch.setattr("model.actions.review.begin_review", begin)
    return asked


def review_of(page: TakeInPage) -> ReviewPage:
    assert isinstance(page.step, ReviewPage)
    return page.step


def test_a_dropped_file_is_read_and_reviewed(page: TakeInPage, file: Path) -> None:
    page.take_files([file])
    assert review_of(page).state.draft.measures[0].measure == "完成第1项整治任务。"
    assert page.frame.settings.last_folder == str(file.parent)


def test_of_several_files_the_first_is_read_and_that_is_said(
    page: TakeInPage, read: list[tuple[Path, int | None]], messages: HeardMessages
) -> None:
    page.take_files([Path("甲.txt"), Path("乙.txt")])
    assert read == [(Path("甲.txt"), None)]
    assert "甲.txt" in messages.notices[0]


def test_nothing_enters_the_ledger_before_accept(page: TakeInPage, file: Path, ledger: Ledger) -> None:
    page.take_files([file])
    review_of(page).step("delete")
    assert plans(ledger) == ()


def test_a_review_begins_at_its_first_doubt(page: TakeInPage, read: list[object]) -> None:
    page.take_files([Path("计划.txt")])
    assert review_of(page).state.row == 1


def test_a_file_that_is_no_plan_is_said(page: TakeInPage, messages: HeardMessages, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("今天天气很好。\n", encoding="utf-8")
    page.take_files([file])
    assert [str(error).split(" ")[0] for error in messages.errors] == ["plan-not-found"]
    assert page.step is page.start


def test_cancelling_stops_the_work_and_goes_back(
    page: TakeInPage, file: Path, long_work: FakeTasks, messages: HeardMessages
) -> None:
    long_work.held = True
    page.take_files([file])
    assert page.step is page.reading
    page.reading.cancel.click()
    assert page.step is page.start
    assert long_work.jobs[-1].cancelled()
    long_work.held = False
    long_work.wait()
    assert page.step is page.start
    assert messages.errors == []


def test_a_result_that_comes_after_cancelling_is_not_shown(
    page: TakeInPage, read: list[object], long_work: FakeTasks
) -> None:
    long_work.held = True
    page.take_files([Path("计划.txt")])
    page.reading.cancelled.emit()
    long_work.held = False
    long_work.wait()
    assert page.step is page.start


def test_another_file_stops_the_first(page: TakeInPage, file: Path, long_work: FakeTasks) -> None:
    long_work.held = True
    page.take_files([file])
    page.take_files([file])
    assert [job.cancelled() for job in long_work.jobs] == [True, False]


def test_the_first_file_s_late_result_does_not_replace_the_second(
    page: TakeInPage, read: list[object], long_work: FakeTasks
) -> None:
    long_work.held = True
    page.take_files([Path("计划.txt")])
    page.take_files([Path("gazette.txt")])
    long_work.release()
    assert page.step is page.reading
    long_work.held = False
    long_work.release()
    assert page.step is page.documents


def test_progress_is_shown(page: TakeInPage, read: list[object]) -> None:
    page.take_files([Path("计划.txt")])
    assert (page.reading.bar.value(), page.reading.bar.maximum()) == (1, 2)


def test_a_file_with_several_plans_asks_which(page: TakeInPage, read: list[tuple[Path, int | None]]) -> None:
    page.take_files([Path("gazette.txt")])
    assert page.step is page.documents
    assert page.documents.list.currentRow() == 1
    page.documents.take.click()
    assert review_of(page).state.draft.document == 2
    assert len(read) == 1


def test_another_document_is_read_for_itself(page: TakeInPage, read: list[tuple[Path, int | None]]) -> None:
    page.take_files([Path("gazette.txt")])
    page.documents.list.setCurrentRow(2)
    page.documents.take.click()
    assert read[-1] == (Path("gazette.txt"), 3)
    assert review_of(page).state.draft.document == 3


def test_none_of_the_documents_goes_back(page: TakeInPage, read: list[object]) -> None:
    page.take_files([Path("gazette.txt")])
    page.documents.leave.click()
    assert page.step is page.start


def test_a_document_without_measures_cannot_be_taken(qtbot: QtBot) -> None:
    documents = Documents()
    qtbot.addWidget(documents)
    documents.set_documents([DocumentRow(1, "通知", "", 0), DocumentRow(2, "计划", "", 9)], 1)
    assert not documents.take.isEnabled()
    with qtbot.assertNotEmitted(documents.chosen):
        documents.list.itemActivated.emit(documents.list.item(0))
    documents.list.setCurrentRow(1)
    with qtbot.waitSignal(documents.chosen) as heard:
        documents.list.itemActivated.emit(documents.list.item(1))
    assert heard.args == [2]


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


def test_a_plan_that_is_there_already_is_refused_and_the_review_stays(
    page: TakeInPage, file: Path, messages: HeardMessages
) -> None:
    page.take_files([file])
    review_of(page).head.accept.click()
    page.take_files([file])
    review_of(page).head.accept.click()
    assert [str(error).split(" ")[0] for error in messages.errors] == ["plan-already-taken"]
    assert review_of(page).isEnabled()


def test_wordings_that_may_mean_us_are_asked_after_accepting(
    qtbot: QtBot, make_page: Callable[..., TakeInPage], ledger: Ledger, file: Path
) -> None:
    set_myself(ledger, unit=TOWN, area="示例市示例区")
    page = make_page(ledger)
    page.take_files([file])
    review_of(page).head.accept.click()
    assert page.step is page.wordings
    assert [(each.wording, each.measures) for each in page.wordings.wordings] == [("相关镇人民政府", 5)]
    page.wordings.choose(0, True)
    with qtbot.waitSignal(page.wanted) as heard:
        page.wordings.done.click()
    assert open_wordings(ledger, None) == ()
    assert heard.args[1].is_mine


def test_a_no_counts_too_and_one_by_one_opens_the_list(
    qtbot: QtBot, make_page: Callable[..., TakeInPage], ledger: Ledger
) -> None:
    taken_in(ledger, a_plan())
    page = make_page(ledger)
    page.open_place(plans(ledger)[0])
    with qtbot.waitSignal(page.wanted) as heard:
        page.wordings.each.click()
    assert heard.args[1].has_questions
    assert len(open_wordings(ledger, None)) == 1
    page.open_place(plans(ledger)[0])
    page.wordings.choose(0, False)
    page.wordings.done.click()
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
    page._show(page.start)
    page.take_files([])
    assert page.step is shown


def test_without_a_file_and_review_one_is_asked_for(qtbot: QtBot, page: TakeInPage, file: Path) -> None:
    page.open_place([])
    assert isinstance(page._asking, QFileDialog)
    page._asking.fileSelected.emit(str(file))
    page._asking.reject()
    assert page.review is not None


def test_reviews_that_were_left_are_offered_before_a_file_is_asked_for(
    make_page: Callable[..., TakeInPage], ledger: Ledger
) -> None:
    keep_review(ledger, a_review())
    page = make_page(ledger)
    page.take_files([])
    assert page._asking is None


def test_the_review_s_keys_are_listed_while_there_is_one(page: TakeInPage, file: Path) -> None:
    assert page.shortcuts() == []
    page.take_files([file])
    assert page.shortcuts()


def test_a_read_only_ledger_can_still_be_reviewed_in(
    make_page: Callable[..., TakeInPage], ledger: Ledger, file: Path, messages: HeardMessages
) -> None:
    reader = Ledger.open(ledger.folder)
    try:
        page = make_page(reader)
        page.take_files([file])
        assert isinstance(page.step, ReviewPage)
        assert messages.errors == []
        page.review = None
    finally:
        reader.close()


def test_the_steps_follow_a_switch_of_language(qtbot: QtBot, page: TakeInPage, languages: Languages) -> None:
    parts = [page.start.choose, page.reading.cancel, page.documents.take, page.wordings.done]
    before = [part.text() for part in parts]
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: all(part.text() != text for part, text in zip(parts, before, strict=True)))


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The rows of the reviews that were kept; dropping adds -1."""
    rows: list[int] = []
    monkeypatch.setattr("model.actions.review.keep_review", lambda _ledger, review: rows.append(review.row))
    monkeypatch.setattr("model.actions.review.drop_review", lambda _ledger, _name: rows.append(-1))
    return rows


@pytest.fixture
def state() -> SimpleNamespace:
    return SimpleNamespace(row=0)


@pytest.fixture
def keeper(
    make_frame: Callable[..., Frame], long_work: FakeTasks, state: SimpleNamespace
) -> ReviewKeeper:
    frame = make_frame(runners=Runners(FakeTasks(), FakeTasks(), long_work))
    return ReviewKeeper(frame, lambda: Review("a.txt", "ab", a_plan(), row=state.row))


def test_steps_are_kept_once_the_work_rests(
    qtbot: QtBot, keeper: ReviewKeeper, kept: list[int], state: SimpleNamespace
) -> None:
    for row in range(3):
        state.row = row
        keeper.note()
    qtbot.waitUntil(lambda: bool(kept))
    assert kept == [2]


def test_what_changes_while_it_is_written_is_written_after(
    keeper: ReviewKeeper, kept: list[int], state: SimpleNamespace, long_work: FakeTasks
) -> None:
    long_work.held = True
    done: list[str] = []
    keeper.keep(lambda: done.append("one"))
    state.row = 5
    keeper.keep(lambda: done.append("two"))
    long_work.release()
    assert (kept, done) == ([0], [])
    long_work.release()
    assert (kept, done) == ([0, 5], ["one", "two"])


def test_what_waits_is_written_at_once_when_it_must_and_only_then(keeper: ReviewKeeper, kept: list[int]) -> None:
    keeper.hurry()
    assert kept == []
    keeper.note()
    keeper.hurry()
    assert kept == [0]


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


def test_forgetting_waits_for_the_writing_and_writes_no_more(
    keeper: ReviewKeeper, kept: list[int], long_work: FakeTasks
) -> None:
    long_work.held = True
    done: list[str] = []
    keeper.keep()
    keeper.forget(lambda: done.append("gone"))
    keeper.note()
    keeper.keep()
    long_work.wait()
    assert (kept, done) == ([0, -1], ["gone"])


def test_a_review_that_cannot_be_kept_is_said_once_and_work_goes_on(
    keeper: ReviewKeeper, messages: HeardMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StorageError("review-not-kept", name="a", detail="full")

    monkeypatch.setattr("model.actions.review.keep_review", full)
    done: list[str] = []
    for step in ("one", "two"):
        keeper.keep(lambda step=step: done.append(step))  # type: ignore[misc]
    assert (len(messages.errors), done) == (1, ["one", "two"])
