"""Commands on a ledger of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gui import commands as main
from tests.builders import TODAY

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command on the ledger in tmp_path, on the tests' day where it takes one; a user's mistake comes back raised."""
    monkeypatch.setenv("TAIZHANG_LEDGER", str(tmp_path / "ledger"))

    def ran(*words: object, fails: bool = False) -> Result:
        command = main.main.commands.get(str(words[0]))
        has_day = command is not None and any(option.name == "today" for option in command.params)
        day = ["--today", str(TODAY)] if has_day and "--today" not in words else []
        result = CliRunner().invoke(main.main, [*map(str, words), *day])
        if not fails and result.exception:
            raise result.exception
        return result

    return ran
