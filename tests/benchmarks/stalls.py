"""How long the window's thread is held up: every page of a ledger is gone through as a person would, and each piece of
work on that thread is timed.

    python -m tests.benchmarks.stalls [MEASURES …] [--where] [--fail-over MILLISECONDS]

A line a step: what was done, the longest time one event took (by the clock, and in the thread's own computing time), how
many took longer than 50 ms. `--where` prints what the thread was at; with `--fail-over` the program ends with 1 where an
event took more computing time than so many milliseconds.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar, QTableView, QWidget

from tests.benchmarks.big_ledger import TODAY, big_ledger

LIMIT = 0.050
_LOOK_EVERY = 0.005
_DEEP = 4  # places of a stack that are told
_MOST = 300.0  # seconds a step may take
ROOT = str(Path(__file__).resolve().parents[2])


@dataclass
class Step:
    """What one step cost: the longest event by the clock and in computing time, how many were too long, and where."""

    name: str
    longest: float = 0.0
    longest_cpu: float = 0.0
    events: int = 0
    over: int = 0
    over_cpu: int = 0
    where: Counter[str] = field(default_factory=Counter)


class TimedApplication(QApplication):
    """Times every event that is not part of another one."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.step = Step("before")
        self.steps: list[Step] = []
        self._depth = 0
        self._began = 0.0
        self._looks: Counter[str] = Counter()
        # Looked at from within the thread itself: a frame held by another one would keep a painter alive after its event.
        signal.signal(signal.SIGALRM, self._look)
        signal.setitimer(signal.ITIMER_REAL, _LOOK_EVERY, _LOOK_EVERY)

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._depth:
            return super().notify(receiver, event)
        self._depth, self._looks = 1, Counter()
        began, cpu = time.perf_counter(), time.thread_time()
        self._began = began
        try:
            return super().notify(receiver, event)
        finally:
            taken, computed = time.perf_counter() - began, time.thread_time() - cpu
            self._depth, self._began = 0, 0.0
            self._count(taken, computed)

    @contextmanager
    def at(self, name: str) -> Iterator[None]:
        """A step of its own."""
        self.step = Step(name)
        yield
        rest()
        self.steps.append(self.step)
        self.step = Step("between")

    def _count(self, taken: float, computed: float) -> None:
        step = self.step
        step.events += 1
        step.longest, step.longest_cpu = max(step.longest, taken), max(step.longest_cpu, computed)
        step.over_cpu += computed > LIMIT
        if taken > LIMIT:
            step.over += 1
            step.where.update(self._looks)

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        if self._began and frame is not None and time.perf_counter() - self._began > LIMIT / 2:
            self._looks[_own_place(frame)] += 1


def _own_place(frame: FrameType | None) -> str:
    """The innermost places of the program in a stack."""
    own: list[str] = []
    while frame is not None and len(own) < _DEEP:
        file = frame.f_code.co_filename
        if file.startswith(ROOT) and "/.venv/" not in file and file != __file__:
            own.append(f"{Path(file).name}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    return " < ".join(own)


def rest(seconds: float = 0.15) -> None:
    """Let everything that is awaited arrive and the layouts come to rest."""
    app = QApplication.instance()
    until = time.monotonic() + seconds
    most = time.monotonic() + _MOST
    while time.monotonic() < min(until, most):
        window = getattr(app, "window", None)
        if window is not None and window.frame is not None and window.frame.operations.is_awaited:
            until = time.monotonic() + seconds
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.002)


def press(widget: QWidget, key: Qt.Key, times: int = 1, *, ctrl: bool = False) -> None:
    """Press a key and let each press be answered."""
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    for _ in range(times):
        QTest.keyClick(widget, key, modifier)
        rest(0.03)


def scrolled(page: QWidget) -> None:
    """Scroll everything that can be, to its end and back, in a few steps."""
    for bar in page.findChildren(QScrollBar):
        if bar.isVisible() and bar.maximum() > 0:
            for part in (0.1, 0.5, 1.0, 0.0):
                bar.setValue(int(bar.maximum() * part))
                rest(0.05)


def pages_of(app: TimedApplication, window: QWidget) -> None:
    """Every page: opened, scrolled, left and come back to."""
    for name in window.specs:
        with app.at(f"{name}: open"):
            window.open_page(name)
        with app.at(f"{name}: scroll"):
            scrolled(window.pages[name])
        with app.at(f"{name}: rows, keys"):
            for view in window.pages[name].findChildren(QTableView):
                if view.isVisible() and view.model() is not None and view.model().rowCount():
                    view.setFocus()
                    press(view, Qt.Key.Key_Down, 5)
                    press(view, Qt.Key.Key_PageDown, 3)
                    press(view, Qt.Key.Key_End)
                    press(view, Qt.Key.Key_Home)
    for name in window.specs:
        with app.at(f"{name}: again"):
            window.open_page(name)


