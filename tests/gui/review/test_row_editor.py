"""A row written by hand; names of units completed from any part."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.review.row_editor import RowEditor
from gui.theme import Theme
from gui.widgets.name_completer import letters_of
from gui.widgets.units_field import UnitsField
from model.rows.draft import (
    Field,
)
from model.rules.draft_edits import values_of
from tests.builders import a_measure
from tests.gui.review.scene import press

OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.mark.parametrize(("text", "units"), [
    ("区水务局、区交通局", ("区水务局", "区交通局")), ("区水务局 区交通局，区水务局", ("区水务局", "区交通局")),
    ("区委宣传部（区文明办、区网信办）", ("区委宣传部（区文明办、区网信办）",)), ("  ", ()),
])
def test_units_are_parted_outside_brackets(qtbot: QtBot, text: str, units: tuple[str, ...]) -> None:
    field = UnitsField()
    qtbot.addWidget(field)
    field.setText(text)
    assert field.units() == units


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


def test_the_form_gives_back_what_it_was_given(qtbot: QtBot, theme: Theme) -> None:
    editor = RowEditor(theme)
    qtbot.addWidget(editor)
    values = values_of(a_measure(responsible=("区水务局",), support=("各镇人民政府", "等部门")))
    editor.set_values(values, focus=Field.SUPPORT)
    assert editor.values() == values
    with qtbot.waitSignal(editor.kept) as heard:
        press(editor.deadline, Qt.Key.Key_Return)
    assert heard.args == [values]


@OFFSCREEN
def test_a_unit_is_found_by_its_initials_and_taken_with_return(qtbot: QtBot, field: UnitsField) -> None:
    names = ["区水务局", "区交通局"]
    field.set_known(names, letters_of(names))
    qtbot.keyClicks(field, "qjt")
    assert field.offered() == ["区交通局"]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.units() == ("区交通局",)
