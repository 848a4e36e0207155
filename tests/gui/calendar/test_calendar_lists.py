"""The month and one day leave the window as lists: as a file, on paper, on the clipboard."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.calendar_words import kind_word
from gui.dialogs.list_preview import ListPreview
from gui.pages import calendar_lines
from gui.pages.calendar import CalendarPage
from gui.pages.calendar_head import MINE
from gui.pages.list_export import ListExport
from gui.translations import Languages
from gui.widgets.copied_rows import RowCopying
from model.actions.close import close_measures
from model.ledger import Ledger
from model.rows.calendar import EntryKind
from tests.builders import TODAY, measure_ids

JUNE_30 = date(2026, 6, 30)
CODE, TEXT = 1, 2  # columns of a day's list; the month's has the day before them


@pytest.fixture(autouse=True)
def _english(languages: Languages) -> None:
    languages.use("en")


def written(export: ListExport, target: Path) -> list[list[str]]:
    content = export._content()
    assert content is not None
    export.files.write(target, content[1])
    return [[cell.strip() for cell in line] for line in csv.reader(target.read_text(encoding="utf-8-sig").splitlines())]


def test_the_day_s_list_becomes_a_file_as_it_is_filtered(page: CalendarPage, tmp_path: Path) -> None:
    page.go_to(JUNE_30)
    heads, *lines = written(page.lists.day, tmp_path / "day.csv")
    assert [line[CODE] for line in lines] == ["1-01-1", "1-01-3"]
    assert lines[1][TEXT] == "完成验收。"
    assert all(len(line) == len(heads) for line in lines)
    page.head.chips._buttons[MINE].click()
    assert [line[CODE] for line in written(page.lists.day, tmp_path / "all.csv")[1:]] == ["1-01-1", "1-01-2", "1-01-3"]


def test_the_day_s_list_leaves_whole_whatever_was_scrolled_to(
    page: CalendarPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar_lines, "AT_ONCE", 1)
    page.head.chips._buttons[MINE].click()
    page.go_to(JUNE_30)
    assert len(written(page.lists.day, tmp_path / "day.csv")) == 4


def test_the_month_s_list_has_its_own_days_alone(page: CalendarPage, tmp_path: Path) -> None:
    page.go_to(JUNE_30)
    heads, *lines = written(page.lists.month, tmp_path / "month.csv")
    assert len(heads) == 6
    assert [line[CODE + 1] for line in lines] == ["", "1-01-1", "1-01-1", "1-01-3"]  # a reporting day is of no measure
    assert [line[0].split()[0] for line in lines] == ["2", "26", "30", "30"]


def test_a_list_says_which_entries_were_chosen(page: CalendarPage, ledger: Ledger) -> None:
    def noted() -> str:
        content = page.lists.month._content()
        assert content is not None
        return content[1](ledger, TODAY).note

    mine = noted()
    page.head.chips._buttons[EntryKind.DUE.value].click()
    assert noted() == f"{mine} · {kind_word(EntryKind.DUE)}"
    page.head.chips._buttons[MINE].click()
    assert noted().endswith(f"  {kind_word(EntryKind.DUE)}")


def test_what_is_done_is_told_as_done(page: CalendarPage, ledger: Ledger, tmp_path: Path) -> None:
    close_measures(ledger, measure_ids(ledger)[2:3], on=TODAY)
    page.go_to(JUNE_30)
    assert [line[-1] for line in written(page.lists.day, tmp_path / "day.csv")[1:]] == ["", "Done"]


def test_day_and_month_are_looked_at_before_they_are_printed(page: CalendarPage) -> None:
    page.go_to(JUNE_30)
    for export in (page.lists.day, page.lists.month):
        export.print.click()
        dialog = export.files.asking
        assert isinstance(dialog, ListPreview)
        dialog.close()


def test_an_empty_day_offers_no_list(page: CalendarPage) -> None:
    page.go_to(JUNE_30)
    assert not page.lists.day.part.isHidden()
    page.go_to(date(2026, 6, 3))
    assert page.lists.day.part.isHidden()
    assert not page.lists.month.part.isHidden()


def test_the_keys_are_the_list_s_the_keyboard_is_in(
    qtbot: QtBot, page: CalendarPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    for name in ("day", "month"):
        files = getattr(page.lists, name).files
        monkeypatch.setattr(files, "ask_file", lambda _name, _content, name=name: heard.append(f"{name} file"))
        monkeypatch.setattr(files, "preview", lambda _content, name=name: heard.append(f"{name} pages"))
    page.go_to(JUNE_30)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    for place in (page.grid, page.side.list, page.head.today):
        place.setFocus()
        for pressed in (Qt.Key.Key_E, Qt.Key.Key_P):
            QTest.keyClick(place, pressed, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["month file", "month pages", "day file", "day pages", "month file", "month pages"]


def test_the_entry_chosen_is_copied_with_all_that_is_known_of_it(page: CalendarPage) -> None:
    page.go_to(JUNE_30)
    page.side.list.setCurrentIndex(page.side.entries.index(1))
    QTest.keyClick(page.side.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    heads, line = data.text().splitlines()
    assert len(heads.split("\t")) == len(line.split("\t")) == 5
    assert line.split("\t")[CODE : TEXT + 1] == ["1-01-3", "完成验收。"]
    assert data.html().count("<tr>") == 2


def test_all_entries_of_a_day_are_copied_by_a_right_click(page: CalendarPage) -> None:
    page.go_to(JUNE_30)
    copying = page.side.list.findChild(RowCopying)
    assert copying is not None
    copying.menu().actions()[1].trigger()
    _heads, *lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[CODE] for line in lines] == ["1-01-1", "1-01-3"]


def test_what_they_say_follows_the_language(page: CalendarPage, languages: Languages) -> None:
    page.go_to(JUNE_30)
    english = page.lists.month.button.toolTip()
    languages.use("zh_CN")
    page.retranslate()
    assert page.lists.month.button.toolTip() != english
    assert "月" in page.lists.month._table()[1]
