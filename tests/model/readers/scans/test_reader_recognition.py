"""The engine on drawn pages: every cell's words whatever befell the page, and processes that never outlive a reading."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from numpy.typing import NDArray

import model
from model.errors import Cancelled, PlanReadError
from model.readers.grid import Block, Table
from model.readers.pages.ruled import whole_pages
from model.readers.scans import recognition, recognition_processes
from model.readers.scans.page_content import EngineMissing, PageContent
from model.readers.scans.page_sources import Origin, PageSource
from model.readers.scans.recognition import Recogniser
from model.readers.scans.recognition_processes import recognised
from model.readers.scans.scan import content_blocks
from tests.drawn_pages import HEADER, ROWS, askew, noisy, photographed, pixels, stamped, table_page

SMUDGED = (1, 2)  # row and cell
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the engine's own libraries


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(threads=1)  # more would wait for each other while other tests run


@pytest.fixture(scope="module")
def page() -> NDArray[np.uint8]:
    return pixels(table_page())


def blocks_of(content: PageContent) -> list[Block]:
    return whole_pages([content_blocks(content, 1, count(1))])


def cells_of(content: PageContent) -> list[tuple[str, ...]]:
    """The texts of the page's table, blanks apart."""
    table = next(block for block in blocks_of(content) if isinstance(block, Table))
    return [tuple("".join(cell.text.split()) for cell in row) for row in table.rows]


def test_a_page_seen_from_aside_in_bad_light_is_read_cell_by_cell(
    recogniser: Recogniser, page: NDArray[np.uint8]
) -> None:
    content = recogniser.read(noisy(photographed(page), amount=5))
    assert cells_of(content) == [HEADER, *ROWS]


def test_a_page_that_lies_on_its_side_is_turned_and_its_places_with_it(
    recogniser: Recogniser, page: NDArray[np.uint8]
) -> None:
    lying = np.ascontiguousarray(np.rot90(askew(page, 1.0)))
    content = recogniser.read(lying)
    assert cells_of(content) == [HEADER, *ROWS]
    table = next(block for block in blocks_of(content) if isinstance(block, Table))
    left, top, right, bottom = table.rows[0][0].place.box or (0, 0, 0, 0)
    assert (bottom - top) * 930 > (right - left) * 740  # the first cell, upright 60 × 42, lies on its side
    assert left < 0.5 < top  # turned counter-clockwise, the page's top left is at the bottom left


@pytest.fixture(scope="module")
def marked(recogniser: Recogniser, page: NDArray[np.uint8]) -> PageContent:
    """What was read of a page on its head with a stamp in one cell and a smudge on another one's first letters."""
    spoiled = stamped(page, (600, 230))
    left, top = 40 + 60 + 120 + 6, 120 + 41 + 5
    smudge = np.random.default_rng(3).integers(0, 255, (24, 48, 1), np.uint8)
    spoiled[top : top + 24, left : left + 48] = np.minimum(spoiled[top : top + 24, left : left + 48], smudge)
    return recogniser.read(np.ascontiguousarray(spoiled[::-1, ::-1]))


def test_a_page_on_its_head_with_a_stamp_is_read(marked: PageContent) -> None:
    read = [
        [cell if (row, place) != SMUDGED else "" for place, cell in enumerate(cells)]
        for row, cells in enumerate(cells_of(marked))
    ]
    assert read == [list(HEADER), [*ROWS[0][:2], "", *ROWS[0][3:]], list(ROWS[1])]


def test_letters_nobody_can_read_are_unsure_and_no_others(marked: PageContent) -> None:
    table = next(block for block in blocks_of(marked) if isinstance(block, Table))
    unsure = [(row, cell) for row in range(3) for cell in range(6) if table.rows[row][cell].unsure]
    assert unsure == [SMUDGED]


@pytest.mark.parametrize("size", [(1, 1), (5, 900)])
def test_a_page_without_room_for_a_word_is_empty(recogniser: Recogniser, size: tuple[int, int]) -> None:
    content = recogniser.read(np.full((*size, 3), 255, np.uint8))
    assert content.words == ()
    assert blocks_of(content) == []


def test_a_picture_of_no_text_is_empty(recogniser: Recogniser) -> None:
    waves = np.add.outer(np.sin(np.arange(300) / 17), np.cos(np.arange(300) / 23))
    picture = np.repeat((120 + 50 * waves).astype(np.uint8)[:, :, None], 3, axis=2)
    content = recogniser.read(np.ascontiguousarray(picture))
    assert content.words == ()
    assert blocks_of(content) == []


def test_without_models_the_engine_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "find_spec", lambda name: None)
    with pytest.raises(EngineMissing):
        Recogniser(threads=1)


