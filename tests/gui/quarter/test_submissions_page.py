"""The page of hand-overs: month and quarter as tabs, its keys, its names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.menus import key_list
from gui.page_list import PAGES
from gui.pages.submissions import SubmissionsPage
from gui.pages.submissions_quarter import QuarterPanel
from gui.translations import Languages
from model.ledger import Ledger
from model.queries.overview import myself, plans
from model.queries.submissions import past_submissions
from tests.builders import a_plan, taken_in
from tests.gui.quarter.scene import JUNE, note


def test_the_page_stands_in_the_rail() -> None:
    spec = next(spec for spec in PAGES if spec.name == "submissions")
    assert spec.is_in_rail


def test_without_a_plan_the_page_leads_to_one(
    make_page: Callable[..., SubmissionsPage], ledger: Ledger, qtbot: QtBot
) -> None:
    page = make_page(ledger)
    assert not page.tabs.isVisible()
    assert page.quarter.maker.report is None
    with qtbot.waitSignal(page.wanted) as heard:
        page.empty.step_wanted.emit()
    assert heard.args == ["take-in", []]
    taken_in(ledger, a_plan())
    page.frame.chosen.set_ledger(plans(ledger), myself(ledger))
    assert page.tabs.isVisible()


def test_the_tab_is_remembered(make_page: Callable[..., SubmissionsPage], town_ledger: Ledger) -> None:
    make_page(town_ledger, tab="quarter")
    assert make_page(town_ledger, tab="").tabs.currentIndex() == 1
    make_page(town_ledger, tab="month")
    assert make_page(town_ledger, tab="").tabs.currentIndex() == 0


def test_a_row_leads_from_the_page_to_the_checklist(page: SubmissionsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.wanted) as heard:
        page.month.missing.measure_wanted.emit(7)
    assert heard.args == ["checklist", 7]


def test_closing_the_window_stores_what_is_written_and_lets_the_report_go(
    make_page: Callable[..., SubmissionsPage], town_ledger: Ledger, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1100, 700)
    window.show()
    page = make_page(town_ledger, window=window)
    assert page.quarter.maker.report is not None
    page.open_place("month")
    view = page.month.missing.view
    view.write_in(0)
    assert view.delegate.editor is not None
    QTest.keyClicks(view.delegate.editor, "typed")
    page.flush()
    assert page.month.missing.notes.rows()[0].note == "typed"
    assert page.quarter.maker.report is not None  # the window may stay
    page.let_go()
    assert page.quarter.maker.report is None


def test_the_keys_are_listed(page: SubmissionsPage) -> None:
    keys = dict(key_list(page.actions()) + page.shortcuts())
    assert keys["Ctrl+S"] == "Save the report as PDF"
    assert {"Ctrl+P", "Ctrl++ · Ctrl+=", "Ctrl+-", "Ctrl+0", "Ctrl+Enter"} <= keys.keys()


def test_the_keys_of_the_preview_are_heard_while_the_tabs_have_the_keyboard(page: SubmissionsPage, qtbot: QtBot) -> None:
    page.tabs.setFocus()
    page.activateWindow()
    qtbot.waitUntil(lambda: page.tabs.tabBar().hasFocus())
    QTest.keyClick(page.tabs.tabBar(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = page.quarter.handing.asking
    assert isinstance(dialog, QPrintDialog)
    dialog.reject()


def test_nothing_is_printed_or_saved_from_the_other_tab(page: SubmissionsPage) -> None:
    keys = page.quarter.head.keys
    assert all(key.isEnabled() for key in keys)
    page.open_place("month")
    assert not any(key.isEnabled() for key in keys)


def test_what_was_saved_is_forgotten_once_the_report_is_another(panel: QuarterPanel, tmp_path: Path) -> None:
    panel.save_to(tmp_path / "q.pdf")
    panel.make()
    assert panel.handed.written is not None  # the same report
    note(panel)
    panel.make()
    assert panel.handed.written is None


def test_every_control_of_the_quarter_has_a_name(panel: QuarterPanel) -> None:
    for control in (panel.save, panel.print, panel.again, panel.scope.mine, panel.scope.all, panel.progress.cancel):
        assert control.text()
    for widget in (panel.preview, panel.field.box, panel.field.before, panel.field.after):
        assert widget.accessibleName()


def test_a_switch_of_language_reaches_the_quarter(panel: QuarterPanel, languages: Languages) -> None:
    languages.use("zh_CN")
    QApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    assert panel.field.box.currentText() == "2026年第2季度"
    assert panel.stale.text() == "生成预览之后有了改动。"
    assert panel.bar.page.text().startswith("第 1 页")
    assert panel.scope.mine.text().startswith("本单位")
    assert panel.progress.cancel.text().startswith("取消")


def test_month_and_quarter_do_not_disturb_each_other(page: SubmissionsPage, tmp_path: Path) -> None:
    page.open_place("month")
    month = page.month
    month.writer.write(JUNE, month.kept, tmp_path / "six.xlsx")
    assert len(past_submissions(page.frame.operations.ledger)) == 1
    page.open_place("quarter")
    assert not page.quarter.is_stale
