"""Taking in: read beside the window, cancelled when asked, of several documents one chosen."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.pages.take_in import TakeInPage
from gui.pages.take_in_reading import Documents
from model.ledger import Ledger
from model.queries.overview import plans
from model.rows.draft import DocumentRow
from tests.fakes import FakeTasks
from tests.gui.conftest import HeardMessages
from tests.gui.take_in.scene import review_of


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


def test_a_file_that_is_no_plan_leaves_one_where_one_was(page: TakeInPage, file: Path, tmp_path: Path, qtbot: QtBot) -> None:
    wrong = tmp_path / "a.txt"
    wrong.write_text("今天天气很好。\n", encoding="utf-8")
    page.came_from = "checklist"  # the window says so
    with qtbot.waitSignal(page.wanted) as heard:
        page.take_files([wrong])
    assert heard.args == ["checklist", None]

    page.take_files([file])
    review = review_of(page)
    with qtbot.assertNotEmitted(page.wanted):
        page.take_files([wrong])
    assert page.step is review


def test_cancelling_stops_the_work_and_goes_back(
    page: TakeInPage, file: Path, long_work: FakeTasks, messages: HeardMessages
) -> None:
    long_work.held = True
    page.take_files([file])
    assert page.step is page.files.reading
    page.files.reading.cancel.click()
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
    page.files.reading.cancelled.emit()
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
    assert page.step is page.files.reading
    long_work.held = False
    long_work.release()
    assert page.step is page.files.documents


def test_progress_is_shown(page: TakeInPage, read: list[object]) -> None:
    page.take_files([Path("计划.txt")])
    assert (page.files.reading.bar.value(), page.files.reading.bar.maximum()) == (1, 2)


def test_a_file_with_several_plans_asks_which(page: TakeInPage, read: list[tuple[Path, int | None]]) -> None:
    page.take_files([Path("gazette.txt")])
    assert page.step is page.files.documents
    assert page.files.documents.list.currentRow() == 1
    page.files.documents.take.click()
    assert review_of(page).state.draft.document == 2
    assert len(read) == 1


def test_another_document_is_read_for_itself(page: TakeInPage, read: list[tuple[Path, int | None]]) -> None:
    page.take_files([Path("gazette.txt")])
    page.files.documents.list.setCurrentRow(2)
    page.files.documents.take.click()
    assert read[-1] == (Path("gazette.txt"), 3)
    assert review_of(page).state.draft.document == 3


def test_none_of_the_documents_goes_back(page: TakeInPage, read: list[object]) -> None:
    page.take_files([Path("gazette.txt")])
    page.files.documents.leave.click()
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
