"""How long the window's thread is held up: every page of a ledger is gone through as a person would, turn by turn of its
event loop.

    python -m tests.benchmarks.stalls [MEASURES …] [--where] [--fail-over MILLISECONDS]

A line a step: what was done, the longest time one turn took (by the clock, and in the thread's own computing time), how
many computed longer than 50 ms; at the end how many times slower than alone the machine is by other work. `--where`
prints what the thread was at; with `--fail-over` the program ends with 1 where a turn took more computing time than so
many milliseconds.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from types import FrameType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar, QTableView, QWidget

from tests.benchmarks.big_ledger import TODAY, big_ledger
from tests.held_up import LIMIT, HeldUp, Step, slowness

_LOOK_EVERY = 0.005
_DEEP = 4  # places of a stack that are told
_MOST = 300.0  # seconds a step may take
ROOT = str(Path(__file__).resolve().parents[2])


class Watch(HeldUp):
    """Keeps as well what the thread was at in the turns that took long by the clock."""

    def __init__(self, program: QObject) -> None:
        window, long_work = program.window, program.runners.long_work
        super().__init__(lambda: window.stack.is_behind or long_work.is_busy
                         or (window.frame is not None and window.frame.operations.is_awaited))  # fmt: skip
        self.where: dict[str, Counter[str]] = defaultdict(Counter)
        self._began = 0.0
        self._looks: Counter[str] = Counter()

    def look(self) -> None:
        """Look every few milliseconds, from within the thread: a frame held by another one would keep a painter alive."""
        signal.signal(signal.SIGALRM, self._look)
        signal.setitimer(signal.ITIMER_REAL, _LOOK_EVERY, _LOOK_EVERY)

    def _count(self, act: Callable[[], object]) -> None:
        self._looks, self._began = Counter(), time.perf_counter()
        super()._count(act)
        began, self._began = self._began, 0.0  # from here on no look is added
        if time.perf_counter() - began > LIMIT:
            self.where[self.steps[-1].name].update(self._looks)

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        if self._began and frame is not None and time.perf_counter() - self._began > LIMIT / 2:
            self._looks[_own_place(frame)] += 1


def _own_place(frame: FrameType | None) -> str:
    """The innermost places of the program in a stack."""
    own: list[str] = []
    while frame is not None and len(own) < _DEEP:
        file = frame.f_code.co_filename
        if file.startswith(ROOT) and "/.venv/" not in file and "/tests/" not in file:
            own.append(f"{Path(file).name}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    return " < ".join(own)


def press(app: Watch, widget: QWidget, key: Qt.Key, times: int = 1, *, ctrl: bool = False) -> None:
    """Press a key and let each press be answered."""
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    for _ in range(times):
        app.do(lambda: QTest.keyClick(widget, key, modifier))
        app.rest(0.03)


def scrolled(app: Watch, page: QWidget) -> None:
    """Scroll everything that can be, to its end and back, in a few steps."""
    for bar in page.findChildren(QScrollBar):
        if bar.isVisible() and bar.maximum() > 0:
            for part in (0.1, 0.5, 1.0, 0.0):
                app.do(lambda bar=bar, part=part: bar.setValue(int(bar.maximum() * part)))
                app.rest(0.05)


def pages_of(app: Watch, window: QWidget) -> None:
    """Every page: opened, scrolled, left and come back to."""
    for name in window.specs:
        with app.at(f"{name}: open"):
            app.do(lambda name=name: window.visit(name))
        with app.at(f"{name}: scroll"):
            scrolled(app, window.pages[name])
        with app.at(f"{name}: rows, keys"):
            for view in window.pages[name].findChildren(QTableView):
                if view.isVisible() and view.model() is not None and view.model().rowCount():
                    view.setFocus()
                    press(app, view, Qt.Key.Key_Down, 5)
                    press(app, view, Qt.Key.Key_PageDown, 3)
                    press(app, view, Qt.Key.Key_End)
                    press(app, view, Qt.Key.Key_Home)
    for name in window.specs:
        with app.at(f"{name}: again"):
            app.do(lambda name=name: window.visit(name))


def highest_table(app: Watch, page: QWidget) -> QTableView:
    """The list of a page, once it is there: beside other work the typed words may take long to be answered."""
    until = time.monotonic() + _MOST
    while not (shown := [each for each in page.findChildren(QTableView) if each.isVisible()]):
        if time.monotonic() > until:
            raise TimeoutError(type(page).__name__)
        app.rest(0.1)
    return max(shown, key=lambda each: each.height())


def checklist_of(app: Watch, window: QWidget) -> None:
    """What is done all day: search, walk, tick, undo, choose many, the year."""
    window.open_page("checklist")
    app.rest()
    page = window.pages["checklist"]
    search = window.top_bar.search
    with app.at("checklist: type 扬尘治"):
        for end in range(1, 4):
            app.do(lambda end=end: search.setText("扬尘治"[:end]))
            app.rest(0.3)
    with app.at("checklist: search emptied"):
        app.do(search.clear)
        app.rest(0.4)
    view = highest_table(app, page)
    view.setFocus()
    with app.at("checklist: walk 20 rows"):
        press(app, view, Qt.Key.Key_Down, 20)
    with app.at("checklist: tick"):
        press(app, view, Qt.Key.Key_Space)
    with app.at("checklist: undo"):
        press(app, window, Qt.Key.Key_Z, ctrl=True)
    with app.at("checklist: choose all"):
        press(app, view, Qt.Key.Key_A, ctrl=True)
    with app.at("checklist: tick all chosen"):
        press(app, view, Qt.Key.Key_Space)
    with app.at("checklist: undo of all"):
        press(app, window, Qt.Key.Key_Z, ctrl=True)
    with app.at("checklist: choose one"):
        press(app, view, Qt.Key.Key_Home)
    with app.at("checklist: the year"):
        press(app, window, Qt.Key.Key_G, ctrl=True)
    with app.at("checklist: the year, scrolled"):
        scrolled(app, page)
    with app.at("checklist: the list again"):
        press(app, window, Qt.Key.Key_G, ctrl=True)


def lists_of(app: Watch, window: QWidget, folder: Path) -> None:
    """The checklist narrowed, sorted, written into a file and laid out on pages."""
    from gui.pages.checklist_choice import Choice
    from model.rows.checklist import SortKey
    from model.rows.words import Light

    page = window.pages["checklist"]
    before = page.narrowing.choice
    for name, choice in (("all", Choice()), ("mine", Choice(is_mine=True)), ("overdue", Choice(light=Light.RED)),
                         ("due in 30 days", Choice(due_days=30)), ("all again", Choice())):  # fmt: skip
        with app.at(f"checklist: filter {name}"):
            app.do(lambda choice=choice: page.narrowing.set(choice))
            app.rest(0.2)
    for sort in (SortKey.DUE, None):
        with app.at(f"checklist: sorted by {sort or 'nothing'}"):
            app.do(lambda sort=sort: page.narrowing.order.choose(sort))
    view = highest_table(app, page)
    with app.at("checklist: first annex folded, opened"):
        app.do(lambda: view.go_to(0))
        press(app, view, Qt.Key.Key_Left)
        press(app, view, Qt.Key.Key_Right)
    with app.at("checklist: exported"):
        app.do(lambda: page.handing.files.write(folder / "list.xlsx", page.handing.content()))
        app.rest(most=_MOST)
    with app.at("checklist: filter of before"):
        app.do(lambda: page.narrowing.set(before))


def window_of(app: Watch, window: QWidget, program: QObject) -> None:
    """The window itself: languages, looks, sizes, dialogs."""
    for language in ("en", "zh_CN"):
        with app.at(f"language {language}"):
            program.settings.language_choice = language
            app.do(lambda language=language: program.languages.use(language))
    for theme in ("dark", "light"):
        with app.at(f"look {theme}"):
            program.settings.theme = theme
            app.do(program.theme.apply)
    for size in (125, 100):
        with app.at(f"text size {size}"):
            program.settings.text_size = size
            app.do(program.theme.apply)
    with app.at("resize"):
        for width in (900, 1600, 1280):
            app.do(lambda width=width: window.resize(width, 800))
            app.rest(0.1)
    for name, show in dialogs_of(window):
        with app.at(name):
            app.do(show)
        for theme in ("dark", "light"):
            with app.at(f"{name}: look {theme}"):
                program.settings.theme = theme
                app.do(program.theme.apply)
        with app.at(f"{name}: close"):
            for widget in QApplication.topLevelWidgets():
                if widget is not window and widget.isVisible():
                    app.do(widget.close)


def dialogs_of(window: QWidget) -> list[tuple[str, Callable[[], object]]]:
    """What the menu opens."""
    return [
        ("preferences", window.dialogs.show_preferences), ("help", window.dialogs.show_help),
        ("keys", lambda: window.dialogs.show_help("keys")), ("about", window.dialogs.show_about),
        ("restore", window.ledgers.restore.trigger),
    ]  # fmt: skip


def gone_through(place: Path, settings_file: Path, *, tells_where: bool, fail_over: float | None = None) -> None:
    """Go through a ledger in a window and print what each step cost."""
    from gui.app import Program
    from gui.settings import Settings

    _qt, before = QApplication([]), slowness()
    settings = Settings(settings_file)
    settings.language_choice = "zh_CN"
    program = Program(settings, lambda: TODAY)
    app = Watch(program)
    if tells_where:
        app.look()
    program.window.page_shown.connect(program.load_pages, Qt.ConnectionType.SingleShotConnection)  # as when it is run
    gc.freeze()  # likewise
    with app.at("open the ledger"):
        program.window.show()
        program.open(place)
        until = time.monotonic() + _MOST
        while program.window.frame is None and time.monotonic() < until:
            app.rest(0.02)
    with app.at("modules loaded beside"):
        while not program.is_loaded and time.monotonic() < until:
            app.rest(0.02)
    pages_of(app, program.window)
    checklist_of(app, program.window)
    lists_of(app, program.window, settings_file.parent)
    window_of(app, program.window, program)
    with app.at("close"):
        app.do(program.window.close)
    tell(app, place.name, before, tells_where=tells_where)
    longest = max(step.longest for step in app.steps)
    os._exit(int(fail_over is not None and longest > fail_over))  # a benchmark's window needs no long good-bye


def tell(app: Watch, size: str, before: float, *, tells_where: bool) -> None:
    """Every step as a line, then all of them together, and how slow the machine was."""
    for step in app.steps:
        say(size, step)
        if tells_where:
            for where, count in app.where[step.name].most_common(4):
                print(f"      {count * _LOOK_EVERY * 1000:5.0f} ms  {where}", file=sys.stderr)
    whole = Step("all of it", max(s.longest for s in app.steps), max(s.by_clock for s in app.steps),
                 sum(s.turns for s in app.steps), sum(s.over for s in app.steps))  # fmt: skip
    say(size, whole)
    print(json.dumps({"name": "the machine, times as slow as with nothing beside it", "times": round(max(before, slowness()), 2)}))
    sys.stdout.flush()


def say(size: str, step: Step) -> None:
    """One step as one line of JSON."""
    print(json.dumps({
        "name": f"stall, {step.name}", "size": f"{size} measures", "longest_ms": round(step.by_clock * 1000, 1),
        "longest_cpu_ms": round(step.longest * 1000, 1), "turns": step.turns, "over_50_ms_cpu": step.over,
    }, ensure_ascii=False), flush=True)  # fmt: skip


def stalls(sizes: tuple[int, ...], *further: str) -> None:
    """Every size in a process of its own; `further` are words of the command line that each is given."""
    import subprocess

    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            place = big_ledger(Path(name) / str(size), size)
            words = [sys.executable, "-m", "tests.benchmarks.stalls", "--of", str(place), *further]
            subprocess.run(words, check=True, env=os.environ | {"HOME": name, "XDG_CONFIG_HOME": f"{name}/config"})


def main(words: list[str]) -> None:
    """What the command line asks for."""
    limit = float(words.pop(words.index("--fail-over") + 1)) if "--fail-over" in words else None
    if "--of" in words:
        of = Path(words[words.index("--of") + 1])
        fail_over = None if limit is None else limit / 1000
        gone_through(of, of.parent / "window.ini", tells_where="--where" in words, fail_over=fail_over)
    chosen = tuple(int(word) for word in words if word.isdigit())
    asked = () if limit is None else ("--fail-over", str(limit))
    stalls(chosen or (230, 100_000), *(["--where"] * ("--where" in words)), *asked)


if __name__ == "__main__":
    main(sys.argv[1:])
