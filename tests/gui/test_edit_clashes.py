"""Two desks write into the same field: the window shows both texts and lets a person choose; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from gui.dialogs.clash import ClashDialog
from gui.item_models.month_notes import NoteColumn
from gui.item_models.target_model import TargetTableModel
from gui.operations import Operations
from gui.page import Frame
from gui.pages.detail_pane import DetailPane
from gui.widgets.progress_editor import NoteKey, ProgressEditor
from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from model.queries.measure_page import measure_detail
from model.rows.clash import Choice, Clash, EditClash, FieldKey, FieldKind
from model.rows.target_line import LineKey, MonthValue, TargetLine
from model.rows.words import State
from tests.builders import measure_ids
from tests.desks import another_desk
from tests.fakes import FakeTasks, fake_runners
from tests.gui.checklist_scene import DAY, fill_scene, scene_frame

NOW = Month.of(DAY)
ONE = NoteKey(1, NOW)


@pytest.fixture
def ledger(filled: Callable[..., Ledger]) -> Ledger:
    return filled("scene", fill_scene, person="填报人")


@pytest.fixture
def other(ledger: Ledger) -> Iterator[Ledger]:
    """Another desk's program on the same ledger."""
    with another_desk(ledger) as opened:
        yield opened


def pane_of(qtbot: QtBot, frame: Frame) -> DetailPane:
    made = DetailPane(frame)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def pane(qtbot: QtBot, ledger: Ledger, make_frame: Callable[..., Frame]) -> Iterator[DetailPane]:
    made = pane_of(qtbot, scene_frame(make_frame, ledger))
    yield made
    made.hide()


def dialogs() -> list[ClashDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, ClashDialog) and each.isVisible()]


def the_dialog() -> ClashDialog:
    (found,) = dialogs()
    return found


def write(ledger: Ledger, text: str) -> None:
    note_progress(ledger, measure_ids(ledger)[0], NOW, text, today=DAY)


def stored(ledger: Ledger) -> str:
    detail = measure_detail(ledger, measure_ids(ledger)[0], today=DAY)
    return next((row.text for row in detail.record.progress), "")


def hear(operations: Operations) -> None:
    """The watch tells of another desk's change."""
    operations.watch._look()


@pytest.mark.parametrize(("choice", "stands"), [
    (Choice.THEIRS, "他们的"), (Choice.MINE, "我的"), (Choice.BOTH, "他们的\n我的"),
])
def test_both_texts_are_shown_and_what_is_chosen_stands(
    pane: DetailPane, ledger: Ledger, other: Ledger, choice: Choice, stands: str
) -> None:
    pane.show_measure(measure_ids(ledger)[0])
    write(other, "他们的")
    pane.progress.editor.insertPlainText("我的")
    pane.flush()

    asked = the_dialog()
    assert (asked.theirs.toPlainText(), asked.mine.toPlainText()) == ("他们的", "我的")
    assert "审核人" in asked.who.text()
    assert "2026" in asked.head.text()
    assert stored(ledger) == "他们的"
    assert pane.frame.operations.holds_words
    asked.buttons[choice].click()

    assert stored(ledger) == stands
    assert pane.progress.editor.toPlainText() == stands
    assert pane.progress.editor.drafts == {}
    assert not dialogs()
    if choice is not Choice.THEIRS:
        pane.frame.operations.undo()
        assert stored(ledger) == "他们的"
        assert pane.progress.editor.toPlainText() == "他们的"


@pytest.mark.parametrize("is_heard", [True, False])
def test_undo_goes_back_to_theirs_though_more_was_written_in_the_same_sitting_before(
    pane: DetailPane, ledger: Ledger, other: Ledger, is_heard: bool
) -> None:
    pane.show_measure(measure_ids(ledger)[0])
    pane.progress.editor.insertPlainText("我的")
    pane.flush()
    write(other, "他们的")
    if is_heard:
        hear(pane.frame.operations)
    pane.progress.editor.insertPlainText("再写")
    pane.flush()
    for asked in dialogs():
        asked.buttons[Choice.MINE].click()
    assert "再写" in stored(ledger)

    pane.frame.operations.undo()
    assert stored(ledger) == "他们的"


def test_deciding_later_keeps_the_typed_words_and_asks_again(pane: DetailPane, ledger: Ledger, other: Ledger) -> None:
    pane.show_measure(measure_ids(ledger)[0])
    write(other, "他们的")
    pane.progress.editor.insertPlainText("我的")
    pane.flush()
    the_dialog().closing.stop.click()

    assert pane.progress.editor.toPlainText() == "我的"
    assert pane.progress.status.text() == "Changed by somebody else meanwhile"
    assert stored(ledger) == "他们的"
    pane.progress.editor.insertPlainText("再写")
    pane.flush()
    asked = the_dialog()
    assert asked.mine.toPlainText() == "我的再写"
    asked.choose(Choice.BOTH)
    assert stored(ledger) == "他们的\n我的再写"
    assert pane.progress.status.text() == "Saved"


