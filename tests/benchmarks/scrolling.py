"""Scrolling the checklist: rows painted a second, against a plain QTableView over a list in memory; and what comes after a
filter changes. Both views are off screen, of one size, with columns and rows of one size, painted in turn; what counts is
the time their threads had the processor.

    python -m tests.benchmarks.scrolling [MEASURES …]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from gui.item_models.index import NOWHERE, Index
from model.periods import Month
from model.rows.checklist import ChecklistFilter
from model.rows.words import Light, Role, State
from tests.benchmarks.big_ledger import TODAY, big_ledger
from tests.benchmarks.timing import from_times

RUNS, STEPS, PLACES, FILTER_RUNS = 5, 40, 4, 3
ROW = 46
_FIRST = 12  # rows at the top
_MOST = 120.0
_DAY = TODAY + timedelta(days=30)
FILTERS = {
    "mine": ChecklistFilter(is_mine=True), "blocked": ChecklistFilter(state=State.BLOCKED),
    "red": ChecklistFilter(light=Light.RED), "green": ChecklistFilter(light=Light.GREEN),
    "due in 30 days": ChecklistFilter(due_from=TODAY, due_before=_DAY), "idle": ChecklistFilter(idle_month=Month.of(TODAY)),
    "search 扬尘": ChecklistFilter(search="扬尘"), "search 第500000批": ChecklistFilter(search="第500000批"),
    "search of one letter": ChecklistFilter(search="尘"), "mine, searched": ChecklistFilter(is_mine=True, search="扬尘"),
    "unit 水务": ChecklistFilter(unit="水务"), "state nobody has": ChecklistFilter(state=State.NOT_APPLICABLE),
    "blue (none)": ChecklistFilter(light=Light.BLUE), "lead (none)": ChecklistFilter(role=Role.LEAD),
    "doubts (none)": ChecklistFilter(has_doubts=True), "missed (none)": ChecklistFilter(has_missed=True),
    "unit (none)": ChecklistFilter(unit="没有的单位"), "annex (none)": ChecklistFilter(annex=9),
    "due in 2025 (none)": ChecklistFilter(due_before=date(2025, 12, 1)),
    "search (none)": ChecklistFilter(search="没有的词"),
    "blocked and green (none)": ChecklistFilter(state=State.BLOCKED, light=Light.GREEN),
    "lead, searched (none)": ChecklistFilter(role=Role.LEAD, search="扬尘"),
    "mine, green, due in 30 days (none)": ChecklistFilter(is_mine=True, light=Light.GREEN, due_before=_DAY),
}  # fmt: skip


class PlainList(QAbstractTableModel):
    """The peer: five texts a row, in memory."""

    def __init__(self, rows: list[tuple[str, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 5

    def data(self, index: QModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        return self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def wait_for(is_done: Any) -> None:
    """Serve events until it is so."""
    until = time.monotonic() + _MOST
    while not is_done() and time.monotonic() < until:
        QCoreApplication.processEvents()
        time.sleep(0.001)
    if not is_done():
        raise TimeoutError


def painted(view: QTableView, start: int, *, is_there: Callable[[], bool]) -> float:
    """Seconds of this thread a row that comes into view, scrolled on row by row from a place not seen before.

    The rows are fetched first, unpainted: what is timed is painting them for the first time.
    """
    bar, viewport = view.verticalScrollBar(), view.viewport()
    bar.setValue(start)
    QCoreApplication.processEvents()
    first = view.rowAt(0)
    for row in range(first, first + STEPS + viewport.height() // ROW + 2):
        view.model().index(row, 0).data()
    wait_for(is_there)
    began = time.thread_time()
    for step in range(1, STEPS + 1):
        bar.setValue(start + step * ROW)
        QCoreApplication.processEvents()
    return (time.thread_time() - began) / STEPS


def in_turn(view: QTableView, peer: PlainChild, is_there: Callable[[], bool]) -> tuple[list[float], list[float]]:
    """The times of both at as many places, one after the other at each."""
    mine, theirs = [], []
    places = RUNS * PLACES + 1
    for place in range(places):
        start = view.verticalScrollBar().maximum() * (place + 1) // (places + 2)
        pair = painted(view, start, is_there=is_there), peer.painted(place + 1, places + 2)
        if place:  # the first pair warms up
            mine.append(pair[0])
            theirs.append(pair[1])
    return mine, theirs


class PlainChild:
    """The peer in a program of its own: this one's style sheet would slow it down and make it paint all anew."""

    def __init__(self, size: int, like: QTableView) -> None:
        header = like.horizontalHeader()
        widths = [header.sectionSize(column) for column in range(header.count()) if not header.isSectionHidden(column)]
        numbers = (size, like.width(), like.height(), *widths)
        self._child = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.scrolling", "--peer", *map(str, numbers)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def painted(self, part: int, parts: int) -> float:
        """Seconds a row, begun at so many parts of the whole."""
        if self._child.stdin is None or self._child.stdout is None:
            raise TypeError("the peer is not to be spoken to")
        self._child.stdin.write(f"{part} {parts}\n")
        self._child.stdin.flush()
        return float(self._child.stdout.readline())


