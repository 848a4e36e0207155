from __future__ import annotations

import os

import pytest

if os.name != "posix":
    pytest.skip("needs kill -9", allow_module_level=True)

from tests.faults.kills import KINDS, tries

TRIES = int(os.environ.get("TAIZHANG_KILLS", "15"))


def test_what_was_acknowledged_outlives_a_kill_whatever_was_under_way() -> None:
    figures = tries(TRIES)

    figures.require_none()
    assert figures.tries == sum(times for what, times in figures.ended.items() if what.endswith("killed")) == TRIES
    assert all(figures.ended[f"{kind}: acknowledged"] for kind in KINDS if kind != "migrate")
