"""The indicators page: what is listed, narrowed, entered, pasted, undone, and where its doors lead."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.item_models.target_model import TargetColumn
from gui.page import Frame
from gui.pages.detail_targets import TargetsSection
from gui.pages.indicators import IndicatorsPage
from gui.pages.overview import OverviewPage
from gui.target_words import IndicatorsPlace, name_of
from model.ledger import Ledger
from model.periods import Month
from model.queries.measure_page import measure_detail
from model.queries.overview import myself, plans
from model.rows.words import Course, Pace
from tests.builders import TODAY, a_measure, a_plan, measure_ids, taken_in
from tests.gui.conftest import HeardMessages

JUNE = Month(2026, 6)


def listed(page: IndicatorsPage) -> list[tuple[str, str]]:
    return [(row.code, name_of(row)) for row in page.model.rows()]


def entries(page: IndicatorsPage) -> list[str]:
    return [page.model.entry_of(row) for row in page.model.rows()]


def show_all(page: IndicatorsPage) -> None:
    page.scope.all.click()


def type_reading(qtbot: QtBot, page: IndicatorsPage, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    editor = page.view.delegate.editor
    assert isinstance(editor, QLineEdit)
    editor.setText(text)
    qtbot.keyClick(editor, key)


def test_my_district_s_indicators_stand_before_my_measures_targets(page: IndicatorsPage) -> None:
    assert listed(page) == [("示例区", "改造"), ("示例区", "示例率(%)"), ("1-01-1", "抽样检测量"), ("1-01-2", "合格率"), ("1-01-2", "能耗")]


def test_all_ends_with_the_other_districts(page: IndicatorsPage) -> None:
    show_all(page)
    assert [code for code, _ in listed(page)] == ["示例区", "示例区", "1-01-1", "1-01-2", "1-01-2", "1-01-3", "1-01-3", "山前区"]


def test_the_chips_count_and_narrow(page: IndicatorsPage) -> None:
    page.paces.choose(frozenset({"not_met", "on_course"}))
    page._on_filter()
    assert [row.pace for row in page.model.rows()] == [Pace.ON_COURSE, Pace.NOT_MET]
    page.paces.choose(frozenset())
    page._on_filter()
    assert len(page.model.rows()) == 5


@pytest.mark.parametrize(("words", "codes"), [("合格", ["1-01-2"]), ("1-01-1", ["1-01-1"]), ("抽样检测量不低于", ["1-01-1"]), ("没有", [])])
def test_the_search_looks_in_names_codes_and_texts(page: IndicatorsPage, words: str, codes: list[str]) -> None:
    page.search(words)
    assert sorted({code for code, _ in listed(page)} - {"示例区"}) == codes
    assert page.nothing.isVisible() is (not codes)


def test_when_no_line_runs_like_that_all_are_a_step_away(page: IndicatorsPage) -> None:
    page.paces.choose(frozenset({"unread"}))
    page.search("没有")
    assert page.nothing.isVisible()
    page.nothing.step_wanted.emit()
    assert page.paces.chosen == frozenset()
    page.search("")
    assert len(page.model.rows()) == 5


def test_when_no_line_holds_the_words_all_are_a_step_away(page: IndicatorsPage) -> None:
    page.search("没有这样的词")
    assert page.nothing.isVisible()
    page.nothing.step_wanted.emit()
    assert not page.nothing.isVisible()
    assert listed(page)


def test_where_nothing_is_mine_the_whole_plan_is_a_step_away(qtbot: QtBot, make_frame: Callable[..., Frame], ledger: Ledger) -> None:
    taken_in(ledger, a_plan(a_measure("抽样检测量不低于20个。", lead=("区水务局",))))
    frame = make_frame(ledger, today=TODAY)
    frame.chosen.set_ledger(plans(ledger), myself(ledger))
    page = IndicatorsPage(frame)
    qtbot.addWidget(page)
    page.show()
    assert page.nothing.isVisible()
    page.nothing.step_wanted.emit()
    assert not page.scope.is_mine
    assert len(page.model.rows()) == 1


def test_enter_stores_and_goes_down_the_column(qtbot: QtBot, page: IndicatorsPage) -> None:
    page.view.setFocus()
    page.view.choose(2)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    type_reading(qtbot, page, "10")
    assert page.view.currentIndex().row() == 3
    type_reading(qtbot, page, "98", Qt.Key.Key_Down)
    type_reading(qtbot, page, "-4", Qt.Key.Key_Up)
    assert entries(page) == ["", "", "10", "98", "-4"]
    assert [row.pace for row in page.model.rows()][2:] == [Pace.ON_COURSE, Pace.MET, Pace.MET]
    assert page.view.currentIndex().row() == 3


def test_what_is_typed_is_stored_when_the_page_is_left(qtbot: QtBot, page: IndicatorsPage, frame: Frame) -> None:
    page.view.setFocus()
    page.view.choose(2)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    editor = page.view.delegate.editor
    assert editor is not None
    editor.setText("11")
    page.flush()
    assert entries(page)[2] == "11"


def test_what_is_no_number_stays_marked_in_its_field(qtbot: QtBot, page: IndicatorsPage, messages: HeardMessages) -> None:
    index = page.model.index(2, TargetColumn.ENTRY)
    page.model.setData(index, "十")
    assert not messages.errors  # a box would take the keys that are meant for the next field
    assert [notice.count("十") for notice in messages.notices] == [1]
    assert page.model.is_refused(page.model.row_at(index))
    assert entries(page)[2] == "十"
    page.model.setData(index, "10")
    assert not page.model.is_refused(page.model.row_at(index))
    assert entries(page)[2] == "10"


def test_a_column_of_a_spreadsheet_is_pasted_and_undone_in_one_step(
    qtbot: QtBot, page: IndicatorsPage, frame: Frame, messages: HeardMessages
) -> None:
    QGuiApplication.clipboard().setText("5\tnote\r\n\r\n10\r\n98.2\r\n-3\r\n7\r\n")
    page.view.setFocus()
    page.view.choose(0)
    qtbot.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert entries(page) == ["5", "", "10", "98.2", "-3"]  # the second cell was empty, the sixth had no row
    assert len(messages.notices) == 2
    frame.operations.undo()
    assert entries(page) == ["", "", "", "", ""]


def test_a_column_pasted_into_an_open_field_goes_down_the_rows(qtbot: QtBot, page: IndicatorsPage) -> None:
    page.view.setFocus()
    page.view.choose(2)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    QGuiApplication.clipboard().setText("10\n99")
    editor = page.view.delegate.editor
    assert editor is not None
    qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert entries(page)[2:4] == ["10", "99"]


def test_a_column_with_a_word_in_it_is_kept_out_whole(page: IndicatorsPage, messages: HeardMessages) -> None:
    page.view.choose(2)
    page.view.paste("10\n九十八")
    assert [getattr(error, "code", "") for error in messages.errors] == ["reading-not-a-number"]
    assert entries(page) == ["", "", "", "", ""]


def test_delete_takes_a_reading_away(qtbot: QtBot, page: IndicatorsPage) -> None:
    page.field.choose(Month(2026, 5))
    page.view.setFocus()
    page.view.choose(2)
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert entries(page)[2] == ""
    assert page.model.rows()[2].readings[-1].month == Month(2026, 4)


def test_another_month_shows_its_readings_and_how_it_stood(page: IndicatorsPage) -> None:
    page.field.choose(Month(2026, 4))
    assert page.month == Month(2026, 4)
    assert entries(page)[2:4] == ["7", "97"]
    page.model.setData(page.model.index(2, TargetColumn.ENTRY), "3")
    assert page.model.rows()[2].pace is Pace.BEHIND


def test_a_line_stays_in_view_when_a_reading_takes_it_out_of_the_filter(page: IndicatorsPage) -> None:
    page.open_place(IndicatorsPlace(is_mine=True, paces=frozenset({Pace.NOT_MET})))
    assert [name for _, name in listed(page)] == ["合格率"]
    page.model.setData(page.model.index(0, TargetColumn.ENTRY), "99")
    assert [(name_of(row), row.pace) for row in page.model.rows()] == [("合格率", Pace.MET)]
    page._on_filter()
    assert listed(page) == []


def test_a_place_names_scope_pace_and_measure(page: IndicatorsPage, read_ledger: Ledger) -> None:
    page.open_place(IndicatorsPlace(is_mine=False, measure_id=measure_ids(read_ledger)[2]))
    assert not page.scope.is_mine
    assert page.view.line is not None
    assert page.view.line.code == "1-01-3"


def test_codes_are_doors_to_their_measures(qtbot: QtBot, page: IndicatorsPage, read_ledger: Ledger) -> None:
    page.view.setFocus()
    page.view.choose(2)
    with qtbot.waitSignal(page.wanted) as heard:
        qtbot.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard.args == ["checklist", measure_ids(read_ledger)[0]]
    with qtbot.waitSignal(page.wanted) as heard:
        page.detail.door.click()
    assert heard.args == ["checklist", measure_ids(read_ledger)[0]]


def test_a_click_on_the_code_opens_the_measure_and_on_the_field_types(qtbot: QtBot, page: IndicatorsPage) -> None:
    with qtbot.waitSignal(page.wanted):
        place = page.view.visualRect(page.model.index(2, TargetColumn.CODE)).center()
        qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    place = page.view.visualRect(page.model.index(3, TargetColumn.ENTRY)).center()
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.view.delegate.editor is not None
    assert page.view.currentIndex().row() == 3


def test_an_indicator_has_no_measure_to_open(qtbot: QtBot, page: IndicatorsPage) -> None:
    page.view.choose(0)
    assert not page.detail.door.isVisible()
    page.view.setFocus()
    with qtbot.assertNotEmitted(page.wanted):
        qtbot.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_detail_shows_the_line_and_leads_to_its_months(page: IndicatorsPage) -> None:
    page.view.choose(2)
    assert page.detail.title.text() == "抽样检测量"
    assert page.detail.chart.line is page.detail.line
    assert "9" in page.detail.months[Month(2026, 5)].text()
    page.detail.months[Month(2026, 4)].click()
    assert page.month == Month(2026, 4)


def test_the_course_is_set_in_the_detail_and_left_to_the_words_again(page: IndicatorsPage) -> None:
    page.view.choose(2)
    combo = page.detail.course
    assert [combo.itemData(place) for place in range(combo.count())] == [Course.CUMULATIVE, Course.LEVEL]
    page.detail._on_course(0)  # it is that already
    assert not page.model.rows()[2].is_course_set
    page.detail._on_course(1)
    assert (page.model.rows()[2].pace, page.model.rows()[2].is_course_set) == (Pace.NOT_MET, True)
    assert combo.count() == 3
    page.detail._on_course(2)
    assert (page.model.rows()[2].pace, page.model.rows()[2].is_course_set) == (Pace.ON_COURSE, False)


def test_sorting_orders_once_and_keeps_the_line(page: IndicatorsPage) -> None:
    page.view.choose(3)
    page.view._sort_by(TargetColumn.PACE)
    assert [row.pace for row in page.model.rows()] == [Pace.NOT_MET, Pace.UNREAD, Pace.UNREAD, Pace.UNREAD, Pace.ON_COURSE]
    assert page.view.line is not None
    assert name_of(page.view.line) == "合格率"
    page.model.setData(page.model.index(0, TargetColumn.ENTRY), "99")
    assert name_of(page.model.rows()[0]) == "合格率"
    page.view._sort_by(TargetColumn.PACE)
    assert page.model.rows()[0].pace is Pace.MET
    page.view._sort_by(TargetColumn.TREND)  # a picture has no order
    assert page.model.rows()[0].pace is Pace.MET


def test_a_plan_without_numbers_says_so(qtbot: QtBot, make_frame: Callable[..., Frame], ledger: Ledger) -> None:
    taken_in(ledger, a_plan(a_measure("加强巡查。")))
    frame = make_frame(ledger, today=TODAY)
    page = IndicatorsPage(frame)
    qtbot.addWidget(page)
    page.show()
    assert page.nothing.isVisible()
    with qtbot.waitSignal(page.wanted) as heard:
        page.nothing.step_wanted.emit()
    assert heard.args == ["take-in", []]
    frame.chosen.set_ledger(plans(ledger), myself(ledger))
    assert page.nothing.isVisible()
    assert page.model.rows() == []


def test_a_ledger_that_is_only_looked_at_takes_no_reading(page: IndicatorsPage) -> None:
    page.model.is_read_only = True
    page.view.choose(2)
    page.view.paste("1\n2")
    assert not page.model.index(2, TargetColumn.ENTRY).flags() & Qt.ItemFlag.ItemIsEditable
    assert entries(page) == ["", "", "", "", ""]


def test_an_old_plan_begins_with_its_last_month(qtbot: QtBot, make_frame: Callable[..., Frame], read_ledger: Ledger) -> None:
    frame = make_frame(read_ledger, today=TODAY.replace(year=2029))
    frame.chosen.set_ledger(plans(read_ledger), myself(read_ledger))
    page = IndicatorsPage(frame)
    qtbot.addWidget(page)
    assert page.month == Month(2026, 12)




def test_the_overview_s_figure_is_a_door_to_the_page(qtbot: QtBot, frame: Frame) -> None:
    overview = OverviewPage(frame)
    qtbot.addWidget(overview)
    with qtbot.waitSignal(overview.wanted) as heard:
        overview.board.targets.click()
    assert heard.args == ["indicators", IndicatorsPlace(is_mine=True)]
    assert overview.figures is not None
    row = overview.figures.row
    assert (row.targets, row.targets_read, row.targets_met, row.targets_behind) == (3, 2, 0, 1)


def test_the_detail_pane_draws_the_readings_and_judges_them(qtbot: QtBot, frame: Frame, read_ledger: Ledger) -> None:
    section = TargetsSection(frame)
    qtbot.addWidget(section)
    section.show()
    for measure_id in measure_ids(read_ledger):
        section.show_detail(measure_detail(read_ledger, measure_id, today=TODAY).record)
        drawn = [chart.isVisible() for chart in section.charts.values()]
        tones = [verdict.property("tone") for verdict in section.verdicts.values()]
        if measure_id == measure_ids(read_ledger)[0]:
            assert (drawn, tones) == ([True], ["green"])
        elif measure_id == measure_ids(read_ledger)[1]:
            assert (drawn, tones) == ([True, False], ["red", "note"])
        else:
            assert not any(drawn)


def test_in_a_narrow_window_the_chips_have_a_line_of_their_own_and_the_detail_stands_below(
    qtbot: QtBot, page: IndicatorsPage
) -> None:
    page.resize(560, 700)
    qtbot.waitUntil(lambda: page.paces.y() > page.scope.geometry().bottom())
    buttons = page.paces.findChildren(QPushButton)
    assert [button.text() for button in buttons if button.width() < button.sizeHint().width()] == []
    assert len(buttons) == len(Pace)
    qtbot.waitUntil(lambda: page.detail.mapTo(page, QPoint(0, 0)).y() >= page.view.mapTo(page, QPoint(0, 0)).y() + page.view.height())
    page.resize(1200, 700)
    qtbot.waitUntil(lambda: abs(page.paces.geometry().center().y() - page.scope.geometry().center().y()) <= 2)
    qtbot.waitUntil(lambda: page.detail.mapTo(page, QPoint(0, 0)).x() > page.view.mapTo(page, QPoint(0, 0)).x())
