"""Groups on the units page: members ticked, added by initials, given back to the wording."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidgetItem
from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.pages.units import GROUPS, UnitsPage
from gui.widgets.copied_rows import RowCopying
from gui.widgets.pick_field import Choice
from model.ledger import Ledger
from model.queries.checklist import checklist_rows
from model.rows.checklist import ChecklistFilter
from model.rows.overview import MyselfRow
from tests.builders import TODAY, TOWN
from tests.gui.manners.cutting import cut_texts
from tests.gui.manners.looking import parts

EVERY, SOME, MEMBERS = "各镇人民政府", "相关镇人民政府", "区应急指挥部成员单位"
TICKED, OPEN, EMPTY = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked


def show(page: UnitsPage, wording: str) -> None:
    page.show_side(GROUPS)
    page.groups.choose(next(line.id for line in page.state.groups if line.wording == wording))


def items(page: UnitsPage) -> dict[str, QListWidgetItem]:
    found = [page.groups.members.list.item(row) for row in range(page.groups.members.list.count())]
    return {str(item.data(Qt.ItemDataRole.UserRole)): item for item in found}


def ticks(page: UnitsPage) -> dict[str, Qt.CheckState]:
    return {name: item.checkState() for name, item in items(page).items()}


def mine(ledger: Ledger) -> dict[str, bool]:
    return {row.text: row.is_certain for row in checklist_rows(ledger, ChecklistFilter(is_mine=True), today=TODAY)}


@pytest.mark.parametrize(("wording", "tick"), [(EVERY, TICKED), (SOME, OPEN)])
def test_a_group_shows_who_is_in_it_and_who_may_be(wording: str, tick: Qt.CheckState, page: UnitsPage) -> None:
    show(page, wording)

    assert {TOWN, "柳河镇人民政府", "石门镇人民政府"} <= set(ticks(page))
    assert set(ticks(page).values()) == {tick}
    assert not page.groups.members.reset.isVisible()


def test_the_rule_of_a_group_is_said(page: UnitsPage) -> None:
    said = {}
    for wording in (EVERY, SOME, MEMBERS):
        show(page, wording)
        said[wording] = page.groups.members.rule.text()

    assert said[EVERY].startswith("Everyone in 示例市示例区 of this kind: Town.")
    assert said[SOME].startswith("Some of 示例市示例区's: Town.")
    assert "another paper" in said[MEMBERS]
    page.groups.members.picker.picked.emit(Choice("区水务局", "区水务局"))
    assert page.groups.members.rule.text().startswith("Chosen by hand")


def test_unticking_takes_out_and_the_words_bring_back(page: UnitsPage, ledger: Ledger, frame: Frame) -> None:
    show(page, EVERY)
    items(page)[TOWN].setCheckState(EMPTY)

    assert ticks(page)[TOWN] is EMPTY
    assert ticks(page)["柳河镇人民政府"] is TICKED
    assert "一。" not in mine(ledger)
    assert page.groups.members.reset.isVisible()
    page.groups.members.reset.click()
    assert set(ticks(page).values()) == {TICKED}
    assert mine(ledger)["一。"]
    frame.operations.undo()
    frame.operations.undo()
    assert not page.groups.members.reset.isVisible()


def test_space_ticks_the_chosen_member(qtbot: QtBot, page: UnitsPage, ledger: Ledger) -> None:
    show(page, SOME)
    members = page.groups.members.list
    members.setCurrentRow(0)
    qtbot.keyClick(members, Qt.Key.Key_Space)

    assert ticks(page)[TOWN] is TICKED
    assert {mine(ledger)["三。"], mine(ledger)["四。"]} == {True}
    assert members.currentRow() == 0


def test_a_unit_is_added_by_its_initials(qtbot: QtBot, page: UnitsPage) -> None:
    show(page, MEMBERS)
    assert ticks(page) == {TOWN: OPEN}
    picker = page.groups.members.picker
    picker.field.setText("qswj")
    picker.typed.emit("qswj")
    assert picker.choices()[0].value == "区水务局"
    assert picker.list.isVisible()
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)

    assert ticks(page) == {"区水务局": TICKED, TOWN: OPEN}
    assert picker.text == ""
    assert picker.list.isHidden()


def test_a_unit_of_the_directory_is_offered_with_its_place(page: UnitsPage) -> None:
    show(page, MEMBERS)
    page.groups.members.picker.typed.emit("滨河街道")
    texts = [choice.text for choice in page.groups.members.picker.choices()]
    assert any(text.startswith("滨河街道办事处 · 示例市示例区") for text in texts)


def test_a_unit_nobody_knows_is_added_as_typed(qtbot: QtBot, page: UnitsPage) -> None:
    show(page, MEMBERS)
    picker = page.groups.members.picker
    picker.field.setText("甲乙丙丁戊专班")
    picker.typed.emit("甲乙丙丁戊专班")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)

    assert ticks(page)["甲乙丙丁戊专班"] is TICKED
    assert "甲乙丙丁戊专班" in {entry.line.name for entry in page.state.units}


def test_its_measures_open_in_the_checklist(qtbot: QtBot, page: UnitsPage, frame: Frame) -> None:
    show(page, SOME)
    with qtbot.waitSignal(page.wanted) as heard:
        page.groups.members.door.click()
    assert heard.args == ["checklist", ChecklistFilter(plan_id=frame.chosen.plan_id, unit=SOME)]


def test_return_goes_to_the_members(qtbot: QtBot, page: UnitsPage) -> None:
    show(page, EVERY)
    page.groups.table.setFocus()
    qtbot.keyClick(page.groups.table, Qt.Key.Key_Return)
    qtbot.waitUntil(page.groups.members.list.hasFocus)


def test_in_a_low_window_the_members_are_scrolled_instead_of_pressed_together(qtbot: QtBot, page: UnitsPage) -> None:
    show(page, EVERY)
    page.resize(560, 380)
    qtbot.waitUntil(lambda: page.groups.members.visibleRegion().boundingRect().height() < page.groups.members.height())
    qtbot.waitUntil(lambda: cut_texts(page.groups, list(parts(page.groups))) == [])


def test_in_a_narrow_window_names_keep_more_room_than_numbers(qtbot: QtBot, page: UnitsPage) -> None:
    page.resize(560, 700)
    table = page.units.table
    qtbot.waitUntil(lambda: table.width() < 560)
    assert table.columnWidth(0) > 2 * table.columnWidth(2)


def test_whose_ledger_it_is_may_be_long(qtbot: QtBot, page: UnitsPage) -> None:
    unit = "示例区深化改革和生态环境综合整治工作推进办公室联席会议" * 2
    page.frame.chosen.set_ledger(page.frame.chosen.plans, MyselfRow(unit, "示例市示例区"))
    qtbot.waitUntil(lambda: page.said.shown_lines()[-1].endswith("…"))
    assert unit in page.said.toolTip()
    assert page.said.geometry().right() < page.export.part.geometry().left()


def test_members_are_copied_with_whether_they_are_in_the_group(qtbot: QtBot, page: UnitsPage) -> None:
    show(page, EVERY)
    members = page.groups.members.list
    members.setCurrentRow(0)
    qtbot.keyClick(members, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    heads, line = (text.split("\t") for text in QGuiApplication.clipboard().text().splitlines())
    assert (heads[1], line[0]) == (EVERY, next(iter(items(page))))
    copying = members.findChild(RowCopying)
    assert copying is not None
    copying.menu().actions()[-1].trigger()
    assert [text.split("\t")[0] for text in QGuiApplication.clipboard().text().splitlines()[1:]] == list(items(page))
