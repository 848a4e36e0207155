"""No display, an unreachable one, a library that is not there: one sentence and status 2, never an abort."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from gui import display

ROOT = Path(__file__).resolve().parents[2]
START = "import sys; from gui.start import run; sys.exit(run())"
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux starts without a display")


def started(**variables: str) -> subprocess.CompletedProcess[str]:
    """The window's start in a process that knows of these displays only."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "TAIZHANG_LANGUAGE")
    known = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-c", START], env=known | variables, cwd=ROOT, capture_output=True, text=True,
        encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({}, "DISPLAY"),
        ({"DISPLAY": ""}, "DISPLAY"),
        ({"DISPLAY": ":9731"}, ":9731"),
        ({"DISPLAY": "nonsense"}, "nonsense"),
        ({"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":9731"}, ":9731"),
        ({"WAYLAND_DISPLAY": "wayland-9731"}, "way"),
        ({"WAYLAND_DISPLAY": "wayland-9731", "DISPLAY": ":9731"}, ":9731"),
    ],
)
def test_without_a_display_that_answers_it_says_so_and_ends_with_2(variables: dict[str, str], named: str) -> None:
    said = started(**variables)
    assert said.returncode == 2
    assert len(said.stderr.strip().splitlines()) == 1
    assert named in said.stderr
    assert "Traceback" not in said.stderr


def test_it_is_said_in_english_when_that_is_asked_for() -> None:
    assert "cannot be reached" in started(DISPLAY=":9731", TAIZHANG_LANGUAGE="en_GB").stderr


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(variable, raising=False)
    return monkeypatch


def test_a_platform_without_a_display_needs_none(no_display: pytest.MonkeyPatch) -> None:
    no_display.setenv("QT_QPA_PLATFORM", "offscreen")
    assert display.obstacle() is None


def test_a_library_the_platform_lacks_is_named(no_display: pytest.MonkeyPatch) -> None:
    no_display.setenv("DISPLAY", ":9731")

    def lacks(_file: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")

    no_display.setattr(display.ctypes, "CDLL", lacks)
    assert display.obstacle() == ("display-library-missing", {"library": "libxcb-cursor.so.0"})


def test_one_display_that_answers_is_enough(no_display: pytest.MonkeyPatch, tmp_path: Path) -> None:
    no_display.setattr(display, "_lacking", lambda _plugin: "")
    no_display.setenv("DISPLAY", ":9731")
    no_display.setenv("WAYLAND_DISPLAY", "w")
    no_display.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert display.obstacle() == ("display-unreachable", {"display": "DISPLAY=:9731"})
    with socket.socket(socket.AF_UNIX) as door:
        no_display.chdir(tmp_path)  # a socket's path must be short
        door.bind("w")
        door.listen()
        assert display.obstacle() is None
