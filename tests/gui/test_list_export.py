"""Every list leaves the window as it is shown: as a workbook or CSV, and on paper."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.dialogs.list_preview import ListPreview
from gui.page import Page
from gui.pages import history_lines
from gui.pages.evidence import EvidencePage
from gui.pages.history import HistoryPage
from gui.pages.indicators import IndicatorsPage
from gui.pages.list_export import ListExport
from gui.pages.units import UnitsPage
from model.actions.close import close_measures, reopen_measures
from model.actions.evidence import attach_evidence
from model.ledger import Ledger
from model.rows.history import MeasureHistory
from tests.builders import measure_ids
from tests.gui.checklist_scene import DAY, fill_scene, scene_frame

PAGES = [(EvidencePage, 3), (HistoryPage, 10), (IndicatorsPage, 2), (UnitsPage, 4)]


@pytest.fixture
def ledger(filled: Callable[..., Ledger], tmp_path: Path) -> Ledger:
    made = filled("scene", fill_scene, person="填报人")
    for _ in range(3):
        close_measures(made, measure_ids(made)[:1], on=DAY)
        reopen_measures(made, measure_ids(made)[:1])
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"{number}", encoding="utf-8")
    attach_evidence(made, measure_ids(made)[1:2], [tmp_path / f"{number}.txt" for number in range(3)])
    return made


@pytest.fixture
def make_page(qtbot: QtBot, ledger: Ledger, make_frame: Callable[..., object]) -> Iterator[Callable[[type[Page]], Page]]:
    shown: list[QWidget] = []

    def made(kind: type[Page]) -> Page:
        page = kind(scene_frame(make_frame, ledger))
        qtbot.addWidget(page)
        page.resize(1100, 700)
        page.show()
        shown.append(page)
        return page

    yield made
    for page in shown:
        page.hide()


def written(export: ListExport, target: Path) -> list[list[str]]:
    content = export._content()
    assert content is not None
    export.files.write(target, content[1])
    return list(csv.reader(target.read_text(encoding="utf-8-sig").splitlines()))


@pytest.mark.parametrize(("kind", "least"), PAGES)
def test_a_page_s_list_becomes_a_file(make_page: Callable[[type[Page]], Page], tmp_path: Path, kind: type[Page], least: int) -> None:
    page = make_page(kind)
    heads, *lines = written(page.export, tmp_path / "list.csv")
    assert len(lines) == page.export._table()[0].model().rowCount() >= least - 2
    assert all(len(line) == len(heads) for line in lines)


@pytest.mark.parametrize("kind", [kind for kind, _ in PAGES])
def test_a_page_s_list_is_looked_at_before_it_is_printed(make_page: Callable[[type[Page]], Page], kind: type[Page]) -> None:
    page = make_page(kind)
    page.export.print.click()
    dialog = page.export.files.asking
    assert isinstance(dialog, ListPreview)
    dialog.close()


def test_the_keys_of_a_list_export_and_print_it(
    qtbot: QtBot, make_page: Callable[[type[Page]], Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    page, heard = make_page(HistoryPage), []
    monkeypatch.setattr(page.export.files, "ask_file", lambda name, _content: heard.append(name))
    monkeypatch.setattr(page.export.files, "preview", lambda _content: heard.append("pages"))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert heard[0].endswith(f"_History_{DAY}")
    assert heard[1:] == ["pages"]


def test_the_history_leaves_whole_whatever_was_scrolled_to_and_as_it_is_filtered(
    make_page: Callable[[type[Page]], Page], ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.pages.history.AT_ONCE", 2)
    monkeypatch.setattr(history_lines, "AT_ONCE", 3)
    page = make_page(HistoryPage)
    page.open_place(MeasureHistory(measure_ids(ledger)[0], "1-01-1"))
    heads, *lines = written(page.export, tmp_path / "list.csv")
    assert len(heads) == 5
    assert [line[2] for line in lines][:6] == ["Reopened", "Closed"] * 3
    assert len(lines) == 7
