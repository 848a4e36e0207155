"""The units page: found by characters and initials, renamed, known by other names, merged, opened in the checklist."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from gui.item_models.unit_tables import GroupTableModel, UnitColumn, UnitTableModel
from gui.page import Frame
from gui.pages.units import ALIKE, GROUPS, OPEN, UNITS, UnitsPage
from gui.pages.units_asking import units_state
from gui.pages.units_list import UnitsSide
from model.ledger import Ledger
from model.queries.units import unit_lines
from model.rows.checklist import ChecklistFilter
from model.store.tables import Duty
from tests.builders import TODAY, TOWN
from tests.gui.conftest import HeardMessages


def names(side: UnitsSide) -> list[str]:
    return [entry.line.name for entry in side.model.rows()]


def choose(page: UnitsPage, name: str) -> None:
    page.units.table.choose(names(page.units).index(name))


def look_for(page: UnitsPage, text: str) -> list[str]:
    page.units.search.setText(text)
    page.units.search.searched.emit(text)
    return names(page.units)


def stored(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    return {line.name: line.aliases for line in unit_lines(ledger)}


def test_my_unit_stands_first_then_those_of_most_measures(page: UnitsPage) -> None:
    assert names(page.units)[:2] == [TOWN, "区住房城乡建设委"]
    assert len(names(page.units)) == len(page.state.units) == 6
    assert page.units.unit is not None
    assert page.units.unit.name == TOWN


@pytest.mark.parametrize(("typed", "first"), [
    ("住建", "区住建委"), ("水", "区水务局"), ("qsz", TOWN), ("swj", "区水务局"), ("qswj", "区水务局"), ("zjw", "区住建委"),
    ("cql", "区重庆路管理所"), ("zql", "区重庆路管理所"), ("青山镇", TOWN),
])
def test_a_unit_is_found_by_characters_and_initials(typed: str, first: str, page: UnitsPage) -> None:
    assert look_for(page, typed)[0] == first
    assert page.units.detail.detail is not None
    assert page.units.detail.detail.line.name == first


def test_what_is_not_found_offers_all_again(qtbot: QtBot, page: UnitsPage) -> None:
    assert look_for(page, "没有") == []
    assert page.units._places.currentWidget() is page.units.empty
    assert page.units.detail.detail is None
    page.units.empty.step_wanted.emit()
    assert len(names(page.units)) == 6


def test_letters_typed_in_the_list_go_to_the_search_field(qtbot: QtBot, page: UnitsPage) -> None:
    page.units.table.setFocus()
    qtbot.keyClicks(page.units.table, "s")
    assert page.units.search.text() == "s"
    qtbot.keyClicks(page.units.search, "wj")
    qtbot.keyClick(page.units.search, Qt.Key.Key_Return)
    assert names(page.units)[0] == "区水务局"


def test_a_unit_shows_its_names_measures_and_groups(page: UnitsPage) -> None:
    choose(page, TOWN)
    shown = page.units.detail.detail
    assert shown is not None
    assert [group.wording for group, _ in shown.groups] == ["相关镇人民政府", "各镇人民政府", "有关镇街", "区应急指挥部成员单位"]
    assert len(page.units.detail.group_buttons) == 4
    choose(page, "区住房城乡建设委")
    assert page.units.detail.door.isVisible()


def test_its_measures_open_in_the_checklist(qtbot: QtBot, page: UnitsPage, frame: Frame) -> None:
    choose(page, "区住建委")
    with qtbot.waitSignal(page.wanted) as heard:
        page.units.detail.door.click()
    assert heard.args == ["checklist", ChecklistFilter(plan_id=frame.chosen.plan_id, unit="区住建委")]


def test_a_group_of_a_unit_opens(page: UnitsPage) -> None:
    choose(page, TOWN)
    page.units.detail.group_buttons[1].click()
    assert page._places.currentIndex() == GROUPS
    assert page.groups.group is not None
    assert page.groups.group.wording == "各镇人民政府"


def test_a_unit_is_renamed_and_that_is_undone(qtbot: QtBot, page: UnitsPage, ledger: Ledger, frame: Frame) -> None:
    choose(page, "区住建委")
    pane = page.units.detail
    pane.rename.click()
    assert pane.new_name.hasFocus() or pane.new_name.isVisible()
    pane.new_name.setText("区住建局")
    qtbot.keyClick(pane.new_name, Qt.Key.Key_Return)

    assert stored(ledger)["区住建局"] == ("区住建委",)
    assert page.units.unit is not None
    assert page.units.unit.name == "区住建局"
    assert pane.new_name.isHidden()
    frame.operations.undo()
    assert "区住建委" in stored(ledger)


def test_writing_a_name_is_left_with_escape(qtbot: QtBot, page: UnitsPage, ledger: Ledger) -> None:
    before = stored(ledger)
    pane = page.units.detail
    pane.rename.click()
    pane.new_name.setText("别的")
    qtbot.keyClick(pane.new_name, Qt.Key.Key_Escape)

    assert pane.new_name.isHidden()
    assert stored(ledger) == before


def test_other_names_are_added_and_removed(qtbot: QtBot, page: UnitsPage, ledger: Ledger, messages: HeardMessages) -> None:
    choose(page, "区水务局")
    pane = page.units.detail
    pane.new_alias.setText("水务专班")
    pane.add.click()
    assert stored(ledger)["区水务局"] == ("水务专班",)
    assert pane.new_alias.text() == ""
    assert look_for(page, "专班") == ["区水务局"]
    look_for(page, "")
    choose(page, "区水务局")
    pane.alias_buttons[0].click()
    assert stored(ledger)["区水务局"] == ()
    pane.new_alias.setText("区住建委")
    pane.add.click()
    assert [getattr(error, "code", "") for error in messages.errors] == ["unit-name-taken"]
    assert pane.new_alias.text() == "区住建委"


def test_a_unit_is_merged_into_another_and_that_is_undone(qtbot: QtBot, page: UnitsPage, ledger: Ledger, frame: Frame, messages: HeardMessages) -> None:
    choose(page, "区水努局")
    page.units.detail.merge.click()
    dialog = page.units._dialog
    assert dialog is not None
    dialog.picker.field.setText("qswj")
    dialog.picker.typed.emit("qswj")
    assert not dialog.closing.act.isEnabled()
    qtbot.keyClick(dialog.picker.field, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.closing.act.hasFocus)
    qtbot.keyClick(dialog.closing.act, Qt.Key.Key_Return)

    assert stored(ledger)["区水务局"] == ("区水努局",)
    assert page.units.unit is not None
    assert page.units.unit.name == "区水务局"
    assert len(messages.notices) == 1
    frame.operations.undo()
    assert {"区水务局", "区水努局"} <= set(stored(ledger))


def test_names_alike_are_merged_and_kept_apart(page: UnitsPage, ledger: Ledger) -> None:
    page.show_side(ALIKE)
    assert [(pair.kept.name, pair.other.name) for pair in page.alike.pairs] == [("区住房城乡建设委", "区住建委"), ("区水务局", "区水努局")]
    assert page.alike.all_forms.isHidden()
    page.alike.buttons[1][2].click()
    assert len(page.alike.pairs) == 1
    page.alike.buttons[0][1].click()

    assert stored(ledger)["区住建委"] == ("区住房城乡建设委",)
    assert page.alike.empty.isVisible()


def answers(ledger: Ledger) -> dict[str, set[bool | None]]:
    """What was said of each wording that leaves open whether it means us."""
    found: dict[str, set[bool | None]] = {}
    with ledger.read() as session:
        for wording, answer in session.execute(select(Duty.wording, Duty.answer)):
            if wording in {"相关镇人民政府", "有关镇街", "区应急指挥部成员单位"}:
                found.setdefault(wording, set()).add(answer)
    return found


def test_open_questions_are_answered_for_all_measures_at_once(page: UnitsPage, ledger: Ledger, frame: Frame, messages: HeardMessages) -> None:
    page.show_side(OPEN)
    assert [(asked.wording, asked.measures) for asked in page.wordings.wordings] == [("相关镇人民政府", 2), ("有关镇街", 1), ("区应急指挥部成员单位", 1)]
    page.wordings.choose(0, answer=True)
    page.wordings.choose(1, answer=False)
    page.wordings.done.click()

    assert [asked.wording for asked in page.wordings.wordings] == ["区应急指挥部成员单位"]
    assert answers(ledger) == {"相关镇人民政府": {True}, "有关镇街": {False}, "区应急指挥部成员单位": {None}}
    assert len(messages.notices) == 1
    frame.operations.undo()
    assert len(page.wordings.wordings) == 3


def test_an_answer_chosen_and_not_yet_sent_stays_when_something_else_changes(page: UnitsPage, frame: Frame) -> None:
    page.wordings.choose(0, answer=True)
    choose(page, "区水务局")
    page.units.detail.alias_added.emit("水务专班")
    assert page.wordings._lines[0].group.checkedId() == 1


def test_one_by_one_opens_what_is_perhaps_mine(qtbot: QtBot, page: UnitsPage, frame: Frame) -> None:
    with qtbot.waitSignal(page.wanted) as heard:
        page.wordings.each.click()
    assert heard.args == ["checklist", ChecklistFilter(plan_id=frame.chosen.plan_id, is_mine=True, is_perhaps=True)]


def test_the_rail_counts_what_is_open(qtbot: QtBot, page: UnitsPage) -> None:
    with qtbot.waitSignal(page.counter_changed) as heard:
        page.refresh()
    assert heard.args == ["3"]


def test_nothing_is_asked_while_another_page_is_shown(page: UnitsPage, ledger: Ledger, frame: Frame) -> None:
    page.hide()
    page.units.detail.alias_added.emit("青山园区")
    before = page.state
    assert stored(ledger)[TOWN] == ("青山园区",)
    assert page.state is before
    page.show()
    assert page.state is not before


def test_an_empty_ledger_offers_to_take_a_plan_in(qtbot: QtBot, make_frame: Callable[..., Frame], tmp_path) -> None:  # type: ignore[no-untyped-def]
    with Ledger.open(tmp_path / "empty", chain="test") as empty:
        made = UnitsPage(make_frame(empty, today=TODAY))
        qtbot.addWidget(made)
        made.show()
        for side in (made.units, made.groups):
            with qtbot.waitSignal(made.wanted) as heard:
                side.empty.step_wanted.emit()
            assert heard.args == ["take-in", []]
        assert made._open_place.currentWidget() is made.nothing_open
        made.hide()


@pytest.mark.parametrize("place", [UNITS, GROUPS, OPEN, ALIKE])
def test_every_control_has_a_name_to_be_read_out(place: int, page: UnitsPage) -> None:
    page.show_side(place)
    controls: list[QPushButton | QLineEdit | QAbstractItemView] = [
        *page.findChildren(QPushButton), *page.findChildren(QLineEdit), *page.findChildren(QAbstractItemView),
    ]  # fmt: skip
    shown = [control for control in controls if control.isVisibleTo(page) and not isinstance(control, QHeaderView)]

    assert len(shown) > 4
    assert [control for control in shown if not (control.accessibleName() or getattr(control, "text", str)())] == []


def test_columns_are_sorted_by_their_numbers(page: UnitsPage) -> None:
    page.units.table.sortByColumn(int(UnitColumn.LEAD), Qt.SortOrder.DescendingOrder)
    assert names(page.units)[0] in ("区住房城乡建设委", "区住建委")
    page.units.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    assert names(page.units)[0] == TOWN


def test_the_tables_are_sound(qtmodeltester: ModelTester, ledger: Ledger) -> None:
    state = units_state(ledger, None)
    for model, rows in ((UnitTableModel(), state.units), (GroupTableModel(), state.groups)):
        model.set_rows(rows)  # type: ignore[attr-defined]
        qtmodeltester.check(model, force_py=True)


def test_places_open_by_number(page: UnitsPage) -> None:
    for place in (ALIKE, GROUPS, OPEN, UNITS):
        page.open_place(place)
        assert page._places.currentIndex() == place
        assert page.chips[place].isChecked()


def test_a_ledger_that_may_only_be_looked_at_is_not_changed(page: UnitsPage, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Ledger, "is_read_only", property(lambda _self: True))
    page.refresh()
    pane, members = page.units.detail, page.groups.members

    assert not any(part.isEnabled() for part in (pane.rename, pane.merge, pane.add, pane.new_alias, members.picker, page.alike.all_forms))
    assert not any(button.isEnabled() for row in page.alike.buttons for button in row)
    assert not members.list.item(0).flags() & Qt.ItemFlag.ItemIsUserCheckable
