from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.hostile_plans import FAULTS
from tests.faults.reading import Outcome, watched

SMALL = 0.01
# Recognition and conversion take seconds each; `python -m tests.faults.hostile_plans` has them.
SLOW = {"cut png", "flipped png", "cut rtf", "flipped rtf", "picture: noise", "picture: something else",
        "picture: photograph of a page", "picture: 79 million points, blank", "picture: 5 000 frames",
        "picture: 30 000 x 30 000"}  # fmt: skip
NO_PLAN = {
    "docx: external entity": "plan-forbidden-content",
    "docx: 100 000 nested insertions": "plan-damaged",
    "docx: password": "plan-locked",
    "xlsx: password": "plan-locked",
    "pdf: password": "plan-locked",
}

pytestmark = pytest.mark.skipif(os.name != "posix", reason="devices and pipes of POSIX")


def read(name: str, folder: Path) -> list[Outcome]:
    return [watched(file) for file in FAULTS[name](folder, SMALL)]


@pytest.mark.parametrize("name", sorted(set(FAULTS) - SLOW))
def test_a_hostile_file_is_a_plan_or_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    outcomes = read(name, tmp_path)

    assert outcomes
    for one in outcomes:
        assert one.said.startswith(("plan: ", "plan-", "scan-")), one
        assert "without" not in one.said, one


@pytest.mark.parametrize(("name", "code"), NO_PLAN.items())
def test_what_is_no_plan_is_refused_with_its_reason(name: str, code: str, tmp_path: Path) -> None:
    assert {one.said for one in read(name, tmp_path)} == {code}
