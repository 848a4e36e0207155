"""A command as it is typed, run in this process, for there are many."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout

import pytest

import main


def ended(*words: object, language: str = "zh_CN") -> tuple[object, str, str]:
    """Exit status, stdout and stderr of a command."""
    out, said = io.StringIO(), io.StringIO()
    status: object = 0
    with pytest.MonkeyPatch.context() as patch, redirect_stderr(said), redirect_stdout(out):
        patch.setattr(sys, "argv", ["main.py", *map(str, words)])
        patch.setenv("TAIZHANG_LANGUAGE", language)
        try:
            main.run()
        except SystemExit as end:
            status = end.code
    return status, out.getvalue(), said.getvalue()
