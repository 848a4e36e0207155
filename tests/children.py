"""Python in a process of its own, for what a test cannot do to itself: be killed, be refused, run out of room."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ORDINARY = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--"]


def can_be_ordinary() -> bool:
    """Whether a command can be run by somebody whom file permissions bind; root is not, unless it gives that up."""
    return os.name == "posix" and (os.geteuid() != 0 or shutil.which("setpriv") is not None)


def start(script: str, *words: object) -> subprocess.Popen[str]:
    """Start a script in a child process; what it prints can be read line by line."""
    return subprocess.Popen(
        [sys.executable, "-u", "-c", script, *map(str, words)], cwd=ROOT, text=True, encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )


def run(script: str, *words: object, timeout: float = 60) -> subprocess.CompletedProcess[str]:
    """Run a script in a child process to its end."""
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, words)], cwd=ROOT, text=True, encoding="utf-8", capture_output=True,
        timeout=timeout, check=False,
    )


def command(*words: object, as_ordinary_user: bool = False, timeout: float = 60, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the program's command line; as an ordinary user, whom permissions bind, when asked (see can_be_ordinary)."""
    bound = ORDINARY if as_ordinary_user and os.geteuid() == 0 else []
    return subprocess.run(
        [*bound, sys.executable, "main.py", *map(str, words)], cwd=ROOT, text=True, encoding="utf-8", capture_output=True,
        timeout=timeout, check=False,
        env=dict(os.environ) | {"PYTHONDONTWRITEBYTECODE": "1"} | env,
    )
