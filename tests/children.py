"""Python in a process of its own, for what a test cannot do to itself: be killed, be refused, run out of room."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOBODY = 65534


def start(script: str, *words: object) -> subprocess.Popen[str]:
    """Start a script in a child process; what it prints can be read line by line."""
    return subprocess.Popen(
        [sys.executable, "-u", "-c", script, *map(str, words)], cwd=ROOT, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )


def run(script: str, *words: object, timeout: float = 60) -> subprocess.CompletedProcess[str]:
    """Run a script in a child process to its end."""
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, words)], cwd=ROOT, text=True, encoding="utf-8", capture_output=True,
        timeout=timeout, check=False,
    )


def command(*words: object, as_nobody: bool = False, timeout: float = 60, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the program's command line; as somebody whom the system lets write nowhere, when asked and possible."""
    user = NOBODY if as_nobody and os.geteuid() == 0 else None
    return subprocess.run(
        [sys.executable, "main.py", *map(str, words)], cwd=ROOT, text=True, encoding="utf-8", capture_output=True,
        timeout=timeout, check=False, user=user, group=user, extra_groups=[] if user else None,
        env=dict(os.environ) | {"PYTHONDONTWRITEBYTECODE": "1"} | env,
    )
