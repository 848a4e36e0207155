"""Pictures of every page and dialog: python -m tests.screens FOLDER [NAME…].

A screen is a function given the open window; it brings the page or dialog up and returns the widget to be pictured.
Page authors add theirs to SCREENS.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget

import resources
from gui.app import Program
from gui.main_window import MainWindow
from gui.settings import Settings
from tests.gui.window_scene import gone
from tests.screens_calendar import CALENDAR
from tests.screens_checklist import CHECKLIST
from tests.screens_clashes import CLASHES
from tests.screens_compare import COMPARE
from tests.screens_dates import DATES
from tests.screens_dialogs import DIALOGS
from tests.screens_indicators import INDICATORS
from tests.screens_looked_up import LOOKED_UP
from tests.screens_merge import MERGE
from tests.screens_submissions import SUBMISSIONS
from tests.screens_taking_in import TAKING_IN
from tests.screens_units import UNITS_PAGE

DAY = date(2026, 6, 26)
LANGUAGES = ("zh_CN", "en")
LOOKS = ("light", "dark")
SIZES = (100, 200)
WINDOW = QSize(1280, 800)
SCREEN = QSize(3840, 2400)

Screen = Callable[[MainWindow], QWidget]


def settle(seconds: float = 0.25, *, window: MainWindow | None = None, most: float = 60, turns: int = 20) -> None:
    """Let answers arrive, however busy the machine is, and layouts come to rest in so many turns at least."""
    begun = until = time.monotonic()
    until += seconds
    left = turns
    while time.monotonic() < until or left > 0:
        left -= 1
        is_awaited = window and window.frame is not None and (window.frame.operations.is_awaited or window.stack.is_behind)
        if is_awaited and time.monotonic() < begun + most:
            until, left = time.monotonic() + seconds, turns
        QCoreApplication.processEvents()
        time.sleep(0.005)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def page(name: str) -> Screen:
    """A page of the rail as it opens."""

    def shown(window: MainWindow) -> QWidget:
        window.open_page(name)
        return window

    return shown


def open_dialog() -> QDialog:
    """The dialog that is open now."""
    return next(
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()
    )


def toast(window: MainWindow) -> QWidget:
    """A notice at the foot."""
    window.messages.say("销号 1-03-2", undo=lambda: None)
    return window


SCREENS: dict[str, Screen] = {
    "toast": toast,
    **CHECKLIST,
    **CALENDAR,
    **INDICATORS,
    **TAKING_IN,
    **SUBMISSIONS,
    **MERGE,
    **COMPARE,
    **DATES,
    **CLASHES,
    **UNITS_PAGE,
    **LOOKED_UP,
    **DIALOGS,
}


def all_screens(window: MainWindow) -> dict[str, Screen]:
    """Every page the window lists, then the screens named above."""
    pages = {spec.name: page(spec.name) for spec in window.specs.values() if spec.is_in_rail}
    return pages | SCREENS


def take_pictures(program: Program, folder: Path, wanted: list[str]) -> int:
    """Picture every screen in every language, look and size; the number of pictures."""
    window, count = program.window, 0
    for look in LOOKS:
        for size in SIZES:
            for language in LANGUAGES:
                dress(program, language, look, size)
                for name, screen in all_screens(window).items():
                    if wanted and name not in wanted:
                        continue
                    widget = screen(window)
                    settle(window=window)
                    widget.grab()  # what is asked for while it is painted
                    settle(window=window)
                    widget.grab().save(str(folder / f"{name}-{language}-{look}-{size}.png"))
                    if widget is not window:
                        widget.close()
                    window.toast.hide()
                    count += 1
    return count


def dress(program: Program, language: str, look: str, size: int) -> None:
    """Give the window a language, a look and a size, as on a screen of so many percent."""
    program.settings.theme, program.settings.text_size = look, size
    program.theme.apply()
    program.window.resize(WINDOW * size / 100)
    program.languages.use(language)
    program.settings.language_choice = language


def main(arguments: list[str]) -> int:
    if any(word.startswith("-") for word in arguments):
        print(f"{__doc__}\nNames: the pages of the rail, and {', '.join(SCREENS)}.")
        return 0 if set(arguments) & {"-h", "--help"} else 2
    folder = Path(arguments[0]) if arguments else Path("out/screens")
    folder.mkdir(parents=True, exist_ok=True)
    with opened() as program:
        count = take_pictures(program, folder, arguments[1:])
    print(f"{count} pictures in {folder}")
    return 0


@contextmanager
def opened() -> Iterator[Program]:
    """The program at work with the sample ledger, in a folder that goes with it."""
    with tempfile.TemporaryDirectory() as place:
        app = QApplication.instance() or QApplication([*sys.argv[:1], *wide_screen(Path(place))])
        settings = Settings(Path(place) / "window.ini")
        program = Program(settings, lambda: DAY)
        program.window.show()
        program.open(sample_ledger(Path(place) / "ledger"))
        until = time.monotonic() + 20
        while program.window.frame is None and time.monotonic() < until:
            settle(0.05)
        yield program
        gone(program.window)
        app.quit()


def wide_screen(folder: Path) -> list[str]:
    """What tells Qt off screen of a screen that holds the window at 200 %: on its own, of 800 x 800, dialogs would be narrow."""
    if os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        return []
    screen = {"name": "wide", "x": 0, "y": 0, "width": SCREEN.width(), "height": SCREEN.height()}
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [screen | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}))
    return ["-platform", f"offscreen:configfile={file}"]


def sample_ledger(place: Path) -> Path:
    """A ledger with the sample plan taken in and half a year's work done."""
    from model.actions.close import close_measures
    from model.actions.evidence import attach_evidence
    from model.actions.progress import note_progress
    from model.actions.sample import make_sample
    from model.ledger import Ledger
    from model.periods import Month
    from model.queries.checklist import checklist_rows
    from model.rows.checklist import ChecklistFilter

    make_sample(place, today=date(2026, 3, 11))
    with Ledger.open(place, person="填报人") as ledger:
        rows = checklist_rows(ledger, ChecklistFilter(is_mine=True), today=DAY)
        for number, row in enumerate(rows):
            for month in range(4, 7 if number % 4 else 6):
                text = "完成现场排查，发现的问题已列清单整改。" if month % 2 else "召开协调会，明确点位和时限。"
                note_progress(ledger, row.id, Month(2026, month), text, today=DAY)
            if number % 5 == 2:
                close_measures(ledger, [row.id], on=date(2026, 4 + number % 3, 20))
        attach_evidence(ledger, [row.id for row in rows[:3]], [resources.path("sample/plan.txt")])
    return place


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
