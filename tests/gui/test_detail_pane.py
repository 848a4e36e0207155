"""One measure's detail: what it says, what can be answered, ticked and entered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.pages.detail_head import marked, numbers_in
from gui.pages.detail_pane import DetailPane
from gui.target_words import target_words
from gui.translations import Languages
from gui.widgets.drop_hint import DropHint
from model.actions.accept_plan import accept_plan
from model.actions.close import close_measures
from model.actions.progress import note_progress
from model.actions.revert import revert
from model.errors import TaizhangError
from model.ledger import Ledger
from model.periods import Month
from model.queries.measure_page import measure_detail
from model.rows.record import MeasureRecord
from model.rows.words import State
from model.rules.targets import targets_in
from tests.builders import a_measure, a_plan, measure_ids
from tests.gui.checklist_scene import DAY, fill_scene, scene_frame

NOW = Month.of(DAY)


@pytest.fixture
def ledger(filled: Callable[..., Ledger]) -> Ledger:
    return filled("scene", fill_scene, person="填报人")


@pytest.fixture
def frame(ledger: Ledger, make_frame: Callable[..., Frame]) -> Frame:
    return scene_frame(make_frame, ledger)


@pytest.fixture
def pane(qtbot: QtBot, frame: Frame) -> Iterator[DetailPane]:
    made = DetailPane(frame)
    qtbot.addWidget(made)
    made.resize(380, 700)
    made.show()
    yield made
    made.hide()


def shown(pane: DetailPane, ledger: Ledger, place: int) -> MeasureRecord:
    """Show a measure by its place in the plan."""
    pane.show_measure(measure_ids(ledger)[place])
    assert pane.detail is not None
    return pane.detail.record


def stored(ledger: Ledger, place: int) -> MeasureRecord:
    return measure_detail(ledger, measure_ids(ledger)[place], today=DAY).record


# Head


def test_nothing_is_shown_before_a_measure_is_chosen(pane: DetailPane) -> None:
    assert pane.nothing.isVisible()
    assert not pane.area.isVisible()
    assert not pane.foot.isVisible()
    assert not pane.paste()


def test_the_head_says_where_it_stands_and_when_it_is_due(pane: DetailPane, ledger: Ledger) -> None:
    shown(pane, ledger, 0)
    assert pane.head.place.text() == "1-01-1 · Annex 1, item 1 · source page 3, line 44"
    assert pane.head.task.text() == "一、主要目标 › 1 空气质量目标"
    assert pane.head.due.text() == "At risk: no progress last month nor this month · 年底前 · 31 December 2026"


def test_a_measure_without_end_is_looked_at_each_quarter(pane: DetailPane, ledger: Ledger) -> None:
    shown(pane, ledger, 4)
    assert pane.head.due.text().endswith("长期实施 · looked at each quarter's end")


def test_a_closed_measure_says_when_and_with_which_word(pane: DetailPane, ledger: Ledger) -> None:
    close_measures(ledger, measure_ids(ledger)[:1], on=DAY, note="提前完成")
    shown(pane, ledger, 0)
    assert pane.head.due.text() == "Closed on 15 June 2026 · 提前完成"


def test_why_it_is_mine_is_lit(pane: DetailPane, ledger: Ledger, frame: Frame) -> None:
    shown(pane, ledger, 1)
    lit = frame.theme.colours["accent"]  # type: ignore[index]
    why = f'<span style="color:{lit}">(my unit)</span>'
    assert f'<span style="color:{lit};font-weight:600">青山镇人民政府</span>{why}' in pane.head.duties.text()
    assert "区水务局</span>" not in pane.head.duties.text()
    shown(pane, ledger, 4)
    among = f'<span style="color:{lit}">(my unit among them)</span>'
    assert f'<span style="color:{lit};font-weight:600">各镇人民政府</span>{among}' in pane.head.duties.text()


def test_the_field_the_keyboard_is_in_stays_in_view_when_another_measure_comes(
    pane: DetailPane, ledger: Ledger, qtbot: QtBot
) -> None:
    shown(pane, ledger, 4)
    pane.resize(300, 260)
    pane.activateWindow()
    pane.take_keyboard()
    shown(pane, ledger, 0)
    editor = pane.progress.editor
    qtbot.waitUntil(lambda: pane.area.viewport().rect().contains(QRect(editor.mapTo(pane.area.viewport(), QPoint()), editor.size())))


def test_numbers_and_dates_stand_out_and_the_text_is_escaped() -> None:
    assert marked("a<b 35 微克", ["35 微克"], "#123456") == (
        'a&lt;b <span style="color:#123456;font-weight:600">35 微克</span>'
    )
    assert marked("甲乙丙", ["甲乙", "乙丙", ""], "#1").count("<span") == 2
    assert marked("甲乙", ["甲乙", "乙"], "#1").count("<span") == 1


@pytest.mark.parametrize(
    ("text", "number"),
    [("PM2.5年均浓度不超过35微克/立方米。", "35微克/立方米"), ("全年抽样检测量不低于 20 个。", "20 个")],
)
def test_of_a_target_only_the_number_is_marked(text: str, number: str) -> None:
    assert numbers_in(targets_in(text)[0]) == [number]


# Questions and doubts


def test_an_open_question_is_answered_with_us(pane: DetailPane, ledger: Ledger, frame: Frame) -> None:
    shown(pane, ledger, 2)
    assert [button.text() for button in pane.open.buttons] == ["It is us", "It is not us"]
    pane.open.buttons[0].click()
    assert stored(ledger, 2).duties[0].is_mine is True
    assert [button.text() for button in pane.open.buttons] == ["Ask again"]
    frame.operations.undo()
    assert len(pane.open.buttons) == 2


def test_an_answer_can_be_asked_again(pane: DetailPane, ledger: Ledger) -> None:
    shown(pane, ledger, 2)
    pane.open.buttons[1].click()
    assert stored(ledger, 2).duties[0].is_mine is False
    pane.open.buttons[0].click()
    assert stored(ledger, 2).duties[0].is_mine is None


def test_a_doubt_is_settled(pane: DetailPane, ledger: Ledger) -> None:
    shown(pane, ledger, 4)
    assert pane.open.isVisible()
    pane.open.settled.click()
    assert stored(ledger, 4).doubts == ()
    assert not pane.open.isVisible()


def test_a_clear_measure_asks_nothing(pane: DetailPane, ledger: Ledger) -> None:
    shown(pane, ledger, 0)
    assert not pane.open.isVisible()


def test_what_the_plan_leaves_open_is_said(
    qtbot: QtBot, tmp_path: Path, make_frame: Callable[..., Frame]
) -> None:
    from model.rows.draft import Doubt, DoubtCode, Field, Place, Question, QuestionCode

    draft = a_measure(
        "完成改造。",
        deadline="按时间节点完成",
        questions=(Question(QuestionCode.DATE_NOT_NAMED, Field.DEADLINE, "按时间节点完成"),),
        doubts=(Doubt(DoubtCode.UNIT_GARBLED, Field.LEAD, Place(), (("unit", "区水务同"),), "区水务局"),),
    )
    with Ledger.open(tmp_path / "other", chain="test") as other:
        accept_plan(other, a_plan(draft), today=DAY)
        pane = DetailPane(scene_frame(make_frame, other))
        qtbot.addWidget(pane)
        shown(pane, other, 0)
        said = " ".join(
            label.text()
            for label in pane.open.findChildren(QLabel)
            if label.property("tone") != "secondary"
        )
        assert "区水务同" in said
        assert "Proposed: 区水务局" in said
        assert "按时间节点完成" in said


# Dates, targets


def test_a_milestone_is_ticked_and_unticked(pane: DetailPane, ledger: Ledger) -> None:
    shown(pane, ledger, 1)
    boxes = list(pane.dates.boxes.values())
    assert [box.text().split("  ")[0] for box in boxes] == ["31 Dec", "30 Jun", "20 Dec"]
    boxes[1].click()
    assert boxes[1].text().endswith("met on 15 June 2026")
    assert stored(ledger, 1).dues[1].met_on == DAY
    boxes[1].click()
    assert stored(ledger, 1).dues[1].met_on is None


def test_a_date_that_stands_twice_is_shown_once_and_ticked_whole(
    qtbot: QtBot, tmp_path: Path, make_frame: Callable[..., Frame]
) -> None:
    twice = a_measure("6月底前完成方案，9月底前完成整治。", deadline="6月底前")
    with Ledger.open(tmp_path / "twice", chain="test") as other:
        accept_plan(other, a_plan(twice), today=DAY)
        pane = DetailPane(scene_frame(make_frame, other))
        qtbot.addWidget(pane)
        assert len(shown(pane, other, 0).dues) == 3
        boxes = list(pane.dates.boxes.values())
        assert [box.text().split("  ")[0] for box in boxes] == ["30 Jun", "30 Sep"]
        boxes[0].click()
        assert [due.met_on for due in stored(other, 0).dues] == [DAY, DAY, None]
        row = stored(other, 0).row
        assert row.due is not None
        assert row.due.end == date(2026, 9, 30)


def test_one_deadline_alone_needs_no_tick_box(pane: DetailPane, ledger: Ledger) -> None:
    shown(pane, ledger, 5)
    assert pane.dates.boxes == {}


def test_recurring_duties_are_told(pane: DetailPane, ledger: Ledger) -> None:
    shown(pane, ledger, 4)
    assert pane.dates.isVisible()
    assert pane.dates.boxes == {}


def test_a_reading_is_entered_judged_and_undone(pane: DetailPane, ledger: Ledger, frame: Frame) -> None:
    target = shown(pane, ledger, 0).targets[0]
    field, verdict = pane.targets.fields[target.id], pane.targets.verdicts[target.id]
    field.setText("36")
    field.settle()
    assert stored(ledger, 0).targets[0].readings[0].value == "36"
    assert (verdict.text(), verdict.property("tone")) == ("Not met", "red")
    field.setText("35")
    field.returnPressed.emit()
    assert (verdict.text(), verdict.property("tone")) == ("Met", "green")
    frame.operations.undo()
    assert field.text() == "36"


def test_a_target_is_named_anew_in_another_language(pane: DetailPane, ledger: Ledger, languages: Languages) -> None:
    record = shown(pane, ledger, 0)
    target = record.targets[0]
    falling = replace(record, targets=(replace(target, place=replace(target.place, value=Decimal(-3))),))
    for language, word in (("en", "fall"), ("zh_CN", "下降")):
        languages.use(language)
        pane.targets.show_detail(falling)
        assert word in pane.targets.findChild(QLabel, f"target-{target.id}").text()


def test_what_is_no_number_is_refused_and_the_field_goes_back(
    pane: DetailPane, ledger: Ledger, messages
) -> None:
    target = shown(pane, ledger, 0).targets[0]
    field = pane.targets.fields[target.id]
    field.setText("许多")
    field.settle()
    assert [error.code for error in messages.errors] == ["reading-not-a-number"]
    assert field.text() == ""


def test_a_reading_typed_and_not_left_is_kept_when_the_row_changes(pane: DetailPane, ledger: Ledger) -> None:
    target = shown(pane, ledger, 0).targets[0]
    pane.targets.fields[target.id].setText("34")
    shown(pane, ledger, 3)
    assert stored(ledger, 0).targets[0].readings[0].value == "34"


def test_readings_belong_to_the_month_in_view(pane: DetailPane, ledger: Ledger) -> None:
    target = shown(pane, ledger, 0).targets[0]
    pane.progress.before.click()
    pane.targets.fields[target.id].setText("33")
    pane.targets.flush()
    pane.progress.after.click()
    assert pane.targets.fields[target.id].text() == ""
    assert stored(ledger, 0).targets[0].readings[0].month == NOW.plus(-1)


def test_a_target_is_told_with_its_sign() -> None:
    assert target_words(targets_in("PM2.5年均浓度不超过35微克/立方米。")[0]).endswith("≤ 35 微克/立方米")


# Foot, history


def test_the_button_closes_and_reopens(pane: DetailPane, ledger: Ledger) -> None:
    shown(pane, ledger, 0)
    pane.foot.tick.click()
    assert stored(ledger, 0).row.state is State.CLOSED
    assert pane.foot.tick.text() == "Reopen"
    pane.foot.tick.click()
    assert stored(ledger, 0).row.state is State.NOT_STARTED


def test_a_state_is_chosen_from_the_list(pane: DetailPane, ledger: Ledger) -> None:
    shown(pane, ledger, 0)
    pane.foot.state.activated.emit(list(State).index(State.BLOCKED))
    assert stored(ledger, 0).row.state is State.BLOCKED
    assert pane.foot.state.currentText() == "Blocked"
    before = pane.frame.operations.history.undo_text
    pane.foot.state.activated.emit(list(State).index(State.BLOCKED))
    assert pane.frame.operations.history.undo_text == before


def test_history_tells_what_happened_newest_first(pane: DetailPane, ledger: Ledger) -> None:
    key = measure_ids(ledger)[0]
    for month in range(1, 5):
        note_progress(ledger, key, Month(2026, month), f"第{month}月", today=DAY)
    closing = close_measures(ledger, [key], on=DAY)
    revert(ledger, closing.number or 0)
    shown(pane, ledger, 0)
    words = [line.split("  ")[1] for line in pane.history.lines()]
    assert words == ["Undone: Closed", "Closed", "Progress of April 2026 noted", "Progress of March 2026 noted"]
    assert pane.history.lines()[1].endswith("(undone)")
    pane.history.more.click()
    assert pane.history.lines()[-1].split("  ")[1] == "Plan taken in"
    assert not pane.history.more.isVisible()


def test_a_change_elsewhere_shows_at_once(pane: DetailPane, ledger: Ledger, frame: Frame) -> None:
    shown(pane, ledger, 0)
    frame.operations.write(None, "Note", note_progress, measure_ids(ledger)[0], NOW, "已开工", today=DAY)
    assert pane.progress.editor.toPlainText() == "已开工"
    assert pane.foot.state.currentText() == "In progress"


def test_a_measure_that_is_gone_leaves_the_pane_empty(pane: DetailPane, ledger: Ledger, messages) -> None:
    pane.show_measure(999)
    assert pane.measure_id is None
    assert messages.errors == []


def test_another_failure_is_shown(pane: DetailPane, messages) -> None:
    pane._on_failure(TaizhangError("ledger-busy"))
    assert len(messages.errors) == 1


def test_escape_leaves_the_pane(qtbot: QtBot, pane: DetailPane, ledger: Ledger) -> None:
    shown(pane, ledger, 0)
    with qtbot.waitSignal(pane.left):
        QApplication.sendEvent(
            pane, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        )


def test_files_dropped_on_the_pane_are_attached(pane: DetailPane, ledger: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "记录.txt"
    file.write_text("x", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    none = Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(pane, over)
    assert not over.isAccepted()
    shown(pane, ledger, 0)
    QApplication.sendEvent(pane, over)
    assert over.isAccepted()
    hint = pane.findChild(DropHint)
    assert not hint.isHidden()
    assert "evidence" in hint.label.text()
    QApplication.sendEvent(pane, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none))
    assert hint.isHidden()
    assert [row.name for row in stored(ledger, 0).evidence] == ["记录.txt"]


@pytest.mark.sqlite("on a server nobody holds a ledger")
def test_a_ledger_that_may_not_be_written_can_only_be_looked_at(
    qtbot: QtBot, ledger: Ledger, make_frame: Callable[..., Frame]
) -> None:
    with Ledger.open(ledger.folder, chain="second") as second:
        assert second.is_read_only
        pane = DetailPane(scene_frame(make_frame, second))
        qtbot.addWidget(pane)
        shown(pane, second, 0)
        assert pane.progress.editor.isReadOnly()
        assert not pane.foot.tick.isEnabled()
        assert not pane.foot.state.isEnabled()


def test_it_speaks_another_language_at_once(
    qtbot: QtBot, pane: DetailPane, ledger: Ledger, languages
) -> None:
    shown(pane, ledger, 2)
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: pane.open.buttons[0].text() == "是我们")
    assert pane.progress.title.text() == "进展"
