"""Desks on a PostgreSQL server at once, in short: `make faults` has twenty for five minutes, and a dozen standbys."""

from __future__ import annotations

import os

import pytest

from tests.faults import desks
from tests.server import NoServer, programs

if os.name != "posix":
    pytest.skip("needs kill -9", allow_module_level=True)
try:
    programs()
except NoServer as error:
    pytest.skip(str(error), allow_module_level=True)


def test_what_desks_were_told_is_there_though_one_was_killed_and_then_the_server() -> None:
    figures = desks.both_once()
    figures.require_none()
    assert figures.ended["acknowledged"] > 3 * desks.SOME
    assert figures.ended["killed"] == 2
