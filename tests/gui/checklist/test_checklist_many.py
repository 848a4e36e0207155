"""Many measures at once: chosen, noted, given files, copied out to a table and pasted back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.dialogs.note_many import NoteManyDialog
from gui.dialogs.pasted_progress import PastedDialog
from gui.item_models.checklist_table import Column
from gui.page import Frame
from gui.pages import checklist_long
from gui.pages.checklist import ChecklistPage
from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from model.queries.checklist import checklist_rows
from model.queries.chosen import month_notes
from model.rows.checklist import ChecklistFilter
from model.rows.pasted import PastedStanding
from model.rows.words import State
from tests.builders import measure_ids
from tests.gui.checklist_scene import DAY, key, scene_frame, show_all, shown_page, states

MONTH = Month.of(DAY)
CTRL = Qt.KeyboardModifier.ControlModifier


def notes(ledger: Ledger) -> list[str]:
    found = month_notes(ledger, measure_ids(ledger), MONTH)
    return [found.get(one, "") for one in measure_ids(ledger)]


def choose(page: ChecklistPage, *places: int) -> None:
    """Select measures by their number from 0."""
    ids = measure_ids(page.frame.operations.ledger)
    page.view.clearSelection()
    for number, place in enumerate(places):
        row = page.model.row_of(ids[place])
        assert row is not None
        if number == 0:
            page.view.go_to(row)
        else:
            flags = page.view.selectionModel().SelectionFlag
            page.view.selectionModel().select(page.model.index(row, 0), flags.Select | flags.Rows)


def copied() -> QMimeData:
    found = QGuiApplication.clipboard().mimeData()
    assert found is not None
    return found


def put(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp: QApplication) -> None:
    qapp.clipboard().clear()


def test_the_bar_notes_the_same_words_for_all_that_is_chosen(page: ChecklistPage, ledger: Ledger) -> None:
    show_all(page)
    choose(page, 0, 2, 3)
    page.chosen.note.click()
    dialog = page.many.asking
    assert isinstance(dialog, NoteManyDialog)
    assert dialog.month.period == MONTH
    assert not dialog.closing.act.isEnabled()

    dialog.text.setPlainText("已部署。")
    dialog.closing.act.click()

    assert notes(ledger) == ["已部署。", "", "已部署。", "已部署。", "", ""]
    page.frame.operations.undo()
    assert notes(ledger) == [""] * 6


def test_words_that_stand_there_stay_unless_said_otherwise(page: ChecklistPage, ledger: Ledger) -> None:
    note_progress(ledger, measure_ids(ledger)[0], MONTH, "原文。", today=DAY)
    show_all(page)

    for way, expected in (("keep", "原文。"), ("append", "原文。\n已部署。"), ("replace", "已部署。")):
        page.many.note(tuple(measure_ids(ledger)[:1]), "已部署。", MONTH, way)
        assert notes(ledger)[0] == expected
        if way != "keep":
            page.frame.operations.undo()


def test_ticking_all_is_one_step_to_undo(page: ChecklistPage, ledger: Ledger) -> None:
    show_all(page)
    page.view.selectAll()
    assert page.chosen.isVisible()

    page.chosen.close_all.click()

    assert states(ledger) == [State.CLOSED] * 6
    page.frame.operations.undo()
    assert states(ledger) == [State.NOT_STARTED] * 6


def test_very_many_show_how_far_they_are(
    page: ChecklistPage, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checklist_long, "MANY", 3)
    seen: list[bool] = []
    page.frame.operations.saving_changed.connect(lambda _saving: seen.append(page.writes.row.isVisibleTo(page)))
    show_all(page)
    page.view.selectAll()

    page.chosen.close_all.click()

    assert seen[0]
    assert not page.writes.row.isVisibleTo(page)
    assert states(ledger) == [State.CLOSED] * 6


def test_pasted_files_go_to_all_that_is_chosen(page: ChecklistPage, ledger: Ledger, tmp_path: Path) -> None:
    proof = tmp_path / "照片.txt"
    proof.write_text("证明", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(proof))])
    QGuiApplication.clipboard().setMimeData(data)
    show_all(page)
    choose(page, 1, 4)

    page.menu.paste_any.trigger()

    counts = [row.evidence_count for row in checklist_rows(ledger, ChecklistFilter(), today=DAY)]
    assert counts == [0, 1, 0, 0, 1, 0]


def test_rows_are_copied_with_the_columns_shown(page: ChecklistPage, ledger: Ledger) -> None:
    note_progress(ledger, measure_ids(ledger)[0], MONTH, '第一行\n第"二"行', today=DAY)
    show_all(page)
    page.view.columns.choose([Column.TEXT, Column.ROLE])
    choose(page, 0, 1)

    page.menu.copy.trigger()

    lines = copied().text().split("\r\n")
    assert lines[0].split("\t")[:3] == ["Code", "Measure", "My role"]
    assert lines[1] == '1-01-1\tPM2.5年均浓度不超过35微克/立方米。\tLead\t"第一行\n第""二""行"'
    assert lines[2].startswith("1-02-1\t")
    assert lines[3:] == [""]
    assert "mso-number-format:'\\@'" in copied().html()
    assert "第一行<br" in copied().html()


def test_rows_copied_out_filled_in_and_pasted_back_find_their_measures(page: ChecklistPage, ledger: Ledger) -> None:
    show_all(page)
    page.view.selectAll()
    page.menu.copy.trigger()
    heads, *lines = copied().text().rstrip("\r\n").split("\r\n")
    lines[0] += "第一条。"
    lines[4] += '"两行\n字"'
    put("\r\n".join([heads, *reversed(lines)]) + "\r\n")
    choose(page, 3)

    page.menu.paste_any.trigger()

    assert notes(ledger) == ["第一条。", "", "", "", "两行\n字", ""]
    page.frame.operations.undo()
    assert notes(ledger) == [""] * 6


def test_a_bare_column_goes_to_the_chosen_ones(page: ChecklistPage, ledger: Ledger) -> None:
    show_all(page)
    choose(page, 0, 3)
    put("甲\r\n乙\r\n")

    page.menu.paste.trigger()

    assert notes(ledger) == ["甲", "", "", "乙", "", ""]


def test_what_does_not_fit_is_shown_and_nothing_written(page: ChecklistPage, ledger: Ledger) -> None:
    show_all(page)
    choose(page, 0, 3)
    put("甲\r\n乙\r\n丙\r\n")

    page.menu.paste.trigger()

    dialog = page.copying.asking
    assert isinstance(dialog, PastedDialog)
    assert not dialog.closing.act.isEnabled()
    assert notes(ledger) == [""] * 6
    dialog.table.selectRow(0)
    key(dialog.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 2  # the headings, and the line whole
    dialog.reject()


def test_other_words_are_replaced_only_once_that_is_confirmed(page: ChecklistPage, ledger: Ledger) -> None:
    note_progress(ledger, measure_ids(ledger)[0], MONTH, "原文。", today=DAY)
    show_all(page)
    choose(page, 1)
    put("1-01-1\t新的。\r\n1-02-1\t\r\n9-99-9\t丙\r\n")
    page.menu.paste.trigger()
    dialog = page.copying.asking
    assert isinstance(dialog, PastedDialog)
    assert [row.standing for row in dialog.model.rows()] == [
        PastedStanding.UNKNOWN, PastedStanding.REPLACES, PastedStanding.EMPTY,
    ]  # fmt: skip
    assert notes(ledger)[0] == "原文。"

    dialog.closing.act.click()

    assert notes(ledger) == ["新的。", "", "", "", "", ""]


def test_the_lists_keys_leave_the_words_beside_it_alone(
    page: ChecklistPage, ledger: Ledger, qtbot: QtBot
) -> None:
    show_all(page)
    choose(page, 0)
    put("甲")
    page.detail.take_keyboard()
    key(page.detail.progress.editor, Qt.Key.Key_V, CTRL)

    assert page.detail.progress.editor.toPlainText() == "甲"
    assert page.copying.asking is None


def test_nothing_is_pasted_where_nothing_is_chosen(page: ChecklistPage, ledger: Ledger) -> None:
    show_all(page)
    page.view.clearSelection()
    put("1-01-1\t甲")

    page.menu.paste_any.trigger()

    assert notes(ledger) == [""] * 6


def test_every_entry_of_the_menu_has_a_name_and_a_button_without_words_is_spoken(
    page: ChecklistPage, make_frame: Callable[..., object]
) -> None:
    actions = (page.menu.copy, page.menu.paste, page.menu.note, page.menu.attach, page.menu.print, page.menu.export)
    assert all(action.text() and action.shortcut().toString() for action in actions)
    assert page.menu.button.accessibleName()


def test_in_a_ledger_that_is_only_looked_at_many_are_offered_nothing_to_write(
    qtbot: QtBot, ledger: Ledger, make_frame: Callable[..., Frame]
) -> None:
    with Ledger.open(ledger.folder) as second:
        for page in shown_page(qtbot, scene_frame(make_frame, second)):
            page.view.selectAll()
            bar, menu = page.chosen, page.menu
            assert bar.isVisible()
            assert not any(part.isEnabled() for part in (bar.close_all, bar.reopen_all, bar.state, bar.assign, bar.note, bar.attach))
            menu.menu.aboutToShow.emit()
            menu.menu.aboutToHide.emit()
            assert [action.isEnabled() for action in (menu.copy, menu.paste_any, menu.paste, menu.assign, menu.note, menu.attach)] == [True] + [False] * 5
            assert menu.print.isEnabled()
