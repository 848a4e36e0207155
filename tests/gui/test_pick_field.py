"""A field with a list under it: what the arrows went to counts when the field is left, and what is typed is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.dialogs.merge_unit import MergeDialog
from gui.dialogs.returned_sender import SenderDialog
from gui.page import Frame
from gui.theme import Theme
from gui.widgets.pick_field import PickField
from gui.widgets.who_am_i import WhoAmI
from model.rows.overview import MyselfRow
from model.rows.unit_words import UnitKind
from model.rows.units import UnitLine

KNOWN = MyselfRow("", "示例市示例区", "")


@pytest.fixture
def who(qtbot: QtBot, make_frame: Callable[..., Frame]) -> Iterator[WhoAmI]:
    made = WhoAmI(make_frame(), KNOWN)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.unit.setFocus()
    yield made
    made.close()


def walked(qtbot: QtBot, field: PickField, typed: str) -> str:
    qtbot.keyClicks(field.field, typed)
    qtbot.keyClick(field.field, Qt.Key.Key_Down)
    return field.list.currentItem().text()


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_the_line_the_arrows_went_to_is_what_is_left_in_the_field(qtbot: QtBot, who: WhoAmI, key: Qt.Key) -> None:
    line = walked(qtbot, who.unit, "qs")
    qtbot.keyClick(who.unit.field, key)
    assert who.says.unit == line == "青山镇人民政府"
    assert who.focusWidget() is (who.person if key is Qt.Key.Key_Tab else who.area.field)
    assert who.hint.isHidden()


def test_an_area_the_arrows_went_to_brings_its_units(qtbot: QtBot, who: WhoAmI) -> None:
    who.area.field.setFocus()
    who.area.field.clear()
    line = walked(qtbot, who.area, "dxq")
    qtbot.keyClick(who.area.field, Qt.Key.Key_Tab)
    assert who.says.area == line
    assert who.focusWidget() is who.unit.field
    assert who.unit.choices()


def test_what_is_only_marked_takes_no_place_of_what_is_typed(qtbot: QtBot, who: WhoAmI) -> None:
    who.area.field.setFocus()
    assert who.area.list.currentRow() >= 0  # the area that stands there
    qtbot.keyClick(who.area.field, Qt.Key.Key_Tab)
    assert who.says.area == KNOWN.area
    qtbot.keyClicks(who.unit.field, "qs")
    qtbot.keyClick(who.unit.field, Qt.Key.Key_Tab)
    assert who.says.unit == "qs"


def test_a_unit_that_is_not_listed_is_told_once_the_field_is_left(qtbot: QtBot, who: WhoAmI) -> None:
    qtbot.keyClicks(who.unit.field, "dx")
    assert who.hint.isHidden()
    qtbot.keyClick(who.unit.field, Qt.Key.Key_Tab)
    assert who.hint.isVisible()
    assert "dx" in who.hint.text()
    who.unit.setFocus()
    who.unit.field.clear()
    walked(qtbot, who.unit, "qs")
    assert who.hint.isHidden()
    qtbot.keyClick(who.unit.field, Qt.Key.Key_Tab)
    assert who.hint.isHidden()


def test_a_sender_nobody_knows_is_told(qtbot: QtBot, make_frame: Callable[..., Frame], ledger) -> None:
    dialog = SenderDialog(make_frame(ledger), "报送表.xlsx", ["青山镇人民政府"])
    qtbot.addWidget(dialog)
    for typed, is_told in (("zzzz", True), ("", False)):
        dialog.picker.field.setText(typed)
        dialog.picker.typed.emit(typed)
        assert dialog.picker.said.isHidden() is not is_told
        assert typed in dialog.picker.said.text()


def test_where_no_unit_fits_there_is_none_to_merge_into(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = MergeDialog(theme, UnitLine(1, "区水务局", UnitKind.BUREAU, (), (), 0), [], parent)
    assert not dialog.closing.said.text()
    dialog.picker.typed.emit("dx")
    assert dialog.closing.said.text()
    assert not dialog.closing.act.isEnabled()
