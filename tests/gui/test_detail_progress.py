"""Progress by month: saved by itself, and no word lost however quickly rows are changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.pages.detail_pane import DetailPane
from gui.widgets.progress_editor import LONGEST_MS, PAUSE_MS, NoteKey, ProgressEditor
from model.actions.progress import note_progress
from model.errors import StorageError
from model.ledger import Ledger
from model.periods import Month
from model.queries.check import check
from model.queries.measure_page import measure_detail
from tests.builders import measure_ids
from tests.fakes import FakeTasks, fake_runners
from tests.gui.checklist_scene import DAY, fill_scene, scene_frame

NOW = Month.of(DAY)
ONE, OTHER = NoteKey(1, NOW), NoteKey(2, NOW)


@pytest.fixture
def ledger(filled: Callable[..., Ledger]) -> Ledger:
    return filled("scene", fill_scene, person="填报人")


@pytest.fixture
def pane(qtbot: QtBot, ledger: Ledger, make_frame: Callable[..., Frame]) -> Iterator[DetailPane]:
    made = DetailPane(scene_frame(make_frame, ledger))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.hide()


def notes(ledger: Ledger, place: int) -> dict[str, str]:
    detail = measure_detail(ledger, measure_ids(ledger)[place], today=DAY)
    return {str(row.month): row.text for row in detail.record.progress}


class Store:
    """Keeps what an editor wants stored, answered by hand."""

    def __init__(self) -> None:
        self.asked: list[tuple[NoteKey, str]] = []

    def __call__(self, key: NoteKey, text: str) -> None:
        self.asked.append((key, text))


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def editor(qtbot: QtBot, store: Store) -> ProgressEditor:
    made = ProgressEditor(store)
    qtbot.addWidget(made)
    made._pause.setInterval(20)
    made.show_note(ONE, "")
    return made


def test_little_is_lost_whenever_the_power_goes() -> None:
    assert PAUSE_MS <= 700
    assert LONGEST_MS <= 3000


def test_words_are_stored_after_a_pause(qtbot: QtBot, editor: ProgressEditor, store: Store) -> None:
    editor.insertPlainText("已开工")
    assert store.asked == []
    assert editor.state == "typing"
    qtbot.waitUntil(lambda: store.asked == [(ONE, "已开工")])
    assert editor.state == "saving"
    editor.saved(ONE, "已开工")
    assert editor.state == "saved"


def test_words_typed_without_a_pause_are_stored_too(qtbot: QtBot, editor: ProgressEditor, store: Store) -> None:
    editor._pause.setInterval(60_000)
    editor._longest.setInterval(20)
    editor.insertPlainText("一直")
    qtbot.waitUntil(lambda: store.asked == [(ONE, "一直")])
    assert not editor._longest.isActive()
    editor.insertPlainText("在写")
    assert editor._longest.isActive()


def test_leaving_for_another_note_stores_at_once(editor: ProgressEditor, store: Store) -> None:
    editor.insertPlainText("已开工")
    editor.show_note(OTHER, "另一条")
    assert store.asked == [(ONE, "已开工")]
    assert editor.toPlainText() == "另一条"


def test_coming_back_before_it_is_stored_shows_what_was_typed(editor: ProgressEditor, store: Store) -> None:
    editor.insertPlainText("已开工")
    editor.show_note(OTHER, "")
    editor.show_note(ONE, "")
    assert editor.toPlainText() == "已开工"
    editor.saved(ONE, "已开工")
    editor.show_note(OTHER, "")
    editor.show_note(ONE, "已开工")
    assert editor.toPlainText() == "已开工"
    assert editor.drafts == {}


def test_what_is_typed_while_saving_is_stored_as_well(editor: ProgressEditor, store: Store) -> None:
    editor.insertPlainText("甲")
    editor.flush()
    editor.insertPlainText("乙")
    editor.saved(ONE, "甲")
    assert editor.toPlainText() == "甲乙"
    editor.flush()
    assert store.asked[-1] == (ONE, "甲乙")
    editor.saved(ONE, "甲乙")
    assert editor.state == "saved"


def test_the_same_words_are_not_sent_twice(editor: ProgressEditor, store: Store) -> None:
    editor.insertPlainText("甲")
    editor.flush()
    editor.flush()
    assert len(store.asked) == 1


def test_words_that_could_not_be_stored_are_kept_and_tried_again(
    editor: ProgressEditor, store: Store
) -> None:
    editor.insertPlainText("甲")
    editor.flush()
    editor.failed(ONE, "甲")
    assert editor.state == "failed"
    editor.show_note(OTHER, "")
    editor.show_note(ONE, "")
    assert editor.toPlainText() == "甲"
    assert len(store.asked) >= 2


def test_a_newer_state_from_elsewhere_does_not_overwrite_typing(editor: ProgressEditor) -> None:
    editor.insertPlainText("甲")
    editor.show_note(ONE, "别处写的")
    assert editor.toPlainText() == "甲"


def test_a_newer_state_from_elsewhere_is_shown_when_nothing_was_typed(editor: ProgressEditor) -> None:
    editor.show_note(ONE, "别处写的")
    assert editor.toPlainText() == "别处写的"


def test_typing_back_to_what_is_stored_leaves_nothing_to_do(editor: ProgressEditor, store: Store) -> None:
    editor.insertPlainText("甲")
    editor.clear()
    editor.flush()
    assert store.asked == []
    assert editor.state == ""


def test_without_a_note_nothing_is_stored(editor: ProgressEditor, store: Store) -> None:
    editor.show_note(None, "")
    editor.setPlainText("x")
    editor.flush()
    assert store.asked == []
    assert editor.state == ""


def test_pictures_and_files_are_handed_on_text_goes_in(
    qtbot: QtBot, editor: ProgressEditor, tmp_path: Path
) -> None:
    picture, files, text = QMimeData(), QMimeData(), QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    files.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    text.setText("文字")
    assert editor.canInsertFromMimeData(picture)
    for mime in (picture, files):
        with qtbot.waitSignal(editor.pasted):
            editor.insertFromMimeData(mime)
    editor.insertFromMimeData(text)
    assert editor.toPlainText() == "文字"


# In the pane


def test_a_note_is_stored_and_named_for_undo(pane: DetailPane, ledger: Ledger) -> None:
    pane.show_measure(measure_ids(ledger)[0])
    pane.progress.editor.insertPlainText("已开工")
    pane.flush()
    assert notes(ledger, 0) == {"2026-06": "已开工"}
    assert pane.frame.operations.history.undo_text == "Note progress of June 2026 1-01-1"
    assert pane.progress.status.text() == "Saved"
    pane.frame.operations.undo()
    assert pane.progress.editor.toPlainText() == ""


def test_the_savings_of_one_sitting_are_one_line_of_the_history_and_one_step_back(
    pane: DetailPane, ledger: Ledger
) -> None:
    key = measure_ids(ledger)[0]
    note_progress(ledger, key, NOW.plus(-1), "上月", today=DAY)
    pane.show_measure(key)
    for words in ("已", "开", "工"):
        pane.progress.editor.insertPlainText(words)
        pane.flush()
    assert notes(ledger, 0)["2026-06"] == "已开工"
    told = [line.split("  ")[1] for line in pane.history.lines()]
    assert told[:2] == ["Progress of June 2026 noted", "Progress of May 2026 noted"]
    pane.frame.operations.undo()
    assert "2026-06" not in notes(ledger, 0)
    assert pane.progress.editor.toPlainText() == ""
    pane.frame.operations.redo()
    assert pane.progress.editor.toPlainText() == "已开工"
    pane.frame.operations.undo()
    assert "2026-06" not in notes(ledger, 0)
    assert not check(ledger).faults


def test_what_is_typed_in_another_sitting_is_a_step_of_its_own(pane: DetailPane, ledger: Ledger) -> None:
    one, other = measure_ids(ledger)[:2]
    pane.show_measure(one)
    pane.progress.editor.insertPlainText("甲")
    pane.show_measure(other)
    pane.show_measure(one)
    pane.progress.editor.insertPlainText("乙")
    pane.flush()
    pane.frame.operations.undo()
    assert notes(ledger, 0) == {"2026-06": "甲"}


def test_what_is_typed_after_an_undo_is_a_step_of_its_own(pane: DetailPane, ledger: Ledger) -> None:
    pane.show_measure(measure_ids(ledger)[0])
    for words in ("甲", "乙"):
        pane.progress.editor.insertPlainText(words)
        pane.flush()
    pane.frame.operations.undo()
    pane.frame.operations.redo()
    pane.progress.editor.insertPlainText("丙")
    pane.flush()
    pane.frame.operations.undo()
    assert notes(ledger, 0) == {"2026-06": "甲乙"}


def test_not_all_is_saved_while_words_are_typed_that_are_not_stored(pane: DetailPane, ledger: Ledger) -> None:
    operations = pane.frame.operations
    pane.show_measure(measure_ids(ledger)[0])
    assert not operations.holds_words
    pane.progress.editor.insertPlainText("已开工")
    assert operations.holds_words
    assert pane.progress.status.text() == "Writing…"
    pane.flush()
    assert not operations.holds_words


def test_months_before_are_shown_and_can_be_written(pane: DetailPane, ledger: Ledger) -> None:
    key = measure_ids(ledger)[0]
    for month in range(1, 6):
        note_progress(ledger, key, Month(2026, month), f"第{month}月", today=DAY)
    pane.show_measure(key)
    assert pane.progress.more.text().startswith("2 ")
    pane.progress.more.click()
    assert not pane.progress.more.isVisible()
    pane.progress.before.click()
    assert pane.progress.editor.toPlainText() == "第5月"
    pane.progress.editor.selectAll()
    pane.progress.editor.insertPlainText("改写")
    pane.progress.after.click()
    assert notes(ledger, 0)["2026-05"] == "改写"


def test_months_to_come_have_no_note(pane: DetailPane, ledger: Ledger) -> None:
    pane.show_measure(measure_ids(ledger)[0])
    assert not pane.progress.after.isEnabled()
    pane.progress.show_month(NOW.plus(1))
    assert pane.progress.month == NOW


def test_at_the_months_end_the_editor_follows(pane: DetailPane, ledger: Ledger) -> None:
    pane.show_measure(measure_ids(ledger)[0])
    pane.progress._this_month = pane.progress.month = NOW.plus(-1)
    pane.show_measure(measure_ids(ledger)[1])
    assert pane.progress.month == NOW


def test_quick_changes_of_row_lose_nothing(
    qtbot: QtBot, ledger: Ledger, make_frame: Callable[..., Frame]
) -> None:
    runners = fake_runners(held=True)
    writer, questions = runners.writer, runners.questions
    assert isinstance(writer, FakeTasks)
    assert isinstance(questions, FakeTasks)
    pane = DetailPane(scene_frame(make_frame, ledger, runners=runners))
    qtbot.addWidget(pane)
    ids = measure_ids(ledger)
    for number, key in enumerate(ids):
        pane.show_measure(key)
        questions.wait()
        pane.progress.editor.insertPlainText(f"第{number}条")
    pane.show_measure(ids[0])
    questions.wait()
    assert pane.progress.editor.toPlainText() == "第0条"
    pane.progress.editor.insertPlainText("续")
    pane.flush()
    writer.wait()
    questions.wait()
    assert notes(ledger, 0) == {"2026-06": "第0条续"}
    assert [notes(ledger, place)["2026-06"] for place in range(1, 6)] == [f"第{n}条" for n in range(1, 6)]


def test_a_note_that_cannot_be_stored_is_said_and_kept(
    pane: DetailPane, ledger: Ledger, messages, monkeypatch
) -> None:
    def full(*_args: object, **_facts: object) -> None:
        raise StorageError("disk-full", where="x")

    pane.show_measure(measure_ids(ledger)[0])
    monkeypatch.setattr("model.actions.progress.note_progress", full)
    pane.progress.editor.insertPlainText("已开工")
    pane.flush()
    assert [error.code for error in messages.errors] == ["disk-full"]
    assert pane.progress.status.text() == "Not saved yet"
    monkeypatch.undo()
    pane.progress.editor.flush()
    assert notes(ledger, 0) == {"2026-06": "已开工"}


def test_escape_stores_and_leaves(qtbot: QtBot, pane: DetailPane, ledger: Ledger) -> None:
    pane.show_measure(measure_ids(ledger)[0])
    pane.progress.editor.insertPlainText("甲")
    with qtbot.waitSignal(pane.left):
        qtbot.keyClick(pane.progress.editor, Qt.Key.Key_Escape)
    assert notes(ledger, 0) == {"2026-06": "甲"}


def test_a_chosen_measure_is_not_asked_for_while_it_is_read(pane: DetailPane, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not pane.nothing.isHidden()
    monkeypatch.setattr(pane, "_ask", lambda: None)  # the answer takes its time
    pane.show_measure(measure_ids(ledger)[0])
    assert pane.nothing.isHidden()
    pane.show_measure(None)
    assert not pane.nothing.isHidden()


def test_words_that_could_not_be_stored_are_when_the_ledger_is_back(
    pane: DetailPane, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_args: object, **_facts: object) -> None:
        raise StorageError("ledger-gone", where="x")

    operations = pane.frame.operations
    pane.show_measure(measure_ids(ledger)[0])
    with monkeypatch.context() as away:
        away.setattr("model.actions.progress.note_progress", gone)
        pane.progress.editor.setPlainText("甲")
        pane.flush()
    assert (pane.progress.editor.state, operations.holds_refused) == ("failed", True)
    operations.watch.came_back.emit(None)
    assert (pane.progress.editor.state, operations.holds_refused) == ("saved", False)
    assert list(notes(ledger, 0).values()) == ["甲"]
