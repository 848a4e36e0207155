"""Every menu's letters: each alone in its menu, in both languages, and written in Chinese where Chinese menus have them."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui import texts
from gui.dialogs.first_start import UnitAction
from gui.main_window import MainWindow
from gui.page import Frame
from gui.page_list import PAGES
from gui.settings import Settings
from gui.theme import Theme
from gui.translations import Languages, read_ts
from model.ledger import Ledger
from tests.gui.checklist_scene import scene_frame
from tests.gui.manners.looking import same_letters

CHINESE = read_ts(texts.CHINESE)
OFFERED_WHEN_ASKED = {"EvidenceSection", "DatesSection", "SavedFilters"}  # classes whose menus are made or filled as they open


@pytest.fixture
def window(
    qtbot: QtBot, settings: Settings, theme: Theme, town_ledger: Ledger, make_frame: Callable[..., Frame], tmp_path: Path
) -> Iterator[MainWindow]:
    """The window at work, with a menu as full as it becomes."""
    settings.remember_ledger(tmp_path)
    made = MainWindow(tuple(spec for spec in PAGES if spec.name in ("overview", "evidence", "history")), settings, theme)
    qtbot.addWidget(made)
    frame = scene_frame(make_frame, town_ledger)
    made.attach(Frame(frame.operations, settings, theme, made.messages, frame.chosen, frame.today))
    UnitAction(made, frame)
    yield made
    made.close()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_letter_is_twice_in_a_menu_of_the_window(window: MainWindow, languages: Languages, language: str) -> None:
    languages.use(language)
    window.retranslate()
    menus = window.findChildren(QMenu)
    assert window.menu.menu in menus
    assert len(window.menu.menu.actions()) > 15
    for menu in menus:
        assert same_letters(action.text() for action in menu.actions() if action.isVisible()) == []


def offers() -> dict[tuple[str, str], list[str]]:
    """By class and function the texts of the menus that are made when they are asked for."""
    found: dict[tuple[str, str], list[str]] = {}
    for file in texts.sources():
        for owner in (node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.ClassDef)):
            for function in (node for node in owner.body if isinstance(node, ast.FunctionDef)):
                said = [call.args[0] for call in ast.walk(function)
                        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "addAction" and call.args]
                told = [one.args[0].value for one in said if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute)
                        and one.func.attr == "tr" and isinstance(one.args[0], ast.Constant)]
                if told:
                    found[owner.name, function.name] = [str(text) for text in told]
    return found


def test_no_letter_is_twice_in_a_menu_that_is_made_when_it_is_asked_for() -> None:
    found = offers()
    assert {owner for owner, _ in found} >= OFFERED_WHEN_ASKED
    for (owner, _), said in found.items():
        assert same_letters(said) == []
        assert same_letters(CHINESE[owner, text, ""][0] for text in said) == []


def test_a_chinese_letter_stands_in_brackets_before_dots_and_colons() -> None:
    misplaced = [form for forms in CHINESE.values() for form in forms if re.search(r"[….：:。]\s*\(&\w\)|（&\w|&\w）", form)]
    assert misplaced == []
