"""A program killed (kill -9) while it sets or removes a passphrase, just before the moment of change and just after (`python -m
tests.faults relocks --full` kills at every step)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

if os.name != "posix":
    pytest.skip("needs kill -9", allow_module_level=True)
pytest.importorskip("sqlcipher3", reason="no wheel of SQLCipher for this system")

from tests.faults.relocks import tried


@pytest.mark.sqlite("a passphrase locks a folder")
@pytest.mark.parametrize(("act", "step", "when"), [
    ("set", "swap", "before"), ("set", "put_in_place", "after"), ("change", "write_key_file", "after"), ("remove", "swap", "before"),
    ("remove", "put_in_place", "after"),
])  # fmt: skip
def test_the_ledger_opens_as_it_was_or_as_it_is_to_be(tmp_path: Path, act: str, step: str, when: str) -> None:
    tried(tmp_path, act, step, when)
