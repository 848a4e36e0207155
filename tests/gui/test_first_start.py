"""First start: who works here, from the directory or typed; the sample ledger in a window of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.dialogs.first_start import UnitAction, UnitDialog, open_sample, open_unit_dialog
from gui.main_window import MainWindow
from gui.page import Frame
from gui.pages.overview import OverviewPage
from gui.theme import Theme
from gui.translations import Languages
from gui.widgets.pick_field import Choice, PickField
from gui.widgets.who_am_i import WhoAmI
from model.actions.sample import SAMPLE_UNIT, make_sample
from model.ledger import Ledger
from model.queries.overview import myself, plans
from model.rows.overview import MyselfRow
from tests.builders import TODAY
from tests.fakes import FakeLedger
from tests.gui.conftest import HeardMessages
from tests.gui.window_scene import gone


@pytest.fixture
def who(qtbot: QtBot, make_frame: Callable[..., Frame]) -> WhoAmI:
    made = WhoAmI(make_frame(), MyselfRow())
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(qtbot: QtBot, make_frame: Callable[..., Frame], ledger: Ledger) -> UnitDialog:
    made = UnitDialog(make_frame(ledger))
    qtbot.addWidget(made)
    return made


def texts(field: PickField) -> list[str]:
    return [choice.text for choice in field.choices()]


def type_in(qtbot: QtBot, field: PickField, text: str) -> None:
    field.field.clear()
    if text.isascii():
        qtbot.keyClicks(field.field, text)
    else:  # comes through an input method, which tests have none of
        field.field.setText(text)
        field.typed.emit(text)


def test_an_empty_area_shows_the_provinces(who: WhoAmI) -> None:
    assert len(texts(who.area)) == 34
    assert texts(who.unit) == []


def test_pinyin_initials_find_a_district(qtbot: QtBot, who: WhoAmI) -> None:
    type_in(qtbot, who.area, "slq")
    assert "示例市示例区" in texts(who.area)[:3]


def test_return_takes_the_line_the_arrows_went_to_and_goes_on(qtbot: QtBot, who: WhoAmI) -> None:
    type_in(qtbot, who.area, "slq")
    place = texts(who.area).index("示例市示例区")
    for _ in range(place + 1):
        qtbot.keyClick(who.area.field, Qt.Key.Key_Down)
    qtbot.keyClick(who.area.field, Qt.Key.Key_Return)
    assert who.says.area == "示例市示例区"
    assert "青山镇人民政府" in texts(who.unit)


def test_a_town_is_found_in_the_whole_country_and_brings_its_area(qtbot: QtBot, who: WhoAmI) -> None:
    type_in(qtbot, who.unit, "qshkjyq")
    wanted = next(choice for choice in who.unit.choices() if choice.text == "青山湖科技园区管委会 · 示例市示例区")
    who.unit.picked.emit(wanted)

    assert who.says == MyselfRow("青山湖科技园区管委会", "示例市示例区", "")
    assert who.person.hasFocus() or not who.isVisible()


def test_a_unit_of_the_area_is_found_by_any_reading_of_its_characters(qtbot: QtBot, who: WhoAmI) -> None:
    type_in(qtbot, who.area, "示例市示例区")
    for letters in ("zqz", "cqz"):  # 长桥镇
        type_in(qtbot, who.unit, letters)
        assert texts(who.unit) == ["长桥镇人民政府"]


def test_picking_a_province_shows_what_is_in_it(who: WhoAmI) -> None:
    province = next(choice for choice in who.area.choices() if choice.text == "北京市")
    who.area.picked.emit(province)
    assert "北京市东城区" in texts(who.area)


def test_picking_a_district_keeps_its_neighbours_in_sight(who: WhoAmI) -> None:
    who.area.picked.emit(next(choice for choice in who.area.choices() if choice.text == "北京市"))
    who.area.picked.emit(next(choice for choice in who.area.choices() if choice.text == "北京市东城区"))
    assert who.area.list.currentItem().text() == "北京市东城区"
    assert "北京市西城区" in texts(who.area)


@pytest.mark.parametrize("typed", ["qs", "青山"])
def test_units_are_found_by_letters_and_by_characters(qtbot: QtBot, who: WhoAmI, typed: str) -> None:
    type_in(qtbot, who.area, "示例市示例区")
    who.unit.typed.emit(typed)
    assert texts(who.unit) == ["青山镇人民政府", "青山湖科技园区管委会"]


def test_a_picked_unit_stands_in_its_field(qtbot: QtBot, who: WhoAmI) -> None:
    type_in(qtbot, who.area, "示例市示例区")
    with qtbot.waitSignal(who.changed):
        who.unit.list.itemClicked.emit(who.unit.list.item(0))
    assert who.says.unit == texts(who.unit)[0]


def test_what_is_not_in_the_directory_counts_as_typed(qtbot: QtBot, who: WhoAmI) -> None:
    for field, text in ((who.area, "某地"), (who.unit, "某地生态环境局")):
        field.field.setText(text)
        field.typed.emit(text)
    who.person.setText(" 填报人 ")
    assert who.says == MyselfRow("某地生态环境局", "某地", "填报人")


@pytest.mark.parametrize(("area", "said"), [("某地", "某地"), ("朝阳区", "北京市朝阳区"), ("示例区", "")])
def test_an_area_that_means_none_or_several_is_pointed_out(
    qtbot: QtBot, dialog: UnitDialog, ledger: Ledger, area: str, said: str
) -> None:
    dialog.show()
    type_in(qtbot, dialog.who.area, area)
    assert dialog.who.hint.isHidden()
    dialog.who.area.field.editingFinished.emit()
    assert dialog.who.hint.isVisible() is bool(said)
    assert said in dialog.who.hint.text()
    type_in(qtbot, dialog.who.area, "示例市示例区")
    assert dialog.who.hint.isHidden()
    dialog.close()


def test_return_without_a_chosen_line_goes_to_the_next_field(qtbot: QtBot, who: WhoAmI) -> None:
    who.show()
    with qtbot.waitSignal(who.area.entered):
        qtbot.keyClick(who.area.field, Qt.Key.Key_Return)
    assert who.focusWidget() is who.unit.field
    with qtbot.waitSignal(who.unit.entered):
        qtbot.keyClick(who.unit.field, Qt.Key.Key_Return)
    assert who.focusWidget() is who.person
    who.close()


def test_arrows_in_an_empty_list_do_nothing(qtbot: QtBot, who: WhoAmI) -> None:
    qtbot.keyClick(who.unit.field, Qt.Key.Key_Down)
    assert who.unit.list.currentRow() == -1


def test_a_value_that_is_no_area_is_passed_over(who: WhoAmI) -> None:
    who.area.picked.emit(Choice("x", 3))
    assert who.says.area == ""


def test_what_is_known_already_stands_in_the_fields(qtbot: QtBot, make_frame: Callable[..., Frame]) -> None:
    known = MyselfRow("青山镇人民政府", "示例市示例区", "填报人")
    who = WhoAmI(make_frame(), known)
    qtbot.addWidget(who)
    assert who.says == known
    assert "柳河镇人民政府" in texts(who.unit)


def test_nothing_can_be_kept_without_a_unit(qtbot: QtBot, dialog: UnitDialog) -> None:
    dialog.show()
    assert not dialog.closing.act.isEnabled()
    qtbot.keyClick(dialog.who.person, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.reject()


def test_return_behind_the_last_field_keeps(qtbot: QtBot, dialog: UnitDialog, ledger: Ledger) -> None:
    dialog.show()
    type_in(qtbot, dialog.who.unit, "某地生态环境局")
    qtbot.keyClick(dialog.who.person, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert myself(ledger).unit == "某地生态环境局"


def test_keeping_writes_who_works_here(qtbot: QtBot, dialog: UnitDialog, ledger: Ledger) -> None:
    dialog.who.area.set_text("示例市示例区")
    dialog.who.unit.set_text("青山镇人民政府")
    dialog.who.changed.emit()
    with qtbot.waitSignal(dialog.settled):
        dialog.closing.act.click()
    assert myself(ledger) == MyselfRow("青山镇人民政府", "示例市示例区", "")


def test_return_in_the_unit_s_list_goes_on_to_the_person(qtbot: QtBot, dialog: UnitDialog, ledger: Ledger) -> None:
    dialog.show()
    type_in(qtbot, dialog.who.area, "示例市示例区")
    qtbot.keyClicks(dialog.who.unit.field, "qsz")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(dialog.who.unit.field, key)
    assert dialog.isVisible()
    assert dialog.who.says.unit == "青山镇人民政府"
    dialog.closing.act.setFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert myself(ledger).unit == "青山镇人民政府"


def test_later_changes_nothing(qtbot: QtBot, dialog: UnitDialog, ledger: Ledger) -> None:
    dialog.who.unit.set_text("青山镇人民政府")
    dialog.closing.stop.click()
    assert myself(ledger) == MyselfRow()


def test_a_refused_unit_is_said_and_the_dialog_stays(
    qtbot: QtBot, dialog: UnitDialog, messages: HeardMessages, ledger: Ledger
) -> None:
    dialog.who.unit.set_text("、")
    dialog.who.changed.emit()
    dialog.closing.act.click()
    assert len(messages.errors) == 1
    assert myself(ledger) == MyselfRow()


def test_the_dialog_opens_over_its_page(qtbot: QtBot, make_frame: Callable[..., Frame], who: WhoAmI) -> None:
    dialog = open_unit_dialog(make_frame(), who)
    qtbot.waitUntil(dialog.isVisible)
    dialog.reject()
    assert not dialog.isVisible()


def test_the_fields_follow_a_switch_of_language(qtbot: QtBot, who: WhoAmI, languages: Languages) -> None:
    before = who.unit.field.accessibleName()
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: who.unit.field.accessibleName() not in ("", before))


def test_the_sample_is_filled_once_and_has_its_own_unit(tmp_path: Path) -> None:
    for _ in range(2):
        make_sample(tmp_path / "sample", today=TODAY)
    with Ledger.open(tmp_path / "sample") as sample:
        (plan,) = plans(sample)
        assert plan.measures == 60
        assert myself(sample).unit == SAMPLE_UNIT


def test_the_sample_opens_in_a_window_and_with_settings_of_its_own(
    qtbot: QtBot, make_frame: Callable[..., Frame], tmp_path: Path
) -> None:
    frame = make_frame()
    make_sample(tmp_path / "sample", today=TODAY)
    program = open_sample(frame, tmp_path / "sample")
    qtbot.waitUntil(lambda: "overview" in program.window.pages, timeout=30_000)
    page = program.window.pages["overview"]
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: page.figures is not None, timeout=30_000)
    assert "sample" in program.window.banners.names()
    assert "sample" in program.window.windowTitle()
    assert program.settings.recent_ledgers == [tmp_path / "sample"]
    assert frame.settings.recent_ledgers == []
    gone(program.window)


def test_the_menu_leads_to_the_dialog_in_either_language(
    qtbot: QtBot, make_frame: Callable[..., Frame], theme: Theme, languages: Languages
) -> None:
    frame = make_frame()
    window = MainWindow((), frame.settings, theme)
    qtbot.addWidget(window)
    action = UnitAction(window, frame)
    assert action in window.menu.menu.actions()
    before = action.text()
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: action.text() != before)
    action.trigger()
    (dialog,) = window.findChildren(UnitDialog)
    dialog.reject()


@pytest.mark.parametrize("obstacle", ["", "server-read-only"])
def test_the_menu_offers_another_unit_only_to_who_may_say_it(
    qtbot: QtBot, make_frame: Callable[..., Frame], theme: Theme, obstacle: str
) -> None:
    frame = make_frame(FakeLedger(obstacle=obstacle))
    window = MainWindow((), frame.settings, theme)
    qtbot.addWidget(window)
    assert UnitAction(window, frame).isEnabled() is not bool(obstacle)


def test_return_after_initials_takes_the_first_line(qtbot: QtBot, who: WhoAmI) -> None:
    type_in(qtbot, who.area, "dx")
    first = texts(who.area)[0]
    qtbot.keyClick(who.area.field, Qt.Key.Key_Return)
    assert who.says.area == first
    assert texts(who.unit)


def test_return_keeps_a_name_that_several_lines_fit(qtbot: QtBot, who: WhoAmI) -> None:
    type_in(qtbot, who.unit, "某某局")
    qtbot.keyClick(who.unit.field, Qt.Key.Key_Return)
    assert who.says.unit == "某某局"
