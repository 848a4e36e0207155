"""Every screen of the window, looked at in every language and size of text: nothing cut, nameless or out of reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.app import Program
from gui.settings import Settings
from tests.gui.manners.looking import cut_texts, out_of_reach, unnamed
from tests.screens import DAY, WINDOW, all_screens, sample_ledger, settle

pytestmark = pytest.mark.no_cover  # what is walked through here is covered by its own tests, and walked in half the time
STRETCHED = "stretched"
TRIES = 8


class StretchedTranslator(QTranslator):
    """A language whose words are half as long again as the English ones, as German or Russian are."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        del context, disambiguation
        return source.replace("%n", str(n)) + " " + "x" * (len(source) // 2)


@pytest.fixture
def program(settings: Settings, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    made = Program(settings, lambda: DAY)
    qtbot.addWidget(made.window)
    made.window.show()
    made.open(sample_ledger(tmp_path / "ledger"))
    qtbot.waitUntil(lambda: made.window.frame is not None, timeout=20000)
    yield made
    made.close()
    made.languages.stop()


@pytest.fixture
def speak(qapp: QApplication, program: Program) -> Iterator[Callable[[str], None]]:
    """Switch the window to a language, the stretched one too."""
    stretched = StretchedTranslator()

    def spoken(language: str) -> None:
        program.languages.use("en" if language == STRETCHED else language)
        if language == STRETCHED:
            qapp.installTranslator(stretched)

    yield spoken
    QCoreApplication.removeTranslator(stretched)


def found(program: Program, look: Callable[[QWidget], list[str]]) -> dict[str, list[str]]:
    """What is wrong, by screen."""
    window, wrong = program.window, {}
    for name, screen in all_screens(window).items():
        shown = screen(window)
        seen = None
        for _try in range(TRIES):  # a layout comes to rest in its own time on a busy machine
            settle(0.1, window=window)
            if not (seen := look(shown)):
                break
        if seen:
            wrong[name] = seen
        if shown is not window:
            shown.close()
        window.toast.hide()
    return wrong


@pytest.mark.parametrize(("language", "size"), [("zh_CN", 100), ("zh_CN", 150), ("en", 100), ("en", 150), (STRETCHED, 100)])
def test_no_word_is_cut(program: Program, speak: Callable[[str], None], language: str, size: int) -> None:
    program.settings.text_size = size
    program.theme.apply()
    program.window.resize(WINDOW)
    speak(language)
    assert found(program, cut_texts) == {}


def test_every_control_has_a_name_and_is_reached_by_keyboard(program: Program) -> None:
    program.window.resize(WINDOW)
    assert found(program, lambda widget: [*unnamed(widget), *out_of_reach(widget)]) == {}