def test_a_process_says_that_its_engine_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "find_spec", lambda name: None)
    monkeypatch.setattr(recognition_processes, "_be_silent", lambda: None)
    here, there = multiprocessing.Pipe()
    recognition_processes.serve(there, 1)
    assert isinstance(here.recv(), EngineMissing)
    here.close()
    there.close()


def test_a_process_answers_page_by_page_until_nobody_asks(
    recogniser: Recogniser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(recognition, "Recogniser", lambda threads: recogniser)
    monkeypatch.setattr(recognition_processes, "_be_silent", lambda: None)
    here, there = multiprocessing.Pipe()
    server = threading.Thread(target=recognition_processes.serve, args=(there, 1))
    server.start()
    missing = ask(here, PageSource(tmp_path / "没有.png", 1, Origin.PICTURE))
    assert isinstance(missing, PlanReadError)
    page = ask(here, drawn(tmp_path, size=(20, 20)))
    assert isinstance(page, PageContent)
    here.close()
    server.join(timeout=10)
    assert not server.is_alive()
    there.close()


def ask(connection: Connection, source: PageSource) -> object:
    connection.send(source)
    return connection.recv()


def drawn(folder: Path, *, size: tuple[int, int] | None = None) -> PageSource:
    """A page in a file."""
    file = folder / "页.png"
    image = table_page()
    (image if size is None else image.resize(size)).save(file)
    return PageSource(file, 1, Origin.PICTURE)


def processes() -> list[int]:
    """The recognition processes that run for this one."""
    found = multiprocessing.active_children()
    return [child.pid or 0 for child in found if child.name == "taizhang-recognition"]


def test_cancelling_ends_the_processes(tmp_path: Path) -> None:
    asked = count()
    with pytest.raises(Cancelled):
        recognised([drawn(tmp_path)] * 2, cancelled=lambda: next(asked) > 1)
    assert processes() == []


def test_a_process_that_is_killed_is_replaced_once_and_then_given_up(tmp_path: Path) -> None:
    killed: list[int] = []

    def kill() -> bool:
        for pid in processes():
            if pid not in killed:
                killed.append(pid)
                os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        return False

    with pytest.raises(PlanReadError) as caught:
        recognised([drawn(tmp_path)], cancelled=kill)
    assert caught.value.code == "scan-process-ended"
    assert len(killed) == 2
    assert processes() == []


def test_a_page_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition_processes, "_LONGEST", 0.0)
    with pytest.raises(PlanReadError) as caught:
        recognised([drawn(tmp_path)])
    assert caught.value.code == "scan-page-too-long"
    assert processes() == []


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks the processes up in /proc")
def test_a_killed_program_leaves_no_process_behind(tmp_path: Path) -> None:
    script = tmp_path / "reading.py"
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from multiprocessing import active_children\n"
        "from model.readers.scans.page_sources import Origin, PageSource\n"
        "from model.readers.scans.recognition_processes import recognised\n"
        "def tell() -> bool:\n"
        "    print(*[child.pid for child in active_children()], flush=True)\n"
        "    return False\n"
        "if __name__ == '__main__':\n"
        "    recognised([PageSource(Path(sys.argv[1]), 1, Origin.PICTURE)], cancelled=tell)\n",
        encoding="utf-8",
    )
    source = drawn(tmp_path)
    root = str(Path(next(iter(model.__path__))).parent)
    with subprocess.Popen(
        [sys.executable, str(script), str(source.path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": root},
        text=True,
    ) as program:
        assert program.stdout is not None
        child = int(program.stdout.readline().split()[0])
        program.kill()
    for _ in range(100):
        if not is_running(child):
            break
        time.sleep(0.1)
    assert not is_running(child)


def is_running(pid: int) -> bool:
    """Whether a process is there and not only waiting to be forgotten."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


class Looking:
    """An engine that finds one line of some height, and notes how fine the picture was in which it looked."""

    def __init__(self, height: float) -> None:
        self.max_side_len, self.height, self.looked = 0, height, list[int]()

    def __call__(self, _picture: object, **_: object) -> SimpleNamespace:
        self.looked.append(self.max_side_len)
        top, foot = 100.0, 100.0 + self.height
        return SimpleNamespace(boxes=[np.array([[50, top], [900, top], [900, foot], [50, foot]], np.float32)])


@pytest.mark.parametrize(("height", "width", "looks"), [(40, 2300, 1), (12, 2300, 2), (12, 1200, 1)])
def test_lines_are_looked_for_on_a_finer_picture_only_where_the_print_is_small(height: float, width: int, looks: int) -> None:
    engine, reader = Looking(height), object.__new__(Recogniser)
    reader._engine = engine
    reader._boxes(np.full((800, width, 3), 255, np.uint8))
    assert len(engine.looked) == looks
    assert engine.looked == sorted(set(engine.looked))
