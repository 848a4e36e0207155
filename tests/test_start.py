"""A normal start: what it must not load, in processes of their own; Chinese where the system has no font for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests import builders

ROOT = Path(__file__).resolve().parents[1]
NEVER = ("reportlab", "openpyxl", "docx", "pypdfium2", "PIL", "alembic", "chinese_calendar", "rapidfuzz", "lxml", "fontTools", "cryptography", "sqlcipher3")

START = """
import sys
from pathlib import Path
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

app = QApplication([])
from gui.ahead import leave_sources_unread
from gui.settings import Settings
from gui.start import Start

leave_sources_unread()
settings = Settings(Path(sys.argv[2]))
settings.last_page, settings.system_scheme = "checklist", "light"
start = Start(settings)
window = start.shown.window
loaded = lambda: " ".join(sorted({name.partition(".")[0] for name in sys.modules}))

def look():
    views = [view for view in window.findChildren(QtWidgets.QTableView) if view.model() and view.model().rowCount()]
    if views:
        app.processEvents()
        print("rows", loaded(), flush=True)
        print("imports", __builtins__.__import__.__name__, flush=True)
        print("sources", sum("sqlalchemy" in name and name.endswith(".py") for name in __import__("linecache").cache), flush=True)
        window.close()
        app.quit()

timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
QTimer.singleShot(50000, app.quit)
paint_event, times = type(window).paintEvent, []

def paint(self, event):
    if not times:
        print("painted", loaded(), flush=True)
        print("named", *(name for part in (QtCore, QtGui, QtWidgets) for name in vars(part)), flush=True)
    times.append(event)
    paint_event(self, event)

type(window).paintEvent = paint
start.begin(Path(sys.argv[1]))
app.exec()
"""

FONT = """
import sys
from pathlib import Path
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel

app = QApplication([])
from gui.settings import Settings
from gui.theme import Theme

chinese = QFontDatabase.WritingSystem.SimplifiedChinese
print("before", *QFontDatabase.families(chinese), sep="|")
theme = Theme(Settings(Path(sys.argv[1]) / "window.ini"))
theme.apply()
print("after", *QFontDatabase.families(chinese), sep="|")
for name, text in (("one", "大"), ("other", "兴")):
    label = QLabel(text)
    label.setFixedSize(60, 40)
    label.grab().save(str(Path(sys.argv[1]) / f"{name}.png"))
"""


def child(script: str, *words: object, **variables: str) -> dict[str, set[str]]:
    """Run a script to its end; its lines by their first word."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"} | variables
    done = subprocess.run([sys.executable, "-c", script, *map(str, words)], cwd=ROOT, env=environment, text=True,
                          encoding="utf-8", capture_output=True, timeout=90, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    lines = [line.replace("|", " ").split(" ") for line in done.stdout.splitlines()]
    return {line[0]: set(line[1:]) - {""} for line in lines}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What a start on a ledger with a plan had loaded when it was painted and when its rows were there."""
    from model.ledger import Ledger

    folder = tmp_path_factory.mktemp("start")
    with Ledger.open(folder / "ledger", person="填报人") as ledger:
        builders.taken_in(ledger, builders.a_plan())
    return child(START, folder / "ledger", folder / "window.ini", XDG_CONFIG_HOME=str(folder), HOME=str(folder))


@pytest.mark.parametrize("name", NEVER)
def test_a_start_does_not_load(name: str, loaded: dict[str, set[str]]) -> None:
    assert name not in loaded["rows"]


@pytest.mark.parametrize("name", ["sqlalchemy", "click", "platformdirs"])
def test_the_window_is_painted_before_this_is_loaded(name: str, loaded: dict[str, set[str]]) -> None:
    assert name not in loaded["painted"]


@pytest.mark.parametrize("name", ["Qt", "QStyle", "QMessageBox"])
def test_the_window_is_painted_before_pyside_makes_what_has_many_names(name: str, loaded: dict[str, set[str]]) -> None:
    assert name not in loaded["named"]


def test_the_rows_come_from_the_ledger(loaded: dict[str, set[str]]) -> None:
    assert "sqlite3" in loaded["rows"]


def test_the_program_loads_nothing_of_the_commands_before_its_window() -> None:
    said = child("import sys, main; print('main', *(name.partition('.')[0] for name in sys.modules))")
    assert said["main"].isdisjoint({"click", "model", "gui", "resources", "PySide6"})


def test_no_source_of_a_library_is_read_at_the_start(loaded: dict[str, set[str]]) -> None:
    assert loaded["sources"] == {"0"}


def test_nothing_looks_for_features_before_an_import(loaded: dict[str, set[str]]) -> None:
    assert loaded["imports"] != {"__feature_import__"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fonts are hidden through fontconfig")
def test_where_the_system_has_no_chinese_font_the_shipped_one_is_used(tmp_path: Path) -> None:
    empty = tmp_path / "fonts.conf"
    empty.write_text('<?xml version="1.0"?><fontconfig><cachedir>cache</cachedir></fontconfig>', encoding="utf-8")
    said = child(FONT, tmp_path, FONTCONFIG_FILE=str(empty))
    assert said["before"] == set()
    assert said["after"]
    one, other = (QImage(str(tmp_path / f"{name}.png")) for name in ("one", "other"))
    assert one != other  # two characters, not the same box twice
