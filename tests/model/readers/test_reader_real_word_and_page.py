"""The real plan as a Word document and as a saved page, where they are: every row right, no doubt for nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from model.readers import read_plan
from model.readers.plan_json import plan_as_json

SHARED = Path(os.environ.get("TAIZHANG_SHARED", "../shared"))
pytestmark = [
    pytest.mark.plans,
    pytest.mark.skipif(not (SHARED / "plans").is_dir(), reason="the real plans are not here"),
]


@pytest.mark.parametrize("ending", ["docx", "html"])
def test_every_row_is_right(ending: str, tmp_path: Path) -> None:
    out = tmp_path / "read.json"
    plan = read_plan(SHARED / "plans" / f"daxing-2024.{ending}").draft
    out.write_text(json.dumps(plan_as_json(plan)), encoding="utf-8")
    command = [
        sys.executable,
        str(SHARED / "tools" / "score_plan.py"),
        str(SHARED / "gold" / "daxing-2024.jsonl"),
        str(out),
        "--json",
    ]
    figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert (figures["row"], figures["silent"], figures["alarms"]) == (1.0, 0.0, 0.0)