def plain_view(size: int, width: int, height: int, *widths: int) -> QTableView:
    """The peer's view, of the same size, its columns and rows as wide and as high."""
    texts = [(f"开展扬尘专项整治，推进河道水质执法检查不少于{key}次，第{key}批。", "12-28", "协办", "0", "—") for key in range(size)]
    view = QTableView()
    view.setModel(PlainList(texts))
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(ROW)
    for column in range(view.model().columnCount()):
        view.setColumnHidden(column, column >= len(widths))
        view.setColumnWidth(column, widths[column] if column < len(widths) else 0)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.resize(width, height)
    view.show()
    return view


def be_peer(*numbers: int) -> None:
    """Serve PlainChild until it is gone."""
    app = QApplication([])
    view = plain_view(*numbers)
    app.processEvents()
    for line in sys.stdin:
        part, parts = map(int, line.split())
        print(painted(view, view.verticalScrollBar().maximum() * part // parts, is_there=lambda: True), flush=True)
    os._exit(0)


def scrolled(place: Path, size: int) -> None:
    """The figures of one ledger, in this process."""
    from gui.app import Program
    from gui.settings import Settings

    QApplication([])
    settings = Settings(place.parent / "window.ini")
    settings.language_choice, settings.last_page = "zh_CN", "checklist"
    program = Program(settings, lambda: TODAY)
    window = program.window
    window.resize(1280, 800)
    window.show()
    program.open(place)
    wait_for(lambda: window.frame is not None and "checklist" in window.pages)
    page: Any = window.pages["checklist"]
    view = page.view

    def idle() -> bool:
        frame = window.frame
        return frame is not None and not frame.operations.is_awaited and view.model().rowCount() > 0

    wait_for(idle)
    if page.narrowing.kept.is_mine:
        page.open_place(ChecklistFilter())
        wait_for(idle)
    if "--no-scroll" not in sys.argv:
        scroll(view, size, idle)
    if "--no-filters" not in sys.argv:
        filtered(page, view, size)
    sys.stdout.flush()
    os._exit(0)


def scroll(view: QTableView, size: int, is_there: Callable[[], bool]) -> None:
    """Rows painted a second, against the peer."""
    peer = PlainChild(size, view)
    mine, theirs = in_turn(view, peer, is_there)
    print(f"# rows painted a second: {1 / statistics.median(mine):.0f}, peer {1 / statistics.median(theirs):.0f}, "
          f"of {view.model().rowCount()} rows", file=sys.stderr)
    # The ratio asked for is rows a second, mine to the peer's: the other way round than of times.
    from_times("scroll: a row painted (ratio of times; ≤ 1.25 is ≥ 0.8 of the rows)", f"{size} measures", mine, theirs,
               peer="QTableView over a list", limit="≤ 1.25")


def filtered(page: Any, view: QTableView, size: int) -> None:
    """From a filter's change to its first rows being painted: filters many measures fit, few, and none at all."""
    for name, other in FILTERS.items():
        times, computed = [], []
        for _ in range(FILTER_RUNS):
            page.open_place(ChecklistFilter())
            wait_for(lambda: not page.model.is_waiting and not page.frame.operations.is_awaited)
            resets: list[bool] = []  # the first rows come in a layout of their own, before the whole outline is counted
            page.model.modelReset.connect(lambda seen=resets: seen.append(True))
            began, cpu = time.perf_counter(), time.process_time()
            page.open_place(other)
            wait_for(lambda seen=resets: bool(seen) and (has_first_rows(page) or not page.model.is_waiting or is_empty(page)))
            view.viewport().repaint()
            times.append(time.perf_counter() - began)
            computed.append(time.process_time() - cpu)
        from_times(f"filter: {name}, to its first rows", f"{size} measures", times, [], limit="≤ 0.1 s at 1 000 000")
        from_times(f"filter: {name}, computing time of all threads till then", f"{size} measures", computed, [])


def is_empty(page: Any) -> bool:
    """Whether it is known that nothing is kept."""
    return page.model.rowCount() == 0


def has_first_rows(page: Any) -> bool:
    """Whether rows are there to be painted."""
    return any(page.model.measure_at(row) is not None for row in range(_FIRST))


def scrolls(sizes: tuple[int, ...]) -> None:
    """Every size in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            place = big_ledger(Path(name) / str(size), size)
            subprocess.run([sys.executable, "-m", "tests.benchmarks.scrolling", "--of", str(place), str(size)], check=True,
                           env=os.environ | {"HOME": name, "XDG_CONFIG_HOME": f"{name}/config"})


if __name__ == "__main__":
    if "--peer" in sys.argv:
        be_peer(*map(int, sys.argv[2:]))
    if "--of" in sys.argv:
        at = sys.argv.index("--of")
        scrolled(Path(sys.argv[at + 1]), int(sys.argv[at + 2]))
    else:
        scrolls(tuple(int(word) for word in sys.argv[1:] if word.isdigit()) or (1_000_000,))
