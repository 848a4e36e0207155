"""What was copied in another program is read like a file; progress says how far and how long."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.pages.take_in import TakeInPage
from gui.pages.take_in_file import _SUFFIXES
from gui.pages.take_in_reading import Reading
from model.actions.review import begin_review
from model.errors import PlanReadError
from model.ledger import Ledger
from model.queries.review import FOLDER, reviews_left
from model.rows.review import Review
from tests.fakes import FakeTasks
from tests.gui.conftest import HeardMessages
from tests.gui.take_in.scene import HEAD, PLAN, a_review, review_of

ROWS = [line.split("\t") for line in PLAN.splitlines() if "\t" in line]
HTML = "<table>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS) + "</table>"


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


def copied(*, html: str = "", text: str = "", image: QImage | None = None, files: tuple[Path, ...] = ()) -> None:
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    if image is not None:
        data.setImageData(image)
    if files:
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    QGuiApplication.clipboard().setMimeData(data)


@pytest.mark.parametrize("facts", [{"html": HTML, "text": PLAN}, {"text": PLAN}], ids=["table", "text"])
def test_a_copied_table_is_reviewed(page: TakeInPage, facts: dict[str, str]) -> None:
    copied(**facts)
    page.start.paste.click()
    review = review_of(page).state.review
    assert review.source_name == "Clipboard"
    assert [row.measure for row in review.draft.measures][:2] == ["完成第1项整治任务。", "完成第2项整治任务。"]


def test_ctrl_v_at_the_start_reads_what_was_copied(qtbot: QtBot, page: TakeInPage) -> None:
    copied(text=PLAN)
    qtbot.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    review_of(page)


def test_a_review_of_what_was_copied_can_be_gone_on_with(page: TakeInPage, ledger: Ledger) -> None:
    copied(text=PLAN)
    page.paste()
    review_of(page).step("delete")
    review_of(page).head.later.click()
    (left,) = reviews_left(ledger)
    page.start.resume_wanted.emit(left)
    assert len(review_of(page).state.draft.measures) == 4


def test_an_empty_clipboard_is_said(page: TakeInPage, messages: HeardMessages) -> None:
    QGuiApplication.clipboard().clear()
    page.start.paste.click()
    assert [str(error).split(" ")[0] for error in messages.errors] == ["clipboard-empty"]
    assert page.step is page.start


def test_copied_words_that_are_no_plan_are_said(page: TakeInPage, messages: HeardMessages) -> None:
    copied(text="今天天气很好。")
    page.paste()
    assert [str(error).split(" ")[0] for error in messages.errors] == ["plan-not-found"]
    assert page.step is page.start


def test_a_copied_file_is_read_as_a_file(page: TakeInPage, file: Path) -> None:
    copied(files=(file,), text=str(file))
    page.paste()
    assert review_of(page).state.review.source_name == file.name


def test_a_copied_picture_is_kept_and_read_as_a_page(
    page: TakeInPage, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []

    def begin(path: Path, **_watch: object) -> Review:
        seen.append(path.read_bytes()[:4])
        return a_review(name=path.name)

    monkeypatch.setattr("model.actions.review.begin_review", begin)
    copied(image=QImage(40, 30, QImage.Format.Format_RGB32))
    page.paste()
    assert seen == [b"\x89PNG"]
    assert review_of(page).state.review.source_name == "Clipboard.png"


def test_nothing_is_left_of_a_copied_picture_that_is_no_plan(
    page: TakeInPage, ledger: Ledger, messages: HeardMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begin(path: Path, **_watch: object) -> Review:
        raise PlanReadError("plan-not-found", name=path.name)

    monkeypatch.setattr("model.actions.review.begin_review", begin)
    copied(image=QImage(40, 30, QImage.Format.Format_RGB32))
    page.paste()
    assert len(messages.errors) == 1
    assert list((ledger.folder / FOLDER).iterdir()) == []


def test_another_document_of_what_was_copied_is_read(page: TakeInPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int | None] = []

    def begin(*_: object, document: int | None = None, **_watch: object) -> Review:
        asked.append(document)
        return a_review(document=document or 2, documents=3)

    monkeypatch.setattr("model.actions.review.begin_pasted", begin)
    copied(text=PLAN)
    page.paste()
    page.files.documents.list.setCurrentRow(2)
    page.files.documents.take.click()
    assert asked == [None, 3]
    assert review_of(page).state.draft.document == 3


def test_a_folder_is_said_to_be_one(page: TakeInPage, tmp_path: Path, messages: HeardMessages) -> None:
    page.take_files([tmp_path])
    assert [str(error).split(" ")[0] for error in messages.errors] == ["plan-is-folder"]


def test_the_dialog_offers_every_kind_that_is_read(page: TakeInPage) -> None:
    page.files.ask()
    assert page.files.dialog is not None
    offered = page.files.dialog.nameFilters()[0]
    page.files.dialog.reject()
    wanted = "docx xlsx xlsm html pdf png jpg txt md csv doc wps et rtf odt"
    assert all(f"*.{suffix}" in offered for suffix in wanted.split())
    assert set(wanted.split()) <= set(_SUFFIXES)


def test_cancelling_goes_back_while_the_work_is_still_under_way(
    page: TakeInPage, file: Path, long_work: FakeTasks
) -> None:
    long_work.held = True
    page.take_files([file])
    page.files.reading.cancel.click()
    assert page.step is page.start
    page.files.reading.begin("b")
    long_work.held = False
    long_work.wait()
    assert page.files.reading.bar.maximum() == 0  # late progress of what was cancelled is not shown


def test_progress_tells_pages_and_the_time_that_is_left(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, now = Reading(), [100.0]
    qtbot.addWidget(reading)
    monkeypatch.setattr("gui.pages.take_in_reading.time.monotonic", lambda: now[0])
    reading.begin("扫描件.pdf", is_paged=True)
    reading.show_progress(0, 12)
    assert reading.said == "0 of 12 pages"
    now[0] += 10
    reading.show_progress(2, 12)
    assert reading.said == "2 of 12 pages · about 50 more second(s)"
    now[0] += 80
    reading.show_progress(6, 12)
    assert reading.said == "6 of 12 pages · about 2 more minute(s)"
    reading.show_progress(200, 819)  # the rows on them
    assert reading.said == "24 % of the rows"


def test_escape_stops_a_reading(qtbot: QtBot) -> None:
    reading = Reading()
    qtbot.addWidget(reading)
    with qtbot.waitSignal(reading.cancelled):
        qtbot.keyClick(reading.cancel, Qt.Key.Key_Escape)


def test_a_review_goes_on_after_its_file_is_gone(page: TakeInPage, file: Path, ledger: Ledger) -> None:
    page.take_files([file])
    review_of(page).head.later.click()
    file.unlink()
    page.start.resume_wanted.emit(reviews_left(ledger)[0])
    assert review_of(page).source.lit


def test_text_of_a_header_alone_is_no_plan(tmp_path: Path) -> None:
    file = tmp_path / "空表.txt"
    file.write_text(HEAD, encoding="utf-8")
    with pytest.raises(PlanReadError, match="plan-not-found"):
        begin_review(file, progress=lambda _done, _total: None, cancelled=lambda: False)
