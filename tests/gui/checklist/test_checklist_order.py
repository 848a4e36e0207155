"""The list sorted by a column, its columns chosen, its filters kept under names, handed over on paper and as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.dialogs.list_columns import ColumnsDialog
from gui.dialogs.list_preview import ListPreview
from gui.dialogs.name import NameDialog
from gui.dialogs.saved_filters import FiltersDialog
from gui.item_models.checklist_layout import Block
from gui.item_models.checklist_table import USUAL, Column
from gui.page import Frame
from gui.pages.checklist import ChecklistPage
from gui.pages.checklist_order import ListOrder
from model.actions.close import close_measures
from model.actions.saved_filters import keep_filters
from model.ledger import Ledger
from model.queries.saved_filters import saved_filters
from model.rows.checklist import ChecklistFilter, SortKey
from model.rows.saved_filter import SavedFilter
from model.rows.words import Light, Role
from tests.builders import measure_ids
from tests.gui.checklist_scene import DAY, key, show_all


def listed(page: ChecklistPage) -> list[int]:
    """The measures by their number from 1, from top to bottom."""
    ids = measure_ids(page.frame.operations.ledger)
    rows = [page.model.measure_at(row) for row in range(page.model.rowCount())]
    return [ids.index(row.id) + 1 for row in rows if row is not None]


def headings(page: ChecklistPage) -> int:
    return sum(isinstance(page.model.line_at(row), Block) for row in range(page.model.rowCount()))


# Order


def test_a_press_on_a_columns_name_sorts_turns_and_gives_the_documents_order_back(
    page: ChecklistPage, qtmodeltester: Any
) -> None:
    show_all(page)
    header = page.view.horizontalHeader()

    header.sectionClicked.emit(Column.DUE)
    assert listed(page) == [3, 2, 1, 4, 6, 5]
    assert headings(page) == 1
    assert header.isSortIndicatorShown()
    qtmodeltester.check(page.model)

    header.sectionClicked.emit(Column.DUE)
    assert listed(page)[-1] == 5
    assert header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder

    header.sectionClicked.emit(Column.DUE)
    assert listed(page) == [1, 2, 3, 4, 5, 6]
    assert headings(page) > 1
    assert not header.isSortIndicatorShown()


def test_every_order_can_be_chosen_from_the_menu(page: ChecklistPage) -> None:
    show_all(page)
    page.menu.sorts.aboutToShow.emit()
    names = [action for action in page.menu.sorts.actions() if not action.isSeparator()]
    assert len(names) == len(SortKey) + 2

    for action in names[1:-1]:
        action.trigger()
        assert sorted(listed(page)) == [1, 2, 3, 4, 5, 6]
        assert page.narrowing.order.sort is not None
        page.menu.sorts.aboutToShow.emit()
        break
    names = page.menu.sorts.actions()
    names[-1].trigger()
    assert page.narrowing.order.is_descending


def test_the_keyboard_stays_on_its_measure_when_the_list_is_sorted(page: ChecklistPage, ledger: Ledger) -> None:
    show_all(page)
    page.open_place(measure_ids(ledger)[4])
    assert page.detail.measure_id == measure_ids(ledger)[4]

    page.narrowing.order.choose(SortKey.DUE)

    current = page.model.measure_at(page.view.currentIndex().row())
    assert current is not None
    assert current.id == measure_ids(ledger)[4]


def test_rows_do_not_jump_while_they_are_worked_on(page: ChecklistPage, ledger: Ledger, qtbot: QtBot) -> None:
    show_all(page)
    page.narrowing.order.choose(SortKey.LIGHT)
    before = listed(page)

    page.frame.operations.write(None, "Close", close_measures, measure_ids(ledger)[2:3], on=DAY)
    first = page.model.row_of(measure_ids(ledger)[2])
    assert first is not None
    qtbot.waitUntil(lambda: (row := page.model.measure_at(first)) is not None and row.light is Light.GREY)

    assert listed(page) == before
    page.narrowing.show()
    assert listed(page) != before


def test_a_measure_the_filter_no_longer_keeps_leaves_the_sorted_list(
    page: ChecklistPage, ledger: Ledger, qtbot: QtBot
) -> None:
    page.open_place(ChecklistFilter(light=Light.AMBER))
    page.narrowing.order.choose(SortKey.CODE, is_descending=True)
    before = listed(page)

    page.frame.operations.write(None, "Close", close_measures, [measure_ids(ledger)[before[1] - 1]], on=DAY)

    qtbot.waitUntil(lambda: page.model.measures == len(before) - 1)
    assert listed(page) == [before[0], *before[2:]]


def test_a_sorted_list_is_ticked_as_it_is_chosen(page: ChecklistPage, ledger: Ledger) -> None:
    show_all(page)
    page.narrowing.order.choose(SortKey.CODE, is_descending=True)
    page.view.go_to(1)

    key(page.view, Qt.Key.Key_Space)

    row = page.model.measure_at(1)
    assert row is not None
    assert row.id == measure_ids(ledger)[5]
    assert row.closed_on == DAY


def test_the_order_is_kept_between_starts(page: ChecklistPage) -> None:
    page.narrowing.order.choose(SortKey.EVIDENCE, is_descending=True)

    again = ListOrder(page.frame.settings)
    assert (again.sort, again.is_descending) == (SortKey.EVIDENCE, True)
    page.frame.settings.save_text("checklist-order", "-nonsense")
    assert ListOrder(page.frame.settings).sort is None


# Columns


def test_columns_are_chosen_in_order_and_kept_between_starts(page: ChecklistPage, frame: Frame, qtbot: QtBot) -> None:
    page.menu.choose_columns()
    dialog = page.menu.asking
    assert isinstance(dialog, ColumnsDialog)
    assert dialog.chosen == USUAL
    dialog.list.setCurrentRow(0)
    key(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    dialog.list.item(2).setCheckState(Qt.CheckState.Unchecked)

    dialog.closing.act.click()

    wanted = (Column.TEXT, Column.ROLE, Column.DUE, Column.MONTH)
    assert page.view.columns.chosen == wanted
    assert [page.view.horizontalHeader().visualIndex(column) for column in wanted] == [0, 1, 2, 3]
    again = ChecklistPage(frame)
    qtbot.addWidget(again)
    assert again.view.columns.chosen == wanted


def test_a_narrow_list_does_without_what_matters_least(page: ChecklistPage) -> None:
    page.view.columns.choose(list(Column))
    page.view.resize(420, 300)
    page.view.columns.fit()
    assert Column.TEXT in page.view.columns.shown
    assert Column.DUE in page.view.columns.shown
    assert Column.WORDING not in page.view.columns.shown


# Saved filters


def test_there_are_useful_filters_before_anybody_kept_one(page: ChecklistPage) -> None:
    names = [each.name for each in page.saved.filters]
    assert names == ["Not noted this month", "Due within 30 days", "Led by us and overdue"]

    page.saved.apply(page.saved.filters[2])

    assert (page.narrowing.choice.role, page.narrowing.choice.light) == (Role.LEAD, Light.RED)
    assert page.narrowing.order.sort is SortKey.DUE


def test_the_filter_in_force_is_kept_under_a_name_with_its_search_and_order(
    page: ChecklistPage, ledger: Ledger
) -> None:
    page.open_place(ChecklistFilter(is_mine=True, light=Light.RED, search="道路"))
    page.narrowing.order.choose(SortKey.ROLE)
    page.saved.ask_name()
    dialog = page.saved.asking
    assert isinstance(dialog, NameDialog)
    assert not dialog.closing.act.isEnabled()
    dialog.name.setText("Due within 30 days")
    assert dialog.closing.said.text()  # it would be replaced
    dialog.name.setText(" 道路 ")
    assert not dialog.closing.said.text()
    dialog.closing.act.click()

    kept = saved_filters(ledger)
    assert kept is not None
    assert [each.name for each in kept][3:] == ["道路"]
    page.narrowing.clear()
    page.narrowing.order.choose(None)
    page.saved.apply(page.saved.filters[3])
    assert page.narrowing.kept.light is Light.RED
    assert page.narrowing.search == "道路"
    assert page.narrowing.order.sort is SortKey.ROLE


def test_a_filter_saved_under_its_old_name_takes_its_place(page: ChecklistPage) -> None:
    page.saved.save("甲")
    page.open_place(ChecklistFilter(light=Light.RED))
    page.saved.save("甲")

    assert [each.name for each in page.saved.filters].count("甲") == 1
    assert "red" in page.saved.filters[-1].choice


def test_filters_are_renamed_ordered_and_deleted_in_one_change(page: ChecklistPage, ledger: Ledger) -> None:
    keep_filters(ledger, (SavedFilter("甲", "{}"), SavedFilter("乙", "{}"), SavedFilter("丙", "{}")), name="")
    page.saved.refresh()
    page.saved.edit()
    dialog = page.saved.asking
    assert isinstance(dialog, FiltersDialog)
    dialog.list.item(0).setText("乙")
    assert not dialog.closing.act.isEnabled()
    dialog.list.item(0).setText("丁")
    key(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    dialog.list.setCurrentRow(2)
    key(dialog.list, Qt.Key.Key_Delete)
    dialog.closing.act.click()

    assert [each.name for each in saved_filters(ledger) or ()] == ["乙", "丁"]
    page.frame.operations.undo()
    assert [each.name for each in saved_filters(ledger) or ()] == ["甲", "乙", "丙"]
    assert [each.name for each in page.saved.filters] == ["甲", "乙", "丙"]


# Paper and files


def test_the_list_as_filtered_becomes_a_workbook(page: ChecklistPage, tmp_path: Path) -> None:
    page.open_place(ChecklistFilter(is_mine=True, role=Role.SUPPORT))
    page.handing.export()
    dialog = page.handing.files.asking
    assert isinstance(dialog, QFileDialog)
    dialog.reject()

    page.handing.files.write(tmp_path / "清单.xlsx", page.handing.content())

    rows = list(load_workbook(tmp_path / "清单.xlsx").worksheets[0].iter_rows(values_only=True))
    assert "Support" in str(rows[1][0])
    assert [row[0] for row in rows[3:]] == ["1-02-1", "2-01-1", "2-01-2"]
    assert rows[2][:2] == ("Code", "Measure")


def test_the_year_is_handed_over_as_a_year(page: ChecklistPage, tmp_path: Path) -> None:
    show_all(page)
    page.year.toggle()

    page.handing.files.write(tmp_path / "全年.xlsx", page.handing.content())

    rows = list(load_workbook(tmp_path / "全年.xlsx").worksheets[0].iter_rows(values_only=True))
    assert len(rows[2]) == 14
    assert len(rows) == 3 + 6


def test_the_list_is_looked_at_before_it_is_printed(page: ChecklistPage, tmp_path: Path, qtbot: QtBot) -> None:
    show_all(page)
    page.handing.print()
    dialog = page.handing.files.asking
    assert isinstance(dialog, ListPreview)
    assert dialog.preview.count == 1

    dialog.save_to(tmp_path / "清单.pdf")

    assert (tmp_path / "清单.pdf").read_bytes().startswith(b"%PDF")
    dialog.reject()


@pytest.mark.parametrize("way_out", ["escape", "close", "button"])
def test_a_list_that_is_being_printed_is_not_taken_away(
    page: ChecklistPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, way_out: str
) -> None:
    show_all(page)
    page.handing.print()
    dialog = page.handing.files.asking
    assert isinstance(dialog, ListPreview)
    ways = {"escape": lambda: qtbot.keyClick(dialog, Qt.Key.Key_Escape), "close": dialog.close, "button": dialog.closing.stop.click}
    with monkeypatch.context() as printing:
        printing.setattr(dialog.handing, "is_busy", True)
        ways[way_out]()
        assert dialog.isVisible()
    ways[way_out]()
    assert not dialog.isVisible()
