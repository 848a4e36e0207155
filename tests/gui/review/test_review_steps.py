"""What a person does to a row under review: settled, written, cut, joined, moved, and every step taken back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.dialogs.move_measure import MoveDialog
from gui.dialogs.split_measure import SplitDialog
from gui.review.review_page import ReviewPage
from tests.gui.conftest import HeardMessages
from tests.gui.review.scene import ASKED, a_draft, note_buttons, press, texts, the_dialog


def test_return_confirms_a_row_and_goes_to_the_next_doubt(qtbot: QtBot, page: ReviewPage) -> None:
    page.state.go(1)
    press(page.rows, Qt.Key.Key_Return)
    assert page.state.draft.measures[1].doubts == ()
    assert page.state.draft.measures[1].lead == ("区生杰环境局",)
    assert page.state.row == 2
    press(page.rows, Qt.Key.Key_Return)
    assert page.state.in_doubt == ()
    assert not page.head.next.isEnabled()


def test_return_on_a_sure_row_goes_on_and_changes_nothing(qtbot: QtBot, page: ReviewPage) -> None:
    press(page.rows, Qt.Key.Key_Return)
    assert (page.state.row, page.state.draft) == (1, a_draft())


def test_return_presses_the_button_that_has_the_focus(qtbot: QtBot, page: ReviewPage) -> None:
    page.show()
    with qtbot.waitSignal(page.later_wanted):
        page.head.later.setFocus()
        page.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier))
    assert page.state.row == 0
    page.close()


def test_the_proposal_is_taken_with_its_button(page: ReviewPage) -> None:
    page.state.go(1)
    note_buttons(page)[0].click()
    assert page.state.draft.measures[1].lead == ("区生态环境局",)
    assert page.state.in_doubt == (2,)


def test_a_doubt_is_settled_as_it_is(page: ReviewPage) -> None:
    page.state.go(2)
    note_buttons(page)[0].click()
    assert page.state.draft.measures[2].doubts == ()
    assert page.state.draft.measures[2].questions == (ASKED,)


def test_an_own_value_is_written_where_the_doubt_is(page: ReviewPage) -> None:
    page.state.go(1)
    note_buttons(page)[2].click()
    assert page.is_editing
    assert page.editor.values().lead == ("区生杰环境局",)


def test_editing_keeps_what_was_written(qtbot: QtBot, page: ReviewPage) -> None:
    page.state.go(2)
    press(page.rows, Qt.Key.Key_E)
    page.editor.number.setValue(9)
    page.editor.deadline.setText("6月底前")
    press(page.editor.measure, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    row = page.state.draft.measures[2]
    assert (row.task_no, row.deadline, row.doubts) == (9, "6月底前", ())
    assert not page.is_editing


def test_a_refused_value_is_said_and_the_form_stays(page: ReviewPage, messages: HeardMessages) -> None:
    page.edit()
    page.editor.measure.setPlainText(" ")
    page.editor.keep.click()
    assert [str(error) for error in messages.errors] == ["measure-empty"]
    assert page.is_editing


def test_escape_leaves_the_form_as_if_nothing_was(qtbot: QtBot, page: ReviewPage) -> None:
    press(page.rows, Qt.Key.Key_U)
    page.editor.deadline.setText("别的")
    press(page.editor.deadline, Qt.Key.Key_Escape)
    assert not page.is_editing
    assert page.state.draft == a_draft()


def test_letters_in_the_form_are_letters(qtbot: QtBot, page: ReviewPage) -> None:
    page.edit()
    page.editor.deadline.clear()
    press(page.editor.deadline, Qt.Key.Key_S)
    press(page.editor, Qt.Key.Key_F8)
    assert page.editor.deadline.text() == "s"
    assert page.state.row == 0


def test_splitting_makes_two_rows(qtbot: QtBot, page: ReviewPage) -> None:
    press(page.rows, Qt.Key.Key_S)
    dialog = the_dialog(page)
    assert isinstance(dialog, SplitDialog)
    dialog.closing.act.click()
    assert texts(page)[:2] == ["完成清淤。", "开展巡查。"]


def test_joining_puts_a_row_to_the_one_above(qtbot: QtBot, page: ReviewPage) -> None:
    page.state.go(1)
    press(page.rows, Qt.Key.Key_J)
    assert texts(page)[0] == "完成清淤。开展巡查。完成整治。"
    assert page.state.row == 0


def test_what_cannot_be_joined_is_said(page: ReviewPage, messages: HeardMessages) -> None:
    page.step("join")
    assert [str(error) for error in messages.errors] == ["join-impossible"]


def test_moving_goes_with_the_row(qtbot: QtBot, page: ReviewPage) -> None:
    press(page.rows, Qt.Key.Key_M)
    dialog = the_dialog(page)
    assert isinstance(dialog, MoveDialog)
    dialog.tasks.field.setText("扬尘")
    dialog.closing.act.click()
    assert page.state.measure is not None
    assert (page.state.measure.measure, page.state.measure.task_no) == ("完成清淤。开展巡查。", 2)


def test_deleting_and_taking_it_back(qtbot: QtBot, page: ReviewPage) -> None:
    press(page.rows, Qt.Key.Key_Delete)
    assert len(texts(page)) == 3
    press(page.rows, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.state.draft == a_draft()
    press(page.rows, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(texts(page)) == 3


def test_the_review_claims_undo_before_the_window(page: ReviewPage) -> None:
    for key, is_claimed in ((Qt.Key.Key_Z, True), (Qt.Key.Key_Y, True), (Qt.Key.Key_F, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        event.ignore()
        QApplication.sendEvent(page.rows, event)
        assert event.isAccepted() is is_claimed


def test_undo_leaves_the_review_alone_while_a_row_is_written(qtbot: QtBot, page: ReviewPage) -> None:
    page.step("delete")
    page.edit()
    press(page.editor.keep, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.is_editing
    assert len(texts(page)) == 3


def test_the_form_knows_the_plan_s_units_but_no_doubtful_one(page: ReviewPage) -> None:
    page.edit()
    field = next(iter(page.editor.units.values()))
    field.completer_of_names.setCompletionPrefix("局")
    assert field.offered() == ["区生态环境局"]
