"""About: version, places, works and their licences, details to copy; the menu of undo steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

import resources
from gui import licences
from gui.dialogs.about import About
from gui.main_window import MainWindow
from gui.page import Frame
from gui.program_facts import version
from gui.settings import Settings
from gui.theme import Theme
from model.ledger import Ledger
from model.rows.changed import Changed
from tests.gui.window_scene import SPECS, attached


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, theme: Theme, make_frame: Callable[..., Frame]) -> MainWindow:
    made = MainWindow(SPECS, settings, theme)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return attached(made, make_frame)


@pytest.fixture
def about(qtbot: QtBot, theme: Theme, make_frame: Callable[..., Frame], town_ledger: Ledger, window: MainWindow) -> Iterator[About]:
    made = About(theme, make_frame(town_ledger).operations, window)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_it_says_where_the_ledger_lies_and_how_large_it_is(about: About, town_ledger: Ledger) -> None:
    assert about.facts[0].text() == str(town_ledger.folder)
    assert "3 measure(s)" in about.facts[1].text()
    assert about.facts[2].text().endswith("taizhang.log")


def test_long_facts_in_large_letters_are_scrolled_not_cut(about: About, qtbot: QtBot) -> None:
    about.facts[0].setText("/a long folder" * 40)
    about.facts[3].setText("\n".join(["a system with a long name"] * 20))
    qtbot.waitUntil(lambda: all(fact.heightForWidth(fact.width()) <= fact.height() for fact in about.facts))
    assert about.height() <= about.screen().availableSize().height()


def test_the_details_tell_versions_and_numbers_and_no_place(about: About, town_ledger: Ledger) -> None:
    about.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied == about.details()
    for part in (f"Taizhang {version()}", "SQLAlchemy 2.", "measure 3", "Qt 6."):
        assert part in copied
    assert str(town_ledger.folder) not in copied


def test_every_work_shows_its_licence(about: About) -> None:
    texts = set()
    for row in range(about.table.rowCount()):
        about.table.setCurrentCell(row, 0)
        assert about.text.toPlainText()
        assert about.table.item(row, 2).text()
        texts.add(about.text.toPlainText())
    assert len(texts) > about.table.rowCount() / 2


def test_every_locked_package_that_is_installed_is_named_with_its_licence() -> None:
    listed = {line.split("\t")[0]: line.split("\t")[1] for line in
              resources.path(licences.PACKAGES).read_text(encoding="utf-8").splitlines()}  # fmt: skip
    assert "".join(f"{name}\t{licence}\n" for name, licence in listed.items()) == licences.written_list()
    assert all(listed.values())
    assert {"sqlalchemy", "pyside6-essentials", "reportlab"} <= set(listed)


def test_every_font_and_list_that_is_shipped_is_named() -> None:
    named = {work.file for work in licences.works() if work.file}
    texts = {f"fonts/{file.name}" for file in resources.path("fonts").glob("OFL*.txt")}
    assert texts | {"licences/taizhang.txt", "units/README.md"} == named


def test_a_package_without_a_text_of_its_own_under_a_common_licence_shows_that() -> None:
    qt = next(work for work in licences.works() if work.name == "pyside6-essentials")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in licences.licence_text(qt)


def test_the_programs_licence_is_the_one_in_its_folder() -> None:
    root = resources.path("licences").parents[1]
    assert resources.path("licences/taizhang.txt").read_text(encoding="utf-8") == (root / "LICENSE").read_text(encoding="utf-8")


def test_the_menu_opens_it_without_a_ledger_too(qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    bare = MainWindow(SPECS, settings, theme)
    qtbot.addWidget(bare)
    bare.menu.about.trigger()
    opened = bare.findChild(About)
    assert opened.facts[0].text() == "None is open."
    assert "not open" in opened.details()
    opened.close()


def write(window: MainWindow, text: str, number: int) -> None:
    window.frame.operations.write(None, text, lambda _ledger: Changed(number, "close"))


def test_the_menu_of_steps_names_them_newest_first_and_undoes_down_to_the_one_chosen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def reverted(_ledger: object, numbers: tuple[int, ...], **_watch: object) -> tuple[Changed, ...]:
        asked.extend(numbers)
        return tuple(Changed(90 + number, "revert") for number in numbers)

    monkeypatch.setattr("model.actions.revert.revert_together", reverted)
    for number, text in ((1, "Close 1-03-2"), (2, "Note 1-03-2"), (3, "Attach & go")):
        write(window, text, number)
    menu = window.undo_menu.menu
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == [
        "&1  Undo: Attach && go", "&2  Undo: Note 1-03-2", "&3  Undo: Close 1-03-2"]  # fmt: skip
    menu.actions()[1].trigger()
    assert asked == [3, 2]
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["&1  Undo: Close 1-03-2"]


def test_without_steps_the_menu_cannot_be_opened(window: MainWindow) -> None:
    assert not window.undo_menu.menu.menuAction().isEnabled()
    write(window, "Close", 1)
    assert window.undo_menu.menu.menuAction().isEnabled()
    window.detach()
    assert not window.undo_menu.menu.menuAction().isEnabled()


def test_many_steps_are_cut_short_and_the_rest_counted(window: MainWindow) -> None:
    for number in range(1, 28):
        write(window, f"Step {number}", number)
    menu = window.undo_menu.menu
    menu.aboutToShow.emit()
    assert len(menu.actions()) == 21
    assert menu.actions()[-1].text() == "and 7 older step(s)"
    assert not menu.actions()[-1].isEnabled()
