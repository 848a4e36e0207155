"""Measures given to a colleague from the window: asked for once, written in one step, seen, found and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.dialogs.assign import AssignDialog
from gui.item_models.checklist_table import Column
from gui.pages.assigning import Assigning
from gui.pages.checklist import ChecklistPage
from gui.pages.checklist_choice import Choice
from gui.pages.checklist_lines import checklist_content
from gui.theme import Theme
from gui.widgets.name_completer import letters_of
from model.actions.assign import assign_measures
from model.ledger import Ledger
from model.queries.checklist import checklist_rows
from model.rows.checklist import ChecklistFilter, SortKey
from model.rows.clash import Clash
from model.rows.handlers import HandlerRow
from tests.builders import measure_ids
from tests.desks import another_desk
from tests.gui.checklist_scene import DAY, centre, key, show_all

KNOWN = (HandlerRow("填报人甲", 12, 14), HandlerRow("填报人乙", 3, 3), HandlerRow("Ann Lee", 0, 1))


def given_to(ledger: Ledger) -> list[str]:
    return [row.handler for row in checklist_rows(ledger, ChecklistFilter(), today=DAY)]


def choose(page: ChecklistPage, *places: int) -> None:
    """Select measures by their number from 0."""
    show_all(page)
    ids, flags = measure_ids(page.frame.operations.ledger), page.view.selectionModel().SelectionFlag
    page.view.clearSelection()
    for number, place in enumerate(places):
        row = page.model.row_of(ids[place])
        assert row is not None
        if number:
            page.view.selectionModel().select(page.model.index(row, 0), flags.Select | flags.Rows)
        else:
            page.view.go_to(row)


def asked(assigning: Assigning) -> AssignDialog:
    assert isinstance(assigning.asking, AssignDialog)
    return assigning.asking


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot) -> AssignDialog:
    made = AssignDialog(theme, "Give 1-01-1 to")
    qtbot.addWidget(made)
    made.set_handlers(KNOWN, letters_of(row.name for row in KNOWN))
    return made


def test_what_is_chosen_is_given_in_one_step_that_is_undone_in_one(page: ChecklistPage, ledger: Ledger) -> None:
    choose(page, 0, 2, 3)

    page.chosen.assign.click()
    dialog = asked(page.many.assigning)
    dialog.name.setEditText(" 填报人甲 ")
    dialog.closing.act.click()

    assert given_to(ledger) == ["填报人甲", "", "填报人甲", "填报人甲", "", ""]
    page.frame.operations.undo()
    assert given_to(ledger) == [""] * 6


def test_the_lists_key_asks_for_the_only_one_with_who_has_it_and_return_gives(page: ChecklistPage, ledger: Ledger) -> None:
    assign_measures(ledger, measure_ids(ledger)[1:2], "填报人甲")
    choose(page, 1)

    page.menu.assign.trigger()
    dialog = asked(page.many.assigning)
    assert dialog.handler == "填报人甲"
    line = dialog.name.lineEdit()
    assert line is not None
    assert line.selectedText() == "填报人甲"
    assert [dialog.name.itemText(place) for place in range(dialog.name.count())] == ["填报人甲"]
    dialog.name.setEditText("填报人乙")
    key(dialog, Qt.Key.Key_Return)

    assert given_to(ledger)[1] == "填报人乙"
    assert not dialog.isVisible()


def test_taking_back_is_a_way_of_its_own(page: ChecklistPage, ledger: Ledger) -> None:
    assign_measures(ledger, measure_ids(ledger), "填报人甲")
    choose(page, 0, 1)

    page.many.ask_handler()
    asked(page.many.assigning).nobody.click()

    assert given_to(ledger) == ["", "", *["填报人甲"] * 4]


def test_nothing_is_asked_where_nothing_is_chosen_or_may_be_written(page: ChecklistPage, ledger: Ledger) -> None:
    show_all(page)
    page.view.clearSelection()
    page.many.ask_handler()
    assert page.many.assigning.asking is None

    ledger.obstacle = "ledger-in-use"
    choose(page, 0, 1)
    page.many.ask_handler()
    assert page.many.assigning.asking is None


def test_a_right_click_offers_what_can_be_done_with_all_that_is_chosen(page: ChecklistPage, ledger: Ledger) -> None:
    choose(page, 0, 1)
    row = page.model.row_of(measure_ids(ledger)[1])
    assert row is not None
    press_right(page, row)

    assert page.many.count == 2
    assert page.menu.here.isVisible()
    assert page.menu.here.actions() == [page.menu.copy, page.menu.paste, page.menu.assign, page.menu.note, page.menu.attach]
    page.menu.here.close()
    other = page.model.row_of(measure_ids(ledger)[4])
    assert other is not None
    press_right(page, other)
    assert page.many.count == 1
    page.menu.here.close()


def press_right(page: ChecklistPage, row: int) -> None:
    at = centre(page, row)
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.RightButton, pos=at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, page.view.viewport().mapToGlobal(at))
    QGuiApplication.sendEvent(page.view.viewport(), event)


def test_the_detail_tells_who_has_it_and_gives_it_to_another(page: ChecklistPage, ledger: Ledger) -> None:
    assign_measures(ledger, measure_ids(ledger)[:1], "填报人甲")
    choose(page, 1)
    head = page.detail.head
    assert "填报人甲" not in head.handler.text()
    choose(page, 0)
    assert "填报人甲" in head.handler.text()

    head.assign.click()
    dialog = asked(head.assigning)
    assert dialog.handler == "填报人甲"
    dialog.name.setEditText("填报人乙")
    dialog.closing.act.click()

    assert given_to(ledger)[0] == "填报人乙"
    assert "填报人乙" in head.handler.text()


def test_the_detail_of_a_ledger_that_is_only_looked_at_gives_nothing(page: ChecklistPage, ledger: Ledger) -> None:
    ledger.obstacle = "ledger-in-use"
    choose(page, 1)

    assert not page.detail.head.assign.isEnabled()


def test_what_another_desk_gave_meanwhile_is_not_overwritten_unseen(
    page: ChecklistPage, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    clashes: list[Clash] = []
    monkeypatch.setattr(page.frame.messages, "ask_clash", lambda found, *_: clashes.extend(found))
    choose(page, 0, 1)
    page.many.ask_handler()
    with another_desk(ledger) as theirs:
        assign_measures(theirs, measure_ids(ledger)[1:2], "填报人乙")

    asked(page.many.assigning).given.emit("填报人甲")

    assert [(clash.theirs, clash.mine) for clash in clashes] == [("填报人乙", "填报人甲")]
    assert given_to(ledger)[:2] == ["", "填报人乙"]
    asked(page.many.assigning).reject()


def test_a_name_is_needed_and_known_ones_are_offered_with_what_they_have(dialog: AssignDialog) -> None:
    assert not dialog.closing.act.isEnabled()
    assert [dialog.name.itemText(place) for place in range(3)] == [row.name for row in KNOWN]
    completer = dialog.name.completer()
    assert completer is not None
    completer.setCompletionPrefix("人乙")
    assert [completer.currentCompletion(), completer.completionCount()] == ["填报人乙", 1]

    notes = []
    for name in ("填报人甲", "填报人丙", " "):
        dialog.name.setEditText(name)
        notes.append(dialog.note.text())
        assert dialog.closing.act.isEnabled() == bool(name.strip())
    assert "12" in notes[0]
    assert len(set(notes)) == 3


@pytest.mark.parametrize(("typed", "taken"), [("tbry", "填报人乙"), ("BRY", "填报人乙"), ("al", "al"), ("ann", "ann")])
def test_a_name_is_found_by_its_initials_and_return_takes_it_where_these_were_typed(
    dialog: AssignDialog, qtbot: QtBot, typed: str, taken: str
) -> None:
    """Letters of a name that is written in letters are this name's beginning, and may be another's."""
    dialog.show()
    line = dialog.name.lineEdit()
    assert line is not None
    QTest.keyClicks(line, typed)
    popup = line.completer().popup()
    is_offered = popup.isVisible()
    QTest.keyClick(popup if is_offered else line, Qt.Key.Key_Return)

    assert (is_offered, dialog.handler) == (typed != "al", taken)


def test_who_was_given_measures_is_found_by_initials_in_the_next_question(page: ChecklistPage, ledger: Ledger) -> None:
    assign_measures(ledger, measure_ids(ledger)[:1], "填报人甲")
    choose(page, 1)
    page.menu.assign.trigger()
    dialog = asked(page.many.assigning)
    completer = dialog.name.completer()
    assert completer is not None
    completer.setCompletionPrefix("tbrj")
    assert completer.currentCompletion() == "填报人甲"
    dialog.reject()


def test_names_that_come_late_leave_what_was_typed(dialog: AssignDialog) -> None:
    dialog.name.setEditText("填报")

    dialog.set_handlers(KNOWN[:1], {})

    assert dialog.handler == "填报"


def test_the_column_is_there_for_whoever_wants_it_and_goes_out_with_the_rows(page: ChecklistPage, ledger: Ledger) -> None:
    assert Column.HANDLER not in page.view.columns.chosen
    assign_measures(ledger, measure_ids(ledger)[:1], "填报人甲")
    page.view.columns.choose([Column.TEXT, Column.HANDLER])
    choose(page, 0, 1)

    page.menu.copy.trigger()
    content = checklist_content(ledger, page.copying.shown, "", "", today=DAY)

    clipboard = QGuiApplication.clipboard().text().split("\r\n")
    assert [line.split("\t")[2] for line in clipboard[:3]] == ["Handler", "填报人甲", ""]
    assert [line[2] for line in content.lines][:2] == ["填报人甲", ""]
    assert [column.heading for column in content.columns][2] == "Handler"
    page.narrowing.order.choose(SortKey.HANDLER)
    first = next(row for row in map(page.model.measure_at, range(5)) if row is not None)
    assert first.handler == "填报人甲"


def test_a_handler_or_nobody_is_a_filter_with_a_chip_that_drops_it(page: ChecklistPage, ledger: Ledger) -> None:
    assign_measures(ledger, measure_ids(ledger)[:2], "填报人甲")
    show_all(page)
    page.filters.opened.emit()
    panel = page.filters.panel
    for name, count in (("填报人甲", 2), ("", 4)):
        panel.handler.setCurrentIndex(panel.handler.findData(name))
        panel.handler.activated.emit(panel.handler.currentIndex())
        assert page.narrowing.kept.handler == name
        assert page.model.measures == count
        assert len(page.narrowing.words()) == 1
    page.filters.chips.chosen_changed.emit(frozenset())
    assert page.narrowing.kept.handler is None


def test_a_saved_filter_keeps_the_handler_even_without_measures(page: ChecklistPage) -> None:
    page.narrowing.set(Choice(handler="填报人甲"))
    page.saved.save("甲的")
    page.narrowing.clear()

    page.saved.apply(page.saved.filters[-1])

    assert page.narrowing.choice.handler == "填报人甲"
    assert page.filters.panel.handler.currentData() == "填报人甲"


def test_what_was_found_by_a_name_comes_and_goes_with_it(page: ChecklistPage, ledger: Ledger) -> None:
    page.search("填报人甲")
    assert page.model.measures == 0

    page.frame.operations.write(None, "Give", assign_measures, measure_ids(ledger)[:3], "填报人甲")
    page.narrowing.look_for("人甲")

    assert page.model.measures == 3
