"""The help: every page and every key in it, links that lead somewhere, a search by two characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QImage, QKeySequence, QTextDocument
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

import resources
from gui.app import Program
from gui.help.chapters import KEYS, ORDER, chapter, chapters
from gui.help.help_window import HelpWindow
from gui.main_window import MainWindow
from gui.page_list import PAGES
from gui.settings import Settings
from tests.gui.checklist_scene import DAY, scene_ledger
from tests.gui.window_scene import SPECS, attached, gone

LANGUAGES = ("zh_CN", "en")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")


@pytest.fixture
def opened(window: MainWindow) -> Iterator[HelpWindow]:
    made = window.dialogs.show_help()
    yield made
    made.close()


@pytest.fixture
def window(make_window: Callable[[], MainWindow]) -> MainWindow:
    return make_window()


@pytest.fixture
def make_window(qtbot: QtBot, settings: Settings, theme, make_frame) -> Callable[[], MainWindow]:
    def made() -> MainWindow:
        theme.apply()
        window = MainWindow(SPECS, settings, theme)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        return attached(window, make_frame)

    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_its_chapter(language: str) -> None:
    assert {spec.name for spec in PAGES} <= {each.name for each in chapters(language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_chapter_is_left_out_of_the_order(language: str) -> None:
    assert {file.stem for file in resources.path(f"help/{language}").glob("*.md")} == set(ORDER)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ORDER)
def test_links_and_pictures_of_a_chapter_lead_somewhere(language: str, name: str) -> None:
    text = chapter(name, language).text
    for link in LINK.findall(text):
        assert link.startswith("help:")
        assert link.removeprefix("help:") in (*ORDER, KEYS)
    for picture in PICTURE.findall(text):
        assert not QImage(str(resources.path(picture))).isNull(), picture


@pytest.mark.parametrize("name", ORDER)
def test_both_languages_show_the_same_pictures_and_lead_to_the_same_chapters(name: str) -> None:
    chinese, english = (chapter(name, language).text for language in LANGUAGES)
    assert [each.replace("/zh_CN/", "/en/") for each in PICTURE.findall(chinese)] == PICTURE.findall(english)
    assert set(LINK.findall(chinese)) == set(LINK.findall(english))
    assert chinese.count("\n## ") == english.count("\n## ")


@pytest.mark.parametrize("name", ORDER)
def test_a_chapter_is_in_its_language(name: str) -> None:
    assert re.search(r"[\u4e00-\u9fff]", chapter(name, "zh_CN").title)
    assert not re.search(r"[\u4e00-\u9fff]", LINK.sub("", chapter(name, "en").text))


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, qapp, tmp_path: Path) -> Iterator[Program]:
    """The whole window with a ledger that holds a plan."""
    scene_ledger(tmp_path).close()
    made = Program(settings, lambda: DAY)
    qtbot.addWidget(made.window, before_close_func=gone)
    made.window.show()
    made.open(tmp_path / "ledger")
    qtbot.waitUntil(lambda: made.window.frame is not None, timeout=15000)
    yield made
    made.close()
    made.languages.stop()


def test_every_key_of_the_window_and_of_every_page_is_listed(qtbot: QtBot, program: Program) -> None:
    window = program.window
    opened = window.dialogs.show_help(KEYS)
    qtbot.waitUntil(lambda: len(window.pages) == len(PAGES) and not opened._builder.isActive(), timeout=30000)
    listed = opened.text.toPlainText()
    for spec in PAGES:
        page = window.pages[spec.name]
        for keys, text in page.all_shortcuts():
            assert keys in listed
            assert text in listed
    native = QKeySequence.SequenceFormat.NativeText
    unlisted = {
        sequence.toString(native)
        for action in window.findChildren(QAction)
        for sequence in action.shortcuts()
        if action.isVisible() and sequence.toString(native) not in listed
    }
    qtbot.waitUntil(lambda: not program.operations.is_awaited, timeout=15000)
    opened.close()
    assert unlisted == set()


def test_no_key_of_the_window_means_something_else_on_a_page(qtbot: QtBot, program: Program) -> None:
    window = program.window
    opened = window.dialogs.show_help(KEYS)
    qtbot.waitUntil(lambda: len(window.pages) == len(PAGES) and not opened._builder.isActive(), timeout=30000)

    def keys(actions: list[QAction]) -> set[str]:
        return {sequence.toString() for action in actions for sequence in action.shortcuts()}

    qtbot.waitUntil(lambda: not program.operations.is_awaited, timeout=15000)
    opened.close()
    twice = {name: keys(window.actions()) & keys(page.findChildren(QAction)) for name, page in window.pages.items()}
    assert twice == {name: set() for name in twice}  # Qt would do neither of the two


def test_f1_opens_the_chapter_of_the_page_one_is_on(qtbot: QtBot, window: MainWindow) -> None:
    window.open_page("checklist")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    opened = window.findChild(HelpWindow)
    assert opened.current == "checklist"
    window.open_page("overview")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.findChildren(HelpWindow) == [opened]
    assert opened.current == "overview"
    opened.close()


def test_a_page_without_a_chapter_opens_the_first_one(window: MainWindow) -> None:
    window.open_page("review")
    opened = window.dialogs.show_help()
    assert opened.current == "start"
    opened.close()


def test_shift_f1_lists_the_keys_of_every_page(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    opened = window.findChild(HelpWindow)
    assert opened.current == KEYS
    qtbot.waitUntil(lambda: len(window.pages) == 3 and not opened._builder.isActive(), timeout=15000)
    text = opened.text.toPlainText()
    for part in ("F1", "Ctrl+1", "Go to Checklist", "Space", "Tick", "Ctrl+F"):
        assert part in text
    assert list(window.pages) == ["overview", "checklist", "review"]
    assert window.current == "overview"
    opened.close()


def test_no_page_is_built_for_a_chapter_that_is_not_about_keys(window: MainWindow) -> None:
    opened = window.dialogs.show_help("checklist")
    opened.show_chapter("calendar")
    assert not opened._builder.isActive()
    assert list(window.pages) == ["overview"]
    opened.close()


def test_a_search_finds_the_keys_of_pages_not_opened_yet(qtbot: QtBot, window: MainWindow) -> None:
    opened = window.dialogs.show_help("calendar")
    opened.search.setText("go to")
    qtbot.waitUntil(lambda: len(window.pages) == 3 and not opened._builder.isActive(), timeout=15000)
    assert opened.list.item(opened.list.count() - 1).text() == "Keyboard shortcuts"
    opened.close()


def test_before_a_ledger_is_open_the_help_reads_too(qtbot: QtBot, settings: Settings, theme) -> None:
    window = MainWindow(SPECS, settings, theme)
    qtbot.addWidget(window)
    opened = window.dialogs.show_help()
    assert (opened.current, opened.list.count()) == ("start", len(ORDER) + 1)
    opened.close()


def test_two_characters_find_chapters_and_light_their_places(qtbot: QtBot, opened: HelpWindow) -> None:
    qtbot.keyClicks(opened.search, "b")
    assert opened.list.count() == len(ORDER) + 1
    opened.search.setText("evidence")
    assert 2 < opened.list.count() < len(ORDER)
    assert opened.text.hits > 0
    assert len(opened.text.extraSelections()) == opened.text.hits
    opened.search.setText("no such words anywhere")
    assert opened.list.count() == 0
    assert "no such words" in opened.found.text()
    assert opened.text.extraSelections() == []
    qtbot.keyClick(opened.search, Qt.Key.Key_Escape)
    assert opened.list.count() == len(ORDER) + 1
    assert opened.isVisible()


def test_every_chapter_found_has_a_lit_place(opened: HelpWindow) -> None:
    opened.search.setText("plan")
    for row in range(opened.list.count()):
        opened.list.setCurrentRow(row)
        assert opened.text.hits > 0


def test_enter_goes_through_the_hits_round_and_round(qtbot: QtBot, opened: HelpWindow) -> None:
    opened.show_chapter("backups")
    opened.search.setText("ledger")
    count = opened.text.hits
    assert count > 1
    places = {opened.text.textCursor().position()}
    for _ in range(count - 1):
        qtbot.keyClick(opened.search, Qt.Key.Key_Return)
        places.add(opened.text.textCursor().position())
    assert len(places) == count
    qtbot.keyClick(opened.search, Qt.Key.Key_Return)
    assert len(places | {opened.text.textCursor().position()}) == count
    before = opened.text.textCursor().position()
    qtbot.keyClick(opened.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(opened.search, Qt.Key.Key_Return)
    assert opened.text.textCursor().position() == before


def test_the_arrows_of_the_search_turn_the_chapters(qtbot: QtBot, opened: HelpWindow) -> None:
    opened.show_chapter("start")
    qtbot.keyClick(opened.search, Qt.Key.Key_Down)
    assert opened.current == ORDER[1]
    qtbot.keyClick(opened.search, Qt.Key.Key_Up)
    qtbot.keyClick(opened.search, Qt.Key.Key_Up)
    assert opened.current == ORDER[0]


def test_a_link_turns_to_its_chapter(opened: HelpWindow) -> None:
    opened.text.anchorClicked.emit(QUrl("help:backups"))
    assert opened.current == "backups"
    opened.text.anchorClicked.emit(QUrl("https://example.org/"))
    assert opened.current == "backups"


def test_a_link_leads_out_of_what_was_searched(opened: HelpWindow) -> None:
    opened.search.setText("stick")
    opened.text.anchorClicked.emit(QUrl("help:calendar"))
    assert (opened.current, opened.search.text()) == ("calendar", "")


def test_no_file_outside_the_pictures_is_read(opened: HelpWindow) -> None:
    image = QTextDocument.ResourceType.ImageResource.value
    assert isinstance(opened.text.loadResource(image, QUrl("screens/en/checklist.png")), QImage)
    for name in ("screens/../window.qss", "icons/bell.svg", "https://example.org/a.png"):
        assert opened.text.loadResource(image, QUrl(name)) is None


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_pictures_are_as_wide_as_the_text_at_every_size_and_look(
    opened: HelpWindow, settings: Settings, theme, monkeypatch: pytest.MonkeyPatch, ratio: int, size: int, look: str
) -> None:
    settings.text_size, settings.theme = size, look
    theme.apply()
    opened.resize(700, 500)
    monkeypatch.setattr(opened.text, "devicePixelRatioF", lambda: ratio)
    image = opened.text.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("screens/en/checklist.png"))
    room = opened.text.viewport().width()
    assert room - 65 <= image.width() / image.devicePixelRatio() < room
    assert image.devicePixelRatio() == ratio
    assert image.height() / image.width() == pytest.approx(800 / 1280, abs=0.01)


def test_every_picture_is_shown_somewhere_and_all_are_small_together() -> None:
    shown = {picture for language in LANGUAGES for name in ORDER for picture in PICTURE.findall(chapter(name, language).text)}
    files = list(resources.path("screens").rglob("*.png"))
    assert {f"screens/{file.relative_to(resources.path('screens')).as_posix()}" for file in files} == shown
    assert sum(file.stat().st_size for file in files) < 1_500_000


def test_the_help_follows_the_language_and_stays_in_its_chapter(
    qtbot: QtBot, opened: HelpWindow, settings: Settings, languages
) -> None:
    opened.show_chapter("calendar")
    settings.language_choice = "zh_CN"
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: opened.windowTitle() == "帮助")
    assert opened.current == "calendar"
    assert "休" in opened.text.toPlainText()
    opened.search.setText("备份")
    assert opened.text.hits or opened.list.count()


def test_larger_text_makes_headings_and_body_larger(opened: HelpWindow, settings: Settings, theme) -> None:
    def sizes() -> list[int]:
        found = []
        block = opened.text.document().begin()
        while block.isValid() and len(found) < 3:
            if block.text():
                found.append(block.begin().fragment().charFormat().font().pixelSize())
            block = block.next()
        return found

    small = sizes()
    assert small[0] > small[1] > 0
    settings.text_size = 200
    theme.apply()
    assert sizes() == [2 * size for size in small]


def test_everything_in_the_help_has_a_name(opened: HelpWindow) -> None:
    for part in (opened.search, opened.list, opened.text):
        assert part.accessibleName()


def test_a_chapter_begins_at_its_top_and_the_one_before_is_let_go(qtbot: QtBot, opened: HelpWindow) -> None:
    opened.show_chapter("checklist")
    before, bar = opened.text.document(), opened.text.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    opened.show_chapter("submissions")
    assert bar.value() == 0
    qtbot.waitUntil(lambda: not isValid(before))
    assert bar.value() == 0


def test_the_keys_of_a_page_that_was_opened_meanwhile_are_told(window: MainWindow) -> None:
    opened = window.dialogs.show_help(KEYS)
    opened.hide()
    window.open_page("checklist")
    assert "Tick" in window.dialogs.show_help(KEYS).text.toPlainText()
    opened.close()