def test_what_is_typed_fast_is_no_clash(qtbot: QtBot, ledger: Ledger, make_frame: Callable[..., Frame]) -> None:
    runners = fake_runners(held=True)
    writer, questions = runners.writer, runners.questions
    assert isinstance(writer, FakeTasks)
    assert isinstance(questions, FakeTasks)
    pane = pane_of(qtbot, scene_frame(make_frame, ledger, runners=runners))
    pane.show_measure(measure_ids(ledger)[0])
    questions.wait()
    for words in ("已", "开", "工"):
        pane.progress.editor.insertPlainText(words)
        pane.flush()
    writer.release()
    questions.wait()
    pane.progress.editor.insertPlainText("了")
    pane.flush()
    writer.wait()
    questions.wait()
    assert stored(ledger) == "已开工了"
    assert not dialogs()
    assert pane.progress.editor.state == "saved"
    pane.hide()


def test_words_typed_on_while_two_savings_are_under_way_are_asked_about_once(
    qtbot: QtBot, ledger: Ledger, other: Ledger, make_frame: Callable[..., Frame]
) -> None:
    runners = fake_runners(held=True)
    writer, questions = runners.writer, runners.questions
    assert isinstance(writer, FakeTasks)
    assert isinstance(questions, FakeTasks)
    pane = pane_of(qtbot, scene_frame(make_frame, ledger, runners=runners))
    pane.show_measure(measure_ids(ledger)[0])
    questions.wait()
    write(other, "他们的")
    for words in ("甲", "乙"):
        pane.progress.editor.insertPlainText(words)
        pane.flush()
    writer.wait()
    questions.wait()

    asked = the_dialog()
    assert asked.mine.toPlainText() == "甲乙"
    asked.choose(Choice.BOTH)
    writer.wait()
    questions.wait()
    assert stored(ledger) == "他们的\n甲乙"
    assert pane.progress.editor.drafts == {}
    pane.hide()


def test_news_of_another_desk_is_shown_at_once_or_said_where_something_is_typed(
    pane: DetailPane, ledger: Ledger, other: Ledger
) -> None:
    pane.show_measure(measure_ids(ledger)[0])
    write(other, "他们的一稿")
    hear(pane.frame.operations)
    assert pane.progress.editor.toPlainText() == "他们的一稿"
    pane.progress.editor.insertPlainText("，我续写")
    write(other, "他们的二稿")
    hear(pane.frame.operations)
    assert pane.progress.editor.toPlainText() == "他们的一稿，我续写"
    assert pane.progress.status.text() == "Changed by somebody else meanwhile"
    pane.flush()
    the_dialog().choose(Choice.THEIRS)
    assert pane.progress.editor.toPlainText() == "他们的二稿"


def test_undo_while_typing_is_no_clash(pane: DetailPane, ledger: Ledger) -> None:
    pane.show_measure(measure_ids(ledger)[0])
    pane.progress.editor.insertPlainText("甲")
    pane.flush()
    pane.progress.editor.insertPlainText("乙")
    pane.frame.operations.undo()
    pane.flush()
    assert stored(ledger) == "甲乙"
    assert not dialogs()


def test_undoing_what_another_wrote_over_is_refused(pane: DetailPane, ledger: Ledger, other: Ledger, messages) -> None:
    pane.show_measure(measure_ids(ledger)[0])
    pane.progress.editor.insertPlainText("我的")
    pane.flush()
    write(other, "他们的")
    pane.frame.operations.undo()
    assert [error.code for error in messages.errors] == ["revert-conflict"]
    assert stored(ledger) == "他们的"


# The editor alone


def test_an_editor_keeps_what_a_draft_began_from(qtbot: QtBot) -> None:
    editor = ProgressEditor(lambda _key, _text: None)
    qtbot.addWidget(editor)
    editor.show_note(ONE, "一稿")
    editor.insertPlainText("，续")
    editor.show_note(ONE, "别处写的")
    assert editor.began(ONE) == "一稿"
    assert editor.state == "elsewhere"
    editor.flush()
    editor.saved(ONE, "一稿，续", "别处写的")
    assert (editor.toPlainText(), editor.began(ONE), editor.state) == ("别处写的", "别处写的", "saved")


# The dialog alone


def clashes() -> tuple[Clash, ...]:
    return (
        Clash(FieldKey(FieldKind.NOTE, 1, NOW), "1-01-1", "他们的", "我的", "审核人", "2026-06-15T01:30:00Z"),
        Clash(FieldKey(FieldKind.STATE, 2), "1-01-2", State.BLOCKED, State.CLOSED),
        Clash(FieldKey(FieldKind.NOTE, 3, NOW), "1-01-3", "", "我的"),
    )


def test_one_choice_serves_all_that_are_left(qtbot: QtBot) -> None:
    dialog = ClashDialog(clashes())
    qtbot.addWidget(dialog)
    said: list[object] = []
    dialog.settled.connect(said.append)
    dialog.choose(Choice.THEIRS)
    assert dialog.theirs.toPlainText() == "Blocked"
    assert dialog.buttons[Choice.BOTH].isHidden()
    assert "Somebody else" in dialog.who.text()
    dialog.same.setChecked(True)
    dialog.buttons[Choice.MINE].click()
    ((one, other, last),) = said
    assert [each.choice for each in (one, other, last)] == [Choice.THEIRS, Choice.MINE, Choice.MINE]