def highest_table(page: QWidget) -> QTableView:
    """The list of a page, once it is there: beside other work the typed words may take long to be answered."""
    until = time.monotonic() + _MOST
    while not (shown := [each for each in page.findChildren(QTableView) if each.isVisible()]):
        if time.monotonic() > until:
            raise TimeoutError(type(page).__name__)
        rest(0.1)
    return max(shown, key=lambda each: each.height())


def checklist_of(app: TimedApplication, window: QWidget) -> None:
    """What is done all day: search, walk, tick, undo, choose many, the year."""
    window.open_page("checklist")
    rest()
    page = window.pages["checklist"]
    search = window.top_bar.search
    with app.at("checklist: type 扬尘治"):
        for end in range(1, 4):
            search.setText("扬尘治"[:end])
            rest(0.3)
    with app.at("checklist: search emptied"):
        search.setText("")
        rest(0.4)
    view = highest_table(page)
    view.setFocus()
    with app.at("checklist: walk 20 rows"):
        press(view, Qt.Key.Key_Down, 20)
    with app.at("checklist: tick"):
        press(view, Qt.Key.Key_Space)
    with app.at("checklist: undo"):
        press(window, Qt.Key.Key_Z, ctrl=True)
    with app.at("checklist: choose all"):
        press(view, Qt.Key.Key_A, ctrl=True)
    with app.at("checklist: tick all chosen"):
        press(view, Qt.Key.Key_Space)
    with app.at("checklist: undo of all"):
        press(window, Qt.Key.Key_Z, ctrl=True)
    with app.at("checklist: choose one"):
        press(view, Qt.Key.Key_Home)
    with app.at("checklist: the year"):
        press(window, Qt.Key.Key_G, ctrl=True)
    with app.at("checklist: the year, scrolled"):
        scrolled(page)
    with app.at("checklist: the list again"):
        press(window, Qt.Key.Key_G, ctrl=True)


def window_of(app: TimedApplication, window: QWidget, program: QObject) -> None:
    """The window itself: languages, looks, sizes, dialogs."""
    for language in ("en", "zh_CN"):
        with app.at(f"language {language}"):
            program.settings.language_choice = language
            program.languages.use(language)
    for theme in ("dark", "light"):
        with app.at(f"look {theme}"):
            program.settings.theme = theme
            program.theme.apply()
    with app.at("resize"):
        for width in (900, 1600, 1280):
            window.resize(width, 800)
            rest(0.1)
    for name, show in dialogs_of(window):
        with app.at(name):
            show()
        with app.at(f"{name}: close"):
            for widget in QApplication.topLevelWidgets():
                if widget is not window and widget.isVisible():
                    widget.close()


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

    app = TimedApplication([])
    settings = Settings(settings_file)
    settings.language_choice = "zh_CN"
    program = Program(settings, lambda: TODAY)
    app.window = program.window
    with app.at("open the ledger"):
        program.window.show()
        program.open(place)
        until = time.monotonic() + _MOST
        while program.window.frame is None and time.monotonic() < until:
            rest(0.02)
    pages_of(app, program.window)
    checklist_of(app, program.window)
    window_of(app, program.window, program)
    with app.at("close"):
        program.window.close()
    size = place.name
    for step in app.steps:
        say(size, step)
        if tells_where:
            for where, count in step.where.most_common(4):
                print(f"      {count * _LOOK_EVERY * 1000:5.0f} ms  {where}", file=sys.stderr)
    whole = Step("all of it", max(s.longest for s in app.steps), max(s.longest_cpu for s in app.steps),
                 sum(s.events for s in app.steps), sum(s.over for s in app.steps), sum(s.over_cpu for s in app.steps))  # fmt: skip
    say(size, whole)
    sys.stdout.flush()
    os._exit(int(fail_over is not None and whole.longest_cpu > fail_over))  # a benchmark's window needs no long good-bye


def say(size: str, step: Step) -> None:
    """One step as one line of JSON."""
    print(json.dumps({
        "name": f"stall, {step.name}", "size": f"{size} measures", "longest_ms": round(step.longest * 1000, 1),
        "longest_cpu_ms": round(step.longest_cpu * 1000, 1), "events": step.events, "over_50_ms": step.over,
        "over_50_ms_cpu": step.over_cpu,
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
