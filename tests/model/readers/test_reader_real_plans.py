"""The real plans, where they are: rows right in every field, none wrong without a doubt, few doubts for nothing."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from model.errors import PlanReadError
from model.readers import plan_from_blocks, read_plan
from model.readers.plan_json import plan_as_json
from model.readers.texts.text import decoded, text_blocks

SHARED = Path(os.environ.get("TAIZHANG_SHARED", "../shared"))
pytestmark = [
    pytest.mark.plans,
    pytest.mark.skipif(not (SHARED / "plans").is_dir(), reason="the real plans are not here"),
]


@pytest.mark.parametrize(
    ("plan", "gold", "row", "silent", "alarms"),
    [
        ("daxing-2024", "daxing-2024", 0.99, 0.0, 0.02),
        ("mentougou-2020", "mentougou-2020", 0.97, 0.0, 0.05),
        ("beijing-2024-gazette", "beijing-2024", 0.85, 0.01, 0.15),
        ("mentougou-2020-jiuye", "mentougou-2020-jiuye", 0.95, 0.01, 0.10),
        ("mentougou-2020-shuihuanjing", "mentougou-2020-shuihuanjing", 0.95, 0.01, 0.10),
        ("mentougou-2020-xiaofei", "mentougou-2020-xiaofei", 0.95, 0.01, 0.10),
    ],
)
def test_a_real_plan_reaches_its_figures(
    plan: str, gold: str, row: float, silent: float, alarms: float, tmp_path: Path
) -> None:
    out = tmp_path / "read.json"
    out.write_text(
        json.dumps(plan_as_json(read_plan(SHARED / "plans" / f"{plan}.txt").draft)), encoding="utf-8"
    )
    command = [
        sys.executable,
        str(SHARED / "tools" / "score_plan.py"),
        str(SHARED / "gold" / f"{gold}.jsonl"),
        str(out),
    ]
    figures = json.loads(
        subprocess.run([*command, "--json"], check=True, capture_output=True, text=True).stdout
    )
    assert figures["row"] >= row
    assert figures["silent"] <= silent
    assert figures["alarms"] <= alarms


@pytest.mark.parametrize("seed", range(8))
def test_a_plan_with_cells_dropped_or_garbled_is_a_plan_or_refused(seed: int) -> None:
    luck = random.Random(seed)
    text = decoded((SHARED / "plans" / "mentougou-2020.txt").read_bytes())
    lines = text.split("\n")
    for _ in range(60):
        index = luck.randrange(len(lines))
        cells = lines[index].split("\t")
        place = luck.randrange(len(cells))
        cells[place : place + luck.randrange(3)] = luck.choice([[], [""], ["乱\ufffd码"], cells[:2]])
        lines[index] = "\t".join(cells)
    try:
        plan = plan_from_blocks(list(text_blocks("\n".join(lines))), "示例").draft
    except PlanReadError:
        return
    assert plan.measures
