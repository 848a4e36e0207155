"""Steps of undo are called so in the language in force, also those that were taken in another one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from gui.change_words import ChangeWords
from gui.main_window import MainWindow
from gui.operations import Operations
from gui.page import Frame
from gui.settings import Settings
from gui.theme import Theme
from gui.translations import Languages
from model.actions.close import close_measures
from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from model.queries.ledger_history import history_page, named_lines
from model.rows.changed import Changed
from model.rows.history import HistoryFilter
from tests.builders import TODAY, measure_ids
from tests.fakes import fake_runners
from tests.gui.window_scene import SPECS

MAY = Month(2026, 5)


@pytest.fixture
def window(
    qtbot: QtBot, languages: Languages, settings: Settings, theme: Theme, make_frame: Callable[..., Frame], town_ledger: Ledger
) -> MainWindow:
    """A window in English on a real ledger."""
    languages.use("en")
    made = MainWindow(SPECS, settings, theme)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    frame = make_frame(town_ledger)
    operations = Operations(town_ledger, fake_runners(), made.messages, made)
    made.attach(Frame(operations, frame.settings, theme, made.messages, made.chosen, frame.today))
    return made


def write(window: MainWindow, text: str, action: Callable[..., Changed], *args: object, **facts: object) -> None:
    assert window.frame is not None
    window.frame.operations.write(None, text, action, *args, **facts)


def names(window: MainWindow) -> list[str]:
    assert window.frame is not None
    return [text for _, text in window.frame.operations.history.steps]


def test_steps_are_named_anew_when_the_language_is_switched(
    qtbot: QtBot, window: MainWindow, languages: Languages, town_ledger: Ledger
) -> None:
    ids = measure_ids(town_ledger)
    write(window, "Close 1-01-1", close_measures, ids[:1], on=TODAY)
    write(window, "Note progress", note_progress, ids[1], MAY, "抽查了两处。", today=TODAY)
    write(window, "Close 2 measures", close_measures, ids[1:3], on=TODAY)
    before = names(window)
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: names(window) != before)
    lines = history_page(town_ledger, HistoryFilter()).lines[:3]
    words = ChangeWords()
    assert names(window) == [words.step(line) for line in lines]
    assert names(window)[2].endswith(lines[2].doors[0][1])
    assert not any(name in before for name in names(window))
    heard: list[str] = []
    window.messages.said.connect(lambda notice: heard.append(notice.text))
    window.frame.operations.undo()
    assert words.step(lines[0]) in heard[0]
    assert window.frame.operations.history.redo_text == words.step(lines[0])


def test_a_step_done_again_is_still_called_by_what_it_did(
    qtbot: QtBot, window: MainWindow, languages: Languages, town_ledger: Ledger
) -> None:
    write(window, "Close", close_measures, measure_ids(town_ledger)[:1], on=TODAY)
    (line,) = named_lines(town_ledger, window.frame.operations.history.changes)
    window.frame.operations.undo()
    window.frame.operations.redo()
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: names(window) == [ChangeWords().step(line)])


def test_what_has_no_words_or_cannot_be_looked_up_keeps_its_name(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, town_ledger: Ledger
) -> None:
    write(window, "Close", close_measures, measure_ids(town_ledger)[:1], on=TODAY)
    window.frame.operations.history.rename({window.frame.operations.history.changes[0]: ""})
    assert names(window) == ["Close"]

    def fails(*_arguments: object) -> None:
        raise OSError

    monkeypatch.setattr("model.queries.ledger_history.named_lines", fails)
    window.undo_menu.retranslate()
    assert names(window) == ["Close"]