def test_keys_meant_for_the_text_choose_nothing(qtbot: QtBot) -> None:
    dialog = ClashDialog(clashes()[:1])
    qtbot.addWidget(dialog)
    dialog.show()
    said: list[object] = []
    dialog.settled.connect(said.append)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_B, Qt.Key.Key_Enter):
        qtbot.keyClick(dialog.focusWidget() or dialog, key)
    assert said == []
    assert dialog.isVisible()
    qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_clash_that_was_left_for_later_is_no_error_box(qtbot: QtBot, settings) -> None:
    from gui.messages import Messages

    said = Messages(settings)
    said.show_error(EditClash("edit-clash", clashes=clashes()))
    assert not said._open_boxes


# The other fields


def second_target(ledger: Ledger) -> int:
    """The measure whose number is to be reached by readings."""
    return measure_ids(ledger)[3]


def test_a_state_a_date_and_a_reading_of_another_desk_are_asked_about(pane: DetailPane, ledger: Ledger, other: Ledger) -> None:
    from model.actions.close import close_measures, set_state
    from model.actions.dates import Span, change_due
    from model.actions.readings import enter_reading
    from model.rows.words import DueKind

    key = second_target(ledger)
    pane.show_measure(key)
    detail = measure_detail(ledger, key, today=DAY).record
    field = pane.targets.fields[detail.targets[0].id]
    enter_reading(other, detail.targets[0].id, NOW, "5")
    field.setText("8")
    field.settle()
    assert (the_dialog().theirs.toPlainText(), the_dialog().mine.toPlainText()) == ("5", "8")
    the_dialog().closing.stop.click()
    assert field.text() == "8"
    field.settle()
    the_dialog().choose(Choice.THEIRS)
    assert field.text() == "5"

    set_state(other, [key], State.BLOCKED, on=DAY)
    pane.foot.tick.click()
    assert the_dialog().theirs.toPlainText() == "Blocked"
    the_dialog().choose(Choice.MINE)
    assert measure_detail(ledger, key, today=DAY).record.row.state is State.CLOSED
    close_measures(other, [key], on=DAY)

    first = measure_ids(ledger)[1]
    pane.show_measure(first)
    due = measure_detail(ledger, first, today=DAY).record.dues[0]
    change_due(other, due.id, Span(DueKind.BY, end=DAY))
    pane.dates._remove(due.id)
    the_dialog().choose(Choice.THEIRS)
    assert due.id in {one.id for one in measure_detail(ledger, first, today=DAY).record.dues}


def test_a_note_in_the_months_list_is_asked_about(
    qtbot: QtBot, ledger: Ledger, other: Ledger, make_frame: Callable[..., Frame]
) -> None:
    from gui.pages.submissions_missing import MissingPanel
    from model.rows.submission import MonthNote

    frame = scene_frame(make_frame, ledger)
    host = QWidget()
    qtbot.addWidget(host)
    panel = MissingPanel(frame, host)
    row = measure_detail(ledger, measure_ids(ledger)[0], today=DAY).record.row
    panel.notes.show_rows([MonthNote(row)])
    place = panel.notes.index(0, NoteColumn.NOTE)
    editor = panel.view.delegate.createEditor(panel.view.viewport(), QStyleOptionViewItem(), place)
    panel.view.delegate.setEditorData(editor, place)
    write(other, "他们的")
    panel.notes.show_rows([MonthNote(row, "他们的")])
    panel.view.delegate.setEditorData(editor, place)
    assert editor.toPlainText() == "他们的"  # nothing was typed yet
    editor.insertPlainText("，我的")
    write(other, "他们的二稿")
    panel.notes.show_rows([MonthNote(row, "他们的二稿")])
    panel.view.delegate.setEditorData(editor, place)
    assert editor.toPlainText() == "他们的，我的"
    panel.view.delegate.setModelData(editor, panel.notes, place)

    the_dialog().choose(Choice.THEIRS)
    assert stored(ledger) == "他们的二稿"
    assert panel.notes.note_of(panel.notes.rows()[0]) == "他们的二稿"


def test_a_reading_in_the_table_remembers_what_it_was_typed_over(qapp: QApplication) -> None:
    model = TargetTableModel(NOW)
    line = target_line(Decimal(5))
    model.show_rows([line])
    model.begin(line)
    model.show_rows([target_line(Decimal(7))])
    assert model.take_began((line.key, NOW)) == Decimal(5)
    model.saved((line.key, NOW), "5")
    assert model.take_began((line.key, NOW)) == Decimal(7)


def target_line(value: Decimal) -> TargetLine:
    return TargetLine(LineKey(is_indicator=False, id=1), 1, 1, "1-01-1", "", "", None, (MonthValue(NOW, value),))
