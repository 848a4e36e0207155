"""Whatever is done in the window, its thread is free again at once: every page, the year, another language, another look."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.app import Program
from gui.page_list import load_page, load_questions
from gui.settings import Settings
from gui.translations import read_texts
from tests import builders
from tests.gui.window_scene import gone
from tests.held_up import LIMIT, HeldUp, nothing_collected, slowness

pytestmark = pytest.mark.no_cover  # counting lines takes as long again as running them
TRIES = 4  # figures taken beside the rest of the suite scatter: what is long is so each time
DAY = date(2026, 6, 15)


@pytest.fixture
def begin(qtbot: QtBot, settings: Settings, template: Callable[..., Path], tmp_path: Path) -> Callable[[], Program]:
    """The whole program, its modules loaded as they are a second after a start, no ledger open yet; another one at each call."""
    place = template("town", lambda ledger, _folder: builders.taken_in(ledger, builders.a_plan()))
    shutil.copytree(place, tmp_path / "ledger")

    def begun() -> Program:
        made = Program(settings, lambda: DAY)
        for name in made.window.specs:
            load_page(name)
        load_questions()
        read_texts()
        made.settings.remember_ledger(tmp_path / "ledger")
        made.window.show()
        return made

    return begun


def end(program: Program) -> None:
    gone(program.window)
    program.languages.stop()
    program.window.deleteLater()


def watch(program: Program) -> HeldUp:
    window = program.window
    return HeldUp(lambda: window.stack.is_behind or window.frame is None or window.frame.operations.is_awaited)


def gone_through(program: Program, held_up: HeldUp) -> None:
    """A ledger opened, every page twice, the year, both languages, both looks, two text sizes, the help, a dialog."""
    window = program.window
    with held_up.at("the ledger opened"):
        held_up.do(lambda: program.open(None))
    for round_ in ("new", "again"):
        for name in window.specs:
            with held_up.at(f"{name}, {round_}"):
                held_up.do(lambda name=name: window.visit(name))
    window.open_page("checklist")
    for view in ("the year", "the list again"):
        with held_up.at(view):
            held_up.do(window.pages["checklist"].year.turn.trigger)  # type: ignore[attr-defined]  # the checklist's own
    for language in ("zh_CN", "en"):
        with held_up.at(f"language {language}"):
            program.settings.language_choice = language
            held_up.do(lambda language=language: program.languages.use(language))
    for look in ("dark", "light"):
        with held_up.at(f"look {look}"):
            program.settings.theme = look
            held_up.do(program.theme.apply)
    for size in (125, 100):
        with held_up.at(f"text size {size}"):
            program.settings.text_size = size
            held_up.do(program.theme.apply)
    for chapter in ("checklist", "keys"):
        with held_up.at(f"help, {chapter}"):
            held_up.do(lambda chapter=chapter: window.dialogs.show_help(chapter))
    with held_up.at("preferences"):
        held_up.do(window.dialogs.show_preferences)
    with held_up.at("look dark, the help and the preferences open"):
        program.settings.theme = "dark"
        held_up.do(program.theme.apply)
    for dialog in QApplication.topLevelWidgets():
        if dialog is not window:
            dialog.close()


def late(program: Program) -> set[str]:
    """The steps in which a turn took too long, by what the machine is able to do at the moment."""
    held_up, before = watch(program), slowness()
    with nothing_collected():
        gone_through(program, held_up)
    assert set(program.window.specs) == set(program.window.pages)
    assert all(step.turns > 1 for step in held_up.steps)
    limit = LIMIT * max(before, slowness())
    return {step.name for step in held_up.steps if step.longest > limit}


def test_no_turn_of_the_window_is_long(begin: Callable[[], Program]) -> None:
    always: set[str] | None = None
    for _ in range(TRIES):
        program = begin()
        found = late(program)
        end(program)
        always = found if always is None else always & found
        if not always:
            break
    assert always == set()


def computing(seconds: float) -> None:
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


def test_a_page_that_computes_too_long_is_named(qapp: QApplication) -> None:
    held_up = HeldUp()
    with held_up.at("quick"):
        QTimer.singleShot(0, qapp, lambda: computing(0.001))
    with held_up.at("slow"):
        QTimer.singleShot(0, qapp, lambda: computing(LIMIT * 2))
    with held_up.at("slow at once"):
        held_up.do(lambda: computing(LIMIT * 3))
    assert [line.split(":")[0] for line in held_up.longer_than(LIMIT)] == ["slow at once", "slow"]


def test_what_is_waited_for_is_not_counted(qapp: QApplication) -> None:
    held_up = HeldUp()
    with held_up.at("waits"):
        QTimer.singleShot(0, qapp, lambda: time.sleep(LIMIT * 2))
    assert held_up.longer_than(LIMIT) == []
    assert held_up.steps[0].by_clock > LIMIT
