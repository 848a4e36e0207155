"""Every screen of the window, looked at in every language and size of text: nothing cut, nameless, out of reach, or with a letter twice."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication, QDialog, QWidget

import gui
from gui.app import Program
from gui.main_window import MainWindow
from gui.settings import Settings
from tests.gui.manners.cutting import cut_texts
from tests.gui.manners.looking import doubled_letters, out_of_reach, parts, unnamed
from tests.screens import DAY, WINDOW, all_screens, sample_ledger, settle
from tests.screens_waiting import until

pytestmark = pytest.mark.no_cover  # what is walked through here is covered by its own tests, and walked in half the time
STRETCHED = "stretched"
TRIES = 8


class StretchedTranslator(QTranslator):
    """A language whose texts are half as long again as the English ones, as German or Russian are, in words of nine letters."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        del context, disambiguation
        return source.replace("%n", str(n)) + " " + ("xxxxxxxxx " * (len(source) // 20 + 1))[: len(source) // 2].rstrip()


@pytest.fixture(scope="module")
def program(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """One program for all of it: its ledger is filled, its reports and returned files are made once."""
    place = tmp_path_factory.mktemp("screens")
    made = Program(Settings(place / "window.ini"), lambda: DAY)
    made.window.show()
    made.open(sample_ledger(place / "ledger"))
    until(lambda: made.window.frame is not None)
    made.window.hide()  # a test is to leave no window
    yield made
    made.close()
    made.languages.stop()
    made.window.deleteLater()


@pytest.fixture
def dressed(qapp: QApplication, program: Program) -> Iterator[Callable[[str, int], MainWindow]]:
    """Show the window in a language, the stretched one too, and a size of text."""
    stretched = StretchedTranslator()

    def dress(language: str, size: int) -> MainWindow:
        program.settings.text_size = size
        program.theme.apply()
        program.settings.language_choice = "en" if language == STRETCHED else language
        program.languages.use(program.settings.language)
        if language == STRETCHED:
            qapp.installTranslator(stretched)
        program.window.resize(WINDOW)
        program.window.show()
        return program.window

    yield dress
    QCoreApplication.removeTranslator(stretched)
    program.window.hide()


def looked_over(window: MainWindow) -> tuple[dict[str, list[str]], set[type[QWidget]]]:
    """What is wrong, by screen; and what kinds of widgets were looked at."""
    wrong: dict[str, list[str]] = {}
    kinds = set()
    for name, screen in all_screens(window).items():
        shown = screen(window)
        kinds.add(type(shown))
        for seconds in (0.02, *[0.1] * TRIES):  # a layout comes to rest in its own time on a busy machine
            settle(seconds, window=window, turns=4)
            seen = list(parts(shown))
            if not (found := [*cut_texts(shown, seen), *unnamed(seen), *out_of_reach(seen), *doubled_letters(seen)]):
                break
        else:
            wrong[name] = found
        if shown is not window:
            shown.close()
        window.toast.hide()
        assert not (left := open_beside(window)), f"left open after {name}: {left}"
    return wrong, kinds


def open_beside(window: MainWindow) -> list[str]:
    """What stands open beside the window."""
    others = (widget for widget in QApplication.topLevelWidgets() if widget is not window and widget.isVisible())
    return [f"{type(widget).__name__} {getattr(widget, 'text', str)()}" for widget in others]


def dialogs() -> set[type[QWidget]]:
    """Every kind of dialog the program has."""
    for module in pkgutil.walk_packages(gui.__path__, "gui."):
        importlib.import_module(module.name)
    return {kind for kind in _below(QDialog) if kind.__module__.startswith("gui.")}


def _below(kind: type[QWidget]) -> set[type[QWidget]]:
    return {kind}.union(*(_below(each) for each in kind.__subclasses__()))


@pytest.mark.parametrize(("language", "size"), [("zh_CN", 100), ("zh_CN", 150), ("en", 100), ("en", 150), (STRETCHED, 100), (STRETCHED, 150)])
def test_no_word_is_cut_and_every_control_has_a_name_and_is_reached_by_keyboard(
    dressed: Callable[[str, int], MainWindow], language: str, size: int
) -> None:
    wrong, kinds = looked_over(dressed(language, size))
    assert wrong == {}
    assert dialogs() - kinds == set(), "no screen shows these (tests/screens.py)"
