"""The review: the doubtful rows found with one key and settled beside their source, every step taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from gui.dialogs.move_measure import MoveDialog
from gui.dialogs.split_measure import SplitDialog, likely_cut
from gui.item_models.draft_model import DraftListModel, LineKind
from gui.page import Frame
from gui.review.open_wordings import OpenWordings
from gui.review.review_page import ReviewPage
from gui.review.review_state import ReviewState
from gui.review.row_editor import RowEditor
from gui.review.rows_view import RowsView, said_of
from gui.theme import Theme
from gui.translations import Languages
from gui.widgets.units_field import UnitsField
from model.rows.draft import (
    Doubt,
    DoubtCode,
    Field,
    IndicatorDraft,
    Place,
    PlanDraft,
    Question,
    QuestionCode,
)
from model.rows.review import OpenWording, Review, SourceRow
from model.rules.draft_edits import task_of, tasks_of, values_of
from tests.builders import a_measure, a_plan
from tests.gui.conftest import HeardMessages

GARBLED = Doubt(DoubtCode.UNIT_GARBLED, Field.LEAD, Place(line=12), (("unit", "区生杰环境局"),), "区生态环境局")
MISSING = Doubt(DoubtCode.NUMBER_MISSING, Field.TASK_NO, Place(line=13), (("number", "2"),))
ASKED = Question(QuestionCode.SOME_UNITS, Field.SUPPORT, "相关镇人民政府")


def a_draft() -> PlanDraft:
    return a_plan(
        a_measure("完成清淤。开展巡查。", place=Place(line=11)),
        a_measure("完成整治。", lead=("区生杰环境局",), doubts=(GARBLED,), place=Place(line=12)),
        a_measure("落实管控。", task_no=2, task="扬尘治理", doubts=(MISSING,), support=("相关镇人民政府",), questions=(ASKED,),
                  place=Place(line=13, end_line=14)),
        a_measure("加强检查。", annex=2, annex_title="示例区碧水计划", section="", task_no=1, task="水质目标", place=Place(line=20)),
    )


SOURCE = (
    SourceRow(("附件1",), Place(line=3), level=1),
    SourceRow(("序号", "任务", "措施", "时限", "牵头"), Place(line=10), is_table=True),
    SourceRow(("1", "目标", "完成清淤。", "年底前", "区水务局"), Place(line=11), is_table=True),
    SourceRow(("", "", "完成整治。<b>", "年底前", "区生杰\n环境局"), Place(line=12), is_table=True),
    SourceRow(("", "扬尘治理", "落实", "年底前", ""), Place(line=13), is_table=True),
    SourceRow(("", "", "管控。", "", ""), Place(line=14), is_table=True),
    SourceRow(("二、水", "", "", "", ""), Place(line=19), is_table=True),
    SourceRow(("1", "水质目标", "加强检查。", "年底前", "区水务局"), Place(line=20), is_table=True),
)


def a_review(draft: PlanDraft | None = None, row: int = 0) -> Review:
    return Review("计划.txt", "ab" * 32, draft or a_draft(), SOURCE, row)


@pytest.fixture
def page(qtbot: QtBot, make_frame: Callable[..., Frame]) -> ReviewPage:
    made = ReviewPage(make_frame(), a_review())
    qtbot.addWidget(made)
    made.resize(1100, 740)
    return made


def press(qtbot: QtBot, page: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(page, key, modifier)


def the_dialog(page: ReviewPage) -> QDialog:
    return next(found for found in page.findChildren(QDialog) if found.isVisible())


def texts(page: ReviewPage) -> list[str]:
    return [row.measure for row in page.state.draft.measures]


def test_f8_goes_from_doubt_to_doubt_and_round(qtbot: QtBot, page: ReviewPage) -> None:
    rows = []
    for _ in range(3):
        press(qtbot, page.rows, Qt.Key.Key_F8)
        rows.append(page.state.row)
    press(qtbot, page.rows, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert (rows, page.state.row) == ([1, 2, 1], 2)


def test_the_button_counts_where_one_is_among_the_doubts(qtbot: QtBot, page: ReviewPage) -> None:
    assert "(2)" in page.head.next.text()
    page.head.next.click()
    assert "(1/2)" in page.head.next.text()


def test_the_source_follows_the_row(qtbot: QtBot, page: ReviewPage) -> None:
    page.state.go(2)
    assert page.source.lit == range(4, 6)
    assert page.source.framed == {4: 0}
    page.state.go(1)
    assert (page.source.lit, page.source.framed) == (range(3, 4), {3: 4})


def test_return_confirms_a_row_and_goes_to_the_next_doubt(qtbot: QtBot, page: ReviewPage) -> None:
    page.state.go(1)
    press(qtbot, page.rows, Qt.Key.Key_Return)
    assert page.state.draft.measures[1].doubts == ()
    assert page.state.draft.measures[1].lead == ("区生杰环境局",)
    assert page.state.row == 2
    press(qtbot, page.rows, Qt.Key.Key_Return)
    assert page.state.in_doubt == ()
    assert not page.head.next.isEnabled()


def test_return_on_a_sure_row_goes_on_and_changes_nothing(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page.rows, Qt.Key.Key_Return)
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
    page.card.note_buttons()[0].click()
    assert page.state.draft.measures[1].lead == ("区生态环境局",)
    assert page.state.in_doubt == (2,)


def test_a_doubt_is_settled_as_it_is(page: ReviewPage) -> None:
    page.state.go(2)
    page.card.note_buttons()[0].click()
    assert page.state.draft.measures[2].doubts == ()
    assert page.state.draft.measures[2].questions == (ASKED,)


def test_an_own_value_is_written_where_the_doubt_is(page: ReviewPage) -> None:
    page.state.go(1)
    page.card.note_buttons()[2].click()
    assert page.is_editing
    assert page.editor.values().lead == ("区生杰环境局",)


def test_editing_keeps_what_was_written(qtbot: QtBot, page: ReviewPage) -> None:
    page.state.go(2)
    press(qtbot, page.rows, Qt.Key.Key_E)
    page.editor.number.setValue(9)
    page.editor.deadline.setText("6月底前")
    press(qtbot, page.editor.measure, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
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
    press(qtbot, page.rows, Qt.Key.Key_U)
    page.editor.deadline.setText("别的")
    press(qtbot, page.editor.deadline, Qt.Key.Key_Escape)
    assert not page.is_editing
    assert page.state.draft == a_draft()


def test_letters_in_the_form_are_letters(qtbot: QtBot, page: ReviewPage) -> None:
    page.edit()
    page.editor.deadline.clear()
    press(qtbot, page.editor.deadline, Qt.Key.Key_S)
    press(qtbot, page.editor, Qt.Key.Key_F8)
    assert page.editor.deadline.text() == "s"
    assert page.state.row == 0


def test_splitting_makes_two_rows(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page.rows, Qt.Key.Key_S)
    dialog = the_dialog(page)
    assert isinstance(dialog, SplitDialog)
    dialog.split.click()
    assert texts(page)[:2] == ["完成清淤。", "开展巡查。"]


def test_joining_puts_a_row_to_the_one_above(qtbot: QtBot, page: ReviewPage) -> None:
    page.state.go(1)
    press(qtbot, page.rows, Qt.Key.Key_J)
    assert texts(page)[0] == "完成清淤。开展巡查。完成整治。"
    assert page.state.row == 0


def test_what_cannot_be_joined_is_said(page: ReviewPage, messages: HeardMessages) -> None:
    page.step("join")
    assert [str(error) for error in messages.errors] == ["join-impossible"]


def test_moving_goes_with_the_row(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page.rows, Qt.Key.Key_M)
    dialog = the_dialog(page)
    assert isinstance(dialog, MoveDialog)
    dialog.search.setText("扬尘")
    dialog.move_here.click()
    assert page.state.measure is not None
    assert (page.state.measure.measure, page.state.measure.task_no) == ("完成清淤。开展巡查。", 2)


def test_deleting_and_taking_it_back(qtbot: QtBot, page: ReviewPage) -> None:
    press(qtbot, page.rows, Qt.Key.Key_Delete)
    assert len(texts(page)) == 3
    press(qtbot, page.rows, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.state.draft == a_draft()
    press(qtbot, page.rows, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(texts(page)) == 3


def test_the_review_claims_undo_before_the_window(page: ReviewPage) -> None:
    for key, is_claimed in ((Qt.Key.Key_Z, True), (Qt.Key.Key_Y, True), (Qt.Key.Key_F, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        event.ignore()
        QApplication.sendEvent(page.rows, event)
        assert event.isAccepted() is is_claimed


def test_a_draft_without_rows_cannot_be_accepted_and_does_nothing(qtbot: QtBot, page: ReviewPage) -> None:
    for _ in range(4):
        page.step("delete")
    assert page.state.measure is None
    assert not page.head.accept.isEnabled()
    for key in (Qt.Key.Key_E, Qt.Key.Key_S, Qt.Key.Key_Return, Qt.Key.Key_F8):
        press(qtbot, page.rows, key)
    page.edit()
    assert not page.is_editing


def test_doubts_left_are_counted_before_accepting(
    qtbot: QtBot, page: ReviewPage, messages: HeardMessages
) -> None:
    messages.answer = False
    with qtbot.assertNotEmitted(page.accept_wanted):
        page.head.accept.click()
    assert messages.asked == [("review-doubts-left", {"count": 2, "total": 4, "sure": 2})]
    messages.answer = True
    with qtbot.waitSignal(page.accept_wanted):
        page.head.accept.click()


def test_without_doubts_nothing_is_asked(qtbot: QtBot, page: ReviewPage, messages: HeardMessages) -> None:
    for _ in range(2):
        page.head.next.click()
        page.step("accept")
    with qtbot.waitSignal(page.accept_wanted):
        page.head.accept.click()
    assert messages.asked == []


def test_every_step_is_told_so_that_it_is_kept(qtbot: QtBot, page: ReviewPage) -> None:
    with qtbot.waitSignal(page.changed):
        page.state.go(1)
    with qtbot.waitSignal(page.changed):
        page.step("accept")


def test_the_page_follows_a_switch_of_language(qtbot: QtBot, page: ReviewPage, languages: Languages) -> None:
    before = (page.head.accept.text(), page.card.steps["edit"].text(), page.source.place.text())
    languages.use("zh_CN")
    qtbot.waitUntil(
        lambda: not set(before) & {page.head.accept.text(), page.card.steps["edit"].text(), page.source.place.text()}
    )


def test_the_card_takes_the_room_its_row_needs_and_no_more(qtbot: QtBot, page: ReviewPage) -> None:
    page.show()
    page.state.go(1)
    area = page.side.card_area

    def fits() -> bool:
        needed = page.card.layout().totalHeightForWidth(area.viewport().width())
        return area.height() in (needed, round(page.height() * 0.62))

    qtbot.waitUntil(fits)
    with_doubt = area.height()
    page.state.go(3)
    qtbot.waitUntil(lambda: area.height() < with_doubt)
    page.close()


def test_headings_follow_a_switch_of_language(qtbot: QtBot, page: ReviewPage, languages: Languages) -> None:
    before = page.rows.lines()[0].text
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: page.rows.lines()[0].text != before)


def test_undo_leaves_the_review_alone_while_a_row_is_written(qtbot: QtBot, page: ReviewPage) -> None:
    page.step("delete")
    page.edit()
    press(qtbot, page.editor.keep, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.is_editing
    assert len(texts(page)) == 3


def test_indicators_are_counted(qtbot: QtBot, make_frame: Callable[..., Frame]) -> None:
    cells = tuple(IndicatorDraft("青山镇", f"指标{number}", "5", "吨", Place()) for number in range(48))
    page = ReviewPage(make_frame(), a_review(replace(a_draft(), indicators=cells)))
    qtbot.addWidget(page)
    assert "48" in page.head.counts.text()


def test_the_keys_are_listed(page: ReviewPage) -> None:
    assert {"E", "J", "Del"} <= {keys for keys, _ in page.shortcuts()}


def test_a_kept_review_begins_where_it_was_left(qtbot: QtBot, make_frame: Callable[..., Frame]) -> None:
    page = ReviewPage(make_frame(), a_review(row=2))
    qtbot.addWidget(page)
    assert page.rows.row == 2
    page.state.go(3)
    assert page.state.review.row == 3


def test_a_row_out_of_range_is_brought_back(qtbot: QtBot) -> None:
    state = ReviewState(a_review(row=99))
    assert state.row == 3
    state.go(-5)
    assert state.row == 0


def test_a_step_that_changes_nothing_is_no_step() -> None:
    state = ReviewState(a_review())
    state.apply("nothing", state.draft)
    assert state.undo_text == ""
    state.undo()
    state.redo()
    assert state.draft == a_draft()


def test_a_new_step_forgets_what_was_taken_back() -> None:
    state = ReviewState(a_review())
    shorter = replace(state.draft, measures=state.draft.measures[:2])
    state.apply("one", shorter)
    state.undo()
    assert state.redo_text == "one"
    state.apply("two", replace(state.draft, measures=state.draft.measures[:3]))
    assert (state.undo_text, state.redo_text) == ("two", "")


def test_the_list_has_a_heading_for_every_annex_section_and_task(qtbot: QtBot) -> None:
    model = DraftListModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_draft(a_draft())
    kinds = [line.kind for line in model.lines()]
    annex, section, task, row = LineKind
    assert kinds == [annex, section, task, row, row, task, row, annex, task, row]
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    spoken = model.data(model.index_of(1), int(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken != "完成整治。"
    assert "完成整治。" in spoken


def test_a_change_within_the_shape_does_not_reset_the_list(qtbot: QtBot) -> None:
    model = DraftListModel()
    model.set_draft(a_draft())
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_draft(replace(a_draft(), measures=tuple(replace(row, deadline="6月底前") for row in a_draft().measures)))
    with qtbot.waitSignal(model.modelReset):
        model.set_draft(a_plan(a_measure()))


@pytest.fixture
def rows(qtbot: QtBot, theme: Theme) -> RowsView:
    view = RowsView(theme)
    qtbot.addWidget(view)
    view.resize(500, 600)
    view.show_draft(a_draft(), 0)
    return view


def test_arrows_step_over_headings(qtbot: QtBot, rows: RowsView) -> None:
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End):
        press(qtbot, rows, key)
        seen.append(rows.row)
    assert seen == [1, 2, 3, 3, 2, 0, 3]


def test_walking_tells_the_row_and_following_does_not(qtbot: QtBot, rows: RowsView) -> None:
    with qtbot.waitSignal(rows.row_chosen) as heard:
        press(qtbot, rows, Qt.Key.Key_Down)
    assert heard.args == [1]
    with qtbot.assertNotEmitted(rows.row_chosen):
        rows.show_row(3)


def test_the_chosen_row_stays_in_sight_when_the_list_shrinks(qtbot: QtBot, rows: RowsView) -> None:
    rows.show()
    rows.show_row(3)
    rows.resize(500, 120)
    qtbot.waitUntil(lambda: rows.viewport().rect().intersects(rows.visualRect(rows.currentIndex())))
    rows.show_row(0)
    assert rows.viewport().rect().intersects(rows.visualRect(rows.currentIndex()))
    rows.close()


def test_doubtful_rows_look_different_without_colour(qtbot: QtBot, rows: RowsView) -> None:
    sure = replace(a_draft(), measures=tuple(replace(row, doubts=(), questions=()) for row in a_draft().measures))
    marked = rows.grab().toImage().convertToFormat(rows.grab().toImage().Format.Format_Grayscale8)
    rows.show_draft(sure, 0)
    plain = rows.grab().toImage().convertToFormat(marked.format())
    assert marked != plain


def test_a_line_says_deadline_and_units(theme: Theme) -> None:
    row = a_measure(deadline="年底前", lead=("甲局",), support=("乙镇", "丙镇"))
    said = said_of(row)
    assert said.startswith("年底前 · ")
    assert said.endswith("乙镇、丙镇")


@pytest.mark.parametrize(("text", "units"), [
    ("区水务局、区交通局", ("区水务局", "区交通局")), ("区水务局 区交通局，区水务局", ("区水务局", "区交通局")),
    ("区委宣传部（区文明办、区网信办）", ("区委宣传部（区文明办、区网信办）",)), ("  ", ()),
])
def test_units_are_parted_outside_brackets(qtbot: QtBot, text: str, units: tuple[str, ...]) -> None:
    field = UnitsField()
    qtbot.addWidget(field)
    field.setText(text)
    assert field.units() == units


OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[UnitsField]:
    made = UnitsField()
    qtbot.addWidget(made)
    made.set_known(["ab water", "ab-bureau", "cd-bureau"])
    made.show()
    yield made
    made._close_offer()
    made.close()


@OFFSCREEN
def test_a_name_is_found_by_any_part_and_taken_with_return(qtbot: QtBot, field: UnitsField) -> None:
    field.setText("区水务局、")
    qtbot.keyClicks(field, "bur")
    assert field.offered() == ["ab-bureau", "cd-bureau"]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.units() == ("区水务局", "ab-bureau")
    qtbot.keyClicks(field, " bur")
    popup = field.completer_of_names.popup()
    assert popup is not None
    popup.setCurrentIndex(field.completer_of_names.completionModel().index(1, 0))
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.units() == ("区水务局", "ab-bureau", "cd-bureau")
    assert not field.is_offering


@OFFSCREEN
def test_only_the_name_at_the_cursor_is_replaced(qtbot: QtBot, field: UnitsField) -> None:
    field.setText("区水务局、、区交通局")
    field.setCursorPosition(5)
    qtbot.keyClicks(field, "cd")
    field.completer_of_names.activated.emit("cd-bureau")
    assert field.units() == ("区水务局", "cd-bureau", "区交通局")


@OFFSCREEN
def test_escape_leaves_the_offer_and_keeps_what_was_typed(qtbot: QtBot, field: UnitsField) -> None:
    qtbot.keyClicks(field, "cd")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "cd"
    assert not field.is_offering
    qtbot.keyClicks(field, "zz")
    assert field.offered() == []


def test_the_form_knows_the_plan_s_units_but_no_doubtful_one(page: ReviewPage) -> None:
    page.edit()
    field = next(iter(page.editor.units.values()))
    field.completer_of_names.setCompletionPrefix("局")
    assert field.offered() == ["区生态环境局"]


def test_the_form_gives_back_what_it_was_given(qtbot: QtBot, theme: Theme) -> None:
    editor = RowEditor(theme)
    qtbot.addWidget(editor)
    values = values_of(a_measure(responsible=("区水务局",), support=("各镇人民政府", "等部门")))
    editor.set_values(values, focus=Field.SUPPORT)
    assert editor.values() == values
    with qtbot.waitSignal(editor.kept) as heard:
        press(qtbot, editor.deadline, Qt.Key.Key_Return)
    assert heard.args == [values]


@pytest.mark.parametrize(("text", "place"), [("完成清淤。开展巡查。", 5), ("完成清淤\n开展巡查", 5), ("完成清淤开展巡查", 4), ("清淤。", 1)])
def test_the_cut_is_looked_for_between_sentences(text: str, place: int) -> None:
    assert likely_cut(text) == place


def test_a_cut_that_leaves_nothing_is_not_offered(qtbot: QtBot, theme: Theme) -> None:
    dialog = SplitDialog(theme, "完成清淤。开展巡查。")
    qtbot.addWidget(dialog)
    dialog.set_place(0)
    assert not dialog.split.isEnabled()
    with qtbot.assertNotEmitted(dialog.cut):
        press(qtbot, dialog.text, Qt.Key.Key_Return)
    dialog.set_place(5)
    with qtbot.waitSignal(dialog.cut) as heard:
        press(qtbot, dialog.text, Qt.Key.Key_Return)
    assert heard.args == [5]


@pytest.fixture
def moving(qtbot: QtBot, theme: Theme) -> MoveDialog:
    draft = a_draft()
    dialog = MoveDialog(theme, tasks_of(draft), task_of(draft.measures[0]))
    qtbot.addWidget(dialog)
    return dialog


def test_the_own_task_is_not_offered(moving: MoveDialog) -> None:
    assert [(task.annex, task.task_no) for task in moving.shown()] == [(1, 2), (2, 1)]
    assert moving.place is None
    assert not moving.move_here.isEnabled()


def test_a_task_is_walked_to_with_the_arrows(qtbot: QtBot, moving: MoveDialog) -> None:
    press(qtbot, moving.search, Qt.Key.Key_Down)
    press(qtbot, moving.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(moving.chosen) as heard:
        moving.move_here.click()
    assert heard.args[0].annex == 2


def test_a_new_task_is_named_and_numbered(qtbot: QtBot, moving: MoveDialog) -> None:
    moving.name.setText("新任务")
    moving.number.setValue(8)
    with qtbot.waitSignal(moving.chosen) as heard:
        moving.move_here.click()
    assert (heard.args[0].task_no, heard.args[0].task, heard.args[0].annex) == (8, "新任务", 1)


@pytest.fixture
def wordings(qtbot: QtBot) -> OpenWordings:
    step = OpenWordings()
    qtbot.addWidget(step)
    step.set_wordings([OpenWording("相关镇人民政府", (1, 2), 2), OpenWording("有关单位", (3,), 1), OpenWording("成员单位", (4,), 1)], "青山镇人民政府")
    return step


def test_answers_go_out_by_wording(qtbot: QtBot, wordings: OpenWordings) -> None:
    wordings.choose(0, True)
    wordings.choose(1, False)
    with qtbot.waitSignal(wordings.answered) as heard:
        wordings.done.click()
    assert heard.args == [(1, 2), (3,)]


def test_an_answer_taken_back_is_looked_at_one_by_one(qtbot: QtBot, wordings: OpenWordings) -> None:
    wordings.choose(0, True)
    wordings.choose(0, None)
    with qtbot.waitSignal(wordings.answered) as heard:
        wordings.done.click()
    assert heard.args == [(), ()]
    with qtbot.waitSignal(wordings.one_by_one):
        wordings.each.click()


def test_other_wordings_replace_the_ones_before(wordings: OpenWordings) -> None:
    wordings.set_wordings([OpenWording("有关街道", (9,), 1)], "")
    assert [wording.wording for wording in wordings.wordings] == ["有关街道"]


